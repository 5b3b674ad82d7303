"""The demo shop's orders and what a change of status causes there.

Law: statuses change as measured on WooCommerce 9.9.5 with HPOS storage: validated by single
requests, cut at 17 characters, cleared of ``wc-`` and replaced by ``pending`` by the batch call.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

LONGEST = 17
#: The shop's own time zone; the recorded shop is one hour east of UTC.
SHOP_ZONE = timezone(timedelta(hours=1))

CORE_STATUSES: Mapping[str, str] = {
    "pending": "Pending payment",
    "processing": "Processing",
    "on-hold": "On hold",
    "completed": "Completed",
    "cancelled": "Cancelled",
    "refunded": "Refunded",
    "failed": "Failed",
}
#: A mail to the customer or the admin, by status before and after (measured).
_MAILS = frozenset(
    {
        ("pending", "processing"),
        ("cancelled", "processing"),
        ("failed", "processing"),
        ("pending", "on-hold"),
        ("on-hold", "processing"),
        ("on-hold", "cancelled"),
        ("pending", "failed"),
    }
)
_MAIL_ALWAYS = frozenset({"completed", "refunded"})
_TAKES_STOCK = frozenset({"processing", "completed", "on-hold"})
_PUTS_BACK = frozenset({"pending", "cancelled"})


@dataclass(slots=True)
class ShopOrder:
    """One order. Times are UTC with a grain of one second, as the shop keeps them."""

    id: int
    status: str
    number: str
    created: datetime
    modified: datetime
    total: str = "49.90"


@dataclass(slots=True)
class OrderBook:
    """The orders of one shop, its registered statuses, and a diary of effects.

    ``effects`` holds (order id, what): ``note``, ``mail``, ``stock``, ``refund record``.
    ``history`` holds (order id, former, new) of each real change.
    """

    now: Callable[[], datetime]
    custom: dict[str, str] = field(default_factory=dict)
    orders: dict[int, ShopOrder] = field(default_factory=dict)
    effects: list[tuple[int, str]] = field(default_factory=list)
    history: list[tuple[int, str, str]] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def listed(self) -> dict[str, str]:
        """Slug and label, as ``/orders/statuses`` gives them."""
        return {**CORE_STATUSES, **self.custom, "checkout-draft": "Draft"}

    @property
    def writable(self) -> list[str]:
        """What single requests accept, in the order of the recorded error text."""
        return ["auto-draft", *CORE_STATUSES, *self.custom, "checkout-draft"]

    def add(self, order_id: int, status: str, number: str = "", *, days_ago: float = 0) -> None:
        """Put an order in as it is, without any effect."""
        moment = (self.now() - timedelta(days=days_ago)).replace(microsecond=0)
        self.orders[order_id] = ShopOrder(order_id, status, number or str(order_id), moment, moment)

    def shown_in_lists(self, order: ShopOrder) -> bool:
        """Unregistered statuses are in no list; what was cut is no longer registered."""
        return order.status in self.listed

    def touch(self, order: ShopOrder) -> None:
        """A write of the same value moves the time of change and nothing else."""
        order.modified = self.now().replace(microsecond=0)

    def set_status(self, order: ShopOrder, status: str) -> None:
        """Set a status that was accepted; longer ones are cut without a word."""
        status = status[:LONGEST]
        self.touch(order)
        if status == order.status:
            return
        former, order.status = order.status, status
        self.history.append((order.id, former, status))
        self.effects.append((order.id, "note"))
        if (former, status) in _MAILS or status in _MAIL_ALWAYS:
            self.effects.append((order.id, "mail"))
        if status in _TAKES_STOCK | _PUTS_BACK:
            self.effects.append((order.id, "stock"))
        if status == "refunded":
            self.effects.append((order.id, "refund record"))

    def status_from_batch(self, value: object) -> str | None:
        """What the batch call makes of a value; ``None`` for no change (measured)."""
        if value in (None, ""):
            return None
        text = value.removeprefix("wc-") if isinstance(value, str) else ""
        return text if text == "trash" or text in self.writable else "pending"


def gmt(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def local(moment: datetime) -> str:
    return moment.astimezone(SHOP_ZONE).strftime("%Y-%m-%dT%H:%M:%S")


def as_json(order: ShopOrder, base: str) -> dict[str, object]:
    """A whole order with the recorded keys in the recorded order; no personal data."""
    url = f"{base}wp-json/wc/v3/orders"
    own: dict[str, object] = {
        "id": order.id,
        "status": order.status,
        "date_created": local(order.created),
        "date_modified": local(order.modified),
        "total": order.total,
        "order_key": f"wc_order_demo{order.id}",
        "number": order.number,
        "payment_url": f"{base}checkout/order-pay/{order.id}/?pay_for_order=true",
        "date_created_gmt": gmt(order.created),
        "date_modified_gmt": gmt(order.modified),
        "_links": {"self": [{"href": f"{url}/{order.id}"}], "collection": [{"href": url}]},
    }
    return {**_BLANK, **own}


_ADDRESS = dict.fromkeys(
    [
        "first_name",
        "last_name",
        "company",
        "address_1",
        "address_2",
        "city",
        "state",
        "postcode",
        "country",
        "phone",
    ],
    "",
)
#: Every key of the recorded order, in its order; what an order has of its own is ``None`` here.
_BLANK: Mapping[str, object] = {
    "id": None,
    "parent_id": 0,
    "status": None,
    "currency": "EUR",
    "version": "9.9.5",
    "prices_include_tax": False,
    "date_created": None,
    "date_modified": None,
    "discount_total": "0.00",
    "discount_tax": "0.00",
    "shipping_total": "0.00",
    "shipping_tax": "0.00",
    "cart_tax": "0.00",
    "total": None,
    "total_tax": "0.00",
    "customer_id": 0,
    "order_key": None,
    "billing": {**_ADDRESS, "email": ""},
    "shipping": _ADDRESS,
    "payment_method": "bacs",
    "payment_method_title": "Direct bank transfer",
    "transaction_id": "",
    "customer_ip_address": "",
    "customer_user_agent": "",
    "created_via": "",
    "customer_note": "",
    "date_completed": None,
    "date_paid": None,
    "cart_hash": "",
    "number": None,
    "meta_data": [],
    "line_items": [],
    "tax_lines": [],
    "shipping_lines": [],
    "fee_lines": [],
    "coupon_lines": [],
    "refunds": [],
    "payment_url": None,
    "is_editable": False,
    "needs_payment": False,
    "needs_processing": True,
    "date_created_gmt": None,
    "date_modified_gmt": None,
    "date_completed_gmt": None,
    "date_paid_gmt": None,
    "currency_symbol": "€",
    "_links": None,
}
