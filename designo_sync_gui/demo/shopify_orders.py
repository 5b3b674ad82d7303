"""The demo Shopify shop's orders, and what actions do to them.

A status is never set; it follows from payments, parcels and holds, as in Shopify. The two
spellings are those of Shopify's two APIs (facts sheet 1.2). Texts of refusals are made up here:
Shopify's own are not known.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

MAIN_LOCATION: Final = "Print Depot, main hall"
_PAYABLE: Final = ("PENDING", "AUTHORIZED", "PARTIALLY_PAID", "EXPIRED")
_REST_FULFILMENT: Final = {
    "FULFILLED": "fulfilled",
    "PARTIALLY_FULFILLED": "partial",
    "RESTOCKED": "restocked",
}
#: What an app may do with a parcel, by the parcel's state.
_ACTIONS: Final = {
    "OPEN": ("CREATE_FULFILLMENT", "HOLD", "MOVE", "SPLIT"),
    "IN_PROGRESS": ("CREATE_FULFILLMENT", "MARK_AS_OPEN"),
    "ON_HOLD": ("RELEASE_HOLD",),
    "SCHEDULED": ("MARK_AS_OPEN",),
}


class ActionRefusedError(Exception):
    """The shop refuses an action; the text becomes a user error."""


@dataclass(slots=True)
class Parcel:
    """A fulfilment order: what is shipped together from one location."""

    id: int
    status: str = "OPEN"
    location: str = MAIN_LOCATION

    @property
    def actions(self) -> tuple[str, ...]:
        return _ACTIONS.get(self.status, ())


@dataclass(slots=True)
class ShopifyOrder:
    """One order. ``in_rest`` false: REST leaves it out although GraphQL gives it."""

    id: int
    name: str
    financial: str | None
    parcels: list[Parcel]
    created: datetime
    updated: datetime
    return_status: str = "NO_RETURN"
    cancelled: bool = False
    closed: bool = False
    in_rest: bool = True

    @property
    def fulfilment(self) -> str:
        """GraphQL's ``displayFulfillmentStatus``, as of API version 2026-10."""
        states = {parcel.status for parcel in self.parcels}
        if not states:
            return "FULFILLMENT_NOT_REQUIRED"
        if "ON_HOLD" in states:
            return "ON_HOLD"
        if states == {"CLOSED"}:
            return "FULFILLED"
        if "CLOSED" in states:
            return "PARTIALLY_FULFILLED"
        return "IN_PROGRESS" if "IN_PROGRESS" in states else "UNFULFILLED"

    @property
    def rest_financial(self) -> str | None:
        """REST's ``financial_status``."""
        known = self.financial
        return None if known is None else known.lower()

    @property
    def rest_fulfilment(self) -> str | None:
        """REST's ``fulfillment_status``: null where nothing was shipped, also on hold."""
        closed = sum(parcel.status == "CLOSED" for parcel in self.parcels)
        if closed and closed < len(self.parcels):
            return _REST_FULFILMENT["PARTIALLY_FULFILLED"]
        return _REST_FULFILMENT.get(self.fulfilment)

    @property
    def payable(self) -> bool:
        """GraphQL's ``canMarkAsPaid``."""
        return self.financial in _PAYABLE and not self.cancelled


@dataclass(slots=True)
class ShopifyBook:
    """The orders of one shop; ``done`` holds (order id, action) of each action carried out."""

    now: Callable[[], datetime]
    orders: dict[int, ShopifyOrder] = field(default_factory=dict)
    done: list[tuple[int, str]] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def add(
        self,
        order_id: int,
        financial: str | None = "PENDING",
        parcels: tuple[str, ...] = ("OPEN",),
        *,
        name: str = "",
        days_ago: float = 0,
    ) -> ShopifyOrder:
        """Put an order in as it is; ``parcels`` are the states of its fulfilment orders."""
        moment = (self.now() - timedelta(days=days_ago)).replace(microsecond=0)
        made = [Parcel(order_id * 100 + n, state) for n, state in enumerate(parcels)]
        order = ShopifyOrder(order_id, name or f"#{order_id}", financial, made, moment, moment)
        self.orders[order_id] = order
        return order

    def of_parcel(self, parcel_id: int) -> tuple[ShopifyOrder, Parcel]:
        """Raises ``ActionRefusedError`` when there is none."""
        for order in self.orders.values():
            for parcel in order.parcels:
                if parcel.id == parcel_id:
                    return order, parcel
        raise ActionRefusedError("Fulfillment order does not exist.")

    def mark_as_paid(self, order_id: int) -> ShopifyOrder:
        """Raises ``ActionRefusedError``."""
        order = self.orders.get(order_id)
        if order is None:
            raise ActionRefusedError("Order does not exist.")
        if not order.payable:
            raise ActionRefusedError("Order cannot be marked as paid.")
        order.financial = "PAID"
        self._done(order, "orderMarkAsPaid")
        return order

    def set_closed(self, order_id: int, closed: bool) -> None:
        """Archive or reopen. Raises ``ActionRefusedError``."""
        order = self.orders.get(order_id)
        if order is None:
            raise ActionRefusedError("Order does not exist.")
        order.closed = closed
        self._done(order, "orderClose" if closed else "orderOpen")

    def fulfil(self, parcel_ids: list[int]) -> None:
        """All at once or none, and from one location. Raises ``ActionRefusedError``."""
        found = [self.of_parcel(parcel_id) for parcel_id in parcel_ids]
        if len({parcel.location for _, parcel in found}) != 1:
            raise ActionRefusedError("Fulfillment orders must be assigned to the same location.")
        for _, parcel in found:
            _allowed(parcel, "CREATE_FULFILLMENT")
        for _, parcel in found:
            parcel.status = "CLOSED"
        self._done(found[0][0], "fulfillmentCreate")

    def hold(self, parcel_id: int) -> None:
        """Raises ``ActionRefusedError``."""
        order, parcel = self.of_parcel(parcel_id)
        _allowed(parcel, "HOLD")
        parcel.status = "ON_HOLD"
        self._done(order, "fulfillmentOrderHold")

    def release(self, parcel_id: int) -> None:
        """Raises ``ActionRefusedError``."""
        order, parcel = self.of_parcel(parcel_id)
        _allowed(parcel, "RELEASE_HOLD")
        parcel.status = "OPEN"
        self._done(order, "fulfillmentOrderReleaseHold")

    def _done(self, order: ShopifyOrder, action: str) -> None:
        order.updated = self.now().replace(microsecond=0)
        self.done.append((order.id, action))


def _allowed(parcel: Parcel, action: str) -> None:
    if action not in parcel.actions:
        raise ActionRefusedError(f"Fulfillment order {parcel.id} does not support this action.")
