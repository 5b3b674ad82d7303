"""The pane of orders over a few made-up orders, as a refresh or a write changes them."""

from datetime import UTC, datetime, timedelta

from shown_orders import RulesSource

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.window.order_pane import OrderPane

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)


def make(place: int, left: str, right: str, minutes: int = 0) -> Order:
    at = NOW + timedelta(minutes=minutes)
    ours, theirs = (Observation(Presence.PRESENT, Status.text(text), at) for text in (left, right))
    return Order(OrderRef("de", str(place)), f"#{place}", ours, theirs)


def take(pane: OrderPane, *orders: Order, wanted: bool = False) -> None:
    source = pane.model._source
    assert isinstance(source, RulesSource)
    source.orders |= {order.ref: order for order in orders}
    pane.look_again(frozenset(order.ref for order in orders), lambda: None, wanted=wanted)
