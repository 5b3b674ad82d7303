"""Every signal by which a system asks a program to end is taken, and given back."""

import importlib
import signal
import sys
import threading

import pytest

from designo_sync_gui import ending_signals
from designo_sync_gui.ending_signals import ENDING, told_to_end


@pytest.mark.parametrize("number", ENDING)
def test_that_a_signal_is_told_and_its_former_handler_comes_back(number: signal.Signals) -> None:
    told: list[int] = []
    former = signal.getsignal(number)
    with told_to_end(told.append):
        signal.raise_signal(number)
    assert told == [number]
    assert signal.getsignal(number) is former


def test_that_only_the_signals_asked_for_are_taken() -> None:
    former = signal.getsignal(signal.SIGTERM)
    with told_to_end(lambda number: None, (signal.SIGINT,)):
        assert signal.getsignal(signal.SIGTERM) is former


def test_that_another_thread_takes_no_signals() -> None:
    seen: list[object] = []

    def work() -> None:
        with told_to_end(lambda number: None):
            seen.append(signal.getsignal(signal.SIGTERM))

    former = signal.getsignal(signal.SIGTERM)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [former]


@pytest.mark.skipif(sys.platform == "win32", reason="it has SIGBREAK; nothing stands for it there")
def test_that_ctrl_break_and_a_closed_console_count_where_the_system_has_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Windows has SIGBREAK; here another signal stands for it."""
    members = {**signal.Signals.__members__, "SIGBREAK": signal.SIGUSR1}

    class Signals:
        __members__ = members

        def __class_getitem__(cls, name: str) -> signal.Signals:
            return members[name]

    with monkeypatch.context() as patched:
        patched.setattr(signal, "Signals", Signals)
        try:
            assert (*ENDING, signal.SIGUSR1) == importlib.reload(ending_signals).ENDING
        finally:
            patched.undo()
            importlib.reload(ending_signals)
