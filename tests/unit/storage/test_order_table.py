"""The order table of the mirror: what a view keeps, what it waits for, and what it does not."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.order import OrderRef, Presence, Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED, SortColumn, Sorting
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage import (
    mirror_doubt,
    mirror_states,
    order_table,
    view_indexes,
    view_lists,
)
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
EVERYTHING = OrderFilter()
MISMATCHES = OrderFilter(View.MISMATCHES)


async def ids(mirror: SqliteMirror, token: int) -> list[str]:
    return [ref.order_id for ref in await mirror.table.refs(token, 0, 10_000)]


async def shown(
    mirror: SqliteMirror, wanted: OrderFilter = EVERYTHING, by: Sorting = UNSORTED
) -> list[str]:
    return await ids(mirror, (await mirror.table.open_view(wanted, by)).token)


def test_that_a_view_stays_as_it_was_opened_while_a_refresh_writes(
    with_mirror: Run, reading: Any
) -> None:
    """No row is skipped, doubled or moved; the values shown are those of the moment."""

    async def steps(mirror: SqliteMirror) -> Any:
        pages = [[reading(str(n), "paid") for n in range(1000, 3000)]]
        await mirror.record(Side.STOREFRONT, pages[0])
        await mirror.record(Side.DESIGNO, [reading(str(n), "sent") for n in range(1000, 3000)])
        opened = await mirror.table.open_view(MISMATCHES, Sorting(SortColumn.DESIGNO))

        async def refresh() -> None:
            for start in range(1000, 3000, 100):
                page = [reading(str(n), "paid") for n in range(start, start + 100)]
                await mirror.record(Side.DESIGNO, page)
            for side, status in ((Side.STOREFRONT, "a"), (Side.DESIGNO, "b")):
                await mirror.record(side, [reading("9999", status)])

        async def scroll() -> list[str]:
            met = []
            for start in range(0, 2000, 50):
                rows = await mirror.table.rows(opened.token, start, 50)
                met += [row.order.ref.order_id for row in rows if row is not None]
            return met

        met, _ = await asyncio.gather(scroll(), refresh())
        later = await mirror.table.rows(opened.token, 0, 1)
        return met, later[0], await shown(mirror, MISMATCHES)

    met, row, anew = with_mirror(steps)
    assert met == [str(n) for n in range(2999, 999, -1)]
    assert row is not None
    assert row.order.designo.status == Status.text("paid")
    assert anew == ["9999"]


def test_that_rows_are_read_while_another_program_holds_the_write_lock(
    tmp_path: Path, with_mirror: Run, reading: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("7"), reading("8")])
        await mirror.ready()
        with closing(sqlite3.connect(tmp_path / "mirror.sqlite3", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("DELETE FROM order_view")
            found = await shown(mirror)
            facets = await mirror.table.facets()
            other.execute("ROLLBACK")
        return found, facets.stores

    assert with_mirror(steps) == (["8", "7"], {"wc_eu": 2})


def test_that_an_order_forgotten_since_leaves_an_empty_row(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("7"), reading("8", store="us")])
        opened = await mirror.table.open_view(EVERYTHING, UNSORTED)
        await mirror.forget_store("us")
        await mirror.record(Side.STOREFRONT, [reading("9", store="us")])
        rows = await mirror.table.rows(opened.token, 0, 10)
        place = await mirror.table.row_of(opened.token, OrderRef("us", "8"))
        return rows, await ids(mirror, opened.token), place, await mirror.table.facets()

    rows, left, place, facets = with_mirror(steps)
    assert [row and row.order.ref.order_id for row in rows] == [None, "7"]
    assert left == ["7"]
    assert place is None
    assert facets.stores == {"wc_eu": 1, "us": 1}


def test_that_orders_that_belong_in_view_by_now_are_told(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("7"), reading("8")])
        await mirror.record(Side.DESIGNO, [reading("7"), reading("8", "sent")])
        opened = await mirror.table.open_view(MISMATCHES, UNSORTED)
        await mirror.record(Side.DESIGNO, [reading("7", "late"), reading("8"), reading("9")])
        refs = [OrderRef("wc_eu", order_id) for order_id in ("7", "8", "9", "10")]
        return await mirror.table.not_in(opened.token, refs), await shown(mirror, MISMATCHES)

    waiting, anew = with_mirror(steps)
    assert waiting == {OrderRef("wc_eu", "7")}
    assert anew == ["7"]


def test_that_the_last_outcome_moves_an_order_to_its_views(
    with_mirror: Run, reading: Any, outcome: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("7"), reading("8")])
        await mirror.record_outcome(outcome("7", OutcomeKind.UNKNOWN))
        await mirror.record_outcome(outcome("99", OutcomeKind.UNKNOWN))
        return [await shown(mirror, OrderFilter(view)) for view in (View.UNKNOWN, View.ALL)]

    assert with_mirror(steps) == [["7"], ["8", "7"]]


def test_that_an_order_neither_side_has_is_in_no_view(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        for side in Side:
            gone = reading("7", None, presence=Presence.ABSENT)
            await mirror.record(side, [gone, reading("8")])
        return await shown(mirror), await mirror.counts()

    assert with_mirror(steps) == (["8"], {"wc_eu": 2})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x" * 10_000, []),
        ("x" * 9_999 + "y", ["8"]),
        ("Y", ["8"]),
        ("", ["8", "7"]),
        ("%", []),
        ("_", []),
        ("?", []),
        ("\ud800", []),
    ],
    ids=lambda value: repr(value)[:12],
)
def test_that_search_texts_of_any_length_mean_themselves(
    with_mirror: Run, reading: Any, text: str, found: list[str]
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        long = "A" * 1_000_000 + "x" * 9_999 + "Y"
        await mirror.record(Side.STOREFRONT, [reading("7"), reading("8", long)])
        return await shown(mirror, OrderFilter(text=text))

    assert with_mirror(steps) == found


def test_that_a_closed_view_answers_nothing_and_closing_twice_is_no_error(
    with_mirror: Run, reading: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> None:
        await mirror.record(Side.STOREFRONT, [reading()])
        opened = await mirror.table.open_view(EVERYTHING, UNSORTED)
        await mirror.table.close_view(opened.token)
        await mirror.table.close_view(opened.token)
        for call in (
            mirror.table.rows(opened.token, 0, 1),
            mirror.table.counted(opened.token),
            mirror.table.not_in(opened.token, []),
            mirror.table.no_longer_in(opened.token, []),
        ):
            with pytest.raises(LookupError, match="not open"):
                await call

    with_mirror(steps)


def test_that_a_list_that_is_not_wanted_any_more_is_broken_off(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each key typed into the search box opens a view; the one before is given up."""
    entered, go_on = threading.Event(), threading.Event()
    made = view_lists.Lists.whole

    def held(self: Any, *given: Any) -> Any:
        entered.set()
        go_on.wait(20)
        return made(self, *given)

    monkeypatch.setattr(view_lists.Lists, "whole", held)
    monkeypatch.setattr(order_table, "_STEPS", 1)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(str(n)) for n in range(50)])
        opened = await mirror.table.open_view(OrderFilter(text="1"), UNSORTED)
        await asyncio.to_thread(entered.wait, 20)
        waiting = asyncio.ensure_future(mirror.table.counted(opened.token))
        never_begun = asyncio.ensure_future(mirror.table.open_view(EVERYTHING, UNSORTED))
        await asyncio.sleep(0)
        await mirror.table.close_view(opened.token)
        await mirror.table.close_view(opened.token + 1)
        go_on.set()
        for one in (waiting, never_begun):
            with pytest.raises(LookupError, match="not open"):
                await one
        return await shown(mirror, OrderFilter(text="49"))

    assert with_mirror(steps) == ["49"]


