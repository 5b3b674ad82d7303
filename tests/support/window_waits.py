"""What the program waits for on the window's thread: told at once, however short the wait was.

A thread that waits uses no processor, and how long it waits is a matter of the machine. So it is
the calls that are looked for: a lock that another thread lets go of, a sleep, the end of a thread
or a process, a connection, a database, a file that is not the program's own.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

_PROGRAM = "designo_sync_gui"
#: Where the program comes with files of its own, and where Python has its modules.
_OWN = (_PROGRAM, "resources", "site-packages", "lib/python")
#: Nothing to wait for: a thread begins in no time, and one that has said its end has ended.
_AT_ONCE = {("engine_thread.py", "start"), ("engine_thread.py", "stop")}
_SYSTEM = ("/proc/", "/sys/", "/dev/")
_EVENTS = {"sqlite3.connect", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"}


class WindowWaits:
    """Notes them while ``inside()`` is true on the thread that made this."""

    def __init__(self, inside: Callable[[], bool]) -> None:
        self._inside = inside
        self._thread = threading.get_ident()
        self._found: list[str] = []
        self._on = True
        sys.addaudithook(self._audit)  # there is no way to take one away again

    def stop(self) -> None:
        self._on = False

    def taken(self) -> list[str]:
        """The waits since the last question: what was called, and by which line."""
        found, self._found = self._found, []
        return found

    @contextmanager
    def watching(self) -> Iterator[None]:
        """From now on the calls of Python's own library that wait are looked at."""
        calls: tuple[tuple[Any, str, Callable[..., bool]], ...] = (
            (threading.Condition, "wait", _waits_for),
            (threading.Thread, "join", _waits_for),
            (subprocess.Popen, "wait", _waits_for),
            (subprocess.Popen, "communicate", lambda *_, **__: True),
            (time, "sleep", lambda *_: True),
        )
        patches = [
            patch.object(owner, name, self._told(owner, name, waits))
            for owner, name, waits in calls
        ]
        for one in patches:
            one.start()
        try:
            yield
        finally:
            for one in patches:
                one.stop()

    def _told(self, owner: Any, name: str, waits: Callable[..., bool]) -> Callable[..., Any]:
        real = getattr(owner, name)

        def call(*given: Any, **named: Any) -> Any:
            if waits(*given, **named):
                self._note(name)
            return real(*given, **named)

        return call

    def _audit(self, event: str, given: tuple[Any, ...]) -> None:
        if not self._on:
            return
        if event in _EVENTS or (event == "open" and _is_foreign(given[0])):
            self._note(event)

    def _note(self, what: str) -> None:
        if threading.get_ident() != self._thread or not self._inside():
            return
        caller = _caller()
        if caller is not None:
            self._found.append(f"{what} by {caller}")


def _waits_for(_: object, timeout: float | None = None) -> bool:
    return timeout != 0


def _is_foreign(path: object) -> bool:
    """Whether a file belongs to an operator or the data folder."""
    if not isinstance(path, str):
        return False
    # Python 3.13 tries to open what a trace calls the source of compiled text, as "<unknown>".
    own = path.startswith((*_SYSTEM, "<")) or path.endswith(".py")
    return not own and not any(part in path for part in _OWN)


def _caller() -> str | None:
    """The line of the program that called, or ``None`` where it was a test."""
    frame: FrameType | None = sys._getframe(3)
    while frame is not None:
        file, name = Path(frame.f_code.co_filename), frame.f_code.co_name
        if "tests" in file.parts or (file.name, name) in _AT_ONCE:
            return None
        if _PROGRAM in file.parts:
            return f"{file.name}:{frame.f_lineno} {name}"
        frame = frame.f_back
    return None
