"""Runs goals round by round and tells what came out.

In every round floor, peer and program take their turns, so that a slow minute of the machine
meets all of them. A goal that cannot be measured here says why and stops no other.
"""

import json
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench_figures import Aim, Result, Verdict, judge, table
from bench_noise import NoiseBook, Probe, look

#: One round: a figure for each key of an aim; an aim left out was not measured in it.
Round = Callable[[], Mapping[str, float]]


class NotMeasured(Exception):
    """This goal cannot be measured here; the message says why."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of ``performance.md``: its lines, and how a round of it is made.

    ``setting`` is entered once and gives what makes a round; it puts up servers and files and
    takes them away again.
    """

    name: str
    title: str
    aims: tuple[Aim, ...]
    setting: Callable[[], AbstractContextManager[Round]]
    least_rounds: int = 5


@dataclass(slots=True)
class Bench:
    """One run over some goals.

    Attributes:
        rounds: how many rounds; 0 for as many as each goal asks for.
        tell: shown to whoever waits.
        probe: looks how quiet the machine is.
    """

    rounds: int
    tell: Callable[[str], None]
    probe: Callable[[], Probe] = look
    noise: NoiseBook = field(default_factory=NoiseBook)

    def run(self, goals: Sequence[Goal]) -> list[Result]:
        """Measure every goal; the verdicts are made at the end, when all looks are known."""
        measured = [(goal, *self._measure(goal)) for goal in goals]
        return [
            result
            for goal, rounds, probes, reason in measured
            for result in self._results(goal, rounds, probes, reason)
        ]

    def _measure(self, goal: Goal) -> tuple[list[Mapping[str, float]], list[Probe], str]:
        done: list[Mapping[str, float]] = []
        probes = [self._look()]
        wanted = self.rounds or goal.least_rounds
        self.tell(f"{goal.name}: {goal.title}")
        try:
            with goal.setting() as one_round:
                for number in range(1, wanted + 1):
                    done.append(one_round())
                    probes.append(self._look())
                    self.tell(f"  round {number} of {wanted}: {_told(done[-1])}")
        except NotMeasured as reason:
            self.tell(f"  not measured: {reason}")
            return done, probes, str(reason)
        return done, probes, ""

    def _look(self) -> Probe:
        probe = self.probe()
        self.noise.note(probe)
        return probe

    def _results(
        self,
        goal: Goal,
        rounds: Sequence[Mapping[str, float]],
        probes: Sequence[Probe],
        reason: str,
    ) -> Iterator[Result]:
        factor = self.noise.factor(probes)
        for aim in goal.aims:
            figures = tuple(one[aim.key] for one in rounds if aim.key in one)
            verdict = judge(aim, figures, factor)
            why = reason if verdict is Verdict.NOT_MEASURED else ""
            yield Result(goal.name, aim, figures, verdict, why)


def _told(figures: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {figure:.3g}" for name, figure in figures.items())


def as_json(bench: Bench, results: Sequence[Result]) -> str:
    """Everything that was measured, for other programs."""
    document = {
        "machine": {
            "system": platform.platform(terse=True),
            "processors": os.cpu_count(),
            "python": platform.python_version(),
        },
        "noise": [asdict(probe) for probe in bench.noise.probes],
        "results": [
            {
                "goal": result.goal,
                **asdict(result.aim),
                "figures": result.figures,
                "figure": result.figure,
                "verdict": result.verdict.value,
                "reason": result.reason,
            }
            for result in results
        ],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def report(bench: Bench, results: Sequence[Result], file: Path | None) -> int:
    """Show the table and write the JSON; 1 when a goal is not met, else 0."""
    bench.tell("\n" + table(results))
    if file is not None:
        file.write_text(as_json(bench, results), encoding="utf-8")
        bench.tell(f"\nAll figures are in {file}.")
    return 1 if any(result.verdict is Verdict.NOT_MET for result in results) else 0


def tell(text: str) -> None:
    """A line at once, also into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
