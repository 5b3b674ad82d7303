"""Both sides of a fault test: a demo shop and a demo DesignO, of which one is faulted.

What they really hold is told and changed here past every network.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import contract_shops
from connector_kit import FakeClock
from fault_server import Seen

from designo_sync_gui.demo.bigcommerce_shop import STATUSES
from designo_sync_gui.demo.designo_tenant import TOKEN_PATH, UPDATE_PATH, DesignoTenant
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Side

#: The orders: the first three differ and are written, the others are equal.
ORDERS = (700001, 700002, 700003, 700004, 700005, 700006)
FIRST = str(ORDERS[0])
_ORDER = re.compile(rb"70000\d")
#: A value that somebody else sets meanwhile, and from which the wanted one can be reached.
_ELSEWHERE = {
    "woocommerce": "on-hold",
    "other": "on-hold",
    "magento": "ready_to_ship",
    "shopify": "partially_paid",
    "bigcommerce": "Awaiting Pickup",
}


@dataclass(frozen=True)
class Arrival:
    """A write that the shop carried out: what it held before and after."""

    order_id: str
    before: str
    after: str


@dataclass
class FaultWorld:
    """``case`` is the faulted side: a storefront's platform, or ``designo``. ``arrivals`` are the
    writes that reached it; ``home`` is the program's data folder."""

    case: str
    home: Path
    clock: FakeClock = field(default_factory=FakeClock)
    skew: timedelta = timedelta()
    arrivals: list[Arrival] = field(default_factory=list)
    tenant: DesignoTenant = field(init=False)

    def __post_init__(self) -> None:
        platform = "woocommerce" if self.case == "designo" else self.case
        self.levers = contract_shops.ALL[platform](self.servers_now)
        self.tenant = DesignoTenant("tok-canary-77aa", "read-canary-88bb", self.servers_now)
        self.target = Side.DESIGNO if self.case == "designo" else Side.STOREFRONT
        self.direction = Direction.TO_DESIGNO if self.case == "designo" else Direction.TO_STOREFRONT
        self.faulted_code = "" if self.case == "designo" else "s"
        for place, order_id in enumerate(ORDERS):
            differs = place < 3
            to_shop = self.case != "designo" and differs
            to_designo = self.case == "designo" and differs
            left = self.levers.write if to_designo else self.levers.start
            right = self.levers.write if to_shop else self.levers.start
            self.levers.put(order_id, left)
            self.tenant.add("s", str(order_id), json.dumps(right))

    def servers_now(self) -> datetime:
        """The servers' clock; this computer's is ``skew`` ahead of it."""
        return self.clock.now() - self.skew

    @property
    def wanted(self) -> str:
        return self.levers.write

    @property
    def former(self) -> str:
        return self.levers.start

    @property
    def other_value(self) -> str:
        return "held" if self.case == "designo" else _ELSEWHERE[self.case]

    def held(self, side: Side | None = None) -> dict[str, str]:
        """What a side (default: the target) really holds."""
        if (side or self.target) is Side.DESIGNO:
            return {key[1]: json.loads(o.status or '""') for key, o in self.tenant.orders.items()}
        return {str(key): self._text(order) for key, order in self._orders_of_shop().items()}

    def _text(self, order: Any) -> str:
        match self.levers.store.platform:
            case "shopify":
                return str(order.financial.lower())
            case "bigcommerce":
                return STATUSES[order.status_id]
        return str(order.status)

    def edit(self, order_id: str = FIRST, text: str = "") -> None:
        """Somebody else changes an order of the target."""
        text = text or self.other_value
        if self.target is Side.DESIGNO:
            self.tenant.add("s", order_id, json.dumps(text))
        else:
            self.levers.put(int(order_id), text)

    def edit_source(self, order_id: str, text: str) -> None:
        if self.target is Side.DESIGNO:
            self.levers.put(int(order_id), text)
        else:
            self.tenant.add("s", order_id, json.dumps(text))

    def more(self, count: int) -> list[str]:
        """Further orders, equal on both sides; their ids."""
        ids = [str(800001 + place) for place in range(count)]
        for order_id in ids:
            self.levers.put(int(order_id), self.levers.start)
            self.tenant.add("s", order_id, json.dumps(self.levers.start))
        return ids

    def orders_of_target(self) -> dict[Any, Any]:
        """The target's own table of orders."""
        if self.target is Side.DESIGNO:
            return self.tenant.orders
        return self._orders_of_shop()

    def _orders_of_shop(self) -> dict[int, Any]:
        shop = self.levers.shop
        in_book = self.levers.store.platform != "bigcommerce"
        found: dict[int, Any] = shop.book.orders if in_book else shop.orders
        return found

    def is_list(self, seen: Seen) -> bool:
        """Whether it asks for a page of the list of orders."""
        singly = re.search(r"orders/(s/)?\d+", seen.target) or b"ids" in seen.body
        return self.is_read(seen) and "orders" in seen.target and not singly

    def remove(self, order_id: str = FIRST) -> None:
        if self.target is Side.DESIGNO:
            del self.tenant.orders["s", order_id]
        else:
            self.levers.remove(int(order_id))

    def remove_from_source(self, order_id: str = FIRST) -> None:
        if self.target is Side.DESIGNO:
            self.levers.remove(int(order_id))
        else:
            del self.tenant.orders["s", order_id]

    def is_write(self, seen: Seen) -> bool:
        platform = "designo" if self.case == "designo" else self.levers.store.platform
        if platform == "designo":
            return seen.target.startswith(UPDATE_PATH)
        if platform == "shopify":
            return b"mutation" in seen.body
        return seen.method == ("POST" if platform == "magento" else "PUT")

    def is_read(self, seen: Seen) -> bool:
        return not self.is_write(seen) and TOKEN_PATH not in seen.target

    def writes_first(self, seen: Seen) -> bool:
        """Whether it writes the first order."""
        return self.is_write(seen) and _order_of(seen) == FIRST

    def watch(self, seen: Seen) -> Callable[[], None]:
        if not self.is_write(seen):
            return lambda: None
        order_id = _order_of(seen)
        before = self.held().get(order_id, "")

        def done() -> None:
            self.arrivals.append(Arrival(order_id, before, self.held().get(order_id, "")))

        return done


def _order_of(seen: Seen) -> str:
    found = _ORDER.search(seen.target.encode() + b" " + seen.body)
    return found[0].decode() if found else ""
