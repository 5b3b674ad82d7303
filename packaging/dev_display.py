"""A screen for the tests: an X server without hardware, a window manager, a hand on the keyboard.

The screen of the person at the keyboard is never touched; where no other can be had, the
tests that need it are skipped with the reason.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from dev_system import apt_line, install

#: Program to the package that holds it. The last lets a test listen as screen readers do.
PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "at-spi-bus-launcher": "at-spi2-core",
}
#: Where programs are that nobody calls by hand.
_HIDDEN = ("/usr/libexec", "/usr/lib/at-spi2-core")


def provide_programs() -> str:
    """See to the programs of a private screen; returns why there is none, ``""`` if there is."""
    if not sys.platform.startswith("linux"):
        return "a private screen needs Linux."
    lacking = missing()
    if not lacking:
        return ""
    packages = [PROGRAMS[program] for program in lacking]
    if install(packages, "a screen for the tests") and not missing():
        return ""
    return f"{', '.join(missing())} cannot be installed from here; {apt_line(packages)}"


def missing() -> list[str]:
    """The programs that are not here."""
    return [program for program in PROGRAMS if not _found(program)]


def _found(program: str) -> bool:
    hidden = any(Path(folder, program).exists() for folder in _HIDDEN)
    return hidden or shutil.which(program) is not None
