"""Facts about unknown writes: settled by reading, never by sending again."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, ServerFailure, SyncError, Unreachable
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.sentence import NOTHING, verbatim
from designo_sync_gui.domain.status import Status


def breaking(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    raise ServerFailure(verbatim("the connection broke"))


async def unknown_write(world: Any, services: Any) -> Any:
    world.fill(o7=("a", "b"))
    world.designo.scripts[world.ref("7")] = breaking
    await services.jobs.refresh()
    result = await world.synced(services, Direction.TO_DESIGNO, "7")
    assert result.outcomes[0].kind is OutcomeKind.UNKNOWN


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("a", OutcomeKind.VERIFIED),
        ("b", OutcomeKind.REFUSED),
        ("c", OutcomeKind.ALTERED),
        (None, OutcomeKind.ALTERED),
    ],
)
def test_that_a_refresh_settles_an_unknown_write_by_reading(
    world: Any, later: str | None, kind: OutcomeKind
) -> None:
    async def body(services: Any) -> Any:
        await unknown_write(world, services)
        if later is None:
            del world.designo.orders[world.ref("7")]
        else:
            world.designo.orders[world.ref("7")] = Status.text(later)
        summary = await services.jobs.refresh()
        assert [outcome.kind for outcome in summary.settled] == [kind]
        return await world.journal.unsettled()

    assert world.run(body) == ()
    assert [step[2] for step in world.steps("finish")] == [OutcomeKind.UNKNOWN, kind]
    assert len(world.steps("write")) == 1


def test_that_reading_the_order_alone_settles_its_unknown_write(world: Any) -> None:
    async def body(services: Any) -> Any:
        await unknown_write(world, services)
        world.designo.orders[world.ref("7")] = Status.text("a")
        summary = await services.jobs.read_again([world.ref("7")])
        assert [outcome.kind for outcome in summary.settled] == [OutcomeKind.VERIFIED]
        return await world.journal.unsettled()

    assert world.run(body) == ()
    assert len(world.steps("write")) == 1


def test_that_a_former_value_proves_nothing_before_the_target_had_time(world: Any) -> None:
    async def body(services: Any) -> Any:
        await unknown_write(world, services)
        await services.jobs.refresh()

    world.run(body)
    assert world.clock.slept == [20.0]


def test_that_an_order_with_an_unknown_write_is_not_planned_again(world: Any) -> None:
    async def body(services: Any) -> Any:
        await unknown_write(world, services)
        return await services.orders.plan(Direction.TO_DESIGNO, [world.ref("7")])

    assert [r.reason for r in world.run(body).refusals] == [RefusalReason.UNSETTLED]


def test_that_an_older_plan_does_not_write_over_an_unknown_write(world: Any) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("a", "b"))
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("7")])
        world.designo.scripts[world.ref("7")] = breaking
        await services.jobs.apply(plan)
        return await services.jobs.apply(plan)

    outcome = world.run(body).outcomes[0]
    assert outcome.kind is OutcomeKind.SKIPPED
    assert len(world.steps("write")) == 1


def test_that_an_unreadable_target_leaves_the_write_unknown(world: Any) -> None:
    async def body(services: Any) -> Any:
        await unknown_write(world, services)
        world.designo.orders[world.ref("7")] = None
        await services.jobs.refresh()
        return await world.journal.unsettled()

    assert len(world.run(body)) == 1


def test_that_a_read_that_fails_leaves_it_unknown_and_is_told(world: Any) -> None:
    async def body(services: Any) -> Any:
        await unknown_write(world, services)
        world.designo.read_errors[world.ref("7")] = ServerFailure(verbatim("503"))
        summary = await services.jobs.refresh()
        return summary, await world.journal.unsettled()

    summary, unsettled = world.run(body)
    assert [code for code, _ in summary.errors] == [""]
    assert len(unsettled) == 1


@pytest.mark.parametrize(
    ("error", "asked"), [(Unreachable(verbatim("gone")), 1), (ServerFailure(verbatim("5")), 3)]
)
def test_that_a_host_that_went_away_is_not_asked_for_every_unknown_write(
    world: Any, error: SyncError, asked: int
) -> None:
    ids = ("1", "2", "3")
    world.fill(**{f"o{i}": ("a", "b") for i in ids})
    world.designo.scripts = {
        world.ref(i): lambda *_: WriteReply(None, None, verbatim("?"), "") for i in ids
    }

    async def body(services: Any) -> Any:
        await world.synced_after_refresh(services)
        world.designo.read_errors = {world.ref(i): error for i in ids}
        before = len(world.steps("read"))
        summary = await services.jobs.refresh()
        return len(world.steps("read")) - before, summary, await world.journal.unsettled()

    read, summary, unsettled = world.run(body)
    assert (read, len(summary.errors)) == (asked, asked)
    assert len(unsettled) == 3


def test_that_a_write_claimed_before_a_crash_is_settled_at_the_next_refresh(world: Any) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("a", "b"))
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("7")])
        await world.journal.begin("crashed", plan, world.clock.now())
        await world.journal.claim("crashed", 0, Status.text("b"), world.clock.now())
        world.designo.orders[world.ref("7")] = Status.text("a")
        await services.jobs.refresh()

    world.run(body)
    assert [step[2] for step in world.steps("finish")] == [OutcomeKind.VERIFIED]
    assert world.mirror.rows[world.ref("7")].designo.status == Status.text("a")
    assert ("write", Side.DESIGNO, "7", "a") not in world.trace


def test_that_unknown_writes_are_left_to_a_process_that_is_writing(world: Any) -> None:
    async def body(services: Any) -> Any:
        await unknown_write(world, services)
        world.designo.orders[world.ref("7")] = Status.text("a")
        world.locked = True
        summary = await services.jobs.refresh()
        return summary.errors, await world.journal.unsettled()

    errors, unsettled = world.run(body)
    assert errors == ()
    assert len(unsettled) == 1


def test_that_the_grace_is_counted_from_the_end_of_a_slow_request(world) -> None:
    """A request that ran into its deadline is younger than its claim."""
    world.fill(o7=("a", "b"))

    def slow(remote, ref, status):
        world.clock.time += timedelta(seconds=60)
        raise ServerFailure(verbatim("No answer in time."))

    world.designo.scripts[world.ref("7")] = slow

    async def body(services):
        await world.synced_after_refresh(services)
        await services.jobs.refresh()

    world.run(body)
    assert world.clock.slept == [20.0]


def test_that_a_clock_set_back_does_not_hold_the_writers_lock(world) -> None:
    world.fill(o7=("a", "b"))

    def lost(remote, ref, status):
        raise ServerFailure(verbatim("Broken off."))

    world.designo.scripts[world.ref("7")] = lost

    async def body(services):
        await world.synced_after_refresh(services)
        world.clock.time -= timedelta(days=180)
        await services.jobs.refresh()

    world.run(body)
    assert max(world.clock.slept) <= 80


def test_that_a_write_left_unknown_is_told_by_every_refresh_and_shown_in_its_row(world) -> None:
    world.fill(o7=("a", "b"))
    world.designo.readable = False

    def lost(remote, ref, status):
        raise ServerFailure(verbatim("Broken off."))

    world.designo.scripts[world.ref("7")] = lost

    async def body(services):
        await world.synced_after_refresh(services)
        summary = await services.jobs.refresh()
        return summary, await services.orders.known()

    summary, (order,) = world.run(body)
    assert [write.ref for write in summary.unknown] == [world.ref("7")]
    assert order.last_outcome is OutcomeKind.UNKNOWN


def test_that_cancelling_does_not_wait_for_a_reading_that_hangs(world) -> None:
    world.fill(o7=("a", "b"))

    async def body(services):
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("7")])
        hanging = asyncio.Event()

        async def read_orders(refs):
            hanging.set()
            await asyncio.Event().wait()

        world.designo.read_orders = read_orders
        task = asyncio.ensure_future(services.jobs.apply(plan))
        await hanging.wait()
        services.jobs.cancel("job-2")
        return await task

    (outcome,) = world.run(body).outcomes
    assert outcome.kind is OutcomeKind.CANCELLED
    assert not outcome.sent


def leave_unknown(world: Any) -> Any:
    """A DesignO that cannot be read, and one unclear write to it."""
    world.designo.readable = False
    world.fill(o7=("paid", "new"))

    def unclear(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        return WriteReply(None, None, verbatim("?"), "")

    world.designo.scripts[world.ref("7")] = unclear


@pytest.mark.parametrize(
    ("applied", "kind", "verb"),
    [(True, OutcomeKind.ACCEPTED, "has"), (False, OutcomeKind.REFUSED, "does not have")],
)
def test_that_what_nobody_can_read_is_settled_by_the_operators_word(
    world: Any, applied: bool, kind: OutcomeKind, verb: str
) -> None:
    leave_unknown(world)

    async def body(services: Any) -> Any:
        await world.synced_after_refresh(services)
        assert len(await world.journal.unsettled()) == 1
        outcome = await services.orders.settle_by_word(
            world.ref("7"), Side.DESIGNO, applied=applied
        )
        with pytest.raises(JobRefused, match="has no unknown write"):
            await services.orders.settle_by_word(world.ref("7"), Side.DESIGNO, applied=applied)
        return outcome, await world.journal.unsettled()

    outcome, left = world.run(body)
    assert outcome.kind is kind
    assert f"Checked by the operator: DesignO {verb} the wanted value." in outcome.message.english
    assert left == ()
    assert len(world.steps("write")) == 1


def test_that_a_word_is_not_taken_while_another_process_writes(world: Any) -> None:
    leave_unknown(world)

    async def body(services: Any) -> None:
        await world.synced_after_refresh(services)
        world.locked = True
        with pytest.raises(JobRefused):
            await services.orders.settle_by_word(world.ref("7"), Side.DESIGNO, applied=True)

    world.run(body)
    assert len(world.journal.outcomes) == 1


def test_that_no_word_ends_a_write_that_is_still_on_its_way(world: Any) -> None:
    """A job of this process shares the writer's lock: its own claim is no unknown write."""
    world.fill(o7=("paid", "new"))

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        sent, answer = asyncio.Event(), asyncio.Event()

        async def write(*_: Any) -> WriteReply:
            sent.set()
            await answer.wait()
            return WriteReply(True, None, NOTHING, "")

        world.designo.write = write
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("7")])
        job = asyncio.ensure_future(services.jobs.apply(plan))
        await sent.wait()
        with pytest.raises(JobRefused, match="has no unknown write"):
            await services.orders.settle_by_word(world.ref("7"), Side.DESIGNO, applied=True)
        answer.set()
        await job

    world.run(body)
