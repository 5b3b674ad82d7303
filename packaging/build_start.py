"""How long an installed program takes to start, beside the checkout in the same minutes."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dev_system import Stopped, say

#: Each is started so often, in turn, and again where the machine was busy; the quickest start of
#: each counts, because other programs of the machine only ever slow one down.
ROUNDS = 15
MOST_ROUNDS = 8 * ROUNDS
#: The installed program may take as much as the checkout, and what the least of many starts still
#: scatters on a busy machine (measured: the same code took 0.94 to 1.08 of itself).
MOST = 1.1


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
    installed one takes more of the processor; the clock on the wall is told only."""
    of_installed: list[Start] = []
    of_checkout: list[Start] = []
    ratio = MOST + 1
    while ratio > MOST and len(of_installed) < MOST_ROUNDS:
        for _ in range(ROUNDS):
            of_installed.append(start([*program, "--version"], env, folder))
            of_checkout.append(start([*checkout, "--version"], env, folder))
        installed, own = quickest(of_installed), quickest(of_checkout)
        ratio = installed.processor / own.processor
    say(f"{form}: starts in {installed.told()}, the checkout in {own.told()}: {ratio:.2f} of it")
    if ratio > MOST:
        raise Stopped(f"{form}: it starts slower than the checkout.")


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
