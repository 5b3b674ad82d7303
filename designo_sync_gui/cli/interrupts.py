"""Being asked to end, by Ctrl+C or as a system does it (SIGTERM, Windows' SIGBREAK).

Law: whatever the signal, a run ends in order: its files are closed, what it made for itself is
removed, and its exit status is that of something cancelled. The system does not wait for long:
after any signal but Ctrl+C the process ends within ``_LAST_SECONDS``, come what may.
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import REFUSED
from designo_sync_gui.ending_signals import told_to_end

#: Seconds between SIGTERM and the end. A claim is in the journal before anything is sent, so a
#: write that is cut off here is settled by reading like one of a program that died.
_LAST_SECONDS = 4.0


class LastSeconds:
    """Ends the process some seconds after a signal that the system follows up with a kill."""

    def __init__(self, console: Console, told: str) -> None:
        """``told`` is said when the time is up."""
        end = threading.Timer(_LAST_SECONDS, _end_at_once, [console, told])
        end.daemon = True
        self._end = end

    def begin(self, number: int) -> None:
        """For the signal ``number``; nobody follows up Ctrl+C."""
        if number != signal.SIGINT and self._end.ident is None:
            self._end.start()

    def cancel(self) -> None:
        """It ended in time."""
        self._end.cancel()


@contextmanager
def interrupts(console: Console) -> Iterator[None]:
    """Outside a job a signal ends the run at once, also while a question waits for its answer:
    ``KeyboardInterrupt`` is raised.

    The event loop's own handler would only cancel its task, which a waiting prompt never sees.
    """
    last = LastSeconds(console, "It did not end by itself in time and was stopped.")

    def stop(number: int) -> None:
        last.begin(number)
        raise KeyboardInterrupt

    try:
        with told_to_end(stop):
            yield
    finally:
        last.cancel()


def _end_at_once(console: Console, told: str) -> None:
    console.note(told)
    console.err.flush()
    os._exit(REFUSED)
