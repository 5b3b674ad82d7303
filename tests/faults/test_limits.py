"""F30 to F35: a side that is busy or fails, for every connector: told waits, few tries, and a
write is never sent again."""

from datetime import timedelta
from email.utils import format_datetime

from fault_kit import FaultStage
from fault_server import Play, after, answer
from fault_world import FIRST

from designo_sync_gui.domain.errors import Busy, ServerFailure
from designo_sync_gui.domain.outcome import OutcomeKind

_MOST_TRIES = 5
_LONGEST = 900.0


def _busy(wait: str | None, code: int = 429) -> Play:
    named = {} if wait is None else {"Retry_After": wait}
    return answer(code, b'{"message":"slow down"}', **named)


async def _waited(stage: FaultStage, play: Play) -> float:
    """Seconds a reading took that was answered so once."""
    began = stage.clock.now()
    stage.server.arm(play, stage.is_read)
    assert (await stage.refresh(full=True)).errors == ()
    return (stage.clock.now() - began).total_seconds()


def test_F30_a_named_number_of_seconds_is_waited_and_told(stage: FaultStage) -> None:
    async def use() -> None:
        assert 7 <= await _waited(stage, _busy("7")) < 60
        assert any(waiting.until is not None for waiting in stage.waits())

    stage.run(use)


def test_F30_a_write_refused_for_the_limit_is_not_applied(stage: FaultStage) -> None:
    async def use() -> None:
        stage.server.arm(_busy("1"), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.REFUSED
        assert stage.others_written(kinds)
        assert sum(map(stage.writes_first, stage.server.seen)) == 1

    stage.run(use)


def test_F31_a_named_date_is_waited_for(stage: FaultStage) -> None:
    async def use() -> None:
        moment = stage.clock.now() + timedelta(seconds=30)
        assert 29 <= await _waited(stage, _busy(format_datetime(moment, usegmt=True))) < 90

    stage.run(use)


def test_F32_a_wait_that_makes_no_sense_is_a_short_pause(stage: FaultStage) -> None:
    async def use() -> None:
        past = format_datetime(stage.clock.now() - timedelta(days=1), usegmt=True)
        for wait in (None, "soon", "-5", past, ""):
            assert 0 < await _waited(stage, _busy(wait)) < 60

    stage.run(use)


def test_F32_no_wait_is_longer_than_a_quarter_of_an_hour(stage: FaultStage) -> None:
    async def use() -> None:
        began = stage.clock.now()
        stage.server.arm(_busy("99999999999"), stage.is_read)
        summary = await stage.refresh(full=True)
        assert all(isinstance(error, Busy) for _, error in summary.errors)
        assert (stage.clock.now() - began).total_seconds() <= _LONGEST + 60
        assert all(seconds <= _LONGEST + 60 for seconds in stage.clock.slept)

    stage.run(use)


def test_F33_a_failure_of_a_reading_is_tried_again_one_of_a_write_is_not(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        assert await _waited(stage, answer(500)) > 0
        stage.server.arm(answer(500), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.UNKNOWN
        assert stage.others_written(kinds)
        assert sum(map(stage.writes_first, stage.server.seen)) == 1

    stage.run(use)


def test_F34_a_gateway_that_fails_is_asked_a_few_times_and_no_more(stage: FaultStage) -> None:
    async def use() -> None:
        for code in (502, 503, 504):
            stage.server.seen.clear()
            stage.server.arm(answer(code, b"<html>", content_type="text/html"), times=1000)
            error = await stage.fault_of_refresh()
            assert isinstance(error, ServerFailure | Busy)
            stage.server.clear()
            assert 1 < len(stage.server.seen) <= _MOST_TRIES

    stage.run(use)


def test_F35_a_503_before_the_write_is_unknown(stage: FaultStage) -> None:
    async def use() -> None:
        stage.server.arm(_busy("2", 503), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.UNKNOWN
        assert stage.others_written(kinds)

    stage.run(use)


def test_F35_a_503_after_the_write_is_settled_by_reading_back(stage: FaultStage) -> None:
    async def use() -> None:
        stage.server.arm(after(answer(503)), stage.writes_first)
        assert set((await stage.applied()).values()) == {OutcomeKind.VERIFIED}

    stage.run(use)
