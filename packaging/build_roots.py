"""A bare Debian in a folder, to install the package as on a new computer: debootstrap and chroot.

Needs root and a package mirror, the one that this system's apt is set to.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import dev_system
from dev_system import Stopped, say

#: Seconds for one step; fetching the system's packages takes minutes.
_LONGEST = 900


def lacking() -> str:
    """Why no bare system can be made here; empty where one can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "only root can make one"
    if not _mirror():
        return "no mirror of Debian is set for apt"
    if shutil.which("debootstrap") is None and not dev_system.install(
        ["debootstrap"], "debootstrap, for a bare system to install in"
    ):
        return "debootstrap is not installed"
    return ""


def _mirror() -> str:
    """The first mirror of Debian itself that apt is set to."""
    apt = Path("/etc/apt")
    for path in (*sorted(apt.glob("sources.list.d/*")), apt / "sources.list"):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            found = re.search(r"^(?:URIs:|deb)\s+(\S+/debian)/?\s*", text, re.MULTILINE)
            if found:
                return found[1]
    return ""


@contextmanager
def bare_system(codename: str, folder: Path) -> Iterator[Root]:
    """A new, minimal system; made once, then unpacked from its archive. Raises ``Stopped``."""
    kept = folder / f"{codename}.tar"
    place = folder / codename
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    if kept.exists():
        _do(["tar", "--extract", "--file", str(kept), "--directory", str(place)])
    else:
        say(f"Making a bare {codename} (minutes the first time)")
        _do(["debootstrap", "--variant=minbase", codename, str(place), _mirror()])
        _do(["tar", "--create", "--file", str(kept), "--directory", str(place), "."])
    root = Root(place)
    root.open()
    try:
        yield root
    finally:
        root.close()


class Root:
    """A system in a folder, in which commands can be run."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def open(self) -> None:
        """Take over this system's way to the mirror, and show its processes."""
        for path in Path("/etc/apt/apt.conf.d").glob("*proxy*"):
            shutil.copy2(path, self.place / "etc/apt/apt.conf.d")
        if Path("/etc/resolv.conf").exists():
            shutil.copyfile("/etc/resolv.conf", self.place / "etc/resolv.conf")
        _do(["mount", "-t", "proc", "proc", str(self.place / "proc")])

    def close(self) -> None:
        subprocess.run(["umount", "--lazy", str(self.place / "proc")], check=False)
        shutil.rmtree(self.place, ignore_errors=True)

    def run(self, words: Sequence[str], statuses: tuple[int, ...] = (0,)) -> str:
        """Run a command inside. Raises ``Stopped`` with what it printed."""
        env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LC_ALL": "C.UTF-8"}
        env["DEBIAN_FRONTEND"] = "noninteractive"
        kept = {name: os.environ[name] for name in os.environ if name.lower().endswith("_proxy")}
        return _do(["chroot", str(self.place), *words], {**kept, **env}, statuses)

    def install(self, *packages: str) -> None:
        """With apt, dependencies too."""
        self.run(["apt-get", "-qq", "update"])
        options = ["-qq", "--yes", "--no-install-recommends"]
        self.run(["apt-get", *options, "install", *packages])


def _do(
    words: Sequence[str], env: dict[str, str] | None = None, statuses: tuple[int, ...] = (0,)
) -> str:
    done = subprocess.run(
        [*words],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_LONGEST,
        check=False,
    )
    text = done.stdout.decode(errors="replace")
    if done.returncode not in statuses:
        raise Stopped(f"{' '.join(words)} ended with {done.returncode}:\n{text.rstrip()}")
    return text
