"""Orders for reports."""

from datetime import UTC, datetime
from typing import Any

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status

STORE = Store("wc_eu", "Shop “EU”", "woocommerce", "https://shop.example/", "status")
READ_AT = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)


def seen(status: Status | None, **more: Any) -> Observation:
    return Observation(Presence.PRESENT, status, READ_AT, **more)


def order(
    left: Observation | None,
    right: Observation | None,
    number: str = "#7",
    order_id: str = "007",
    agreed: Status | None = None,
) -> Order:
    return Order(OrderRef("wc_eu", order_id), number, left, right, OutcomeKind.VERIFIED, agreed)
