"""F30 to F35: busy and failing servers, for every connector."""

from datetime import timedelta
from email.utils import format_datetime

import pytest
from fault_kit import FIRST, FaultStage
from fault_server import after, answer

from designo_sync_gui.connectors.http_errors import LONGEST_WAIT
from designo_sync_gui.domain.errors import Busy, ServerFailure
from designo_sync_gui.domain.outcome import OutcomeKind

#: A request is tried so often at most.
MOST_TRIES = 5
#: A definite no, or not known; never "done", and nothing was changed.
NOT_DONE = (OutcomeKind.REFUSED, OutcomeKind.UNKNOWN, OutcomeKind.CANCELLED)


def waited(stage: FaultStage) -> float:
    return sum(stage.clock.slept)


def test_F30_a_reading_waits_as_many_seconds_as_it_is_told(stage: FaultStage) -> None:
    async def use() -> None:
        stage.clock.slept.clear()
        stage.server.arm(answer(429, b"{}", Retry_After="7", X_Retry_After="7"), stage.is_read)
        assert (await stage.refresh(full=True)).errors == ()
        assert waited(stage) >= 7
        assert max(stage.clock.slept) <= 10

    stage.run(use)


def test_F30_a_write_that_is_told_to_wait_is_not_sent_again(stage: FaultStage) -> None:
    async def use() -> None:
        stage.server.arm(answer(429, b"{}", Retry_After="7"), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] in NOT_DONE
        assert sum(map(stage.writes_first, stage.server.seen)) == 1
        assert stage.others_written(kinds)

    stage.run(use)


def test_F31_a_reading_waits_until_the_date_it_is_told(stage: FaultStage) -> None:
    async def use() -> None:
        until = stage.clock.now() + timedelta(seconds=30)
        date = format_datetime(until, usegmt=True)
        stage.server.arm(answer(429, b"{}", Retry_After=date), stage.is_read)
        assert (await stage.refresh(full=True)).errors == ()
        assert stage.clock.now() >= until

    stage.run(use)


@pytest.mark.parametrize("told", ["", "soon", "-5", "Mon, 01 Jan 2001 00:00:00 GMT", "1e9", "²"])
def test_F32_a_time_that_makes_no_sense_is_a_short_wait(stage: FaultStage, told: str) -> None:
    async def use() -> None:
        stage.clock.slept.clear()
        headers = {"Retry_After": told.encode().decode("latin-1")} if told else {}
        stage.server.arm(answer(429, b"{}", **headers), stage.is_read)
        assert (await stage.refresh(full=True)).errors == ()
        assert 0 < waited(stage) <= 60
        assert min(stage.clock.slept) >= 0

    stage.run(use)


def test_F32_a_time_without_end_is_not_waited_for(stage: FaultStage) -> None:
    async def use() -> None:
        stage.clock.slept.clear()
        stage.server.arm(answer(429, b"{}", Retry_After="99999999999"), stage.is_read, times=100)
        error = await stage.fault_of_refresh()
        assert isinstance(error, Busy)
        assert error.wait_seconds is None or error.wait_seconds <= LONGEST_WAIT
        assert waited(stage) <= LONGEST_WAIT * MOST_TRIES

    stage.run(use)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_F33_F34_a_failing_reading_is_tried_a_few_times_in_one_layer(
    stage: FaultStage, status: int
) -> None:
    async def use() -> None:
        stage.server.arm(answer(status, b"<html>down</html>", content_type="text/html"))
        assert (await stage.refresh(full=True)).errors == ()
        stage.server.seen.clear()
        stage.server.arm(answer(status, b"{}"), times=1000)
        error = await stage.fault_of_refresh()
        assert isinstance(error, ServerFailure | Busy)
        lines = [seen.line for seen in stage.server.seen]
        assert max(lines.count(line) for line in lines) <= MOST_TRIES
        assert len(lines) <= 3 * MOST_TRIES

    stage.run(use)


@pytest.mark.parametrize("status", [500, 503])
def test_F33_F35_a_write_that_failed_before_it_was_carried_out_is_settled_by_reading(
    stage: FaultStage, status: int
) -> None:
    async def use() -> None:
        stage.server.arm(answer(status, b"{}"), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] in NOT_DONE
        assert stage.others_written(kinds)
        assert sum(map(stage.writes_first, stage.server.seen)) == 1
        assert FIRST not in {arrival.order_id for arrival in stage.arrivals}

    stage.run(use)


@pytest.mark.parametrize("status", [500, 503])
def test_F33_F35_a_write_that_was_carried_out_and_then_failed_is_verified_by_reading(
    stage: FaultStage, status: int
) -> None:
    async def use() -> None:
        stage.server.arm(after(answer(status, b"{}")), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.VERIFIED
        assert stage.others_written(kinds)
        assert sum(a.order_id == FIRST for a in stage.arrivals) == 1

    stage.run(use)
