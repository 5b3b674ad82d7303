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
#: The lengths of runs of digits as keys have them, which is most of what a key costs to make.
_LENGTHS = tuple(f"{length:06d}" for length in range(64))
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - of times without a zone


def natural_key(text: str) -> str:
    """A key that puts ``#9`` before ``#10`` and keeps leading zeros out of it.

    Each run of digits is preceded by its length, so that texts compare as numbers do.
    """
    sign, digits = ("#", text[1:]) if text[:1] == "#" else ("", text)
    if digits.isascii() and digits.isdecimal():
        return sign + _with_length(digits)
    return _DIGITS.sub(lambda match: _with_length(match[0]), text.casefold())


def _with_length(digits: str) -> str:
    digits = digits.lstrip("0")
    length = len(digits)
    return (_LENGTHS[length] if length < len(_LENGTHS) else f"{length:06d}") + digits


class TextKeys(NamedTuple):
    """The keys of an order's two names; ``search`` is what is searched of them."""

    of_id: str
    of_number: str
    search: str


def text_keys(order_id: str, number: str, of_id: str) -> TextKeys:
    """A number that is the id, or the id behind a ``#``, is not looked through again; ``of_id`` is
    the ``natural_key`` of the id."""
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
    return max(map(seconds_of, changed_at), default=NEVER_CHANGED)


def seconds_of(text: str) -> float:
    """The same of one text. ISO 8601 without a zone, which WooCommerce and Magento send, is read
    without making times of it in between."""
    if not text:
        return NEVER_CHANGED
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        if found.tzinfo is None:
            return (found - _EPOCH).total_seconds()
    moment = moment_of(text)
    return NEVER_CHANGED if moment is None else moment.timestamp()


def read_key(read_at: Iterable[datetime | None]) -> float:
    """When the older of the sides was read, in seconds since 1970; ``NEVER_READ`` if none was."""
    times = [moment for moment in read_at if moment is not None]
    return min(times).timestamp() if times else NEVER_READ
