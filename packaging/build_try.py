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

import build_roots
import build_try_windows
import build_wheels
import dev_system
from build_locks import Target, for_target, read_lock
from dev_system import Stopped, say

#: Starts the demo on a virtual screen and waits until its window is there.
_LOOK_FOR_WINDOW = """
Xvfb :77 -screen 0 1366x768x24 >/dev/null 2>&1 &
export DISPLAY=:77
sleep 3
designo-sync demo >demo.log 2>&1 &
for second in $(seq 60); do
    sleep 1
    xwininfo -root -tree | grep -q "DesignO Sync" && exit 0
done
cat demo.log
exit 1
"""
#: A folder of the bare system for what is tried.
_INSIDE = "var/try"
#: What a purge leaves nothing of.
_AFTER = ("usr/lib/designo-sync", "usr/bin/designo-sync", "usr/share/doc/designo-sync")

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
    _look_at(out)


def _look_at(out: Path) -> None:
    """What the demo's main job leaves: a report of all shops, and outcomes. Raises ``Stopped``."""
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
    """Judged by the validators, then installed on a bare Debian 12, used, and removed."""
    folder = _fresh(work, "deb")
    _judge(made[0], folder)
    say("deb: judged by the validators")
    reason = build_roots.lacking()
    if reason:
        say(f"deb: not installed on a bare system: {reason}")
        return
    with build_roots.bare_system("bookworm", work / "roots") as bare:
        _install_and_use(bare, made[0])
    say("deb: installed on a bare Debian 12, used, its window seen, installed again, purged")


def _install_and_use(bare: build_roots.Root, package: Path) -> None:
    """Its window is looked for by its title on a virtual screen; data outlive the program."""
    (bare.place / _INSIDE).mkdir()
    shutil.copyfile(package, bare.place / _INSIDE / package.name)
    bare.install(f"/{_INSIDE}/{package.name}", "xvfb", "x11-utils")
    doctor = bare.run(["designo-sync", "doctor", "--offline"], (0, _NO_KEYRING))
    wrong = [line for line in doctor.splitlines() if line.startswith("failed")]
    if any("Keyring" not in line for line in wrong):
        raise Stopped(f"The doctor finds something wrong:\n{doctor.rstrip()}")
    out = bare.place / _INSIDE / "out"
    out.mkdir()
    bare.run(["designo-sync", "demo", "--no-window", "--out", f"/{_INSIDE}/out"])
    _look_at(out)
    bare.run(["sh", "-c", _LOOK_FOR_WINDOW])
    bare.run(["designo-sync", "--home", f"/{_INSIDE}/data", "preferences", "set", "--no-proxy"])
    bare.run(["dpkg", "--install", f"/{_INSIDE}/{package.name}"])
    if not (bare.place / _INSIDE / "data" / "settings.json").exists():
        raise Stopped("The data did not outlive an update.")
    bare.run(["apt-get", "-qq", "--yes", "purge", "designo-sync"])
    left = [path for path in _AFTER if (bare.place / path).exists()]
    if left or not (bare.place / _INSIDE / "data" / "settings.json").exists():
        raise Stopped(f"Purging left {left}, or took the operator's data.")


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


def try_windows(root: Path, lock: Path, work: Path, made: list[Path]) -> None:
    """Installed under Wine, used by keys and commands, removed."""
    build_try_windows.try_windows(root, lock, work, made)


def try_macos(_root: Path, _lock: Path, work: Path, made: list[Path]) -> None:
    """Unpack the bundle as a person would, and use its program. Nobody ran this yet."""
    folder = _fresh(work, "macos")
    subprocess.run(["ditto", "-x", "-k", str(made[0]), str(folder)], check=True)
    use([str(folder / "DesignO Sync.app" / "Contents" / "MacOS" / "designo-sync")], folder / "used")
    say("macos: unpacked and used")


TRIALS: dict[str, Trial] = {
    "wheel": try_wheel,
    "tar": try_tar,
    "deb": try_deb,
    "windows": try_windows,
    "macos": try_macos,
}
