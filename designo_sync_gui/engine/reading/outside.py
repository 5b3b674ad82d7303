"""Which orders that a list did not show may lie before the moment at which the list begins.

Law: an older order is never called absent, never asked for at a refresh and never counted as one
that vanished. When an order was placed is often not known; what is known is that shops number
their orders as they come.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.ports import NotShown


@dataclass(frozen=True, slots=True)
class InDoubt:
    """The orders that a list left in doubt, those ``outside`` apart: nothing is concluded about
    these."""

    inside: tuple[NotShown, ...]
    outside: tuple[NotShown, ...] = ()


def parted(missing: Sequence[NotShown], seen: Set[OrderRef]) -> InDoubt:
    """Of a list that begins at a moment and showed ``seen``.

    Inside is an order whose number is above one that was shown, and one that was asked for singly
    before. Of an id that is no number nothing is known, nor where the list showed none of its
    store's orders.
    """
    lowest = _lowest(seen)
    inside: list[NotShown] = []
    outside: list[NotShown] = []
    for order in missing:
        number, first = _number(order.ref.order_id), lowest.get(order.ref.store_code)
        above = number is not None and first is not None and number >= first
        asked_before = order.was_read and not order.listed
        (inside if above or asked_before else outside).append(order)
    return InDoubt(tuple(inside), tuple(outside))


def _lowest(seen: Iterable[OrderRef]) -> dict[str, int]:
    """The lowest number that was shown of each store; those with an id that is none are left
    out."""
    found: dict[str, int] = {}
    for ref in seen:
        number = _number(ref.order_id)
        if number is not None:
            found[ref.store_code] = min(number, found.get(ref.store_code, number))
    return found


def _number(order_id: str) -> int | None:
    sound = order_id.isascii() and order_id.isdigit() and len(order_id) <= 40
    return int(order_id) if sound else None
