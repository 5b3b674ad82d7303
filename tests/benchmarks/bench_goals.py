"""Every goal of speed, in the order of its number.

A list; how a goal is measured is in its own file.
"""

from typing import Final

from bench_http import BUSY_GOAL, HTTP_GOALS
from bench_journal import JOURNAL_GOAL
from bench_large import CHANGED_GOAL, FIRST_GOAL, LASTING_GOAL, growth_goal
from bench_limits import LIMITS_GOAL
from bench_run import Goal
from bench_start import start_goal
from bench_table import RECORD_GOAL, table_goal
from bench_window import window_goal

#: Orders of the largest mirror and the largest shop, unless the command names another number.
MOST: Final = 1_000_000
_LARGE: Final = 100_000


def goals(most: int = MOST) -> tuple[Goal, ...]:
    """All goals; those of the largest mirror with ``most`` orders."""
    return (
        *HTTP_GOALS,
        LIMITS_GOAL,
        BUSY_GOAL,
        JOURNAL_GOAL,
        RECORD_GOAL,
        table_goal((min(most, _LARGE), most)),
        window_goal("P10", min(most, _LARGE), 50.0),
        window_goal("P10M", most, 100.0, memory_mb=200.0),
        start_goal(most),
        growth_goal(tuple(size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= most)),
        window_goal("P12W", min(most, 10_000), 50.0, memory_mb=130.0),
        LASTING_GOAL,
        FIRST_GOAL,
        CHANGED_GOAL,
    )
