"""Which orders a list did not show and must be asked for one by one.

Law: absent from a list is not deleted. WooCommerce 9.9.5 leaves orders with an unregistered
status out of every list (measured), so only the single request proves absence.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import datetime

from designo_sync_gui.domain.errors import (
    BadReply,
    MassChange,
    NotTheApi,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
    SyncError,
)
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.watching import is_mass_change

#: Ends the source of an order that lists do not show, for people to read.
_ASKED_SINGLY = "asked singly"
#: What the answer to one request may say of one order, while its side is there and answers.
_OF_ONE_ORDER = (ServerFailure, BadReply, NotTheApi, RefusedByReceiver, SettingsInvalid)


def refs_to_ask(
    orders: Iterable[Order], side: Side, seen: Set[OrderRef], *, full: bool
) -> list[OrderRef]:
    """The orders that the list just read did not show and whose presence is in doubt.

    ``full`` says that the list was complete, not limited to recent changes.
    """
    return [
        order.ref
        for order in orders
        if order.ref not in seen and (full or _never_read(order, side) or _hidden(order, side))
    ]


def refuse_mass_change(orders: Sequence[Order], side: Side, seen: Set[OrderRef]) -> None:
    """Raise ``MassChange`` for a complete list that is empty where there were orders, or that
    lacks more than half of a store's orders: nothing is concluded from it until a person looked.
    """
    present: Counter[str] = Counter()
    vanished: Counter[str] = Counter()
    shown = {ref.store_code for ref in seen}
    for order in orders:
        if is_listed(order, side):
            present[order.ref.store_code] += 1
            vanished[order.ref.store_code] += order.ref not in seen
    for code, lost in vanished.items():
        if (lost and code not in shown) or is_mass_change(lost, present[code]):
            raise MassChange(
                say(
                    "The list of {named} lacks {lost:,} of the {present:,} orders of “{code}” "
                    "that it held before. Nothing was concluded from it.",
                    named=side.named,
                    lost=lost,
                    present=present[code],
                    code=code,
                ),
                say(
                    "Look at the shop, the account and the read source. If the orders are truly "
                    "gone, accept what was read and refresh again."
                ),
            )


def as_asked_singly(reading: Reading) -> Reading:
    """Mark a reading as one that the list does not give."""
    observation = reading.observation
    if observation.presence is not Presence.PRESENT:
        return reading
    source = f"{observation.source}; {_ASKED_SINGLY}"
    return replace(reading, observation=replace(observation, source=source, listed=False))


def unread(ref: OrderRef, error: SyncError, at: datetime) -> Reading:
    """A row for an order that its side has or had and cannot give: a former value is not shown as
    if it still stood."""
    seen = Observation(Presence.NOT_READ, None, at, _ASKED_SINGLY, error.sentence)
    return Reading(ref, "", seen)


def is_of_one_order(error: SyncError) -> bool:
    """Whether an error may be about the order that was asked for rather than its side."""
    away = isinstance(error, ServerFailure) and error.away
    return isinstance(error, _OF_ONE_ORDER) and not away and not error.of_sign_in


def is_listed(order: Order, side: Side) -> bool:
    """Whether the side's list showed the order when it was last read."""
    return _was_present(order, side) and not _hidden(order, side)


def _was_present(order: Order, side: Side) -> bool:
    observation = order.side(side)
    return observation is not None and observation.presence is Presence.PRESENT


def _never_read(order: Order, side: Side) -> bool:
    observation = order.side(side)
    return observation is None or observation.presence is Presence.NOT_READ


def _hidden(order: Order, side: Side) -> bool:
    observation = order.side(side)
    return observation is not None and not observation.listed
