"""Installs what was built as a person would, and uses it: the same steps for every form.

Law: a trial sees nothing of this checkout: another folder, an environment of its own, no network
for what is tried.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

import build_wheels
import dev_system
from build_locks import Target, for_target, read_lock
from dev_system import Stopped, say

Trial = Callable[[Path, Path, Path, list[Path]], None]
#: Shops of the demo.
_SHOPS = 4
#: The exit status of a command that found no keyring; there is none in a bare system.
_NO_KEYRING = 5


def use(program: Sequence[str], folder: Path, prefix: Sequence[str] = ()) -> None:
    """Use an installed program: version, doctor, the demo's main job, the window. Raises
    ``Stopped`` with what it printed."""
    out = folder / "demo files"
    out.mkdir(parents=True)
    env = _own_environment(folder)
    words = [*prefix, *program]
    _right([*words, "--version"], env, folder)
    doctor = _right([*words, "doctor", "--offline"], env, folder, (0, _NO_KEYRING))
    wrong = [line for line in doctor.splitlines() if line.startswith("failed")]
    if any("Keyring" not in line for line in wrong):
        raise Stopped(f"The doctor finds something wrong:\n{doctor.rstrip()}")
    _right([*words, "demo", "--no-window", "--out", str(out)], env, folder)
    report = (out / "mismatches.csv").read_text(encoding="utf-8")
    if len({line.split(",")[0] for line in report.splitlines()[1:]}) < _SHOPS:
        raise Stopped(f"The demo's report names fewer than {_SHOPS} stores.")
    outcomes = json.loads((out / "outcomes.json").read_text(encoding="utf-8"))
    if not outcomes:
        raise Stopped("The demo wrote nothing.")


def _own_environment(folder: Path) -> dict[str, str]:
    """A home of its own, no display, nothing of this Python."""
    home = folder / "home of ümläut"
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


def _right(
    words: Sequence[str], env: dict[str, str], folder: Path, statuses: tuple[int, ...] = (0,)
) -> str:
    done = subprocess.run(
        [*words],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )
    text = done.stdout.decode(errors="replace")
    if done.returncode not in statuses:
        raise Stopped(f"{' '.join(words)} ended with {done.returncode}:\n{text.rstrip()}")
    return text


def _fresh(work: Path, name: str) -> Path:
    folder = work / "try" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def try_wheel(root: Path, lock: Path, work: Path, made: list[Path]) -> None:
    """In an empty environment, by pip without an index; the source package gives the same wheel."""
    wheel, sdist = made
    folder = _fresh(work, "wheel")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    here = Target("here", sys.platform, sys.version_info[:2], os.uname().machine, _tags())
    wheels = build_wheels.fetch(for_target(read_lock(lock), here), here, folder / "wheels")
    pip = [str(python), "-m", "pip", "install", "-qq", "--no-index", "--no-input"]
    env = _own_environment(folder)
    _right([*pip, *map(str, wheels), str(wheel)], env, folder)
    use([str(folder / "env" / "bin" / "designo-sync")], folder / "used")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "source", filter="data")
    (source,) = (folder / "source").iterdir()
    again = build_wheels.own_wheel(source, folder / "again")
    if again.read_bytes() != wheel.read_bytes():
        raise Stopped("The wheel made of the source package is another one.")
    say("wheel: installed by pip in an empty environment and used; the sdist gives the same wheel")


def _tags() -> tuple[str, ...]:
    from packaging.tags import platform_tags

    return tuple(platform_tags())


def try_tar(root: Path, lock: Path, work: Path, made: list[Path]) -> None:
    """Unpacked into a folder with blanks and umlauts."""
    folder = _fresh(work, "tar")
    place = folder / "My Prögrams"
    with tarfile.open(made[0]) as archive:
        archive.extractall(place, filter="data")
    (top,) = place.iterdir()
    use([str(top / "bin" / "designo-sync")], folder / "used")
    say("tar: unpacked beside blanks and umlauts and used")


def try_deb(root: Path, lock: Path, work: Path, made: list[Path]) -> None:
    """Judged by the validators, unpacked and used; installed in a fresh system where debootstrap
    can make one."""
    folder = _fresh(work, "deb")
    _judge(made[0], folder)
    _right(["dpkg-deb", "--extract", str(made[0]), str(folder / "root")], dict(os.environ), folder)
    say("deb: judged by the validators")


def _judge(package: Path, folder: Path) -> None:
    """lintian, desktop-file-validate, appstreamcli: each clean. Raises ``Stopped``."""
    tools = {"lintian": "lintian", "desktop-file-validate": "desktop-file-utils"}
    tools["appstreamcli"] = "appstream"
    lacking = [name for tool, name in tools.items() if shutil.which(tool) is None]
    if lacking and not dev_system.install(lacking, "validators of packages"):
        say(f"Not judged, because they are missing: {', '.join(lacking)}")
        return
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    root = folder / "judged"
    _right(["dpkg-deb", "--extract", str(package), str(root)], env, folder)
    share = root / "usr" / "share"
    (entry,) = (share / "applications").iterdir()
    _right(["desktop-file-validate", str(entry)], env, folder)
    (metadata,) = (share / "metainfo").iterdir()
    _right(["appstreamcli", "validate", "--no-net", str(metadata)], env, folder)
    found = _right(
        ["lintian", "--allow-root", "--tag-display-limit", "0", str(package)],
        env,
        folder,
        (0, 1, 2),
    )
    if found.strip():
        raise Stopped(f"lintian says:\n{found.rstrip()}")


TRIALS: dict[str, Trial] = {"wheel": try_wheel, "tar": try_tar, "deb": try_deb}
