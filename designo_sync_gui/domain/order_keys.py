"""What the order table sorts and searches by, made of one order's own texts.

These are copies made for sorting and finding; the texts themselves stay as they came.
``RULES_VERSION`` names the rules: what was computed by others is computed again.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from designo_sync_gui.domain.moments import moment_of

#: To be raised with any change of a rule in this module or in ``movement``. Folding follows the
#: Unicode tables of this Python, so their version is part of it.
RULES_VERSION = f"1 {unicodedata.unidata_version}"

#: Sorts after every text.
NOTHING = "\U0010ffff"
NEVER_CHANGED = float("-inf")
NEVER_READ = float("inf")

_DIGITS = re.compile(r"[0-9]+")


def natural_key(text: str) -> str:
    """A key that puts ``#9`` before ``#10`` and keeps leading zeros out of it.

    Each run of digits is preceded by its length, so that texts compare as numbers do.
    """
    sign, digits = ("#", text[1:]) if text[:1] == "#" else ("", text)
    if digits.isascii() and digits.isdecimal():
        digits = digits.lstrip("0")
        return f"{sign}{len(digits):06d}{digits}"
    return _DIGITS.sub(_sized, text.casefold())


def _sized(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return f"{len(digits):06d}{digits}"


class TextKeys(NamedTuple):
    """The keys of an order's two names; ``search`` is what is searched of them."""

    of_id: str
    of_number: str
    search: str


def text_keys(order_id: str, number: str) -> TextKeys:
    """A number that is the id, or the id behind a ``#``, is not looked through again."""
    of_id = natural_key(order_id)
    if number == order_id:
        of_number = of_id
    elif order_id.isdecimal() and number == f"#{order_id}":
        of_number = f"#{of_id}"
    else:
        of_number = natural_key(number)
    return TextKeys(of_id, of_number, folded(f"{number}\n{order_id}"))


def folded(text: str) -> str:
    """A text as searching compares it: case is ignored, nothing else."""
    return text.casefold()


def search_text(number: str, order_id: str, storefront: str, designo: str) -> str:
    """Everything of an order that is searched: number, id and both literals, one a line."""
    return folded(f"{number}\n{order_id}\n{storefront}\n{designo}")


def change_key(changed_at: Iterable[str]) -> float:
    """When either side last changed the order by its own word, in seconds since 1970;
    ``NEVER_CHANGED`` where none of the texts is a time that is understood."""
    last = NEVER_CHANGED
    for text in changed_at:
        moment = moment_of(text) if text else None
        if moment is not None:
            last = max(last, moment.timestamp())
    return last


def read_key(read_at: Iterable[datetime | None]) -> float:
    """When the older of the sides was read, in seconds since 1970; ``NEVER_READ`` if none was."""
    times = [moment for moment in read_at if moment is not None]
    return min(times).timestamp() if times else NEVER_READ
