"""A finished file takes the place of another.

Windows refuses that while anybody has the other open: a virus scanner or a sync tool for a moment,
a spreadsheet until it is closed (facts: CreateFile sharing modes; seen with handles of share 0).
"""

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

#: Windows: access denied, sharing violation, lock violation.
_HELD = (5, 32, 33)
#: Seconds between the tries, two in all.
PAUSES: Sequence[float] = (0.05, 0.1, 0.2, 0.4, 0.5, 0.75)


class OpenElsewhere(PermissionError):
    """Another program holds the file and did not let go of it."""


def replace_file(source: Path, target: Path, pause: Callable[[float], None] = time.sleep) -> None:
    """Rename ``source`` to ``target``, in one step and with a name that survives a power cut.

    Tries again for two seconds where another program holds either; blocking. Raises
    ``OpenElsewhere``, or ``OSError`` at once for any other reason; ``target`` is as it was then.
    """
    for seconds in (*PAUSES, None):
        try:
            source.replace(target)
            break
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            if seconds is None:
                raise OpenElsewhere(error.errno, error.strerror, str(target)) from error
            pause(seconds)
    _settle_name(target.parent)


def _settle_name(folder: Path) -> None:
    """Make the renaming itself durable, where the system knows how (POSIX; not every disk)."""
    if os.name == "posix":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
