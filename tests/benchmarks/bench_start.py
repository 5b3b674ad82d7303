"""P11: from the start of the program to its first painted window with rows.

Each round starts a bare window and the program in turn, on a screen of their own. Times are of
the system's one monotonic clock, from before the process is made.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from bench_children import run_child
from bench_figures import Aim
from bench_home import home_of
from bench_run import Goal, NotMeasured, Round
from display_kit import display, missing_programs


@contextmanager
def screen() -> Iterator[Mapping[str, str]]:
    """The environment of a screen of its own. Raises ``NotMeasured`` where there can be none."""
    lacking = missing_programs()
    if lacking:
        raise NotMeasured(f"{', '.join(lacking)} is not installed")
    with (
        tempfile.TemporaryDirectory(prefix="designo-sync-bench-") as name,
        display(Path(name)) as shown,
    ):
        yield shown.env


def started(script: str, spec: Mapping[str, Any], env: Mapping[str, str]) -> dict[str, Any]:
    """What a child told, and the ``seconds`` from before its start until it had painted."""
    begun = time.monotonic()
    told = run_child(script, spec, env)
    return {**told, "seconds": told["painted"] - begun}


def starting(orders: int) -> Callable[[], AbstractContextManager[Round]]:
    """Rounds of a bare window and of the program with so many orders in its mirror."""

    @contextmanager
    def setting() -> Iterator[Round]:
        with screen() as env:
            spec = {"home": str(home_of(orders))}
            started("child_start.py", spec, env)

            def one_round() -> Mapping[str, float]:
                bare = started("child_bare.py", {}, env)
                mine = started("child_start.py", spec, env)
                return {
                    "ratio": mine["seconds"] / bare["seconds"],
                    "cpu": mine["cpu"] / bare["cpu"],
                    "seconds": mine["seconds"],
                    "bare": bare["seconds"],
                }

            yield one_round

    return setting


def start_goal(orders: int) -> Goal:
    """P11 with so many orders."""
    return Goal(
        "P11",
        f"start to the first painted window with rows, {orders:,} orders in the mirror",
        (
            Aim("ratio", "first rows, to a bare PySide6 window", 1.5),
            Aim("cpu", "processor time until then, to that of the bare window", None),
            Aim("seconds", "first rows", None, "s"),
            Aim("bare", "a bare PySide6 window", None, "s"),
        ),
        starting(orders),
    )
