"""What the mirror answers of its orders is what the rules say of them."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from order_strategies import ENTRY, NOON, TEXTS, filters, orders, sortings
from samples import sampled
from table_by_rules import RulesTable, groups_in

from designo_sync_gui.domain.order import Order, OrderRef, Reading, Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED, Sorting
from designo_sync_gui.domain.order_states import Pair, is_doubtful_at, is_listed_at, state_of
from designo_sync_gui.domain.outcome import Outcome
from designo_sync_gui.domain.ports import NotShown
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import OrderTable, Stretches
from designo_sync_gui.storage import order_pieces, view_indexes, view_lists
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

NO_WORDS = verbatim("")
some_orders = st.lists(orders(), max_size=14)
thorough = sampled(30)
Ask = Callable[[OrderTable], Awaitable[Any]]


async def filled(path: Path, made: Sequence[Order], again: Sequence[Order]) -> SqliteMirror:
    """A mirror that read these orders, then some of them once more with other values."""
    mirror, _ = await open_mirror(path, NOON)
    try:
        await fill(mirror, made, again)
    except BaseException:
        await mirror.aclose()
        raise
    return mirror


async def fill(mirror: SqliteMirror, made: Sequence[Order], again: Sequence[Order]) -> None:
    for part in (made, again):
        for side in Side:
            read = [
                Reading(order.ref, order.number, seen)
                for order in part
                if (seen := order.side(side)) is not None
            ]
            await mirror.record(side, read)
        for order in part:
            if order.last_outcome is not None and order.storefront is not None:
                told = (None, Status.null(), None, NO_WORDS, NOON)
                outcome = Outcome(order.ref, "", Side.DESIGNO, order.last_outcome, *told)
                await mirror.record_outcome(outcome)


def both(
    made: Sequence[Order], again: Sequence[Order], ask: Ask, *, large: bool = False
) -> tuple[Any, Any]:
    """The answers of the mirror and of the rules over the orders that it holds; ``large``: as one
    of very many orders answers, where none are found by their states alone."""

    async def steps(path: Path) -> tuple[Any, Any]:
        mirror = await filled(path, made, again)
        if large:
            await mirror.aclose()
            mirror, _ = await open_mirror(path, NOON)
        try:
            held = await mirror.orders()
            about = {ENTRY.entry_id: [order.ref for order in held[::2]]}
            await mirror.activity.keep_orders(ENTRY.entry_id, about[ENTRY.entry_id])
            return await ask(mirror.table), await ask(RulesTable(lambda: held, about=about))
        finally:
            await mirror.aclose()

    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        if large:
            patch.setattr(view_indexes, "_LARGE", 0)
            patch.setattr(view_lists, "_FEW", -1)
        return asyncio.run(steps(Path(folder) / "mirror.sqlite3"))


async def everything(table: OrderTable, wanted: OrderFilter, by: Sorting, first: int) -> Any:
    opened = await table.open_view(wanted, by, first)
    counts = await table.counted(opened.token)
    assert opened.counts in (None, counts)
    rows = await table.rows(opened.token, 0, 1000)
    refs = await table.refs(opened.token, 0, 1000)
    places = [await table.row_of(opened.token, ref) for ref in refs]
    assert places == list(range(len(refs)))
    assert await table.counts(wanted) == counts
    assert counts.total == len(rows)
    if by.grouped:
        assert list(opened.groups) == list(groups_in([row for row in rows if row]))
        assert opened.counts == counts
    some = await table.rows(opened.token, 1, 2)
    assert some == rows[1:3]
    assert opened.first == rows[:first]
    return counts, rows, refs, opened.groups


@thorough
@given(
    made=some_orders,
    again=some_orders,
    wanted=filters(),
    by=sortings(),
    first=st.sampled_from([1, 3, 200]),
    large=st.booleans(),
)
def test_that_any_filter_and_sorting_shows_what_the_rules_say(
    made: list[Order],
    again: list[Order],
    wanted: OrderFilter,
    by: Sorting,
    first: int,
    large: bool,
) -> None:
    def ask(table: OrderTable) -> Awaitable[Any]:
        return everything(table, wanted, by, first)

    told, expected = both(made, again, ask, large=large)
    assert told == expected


@thorough
@given(made=some_orders, wanted=st.lists(filters(), max_size=3), by=sortings())
def test_that_a_view_opened_after_others_shows_what_the_rules_say(
    made: list[Order], wanted: list[OrderFilter], by: Sorting
) -> None:
    """The list of all orders that is kept between two views changes nothing."""

    async def ask(table: OrderTable) -> Any:
        return [await everything(table, one, by, 2) for one in (OrderFilter(), *wanted)]

    told, expected = both(made, (), ask)
    assert told == expected


@thorough
@given(
    made=some_orders,
    first=filters(),
    second=filters(),
    by=sortings(),
    marks=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3)), max_size=3),
    large=st.booleans(),
)
def test_that_picked_orders_are_those_of_their_rows_wherever_they_are_looked_for(
    made: list[Order],
    first: OrderFilter,
    second: OrderFilter,
    by: Sorting,
    marks: list[tuple[int, int]],
    large: bool,
) -> None:
    async def ask(table: OrderTable) -> Any:
        one = await table.open_view(first, by)
        other = await table.open_view(second, UNSORTED)
        total = (await table.counted(one.token)).total
        rows = stretches(marks, total)
        picked = await table.picked(one.token, rows)
        outside = await table.outside(other.token, picked)
        found = await table.rows_of(other.token, picked)
        assert await table.rows_of(one.token, picked) == rows
        return (
            await table.read(picked, 0, 1000),
            await table.read(picked, 1, 2),
            await table.read(await table.by_id(picked), 0, 1000),
            found,
            await table.read(outside, 0, 1000),
        )

    with pytest.MonkeyPatch.context() as patch:
        if large:
            patch.setattr(order_pieces, "_FEW", -1)
        told, expected = both(made, (), ask)
    assert told == expected


def stretches(marks: Sequence[tuple[int, int]], total: int) -> Stretches:
    """Rows of a list of so many, each mark a first row and how many follow it."""
    rows = sorted({at for begin, more in marks for at in range(begin, begin + more + 1)})
    found: list[tuple[int, int]] = []
    for row in rows:
        if row < total and found and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        elif row < total:
            found.append((row, row))
    return tuple(found)


@thorough
@given(made=some_orders, again=some_orders)
def test_that_chips_and_stores_offer_what_the_orders_hold(
    made: list[Order], again: list[Order]
) -> None:
    told, expected = both(made, again, lambda table: table.facets())
    assert dict(told.statuses) == dict(expected.statuses)
    counts = [number for _, number in told.statuses]
    assert counts == sorted(counts, reverse=True)
    for name in ("stores", "looks", "kinds", "mismatches"):
        assert getattr(told, name) == getattr(expected, name)


@thorough
@given(made=some_orders, text=st.sampled_from(TEXTS), by=sortings())
def test_that_the_orders_of_a_group_are_found_by_its_pair(
    made: list[Order], text: str, by: Sorting
) -> None:
    async def ask(table: OrderTable) -> Any:
        opened = await table.open_view(OrderFilter(text=text), replace(by, grouped=True))
        counts: Counter[Pair] = Counter()
        for group in opened.groups:
            counts[group.key.pair] += group.count
        shown = [
            await everything(table, OrderFilter(text=text, pair=pair), by, 5) for pair in counts
        ]
        assert [one[0].total for one in shown] == list(counts.values())
        return shown

    told, expected = both(made, (), ask)
    assert told == expected


@thorough
@given(
    made=some_orders,
    again=some_orders,
    side=st.sampled_from(Side),
    codes=st.frozensets(st.sampled_from(["de", "fr", "wc_eu"])),
    full=st.booleans(),
    seen=st.frozensets(orders().map(lambda order: order.ref), max_size=5),
)
def test_that_what_a_list_left_in_doubt_is_what_the_orders_say(
    made: list[Order],
    again: list[Order],
    side: Side,
    codes: frozenset[str],
    full: bool,
    seen: frozenset[OrderRef],
) -> None:
    async def steps(path: Path) -> tuple[Any, Any]:
        mirror = await filled(path, made, again)
        try:
            held = [order for order in await mirror.orders() if order.ref.store_code in codes]
            held.sort(key=lambda o: (o.ref.store_code, len(o.ref.order_id), o.ref.order_id))
            states = [(order, state_of(order)) for order in held]
            left = tuple(
                NotShown(order.ref, is_listed_at(state, side), order.side(side) is not None)
                for order, state in states
                if order.ref not in seen and (full or is_doubtful_at(state, side))
            )
            listed: dict[str, int] = {}
            for order, state in states:
                if is_listed_at(state, side):
                    listed[order.ref.store_code] = listed.get(order.ref.store_code, 0) + 1
            told = (
                await mirror.not_shown(side, tuple(codes), seen, full=full),
                await mirror.listed_counts(side, tuple(codes)),
            )
            return told, (left, listed)
        finally:
            await mirror.aclose()

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        told, expected = asyncio.run(steps(Path(folder) / "mirror.sqlite3"))
    assert told == expected
