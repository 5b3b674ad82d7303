"""What happened is kept in the mirror: found, folded, exact, a year long."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.activity import (
    ActivityBook,
    ActivityEntry,
    ActivityFilter,
    ActivityKind,
    Ending,
)
from designo_sync_gui.domain.moves import KEPT_MOVES, Move, Moved
from designo_sync_gui.domain.order import OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import say, say_n, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

NOW = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ALL = ActivityFilter()
QUIET = ActivityEntry(NOW, NOW, ActivityKind.REFRESH, ("a", "b"), say("Nothing moved"))
Steps = Callable[[ActivityBook], Coroutine[Any, Any, Any]]


@pytest.fixture
def with_book(tmp_path: Path) -> Callable[[Steps], Any]:
    def run(steps: Steps) -> Any:
        async def between() -> Any:
            mirror, _ = await open_mirror(tmp_path / "m.sqlite3", NOW)
            try:
                return await steps(mirror.activity)
            finally:
                await mirror.aclose()

        return asyncio.run(between())

    return run


def job(job_id: str, hours: int = 0, **told: Any) -> ActivityEntry:
    at = NOW + hours * HOUR
    said = say_n("{n:,} write to DesignO", "{n:,} writes to DesignO", 20)
    return ActivityEntry(
        at, at, ActivityKind.WRITE, ("a",), said, job_id=job_id, writes=20, orders=20, **told
    )


def test_that_an_entry_comes_back_whole_in_another_process(with_book) -> None:
    entry = ActivityEntry(
        NOW,
        NOW - HOUR,
        ActivityKind.WARNING,
        ("b", "ä\ud800"),
        say("“{name}” was not read: {why}", name="Ätelier", why=say("401")),
        Ending.LOOK,
        (verbatim("one"), say("two")),
        "ana \udc80",
        orders=3,
        outcomes={OutcomeKind.REFUSED: 1},
    )
    with_book(lambda book: book.add(entry))
    (found,) = with_book(lambda book: book.entries(ALL, 0, 10))
    expected = replace(entry, stores=("b", "ä\ud800"), operator="ana \\udc80", entry_id=1)
    assert found == expected
    assert found.said.template == "“{name}” was not read: {why}"


def test_that_the_same_again_on_a_day_is_counted_into_one_entry(with_book) -> None:
    async def steps(book: ActivityBook) -> Any:
        for hours in range(3):
            again = replace(QUIET, at=NOW + hours * HOUR, began=NOW + hours * HOUR)
            await book.add(again, same_since=NOW - HOUR)
        await book.add(replace(QUIET, stores=("a",)), same_since=NOW - HOUR)
        await book.add(replace(QUIET, at=NOW + 9 * HOUR), same_since=NOW + 8 * HOUR)
        moved = replace(QUIET, said=say("1 order moved"), at=NOW + 10 * HOUR)
        await book.add(moved, same_since=NOW)
        await book.add(replace(QUIET, at=NOW + 11 * HOUR), same_since=NOW)
        return await book.entries(ALL, 0, 10)

    found = with_book(steps)
    assert [(entry.times, (entry.at - NOW) // HOUR) for entry in found] == [
        (1, 11),
        (1, 10),
        (1, 9),
        (3, 2),
        (1, 0),
    ]
    assert found[3].what.english == "3 refreshes without changes"
    assert found[3].began == NOW


def test_that_statuses_of_moved_orders_are_exact_and_so_many_are_kept(with_book) -> None:
    odd = [" Paid ", "pa\u200bid", "=1+1", "é", "e\u0301"]
    moves = [
        Move(OrderRef("a", "0007"), "#7", Moved.STOREFRONT, Status.text(text), Status.number("1.0"))
        for text in odd
    ]
    moves += [Move(OrderRef("a", "8"), "", Moved.NEW, None, Status.null())] * KEPT_MOVES

    async def steps(book: ActivityBook) -> Any:
        await book.add(replace(QUIET, orders=len(moves)), moves)
        (entry,) = await book.entries(ALL, 0, 10)
        return entry, await book.moves(entry.entry_id), await book.moves(99)

    entry, kept, none = with_book(steps)
    assert entry.orders == KEPT_MOVES + len(odd)
    assert kept == tuple(moves[:KEPT_MOVES])
    assert none == ()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ActivityFilter(stores=frozenset("b")), ["quiet"]),
        (ActivityFilter(kinds=frozenset({ActivityKind.WRITE})), ["j2", "j1"]),
        (ActivityFilter(outcomes=frozenset({Ending.LOOK})), ["j2"]),
        (ActivityFilter(outcomes=frozenset({OutcomeKind.REFUSED})), ["j2"]),
        (ActivityFilter(outcomes=frozenset({Ending.CANCELLED})), []),
        (ActivityFilter(since=NOW + HOUR), ["j2", "j1"]),
        (ActivityFilter(until=NOW + HOUR), ["j1", "quiet"]),
        (ActivityFilter(text="WRITES TO"), ["j2", "j1"]),
        (ActivityFilter(text="ops-412"), ["j1"]),
        (ActivityFilter(text="7001", jobs=frozenset({"j2"})), ["j2"]),
        (ActivityFilter(text="7001"), []),
    ],
)
def test_that_entries_are_found_by_every_filter(with_book, wanted, found) -> None:
    async def steps(book: ActivityBook) -> Any:
        await book.add(QUIET)
        refused = {OutcomeKind.VERIFIED: 19, OutcomeKind.REFUSED: 1}
        await book.add(job("j1", 1, details=(verbatim("OPS-412"),)))
        await book.add(job("j2", 2, ending=Ending.LOOK, outcomes=refused))
        entries = await book.entries(wanted, 0, 10)
        days = await book.days(wanted)
        assert sum(day.entries for day in days) == len(entries)
        return [entry.job_id or "quiet" for entry in entries]

    assert with_book(steps) == found


def test_that_jobs_take_the_place_of_what_was_known_of_them(with_book) -> None:
    async def steps(book: ActivityBook) -> Any:
        by_itself = replace(job("j1"), kind=ActivityKind.AUTOMATIC, said=say("Automatic"))
        await book.add(by_itself)
        counts = {OutcomeKind.VERIFIED: 20}
        await book.keep_jobs([job("j1", 1, outcomes=counts), job("j2", 2)], 40)
        return await book.journal_read(), await book.entries(ALL, 0, 10)

    read, (second, first) = with_book(steps)
    assert read == 40
    assert second.job_id == "j2"
    assert (first.kind, first.said.english) == (ActivityKind.AUTOMATIC, "Automatic")
    assert first.outcome.english == "20 verified"
    assert first.at == NOW + HOUR


def test_that_entries_go_after_a_year_and_stay_when_a_store_is_forgotten(tmp_path: Path) -> None:
    async def steps() -> Any:
        mirror, _ = await open_mirror(tmp_path / "m.sqlite3", NOW)
        try:
            move = Move(OrderRef("a", "1"), "", Moved.NEW, None, None)
            await mirror.activity.add(QUIET, [move])
            later = replace(QUIET, at=NOW + timedelta(days=367), began=NOW)
            await mirror.activity.add(later)
            await mirror.forget_store("a")
            return await mirror.activity.entries(ALL, 0, 10), await mirror.activity.moves(1)
        finally:
            await mirror.aclose()

    (left,), gone = asyncio.run(steps())
    assert left.at == NOW + timedelta(days=367)
    assert gone == ()


def test_that_days_are_counted_by_this_computers_clock(with_book) -> None:
    async def steps(book: ActivityBook) -> Any:
        for _ in range(3):
            await book.add(QUIET, same_since=NOW - HOUR)
        await book.add(job("j", 30))
        return await book.days(ALL)

    later, first = with_book(steps)
    assert later.day == (NOW + 30 * HOUR).astimezone().date()
    assert later.words.english == "20 writes"
    assert (first.entries, first.refreshes, first.writes) == (1, 3, 0)


def test_that_a_list_ends_with_the_entry_that_was_the_last_when_it_was_opened(with_book) -> None:
    async def steps(book: ActivityBook) -> Any:
        await book.add(QUIET)
        last = await book.newest()
        await book.add(QUIET)
        found = await book.entries(ActivityFilter(upto=last), 0, 10)
        return last, await book.newest(), [entry.entry_id for entry in found]

    assert with_book(steps) == (1, 2, [1])


def test_that_a_page_of_a_hundred_thousand_entries_is_read_alone(with_book) -> None:
    async def steps(book: ActivityBook) -> Any:
        entries = [job(f"j{n}", n % 1000) for n in range(100_000)]
        await book.keep_jobs(entries, 1)
        page = await book.entries(ALL, 99_990, 50)
        return page, await book.days(ALL)

    page, days = with_book(steps)
    assert len(page) == 10
    assert sum(day.entries for day in days) == 100_000


def test_that_orders_that_turned_are_told_with_both_values(tmp_path: Path, reading) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        first = await mirror.record_moves(Side.STOREFRONT, [reading("7", "paid", number="#7")])
        same = await mirror.record_moves(Side.STOREFRONT, [reading("7", "paid", changed_at="2026")])
        other = await mirror.record_moves(Side.DESIGNO, [reading("7", "new")])
        turned = await mirror.record_moves(Side.DESIGNO, [reading("7", "paid")])
        unread = await mirror.record_moves(
            Side.DESIGNO, [reading("7", None, presence=Presence.NOT_READ)]
        )
        back = await mirror.record_moves(Side.DESIGNO, [reading("7", "sent")])
        gone = await mirror.record_moves(
            Side.STOREFRONT, [reading("7", None, presence=Presence.ABSENT)]
        )
        return [one.moves for one in (first, same, other, turned, unread, back, gone)]

    async def between() -> Any:
        mirror, _ = await open_mirror(tmp_path / "m.sqlite3", NOW)
        try:
            return await steps(mirror)
        finally:
            await mirror.aclose()

    ref, paid, new = OrderRef("wc_eu", "7"), Status.text("paid"), Status.text("new")
    row = 1
    assert asyncio.run(between()) == [
        (Move(ref, "#7", Moved.NEW, None, paid, row),),
        (),
        (),
        (Move(ref, "#7", Moved.DESIGNO, new, paid, row),),
        (),
        (),
        (Move(ref, "#7", Moved.STOREFRONT, paid, None, row),),
    ]
