"""Every goal of speed, in the order of its number.

Law: a list; how a goal is measured is in its own file.
"""

from typing import Final

from bench_http import BUSY_GOAL, HTTP_GOALS
from bench_run import Goal

GOALS: Final[tuple[Goal, ...]] = (*HTTP_GOALS, BUSY_GOAL)
