"""The last weeks in a few figures, for the moment in which all orders are equal.

Law: a day on which nothing was read has no number, which is not the same as none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from designo_sync_gui.domain.trends import DayCounts

#: Days that are looked back on, today among them.
SPAN = 30


@dataclass(frozen=True, slots=True)
class LastWeeks:
    """Attributes:
    days: the days that have a number of mismatches, the oldest first.
    yesterday: its number; ``None`` where nothing was read.
    most: the day with the most, the newest of several.
    equal_since: the first day of those that ended without a mismatch, up to the newest; ``None``
        where the newest did not.
    """

    days: tuple[tuple[date, int], ...]
    yesterday: int | None
    most: tuple[date, int]
    equal_since: date | None


def last_weeks(days: Mapping[date, DayCounts], today: date) -> LastWeeks | None:
    """``None`` where fewer than two days are known: there is nothing to look back on."""
    since = today - timedelta(days=SPAN - 1)
    known = tuple((day, days[day].mismatches) for day in sorted(days) if since <= day <= today)
    if len(known) < 2:
        return None
    by_day = dict(known)
    equal_since = None
    for day, number in reversed(known):
        if number:
            break
        equal_since = day
    most = max(known, key=lambda one: (one[1], one[0]))
    return LastWeeks(known, by_day.get(today - timedelta(days=1)), most, equal_since)
