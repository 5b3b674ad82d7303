"""The folder of a Linux bundle: locked wheels for each Python, the program, and how it is started.

It takes the system's Python, 3.11 to 3.13, because there is no relocatable one among the packages
that may be used. What is compiled for one Python (cffi) lies side by side for all.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import build_wheels
from build_files import commit_time, version_of
from build_licences import Part, name_of, write_licences
from build_locks import Locked, Target, for_target
from build_sbom import bill_of_materials, qt_of
from dev_system import PACKAGES, Stopped

PYTHONS = ((3, 11), (3, 12), (3, 13))
#: Debian 12 has glibc 2.36, Ubuntu 22.04 2.35; Qt's wheel asks for 2.34.
_TAGS = tuple(f"manylinux_2_{minor}_x86_64" for minor in range(34, 4, -1))
TARGETS = tuple(
    Target(f"linux-{major}.{minor}", "linux", (major, minor), "x86_64", (*_TAGS, "linux_x86_64"))
    for major, minor in PYTHONS
)
#: Of Qt: what the window uses on X11 and Wayland, found from its imports and by walking it.
_MODULES = "Core|Gui|Widgets|Network|DBus"
_LIBRARIES = f"{_MODULES}|Svg|XcbQpa|WaylandClient|WlShellIntegration"
_PLUGINS = (
    "platforms/libqxcb",
    "platforms/libqwayland[a-z-]*",
    "platforms/libqoffscreen",
    "platformthemes/libqxdgdesktopportal",
    "platformthemes/libqgtk3",
    "platforminputcontexts/libcomposeplatforminputcontextplugin",
    "platforminputcontexts/libibusplatforminputcontextplugin",
    "wayland-shell-integration/libxdg-shell",
    "wayland-decoration-client/lib(adwaita|bradient)",
    "iconengines/libqsvgicon",
    "imageformats/libqsvg",
)
QT = (
    r"shiboken6/(__init__|_config|_git_shiboken_module_version)\.py",
    r"shiboken6/[^/]*\.so(\.[0-9.]*)?",
    r"PySide6/(__init__|_config|_git_pyside_version)\.py",
    rf"PySide6/Qt({_MODULES})\.abi3\.so",
    r"PySide6/libpyside6\.abi3\.so(\.[0-9.]*)?",
    rf"PySide6/Qt/lib/libQt6({_LIBRARIES})\.so\.6",
    r"PySide6/Qt/lib/libicu[a-z0-9]*\.so\.[0-9]+",
    r"PySide6/Qt/translations/qtbase_de\.qm",
    *(rf"PySide6/Qt/plugins/{plugin}\.so" for plugin in _PLUGINS),
)
#: Of GTK's desktops, loaded only where GTK is.
_IF_THERE = ("libqgtk3",)
_OF_LIBC = {f"lib{name}.so" for name in ("c", "m", "dl", "pthread", "resolv", "rt", "util")}
_OF_LIBC |= {"ld-linux-x86-64.so"}
#: The licence of ICU 58 to 73, of Unicode, Inc.
_OF_ICU = "Unicode-DFS-2016"
#: Starts the program: ``folder`` of the libraries and ``program``, which "Try the demo" starts
#: again, are expressions of Python. Isolated (-I) and without the system's own packages (-S), so
#: that nothing of the user's or of another package's bends it; it starts quicker too.
STARTER = """\
#!{python} -IS
import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, {folder})
os.environ["DESIGNO_SYNC_PROGRAM"] = {program}
from designo_sync_gui.__main__ import main

sys.exit(main())
"""


def make_libraries(root: Path, lock: tuple[Locked, ...], wheels: Path, folder: Path) -> bytes:
    """Unpack everything that the program needs into ``folder``, with the texts of the licences;
    returns the bill of materials. Raises ``Stopped``."""
    held: dict[str, Path] = {}
    served: set[str] = set()
    for target in TARGETS:  # from the oldest Python to the newest
        new = [one for one in for_target(lock, target) if one.name not in served]
        found = build_wheels.fetch(new, target, wheels / target.name)
        build_wheels.unpack(found, folder, QT)
        held.update({wheel.name: wheel for wheel in found})
        served |= {name_of(wheel) for wheel in found if build_wheels.serves_newer(wheel)}
    own = build_wheels.own_wheel(root, wheels / "own")
    build_wheels.unpack([own], folder, QT)
    write_licences([*held.values(), own], root, folder)
    for library in sorted(folder.rglob("*.so*")):
        subprocess.run(["strip", "--strip-unneeded", str(library)], check=False)
    lacking = missing_libraries(folder)
    if lacking:
        raise Stopped("No package is known that holds:\n" + "\n".join(lacking))
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    version, moment = version_of(root), commit_time(root)
    parts = (qt_of(held.values()), _icu_of(folder))
    return bill_of_materials(version, moment, lock, held.values(), parts)


def missing_libraries(folder: Path) -> list[str]:
    """Libraries that a file of the bundle needs and neither the bundle, libc nor a package that
    ``dev_system.PACKAGES`` names holds. Raises ``Stopped`` where binutils is missing."""
    if shutil.which("objdump") is None:
        raise Stopped("objdump is missing: install the package binutils.")
    files = [path for path in sorted(folder.rglob("*.so*")) if path.stem not in _IF_THERE]
    held = {path.name for path in files}
    lacking = []
    for path in files:
        done = subprocess.run(["objdump", "-p", str(path)], capture_output=True, check=False)
        needed = re.findall(r"^\s+NEEDED\s+(\S+)$", done.stdout.decode(), re.MULTILINE)
        for name in needed:
            base = re.sub(r"\.so(\.[0-9.]+)?$", ".so", name)
            if name not in held and base not in PACKAGES and base not in _OF_LIBC:
                lacking.append(f"{name}, which {path.relative_to(folder)} needs")
    return lacking


def _icu_of(folder: Path) -> Part:
    """What the wheel of PySide6 for Linux holds beside Qt; its version is in a file's name."""
    (icu,) = folder.glob("PySide6/Qt/lib/libicudata.so.*")
    return Part("icu", icu.suffix[1:], _OF_ICU)
