"""F55 to F58: clocks that are wrong or jump, and a network that goes and comes back."""

import asyncio
from datetime import timedelta

import pytest
from fault_kit import FaultStage
from fault_world import FIRST

from designo_sync_gui.domain.errors import SignInFailed, Unreachable
from designo_sync_gui.domain.events import Event, JobFinished, JobStarted
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.watching import WatchSettings

_SKEWS = (
    timedelta(hours=2),
    timedelta(hours=-2),
    timedelta(days=365),
    timedelta(days=-365),
)


async def _sees_the_edit(stage: FaultStage, *, signed: bool) -> None:
    """An edit is seen by the next short refresh; or, where requests are signed with the time of
    this computer, the sign-in is refused and told."""
    text = stage.other_value if stage.held()[FIRST] == stage.former else stage.former
    stage.edit(FIRST, text)
    summary = await stage.refresh()
    if signed and summary.errors:
        assert all(isinstance(error, SignInFailed) for _, error in summary.errors)
        return
    assert summary.errors == ()
    assert await stage.literal() == text


def test_F55_a_clock_that_is_set_wrong_hides_no_change(stage: FaultStage) -> None:
    signed = stage.case in ("woocommerce", "magento", "other", "designo")

    async def use() -> None:
        for skew in _SKEWS:
            stage.clock.time += skew - stage.skew
            stage.skew = skew
            await _sees_the_edit(stage, signed=signed)
        stage.clock.time -= stage.skew
        stage.skew = timedelta()
        await _sees_the_edit(stage, signed=False)
        assert sum(stage.clock.slept) < 900, "a timer waited for a clock that was set"

    stage.run(use)


def test_F55_a_clock_set_back_in_the_middle_of_a_plan_holds_nothing_up(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        stage.clock.time -= timedelta(minutes=10)
        stage.skew -= timedelta(minutes=10)
        assert set((await stage.applied(plan)).values()) == {OutcomeKind.VERIFIED}
        assert sum(stage.clock.slept) < 900
        stage.clock.time += timedelta(minutes=10)
        stage.skew = timedelta()

    stage.run(use)


def test_F56_a_change_within_the_second_of_the_last_reading_is_seen(stage: FaultStage) -> None:
    async def use() -> None:
        for part in (0, 0.4, 0.999):
            stage.clock.time = stage.clock.time.replace(microsecond=0) + timedelta(seconds=part)
            assert (await stage.refresh()).errors == ()
            await _sees_the_edit(stage, signed=False)

    stage.run(use)


def test_F56_a_change_that_shows_up_late_with_an_earlier_time_is_seen(stage: FaultStage) -> None:
    """Its transaction ended after our reading; its time lies before it."""

    async def use() -> None:
        assert (await stage.refresh()).errors == ()
        stage.skew = timedelta(seconds=100)
        stage.edit()
        stage.skew = timedelta()
        assert (await stage.refresh()).errors == ()
        assert await stage.literal() == stage.other_value

    stage.run(use)


async def _until(reached) -> None:
    for _ in range(500):
        if reached():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("never reached")


@pytest.mark.shared
def test_F57_after_a_sleep_the_connections_are_new_and_one_round_catches_up(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        await stage.refresh()
        usual = sum(map(stage.is_list, stage.server.seen))
        stage.clock.alarm = asyncio.Event()
        await stage.services.automation.save(WatchSettings(15))
        stage.edit()
        await stage.server.shut()
        await stage.server.open()
        stage.server.seen.clear()
        stage.clock.time += timedelta(hours=8)
        stage.clock.alarm.set()
        await _until(lambda: sum(map(stage.is_list, stage.server.seen)) >= usual)
        await asyncio.sleep(0.1)
        assert sum(map(stage.is_list, stage.server.seen)) == usual
        assert await stage.literal() == stage.other_value
        await stage.services.automation.save(WatchSettings(0))

    stage.run(use, watching=True)


@pytest.mark.shared
def test_F57_after_a_sleep_a_write_meets_no_stale_connection(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        await stage.server.shut()
        await stage.server.open()
        stage.clock.time += timedelta(hours=8)
        assert set((await stage.applied(plan)).values()) == {OutcomeKind.VERIFIED}

    stage.run(use)


@pytest.mark.shared
def test_F58_a_plan_goes_on_by_itself_when_the_network_is_back(stage: FaultStage) -> None:
    async def back_at_the_third() -> None:
        if len(stage.clock.slept) >= 3:
            stage.clock.on_sleep = None
            await stage.server.open()

    async def use() -> None:
        plan = await stage.planned()
        await stage.server.shut()
        stage.clock.slept.clear()
        stage.clock.on_sleep = back_at_the_third
        assert set((await stage.applied(plan)).values()) == {OutcomeKind.VERIFIED}
        assert len(await stage.services.history.jobs()) == 1
        assert len(stage.arrivals) == 3

    stage.run(use, watching=True)


@pytest.mark.shared
def test_F58_a_reading_is_made_up_for_by_itself_when_the_network_is_back(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        await stage.server.shut()
        assert isinstance(await stage.fault_of_refresh(full=False), Unreachable)
        stage.edit()
        await stage.server.open()
        await _until(lambda: any(map(stage.is_list, stage.server.seen)))
        await _until(lambda: _jobs(stage, JobFinished) == _jobs(stage, JobStarted))
        assert await stage.literal() == stage.other_value
        lists = sum(map(stage.is_list, stage.server.seen))
        await asyncio.sleep(0.1)
        assert sum(map(stage.is_list, stage.server.seen)) == lists, "it went on and on"

    stage.run(use, watching=True)


def _jobs(stage: FaultStage, kind: type[Event]) -> int:
    return sum(isinstance(event, kind) for event in stage.events)
