"""Every goal of speed, in the order of its number.

A list; how a goal is measured is in its own file.
"""

from typing import Final

from bench_http import BUSY_GOAL, HTTP_GOALS
from bench_run import Goal
from bench_table import RECORD_GOAL, TABLE_GOAL

GOALS: Final[tuple[Goal, ...]] = (*HTTP_GOALS, BUSY_GOAL, RECORD_GOAL, TABLE_GOAL)
