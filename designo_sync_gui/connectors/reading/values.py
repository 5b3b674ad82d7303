"""Single values out of a reply, where what is missing or of another kind is no error.

Nothing here reads a status; statuses go through ``connectors.observing`` alone.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from math import isfinite

from designo_sync_gui.connectors.reading.document import PointerError, resolve
from designo_sync_gui.domain.status import NumberLiteral, without_surrogates


def at(value: object, pointer: str) -> object:
    """The value a pointer names; ``None`` for null and for nothing."""
    try:
        return resolve(value, pointer)
    except PointerError:
        return None


def text(value: object, pointer: str = "") -> str:
    """A text without code points that have no UTF-8 form; empty for anything else."""
    found = at(value, pointer)
    if not isinstance(found, str) or isinstance(found, NumberLiteral):
        return ""
    return without_surrogates(found)


def rows(value: object, pointer: str) -> list[object]:
    """The entries of a list; none for anything else."""
    found = at(value, pointer)
    return found if isinstance(found, list) else []


def number(value: object, pointer: str) -> float | None:
    """A finite number of at least zero."""
    found = at(value, pointer)
    amount = float(found) if isinstance(found, NumberLiteral) else -1.0
    return amount if isfinite(amount) and amount >= 0 else None


def texts(value: object, pointer: str, inner: str = "") -> Iterator[str]:
    """The texts in a list, each found by ``inner`` from its entry on."""
    for row in rows(value, pointer):
        found = text(row, inner)
        if found:
            yield found


def moment(value: str) -> datetime | None:
    """A time with a zone as Shopify writes it, in UTC; ``None`` for anything else."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo is not None else None
