"""A spreadsheet program for the tests of reports; without it they are skipped with the reason."""

from __future__ import annotations

import shutil
import sys

from dev_system import apt_line, install

PACKAGES = ["libreoffice-calc-nogui"]


def provide_programs() -> str:
    """See to LibreOffice; returns why there is none, ``""`` if there is."""
    if shutil.which("soffice") is not None:
        return ""
    if not sys.platform.startswith("linux"):
        return "LibreOffice is installed here for Linux only."
    if install(PACKAGES, "a spreadsheet program for the tests") and shutil.which("soffice"):
        return ""
    return f"LibreOffice cannot be installed from here; {apt_line(PACKAGES)}"
