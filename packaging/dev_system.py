"""System packages: what Qt needs of a Linux, and apt where it may be used.

Law: a library is missing when ``ldd`` says so, not when a package list suggests it. Packages are
installed only as root or with a ``sudo`` that asks nothing; otherwise the line is printed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

#: Where a Debian package name differs from what Ubuntu 24.04 and Debian 13 call it ("t64").
_BEFORE_T64 = ("buster", "bullseye", "bookworm", "bionic", "focal", "jammy", "lunar", "mantic")
#: Shared library, without its version, to the package that holds it (Debian 12, Ubuntu 24.04).
PACKAGES = {
    "libGL.so": "libgl1",
    "libGLX.so": "libglx0",
    "libOpenGL.so": "libopengl0",
    "libEGL.so": "libegl1",
    "libX11.so": "libx11-6",
    "libX11-xcb.so": "libx11-xcb1",
    "libxcb.so": "libxcb1",
    "libxcb-cursor.so": "libxcb-cursor0",
    "libxcb-icccm.so": "libxcb-icccm4",
    "libxcb-image.so": "libxcb-image0",
    "libxcb-keysyms.so": "libxcb-keysyms1",
    "libxcb-randr.so": "libxcb-randr0",
    "libxcb-render.so": "libxcb-render0",
    "libxcb-render-util.so": "libxcb-render-util0",
    "libxcb-shape.so": "libxcb-shape0",
    "libxcb-shm.so": "libxcb-shm0",
    "libxcb-sync.so": "libxcb-sync1",
    "libxcb-util.so": "libxcb-util1",
    "libxcb-xfixes.so": "libxcb-xfixes0",
    "libxcb-xkb.so": "libxcb-xkb1",
    "libxkbcommon.so": "libxkbcommon0",
    "libxkbcommon-x11.so": "libxkbcommon-x11-0",
    "libICE.so": "libice6",
    "libSM.so": "libsm6",
    "libwayland-client.so": "libwayland-client0",
    "libwayland-cursor.so": "libwayland-cursor0",
    "libwayland-egl.so": "libwayland-egl1",
    "libfontconfig.so": "libfontconfig1",
    "libfreetype.so": "libfreetype6",
    "libglib-2.0.so": "libglib2.0-0",
    "libgthread-2.0.so": "libglib2.0-0",
    "libgobject-2.0.so": "libglib2.0-0",
    "libgio-2.0.so": "libglib2.0-0",
    "libdbus-1.so": "libdbus-1-3",
    "libgssapi_krb5.so": "libgssapi-krb5-2",
    "libbrotlidec.so": "libbrotli1",
    "libbrotlicommon.so": "libbrotli1",
    "libz.so": "zlib1g",
    "libzstd.so": "libzstd1",
    "libstdc++.so": "libstdc++6",
    "libgcc_s.so": "libgcc-s1",
}


class Stopped(Exception):
    """The command cannot go on; the message says what to do, ``status`` is the exit status."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


def say(text: str) -> None:
    """A line for the person at the keyboard, in order with the output of other programs."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def not_found(ldd_output: str) -> list[str]:
    """The libraries that ``ldd`` could not find, each once."""
    return sorted(set(re.findall(r"^\s*(\S+) => not found", ldd_output, re.MULTILINE)))


def packages_of(libraries: Iterable[str], codename: str) -> tuple[list[str], list[str]]:
    """The packages that hold the libraries, and the libraries nobody knows a package of."""
    packages, unknown = set(), []
    for library in libraries:
        name = PACKAGES.get(re.sub(r"\.so(\.[0-9.]+)?$", ".so", library))
        if name is None:
            unknown.append(library)
        elif name == "libglib2.0-0" and codename not in _BEFORE_T64:
            packages.add("libglib2.0-0t64")
        else:
            packages.add(name)
    return sorted(packages), unknown


def codename_of(os_release: str) -> str:
    """The release that packages are named after; of Ubuntu's where a derivative tells it."""
    found: dict[str, str] = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', os_release, re.MULTILINE))
    return found.get("UBUNTU_CODENAME") or found.get("VERSION_CODENAME", "")


def codename() -> str:
    """The release of this system, ``""`` when it does not say."""
    try:
        return codename_of(Path("/etc/os-release").read_text(encoding="utf-8"))
    except OSError:
        return ""


def apt_line(packages: Iterable[str]) -> str:
    """What a person pastes into a terminal to install the packages."""
    names = " ".join(packages)
    return f"sudo apt-get update && sudo apt-get install --yes --no-install-recommends {names}"


def install(packages: list[str], purpose: str) -> bool:
    """Install packages with apt where that needs no question; whether they are there now."""
    before = _privilege()
    if before is None or shutil.which("apt-get") is None:
        return False
    say(f"Installing {purpose}: {' '.join(packages)}")
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]
    apt += ["-o", "DPkg::Lock::Timeout=120"]
    update = _quietly([*apt, "update"])
    done = _quietly([*apt, "install", "--yes", "--no-install-recommends", *packages])
    if done.returncode != 0:
        say((update.stdout + done.stdout).decode(errors="replace").rstrip())
    return done.returncode == 0


def need(packages: list[str], purpose: str) -> None:
    """Install packages, or raise ``Stopped`` with the line that does."""
    if not install(packages, purpose):
        raise Stopped(
            f"Missing: {purpose}. Run this line, then the same command again:\n\n"
            f"    {apt_line(packages)}\n"
        )


def provide_qt_libraries(site_packages: Path) -> None:
    """See to the system libraries of Qt. Raises ``Stopped`` when some stay missing."""
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return
    missing = _missing_for_qt(site_packages)
    if not missing:
        return
    packages, unknown = packages_of(missing, codename())
    if packages and shutil.which("apt-get") is not None:
        need(packages, "system libraries that Qt needs")
        missing = _missing_for_qt(site_packages)
    if missing:
        raise Stopped(
            "Qt needs system libraries that are missing here. Install the packages that hold "
            f"them, then run the same command again:\n\n    {' '.join(unknown or missing)}\n"
        )


def _missing_for_qt(site_packages: Path) -> list[str]:
    pyside = site_packages / "PySide6"
    files = [
        *sorted(pyside.glob("QtWidgets.*.so")),
        *sorted((pyside / "Qt" / "plugins" / "platforms").glob("*.so")),
    ]
    wanted = ("QtWidgets.", "libqxcb.", "libqoffscreen.", "libqwayland")
    found = set()
    for file in files:
        if file.name.startswith(wanted):
            done = _quietly(["ldd", str(file)], {**os.environ, "LC_ALL": "C"})
            found.update(not_found(done.stdout.decode(errors="replace")))
    return sorted(found)


def _privilege() -> list[str] | None:
    """What goes before a command that needs root: nothing, sudo, or ``None`` for no way."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is not None and _quietly([sudo, "-n", "true"]).returncode == 0:
        return [sudo, "-n"]
    return None


def _quietly(
    words: list[str], env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=env,
        check=False,
    )
