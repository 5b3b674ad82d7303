"""Judges the Debian package, and installs it on bare systems as a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import build_roots
import build_size
import build_start
import build_window
import dev_system
from build_roots import Root, System
from build_use import NO_KEYRING, fresh, look_at_demo, look_at_doctor, look_at_licences, right
from dev_system import Stopped, say

LOCK = Path(__file__).resolve().parent / "requirements-dev.lock"
#: A folder of the bare system for what is tried.
_INSIDE = "var/try"
_HOOK = "usr/share/python3/runtime.d/designo-sync.rtupdate"
_LIBRARIES = "usr/lib/designo-sync"
_CACHED = f"{_LIBRARIES}/designo_sync_gui/__pycache__"
#: The program's own beside the libraries of others.
_OWN = "designo_sync_gui"
#: Of a disk that fills: less than the package, more than its first library.
_SMALL = "size=20m"
#: What the older package had and the newer has not.
_FORMER = "usr/lib/designo-sync/designo_sync_gui/former_module.py"


def try_deb(root: Path, _lock: Path, work: Path, made: Sequence[Path]) -> None:
    """On every system that it is for."""
    try_on(root, work, made[0], build_roots.SYSTEMS)


def try_on(
    root: Path, work: Path, package: Path, systems: Sequence[System], *, quick: bool = False
) -> None:
    """Judged by the validators, then on each of the bare systems that can be made here. ``quick``
    judges it without the libraries of others, and leaves out what others see to, dpkg and the
    package of Python."""
    folder = fresh(work, "deb")
    place = folder / "unpacked"
    _done(["dpkg-deb", "--raw-extract", str(package), str(place)])
    older = older_package(place, folder)
    judge(own_package(place, folder) if quick else package, place, folder)
    shutil.rmtree(place)
    for system in systems:
        reason = build_roots.lacking(system)
        if reason:
            say(f"deb: not tried on {system.name}: {reason}")
            continue
        try:
            with build_roots.bare_system(system, work / "roots") as bare:
                use_on(bare, system, package, older, root, quick=quick)
        except build_roots.Unreachable as unreachable:
            say(f"deb: not tried on {system.name}: {unreachable}")
            continue
        say(
            f"deb: {system.name}: an older one installed, updated, used, its window and its demo "
            "seen, a damaged one and one without room given up, purged"
        )


def use_on(
    bare: Root, system: System, package: Path, older: Path, root: Path, *, quick: bool = False
) -> None:
    """Everything that happens to a package on one system. Raises ``Stopped``."""
    inside = bare.place / _INSIDE
    inside.mkdir()
    for path in (package, older):
        shutil.copyfile(path, inside / path.name)
    bare.install(f"/{_INSIDE}/{older.name}")
    home = ["--home", f"/{_INSIDE}/data"]
    bare.run(["designo-sync", *home, "preferences", "set", "--no-proxy"])
    settings = (inside / "data" / "settings.json").read_bytes()
    _damaged(bare, package)
    _no_room(bare, package)
    bare.install(f"/{_INSIDE}/{package.name}")
    if not quick:
        bare.run(["dpkg", "--install", f"/{_INSIDE}/{package.name}"])  # once more
    if (bare.place / _FORMER).exists():
        raise Stopped("A module of the older package is still there.")
    look_at_doctor(bare.run(["designo-sync", *home, "doctor", "--offline"], (0, NO_KEYRING)))
    if (inside / "data" / "settings.json").read_bytes() != settings:
        raise Stopped("The data did not outlive an update.")
    look_at_licences(bare.run(["designo-sync", "licences", "--json"]))
    bare.run(["designo-sync", "demo", "--no-window", "--out", f"/{_INSIDE}"])
    look_at_demo(inside)
    program = ["chroot", str(bare.place), "designo-sync"]
    env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": f"/{_INSIDE}", "LC_ALL": "C.UTF-8"}
    _window(program, env, inside)
    if not quick:
        _other_python(bare)
    checkout = [str(root / ".venv" / "bin" / "designo-sync")]
    build_start.compare(f"deb on {system.name}", program, checkout, env, root)
    build_size.compare(f"deb on {system.name}", bare.place / _LIBRARIES, root, LOCK)
    _purged(bare)
    if (inside / "data" / "settings.json").read_bytes() != settings:
        raise Stopped("Purging took the operator's data.")


def _window(program: Sequence[str], env: dict[str, str], folder: Path) -> None:
    """On a screen of this system: one that is installed beside the program would bring libraries
    that the package forgot to name. Raises ``Stopped``, also where there is no screen."""
    lacking = build_window.lacking()
    if lacking and not dev_system.install(lacking, "a screen for trials"):
        raise Stopped(f"Its window cannot be opened: {', '.join(lacking)} is missing here.")
    right(["sh", "-c", build_window.WALK, "walk", *program], env, folder)


def _damaged(bare: Root, package: Path) -> None:
    """Half a package is refused, and what was installed still runs."""
    half = bare.place / _INSIDE / "half.deb"
    half.write_bytes(package.read_bytes()[: package.stat().st_size // 2])
    bare.run(["dpkg", "--install", f"/{_INSIDE}/half.deb"], (1, 2))
    if not any((bare.place / _CACHED).glob("__main__.*.pyc")):
        raise Stopped("An update that was given up took the byte code.")
    bare.run(["designo-sync", "--version"])
    half.unlink()


def _no_room(bare: Root, package: Path) -> None:
    """Where the disk fills in the middle of an update, it is given up, and what was installed still
    runs. A small disk lies over the folder of the libraries meanwhile."""
    libraries = bare.place / _LIBRARIES
    _done(["mount", "-t", "tmpfs", "-o", _SMALL, "small", str(libraries)])
    try:
        told = bare.run(["dpkg", "--install", f"/{_INSIDE}/{package.name}"], (1, 2))
    finally:
        _done(["umount", str(libraries)])
    if "No space left" not in told:
        raise Stopped(f"The update failed for another reason than the disk:\n{told}")
    bare.run(["designo-sync", "--version"])


def _other_python(bare: Root) -> None:
    """What the system's package of Python runs when there is another: byte code is made anew."""
    cached = bare.place / _CACHED
    shutil.rmtree(cached)
    bare.run([f"/{_HOOK}", "rtupdate", "python3.10", "python3"])
    if not any(cached.glob("__main__.*.pyc")):
        raise Stopped("No byte code is made for another Python.")


