"""The whole demo: shops of each platform and one DesignO with all of them, on loopback.

Law: nothing of it leaves this computer, and nothing of it is left when it is closed.
"""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Final, Self

from designo_sync_gui.demo.clock import utc_now
from designo_sync_gui.demo.demo_store import DemoStore
from designo_sync_gui.demo.designo_tenant import DesignoTenant
from designo_sync_gui.demo.seed import CUSTOM_STATUSES, FIRST_ID, NO_FIELD, seed_orders
from designo_sync_gui.demo.small_shops import small_shops
from designo_sync_gui.demo.woocommerce_auth import RestKey
from designo_sync_gui.demo.woocommerce_shop import WooCommerceShop
from designo_sync_gui.domain.sentence import Sentence, say, say_n

READ_PROFILE: Final = """\
title = "The demo's own reading API, not DesignO's format"
[auth]
kind = "none"
[list]
method = "GET"
path = "demo/orders"
[list.headers]
X-Demo-Read-Key = "{secret:demo_read_key}"
[list.paging]
kind = "page"
parameter = "page"
first = 1
size_parameter = "size"
size = 100
last_page = "/last_page"
[list.since]
parameter = "since"
format = "iso-utc"
[list.pointers]
items = "/data"
id = "/order_id"
status = "/order_status"
store = "/store_code"
changed_at = "/updated_at"
[one]
method = "GET"
path = "demo/orders/{store_code}/{order_id}"
[one.headers]
X-Demo-Read-Key = "{secret:demo_read_key}"
[one.pointers]
item = "/data"
[one.absent]
http_status = 404
[id]
type = "text"
"""


class DemoWorld:
    """All shops and the tenant; use it as a context, or start and close.

    ``count`` are the orders of the WooCommerce shop, ``shop``; with ``others`` there are the
    other platforms' shops as well. ``stores`` are all of them as they are connected.
    """

    store_code = "wc_eu"
    store_name = "Print Depot EU"
    read_profile_toml = READ_PROFILE

    def __init__(
        self, count: int = 320, now: Callable[[], datetime] = utc_now, *, others: bool = False
    ) -> None:
        self.consumer_key = f"ck_{secrets.token_hex(20)}"
        self.consumer_secret = f"cs_{secrets.token_hex(20)}"
        self.designo_read_key = secrets.token_hex(12)
        self.shop = WooCommerceShop((RestKey(self.consumer_key, self.consumer_secret),), now)
        self.designo = DesignoTenant(secrets.token_hex(16), self.designo_read_key, now)
        self.shop_url = self.shop.url
        self.designo_url = self.designo.url
        self._seed(count)
        self.stores: tuple[DemoStore, ...] = (self._first(),)
        if others:
            self.stores += small_shops(now)
        for store in self.stores:
            for place, (order_id, token) in enumerate(store.designo.items()):
                self.designo.add(store.code, order_id, token, days_ago=place / 2)

    @property
    def notice(self) -> Sentence:
        """What this is, for the window and the terminal."""
        shops = say_n("an embedded shop", "{n:,} shops", len(self.stores))
        return say(
            "Demo: {shops} and an embedded DesignO on this computer; credentials are kept in "
            "memory only.",
            shops=shops,
        )

    def start(self) -> None:
        for store in self.stores:
            store.shop.start()
        self.designo.start()

    def close(self) -> None:
        for store in self.stores:
            store.shop.close()
        self.designo.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _first(self) -> DemoStore:
        keys = {"consumer_key": self.consumer_key, "consumer_secret": self.consumer_secret}
        return DemoStore(
            self.store_code,
            self.store_name,
            "woocommerce",
            self.shop_url,
            keys,
            "status",
            self.shop,
        )

    def _seed(self, count: int) -> None:
        self.shop.book.custom.update(CUSTOM_STATUSES)
        orders = seed_orders(count) if count else ()
        for order in orders:
            number = f"PD-{order.order_id - FIRST_ID + 1:04d}"
            days = (len(orders) - order.order_id + FIRST_ID) / 8
            if order.storefront is not None:
                self.shop.book.add(order.order_id, order.storefront, number, days_ago=days)
            if order.designo is not None:
                token = None if order.designo == NO_FIELD else order.designo
                self.designo.add(self.store_code, str(order.order_id), token, days_ago=days)
