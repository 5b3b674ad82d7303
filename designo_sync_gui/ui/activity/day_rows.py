"""Rows of a list by days: a heading for each day, its entries below it.

Law: numbers only; a hundred thousand entries are as many days as they have.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from designo_sync_gui.domain.activity import ActivityDay


class Place(NamedTuple):
    """What stands in a row: the heading of ``day``, or the entry of that number."""

    day: ActivityDay
    entry: int | None


class DayRows:
    """Rows and entries, one into the other."""

    def __init__(self, days: Sequence[ActivityDay] = ()) -> None:
        self.days = tuple(days)
        self.headings: list[int] = []
        row = 0
        for day in self.days:
            self.headings.append(row)
            row += 1 + day.entries
        self.count = row
        self.entries = row - len(self.days)

    def place(self, row: int) -> Place:
        at = bisect_right(self.headings, row) - 1
        heading = self.headings[at]
        entry = None if row == heading else row - at - 1
        return Place(self.days[at], entry)

    def row_of(self, entry: int) -> int:
        """The row of the entry of this number, counted from the newest."""
        starts = [heading - at for at, heading in enumerate(self.headings)]
        return entry + bisect_right(starts, entry)
