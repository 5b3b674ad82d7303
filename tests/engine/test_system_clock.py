"""Facts about the engine's clock: lengths of time are not measured with what can be set."""

import sys
import time

import pytest

from designo_sync_gui.engine.system_clock import SystemClock


def test_that_elapsed_time_does_not_follow_the_wall_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    before = clock.elapsed()
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert 0 <= clock.elapsed() - before < 60


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems have other names for it")
def test_that_elapsed_time_goes_on_while_the_computer_sleeps() -> None:
    """Linux counts suspended time in this clock only."""
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert before <= SystemClock().elapsed() <= time.clock_gettime(time.CLOCK_BOOTTIME)
