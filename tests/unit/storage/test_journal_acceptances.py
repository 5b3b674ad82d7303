"""Accepted differences where they are kept (the journal's file) and in force (the mirror)."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.acceptance import AcceptedOrder, HeldValues, acceptance_of, held_values
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.errors import StorageFailed
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
        mirror.accepted.follow(journal.acceptances)
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
    assert await mirror.accepted.change(made)


async def accept_pair(mirror: SqliteMirror, journal: SqliteJournal, now: Any, like: str) -> None:
    (found,) = await mirror.orders([OrderRef("wc_eu", like)])
    made = await journal.acceptances.accept_pair("wc_eu", held(found), "pair", "Bob", now)
    assert await mirror.accepted.change(made)


def held(order: Order) -> Any:
    found = held_values(order, judge(order))
    assert found is not None
    return found


def test_that_the_pairs_of_a_store_are_asked_for_alone(play: Any, reading: Any, now: Any) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await fill(mirror, reading)
        await accept(mirror, journal, now, "1")
        await accept_pair(mirror, journal, now, "0")
        return await journal.acceptances.pairs("wc_eu"), await journal.acceptances.pairs("none")

    (pair,), none = play(scene)
    assert (pair.order_id, pair.acceptance.by, none) == ("", "Bob", ())


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
            assert await mirror.accepted.change(made)
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
        refused = await mirror.accepted.change(made)
        await mirror.accepted.replace(*await book.in_force())
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
        assert await mirror.accepted.change(made)
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


async def claim_unasked(journal: SqliteJournal, found: Order, now: Any) -> Any:
    """As automatic sync claims the first write of the job “job”."""
    return await journal.claim("job", 0, Status.text("new"), now, held(found))


async def two_orders(mirror: SqliteMirror, reading: Any) -> Order:
    """Orders 1 and 2 with the same two values; returns the first."""
    await mirror.record(Side.STOREFRONT, [reading(one, "paid") for one in "12"])
    await mirror.record(Side.DESIGNO, [reading(one, "new") for one in "12"])
    (found,) = await mirror.orders([OrderRef("wc_eu", "1")])
    return found


def claims(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (number,) = connection.execute("SELECT count(*) FROM event WHERE kind = 'claim'").fetchone()
    return int(number)


@pytest.mark.parametrize(("like", "covers"), [("1", True), ("2", False), ("pair", True)])
def test_that_an_order_is_not_claimed_unasked_once_it_is_accepted_by_another_process(
    play: Any, reading: Any, plan: Any, now: Any, tmp_path: Path, like: str, covers: bool
) -> None:
    path = tmp_path / "journal.sqlite3"

    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        found = await two_orders(mirror, reading)
        await journal.begin("job", plan("1"), now)
        other = await open_journal(path, "test", "Bob")
        if like == "pair":
            await other.acceptances.accept_pair("wc_eu", held(found), "known", "Bob", now)
        else:
            one = AcceptedOrder(OrderRef("wc_eu", like), "#", held(found))
            await other.acceptances.accept_orders([one], "known", "Bob", now)
        await other.aclose()
        return await claim_unasked(journal, found, now), await journal.verify()

    made, wrong = play(scene)
    assert wrong is None
    assert (made is not None, claims(path)) == (covers, int(not covers))
    if covers:
        assert (made.reason, made.by, made.at, made.pair) == ("known", "Bob", now, like == "pair")


def test_that_the_order_s_own_acceptance_is_the_one_that_is_named(
    play: Any, reading: Any, plan: Any, now: Any
) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        found = await two_orders(mirror, reading)
        await journal.begin("job", plan("1"), now)
        await accept_pair(mirror, journal, now, "1")
        await accept(mirror, journal, now, "1")
        return await claim_unasked(journal, found, now)

    assert play(scene).reason == "known"


def test_that_what_was_withdrawn_or_is_of_other_values_is_claimed(
    play: Any, reading: Any, plan: Any, now: Any, tmp_path: Path
) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        found = await two_orders(mirror, reading)
        await journal.begin("job", plan("1"), now)
        await accept_pair(mirror, journal, now, "1")
        _, kept = await journal.acceptances.in_force()
        await journal.acceptances.withdraw([one.key for one in kept], "Bob", now)
        other = HeldValues(held(found).designo, held(found).storefront)
        await journal.acceptances.accept_pair("wc_eu", other, "known", "Ada", now)
        return await claim_unasked(journal, found, now)

    assert play(scene) is None
    assert claims(tmp_path / "journal.sqlite3") == 1


def test_that_a_write_that_was_asked_for_is_claimed_whatever_is_accepted(
    play: Any, reading: Any, plan: Any, now: Any, tmp_path: Path
) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await two_orders(mirror, reading)
        await accept_pair(mirror, journal, now, "1")
        await journal.begin("job", plan("1"), now)
        return await journal.claim("job", 0, Status.text("new"), now)

    assert play(scene) is None
    assert claims(tmp_path / "journal.sqlite3") == 1


def test_that_nothing_is_claimed_beside_an_acceptance_that_cannot_be_understood(
    play: Any, reading: Any, plan: Any, now: Any, tmp_path: Path
) -> None:
    """Other entries that are written at the same moment are not held up by it."""
    path = tmp_path / "journal.sqlite3"

    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        found = await two_orders(mirror, reading)
        await accept(mirror, journal, now, "1")
        await journal.begin("job", plan("1"), now)
        await journal.begin("other", plan("2"), now)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE acceptance SET at = 'noon'")
        asked = journal.claim("other", 0, Status.text("new"), now)
        return await asyncio.gather(
            claim_unasked(journal, found, now), asked, return_exceptions=True
        )

    refused, asked = play(scene)
    assert isinstance(refused, StorageFailed)
    assert asked is None
    assert claims(path) == 1


def test_that_every_change_of_this_process_is_counted_before_it_is_made(
    play: Any, reading: Any, now: Any
) -> None:
    """A claim that reads the count first and is handed in after it comes after the change."""

    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> list[int]:
        found = await two_orders(mirror, reading)
        acceptances, counts = journal.acceptances, []
        made = acceptances.accept_pair("wc_eu", held(found), "known", "Ada", now)
        for change in (made, acceptances.withdraw([], "Ada", now)):
            task = asyncio.create_task(change)
            await asyncio.sleep(0)
            counts.append(acceptances.changes)
            await task
        return counts

    assert play(scene) == [1, 2]


def test_that_pieces_of_one_decision_have_one_number(play: Any, reading: Any, now: Any) -> None:
    async def scene(mirror: SqliteMirror, journal: SqliteJournal) -> Any:
        await fill(mirror, reading)
        found = await mirror.orders([OrderRef("wc_eu", one) for one in "012"])
        wanted = [AcceptedOrder(o.ref, o.number, held(o)) for o in found]
        accept_orders = journal.acceptances.accept_orders
        first = await accept_orders(wanted[:2], "known", "Ada", now)
        number = first.added[0].acceptance.number
        second = await accept_orders(wanted[2:], "known", "Ada", now, number)
        for made in (first, second):
            assert await mirror.accepted.change(made)
        await agree_with_the_rules(mirror, journal)
        _, kept = await journal.acceptances.in_force()
        return {one.acceptance.number for one in kept}, first.mark != second.mark

    assert play(scene) == ({1}, True)