def _purged(bare: Root) -> None:
    """Nothing of the package is left, and nothing it made. Raises ``Stopped``."""
    files = bare.run(["dpkg", "--listfiles", "designo-sync"]).splitlines()
    mine = [path for path in files if "designo-sync" in path or "designo_sync" in path]
    bare.run(["apt-get", "-qq", "--yes", "purge", "designo-sync"])
    left = [path for path in mine if os.path.lexists(f"{bare.place}{path}")]
    if left:
        raise Stopped(f"Purging left {', '.join(left)}.")


def older_package(place: Path, folder: Path) -> Path:
    """What is unpacked in ``place`` as an earlier version, with a module that later was removed."""
    control = place / "DEBIAN" / "control"
    kept = control.read_text(encoding="utf-8")
    told = ["Version: 0.0.1" if one.startswith("Version:") else one for one in kept.splitlines()]
    control.write_text("\n".join(told) + "\n", encoding="utf-8")
    (place / _FORMER).write_text("", encoding="utf-8")
    target = folder / "designo-sync_0.0.1_amd64.deb"
    _packed(place, target, "-Znone")
    control.write_text(kept, encoding="utf-8")
    (place / _FORMER).unlink()
    return target


def own_package(place: Path, folder: Path) -> Path:
    """What is unpacked in ``place`` without the libraries of others: lintian looks longest at
    those, and finds the same in them as long as their versions stay."""
    libraries = place / _LIBRARIES
    for path in libraries.iterdir():
        if path.is_dir() and path.name != _OWN:
            shutil.rmtree(path)
        elif path.suffix == ".so":
            path.unlink()
    target = folder / "designo-sync_own_amd64.deb"
    _packed(place, target, "-Zxz", "-z0")
    return target


def _packed(place: Path, target: Path, *packed: str) -> None:
    _done(["dpkg-deb", "--root-owner-group", *packed, "--build", str(place), str(target)])


def _done(words: list[str]) -> None:
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode != 0:
        raise Stopped(f"{' '.join(words)}:\n{done.stderr.decode(errors='replace').rstrip()}")


def judge(package: Path, place: Path, folder: Path) -> None:
    """lintian on a package, desktop-file-validate and appstreamcli on what is unpacked in
    ``place``: each clean. Raises ``Stopped``."""
    tools = {"lintian": "lintian", "desktop-file-validate": "desktop-file-utils"}
    tools["appstreamcli"] = "appstream"
    lacking = [name for tool, name in tools.items() if shutil.which(tool) is None]
    if lacking and not dev_system.install(lacking, "validators of packages"):
        say(f"Not judged, because they are missing: {', '.join(lacking)}")
        return
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    share = place / "usr" / "share"
    (entry,) = (share / "applications").iterdir()
    right(["desktop-file-validate", str(entry)], env, folder)
    (metadata,) = (share / "metainfo").iterdir()
    right(["appstreamcli", "validate", "--no-net", str(metadata)], env, folder)
    words = ["lintian", "--allow-root", "--tag-display-limit", "0", str(package)]
    found = right(words, env, folder, (0, 1, 2))
    if found.strip():
        raise Stopped(f"lintian says:\n{found.rstrip()}")
    say("deb: judged by lintian, desktop-file-validate and appstreamcli")
