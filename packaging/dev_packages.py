"""What the Debian package is judged and tried with; without it that is skipped with the reason."""

from __future__ import annotations

import shutil

from dev_system import apt_line, install

#: Program to the package that holds it.
PROGRAMS = {
    "debootstrap": "debootstrap",
    "lintian": "lintian",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
}


def provide_programs() -> str:
    """See to the programs; returns why there are none, ``""`` if they are here."""
    if shutil.which("dpkg-deb") is None:
        return "dpkg-deb is part of Debian and Ubuntu only."
    packages = missing()
    if not packages or (install(packages, "validators of packages") and not missing()):
        return ""
    return f"{', '.join(missing())} cannot be installed from here; {apt_line(missing())}"


def missing() -> list[str]:
    """The packages of the programs that are not here."""
    search = "/usr/sbin:/sbin"
    return [
        package
        for program, package in PROGRAMS.items()
        if shutil.which(program) is None and shutil.which(program, path=search) is None
    ]
