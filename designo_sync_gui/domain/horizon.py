"""From when on a store's orders are read: ``Store.orders_since``.

Law: an order placed before that moment is outside: not asked for by lists, never called absent
and never counted as missing because a list that begins there does not show it.

The setting is a text, so that files and commands show what it means: ``12 months`` (back from
today), ``2025-01-01`` (the start of that day in UTC), or empty for all orders.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time
from typing import Final

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import Sentence, say, say_n

#: All orders; what stores of older settings have.
EVERYTHING: Final = ""
#: What a store has that is connected now.
USUAL: Final = "12 months"
#: What a form offers.
CHOICES: Final = ("3 months", "6 months", USUAL, "24 months", EVERYTHING)

_MONTHS = re.compile(r"([1-9][0-9]{0,2}) months?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def check_orders_since(orders_since: str) -> None:
    """Raises ``SettingsInvalid`` for what is neither empty, nor months, nor a date."""
    if orders_since == EVERYTHING or _months(orders_since) or _date(orders_since):
        return
    raise SettingsInvalid(
        say("“Orders since” is neither a number of months nor a date."),
        say(
            "For example: {months}, or {day}; empty for all orders.", months=USUAL, day="2025-01-31"
        ),
    )


def begins_at(orders_since: str, now: datetime) -> datetime | None:
    """The moment from which on orders are read, in UTC; ``None`` for all orders.

    Months are counted back from the start of the present day, so that all requests of one day
    name the same moment. A month without that day has its last one: 12 months before 29 February
    are 28 February. Raises ``SettingsInvalid``.
    """
    check_orders_since(orders_since)
    back = _months(orders_since)
    day = _months_before(now.astimezone(UTC).date(), back) if back else _date(orders_since)
    return None if day is None else datetime.combine(day, time(), UTC)


def reaches_further(former: str, present: str, now: datetime) -> bool:
    """Whether a changed setting takes in older orders than the former one: these are in no list
    that was read, and a list of changes does not show them."""
    before, after = begins_at(former, now), begins_at(present, now)
    return before is not None and (after is None or after < before)


def horizon_words(orders_since: str) -> Sentence:
    """For screens and lists: ``the last 12 months``. Raises ``SettingsInvalid``."""
    check_orders_since(orders_since)
    back = _months(orders_since)
    if back:
        return say_n("the last month", "the last {n} months", back)
    if orders_since:
        return say("since {day}", day=orders_since)
    return say("all orders")


def _months(orders_since: str) -> int:
    """0 for what is no number of months."""
    found = _MONTHS.fullmatch(orders_since)
    return int(found[1]) if found else 0


def _date(orders_since: str) -> date | None:
    if not _DATE.fullmatch(orders_since):
        return None
    try:
        return date.fromisoformat(orders_since)
    except ValueError:
        return None


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    year = max(year, 1)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
