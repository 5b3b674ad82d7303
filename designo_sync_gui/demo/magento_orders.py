"""The demo's Magento orders: states, statuses, and what a request does to them.

Law: a state moves by actions only, as in M2 Sales/Model/Order.php; what a comment may do to the
status is what each version does (facts sheet 2.3).
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from designo_sync_gui.demo.magento_replies import error, status_refused

_COLUMN_LENGTH = 32

#: State to its statuses, the first its default (M2 InstallOrderStatusesAndInitialSalesConfig.php).
STATES: Mapping[str, tuple[str, ...]] = {
    "new": ("pending",),
    "pending_payment": ("pending_payment",),
    "processing": ("processing", "fraud"),
    "complete": ("complete",),
    "closed": ("closed",),
    "canceled": ("canceled",),
    "holded": ("holded",),
    "payment_review": ("payment_review", "fraud"),
}
_OVER = frozenset({"canceled", "complete", "closed"})


class MagentoVersion(StrEnum):
    """What a comment with a status does: anything, nothing, or what the state allows."""

    V246 = "2.4.6"
    V247 = "2.4.7"
    V248 = "2.4.8"


@dataclass(slots=True)
class MagentoOrder:
    """One order. Times are UTC with a grain of one second; ``status`` may be NULL."""

    entity_id: int
    increment_id: str
    state: str
    status: str | None
    created: datetime
    updated: datetime
    invoiced: bool = False
    hold_before_state: str | None = None
    hold_before_status: str | None = None


@dataclass(slots=True)
class MagentoBook:
    """The orders of one shop, the statuses its owner assigned to states, a diary of effects.

    ``effects`` holds (entity id, what): ``history``, ``mail``, ``stock``.
    """

    now: Callable[[], datetime]
    version: MagentoVersion = MagentoVersion.V248
    custom: dict[str, tuple[str, ...]] = field(default_factory=dict)
    orders: dict[int, MagentoOrder] = field(default_factory=dict)
    effects: list[tuple[int, str]] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def add(
        self,
        entity_id: int,
        status: str | None,
        number: str = "",
        *,
        state: str = "",
        days_ago: float = 0,
    ) -> MagentoOrder:
        """Put an order in as it is, without any effect."""
        moment = (self.now() - timedelta(days=days_ago)).replace(microsecond=0)
        state = state or self._state_of(status)
        number = number or f"{entity_id:09d}"
        order = MagentoOrder(entity_id, number, state, status, moment, moment)
        self.orders[entity_id] = order
        return order

    def assigned(self, state: str) -> tuple[str, ...]:
        return STATES[state] + self.custom.get(state, ())

    def _state_of(self, status: str | None) -> str:
        return next((s for s in STATES if status in self.assigned(s)), "processing")

    def comment(self, order: MagentoOrder, code: str | None, *, mail: bool) -> None:
        """What ``POST comments`` does. Raises ``ShopError`` where the version refuses."""
        if self.version is MagentoVersion.V247 and code and code != order.status:
            raise status_refused(code)
        if self.version is MagentoVersion.V248 and code and code not in self.assigned(order.state):
            raise status_refused(code)
        if self.version is not MagentoVersion.V246:
            code = code or order.status
        order.status = code if code is None else code[:_COLUMN_LENGTH]
        self._touch(order)
        self.effects.append((order.entity_id, "history"))
        if mail:
            self.effects.append((order.entity_id, "mail"))

    def hold(self, order: MagentoOrder) -> bool:
        if order.state in _OVER | {"holded", "payment_review"}:
            raise error(400, "A hold action is not available.")
        order.hold_before_state, order.hold_before_status = order.state, order.status
        self._move(order, "holded", "holded")
        return True

    def unhold(self, order: MagentoOrder) -> bool:
        if order.state != "holded":
            raise error(400, "You cannot remove the hold.")
        self._move(order, order.hold_before_state or "processing", order.hold_before_status)
        order.hold_before_state = order.hold_before_status = None
        return True

    def cancel(self, order: MagentoOrder) -> bool:
        """``false`` with HTTP 200 where it cannot be (M2 OrderService.php)."""
        if order.state in _OVER | {"holded", "payment_review"} or order.invoiced:
            return False
        self._move(order, "canceled", "canceled")
        self.effects.append((order.entity_id, "stock"))
        return True

    def _move(self, order: MagentoOrder, state: str, code: str | None) -> None:
        order.state, order.status = state, code
        self._touch(order)

    def _touch(self, order: MagentoOrder) -> None:
        order.updated = self.now().replace(microsecond=0)


def as_json(order: MagentoOrder) -> dict[str, object]:
    """A whole order, as far as this program could ever look; NULLs are left out
    [magento2#37807]. No personal data."""
    values: dict[str, object] = {
        "base_currency_code": "EUR",
        "base_grand_total": 49.9,
        "created_at": sql_time(order.created),
        "customer_email": "customer@shop.example",
        "customer_is_guest": 1,
        "entity_id": order.entity_id,
        "grand_total": 49.9,
        "hold_before_state": order.hold_before_state,
        "hold_before_status": order.hold_before_status,
        "increment_id": order.increment_id,
        "is_virtual": 0,
        "order_currency_code": "EUR",
        "protect_code": "0a1b2c3d4e5f",
        "state": order.state,
        "status": order.status,
        "store_id": 1,
        "store_name": "Main Website\nMain Website Store\nDefault Store View",
        "total_item_count": 1,
        "updated_at": sql_time(order.updated),
        "items": [{"item_id": order.entity_id, "sku": "CARDS-500", "qty_ordered": 1}],
    }
    return {name: value for name, value in values.items() if value is not None}


def sql_time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")
