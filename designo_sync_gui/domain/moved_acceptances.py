"""Accepted differences that move to another data folder.

Law: what moves is what was accepted: an order, or a pair of values of a store, with exactly these
values, who accepted it, when and why. It covers an order there only while both sides hold them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from designo_sync_gui.domain.acceptance import (
    Accepted,
    AcceptedKey,
    AcceptedOrder,
    Held,
    HeldValues,
    held_values,
)
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, say_n
from designo_sync_gui.domain.status import Status

#: Orders and pairs of a file.
MOST_ACCEPTED: Final = 100_000
#: Between them every system can say a time in every time zone.
_FIRST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(3000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class MovedSide:
    """What one side holds."""

    presence: Presence
    status: Status | None


@dataclass(frozen=True, slots=True)
class MovedAcceptance:
    """One decision about two values of a store: of the orders that are named, by id and number, or
    of all that hold them (``pair``)."""

    store: str
    storefront: MovedSide
    designo: MovedSide
    pair: bool
    orders: tuple[tuple[str, str], ...]
    reason: str
    by: str
    at: datetime

    @property
    def held(self) -> HeldValues:
        left, right = (Held(one.presence, one.status) for one in (self.storefront, self.designo))
        return HeldValues(left, right)

    @property
    def keys(self) -> tuple[AcceptedKey, ...]:
        """What it accepts."""
        ids = [""] if self.pair else [order_id for order_id, _ in self.orders]
        return tuple(AcceptedKey(self.store, order_id, self.held) for order_id in ids)

    @property
    def makes_sense(self) -> bool:
        """Whether these values can be accepted at all, and somebody said when."""
        present = Presence.PRESENT
        if any((one.status is not None) != (one.presence is present) for one in self.held):
            return False
        some_time = datetime.min.replace(tzinfo=UTC)
        left, right = (Observation(one.presence, one.status, some_time) for one in self.held)
        order = Order(OrderRef(self.store, ""), "", left, right)
        named = self.pair != bool(self.orders) and all(order_id for order_id, _ in self.orders)
        timed = self.at.tzinfo is not None and _FIRST <= self.at < _LAST
        return named and timed and held_values(order, judge(order)) == self.held

    def without(self, known: Collection[AcceptedKey]) -> tuple[AcceptedOrder, ...]:
        """The orders of it that are not accepted with these values yet, each once."""
        return tuple(
            AcceptedOrder(OrderRef(self.store, order_id), number, self.held)
            for order_id, number in dict(self.orders).items()
            if AcceptedKey(self.store, order_id, self.held) not in known
        )


def moved_acceptances(
    accepted: Iterable[Accepted], codes: Collection[str]
) -> tuple[MovedAcceptance, ...]:
    """What is in force in these stores, by decision and values; what profiles declare moves with
    them."""
    found: dict[tuple[int, str, HeldValues], list[Accepted]] = {}
    for one in accepted:
        if one.store_code in codes and not one.acceptance.declared:
            found.setdefault((one.acceptance.number, one.store_code, one.held), []).append(one)
    return tuple(_moved(together) for together in found.values())


def _moved(together: Sequence[Accepted]) -> MovedAcceptance:
    first = together[0]
    made = first.acceptance
    left, right = (MovedSide(*side) for side in first.held)
    orders = [] if made.pair else [(one.order_id, one.order_number) for one in together]
    return MovedAcceptance(
        store=first.store_code,
        storefront=left,
        designo=right,
        pair=made.pair,
        orders=tuple(orders),
        reason=made.reason,
        by=made.by,
        at=made.at,
    )


def accepted_remarks(
    moved: Sequence[MovedAcceptance], known: Collection[AcceptedKey], *, same_place: bool
) -> Iterator[Sentence]:
    """What is in a file of one store's accepted differences, and what of it is taken over."""
    keys = {key for one in moved for key in one.keys}
    pairs = sum(not key.order_id for key in keys)
    orders = len(keys) - pairs
    there = len(keys & set(known))
    yield joined(
        ", ",
        [
            say_n("{n:,} order with its values", "{n:,} orders with their values", orders)
            if orders
            else NOTHING,
            say_n("{n:,} pair of values", "{n:,} pairs of values", pairs) if pairs else NOTHING,
            say_n("{n:,} of them is accepted here", "{n:,} of them are accepted here", there)
            if there
            else NOTHING,
        ],
    )
    if orders and not same_place:
        yield say("Single orders are taken over only where the store leads to the same shop.")


def number_of(moved: Iterable[MovedAcceptance]) -> int:
    """How many orders and pairs."""
    return sum(len(one.keys) for one in moved)
