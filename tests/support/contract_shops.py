"""Every connector's demo shop behind one set of levers, for the contract suite."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from designo_sync_gui.demo.bigcommerce_shop import STATUSES, BigCommerceShop
from designo_sync_gui.demo.magento_auth import VIEW, Integration
from designo_sync_gui.demo.magento_shop import MagentoShop, Maintenance
from designo_sync_gui.demo.shopify_shop import ShopifyShop
from designo_sync_gui.demo.woocommerce_auth import Permission, RestKey
from designo_sync_gui.demo.woocommerce_shop import WooCommerceShop
from designo_sync_gui.domain.connection import Secret, Store

Now = Callable[[], datetime]


@dataclass
class Levers:
    """One shop. ``put`` adds or replaces an order's status; ``value`` is what is read then.

    ``write`` is a status that can be written to an order holding ``start``, with the action that
    leads there; ``refused`` is one that the shop refuses.
    """

    shop: Any
    store: Store
    secrets: Mapping[str, Secret]
    put: Callable[[int, str], None]
    remove: Callable[[int], object]
    start: str
    write: str
    refused: str
    forbid: Callable[[], None]
    maintain: Callable[[], None]
    action: str = ""
    refused_action: str = ""
    free_texts: bool = True
    values: tuple[str, ...] = field(default=())

    def wrong_secrets(self) -> Mapping[str, Secret]:
        """Every secret exists and none is right."""
        return {name: Secret("f" * len(s.reveal())) for name, s in self.secrets.items()}


def woocommerce(now: Now) -> Levers:
    key, secret = f"ck_{'0123456789' * 4}", f"cs_{'9876543210' * 4}"
    shop = WooCommerceShop((RestKey(key, secret),), now)

    def put(order_id: int, text: str) -> None:
        if text not in shop.book.listed:
            shop.book.custom[text] = text
        shop.book.add(order_id, text)

    def forbid() -> None:
        shop._auth = type(shop._auth)(shop.url, (RestKey(key, secret, Permission.WRITE),))

    return Levers(
        shop,
        Store("s", "S", "woocommerce", shop.url),
        {"consumer_key": Secret(key), "consumer_secret": Secret(secret)},
        put,
        lambda order_id: shop.book.orders.pop(order_id),
        "processing",
        "completed",
        "no-such-status",
        forbid,
        lambda: setattr(shop, "maintenance", True),
        values=("processing", "completed", "on-hold"),
    )


def magento(now: Now) -> Levers:
    names = ("consumer_key", "consumer_secret", "access_token", "access_token_secret")
    values = {name: letter * 32 for name, letter in zip(names, "abcd", strict=True)}
    integration = Integration(
        values["consumer_key"],
        values["consumer_secret"],
        values["access_token"],
        values["access_token_secret"],
    )
    shop = MagentoShop((integration,), now)
    shop.book.custom["processing"] = ("in_print", "ready_to_ship")

    def put(order_id: int, text: str) -> None:
        shop.book.add(order_id, text, state="processing")

    def forbid() -> None:
        integration.rights = integration.rights - {VIEW}

    return Levers(
        shop,
        Store("s", "S", "magento", shop.url),
        {name: Secret(value) for name, value in values.items()},
        put,
        lambda order_id: shop.book.orders.pop(order_id),
        "processing",
        "in_print",
        "no_such_status",
        forbid,
        lambda: setattr(shop, "maintenance", Maintenance.HTML),
        values=("processing", "in_print", "ready_to_ship"),
    )


def shopify(now: Now) -> Levers:
    shop = ShopifyShop(now)

    def put(order_id: int, text: str) -> None:
        shop.book.add(order_id, text.upper(), ("OPEN",))

    def forbid() -> None:
        shop.auth.scopes = frozenset()

    return Levers(
        shop,
        Store("s", "S", "shopify", shop.url, "financial_status"),
        {"access_token": Secret(shop.auth.token)},
        put,
        lambda order_id: shop.book.orders.pop(order_id),
        "pending",
        "paid",
        "voided",
        forbid,
        lambda: setattr(shop, "maintenance", True),
        action="orderMarkAsPaid",
        free_texts=False,
        values=("pending", "paid", "refunded"),
    )


def bigcommerce(now: Now) -> Levers:
    shop = BigCommerceShop(now)

    def put(order_id: int, text: str) -> None:
        if text in STATUSES:
            shop.add(order_id, STATUSES.index(text))
        else:
            shop.add(order_id, 1, token=json.dumps(text))

    return Levers(
        shop,
        Store("s", "S", "bigcommerce", shop.url),
        {"access_token": Secret(shop.token)},
        put,
        lambda order_id: shop.orders.pop(order_id),
        "Awaiting Fulfillment",
        "Shipped",
        "No such label",
        lambda: setattr(shop, "may_read", False),
        lambda: setattr(shop, "maintenance", True),
        values=("Awaiting Fulfillment", "Shipped", "Completed"),
    )


#: The WooCommerce demo shop once more, as a shop that no connector knows.
PROFILE = """
title = "A shop by profile"
[auth]
kind = "oauth1"
[list]
path = "wp-json/wc/v3/orders"
[list.query]
status = "any"
orderby = "id"
order = "asc"
[list.paging]
kind = "page"
parameter = "page"
size_parameter = "per_page"
size = 100
[list.since]
parameter = "modified_after"
format = "iso-utc"
[list.pointers]
items = ""
id = "/id"
status = "/status"
changed_at = "/date_modified_gmt"
[id]
type = "number"
[one]
path = "wp-json/wc/v3/orders/{order_id}"
[one.pointers]
item = ""
[one.absent]
http_status = 404
[write]
method = "PUT"
path = "wp-json/wc/v3/orders/{order_id}"
body = '{"status": "{status}"}'
message = "/message"
echo = "/status"
"""


def other(now: Now) -> Levers:
    levers = woocommerce(now)
    options = (("profile", PROFILE),)
    levers.store = replace(levers.store, platform="other", options=options)
    return levers


ALL = {
    "woocommerce": woocommerce,
    "magento": magento,
    "shopify": shopify,
    "bigcommerce": bigcommerce,
    "other": other,
}
