"""``dev.py bench``: measures the goals that are named, or all.

Run by its own command only; no file here is collected by the test run.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench_goals import GOALS
from bench_run import Bench, Goal, report, tell


def chosen(names: Sequence[str]) -> tuple[Goal, ...]:
    """The goals of these names, in the table's order; all when none is named.

    Raises ``ValueError`` with the name that is no goal's.
    """
    wanted = {name.upper() for name in names}
    unknown = wanted - {goal.name for goal in GOALS}
    if unknown:
        known = ", ".join(goal.name for goal in GOALS)
        raise ValueError(f"{', '.join(sorted(unknown))} is no goal; there are {known}.")
    return tuple(goal for goal in GOALS if not wanted or goal.name in wanted)


def main(words: Sequence[str]) -> int:
    """Returns 1 when a goal is not met, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("goals", nargs="*", metavar="GOAL", help="P1 to P12; all if none is named")
    parser.add_argument("--rounds", type=int, default=0, help="instead of what a goal asks for")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    options = parser.parse_args(words)
    try:
        goals = chosen(options.goals)
    except ValueError as problem:
        parser.error(str(problem))
    if options.rounds < 0:
        parser.error("--rounds is a number from 1.")
    bench = Bench(options.rounds, tell)
    return report(bench, bench.run(goals), options.json)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