def test_that_the_first_rows_are_there_before_the_list_is(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    made = view_lists.Lists.whole

    def held(self: Any, *given: Any) -> Any:
        go_on.wait(20)
        return made(self, *given)

    monkeypatch.setattr(view_lists.Lists, "whole", held)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(str(n)) for n in range(100, 200)])
        opened = await mirror.table.open_view(EVERYTHING, Sorting(SortColumn.NUMBER), 20)
        seen = await mirror.table.rows(opened.token, 5, 10)
        go_on.set()
        return opened, seen, await mirror.table.rows(opened.token, 0, 1000)

    opened, seen, rows = with_mirror(steps)
    assert opened.counts is not None
    assert opened.counts.total == len(rows) == 100
    assert opened.first == rows[:20]
    assert seen == rows[5:15]


def test_that_more_views_than_a_window_needs_close_the_oldest(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_table, "_MOST_VIEWS", 2)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading()])
        opened = [await mirror.table.open_view(EVERYTHING, UNSORTED) for _ in range(3)]
        with pytest.raises(LookupError):
            await mirror.table.counted(opened[0].token)
        return [await ids(mirror, one.token) for one in opened[1:]]

    assert with_mirror(steps) == [["7"], ["7"]]


def test_that_a_change_by_another_program_is_seen_by_the_next_view(
    tmp_path: Path, with_mirror: Run, reading: Any, now: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("7"), reading("8", store="us")])
        before = await shown(mirror), await shown(mirror)
        other, _ = await open_mirror(tmp_path / "mirror.sqlite3", now)
        await other.forget_store("us")
        await other.record(Side.STOREFRONT, [reading("9", "new")])
        await other.aclose()
        await mirror.record(Side.STOREFRONT, [reading("10", "new"), reading("7", "new")])
        return before, await shown(mirror), await mirror.table.facets()

    before, after, facets = with_mirror(steps)
    assert before == (["8", "7"], ["8", "7"])
    assert after == ["10", "9", "7"]
    assert facets.statuses == ((Status.text("new"), 3),)


