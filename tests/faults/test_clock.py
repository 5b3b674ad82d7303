"""F55 to F58: clocks that are wrong, seconds that are coarse, sleep, and a network that is away."""

import asyncio
from datetime import timedelta

import pytest
from fault_kit import FIRST, ORDERS, FaultStage

from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.events import JobFinished, JobPaused, JobStarted
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.engine.side_reading import OVERLAP

EQUAL = str(ORDERS[4])


@pytest.mark.parametrize("days", [-365.0, -2 / 24, 2 / 24, 365.0])
def test_F55_a_clock_that_leaps_misses_no_change(stage: FaultStage, days: float) -> None:
    """The watermark is the other side's own time."""

    async def use() -> None:
        stage.clock.time += timedelta(days=days)
        stage.edit(EQUAL)
        stage.clock.slept.clear()
        assert (await stage.refresh()).errors == ()
        if days > 0:
            order = await stage.seen(EQUAL)
            assert order.side(stage.target).status.literal == stage.other_value
        assert sum(stage.clock.slept) < 120, "no timer hangs on a clock that was set"
        stage.clock.time -= timedelta(days=days)
        stage.edit(EQUAL)
        assert (await stage.refresh(full=True)).errors == ()
        order = await stage.seen(EQUAL)
        assert order.side(stage.target).status.literal == stage.other_value
        stage.edit(EQUAL, stage.former)

    stage.run(use)


def test_F56_a_change_in_the_second_of_the_last_reading_is_seen(stage: FaultStage) -> None:
    """Times of one second's grain, compared with "since or at", read again with an overlap."""
    assert timedelta(seconds=2) <= OVERLAP

    async def use() -> None:
        assert (await stage.refresh()).errors == ()
        stage.edit(EQUAL)
        assert (await stage.refresh()).errors == ()
        order = await stage.seen(EQUAL)
        assert order.side(stage.target).status.literal == stage.other_value
        stage.edit(EQUAL, stage.former)

    stage.run(use)


def test_F57_after_a_sleep_one_refresh_catches_up_over_new_connections(stage: FaultStage) -> None:
    async def use() -> None:
        assert (await stage.refresh()).errors == ()
        await stage.server.shut()
        await stage.server.open()
        stage.clock.time += timedelta(hours=8)
        stage.edit(EQUAL)
        before = len(stage.server.seen)
        started = sum(isinstance(e, JobStarted) for e in stage.events)
        assert (await stage.refresh()).errors == ()
        assert sum(isinstance(e, JobStarted) for e in stage.events) == started + 1
        assert len(stage.server.seen) - before <= 10
        order = await stage.seen(EQUAL)
        assert order.side(stage.target).status.literal == stage.other_value
        stage.edit(EQUAL, stage.former)

    stage.run(use)


def test_F58_a_plan_waits_while_the_side_is_away_and_goes_on_by_itself(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        await stage.server.shut()
        running = asyncio.ensure_future(stage.applied(plan))
        for _ in range(2000):
            await asyncio.sleep(0.001)
            if any(isinstance(e, JobPaused) for e in stage.events):
                break
        await stage.server.open()
        kinds = await running
        assert set(kinds.values()) == {OutcomeKind.VERIFIED}
        paused = [e for e in stage.events if isinstance(e, JobPaused)]
        assert paused
        assert all(e.until is not None for e in paused)
        assert sum(isinstance(e, JobStarted) for e in stage.events[-200:]) >= 1
        assert sum(map(stage.writes_first, stage.server.seen)) == 1

    stage.run(use, watching=True)


def test_F58_a_refresh_of_a_side_that_is_away_is_made_up_for_by_itself(stage: FaultStage) -> None:
    async def use() -> None:
        await stage.server.shut()
        error = await stage.fault_of_refresh()
        assert isinstance(error, Unreachable)
        stage.edit(EQUAL)
        await stage.server.open()
        for _ in range(3000):
            await asyncio.sleep(0.001)
            order = await stage.seen(EQUAL)
            if order.side(stage.target).status.literal == stage.other_value:
                break
        assert order.side(stage.target).status.literal == stage.other_value
        for _ in range(3000):
            ended = sum(isinstance(e, JobFinished) for e in stage.events)
            if ended == sum(isinstance(e, JobStarted) for e in stage.events):
                break
            await asyncio.sleep(0.001)
        stage.edit(EQUAL, stage.former)

    stage.run(use, watching=True)


def test_F01_a_closed_port_is_told_as_not_sent(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        await stage.server.shut()
        kinds = await stage.applied(plan)
        assert kinds[FIRST] is OutcomeKind.CANCELLED
        assert set(kinds.values()) == {OutcomeKind.CANCELLED}
        assert isinstance(await stage.fault_of_refresh(), Unreachable)

    stage.run(use)
