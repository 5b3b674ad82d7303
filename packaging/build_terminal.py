"""A program in a terminal of its own, as a person sits at it: what it shows, and Ctrl+C."""

from __future__ import annotations

import os
import pty
import select
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from dev_system import Stopped

_CTRL_C = b"\x03"
#: Seconds between two presses, and for everything.
_PAUSE, _LONGEST = 1.0, 120.0


def interrupted(
    words: Sequence[str], env: Mapping[str, str], folder: Path, when: str
) -> tuple[int, str]:
    """Press Ctrl+C once the program shows ``when``, again each second while it runs; its exit
    status, and what it showed. Raises ``Stopped`` where it does not end."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe(words[0], [*words], dict(env))  # noqa: S606 - no shell is wanted
    shown = b""
    pressed = 0.0
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        if when.encode() in shown and time.monotonic() - pressed > _PAUSE:
            pressed = time.monotonic()
            os.write(terminal, _CTRL_C)
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            more = os.read(terminal, 65536)
        except OSError:
            more = b""
        if not more:
            break
        shown += more
    else:
        os.kill(process, 9)
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    text = shown.decode(errors="replace")
    if time.monotonic() >= end:
        raise Stopped(f"Ctrl+C did not end {' '.join(words)}:\n{text[-2000:]}")
    return os.waitstatus_to_exitcode(status), text
