"""What the Windows bundle is made and tried with; without it that is skipped with the reason."""

from __future__ import annotations

import shutil
import sys

from dev_system import apt_line, install

#: Program to the packages that hold it (Debian, Ubuntu).
PROGRAMS = {
    "x86_64-w64-mingw32-gcc": ("gcc-mingw-w64-x86-64",),
    "makensis": ("nsis",),
    "wine": ("wine", "wine64"),
}


def provide_programs() -> str:
    """See to the programs; returns why there are none, ``""`` if they are here."""
    if not sys.platform.startswith("linux"):
        return "bundles for Windows are made on Linux."
    packages = missing()
    if not packages or (install(packages, "tools for Windows") and not missing()):
        return ""
    return f"{', '.join(missing())} cannot be installed from here; {apt_line(missing())}"


def missing() -> list[str]:
    """The packages of the programs that are not here."""
    return [
        package
        for program, packages in PROGRAMS.items()
        if shutil.which(program) is None
        for package in packages
    ]
