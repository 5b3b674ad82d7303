"""Accepted differences where they are kept (the journal's file) and in force (the mirror)."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.acceptance import AcceptedOrder, acceptance_of, held_values
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.order import Order, OrderRef, Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import Sorting
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.journal import SqliteJournal, open_journal
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

Scene = Callable[[SqliteMirror, SqliteJournal], Any]
MISMATCHES, ACCEPTED = OrderFilter(View.MISMATCHES), OrderFilter(View.ACCEPTED)


@pytest.fixture
def play(tmp_path: Path, now: Any) -> Callable[[Scene], Any]:
    """Both files of this test; each use opens them as the program does and closes them after."""

    async def between(scene: Scene) -> Any:
        mirror, _ = await open_mirror(tmp_path / "mirror.sqlite3", now)
        journal = await open_journal(tmp_path / "journal.sqlite3", "test", "Ada")
        mirror.follow(journal.acceptances)
        try:
            return await scene(mirror, journal)
        finally:
            await mirror.aclose()
            await journal.aclose()

    return lambda scene: asyncio.run(between(scene))


async def fill(mirror: SqliteMirror, reading: Any, orders: int = 6) -> None:
    """Orders 0 … of ``a`` and ``b``; the last one of ``a`` and ``c``."""
    ids = [str(n) for n in range(orders)]
    await mirror.record(Side.STOREFRONT, [reading(one, "a") for one in ids])
    values = dict.fromkeys(ids, "b") | {ids[-1]: "c"}
    await mirror.record(Side.DESIGNO, [reading(one, value) for one, value in values.items()])


async def accept(mirror: SqliteMirror, journal: SqliteJournal, now: Any, *ids: str) -> None:
    found = await mirror.orders([OrderRef("wc_eu", one) for one in ids])
    wanted = [AcceptedOrder(o.ref, o.number, held(o)) for o in found]
    made = await journal.acceptances.accept_orders(wanted, "known", "Ada", now)
    assert await mirror.change_accepted(made)


async def accept_pair(mirror: SqliteMirror, journal: SqliteJournal, now: Any, like: str) -> None:
    (found,) = await mirror.orders([OrderRef("wc_eu", like)])
    made = await journal.acceptances.accept_pair("wc_eu", held(found), "pair", "Bob", now)
    assert await mirror.change_accepted(made)


def held(order: Order) -> Any:
    found = held_values(order, judge(order))
    assert found is not None
    return found


async def ids(mirror: SqliteMirror, wanted: OrderFilter) -> list[str]:
    opened = await mirror.table.open_view(wanted, Sorting())
    found = await mirror.table.refs(opened.token, 0, 1000)
    counts = await mirror.table.counted(opened.token)
    assert counts.total == len(found)
    return sorted(ref.order_id for ref in found)


async def agree_with_the_rules(mirror: SqliteMirror, journal: SqliteJournal) -> None:
    """What stands beside the orders, and the counts, are what the rules give."""
    _, kept = await journal.acceptances.in_force()
    orders = await mirror.orders()
    assert [o.accepted for o in orders] == [acceptance_of(o, kept) for o in orders]
    covered = {o.ref.order_id for o in orders if o.accepted is not None}
    assert set(await ids(mirror, ACCEPTED)) == covered
    counts = await mirror.table.counts(OrderFilter())
    assert counts.by_view[View.ACCEPTED] == len(covered)


def test_that_an_accepted_order_leaves_mismatches_and_stands_in_accepted(
    play: Any, reading: Any, now: Any
) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await fill(mirror, reading)
        await accept(mirror, journal, now, "1", "2")
        (one,) = await mirror.orders([OrderRef("wc_eu", "1")])
        await agree_with_the_rules(mirror, journal)
        return await ids(mirror, MISMATCHES), await ids(mirror, ACCEPTED), one.accepted

    mismatches, accepted, made = play(scene)
    assert (mismatches, accepted) == (["0", "3", "4", "5"], ["1", "2"])
    assert (made.reason, made.by, made.at, made.pair) == ("known", "Ada", now, False)


def test_that_a_pair_covers_all_its_orders_and_those_to_come(
    play: Any, reading: Any, now: Any
) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await fill(mirror, reading)
        await accept_pair(mirror, journal, now, "0")
        for side, value in ((Side.STOREFRONT, "a"), (Side.DESIGNO, "b")):
            await mirror.record(side, [reading("9", value), reading("9", value, store="other")])
        await agree_with_the_rules(mirror, journal)
        return await ids(mirror, ACCEPTED), await ids(mirror, MISMATCHES)

    assert play(scene) == (["0", "1", "2", "3", "4", "9"], ["5", "9"])


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("pair", [False, True], ids=["order", "pair"])
@pytest.mark.parametrize(
    "value", [Status.text("A"), Status.text("b "), Status.null(), Status.number("1")], ids=str
)
def test_that_a_changed_value_brings_the_order_back_and_the_old_one_covers_it_again(
    play: Any, reading: Any, now: Any, side: Side, pair: bool, value: Status
) -> None:
    before = "a" if side is Side.STOREFRONT else "b"

    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await fill(mirror, reading)
        await (accept_pair if pair else accept)(mirror, journal, now, "3")
        await mirror.record(side, [reading("3", value)])
        await agree_with_the_rules(mirror, journal)
        moved = await ids(mirror, ACCEPTED)
        await mirror.record(side, [reading("3", before)])
        await agree_with_the_rules(mirror, journal)
        return "3" in moved, "3" in await ids(mirror, ACCEPTED)

    assert play(scene) == (False, True)


def test_that_withdrawing_an_order_leaves_it_to_its_pair(play: Any, reading: Any, now: Any) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await fill(mirror, reading)
        await accept(mirror, journal, now, "1")
        await accept_pair(mirror, journal, now, "0")
        own = (await mirror.orders([OrderRef("wc_eu", "1")]))[0].accepted
        await agree_with_the_rules(mirror, journal)
        _, kept = await journal.acceptances.in_force()
        for key in [one.key for one in kept]:
            made = await journal.acceptances.withdraw([key], "Bob", now)
            assert await mirror.change_accepted(made)
            await agree_with_the_rules(mirror, journal)
            again = await journal.acceptances.withdraw([key], "Bob", now)
            assert not again
        return own, await ids(mirror, ACCEPTED)

    own, left = play(scene)
    assert own is not None
    assert not own.pair
    assert left == []


def test_that_it_survives_a_mirror_that_is_read_anew(
    play: Any, reading: Any, now: Any, tmp_path: Path
) -> None:
    async def first(mirror: SqliteMirror, journal: SqliteJournal) -> None:
        await fill(mirror, reading)
        await accept(mirror, journal, now, "5")
        await accept_pair(mirror, journal, now, "0")

    async def then(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        assert await mirror.orders() == ()
        await fill(mirror, reading)
        await agree_with_the_rules(mirror, journal)
        return await ids(mirror, MISMATCHES), await ids(mirror, ACCEPTED)

    play(first)
    for path in tmp_path.glob("mirror.sqlite3*"):
        path.unlink()
    assert play(then) == ([], ["0", "1", "2", "3", "4", "5"])


def test_that_a_mirror_that_missed_a_change_catches_up_when_it_is_opened(
    play: Any, reading: Any, now: Any
) -> None:
    async def killed(mirror: SqliteMirror, journal: SqliteJournal) -> None:
        await fill(mirror, reading)
        (found,) = await mirror.orders([OrderRef("wc_eu", "0")])
        await journal.acceptances.accept_pair("wc_eu", held(found), "pair", "Bob", now)

    play(killed)

    async def then(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await agree_with_the_rules(mirror, journal)
        return await ids(mirror, ACCEPTED)

    assert play(then) == ["0", "1", "2", "3", "4"]


def test_that_a_mirror_at_another_state_refuses_a_change_and_takes_all(
    play: Any, reading: Any, now: Any
) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await fill(mirror, reading)
        found = await mirror.orders([OrderRef("wc_eu", one) for one in ("0", "5")])
        book = journal.acceptances
        for one in found:
            made = await book.accept_pair("wc_eu", held(one), "pair", "Bob", now)
        refused = await mirror.change_accepted(made)
        await mirror.replace_accepted(*await book.in_force())
        await agree_with_the_rules(mirror, journal)
        return refused, await ids(mirror, MISMATCHES)

    assert play(scene) == (False, [])


def test_that_a_later_decision_takes_the_place_of_the_former(
    play: Any, reading: Any, now: Any
) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await fill(mirror, reading)
        await accept(mirror, journal, now, "1")
        await accept(mirror, journal, now, "1", "2")
        await agree_with_the_rules(mirror, journal)
        _, kept = await journal.acceptances.in_force()
        return [(one.order_id, one.acceptance.number) for one in kept]

    assert play(scene) == [("1", 2), ("2", 2)]


def test_that_what_was_withdrawn_stays_on_record(
    play: Any, reading: Any, now: Any, tmp_path: Path
) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> None:
        await fill(mirror, reading)
        await accept(mirror, journal, now, "1")
        _, kept = await journal.acceptances.in_force()
        await journal.acceptances.withdraw([one.key for one in kept], "Bob", now)

    play(scene)
    with closing(sqlite3.connect(tmp_path / "journal.sqlite3")) as connection:
        rows = connection.execute("SELECT order_id, withdrawn_by, withdrawn_at FROM accepted")
        assert rows.fetchall() == [("1", "Bob", now.isoformat())]


def test_that_a_large_pair_moves_its_orders_by_their_states(
    play: Any, reading: Any, now: Any
) -> None:
    statements: list[str] = []

    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await fill(mirror, reading, 3000)
        (found,) = await mirror.orders([OrderRef("wc_eu", "0")])
        made = await journal.acceptances.accept_pair("wc_eu", held(found), "pair", "Bob", now)
        await mirror._database.run(lambda c: c.set_trace_callback(statements.append))
        assert await mirror.change_accepted(made)
        await mirror._database.run(lambda c: c.set_trace_callback(None))
        counts = await mirror.table.counts(OrderFilter())
        return counts.by_view[View.ACCEPTED], counts.by_view[View.MISMATCHES]

    assert play(scene) == (2999, 1)
    assert len([one for one in statements if one.startswith("UPDATE order_view")]) == 1


def test_that_accepting_nothing_changes_nothing(play: Any, now: Any) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> None:
        before = await journal.acceptances.mark()
        made = await journal.acceptances.accept_orders([], "known", "anna", now)
        assert not made
        assert await journal.acceptances.mark() == before == made.mark

    play(scene)
