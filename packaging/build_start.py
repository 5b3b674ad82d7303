"""How long an installed program takes to start, beside the checkout in the same minutes."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dev_system import Stopped, say

#: Each is started so often, in turn, and again where the machine was busy; the quickest start of
#: each counts, because other programs of the machine only ever slow one down.
ROUNDS = 5
MOST_ROUNDS = 24 * ROUNDS
#: The installed program may take as much as the checkout.
MOST = 1.0


@dataclass(frozen=True)
class Start:
    """Seconds of the processor, and of the clock on the wall."""

    processor: float
    wall: float

    def told(self) -> str:
        return f"{self.wall * 1000:.0f} ms ({self.processor * 1000:.0f} ms of the processor)"


def compare(
    form: str, program: Sequence[str], checkout: Sequence[str], env: Mapping[str, str], folder: Path
) -> None:
    """Start both with ``--version`` in turn and print what they take. Raises ``Stopped`` where the
    installed one takes more of the processor; the clock on the wall is told only.

    The checkout is started before and after it, as if it were two programs, and the slower of the
    two is what it is held against: that much the same code takes of itself in these minutes.
    """
    before, installed, after = Starts(checkout), Starts(program), Starts(checkout)
    ratio = MOST + 1
    while ratio > MOST and len(installed.taken) < MOST_ROUNDS:
        for _ in range(ROUNDS):
            for one in (before, installed, after):
                one.taken.append(start([*one.words, "--version"], env, folder))
        own = max((before.least, after.least), key=lambda one: one.processor)
        ratio = installed.least.processor / own.processor
    told = f"starts in {installed.least.told()}, the checkout in {own.told()}: {ratio:.2f} of it"
    say(f"{form}: {told}")
    if ratio > MOST:
        raise Stopped(f"{form}: it starts slower than the checkout.")


@dataclass(frozen=True)
class Starts:
    """A program that is started again and again."""

    words: Sequence[str]
    taken: list[Start] = field(default_factory=list)

    @property
    def least(self) -> Start:
        """The least of each."""
        return quickest(self.taken)


def quickest(starts: Sequence[Start]) -> Start:
    """The least of each."""
    return Start(min(one.processor for one in starts), min(one.wall for one in starts))


def start(words: Sequence[str], env: Mapping[str, str], folder: Path) -> Start:
    """Start a program once and wait until it ends. Raises ``Stopped`` unless it ends well."""
    begun, before = time.perf_counter(), _processor()
    done = subprocess.run([*words], env=env, cwd=folder, stdout=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - begun, _processor()
    if done.returncode != 0:
        raise Stopped(f"{' '.join(words)} ended with {done.returncode}.")
    return Start(after - before, wall)


def _processor() -> float:
    """Seconds of the processor that children which ended took, to the microsecond."""
    import resource  # not on Windows, where this module is imported too

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
