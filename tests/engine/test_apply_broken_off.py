"""Facts about rows whose job is broken off outside a row: before it, between rows, or by a bug."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from engine_fakes import START

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import ServerFailure, StorageFailed, Unreachable
from designo_sync_gui.domain.events import JobStarted
from designo_sync_gui.domain.order import OrderRef, Reading, Side
from designo_sync_gui.domain.outcome import JobState, OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import WriteRules
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.writing.fresh_reading import FreshReading

TO_DESIGNO = Direction.TO_DESIGNO


def fill(world: Any, count: int) -> None:
    world.fill(**{f"o{n}": ("paid", "new") for n in range(count)})


def applied(world: Any, before_apply: Callable[[Any], None]) -> Any:
    """The result of a plan of every order; ``before_apply`` is given the services."""

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))
        world.trace.clear()
        before_apply(services)
        return await services.jobs.apply(plan)

    return world.run(body)


def kinds(result: Any) -> list[OutcomeKind]:
    return [outcome.kind for outcome in result.outcomes]


def running(world: Any) -> str:
    return str([event.job_id for event in world.events if isinstance(event, JobStarted)][-1])


def test_that_a_bug_while_a_target_is_opened_leaves_its_rows_unsent_and_says_so(world: Any) -> None:
    fill(world, 3)

    async def stumble(_: Any) -> Any:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        applied(world, lambda _: setattr(world.connections, "designo", stumble))
    ended = world.journal.outcomes.values()
    assert [outcome.kind for outcome in ended] == [OutcomeKind.CANCELLED] * 3
    assert all("error in the program" in outcome.message.english for outcome in ended)
    assert world.steps("write") == []


def test_that_rows_that_no_worker_is_left_for_are_ended_unsent(world: Any) -> None:
    """Each worker trips over the journal at one row, and at the next one it dies."""
    dead, rest = 2 * USUALLY_AT_ONCE, 4
    fill(world, dead + rest)
    finish, calls = world.journal.finish, []

    async def stumble(*told: Any, **more: Any) -> None:
        calls.append(told)
        if len(calls) <= dead:
            raise ZeroDivisionError
        await finish(*told, **more)

    def begin(_: Any) -> None:
        world.designo.read_errors = dict.fromkeys(world.mirror.rows, ServerFailure(verbatim("503")))
        world.journal.finish = stumble

    with pytest.raises(ZeroDivisionError):
        applied(world, begin)
    left = list(world.journal.outcomes.values())
    assert [outcome.kind for outcome in left] == [OutcomeKind.CANCELLED] * rest
    assert all(outcome.message.english.startswith("Nothing was sent.") for outcome in left)
    assert all("in the program" in outcome.message.english for outcome in left)
    assert world.steps("claim", "write") == []


def test_that_a_cancellation_from_within_is_no_bug_of_an_order(world: Any) -> None:
    fill(world, 2)

    async def cancelled(_: Any) -> Any:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        applied(world, lambda _: setattr(world.connections, "designo", cancelled))
    assert world.steps("write") == []


def test_that_a_plan_that_is_cancelled_while_it_waits_for_its_turn_sends_nothing(
    world: Any,
) -> None:
    fill(world, 2)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plans = [await services.orders.plan(TO_DESIGNO, [world.ref(n)]) for n in ("0", "1")]
        written, go = asyncio.Event(), asyncio.Event()
        write = world.designo.write

        async def slowly(*told: Any) -> WriteReply:
            written.set()
            await go.wait()
            reply: WriteReply = await write(*told)
            return reply

        world.designo.write = slowly
        first = asyncio.ensure_future(services.jobs.apply(plans[0]))
        await written.wait()
        second = asyncio.ensure_future(services.jobs.apply(plans[1]))
        await world.until(lambda: world.notes("waiting for another job"))
        services.jobs.cancel(running(world))
        result = await second
        go.set()
        return await first, result

    first, second = world.run(body)
    assert kinds(first) == [OutcomeKind.VERIFIED]
    assert (second.state, kinds(second)) == (JobState.CANCELLED, [OutcomeKind.CANCELLED])
    assert [step[2] for step in world.steps("write")] == ["0"]


def test_that_an_order_that_a_plan_names_twice_is_written_once(world: Any) -> None:
    fill(world, 1)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("0")])
        return await services.jobs.apply(replace(plan, writes=tuple(plan.writes) * 2))

    result = world.run(body)
    assert kinds(result) == [OutcomeKind.VERIFIED, OutcomeKind.SKIPPED]
    assert "twice" in result.outcomes[1].message.english
    assert len(world.steps("write")) == 1


def test_that_a_full_disk_while_the_target_is_read_stops_the_job_unsent(world: Any) -> None:
    fill(world, 6)

    async def full(*_: Any) -> Any:
        raise StorageFailed(verbatim("The disk is full."), verbatim("Free some space."))

    result = applied(world, lambda _: setattr(world.mirror, "record", full))
    assert result.state is JobState.FAILED
    assert set(kinds(result)) == {OutcomeKind.CANCELLED}
    assert world.steps("write") == []


def test_that_a_target_that_cannot_be_written_any_more_is_sent_nothing(world: Any) -> None:
    fill(world, 2)
    result = applied(world, lambda _: setattr(world.designo, "writable", False))
    assert kinds(result) == [OutcomeKind.CANCELLED] * 2
    assert "cannot be written" in result.outcomes[0].message.english


def test_that_rules_that_forbid_all_writing_by_now_are_obeyed(world: Any) -> None:
    fill(world, 2)
    closed = WriteRules(writable=False, reason=verbatim("Only read now."))
    result = applied(world, lambda _: setattr(world.designo, "rules", closed))
    assert kinds(result) == [OutcomeKind.REFUSED] * 2
    assert result.outcomes[0].message.english.startswith("Only read now.")
    assert world.steps("claim", "write") == []


def test_that_a_target_that_was_read_for_the_plan_and_cannot_be_read_now_is_not_written(
    world: Any,
) -> None:
    fill(world, 1)
    result = applied(world, lambda _: setattr(world.designo, "readable", False))
    assert kinds(result) == [OutcomeKind.SKIPPED]
    assert "cannot be read now" in result.outcomes[0].message.english
    assert world.steps("write") == []


@pytest.mark.parametrize("cancelled", [False, True])
def test_that_a_target_that_is_away_when_it_is_opened_is_waited_for(
    world: Any, cancelled: bool
) -> None:
    fill(world, 2)
    world.patience = timedelta(minutes=2)
    designo, tries = world.connections.designo, []

    def begin(services: Any) -> None:
        async def away(connection: Any) -> Any:
            tries.append(connection)
            if cancelled:
                services.jobs.cancel(running(world))
                await asyncio.Event().wait()
            if len(tries) < 3:
                raise Unreachable(verbatim("no route"))
            return await designo(connection)

        world.connections.designo = away

    result = applied(world, begin)
    ended = OutcomeKind.CANCELLED if cancelled else OutcomeKind.VERIFIED
    assert kinds(result) == [ended] * 2
    assert len(tries) == (1 if cancelled else 3)


def test_that_a_target_that_can_only_be_listed_is_waited_for_and_its_failure_ends_the_chunk(
    world: Any,
) -> None:
    world.designo.reads_singly = False
    fill(world, 3)

    def begin(_: Any) -> None:
        world.designo.read_errors[world.ref("1")] = ServerFailure(verbatim("HTTP 500"))

    result = applied(world, begin)
    assert kinds(result) == [OutcomeKind.CANCELLED] * 3
    assert all("HTTP 500" in outcome.message.english for outcome in result.outcomes)
    assert world.steps("claim", "write") == []


def test_that_reading_a_list_is_broken_off_when_the_job_is_cancelled(world: Any) -> None:
    world.designo.reads_singly = False
    fill(world, 3)

    def begin(services: Any) -> None:
        async def never(_: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
            services.jobs.cancel(running(world))
            await asyncio.Event().wait()
            raise AssertionError

        world.designo.read_orders = never

    result = applied(world, begin)
    assert kinds(result) == [OutcomeKind.CANCELLED] * 3
    assert world.steps("claim", "write") == []


def test_that_a_source_that_can_only_be_listed_is_waited_for(world: Any) -> None:
    world.storefront.reads_singly = False
    world.patience = timedelta(minutes=2)
    fill(world, 3)
    tries = []

    def away(ref: OrderRef) -> None:
        tries.append(ref)
        if len(tries) < 3:
            raise Unreachable(verbatim("no route"))

    result = applied(world, lambda _: setattr(world.storefront, "before_read", away))
    assert kinds(result) == [OutcomeKind.VERIFIED] * 3
    assert world.clock.slept


def test_that_a_source_is_not_called_unreachable_when_waiting_for_it_was_cancelled(
    world: Any,
) -> None:
    fill(world, 1)
    world.patience = timedelta(minutes=2)

    def begin(services: Any) -> None:
        async def cancelled_meanwhile(_: float) -> None:
            services.jobs.cancel(running(world))
            await asyncio.Event().wait()

        world.clock.sleep = cancelled_meanwhile
        world.storefront.read_errors[world.ref("0")] = Unreachable(verbatim("no route"))

    result = applied(world, begin)
    assert (result.state, kinds(result)) == (JobState.CANCELLED, [OutcomeKind.CANCELLED])
    assert result.errors == ()


def test_that_rows_that_others_took_while_a_worker_was_paused_are_not_begun_again(
    world: Any,
) -> None:
    """Two rows for four workers, all held by the pause."""
    fill(world, 2)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))
        task = asyncio.ensure_future(services.jobs.apply(plan))
        await world.until(lambda: running(world) == "job-2")
        services.jobs.pause("job-2")
        for _ in range(100):
            await asyncio.sleep(0)
        assert world.steps("claim") == []
        services.jobs.resume("job-2")
        return await task

    assert kinds(world.run(body)) == [OutcomeKind.VERIFIED] * 2
    assert len(world.steps("write")) == 2


def test_that_a_status_that_became_unreadable_is_not_written_over(world: Any) -> None:
    fill(world, 1)
    result = applied(world, lambda _: world.designo.orders.update({world.ref("0"): None}))
    assert kinds(result) == [OutcomeKind.SKIPPED]
    assert "unreadable: lone surrogate" in result.outcomes[0].message.english
    assert world.steps("write") == []


def test_that_an_order_that_is_gone_after_its_write_is_altered(world: Any) -> None:
    fill(world, 1)

    def vanish(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        del remote.orders[ref]
        return WriteReply(True, None, verbatim("saved"), "raw")

    world.designo.scripts[world.ref("0")] = vanish
    result = applied(world, lambda _: None)
    assert kinds(result) == [OutcomeKind.ALTERED]
    assert "no longer in DesignO" in result.outcomes[0].message.english


def test_that_a_list_of_a_source_that_was_given_up_is_not_asked_for(world: Any) -> None:
    """Given up by another worker, while this one waited for its turn at the host."""
    world.storefront.reads_singly = False
    fill(world, 1)
    ref = world.ref("0")

    context: Any = SimpleNamespace(clock=world.clock)
    fresh = FreshReading(context, world.designo, Side.STOREFRONT, {ref: Status.text("paid")})
    fresh.source, fresh.source_error = world.storefront, Unreachable(verbatim("no route"))
    asyncio.run(fresh.read_lists([ref]))
    assert fresh.source_gone(ref) is not None
    assert world.steps("read") == []


def test_that_a_bug_after_one_late_row_ended_ends_only_the_others(world: Any) -> None:
    """Both rows lag behind their yes; the first is shown, then the program trips."""
    world.designo.reads_singly = False
    fill(world, 2)
    finish, yes = world.journal.finish, WriteReply(True, None, verbatim("saved"), "raw")
    world.designo.scripts = dict.fromkeys(world.designo.orders, lambda *_: yes)

    async def stumble(job: str, index: int, *told: Any, **more: Any) -> None:
        await finish(job, index, *told, **more)
        raise ZeroDivisionError

    async def shown(seconds: float) -> None:
        world.designo.orders[world.ref("0")] = Status.text("paid")
        world.journal.finish = stumble if world.journal.finish == finish else finish
        world.clock.run_on(seconds)
        await asyncio.sleep(0)

    def begin(_: Any) -> None:
        world.clock.sleep = shown

    with pytest.raises(ZeroDivisionError):
        applied(world, begin)
    ended = {step[1]: step[2] for step in world.steps("finish")}
    assert ended == {"0": OutcomeKind.VERIFIED, "1": OutcomeKind.UNKNOWN}
    assert world.clock.now() > START
