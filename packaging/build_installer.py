"""The installer of a Windows bundle, made by NSIS from ``windows/installer.nsi``."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import build_launchers
from build_files import level_times
from dev_system import Stopped

#: Megabytes at most.
MOST = 30
_SCRIPT = build_launchers.SOURCES / "installer.nsi"
#: Where the script unpacks to, and the folder in it from where the two programs are exchanged.
_UNPACKED = "$INSTDIR\\program.new"
_START = "start"
#: Windows makes no folder in which a file of 8.3 characters would have too long a path.
_SHORT = 12


def quoted(text: str) -> str:
    """A word of the script; ``$`` begins a variable there."""
    return '"' + text.replace("$", "$$").replace('"', '$\\"') + '"'


def list_of_files(folder: Path, program: str) -> str:
    """What the script unpacks, sorted, so that two installers have the same bytes: the folder of
    the program, and both programs beside it."""
    inside = sorted((folder / program).rglob("*"))
    placed: list[tuple[PurePosixPath, Path]] = [
        (PurePosixPath(path.relative_to(folder / program).as_posix()).parent, path)
        for path in inside
        if path.is_file()
    ]
    placed += [(PurePosixPath(_START), folder / name) for name, *_ in build_launchers.PROGRAMS]
    return "\n".join(_lines(placed)) + "\n"


def _lines(placed: Iterable[tuple[PurePosixPath, Path]]) -> Iterable[str]:
    current = None
    for place, path in placed:
        if place != current:
            parts = "".join(f"\\{part}" for part in place.parts).replace("$", "$$")
            yield f'SetOutPath "{_UNPACKED}{parts}"'
            current = place
        yield f"File {quoted(str(path))}"


def longest_path(folder: Path, program: str) -> int:
    """Characters that the longest path has below the folder of the installation, while it is
    unpacked. The name of a folder must leave room for that of a short file."""
    unpacked = len(_UNPACKED.removeprefix("$INSTDIR")) + 1
    inside = [path.relative_to(folder / program) for path in (folder / program).rglob("*")]
    return unpacked + max(
        len(str(path)) + (0 if (folder / program / path).is_file() else _SHORT) for path in inside
    )


def make_installer(
    folder: Path, program: str, version: str, moment: int, target: Path, *, quick: bool = False
) -> Path:
    """``quick`` packs less, for trials. Raises ``Stopped`` with what NSIS says, or for an
    installer that is too large."""
    work = folder.parent
    files = work / "files.nsh"
    files.write_text(list_of_files(folder, program), encoding="utf-8")
    level_times(folder, moment)
    target.unlink(missing_ok=True)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024
    defined = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, build_launchers.version_numbers(version))),
        "OUTPUT": str(target),
        "ICON": str(work / "program.ico"),
        "FILES": str(files),
        "SIZE": str(size),
        "LONGEST": str(longest_path(folder, program)),
    }
    words = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    words += [f"-D{name}={value}" for name, value in defined.items()]
    words += ["-DQUICK"] if quick else []
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
    done = subprocess.run(
        [*words, str(_SCRIPT)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0:
        raise Stopped(f"The installer was not made:\n{done.stdout.decode(errors='replace')}")
    megabytes = target.stat().st_size / 1e6
    if megabytes > MOST and not quick:
        raise Stopped(f"The installer has {megabytes:.1f} MB, more than {MOST}.")
    return target
