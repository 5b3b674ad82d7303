"""The orders of an entry of *Activity* are a rule that the mirror answers, however many."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from designo_sync_gui.domain.activity import (
    ActivityEntry,
    ActivityFilter,
    ActivityKind,
    EntryOrders,
)
from designo_sync_gui.domain.moves import KEPT_MOVES, Moves
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED, SortColumn, Sorting
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.storage.mirror import SqliteMirror

NOW = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)
ENTRY = ActivityEntry(NOW, NOW, ActivityKind.REFRESH, ("wc_eu",), say("Moved"), orders=2)
Run = Callable[[Callable[[SqliteMirror], Any]], Any]


def only(entry_id: int, view: View = View.ALL, text: str = "") -> OrderFilter:
    orders = EntryOrders(entry_id, ActivityKind.REFRESH, NOW)
    return OrderFilter(view, text, criteria=Criteria(entry=orders))


async def moved(mirror: SqliteMirror, *readings: Any, at: datetime = NOW) -> int:
    """An entry about the orders that these readings moved; its number."""
    moves = Moves()
    moves.add((await mirror.record_moves(Side.STOREFRONT, readings)).moves, {"wc_eu": True})
    entry = replace(ENTRY, at=at, began=at, orders=moves.number)
    await mirror.activity.add(entry, moves.kept, rows=moves.rows)
    return await mirror.activity.newest()


async def shown(mirror: SqliteMirror, wanted: OrderFilter, by: Sorting = UNSORTED) -> list[str]:
    token = (await mirror.table.open_view(wanted, by)).token
    return [ref.order_id for ref in await mirror.table.refs(token, 0, 10_000)]


def test_that_exactly_the_orders_that_moved_are_shown_sorted_and_searched(
    with_mirror: Run, reading: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        pages = [reading(str(n), "new", number=f"#{n}") for n in range(1, 60)]
        await mirror.record(Side.STOREFRONT, pages)
        await mirror.record(Side.DESIGNO, [reading(str(n), "new") for n in range(1, 60)])
        entry = await moved(mirror, *(reading(str(n), "paid") for n in (7, 17, 30)))
        later = await moved(mirror, reading("30", "sent"), reading("60", "new"))
        by_number = Sorting(SortColumn.NUMBER, descending=False)
        by_value = Sorting(SortColumn.STOREFRONT, descending=False)
        return (
            await shown(mirror, only(entry)),
            await shown(mirror, only(entry), by_number),
            await shown(mirror, only(entry), by_value),
            await shown(mirror, only(entry, text="7")),
            await shown(mirror, only(later)),
            await shown(mirror, only(later, View.MISMATCHES)),
            await mirror.table.counts(only(entry)),
            await shown(mirror, only(entry), Sorting(grouped=True)),
        )

    newest, numbered, valued, found, later, alone, counts, grouped = with_mirror(steps)
    assert newest == ["30", "17", "7"]
    assert numbered == ["7", "17", "30"]
    assert valued == ["17", "7", "30"]  # paid, paid, sent: as they say now
    assert found == ["17", "7"]
    assert later == ["60", "30"]
    assert alone == ["30"]
    assert (counts.total, counts.by_view[View.MISMATCHES]) == (3, 3)
    assert sorted(grouped) == ["17", "30", "7"]


def test_that_orders_beyond_those_kept_by_name_are_shown_too(
    with_mirror: Run, reading: Any
) -> None:
    number = KEPT_MOVES + 11_000

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(str(n), "a") for n in range(number + 500)])
        entry = await moved(mirror, *(reading(str(n), "b") for n in range(number)))
        named = await mirror.activity.moves(entry)
        counts = await mirror.table.counts(only(entry))
        return counts.total, len(named), await mirror.activity.order_count(entry)

    assert with_mirror(steps) == (number, KEPT_MOVES, number)


def test_that_a_view_of_an_entry_takes_in_only_its_own_orders(
    with_mirror: Run, reading: Any
) -> None:
    """One that comes to belong there waits; one that did not move then never does."""

    async def steps(mirror: SqliteMirror) -> Any:
        refs = [OrderRef("wc_eu", name) for name in ("1", "2", "3")]
        for side in Side:
            await mirror.record(side, [reading(ref.order_id, "new") for ref in refs])
        entry = await moved(mirror, reading("1", "paid"), reading("2", "paid"))
        wanted = only(entry, View.MISMATCHES)
        await mirror.record(Side.DESIGNO, [reading("2", "paid")])
        opened = await mirror.table.open_view(wanted, UNSORTED)
        first = [row.order.ref.order_id for row in opened.first]
        await mirror.record(Side.DESIGNO, [reading("2", "x"), reading("3", "x")])
        waiting = await mirror.table.not_in(opened.token, refs)
        await mirror.record(Side.DESIGNO, [reading("1", "paid")])
        gone = await mirror.table.no_longer_in(opened.token, refs)
        return first, waiting, gone

    first, waiting, gone = with_mirror(steps)
    assert first == ["1"]
    assert waiting == {OrderRef("wc_eu", "2")}
    assert gone == {OrderRef("wc_eu", "1")}


def test_that_refreshes_are_found_by_number_and_id_of_what_moved(
    with_mirror: Run, reading: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        pages = [reading(str(n), "new", number=f"EU-{n}") for n in range(50, 60)]
        await mirror.record(Side.STOREFRONT, pages)
        one = await moved(mirror, reading("55", "paid"))
        two = await moved(mirror, reading("55", "sent"), reading("56", "paid"))
        book = mirror.activity
        found = {
            text: await book.entries_of_orders(text) for text in ("55", "eu-56", "EU-5", "57", "%")
        }
        entries = [await book.entries_of_orders("eu-55"), frozenset[int]()]
        told = [
            {e.entry_id for e in await book.entries(ActivityFilter(text="eu-55", entries=e), 0, 9)}
            for e in entries
        ]
        return one, two, found, told

    one, two, found, told = with_mirror(steps)
    both = frozenset({one, two})
    assert found == {"55": both, "eu-56": {two}, "EU-5": both, "57": set(), "%": set()}
    assert told == [both, set()]


def test_that_orders_kept_by_name_become_rows_and_unknown_ones_are_left_out(
    with_mirror: Run, reading: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("1"), reading("2"), reading("3")])
        await mirror.activity.add(ENTRY)
        refs = [OrderRef("wc_eu", "1"), OrderRef("wc_eu", "9"), OrderRef("wc_eu", "1")]
        await mirror.activity.keep_orders(1, refs)
        return (
            await mirror.activity.order_count(1),
            await shown(mirror, only(1)),
            await shown(mirror, only(2)),
            await mirror.activity.entry(1),
            await mirror.activity.entry(2),
        )

    number, one, other, entry, none = with_mirror(steps)
    assert (number, one, other, none) == (1, ["1"], [], None)
    assert entry == replace(ENTRY, entry_id=1)


def test_that_a_year_later_and_with_its_store_an_order_is_in_no_entry(
    with_mirror: Run, reading: Any, tmp_path: Path
) -> None:
    """What is read anew after a store was forgotten did not move in those refreshes."""

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("1"), reading("2", store="b")])
        old = await moved(mirror, reading("1", "sent"), at=NOW - timedelta(days=400))
        new = await moved(mirror, reading("1", "paid"))
        forgotten = await mirror.activity.order_count(old), await mirror.activity.order_count(new)
        await mirror.forget_store("wc_eu")
        await mirror.record(Side.STOREFRONT, [reading("1", "paid")])
        return forgotten, await mirror.activity.order_count(new), await shown(mirror, only(new))

    assert with_mirror(steps) == ((0, 1), 0, [])
    (path,) = tmp_path.rglob("mirror*.sqlite3")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM activity_row").fetchone() == (0,)
