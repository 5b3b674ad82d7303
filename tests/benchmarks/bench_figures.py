"""What a goal's figures say: their middle, their spread, and whether the goal is met.

Pure. A goal is judged by the median of its rounds (or by the worst of them, where it says
"ever"). On a noisy machine a verdict stands only if no noise of that size could turn it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median


class Verdict(StrEnum):
    """What is said of a goal."""

    MET = "met"
    NOT_MET = "not met"
    TOO_NOISY = "machine too noisy to judge"
    NOT_MEASURED = "not measured"
    FOR_INFORMATION = "for information"


@dataclass(frozen=True, slots=True)
class Aim:
    """One line of the table.

    Attributes:
        key: names the figure in a round's answer.
        text: what is compared with what.
        bound: the figure that is to be kept; ``None`` is a figure without a goal.
        unit: of figure and bound; ``x`` for a ratio ("times").
        at_least: the bound is the least, not the most.
        worst: judged by the worst round instead of the median.
        steady: noise of the processor does not move this figure (bytes, counts).
    """

    key: str
    text: str
    bound: float | None
    unit: str = "x"
    at_least: bool = False
    worst: bool = False
    steady: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """An aim with what was measured; ``reason`` says why nothing was."""

    goal: str
    aim: Aim
    figures: tuple[float, ...]
    verdict: Verdict
    reason: str = ""

    @property
    def figure(self) -> float | None:
        """The one figure that stands for all rounds."""
        return judged_figure(self.aim, self.figures) if self.figures else None


def judged_figure(aim: Aim, figures: Sequence[float]) -> float:
    """The median of the rounds, or the worst of them."""
    if not aim.worst:
        return median(figures)
    return min(figures) if aim.at_least else max(figures)


def judge(aim: Aim, figures: Sequence[float], noise: float) -> Verdict:
    """Whether an aim is met.

    ``noise`` is how far the machine may have moved any figure, as a factor; 1 for not at all.
    A factor within what the runner bears is given as 1.
    """
    if not figures:
        return Verdict.NOT_MEASURED
    if aim.bound is None:
        return Verdict.FOR_INFORMATION
    factor = 1.0 if aim.steady else max(1.0, noise)
    if factor > 1.0 and min(figures) / factor <= aim.bound <= max(figures) * factor:
        return Verdict.TOO_NOISY
    figure = judged_figure(aim, figures)
    kept = figure >= aim.bound if aim.at_least else figure <= aim.bound
    return Verdict.MET if kept else Verdict.NOT_MET


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that at least ``share`` (0 to 1) of all do not exceed."""
    if not samples:
        raise ValueError("no samples")
    ordered = sorted(samples)
    place = -(-len(ordered) * share // 1)
    return ordered[max(0, min(len(ordered) - 1, int(place) - 1))]


def growth(small: float, large: float, times: float) -> float:
    """How much more than ``times`` as much the large work takes; 1 is linear growth."""
    return large / (times * small)


def table(results: Sequence[Result]) -> str:
    """The results for a terminal, one line each."""
    rows: list[tuple[str, ...]] = [("goal", "what", "wanted", "measured", "spread", "verdict")]
    rows += [_row(result) for result in results]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def _row(result: Result) -> tuple[str, ...]:
    aim, figure = result.aim, result.figure
    wanted = ""
    if aim.bound is not None:
        wanted = f"{'≥' if aim.at_least else '≤'} {shown(aim.bound, aim.unit)}"
    measured, spread = "", ""
    if figure is not None:
        measured = shown(figure, aim.unit)
        spread = f"{shown(min(result.figures), '')} to {shown(max(result.figures), '')}"
    told = f"{result.verdict}: {result.reason}" if result.reason else str(result.verdict)
    return result.goal, aim.text, wanted, measured, spread, told


def shown(figure: float, unit: str) -> str:
    """A figure with as many places as it is worth."""
    places = 0 if abs(figure) >= 100 else 1 if abs(figure) >= 20 else 2
    return f"{figure:.{places}f} {unit}".rstrip()
