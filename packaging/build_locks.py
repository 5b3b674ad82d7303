"""The locked versions of the program itself, for one system.

Law: one lock holds all versions (``requirements-dev.lock``). What a system needs is derived from
it: the packages that the program needs, by the lock's own "via" lines, whose markers hold there,
not here; pip evaluates markers for the machine that it runs on, even with ``--platform``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker

#: What the lock calls the project itself.
PROJECT = "designo-sync (pyproject.toml)"


@dataclass(frozen=True)
class Locked:
    """One version in the lock; ``marker`` is empty where every system takes it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    via: tuple[str, ...]

    def line(self) -> str:
        """As pip reads it, without the marker, which was evaluated."""
        hashes = "".join(f" \\\n    --hash=sha256:{one}" for one in self.hashes)
        return f"{self.name}=={self.version}{hashes}\n"


@dataclass(frozen=True)
class Target:
    """A system that a bundle is for; ``tags`` are pip's names of platforms, the best one first."""

    name: str
    sys_platform: str
    python: tuple[int, int]
    machine: str
    tags: tuple[str, ...]

    def environment(self) -> dict[str, str]:
        """What markers may ask (packaging.python.org, "Dependency specifiers")."""
        systems = {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}
        version = f"{self.python[0]}.{self.python[1]}"
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{version}.0",
            "os_name": "nt" if self.sys_platform == "win32" else "posix",
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": systems[self.sys_platform],
            "platform_version": "",
            "python_full_version": f"{version}.0",
            "python_version": version,
            "sys_platform": self.sys_platform,
        }


def read_lock(path: Path) -> tuple[Locked, ...]:
    """Every version of a lock."""
    return tuple(_entries(path.read_text(encoding="utf-8")))


def _entries(text: str) -> Iterator[Locked]:
    for entry in re.split(r"\n(?=[^\s#])", text):
        found = re.match(r"([a-z0-9-]+)==([\w.]+)(?: ; ([^\\\n]+?))? *\\?\n", entry)
        if found is None:
            continue
        comment = " ".join(line.strip(" #") for line in entry.splitlines() if "--hash" not in line)
        told = comment.partition("via ")[2]
        via = re.findall(r"designo-sync \([^)]*\)|[a-z0-9-]+", told)
        hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
        yield Locked(found[1], found[2], (found[3] or "").strip(), hashes, tuple(via))


def of_program(entries: Sequence[Locked]) -> tuple[Locked, ...]:
    """Those that the program needs when it runs, not those of tests and tools."""
    return needed_by(entries)


def needed_by(entries: Sequence[Locked], more: Sequence[str] = ()) -> tuple[Locked, ...]:
    """Those that the program needs, and ``more`` with what these need."""
    needed: set[str] = {PROJECT, *more}
    while True:
        found = {one.name for one in entries if needed.intersection(one.via)} - needed
        if not found:
            return tuple(one for one in entries if one.name in needed)
        needed |= found


def holding(entries: Sequence[Locked], target: Target) -> tuple[Locked, ...]:
    """Those whose markers hold on one system."""
    environment: Mapping[str, str] = target.environment()
    return tuple(
        one for one in entries if not one.marker or Marker(one.marker).evaluate(dict(environment))
    )


def for_target(entries: Sequence[Locked], target: Target) -> tuple[Locked, ...]:
    """What the program needs on one system."""
    return of_program(holding(entries, target))
