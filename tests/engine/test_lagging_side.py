"""Facts about a side that says yes and shows the write later: waited for, not written again."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import ServerFailure
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.writing.read_back import PAUSES

YES = WriteReply(True, None, verbatim("saved"), "raw")


def lagging(world: Any, order_id: str, seconds: float, shows: str = "") -> None:
    """DesignO shows what is written to this order so many seconds later, or ``shows`` then."""
    ref = world.ref(order_id)
    due: list[tuple[float, Status]] = []

    def written(remote: Any, _: OrderRef, status: Status) -> WriteReply:
        value = Status.text(shows) if shows else status
        due.append((world.clock.elapsed() + seconds, value))
        return YES

    former = world.designo.before_read

    def before_read(asked: OrderRef) -> None:
        former(asked)
        if asked == ref and due and world.clock.elapsed() >= due[0][0]:
            world.designo.orders[ref] = due.pop()[1]

    world.designo.scripts[ref] = written
    world.designo.before_read = before_read


def synced(world: Any) -> tuple[Outcome, ...]:
    async def body(services: Any) -> Any:
        return await world.synced_after_refresh(services)

    return tuple(world.run(body).outcomes)


@pytest.mark.parametrize(("lag", "slept"), [(0.5, [1.0]), (3, [1.0, 2.0]), (15, list(PAUSES))])
def test_that_a_side_that_lags_behind_its_own_yes_is_read_again_after_growing_pauses(
    world: Any, lag: float, slept: list[float]
) -> None:
    world.fill(o7=("paid", "new"))
    lagging(world, "7", lag)
    (outcome,) = synced(world)
    assert (outcome.kind, outcome.after) == (OutcomeKind.VERIFIED, Status.text("paid"))
    assert world.clock.slept == slept
    assert len(world.steps("write")) == 1
    assert world.notes("waiting for DesignO to show 1 accepted write")


def test_that_what_is_not_shown_within_fifteen_seconds_is_unknown_and_settled_later(
    world: Any,
) -> None:
    world.fill(o7=("paid", "new"))
    lagging(world, "7", 16)

    async def body(services: Any) -> Any:
        (outcome,) = (await world.synced_after_refresh(services)).outcomes
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("7")])
        world.clock.run_on(60)
        return outcome, plan, (await services.jobs.refresh()).settled

    outcome, plan, (settled,) = world.run(body)
    assert sum(world.clock.slept) == 15
    assert outcome.kind is OutcomeKind.UNKNOWN
    assert "accepted the write but still shows the former value" in outcome.message.english
    assert [refusal.reason for refusal in plan.refusals] == [RefusalReason.UNSETTLED]
    assert settled.kind is OutcomeKind.VERIFIED
    assert len(world.steps("write")) == 1


def test_that_other_rows_go_on_while_one_side_is_waited_for(world: Any) -> None:
    orders = [str(n) for n in range(12)]
    world.fill(**{f"o{n}": ("paid", "new") for n in orders})
    lagging(world, "0", 0.5)
    sleep, waited = world.clock.sleep, asyncio.Event()

    async def until_the_rest_is_done(seconds: float) -> None:
        await waited.wait()
        await sleep(seconds)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        world.clock.sleep = until_the_rest_is_done
        plan = await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))
        job = asyncio.ensure_future(services.jobs.apply(plan))
        await world.until(lambda: len(world.steps("finish")) == 11)
        assert not job.done()
        waited.set()
        return await job

    kinds = {outcome.kind for outcome in world.run(body).outcomes}
    assert kinds == {OutcomeKind.VERIFIED}
    assert world.steps("finish")[-1][1] == "0"
    assert len(world.steps("write")) == len(orders)


def test_that_a_job_asked_to_stop_waits_for_no_side(world: Any) -> None:
    world.fill(o7=("paid", "new"))
    lagging(world, "7", 3)
    never, waiting = asyncio.Event(), asyncio.Event()

    async def stand(seconds: float) -> None:
        waiting.set()
        await never.wait()

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        world.clock.sleep = stand
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("7")])
        job = asyncio.ensure_future(services.jobs.apply(plan))
        await waiting.wait()
        services.jobs.cancel("job-2")
        return await job

    (outcome,) = world.run(body).outcomes
    assert (outcome.kind, outcome.sent) == (OutcomeKind.UNKNOWN, True)


def test_that_a_reading_that_fails_while_waiting_tells_nothing(world: Any) -> None:
    world.fill(o7=("paid", "new"))
    lagging(world, "7", 2)
    ref, former = world.ref("7"), world.designo.before_read

    def failing_at_one_second(asked: OrderRef) -> None:
        former(asked)
        if world.clock.slept == [1.0]:
            raise ServerFailure(verbatim("503"))

    world.designo.before_read = failing_at_one_second
    (outcome,) = synced(world)
    assert outcome.kind is OutcomeKind.VERIFIED
    assert world.designo.orders[ref] == Status.text("paid")


def test_that_another_value_shown_while_waiting_is_altered(world: Any) -> None:
    world.fill(o7=("paid", "new"))
    lagging(world, "7", 1, shows="PAID")
    (outcome,) = synced(world)
    assert (outcome.kind, outcome.after) == (OutcomeKind.ALTERED, Status.text("PAID"))


def test_that_a_careful_run_waits_for_its_first_order_and_goes_on(world: Any) -> None:
    world.fill(**{f"o{n}": ("paid", "new") for n in range(8)})
    lagging(world, "0", 2)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))
        return await services.jobs.apply(plan, canary=True)

    assert {outcome.kind for outcome in world.run(body).outcomes} == {OutcomeKind.VERIFIED}
    steps = world.steps("write", "finish")
    assert [step[0] for step in steps[:2]] == ["write", "finish"]


def test_that_a_careful_run_stops_at_a_first_order_that_is_never_shown(world: Any) -> None:
    world.fill(**{f"o{n}": ("paid", "new") for n in range(8)})
    lagging(world, "0", 600)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))
        return await services.jobs.apply(plan, canary=True)

    kinds = [outcome.kind for outcome in world.run(body).outcomes]
    assert kinds == [OutcomeKind.UNKNOWN] + [OutcomeKind.CANCELLED] * 7
    assert len(world.steps("write")) == 1


def test_that_an_error_in_the_program_while_waiting_ends_its_row_as_unknown(world: Any) -> None:
    """Never as "cancelled": it was sent."""
    world.fill(o1=("paid", "new"), o2=("paid", "new"))
    lagging(world, "1", 600)
    former: Callable[[OrderRef], None] = world.designo.before_read

    def broken(asked: OrderRef) -> None:
        former(asked)
        if world.clock.slept:
            raise ZeroDivisionError

    world.designo.before_read = broken

    async def body(services: Any) -> Any:
        with pytest.raises(ZeroDivisionError):
            await world.synced_after_refresh(services)
        return await world.journal.unsettled()

    (left,) = world.run(body)
    assert left.ref == world.ref("1")
    assert sorted(step[1:] for step in world.steps("finish")) == [
        ("1", OutcomeKind.UNKNOWN),
        ("2", OutcomeKind.VERIFIED),
    ]


def test_that_an_answer_that_names_the_former_value_is_not_waited_for(world: Any) -> None:
    """Its answer and the reading agree; a later reading may still tell otherwise."""
    world.fill(o7=("paid", "new"))
    world.designo.scripts[world.ref("7")] = lambda remote, ref, status: WriteReply(
        True, remote.orders[ref], verbatim("saved"), "raw"
    )

    async def body(services: Any) -> Any:
        (outcome,) = (await world.synced_after_refresh(services)).outcomes
        assert (outcome.kind, world.clock.slept) == (OutcomeKind.ALTERED, [])
        world.designo.orders[world.ref("7")] = Status.text("paid")
        return (await services.jobs.refresh()).settled

    (settled,) = world.run(body)
    assert settled.kind is OutcomeKind.VERIFIED


def test_that_a_side_without_single_requests_is_waited_for_by_its_list(world: Any) -> None:
    world.designo.reads_singly = False
    world.fill(o1=("paid", "new"), o2=("paid", "new"))
    lagging(world, "1", 2)
    assert {outcome.kind for outcome in synced(world)} == {OutcomeKind.VERIFIED}
    assert world.clock.slept == [1.0, 2.0]


def test_that_an_error_in_another_row_does_not_end_one_that_is_waited_for(world: Any) -> None:
    world.designo.reads_singly = False
    world.fill(o1=("paid", "new"), o2=("paid", "new"))
    lagging(world, "1", 2)
    record_outcome = world.mirror.record_outcome

    async def broken(outcome: Outcome) -> None:
        if outcome.ref == world.ref("2"):
            raise ZeroDivisionError
        await record_outcome(outcome)

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        world.mirror.record_outcome = broken
        with pytest.raises(ZeroDivisionError):
            await world.synced(services, Direction.TO_DESIGNO)

    world.run(body)
    assert sorted(step[1:] for step in world.steps("finish")) == [
        ("1", OutcomeKind.VERIFIED),
        ("2", OutcomeKind.VERIFIED),
    ]
