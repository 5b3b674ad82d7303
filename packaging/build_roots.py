"""A bare Debian or Ubuntu in a folder, to install the package as on a new computer.

Made by debootstrap, used by chroot: needs root and a package mirror. Debian's is the one that
this system's apt is set to; Ubuntu's is, elsewhere than on Ubuntu, named by the environment.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import dev_system
from dev_system import Stopped, say

#: Seconds for one step; fetching the system's packages takes minutes.
_LONGEST = 300
#: What apt and debootstrap say of a network, not of a package.
_OF_NETWORK = re.compile(
    r"Failed to fetch|Temporary failure resolving|Could not (connect|resolve)|Couldn't download|"
    r"Connection (failed|timed out)|Failed getting release file|Unable to fetch"
)
#: Names a mirror of Ubuntu, for trials on another system.
UBUNTU_MIRROR = "DESIGNO_SYNC_UBUNTU_MIRROR"
#: Names the keys of Ubuntu's archive, where no package of this system holds them.
UBUNTU_KEYS = "DESIGNO_SYNC_UBUNTU_KEYS"
_SCRIPTS = Path("/usr/share/debootstrap/scripts")


class Unreachable(Stopped):
    """The mirror could not be reached, so nothing is known about the package."""


@dataclass(frozen=True)
class System:
    """What a package is tried on: ``family`` is the last part of its mirror's address."""

    codename: str
    name: str
    family: str
    keys: str
    components: str = "main"
    #: What debootstrap does for releases that are newer than itself.
    like: str = "sid"


SYSTEMS = (
    System("bookworm", "Debian 12", "debian", "debian-archive-keyring.gpg"),
    System("trixie", "Debian 13", "debian", "debian-archive-keyring.gpg"),
    System(
        "noble", "Ubuntu 24.04", "ubuntu", "ubuntu-archive-keyring.gpg", "main,universe", "gutsy"
    ),
)


def lacking(system: System) -> str:
    """Why this bare system cannot be made here; empty where it can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "only root can make one"
    if not mirror_of(system):
        also = f" and {UBUNTU_MIRROR} names none" if system.family == "ubuntu" else ""
        return f"no mirror of {system.family.title()} is set for apt{also}"
    if not keys_of(system).is_file():
        return f"the keys of its archive are missing: {keys_of(system)}"
    if shutil.which("debootstrap") is None and not dev_system.install(
        ["debootstrap"], "debootstrap, for a bare system to install in"
    ):
        return "debootstrap is not installed"
    return ""


def keys_of(system: System) -> Path:
    """The keys that the archive's lists must be signed with: never taken unsigned."""
    named = os.environ.get(UBUNTU_KEYS, "") if system.family == "ubuntu" else ""
    return Path(named or f"/usr/share/keyrings/{system.keys}")


def mirror_of(system: System, apt: Path = Path("/etc/apt")) -> str:
    """The first mirror of this family that apt is set to, or that the environment names."""
    if system.family == "ubuntu" and os.environ.get(UBUNTU_MIRROR):
        return os.environ[UBUNTU_MIRROR]
    pattern = re.compile(rf"^(?:URIs:|deb)\s+(?:\[[^]]*\]\s+)?(\S+/{system.family})/?\s*", re.M)
    for path in (*sorted(apt.glob("sources.list.d/*")), apt / "sources.list"):
        if path.is_file():
            found = pattern.search(path.read_text(encoding="utf-8", errors="replace"))
            if found:
                return found[1]
    return ""


@contextmanager
def bare_system(system: System, folder: Path) -> Iterator[Root]:
    """A new, minimal system; made once, then unpacked from its archive. Raises ``Stopped``."""
    kept = folder / f"{system.codename}.tar"
    place = folder / system.codename
    # What was killed in the middle left it open: nothing of this system may be removed through it.
    for mounted in mounts_below(place):
        _do(["umount", "--lazy", mounted])
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    if kept.exists():
        _do(["tar", "--extract", "--file", str(kept), "--directory", str(place)])
    else:
        say(f"Making a bare {system.name} (minutes the first time)")
        words = ["debootstrap", "--variant=minbase", f"--components={system.components}"]
        words += [f"--keyring={keys_of(system)}", system.codename, str(place), mirror_of(system)]
        known = (_SCRIPTS / system.codename).exists()
        _do(words if known else [*words, str(_SCRIPTS / system.like)])
        _do(["tar", "--create", "--file", str(kept), "--directory", str(place), "."])
    root = Root(place)
    root.open()
    try:
        yield root
    finally:
        root.close()


def mounts_below(place: Path, table: Path = Path("/proc/self/mounts")) -> list[str]:
    """What is mounted inside a folder, innermost first. Blanks in it are written as octal numbers
    (fstab(5))."""
    if not table.exists():
        return []
    lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    found = [re.sub(r"\\([0-7]{3})", lambda n: chr(int(n[1], 8)), one.split()[1]) for one in lines]
    return sorted((one for one in found if Path(one).is_relative_to(place)), reverse=True)


class Root:
    """A system in a folder, in which commands can be run."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.has_lists = False

    def open(self) -> None:
        """Take over this system's way to the mirror, and show its processes."""
        for path in Path("/etc/apt/apt.conf.d").glob("*proxy*"):
            shutil.copy2(path, self.place / "etc/apt/apt.conf.d")
        if Path("/etc/resolv.conf").exists():
            shutil.copyfile("/etc/resolv.conf", self.place / "etc/resolv.conf")
        _do(["mount", "-t", "proc", "proc", str(self.place / "proc")])

    def close(self) -> None:
        """End what still runs in it, and remove it."""
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if (process / "root").resolve() == self.place.resolve():
                    os.kill(int(process.name), signal.SIGKILL)
        subprocess.run(["umount", "--lazy", str(self.place / "proc")], check=False)
        shutil.rmtree(self.place, ignore_errors=True)

    def run(self, words: Sequence[str], statuses: tuple[int, ...] = (0,)) -> str:
        """Run a command inside. Raises ``Stopped`` with what it printed."""
        env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LC_ALL": "C.UTF-8"}
        env["DEBIAN_FRONTEND"] = "noninteractive"
        kept = {name: os.environ[name] for name in os.environ if name.lower().endswith("_proxy")}
        return _do(["chroot", str(self.place), *words], {**kept, **env}, statuses)

    def install(self, *packages: str) -> None:
        """With apt, dependencies too; a package's path is a package too. The lists of the mirror
        are fetched once; what is installed is thrown away and need not outlive a power cut."""
        if not self.has_lists:
            self.run(["apt-get", "-qq", "update"])
            self.has_lists = True
        options = [
            "-qq",
            "--yes",
            "--no-install-recommends",
            "-o",
            "Dpkg::Options::=--force-unsafe-io",
        ]
        self.run(["apt-get", *options, "install", *packages])


def _do(
    words: Sequence[str], env: dict[str, str] | None = None, statuses: tuple[int, ...] = (0,)
) -> str:
    try:
        done = subprocess.run(
            [*words],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Stopped(f"{' '.join(words)} took longer than {_LONGEST} seconds.") from None
    text = done.stdout.decode(errors="replace")
    if done.returncode not in statuses and _OF_NETWORK.search(text):
        raise Unreachable(f"{' '.join(words)} could not reach the mirror:\n{text.rstrip()}")
    if done.returncode not in statuses:
        raise Stopped(f"{' '.join(words)} ended with {done.returncode}:\n{text.rstrip()}")
    return text
