"""Accepting differences: who may, what it changes, and that nothing is written by it."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from designo_sync_gui.domain.acceptance import AcceptedKey, held_values
from designo_sync_gui.domain.activity import ActivityFilter, ActivityKind
from designo_sync_gui.domain.brakes import accepted_remark
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed
from designo_sync_gui.domain.events import AcceptanceChanged
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.plan_part import part_of
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine import order_pieces
from designo_sync_gui.engine.acceptances import AcceptedCount
from designo_sync_gui.engine.health import health_of_stores
from designo_sync_gui.engine.writing.planning import Planning


async def in_view(services, view):
    counts = await services.views.table.counts(OrderFilter())
    return counts.by_view[view]


async def held_of(services, ref):
    (order,) = await services.orders.known([ref])
    return held_values(order, judge(order))


def test_that_accepted_orders_leave_the_counts_and_the_health_of_their_store(world) -> None:
    world.fill(o1=("paid", "Paid"), o2=("a", "b"), o3=("c", "c"))

    async def scene(services):
        await services.jobs.refresh()
        refs = [world.ref(one) for one in "123"]
        count = await services.acceptances.accept_orders(refs, "known", "Ada")
        (health,) = await health_of_stores(
            await services.overview(), services.views.table, world.clock.now()
        )
        (order, *_) = await services.orders.known(refs)
        return count, health.mismatches, order, await services.trends.days(timedelta(days=2))

    count, mismatches, order, (day,) = world.run(scene)
    assert (count.done, count.left) == (2, 1)
    assert (mismatches, day.mismatches) == (0, 0)
    assert judge(order).verdict is Verdict.DIFFERENT
    made = order.accepted
    assert (made.reason, made.by, made.at) == ("known", "Ada", world.clock.now())
    assert [e for e in world.events if isinstance(e, AcceptanceChanged)] == [
        AcceptanceChanged(("wc_eu",))
    ]
    assert world.steps("write") == []


def test_that_the_operator_s_account_is_the_name_where_none_is_given(world) -> None:
    world.fill(o1=("paid", "Paid"))

    async def scene(services):
        await services.jobs.refresh()
        await services.acceptances.accept_orders([world.ref("1")], "known")
        ((line),) = await services.acceptances.lines()
        return line.acceptance.by, services.acceptances.context.operator

    by, operator = world.run(scene)
    assert by == operator


@pytest.mark.parametrize("reason", ["", "   ", "two\nlines", "x" * 501])
def test_that_a_reason_of_one_line_is_needed(world, reason: str) -> None:
    async def scene(services):
        with pytest.raises(SettingsInvalid):
            await services.acceptances.accept_orders([world.ref("1")], reason)
        with pytest.raises(SettingsInvalid):
            await services.acceptances.accept_orders([world.ref("1")], "known", "a\nb")

    world.run(scene)
    assert world.journal.acceptances.kept == {}


def test_that_a_pair_covers_orders_to_come_and_is_withdrawn_as_one(world) -> None:
    world.fill(o1=("paid", "Paid"))

    async def scene(services):
        await services.jobs.refresh()
        held = await held_of(services, world.ref("1"))
        await services.acceptances.accept_pair("wc_eu", held, "known")
        world.fill(o1=("paid", "Paid"), o2=("paid", "Paid"))
        await services.jobs.refresh()
        (line,) = await services.acceptances.lines()
        counts = [await in_view(services, View.ACCEPTED)]
        left = await services.acceptances.withdraw_orders([world.ref("1")])
        counts.append(await in_view(services, View.ACCEPTED))
        ended = await services.acceptances.withdraw_pairs([AcceptedKey("wc_eu", "", held)])
        counts.append(await in_view(services, View.ACCEPTED))
        return line, left, ended, counts

    line, left, ended, counts = world.run(scene)
    assert (line.covered, line.pair.storefront.status.literal) == (2, "paid")
    assert (left.done, left.left, ended) == (0, 1, 1)
    assert counts == [2, 2, 0]


def test_that_a_decision_is_withdrawn_by_its_number(world) -> None:
    world.fill(o1=("paid", "Paid"), o2=("a", "b"))

    async def scene(services):
        await services.jobs.refresh()
        for one in "12":
            await services.acceptances.accept_orders([world.ref(one)], f"because of {one}")
        ended = await services.acceptances.withdraw_numbers([1, 9])
        (line,) = await services.acceptances.lines()
        return ended, line.acceptance.reason, line.orders

    assert world.run(scene) == (1, "because of 2", ((world.ref("2"), "#2"),))


def test_that_automatic_sync_writes_no_accepted_difference(world) -> None:
    world.fill(o1=("same", "same"), o2=("same", "same"))

    async def scene(services):
        await services.jobs.refresh()
        for one in "12":
            world.storefront.orders[world.ref(one)] = Status.text("moved")
        await services.jobs.refresh()
        await services.acceptances.accept_orders([world.ref("1")], "known")
        book = services.acceptances.book
        planning = Planning(services.acceptances.context, book.settings)
        refs = [world.ref("1"), world.ref("2")]
        plan = await planning.automatic(Direction.TO_DESIGNO, refs)
        return [write.ref for write in plan.writes]

    assert world.run(scene) == [world.ref("2")]


def test_that_a_plan_by_hand_holds_accepted_orders_and_says_how_many(world) -> None:
    world.fill(o1=("paid", "Paid"), o2=("a", "b"), o3=("c", "d"))

    async def scene(services):
        await services.jobs.refresh()
        await services.acceptances.accept_orders([world.ref("1"), world.ref("3")], "known")
        return await services.orders.plan(Direction.TO_DESIGNO, [world.ref(one) for one in "123"])

    plan = world.run(scene)
    assert len(plan.writes) == 3
    assert {plan.writes[at].ref.order_id for at in plan.facts.accepted} == {
        world.ref("1").order_id,
        world.ref("3").order_id,
    }
    part = part_of(plan, {0})
    assert [part.writes[at].ref for at in part.facts.accepted] == [world.ref("3")]
    (remark,) = accepted_remark(len(plan.facts.accepted))
    assert remark.told.english == "All stores: 2 writes are of accepted differences."
    assert not remark.brakes


def test_that_removing_a_store_ends_what_was_accepted_of_it(world) -> None:
    world.fill(o1=("paid", "Paid"), o2=("a", "b"))

    async def scene(services):
        await services.jobs.refresh()
        await services.acceptances.accept_orders([world.ref("1")], "known")
        held = await held_of(services, world.ref("2"))
        await services.acceptances.accept_pair("wc_eu", held, "known")
        await services.connections.remove_store("wc_eu")
        return await services.acceptances.lines()

    assert world.run(scene) == ()


def test_that_a_journal_that_cannot_be_read_does_not_keep_a_store(world, monkeypatch) -> None:
    async def damaged():
        raise StorageFailed(verbatim("The journal is damaged."))

    monkeypatch.setattr(world.journal.acceptances, "in_force", damaged)

    async def scene(services):
        await services.connections.remove_store("wc_eu")
        return (await services.overview()).settings.stores

    assert world.run(scene) == ()


def test_that_the_facts_of_a_selection_name_pairs_and_what_is_accepted(world) -> None:
    world.fill(o1=("paid", "Paid"), o2=("paid", "Paid"), o3=("a", "b"), o4=("c", "c"))

    async def scene(services):
        await services.jobs.refresh()
        refs = [world.ref(one) for one in "1234"]
        before = await services.acceptances.facts(refs)
        held = await held_of(services, world.ref("1"))
        await services.acceptances.accept_pair("wc_eu", held, "known")
        return before, held, await services.acceptances.facts(refs)

    before, held, after = world.run(scene)
    assert (before.acceptable, before.pairs[0], before.accepted) == (3, ("wc_eu", held, 2), 0)
    assert (after.acceptable, after.accepted) == (1, 2)
    assert after.accepted_pairs == (AcceptedKey("wc_eu", "", held),)


@pytest.fixture
def in_tens(monkeypatch):
    """Pieces of ten orders."""
    small = partial(order_pieces.pieces_of, size=10)
    monkeypatch.setattr("designo_sync_gui.engine.acceptances.pieces_of", small)


def many(world, number=25):
    world.fill(**{f"o{n}": ("a", "b") for n in range(number)})
    return [world.ref(str(n)) for n in range(number)]


async def told_of_acceptances(services):
    entries = (await services.activity.open(ActivityFilter())).first
    return [e.what.english for e in entries if e.kind is ActivityKind.ACCEPTED]


def test_that_very_many_are_accepted_in_pieces_as_one_decision(world, in_tens) -> None:
    refs, heard = many(world), list[AcceptedCount]()

    async def scene(services):
        await services.jobs.refresh()
        count = await services.acceptances.accept_orders(refs, "known", note=heard.append)
        (line,) = await services.acceptances.lines()
        return count, line, await told_of_acceptances(services)

    count, line, told = world.run(scene)
    assert (count.done, count.left) == (25, 0)
    assert [one.done for one in heard] == [10, 20, 25]
    assert world.journal.acceptances.changes == 3
    assert (line.covered, len(line.orders)) == (25, 25)
    assert told == ["25 differences accepted · known"]
    assert [e for e in world.events if isinstance(e, AcceptanceChanged)] == [
        AcceptanceChanged(("wc_eu",))
    ]


@pytest.mark.parametrize("act", ["accept", "withdraw"])
def test_that_who_cancels_ends_it_between_two_pieces_and_what_was_done_is_told(
    world, in_tens, act
) -> None:
    refs = many(world)

    async def scene(services):
        acceptances = services.acceptances
        await services.jobs.refresh()
        if act == "withdraw":
            await acceptances.accept_orders(refs, "known")

        def cancel(count) -> None:
            if count.done == 10:
                task.cancel()

        if act == "accept":
            work = acceptances.accept_orders(refs, "known", note=cancel)
        else:
            work = acceptances.withdraw_orders(refs, note=cancel)
        task = asyncio.ensure_future(work)
        with pytest.raises(asyncio.CancelledError):
            await task
        told = await told_of_acceptances(services)
        return await in_view(services, View.ACCEPTED), told[0]

    accepted, told = world.run(scene)
    assert (accepted, told) == {
        "accept": (10, "10 differences accepted · known"),
        "withdraw": (15, "10 acceptances withdrawn"),
    }[act]
    assert world.mirror.accepted.kept == world.journal.acceptances.kept


def test_that_a_piece_that_was_begun_is_in_force_when_it_is_cancelled(world, in_tens) -> None:
    """In the journal's file and in the mirror, or in neither."""
    refs = many(world)
    accept_orders = world.journal.acceptances.accept_orders

    async def scene(services):
        await services.jobs.refresh()
        writing, gate = asyncio.Event(), asyncio.Event()

        async def slow(*args):
            writing.set()
            await gate.wait()
            return await accept_orders(*args)

        world.journal.acceptances.accept_orders = slow
        task = asyncio.ensure_future(services.acceptances.accept_orders(refs, "known"))
        await writing.wait()
        task.cancel()
        await asyncio.sleep(0)
        gate.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        return await in_view(services, View.ACCEPTED), await told_of_acceptances(services)

    assert world.run(scene) == (10, ["10 differences accepted · known"])
    assert world.mirror.accepted.kept == world.journal.acceptances.kept


def test_that_whole_decisions_are_withdrawn_in_pieces_too(world, monkeypatch) -> None:
    monkeypatch.setattr("designo_sync_gui.engine.acceptances.CHUNK", 10)
    refs = many(world)

    async def scene(services):
        await services.jobs.refresh()
        await services.acceptances.accept_orders(refs, "known")
        ended = await services.acceptances.withdraw_numbers([1])
        return ended, await told_of_acceptances(services)

    ended, told = world.run(scene)
    assert (ended, told[0]) == (25, "25 acceptances withdrawn")
    assert world.journal.acceptances.changes == 1 + 3


def test_that_nothing_is_told_where_nothing_came_of_it(world) -> None:
    world.fill(o1=("a", "a"))

    async def scene(services):
        await services.jobs.refresh()
        count = await services.acceptances.accept_orders([world.ref("1")], "known")
        return count, await told_of_acceptances(services)

    count, told = world.run(scene)
    assert ((count.done, count.left), told) == ((0, 1), [])
