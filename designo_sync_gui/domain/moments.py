"""Parsing the times that other systems send.

Law: for narrowing a view only. The text itself stays as it came; one that cannot be understood
is no time, and never a wrong one.
"""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_COMMENT: Final = re.compile(r"\([^()]*\)\s*$")
_ZONE: Final = re.compile(r"UT|Z|[A-Z]{3,5}")
_DAYS_AND_MONTHS: Final = frozenset(
    [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun",
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
)  # fmt: skip


def mail_moment(text: str) -> datetime | None:
    """A time as RFC 2822 writes it, and as ``date`` prints it; ``None`` for what is no time.

    Python's parser passes over what it does not know behind the time: of "2:00 PM" it makes two at
    night (measured, CPython 3.11), so only days, months and names of zones may stand beside it.
    """
    words = _WORD.findall(_COMMENT.sub("", text))
    if not all(w.lower()[:3] in _DAYS_AND_MONTHS or _ZONE.fullmatch(w) for w in words):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def moment_as_written(text: str) -> datetime | None:
    """A time in ISO 8601 or as in mails, in its own zone or in none; ``None`` for no time."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return mail_moment(text)


@lru_cache(maxsize=65536)
def moment_of(text: str) -> datetime | None:
    """A time in UTC; ``None`` for what is no time.

    Understood are ISO 8601 (without a zone it is UTC, as WooCommerce's ``date_modified_gmt`` and
    Magento's ``updated_at`` are; Shopify names a zone) and RFC 2822 (BigCommerce's
    ``date_modified``).
    """
    found = moment_as_written(text)
    if found is None:
        return None
    if found.tzinfo is None:
        return found.replace(tzinfo=UTC)
    try:
        return found.astimezone(UTC)
    except OverflowError:
        return None