def test_that_counts_hold_after_pages_that_failed(with_mirror: Run, reading: Any) -> None:
    """Ids that were remembered of rows that were rolled back are not used again."""

    async def steps(mirror: SqliteMirror) -> Any:
        for _ in range(2):
            page = [reading("7", "new one"), reading("8", source="\ud800")]
            with pytest.raises(UnicodeEncodeError):
                await mirror.record(Side.STOREFRONT, page)
        results = await asyncio.gather(
            mirror.record(Side.STOREFRONT, [reading("1", "other", source="\ud800")]),
            mirror.record(Side.STOREFRONT, [reading("7", "new one")]),
            mirror.record(Side.STOREFRONT, [reading("8", "other")]),
            return_exceptions=True,
        )
        facets = await mirror.table.facets()
        values = await mirror.values_seen("wc_eu", Side.STOREFRONT)
        return [type(one) for one in results], await shown(mirror), facets.stores, values

    kinds, found, stores, values = with_mirror(steps)
    assert kinds == [UnicodeEncodeError, frozenset, frozenset]
    assert found == ["8", "7"]
    assert stores == {"wc_eu": 2}
    assert values == {Status.text("new one"), Status.text("other")}


def test_that_more_states_than_are_remembered_are_counted_all_the_same(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror_states, "_REMEMBERED", 2)

    async def steps(mirror: SqliteMirror) -> Any:
        for _ in range(2):
            page = [reading(str(n), f"status {n % 5}") for n in range(10)]
            await mirror.record(Side.STOREFRONT, page)
        return await mirror.table.facets(), await mirror.values_seen("wc_eu", Side.STOREFRONT)

    facets, values = with_mirror(steps)
    assert [number for _, number in facets.statuses] == [2] * 5
    assert len(values) == 5


def test_that_the_counts_of_a_mirror_are_those_of_its_orders(
    tmp_path: Path, with_mirror: Run, reading: Any, outcome: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> None:
        for status in ("a", "b", "a", None):
            for side in Side:
                await mirror.record(side, [reading(str(n), status) for n in range(8)])
            await mirror.record(Side.DESIGNO, [reading("3", "c"), reading("3", "d")])
            await mirror.record_outcome(outcome("3", OutcomeKind.REFUSED))

    with_mirror(steps)
    with closing(sqlite3.connect(tmp_path / "mirror.sqlite3")) as connection:
        kept = connection.execute("SELECT id, orders FROM order_state WHERE orders <> 0")
        real = connection.execute("SELECT state, count(*) FROM order_view GROUP BY state")
        assert dict(kept.fetchall()) == dict(real.fetchall())
        assert connection.execute("SELECT count(*) FROM order_view").fetchone() == (8,)


def test_that_states_that_no_order_is_in_are_forgotten_at_the_next_start(
    tmp_path: Path, with_mirror: Run, reading: Any
) -> None:
    """A store whose every order has a status of its own leaves one behind with every change."""

    async def statuses(mirror: SqliteMirror, *each: str) -> Any:
        for status in each:
            page = [reading(str(n), f"{status} {n}") for n in range(8)]
            await mirror.record(Side.STOREFRONT, page)
        await mirror.ready()
        for status in each:
            page = [reading(str(n), f"{status} {n}") for n in range(8)]
            await mirror.record(Side.STOREFRONT, page)
        return sorted(s.literal for s, _ in (await mirror.table.facets()).statuses)

    with_mirror(lambda mirror: statuses(mirror, "a", "b", "c"))
    found = with_mirror(lambda mirror: statuses(mirror, "b", "a"))
    assert found == [f"a {n}" for n in range(8)]
    with_mirror(lambda mirror: mirror.ready())
    with closing(sqlite3.connect(tmp_path / "mirror.sqlite3")) as connection:
        assert connection.execute("SELECT count(*), sum(orders) FROM order_state").fetchone() == (
            8,
            8,
        )


@pytest.mark.parametrize(("few", "early"), [(0, False), (5, True), (1000, True)])
def test_that_a_search_sorted_by_a_status_shows_its_first_rows_before_the_whole(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch, few: int, early: bool
) -> None:
    """Small groups are looked through, of the first large one the newest orders; where these are
    too few, the whole list is waited for."""
    monkeypatch.setattr(view_lists, "_FEW", few)
    first: list[bool] = []
    whole = view_lists.Lists.whole

    def watched(lists: Any, connection: Any, wanted: Any, by: Any) -> Any:
        first.append(lists.first(connection, wanted, by, 4) is not None)
        return whole(lists, connection, wanted, by)

    monkeypatch.setattr(view_lists.Lists, "whole", watched)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("17", "a"), reading("18", "a")])
        await mirror.record(Side.STOREFRONT, [reading(str(n), "b") for n in range(70, 90)])
        wanted, by = OrderFilter(text="7"), Sorting(SortColumn.STOREFRONT)
        opened = await mirror.table.open_view(wanted, by, 4)
        return [row.order.ref.order_id for row in opened.first], await shown(mirror, wanted, by)

    beginning, everything = with_mirror(steps)
    assert beginning == everything[:4] == ["17", "87", "79", "78"]
    assert first == [early, early]


