"""A store in which nearly every order has a status of its own, such as a note taken for one."""

from collections.abc import Callable
from typing import Any

import pytest

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED, SortColumn, Sorting
from designo_sync_gui.domain.order_states import View, judged
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage import judged_states, order_table, view_lists
from designo_sync_gui.storage.judged_states import JudgedStates
from designo_sync_gui.storage.list_changes import ListChanges
from designo_sync_gui.storage.mirror import SqliteMirror
from designo_sync_gui.storage.view_lists import Lists

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
EVERYTHING = OrderFilter()
MISMATCHES = OrderFilter(View.MISMATCHES)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The states that the rules were asked of."""
    found: list[object] = []

    def noted(state: Any) -> Any:
        found.append(state)
        return judged(state)

    monkeypatch.setattr(judged_states, "judged", noted)
    return found


async def fill(mirror: SqliteMirror, reading: Any, orders: int = 60) -> None:
    """Each order has a note of its own; the oldest ten differ."""
    for side in Side:
        page = [
            reading(str(100 + at), f"note {at}{'!' if at < 10 and side is Side.DESIGNO else ''}")
            for at in range(orders)
        ]
        await mirror.record(side, page)


async def first(
    mirror: SqliteMirror, wanted: OrderFilter, most: int, by: Sorting = UNSORTED
) -> Any:
    """The first rows of a view, and all of them, of lists that know nothing."""
    lists = Lists(JudgedStates(), ListChanges())

    def look(connection: Any) -> Any:
        counts = lists.quick_counts(connection, wanted)
        found = lists.first(connection, wanted, by, most)
        return counts, found, lists.whole(connection, wanted, by).ids

    return await mirror.table._making.run(look)  # type: ignore[attr-defined]


def test_that_the_first_rows_do_not_wait_until_the_rules_were_asked_of_every_state(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch, asked: list[object]
) -> None:
    monkeypatch.setattr(view_lists, "_MANY_STATES", 5)
    lists = Lists(JudgedStates(), ListChanges())

    async def steps(mirror: SqliteMirror) -> Any:
        await fill(mirror, reading)

        def look(connection: Any) -> Any:
            assert lists.quick_counts(connection, EVERYTHING) is None
            found = lists.first(connection, EVERYTHING, UNSORTED, 7)
            before = len(asked)
            return found, before, lists.whole(connection, EVERYTHING, UNSORTED).ids

        return await mirror.table._making.run(look)  # type: ignore[attr-defined]

    found, before, whole = with_mirror(steps)
    assert [*found] == [*whole[:7]]
    assert before == 7, "of those that are shown"
    assert len(asked) == 60


@pytest.mark.parametrize(
    ("wanted", "most", "expected"),
    [
        (EVERYTHING, 100, 60),
        (MISMATCHES, 4, 4),
        (MISMATCHES, 40, 10),
        (OrderFilter(store_code="other"), 4, 0),
        (OrderFilter(criteria=Criteria(statuses=frozenset({Status.text("note 59")}))), 1, 1),
    ],
)
def test_that_first_rows_found_one_by_one_are_those_of_the_list(
    with_mirror: Run,
    reading: Any,
    monkeypatch: pytest.MonkeyPatch,
    wanted: OrderFilter,
    most: int,
    expected: int,
) -> None:
    monkeypatch.setattr(view_lists, "_MANY_STATES", 50)

    async def steps(mirror: SqliteMirror) -> Any:
        await fill(mirror, reading)
        return await first(mirror, wanted, most)

    counts, found, whole = with_mirror(steps)
    assert counts is None
    assert len(whole[:most]) == expected
    assert [*found] == [*whole[:most]]


def test_that_first_rows_that_are_not_among_the_newest_wait_for_the_list(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = view_lists._NEWEST_FIRST.replace("LIMIT 3000", "LIMIT 20")
    monkeypatch.setattr(view_lists, "_MANY_STATES", 20)
    monkeypatch.setattr(view_lists, "_NEWEST_FIRST", few)

    async def steps(mirror: SqliteMirror) -> Any:
        await fill(mirror, reading)
        searched = OrderFilter(text="note 5")
        asked = (
            (MISMATCHES, UNSORTED),
            (EVERYTHING, Sorting(SortColumn.STOREFRONT)),
            (EVERYTHING, Sorting(grouped=True)),
            (searched, UNSORTED),
        )
        return [(await first(mirror, wanted, 4, by))[1] for wanted, by in asked]

    assert with_mirror(steps) == [None] * 4


def test_that_the_rules_are_asked_once_of_a_state_whoever_wants_to_know(
    with_mirror: Run, reading: Any, asked: list[object]
) -> None:
    async def steps(mirror: SqliteMirror) -> int:
        await fill(mirror, reading)
        for wanted in (EVERYTHING, MISMATCHES):
            opened = await mirror.table.open_view(wanted, UNSORTED)
            await mirror.table.counted(opened.token)
            await mirror.table.facets()
            await mirror.table.counts(wanted)
        before = len(asked)
        await mirror.record(Side.STOREFRONT, [reading("100", "other")])
        await mirror.table.facets()
        await mirror.table.counts(MISMATCHES)
        return before

    assert with_mirror(steps) == 60
    assert len(asked) == 61


def test_that_states_of_no_order_are_forgotten_when_they_are_many(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch, asked: list[object]
) -> None:
    monkeypatch.setattr(judged_states, "_SPARE", 5)
    book = JudgedStates()

    async def steps(mirror: SqliteMirror) -> list[int]:
        table: Any = mirror.table
        found = []
        for text in "abcdefghij":
            await mirror.record(Side.STOREFRONT, [reading("1", text), reading("2", text * 2)])
            states = await table._making.run(book.states)
            assert len(states.let_in(EVERYTHING)) == len(states.counts) == 2
            found.append(len(states.judged))
        return found

    assert max(with_mirror(steps)) <= 2 + 5 + 2


def test_that_the_most_frequent_statuses_are_offered_and_no_more(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_table, "MOST_STATUSES", 3)

    async def steps(mirror: SqliteMirror) -> Any:
        await fill(mirror, reading)
        await mirror.record(Side.STOREFRONT, [reading(str(n), "paid") for n in (120, 121, 122)])
        return (await mirror.table.facets()).statuses

    assert with_mirror(steps) == (
        (Status.text("paid"), 3),
        (Status.text("note 0"), 1),
        (Status.text("note 0!"), 1),
    )
