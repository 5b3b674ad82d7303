"""The outcome of one row is stored while the next is begun; it counts as soon as it is known."""

import asyncio
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.events import JobFinished, OutcomeRecorded
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import JobState, OutcomeKind, WriteReply
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status

ROWS = 30


class SlowDisk:
    """A journal that stores outcomes without hurry only when it is let go."""

    def __init__(self, world: Any) -> None:
        self.go = asyncio.Event()
        self.waiting = 0
        self.hurried: list[bool] = []
        finish = world.journal.finish

        async def wait(*told: Any, hurried: bool = True) -> None:
            self.hurried.append(hurried)
            self.waiting += 1
            await self.go.wait()
            await finish(*told)

        world.journal.finish = wait


def applied(world: Any, meanwhile: Any) -> Any:
    world.fill(**{f"o{n}": ("paid", "new") for n in range(ROWS)})

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))
        disk = SlowDisk(world)
        work = services.jobs.apply(plan, frozenset({plan.count_word}), canary=False)
        running = asyncio.ensure_future(work)
        await meanwhile(disk, running)
        disk.go.set()
        return await running, disk

    return world.run(body)


def test_that_the_next_rows_are_written_while_outcomes_wait_for_the_disk(world: Any) -> None:
    async def all_written(disk: SlowDisk, running: Any) -> None:
        await world.until(lambda: disk.waiting == ROWS)
        assert len(world.steps("write")) == ROWS
        assert not running.done(), "the job ends when all outcomes are stored"
        assert not [event for event in world.events if isinstance(event, OutcomeRecorded)]

    result, disk = applied(world, all_written)
    assert disk.hurried == [False] * ROWS
    assert {outcome.kind for outcome in result.outcomes} == {OutcomeKind.VERIFIED}
    kinds = [type(event) for event in world.events]
    assert kinds.count(OutcomeRecorded) == len(world.journal.outcomes) == ROWS
    assert kinds.index(JobFinished, kinds.index(OutcomeRecorded)) > len(kinds) - 3


def test_that_an_altered_value_holds_the_others_back_before_it_is_stored(world: Any) -> None:
    def lowered(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        remote.orders[ref] = Status.text("Paid")
        return WriteReply(True, status, verbatim("ok"), "raw reply")

    world.designo.scripts = {world.ref(str(n)): lowered for n in range(ROWS)}

    async def held_back(disk: SlowDisk, running: Any) -> None:
        await world.until(lambda: disk.waiting >= USUALLY_AT_ONCE)

    result, _ = applied(world, held_back)
    kinds = [outcome.kind for outcome in result.outcomes]
    assert kinds.count(OutcomeKind.ALTERED) == len(world.steps("write")) <= USUALLY_AT_ONCE
    assert kinds.count(OutcomeKind.CANCELLED) == ROWS - len(world.steps("write"))


def test_that_an_outcome_that_cannot_be_stored_fails_the_job(world: Any) -> None:
    async def full(disk: SlowDisk, running: Any) -> None:
        await world.until(lambda: disk.waiting == ROWS)
        world.journal.fail_on = "finish"

    result, _ = applied(world, full)
    assert result.state is JobState.FAILED
    assert isinstance(result.errors[0], StorageFailed)


def test_that_a_bug_while_an_outcome_is_stored_is_raised_after_all_rows(world: Any) -> None:
    record = world.mirror.record_outcome

    async def broken(outcome: Any) -> None:
        if outcome.ref.order_id == "3":
            raise ZeroDivisionError
        await record(outcome)

    world.mirror.record_outcome = broken

    async def nothing(disk: SlowDisk, running: Any) -> None:
        await world.until(lambda: disk.waiting == ROWS)

    with pytest.raises(ZeroDivisionError):
        applied(world, nothing)
    outcomes = world.journal.outcomes.values()
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.VERIFIED] * ROWS
