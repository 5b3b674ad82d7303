"""The demo's other shops: a few orders each, with differences of their own kind.

Each status is one that the platform really gives; DesignO's differ as plugins make them.
"""

import json
import secrets
from collections.abc import Callable
from datetime import datetime

from designo_sync_gui.demo.demo_store import DemoStore

Now = Callable[[], datetime]


def _tokens(pairs: dict[int, str | None]) -> dict[str, str]:
    return {str(order_id): json.dumps(status) for order_id, status in pairs.items() if status}


def shopify_store(now: Now) -> DemoStore:
    from designo_sync_gui.demo.shopify_shop import ShopifyShop

    shop = ShopifyShop(now)
    kinds = (
        ("PAID", ("CLOSED",), "paid"),
        ("PAID", ("OPEN",), "PAID"),  # GraphQL's spelling was sent
        ("PENDING", ("OPEN",), "pending"),
        ("PENDING", ("OPEN",), "paid"),  # DesignO is ahead: "mark as paid" would lead there
        ("PARTIALLY_REFUNDED", ("CLOSED",), "partially refunded"),
        ("REFUNDED", ("CLOSED",), "Refunded"),
        ("AUTHORIZED", ("OPEN",), "authorized"),
        ("VOIDED", ("OPEN",), "pending"),
    )
    designo: dict[int, str | None] = {}
    for place in range(40):
        order_id = 5_400_100_000_001 + place
        financial, parcels, held = kinds[place % len(kinds)]
        shop.book.add(order_id, financial, parcels, name=f"#{2001 + place}", days_ago=place / 2)
        designo[order_id] = held
    return DemoStore(
        code="sh_us",
        name="Poster Corner",
        platform="shopify",
        url=shop.url,
        secrets={"access_token": shop.auth.token},
        status_field="financial_status",
        shop=shop,
        designo=_tokens(designo),
    )


def magento_store(now: Now) -> DemoStore:
    """A Magento shop that signs with OAuth 1.0a."""
    from designo_sync_gui.demo.magento_auth import Integration
    from designo_sync_gui.demo.magento_seed import seed_magento
    from designo_sync_gui.demo.magento_shop import MagentoShop

    key, secret, token, token_secret = (secrets.token_hex(16) for _ in range(4))
    shop = MagentoShop((Integration(key, secret, token, token_secret),), now)
    seeded = seed_magento(shop.book, 40)
    return DemoStore(
        code="mg_de",
        name="Druckwelt",
        platform="magento",
        url=shop.url,
        secrets={
            "consumer_key": key,
            "consumer_secret": secret,
            "access_token": token,
            "access_token_secret": token_secret,
        },
        status_field="status",
        shop=shop,
        designo={str(o.order_id): o.designo for o in seeded if o.designo is not None},
    )


def bigcommerce_store(now: Now) -> DemoStore:
    """A BigCommerce shop with its fixed list of statuses."""
    from designo_sync_gui.demo.bigcommerce_shop import BigCommerceShop

    shop = BigCommerceShop(now)
    kinds = (
        (11, "Awaiting Fulfillment"),
        (2, "Shipped"),
        (11, "awaiting-fulfillment"),
        (3, "Partially_Shipped"),
        (10, "Completed"),
        (8, "AWAITING PICKUP"),
        (7, "Awaiting Shipment"),
        (5, "Canceled"),
    )
    designo: dict[int, str | None] = {}
    for place in range(40):
        order_id = 301 + place
        status_id, held = kinds[place % len(kinds)]
        shop.add(order_id, status_id, days_ago=place / 2)
        designo[order_id] = held
    return DemoStore(
        code="bc_uk",
        name="Sticker Works",
        platform="bigcommerce",
        url=shop.url,
        secrets={"access_token": shop.token},
        status_field="status",
        shop=shop,
        designo=_tokens(designo),
    )


def small_shops(now: Now) -> tuple[DemoStore, ...]:
    """A shop of each platform but the first shop's."""
    return magento_store(now), shopify_store(now), bigcommerce_store(now)
