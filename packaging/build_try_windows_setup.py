"""What goes wrong while a Windows bundle is installed: it is told, and nothing is left half done.

Each step begins and ends without an installed program.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from build_screen import until
from dev_system import Stopped, say

if TYPE_CHECKING:
    from build_try_windows import Trial

#: Exit statuses of the installer, and of a program of which a part is missing.
FAILED, BUSY, BROKEN = 2, 3, 70
#: Megabytes of a disk that is too small for the program, and for the program and its update.
_TOO_SMALL, _FOR_ONE = 50, 110
#: Characters: Windows takes a path of 259 and in it the program has 93 (``build_installer``).
_LONGEST_PLACE = 160


def at_once_and_again(trial: Trial) -> None:
    """A second installer while one is at work, and one more after it."""
    first = trial.wine.started([trial.installer, "/S"])
    until((trial.place / "program.new").exists, "beginning of the installation")
    trial.install(status=BUSY)
    said, _ = first.communicate()
    if first.returncode != 0:
        raise Stopped(f"The first of two installers ended with {first.returncode}: {said!r}")
    before = _names(trial.place)
    trial.install()
    if _names(trial.place) != before:
        raise Stopped(f"Installed again there is more: {sorted(_names(trial.place) ^ before)}.")
    _works(trial)
    trial.uninstall()


def broken_off(trial: Trial) -> None:
    """A power cut while files are unpacked, and one between two renamings."""
    trial.install()
    before = _names(trial.place)
    running = trial.wine.started([trial.installer, "/S"])
    until((trial.place / "program.new" / "lib").exists, "files of the installation")
    trial.wine.end()
    running.communicate()
    _works(trial)
    trial.install()
    _rename(trial.place, "program", "program.old")
    _rename(trial.place, "designo-sync.exe", "designo-sync.exe.old")
    trial.install()
    if _names(trial.place) != before:
        raise Stopped(f"Of a power cut is left: {sorted(_names(trial.place) ^ before)}.")
    _works(trial)
    trial.uninstall()


def incomplete(trial: Trial) -> None:
    """Files that a virus scanner took: told by the program, and there again once installed."""
    for name in ("runtime/python313.dll", "runtime/python313.zip", "lib/designo_sync_gui"):
        trial.install()
        taken = trial.place / "program" / name
        taken.rename(trial.wine.drive / "taken")
        status, told = trial.wine.ended([trial.program, "--version"])
        if status == 0 or not told.strip():
            raise Stopped(f"Without {name} the program ended with {status}: {told}")
        trial.install()
        _works(trial)
        _remove(trial.wine.drive / "taken")
    trial.uninstall()


def odd_places(trial: Trial) -> None:
    """Blanks and umlauts; a name that is as long as it may be, and one that is too long."""
    drive = trial.wine.drive
    _used_in(trial.elsewhere(drive / "Öffentliche Programme" / "Désign O Größe"))
    _used_in(trial.elsewhere(_long(drive, _LONGEST_PLACE)))
    too_long = trial.elsewhere(_long(drive, 300))
    before = _names(drive / _part(1))
    too_long.install(status=FAILED)
    if _names(drive / _part(1)) != before or too_long.registered():
        raise Stopped("Of an installation under too long a name something is left.")


def _part(number: int) -> str:
    return f"Ordner mit einem langen Namen Nummer {number}"


def _long(drive: Path, length: int) -> Path:
    """A folder whose path in that Windows has this many characters."""
    names: list[str] = []
    missing = length - len("C:")
    while missing > 2 * len(_part(1)):
        names.append(_part(len(names) + 1))
        missing -= len(f"\\{names[-1]}")
    return drive.joinpath(*names, "x" * (missing - 1))


def not_ours(trial: Trial) -> None:
    """A folder that holds a folder ``program`` of something else."""
    held = trial.wine.drive / "Werkzeuge" / "program" / "wichtig.txt"
    held.parent.mkdir(parents=True)
    held.write_text("mine")
    trial.elsewhere(held.parents[1]).install(status=FAILED)
    if _names(held.parents[1]) != {"program", "program/wichtig.txt"} or trial.registered():
        raise Stopped("A folder of something else was touched.")


def full_disk(trial: Trial) -> None:
    """A disk that is full, with and without an older program on it, and a read-only one."""
    with _disk(trial, _TOO_SMALL) as disk:
        if disk is None:
            return
        there = trial.elsewhere(disk / "DesignO Sync")
        there.install(status=FAILED)
        if _names(disk) or there.registered():
            raise Stopped(f"On a full disk is left: {sorted(_names(disk))[:9]}")
        _resize(disk, _FOR_ONE)
        there.install()
        before = _names(disk)
        there.install(status=FAILED)
        _same(there, disk, before)
        _rename(there.place, "program", "program.old")
        there.install(status=FAILED)
        _same(there, disk, before)
        _resize(disk, _FOR_ONE, "ro")
        there.install(status=FAILED)
        there.wine.ended([str(there.place / "uninstall.exe"), "/S"])
        there.wine.settle()
        _same(there, disk, before)
        _resize(disk, _FOR_ONE, "rw")
        there.uninstall()


def _same(trial: Trial, disk: Path, before: set[str]) -> None:
    if _names(disk) != before or not trial.registered():
        raise Stopped(f"On a full disk it is not as before: {sorted(_names(disk) ^ before)[:9]}")
    _works(trial)


@contextmanager
def _disk(trial: Trial, megabytes: int) -> Iterator[Path | None]:
    """A small disk of that Windows, in memory; ``None`` where this user may not make one."""
    disk = trial.wine.prefix / "small-disk"
    letter = trial.wine.prefix / "dosdevices" / "x:"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(disk)]
    made = subprocess.run(words, capture_output=True, check=False)
    if made.returncode != 0:
        say(f"windows: no full disk was tried: {made.stderr.decode(errors='replace').strip()}")
        yield None
        return
    letter.symlink_to(disk)
    try:
        yield disk
    finally:
        letter.unlink()
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _resize(disk: Path, megabytes: int, also: str = "rw") -> None:
    options = f"remount,size={megabytes}m,{also}"
    subprocess.run(["mount", "-o", options, str(disk)], check=True)


def _used_in(trial: Trial) -> None:
    trial.install()
    _works(trial)
    trial.uninstall()


def _works(trial: Trial) -> None:
    trial.wine.run([trial.program, "licences", "--json"])


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def _rename(folder: Path, before: str, after: str) -> None:
    (folder / before).rename(folder / after)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


STEPS: tuple[tuple[str, Callable[[Trial], None]], ...] = (
    ("two installers at once, and one more afterwards", at_once_and_again),
    ("a power cut in the middle of an installation", broken_off),
    ("files that are missing are told, and there again once installed", incomplete),
    ("folders of blanks, umlauts, 160 and 300 characters", odd_places),
    ("a folder of something else is left alone", not_ours),
    ("a full disk and a read-only one change nothing", full_disk),
)
