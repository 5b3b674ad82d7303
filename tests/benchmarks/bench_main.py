"""``dev.py bench``: measures the goals that are named, or all.

Run by its own command only; no file here is collected by the test run.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench_goals import MOST, goals
from bench_run import Bench, Goal, report, tell

_LEAST = 1_000


def chosen(names: Sequence[str], most: int = MOST) -> tuple[Goal, ...]:
    """The goals of these names, in the table's order; all when none is named.

    Raises ``ValueError`` with the name that is no goal's.
    """
    wanted = {name.upper() for name in names}
    every = goals(most)
    unknown = wanted - {goal.name for goal in every}
    if unknown:
        known = ", ".join(goal.name for goal in every)
        raise ValueError(f"{', '.join(sorted(unknown))} is no goal; there are {known}.")
    return tuple(goal for goal in every if not wanted or goal.name in wanted)


def main(words: Sequence[str]) -> int:
    """Returns 1 when a goal is not met, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("goals", nargs="*", metavar="GOAL", help="P1 to P14; all if none is named")
    parser.add_argument("--rounds", type=int, default=0, help="instead of what a goal asks for")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    parser.add_argument(
        "--most", type=int, default=MOST, metavar="ORDERS", help="of the largest mirror and shop"
    )
    options = parser.parse_args(words)
    if options.rounds < 0:
        parser.error("--rounds is a number from 1.")
    if options.most < _LEAST:
        parser.error(f"--most is a number from {_LEAST}.")
    try:
        measured = chosen(options.goals, options.most)
    except ValueError as problem:
        parser.error(str(problem))
    bench = Bench(options.rounds, tell)
    return report(bench, bench.run(measured), options.json)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
