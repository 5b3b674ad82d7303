"""``dev.py build``: makes what people install, prints sizes and hashes. Run in .venv."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import build_deb
import build_linux
import build_macos
import build_roots
import build_sbom
import build_tar
import build_try
import build_try_deb
import build_try_windows
import build_wheels
import build_windows
from build_files import commit_time, told, version_of
from build_licences import name_of
from build_locks import for_target, read_lock
from build_sbom import bill_of_materials
from dev_system import Stopped, say

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements-dev.lock"
WORK = ROOT / "build" / "work"
DIST = ROOT / "build" / "dist"


def wheel() -> list[Path]:
    """The wheel, the source package, each as hatchling makes it, and what pip adds to them."""
    made = [
        build_wheels.own_wheel(ROOT, WORK / "own-wheel"),
        build_wheels.own_sdist(ROOT, WORK / "own-sdist"),
    ]
    DIST.mkdir(parents=True, exist_ok=True)
    copied = [Path(shutil.copy2(path, DIST)) for path in made]
    bill = DIST / f"{made[0].stem}{build_sbom.SUFFIX}"
    bill.write_bytes(_bill_of_wheel())
    return [*copied, bill]


def _bill_of_wheel() -> bytes:
    """Of all libraries that pip installs with the wheel, on one system or another."""
    lock = read_lock(LOCK)
    held: dict[str, Path] = {}
    for target in (*build_linux.TARGETS, build_windows.TARGET):
        new = [one for one in for_target(lock, target) if one.name not in held]
        folder = WORK / "wheels" / f"bill-{target.name}"
        held.update({name_of(one): one for one in build_wheels.fetch(new, target, folder)})
    version, moment = version_of(ROOT), commit_time(ROOT)
    return bill_of_materials(version, moment, lock, held.values(), any_system=True)


def tar() -> list[Path]:
    return [build_tar.build_tar(ROOT, LOCK, WORK, DIST)]


def deb() -> list[Path]:
    return [build_deb.build_deb(ROOT, LOCK, WORK, DIST)]


def windows(archive: Path | None = None) -> list[Path]:
    """The installer and the portable ZIP; ``archive`` is Python's own."""
    return build_windows.build_windows(ROOT, LOCK, WORK, DIST, archive)


def macos() -> list[Path]:
    return build_macos.build_macos(ROOT, LOCK, WORK, DIST)


_MAKE: dict[str, Callable[[], list[Path]]] = {
    "wheel": wheel,
    "tar": tar,
    "deb": deb,
    "windows": windows,
    "macos": macos,
}
#: Made where none is named: that of macOS is packed on macOS only.
_USUAL = tuple(kind for kind in _MAKE if kind != "macos" or sys.platform == "darwin")


def main(words: Sequence[str]) -> int:
    """Returns the exit status: 1 where something was not made or did not do when tried."""
    parser = argparse.ArgumentParser(prog="dev.py build", description=__doc__)
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"{', '.join(_MAKE)}; {', '.join(_USUAL)} if none"
    )
    parser.add_argument("--try", action="store_true", dest="tried", help="install and use it too")
    parser.add_argument(
        "--python",
        type=Path,
        metavar="ARCHIVE",
        help="windows: the embeddable Python of python.org, instead of the same files of the index",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="deb, windows: pack less, try the shortest way; nothing is left in build/dist",
    )
    systems = {one.codename: one for one in build_roots.SYSTEMS}
    parser.add_argument(
        "--on", action="append", choices=systems, help="try the Debian package on this system only"
    )
    options = parser.parse_args(words)
    unknown = [kind for kind in options.kinds if kind not in _MAKE]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(_MAKE)}")
    kinds = options.kinds or _USUAL
    wrong: dict[str, Stopped] = {}
    for kind in kinds:
        try:
            _make_and_try(kind, options, [systems[name] for name in options.on or ()])
        except Stopped as stop:
            say(f"{kind}: {stop}")
            wrong[kind] = stop
    if wrong and len(kinds) > 1:
        say(f"Not made, or not right when tried, as told above: {', '.join(wrong)}")
    return max((stop.status for stop in wrong.values()), default=0)


def _make_and_try(
    kind: str, options: argparse.Namespace, systems: Sequence[build_roots.System]
) -> None:
    """One form of the program. Raises ``Stopped``; the other forms are made all the same."""
    if kind == "windows" and options.quick:
        # A folder of its own: other builds may run at the same time.
        apart = WORK / "quick"
        with build_try_windows.short_windows(apart) as wine:
            installer = build_windows.build_quickly(ROOT, LOCK, apart, wine, options.python)
            build_try_windows.try_shortly(wine, installer)
        return
    if kind == "deb" and options.quick:
        package = build_deb.build_deb(ROOT, LOCK, WORK, WORK / "quick-deb", quick=True)
        build_try_deb.try_on(ROOT, WORK, package, systems or build_roots.SYSTEMS, quick=True)
        return
    made = windows(options.python) if kind == "windows" else _MAKE[kind]()
    for path in made:
        say(told(path))
    if options.tried and kind == "deb" and systems:
        build_try_deb.try_on(ROOT, WORK, made[0], systems)
    elif options.tried:
        build_try.TRIALS[kind](ROOT, LOCK, WORK, made)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
