"""What views, verdicts and kinds are called on the command line, and times as they are typed."""

import re
from datetime import datetime, timedelta

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order_states import View


def _word(title: str) -> str:
    return title.casefold().replace(" ", "-")


VIEW_WORDS = {_word(view.value): view for view in View}
LOOK_WORDS = {_word(look.value): look for look in Look}
KIND_WORDS = {_word(kind.value): kind for kind in DifferenceKind}
_AGO = re.compile(r"(\d{1,6})\s*([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def age_of(text: str) -> timedelta | None:
    """``90m``, ``12h``, ``7d`` or ``4w``; ``None`` for anything else."""
    found = _AGO.fullmatch(text.strip())
    return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found is not None else None


def since_of(text: str, now: datetime) -> datetime | None:
    """``2026-11-20T17:00``, in the zone of ``now`` unless it names one, or how long ago, like
    ``12h``; ``None`` for anything else."""
    age = age_of(text)
    try:
        if age is not None:
            return now - age
        found = datetime.fromisoformat(text.strip())
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=now.tzinfo)
