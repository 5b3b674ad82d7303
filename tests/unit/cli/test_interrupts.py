"""The last seconds after a signal that the system follows up with a kill."""

import io
import os
import signal
import threading
from collections.abc import Callable
from typing import Any

import pytest

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import REFUSED
from designo_sync_gui.cli.interrupts import LastSeconds


class ClockByHand:
    """In the place of a timer: it is over when ``end`` is called."""

    def __init__(self, seconds: float, act: Callable[..., None], words: list[Any]) -> None:
        self.seconds, self.act, self.words = seconds, act, words
        self.ident: int | None = None
        self.cancelled = False
        made.append(self)

    def start(self) -> None:
        self.ident = 1

    def cancel(self) -> None:
        self.cancelled = True

    def end(self) -> None:
        self.act(*self.words)


made: list[ClockByHand] = []


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[ClockByHand]:
    made.clear()
    monkeypatch.setattr(threading, "Timer", ClockByHand)
    return made


def test_that_a_program_that_does_not_end_after_sigterm_is_ended_with_its_status(
    clock, monkeypatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    err = io.StringIO()
    LastSeconds(Console(io.StringIO(), io.StringIO(), err), "It was stopped.").begin(signal.SIGTERM)
    (timer,) = clock
    assert timer.ident is not None
    assert timer.seconds < 5, "a system kills after about five seconds"
    timer.end()
    assert ended == [REFUSED]
    assert "It was stopped." in err.getvalue()


def test_that_ctrl_c_has_all_the_time_it_needs(clock) -> None:
    last = LastSeconds(Console(io.StringIO(), io.StringIO(), io.StringIO()), "Stopped.")
    last.begin(signal.SIGINT)
    assert clock[0].ident is None


def test_that_what_ended_in_time_is_not_stopped(clock) -> None:
    last = LastSeconds(Console(io.StringIO(), io.StringIO(), io.StringIO()), "Stopped.")
    last.begin(signal.SIGTERM)
    last.cancel()
    assert clock[0].cancelled
