"""Installs what was built as a person would, and uses it.

Law: a trial sees nothing of this checkout: another folder, an environment of its own, no network
for what is tried.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

import build_linux
import build_size
import build_start
import build_try_deb
import build_try_windows
import build_wheels
import build_window
import dev_system
from build_locks import Target, for_target, read_lock
from build_use import fresh, own_environment, right, use
from dev_system import Stopped, say

#: No file may be larger than some 100 KB: less than the largest of the program's own.
_NO_ROOM = "ulimit -f 200"
Trial = Callable[[Path, Path, Path, list[Path]], None]
#: Installs a tool into an environment of its own; not among the locked ones, it is only tried with.
_PIPX = "pipx"
#: Byte code is made by the first start, of what that needs: half of pip's time is for the rest.
_INSTALL = ("install", "-qq", "--no-input", "--no-compile")


def try_wheel(root: Path, lock: Path, work: Path, made: list[Path]) -> None:
    """In an empty environment, by pip without an index, and by pipx; the source package gives the
    same wheel."""
    wheel, sdist = made[:2]
    folder = fresh(work, "wheel")
    wheels = _wheels_for_here(lock, work / "wheels", folder / "wheels")
    pip = [*_empty_environment(folder / "env"), *_INSTALL, "--no-index"]
    env = own_environment(folder)
    right([*pip, *map(str, wheels), str(wheel)], env, folder)
    _use_whole("wheel", [str(folder / "env" / "bin" / "designo-sync")], folder / "used", root)
    _try_in_vain(wheel, [*pip, "--no-deps", "--force-reinstall"], env, folder)
    (packages,) = (folder / "env" / "lib").glob("python*/site-packages")
    build_size.compare("wheel", packages, root, lock)
    say("wheel: installed by pip in an empty environment and used")
    _try_pipx(wheel, folder, root)
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "source", filter="data")
    (source,) = (folder / "source").iterdir()
    again = build_wheels.own_wheel(source, folder / "again")
    if again.read_bytes() != wheel.read_bytes():
        raise Stopped("The wheel made of the source package is another one.")
    say("wheel: the source package gives the same wheel")


def _wheels_for_here(lock: Path, fetched: Path, folder: Path) -> list[Path]:
    """What the wheel needs on this system, in a folder of the trial's own. The bill of materials
    took the whole first target of Linux."""
    machine, python = os.uname().machine, sys.version_info[:2]
    first = build_linux.TARGETS[0]
    if (sys.platform, python, machine) == (first.sys_platform, first.python, first.machine):
        here, place = first, fetched / f"bill-{first.name}"
    else:
        here = Target("here", sys.platform, python, machine, _tags())
        place = fetched / here.name
    found = build_wheels.fetch(for_target(read_lock(lock), here), here, place)
    folder.mkdir()
    return [Path(shutil.copy2(path, folder)) for path in found]


def _empty_environment(place: Path) -> list[str]:
    """A new environment, and the words that begin a use of pip in it. The pip is the one of this
    Python: an own one would take seconds to install."""
    venv.create(place)
    return [sys.executable, "-m", "pip", "--python", str(place / "bin" / "python")]


def _try_in_vain(wheel: Path, pip: Sequence[str], env: dict[str, str], folder: Path) -> None:
    """Half a wheel, and a disk that takes no large file in the middle of an update: both are given
    up, and what was installed still runs. Then it is installed a second time."""
    program = [str(folder / "env" / "bin" / "designo-sync"), "--version"]
    half = folder / "half" / wheel.name
    half.parent.mkdir()
    half.write_bytes(wheel.read_bytes()[: wheel.stat().st_size // 2])
    right([*pip, str(half)], env, folder, (1, 2))
    right(program, env, folder)
    right(["/bin/sh", "-c", f'{_NO_ROOM}; exec "$@"', "pip", *pip, str(wheel)], env, folder, (1, 2))
    right(program, env, folder)
    right([*pip, str(wheel)], env, folder)
    right(program, env, folder)
    say("wheel: a damaged one and one without room given up, installed twice")


def _try_pipx(wheel: Path, folder: Path, root: Path) -> None:
    """By pipx, which is fetched for it; all that it installs comes from the folder of wheels. It is
    the same wheel as above: its window and its start were tried there."""
    tool, shared = folder / "pipx", folder / "shared by pipx"
    install = [*_empty_environment(tool), *_INSTALL, _PIPX]
    # What pipx makes for itself where it is not there: an environment of nothing but pip.
    pip = [*_empty_environment(shared), *_INSTALL, "pip"]
    if any(subprocess.run(words, check=False).returncode for words in (install, pip)):
        say("wheel: not tried with pipx, which could not be fetched")
        return
    env = {
        **own_environment(folder / "of pipx"),
        "PIPX_HOME": str(folder / "pipx home"),
        "PIPX_BIN_DIR": str(folder / "pipx bin"),
        "PIPX_MAN_DIR": str(folder / "pipx man"),
        "PIPX_SHARED_LIBS": str(shared),
    }
    links = f"--no-index --no-compile --find-links='{folder / 'wheels'}'"
    words = [str(tool / "bin" / "pipx"), "install", "--quiet", f"--pip-args={links}", str(wheel)]
    right(words, env, folder)
    use([str(folder / "pipx bin" / "designo-sync")], folder / "used of pipx")
    right([str(tool / "bin" / "pipx"), "uninstall", "designo-sync"], env, folder)
    if any((folder / "pipx bin").iterdir()):
        raise Stopped("pipx left something of the program.")
    say("wheel: installed by pipx, used and removed")


def _use_whole(form: str, program: Sequence[str], folder: Path, root: Path) -> None:
    """Use it, open its window and its demo, and time its start beside the checkout's."""
    use(program, folder)
    env = own_environment(folder)
    lacking = build_window.lacking()
    if lacking and not dev_system.install(lacking, "a screen for trials"):
        say(f"{form}: its window was not opened, because there is no {', '.join(lacking)}")
    else:
        build_window.try_the_demo(program, env, folder)
        say(f"{form}: its window was opened, and the demo from it")
    checkout = [str(root / ".venv" / "bin" / "designo-sync")]
    build_start.compare(form, program, checkout, env, folder)


def _tags() -> tuple[str, ...]:
    from packaging.tags import platform_tags

    return tuple(platform_tags())


def try_tar(root: Path, lock: Path, work: Path, made: list[Path]) -> None:
    """Unpacked into a folder with blanks and umlauts."""
    folder = fresh(work, "tar")
    place = folder / "My Prögrams"
    with tarfile.open(made[0]) as archive:
        archive.extractall(place, filter="data")
    (top,) = place.iterdir()
    _use_whole("tar", [str(top / "bin" / "designo-sync")], folder / "used", root)
    build_size.compare("tar", top, root, lock)
    say("tar: unpacked beside blanks and umlauts and used")
    shutil.rmtree(place)


def try_macos(_root: Path, _lock: Path, work: Path, made: list[Path]) -> None:
    """Unpack the bundle as a person would, and use its program. Nobody ran this yet."""
    folder = fresh(work, "macos")
    subprocess.run(["ditto", "-x", "-k", str(made[0]), str(folder)], check=True)
    use([str(folder / "DesignO Sync.app" / "Contents" / "MacOS" / "designo-sync")], folder / "used")
    say("macos: unpacked and used")


TRIALS: dict[str, Trial] = {
    "wheel": try_wheel,
    "tar": try_tar,
    "deb": build_try_deb.try_deb,
    "windows": build_try_windows.try_windows,
    "macos": try_macos,
}
