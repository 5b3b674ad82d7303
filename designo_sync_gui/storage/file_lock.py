"""A lock that processes hold for a moment, one after the other.

Law: it is the operating system's own, so it ends with its process, whatever ends that. Where it
cannot be had in time, the work is done without it: what it keeps from happening twice is a nuisance
and no harm.
"""

import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

#: Seconds that another process may hold it; it does so for the time that a small file takes.
_LONGEST: Final = 10.0
_PAUSE: Final = 0.02
_LOG = logging.getLogger(__name__)


@contextmanager
def held(path: Path, longest: float = _LONGEST) -> Iterator[None]:
    """Hold the lock of this file, which is made where it is missing. Blocking."""
    try:
        file = path.open("ab")
    except OSError as error:
        _LOG.warning("%s cannot be opened: %s", path.name, error)
        yield
        return
    with file:
        if os.name == "posix":
            with suppress(OSError):
                path.chmod(0o600)
        _wait(file, path, longest)
        yield


def _wait(file: BinaryIO, path: Path, longest: float) -> None:
    until = time.monotonic() + longest
    while True:
        try:
            _lock(file)
        except OSError:
            if time.monotonic() >= until:
                _LOG.warning("%s is held by another process for long", path.name)
                return
            time.sleep(_PAUSE)
        else:
            return


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
