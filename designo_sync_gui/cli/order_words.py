"""What views, verdicts and kinds are called on the command line, and times as they are typed."""

import re
from datetime import datetime, timedelta

from designo_sync_gui.domain.activity import Ending
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome_kind import OutcomeKind
from designo_sync_gui.domain.wall_clock import days_ago, last_at


def _word(title: str) -> str:
    return title.casefold().replace(" ", "-")


VIEW_WORDS = {_word(view.value): view for view in View}
LOOK_WORDS = {_word(look.value): look for look in Look}
#: Endings, and the outcomes of single writes by their first words.
OUTCOME_WORDS: dict[str, Ending | OutcomeKind] = {
    **{_word(ending.value): ending for ending in Ending},
    **{kind.name.casefold(): kind for kind in OutcomeKind if kind is not OutcomeKind.CANCELLED},
}
KIND_WORDS = {_word(kind.value): kind for kind in DifferenceKind}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(rf"(today|yesterday|{'|'.join(_DAYS)})(?:[ t]([0-2]?\d):([0-5]\d))?")
_AGO = re.compile(r"(\d{1,6})\s*([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def age_of(text: str) -> timedelta | None:
    """``90m``, ``12h``, ``7d`` or ``4w``; ``None`` for anything else."""
    found = _AGO.fullmatch(text.strip())
    return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found is not None else None


def since_of(text: str, now: datetime) -> datetime | None:
    """``2026-11-20T17:00``, in the zone of ``now`` unless it names one, how long ago, like
    ``12h``, or a day of the last week, like ``friday 17:00``; ``None`` for anything else."""
    day = _DAY.fullmatch(text.strip().casefold())
    if day is not None:
        return _last(day[1], int(day[2] or 0), int(day[3] or 0), now)
    age = age_of(text)
    try:
        if age is not None:
            return now - age
        found = datetime.fromisoformat(text.strip())
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=now.tzinfo)


def _last(day: str, hour: int, minute: int, now: datetime) -> datetime | None:
    """The last time that it was this time on such a day; today and yesterday are what they say."""
    if hour > 23:
        return None
    if day in _DAYS:
        return last_at(_DAYS.index(day), hour, minute, now)
    return days_ago(int(day == "yesterday"), hour, minute, now)
