"""The two programs of a Windows bundle, compiled for it here by mingw: one without a console.

Each holds the icon, its version, and a manifest that tells Windows that it draws sharply on every
screen and takes long paths.
"""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import build_icons
from dev_system import Stopped

SOURCES = Path(__file__).resolve().parent / "windows"
#: Program, whether it is the window's, and how Windows describes it.
PROGRAMS = (
    ("designo-sync.exe", False, "DesignO Sync (command line)"),
    ("designo-sync-window.exe", True, "DesignO Sync"),
)
_COMPILER = "x86_64-w64-mingw32-gcc"
_RESOURCES = "x86_64-w64-mingw32-windres"
_FLAGS = ("-municode", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-static-libgcc")
_LINKED = ("-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--high-entropy-va,--nxcompat")
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows compares."""
    numbers = [int(part) for part in version.split(".")]
    one, two, three, four, *_ = [*numbers, 0, 0, 0, 0]
    return one, two, three, four


def icon_file(pictures: dict[int, bytes]) -> bytes:
    """An .ico file of PNG pictures by their size in pixels (256 is written as 0)."""
    place = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, content in sorted(pictures.items()):
        edge = size % 256
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(content), place)
        place += len(content)
    return head + b"".join(content for _, content in sorted(pictures.items()))


def make_icon(drawing: Path, folder: Path) -> Path:
    """Draw the program's icon into a folder."""
    places = {size: folder / f"icon-{size}.png" for size in ICON_SIZES}
    build_icons.draw_icons(drawing, places)
    icon = folder / "program.ico"
    icon.write_bytes(icon_file({size: path.read_bytes() for size, path in places.items()}))
    return icon


def filled(text: str, **values: str) -> str:
    """A source with its ``@NAMES@`` filled in. Raises ``ValueError`` where one is left."""
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    if "@" in text:
        raise ValueError(f"A value is missing: {text[text.index('@') :][:40]}")
    return text


def resources_of(name: str, description: str, version: str, icon: Path, manifest: Path) -> str:
    """What is compiled into a program beside its code."""
    return filled(
        (SOURCES / "program.rc").read_text(encoding="utf-8"),
        ICON=icon.as_posix(),
        MANIFEST=manifest.as_posix(),
        NUMBERS=",".join(map(str, version_numbers(version))),
        DESCRIPTION=description,
        VERSION=version,
        NAME=name,
    )


def make_launchers(folder: Path, work: Path, version: str, python_tag: str, icon: Path) -> None:
    """Compile both into ``folder``. Raises ``Stopped`` with the compiler's words."""
    manifest = work / "program.manifest"
    dotted = ".".join(map(str, version_numbers(version)))
    text = (SOURCES / "program.manifest").read_text(encoding="utf-8")
    manifest.write_text(filled(text, DOTTED=dotted), encoding="utf-8")
    for name, is_window, description in PROGRAMS:
        script = work / f"{name}.rc"
        script.write_text(
            resources_of(name, description, version, icon, manifest), encoding="utf-8"
        )
        held = work / f"{name}.res.o"
        _compile([_RESOURCES, "-c", "65001", "-i", str(script), "-o", str(held)])
        own = ["-mwindows", "-DWINDOW"] if is_window else ["-mconsole"]
        dll = f'-DPYTHON_DLL=L"python{python_tag}.dll"'
        words = [_COMPILER, *_FLAGS, *_LINKED, *own, dll, "-o", str(folder / name)]
        _compile([*words, str(SOURCES / "launcher.c"), str(held)])


def make_library(source: Path, target: Path) -> None:
    """Compile a library of one file, for trials. Raises ``Stopped``."""
    _compile([_COMPILER, "-Os", "-s", "-shared", "-o", str(target), str(source)])


def _compile(words: list[str]) -> None:
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        raise Stopped(f"{words[0]} says:\n{done.stdout.decode(errors='replace').rstrip()}")
