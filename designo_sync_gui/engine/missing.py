"""Which orders a list did not show and must be asked for one by one.

Law: absent from a list is not deleted. WooCommerce 9.9.5 leaves orders with an unregistered
status out of every list (measured), so only the single request proves absence.
"""

from collections.abc import Iterable, Set
from dataclasses import replace

from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.order import Order, OrderRef, Presence, Reading, Side

#: Ends the source of an order that lists do not show: it is asked for singly at every refresh.
ASKED_SINGLY = "asked singly"

_FEW = 20


def refs_to_ask(
    orders: Iterable[Order], side: Side, seen: Set[OrderRef], *, full: bool, provable: bool
) -> list[OrderRef]:
    """The orders that the list just read did not show and whose presence is in doubt.

    ``full`` says that the list was complete, not limited to recent changes; ``provable`` that
    the side can be asked for one order. Where it cannot, raises ``BadReply`` for a list that is
    empty or lacks more than half of the orders that were there before.
    """
    asked: list[OrderRef] = []
    present = vanished = 0
    for order in orders:
        observation = order.side(side)
        was_present = observation is not None and observation.presence is Presence.PRESENT
        present += was_present
        if order.ref in seen:
            continue
        never_read = observation is None or observation.presence is Presence.NOT_READ
        hidden = observation is not None and observation.source.endswith(ASKED_SINGLY)
        vanished += was_present and not hidden
        if never_read or full or hidden:
            asked.append(order.ref)
    shrunk = not seen or (vanished > _FEW and vanished * 2 > present)
    if full and not provable and vanished and shrunk:
        raise BadReply(
            f"The list of {side.named} lacks {vanished} of {present} orders that it held before.",
            "Nothing is concluded from such a list. Check the read source; if the orders are "
            "truly gone, remove the store here and connect it again.",
            title="List much shorter than before",
        )
    return asked


def as_asked_singly(reading: Reading) -> Reading:
    """Mark a reading as one that the list does not give."""
    observation = reading.observation
    if observation.presence is not Presence.PRESENT:
        return reading
    source = f"{observation.source}; {ASKED_SINGLY}"
    return replace(reading, observation=replace(observation, source=source))