def test_that_a_search_over_a_line_break_looks_at_the_orders_of_its_view_alone(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_lists, "_FEW", -1)

    async def steps(mirror: SqliteMirror) -> Any:
        for side in Side:
            await mirror.record(side, [reading("7", "paid"), reading("17", f"{side} x")])
        found = [await shown(mirror, OrderFilter(view, text="7\n")) for view in View]
        return dict(zip(View, found, strict=True))

    found = with_mirror(steps)
    assert found[View.ALL] == ["17", "7"]
    assert (found[View.MISMATCHES], found[View.EQUAL]) == (["17"], ["7"])


def test_that_own_filters_are_counted_without_being_opened(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("7"), reading("17"), reading("8")])
        wanted = OrderFilter(text="7")
        both = [await mirror.table.counts(one) for one in (wanted, replace(wanted, text=""))]
        return [one.total for one in both]

    assert with_mirror(steps) == [2, 3]


def test_that_a_list_of_changes_costs_what_is_in_doubt(
    tmp_path: Path, with_mirror: Run, reading: Any
) -> None:
    """No table is walked through: orders are found by their states alone."""

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(str(n)) for n in range(50)])
        page = [reading("7"), reading("8", listed=False), reading("9", None)]
        page.append(reading("10", None, presence=Presence.NOT_READ))
        await mirror.record(Side.STOREFRONT, page)
        seen = frozenset({OrderRef("wc_eu", "8")})
        doubt = [
            await mirror.not_shown(Side.STOREFRONT, ["wc_eu"], one, full=False)
            for one in (frozenset(), seen)
        ]
        return doubt, await mirror.not_shown(Side.STOREFRONT, ["us"], seen, full=True)

    (doubt, less), elsewhere = with_mirror(steps)
    assert [one.ref.order_id for one in doubt] == ["8", "10"]
    assert [one.ref.order_id for one in less] == ["10"]
    assert elsewhere == ()
    with closing(sqlite3.connect(tmp_path / "mirror.sqlite3")) as connection:
        for sql in (mirror_doubt.IN_STATES, mirror_doubt.STATES):
            values = ("[1]",) * sql.count("?")
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
            assert not [step for step in plan if step.startswith("SCAN order_view")]


@pytest.mark.parametrize("most_keys", [1, 1000])
def test_that_a_large_mirror_has_indexes_for_sorting_by_number_and_times(
    tmp_path: Path, with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch, most_keys: int
) -> None:
    monkeypatch.setattr(view_indexes, "_LARGE", 10)
    monkeypatch.setattr(view_indexes, "_MOST_KEYS", most_keys)
    monkeypatch.setattr(view_lists, "_FEW", 0)

    async def grow(mirror: SqliteMirror) -> None:
        await mirror.ready()
        page = [reading(str(n), number=f"#{n % 4}") for n in range(10, 30)]
        await mirror.record(Side.STOREFRONT, page)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.ready()
        opened = [
            await mirror.table.open_view(EVERYTHING, Sorting(SortColumn.NUMBER, down), 7)
            for down in (False, True)
        ]
        return [[row.order.ref.order_id for row in one.first] for one in opened]

    with_mirror(grow)
    rising, falling = with_mirror(steps)
    assert rising == ["28", "24", "20", "16", "12", "29", "25"]
    assert falling == ["27", "23", "19", "15", "11", "26", "22"]
    with closing(sqlite3.connect(tmp_path / "mirror.sqlite3")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '%_by_%'")
        found = {name for (name,) in names}
    own = {*view_lists._ORDER_KEYS.values()} - {"id_key"}
    assert found == {f"order_view_by_{key}" for key in own}
