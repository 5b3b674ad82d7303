"""How quiet the machine is: a fixed piece of work and a short sleep, measured again and again.

Measured before and after every round, never judged by an impression. The work is always the
same, so that another time it takes is the machine's doing.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bench_figures import percentile

#: A machine whose figures move by less is quiet enough: the goals are a few per cent apart.
BEARABLE = 1.10
_SPINS = 24
_SLEEPS = 24
_SLEEP_SECONDS = 0.002
_LOOP = range(60_000)


@dataclass(frozen=True, slots=True)
class Probe:
    """One look: seconds that the fixed work took in the middle and at worst (nine of ten), and
    how late a sleep of two milliseconds ended (nine of ten)."""

    spin: float
    slow_spin: float
    late: float


def look(clock: Callable[[], float] = time.perf_counter) -> Probe:
    """Take about 150 ms to see how the machine is."""
    spins = [_timed(_spin, clock) for _ in range(_SPINS)]
    sleeps = [_timed(_nap, clock) - _SLEEP_SECONDS for _ in range(_SLEEPS)]
    return Probe(percentile(spins, 0.5), percentile(spins, 0.9), percentile(sleeps, 0.9))


@dataclass(slots=True)
class NoiseBook:
    """All looks of a run."""

    probes: list[Probe] = field(default_factory=list)

    def note(self, probe: Probe) -> None:
        self.probes.append(probe)

    def factor(self, probes: Sequence[Probe]) -> float:
        """How far the machine may have moved a figure during these looks, against the quietest
        look of the whole run; 1 when that can be borne."""
        best = min(probe.spin for probe in self.probes)
        worst = percentile([probe.slow_spin for probe in probes], 0.75) / best
        return worst if worst > BEARABLE else 1.0


def _spin() -> None:
    total = 0
    for number in _LOOP:
        total += number & 7


def _nap() -> None:
    time.sleep(_SLEEP_SECONDS)


def _timed(work: Callable[[], None], clock: Callable[[], float]) -> float:
    begun = clock()
    work()
    return clock() - begun
