"""A shop that makes up orders without end: each connector stops and says so."""

import asyncio
from functools import partial
from typing import Any

import connector_kit
import magento_kit
import profile_kit
import pytest
import shopify_kit

from designo_sync_gui.connectors.reading import bounds as list_bounds
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import BadReply

BULK = "x" * 76_000


class Endless:
    """Each answer is one page more, with one order more; ``answer`` makes it of its number."""

    def __init__(self, answer):
        self.answer, self.asked = answer, 0

    def __call__(self, request):
        self.asked += 1
        return self.answer(self.asked)


def woocommerce(number):
    rows = [{"id": number, "number": str(number), "status": "s", "meta": BULK}]
    return connector_kit.reply(200, rows)


def magento(number):
    rows = [magento_kit.order(number, note=BULK)]
    return connector_kit.reply(200, {"items": rows, "total_count": 10**9})


def bigcommerce(number):
    return connector_kit.reply(200, [{"id": number, "status": "x", "notes": BULK}])


def shopify_rest(number):
    row = shopify_kit.rest_order(number, note=BULK)
    there = f"https://{shopify_kit.HOST}{shopify_kit.REST}?page_info={number}"
    return shopify_kit.rest_page(row, link=f'<{there}>; rel="next"')


def shopify_graphql(number):
    return shopify_kit.graph_page(shopify_kit.graph_order(number, note=BULK), after=str(number))


def by_profile(number):
    entry = profile_kit.entry(str(number)) | {"note": BULK}
    return connector_kit.reply(200, {"orders": [entry]})


def read_by_profile(shop):
    paging = '[list.paging]\nkind = "page"\nparameter = "p"\n'
    text = profile_kit.profile(listing=profile_kit.LIST + paging)
    return profile_kit.with_profile(text, shop, connector_kit.read_all)


def read_shopify(shop, field):
    """Its other API is down, so that only the list is counted."""
    listing = shopify_kit.REST if field == "financial_status" else shopify_kit.GRAPH

    def answer(request):
        return shop(request) if request.url.path == listing else connector_kit.reply(403, {})

    return shopify_kit.with_shopify(answer, connector_kit.read_all, of=shopify_kit.shopify(field))


def read_bigcommerce(shop):
    store = Store(
        "shop", "Shop", "bigcommerce", "https://api.bigcommerce.com/stores/abc123/", "status"
    )

    async def run():
        connections = connector_kit.registry(shop)
        try:
            side = await connections.trial_storefront(store, {"access_token": Secret("canary")})
            return await connector_kit.read_all(side)
        finally:
            await connections.aclose()

    return asyncio.run(run())


WALKS: dict[str, tuple[Any, Any]] = {
    "woocommerce": (
        woocommerce,
        lambda shop: connector_kit.with_shop(shop, connector_kit.read_all),
    ),
    "magento": (
        magento,
        lambda shop: magento_kit.with_magento(
            shop, lambda side: connector_kit.read_all(side, ("mage",))
        ),
    ),
    "profile": (by_profile, read_by_profile),
    "bigcommerce": (bigcommerce, read_bigcommerce),
    "shopify-rest": (shopify_rest, partial(read_shopify, field="financial_status")),
    "shopify-graphql": (shopify_graphql, partial(read_shopify, field="displayFinancialStatus")),
}


@pytest.mark.parametrize("platform", WALKS)
@pytest.mark.parametrize(
    ("bound", "most", "reason"),
    [
        ("MOST_ANSWERS", 30, "30 answers were read"),
        ("MOST_ORDERS", 30, "30 orders were read"),
        ("MOST_MEGABYTES", 2, "2 MB were read"),
    ],
)
def test_that_a_list_without_end_is_an_error_and_no_shorter_list(
    monkeypatch, platform, bound, most, reason
):
    monkeypatch.setattr(list_bounds, bound, most)
    answer, read = WALKS[platform]
    shop = Endless(answer)
    with pytest.raises(BadReply, match=f"does not end: {reason}"):
        read(shop)
    assert shop.asked <= 34, "the page ahead and the look for the newest order included"
