"""What the Shopify tests share: a shop opened on a scripted transport or on the demo's, and the
answers Shopify gives."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import httpx2 as httpx
from connector_kit import FakeClock, Script, reply

from designo_sync_gui.connectors.connector import Opening
from designo_sync_gui.connectors.http.auth import Signer
from designo_sync_gui.connectors.http.client import Channel, HttpClient, HttpLimits
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.trust import tls_context
from designo_sync_gui.connectors.pacing.pacer import Pacer, Pacers
from designo_sync_gui.connectors.shopify.connector import CONNECTOR
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.ports import ConnectedSide

_T = TypeVar("_T")
TOKEN = "shpat_canary0123456789"  # noqa: S105 - made up for tests
SECRET = "shpss_canary9876543210"  # noqa: S105 - made up for tests
HOST = "depot.myshopify.com"
GRAPH = "/admin/api/2026-10/graphql.json"
REST = "/admin/api/2026-10/orders.json"
ENTERED = {"access_token": Secret(TOKEN)}
CREDENTIALS = {"client_id": Secret("client-canary-1"), "client_secret": Secret(SECRET)}
ALL_SCOPES = (
    "read_orders",
    "read_all_orders",
    "write_orders",
    "write_merchant_managed_fulfillment_orders",
)
COST: dict[str, Any] = {
    "requestedQueryCost": 252,
    "actualQueryCost": 12,
    "throttleStatus": {
        "maximumAvailable": 2000.0,
        "currentlyAvailable": 1988,
        "restoreRate": 100.0,
    },
}


def shopify(
    field: str = "financial_status", url: str = f"https://{HOST}/", sign_in: str = ""
) -> Store:
    return Store("shop", "Shop", "shopify", url, field, sign_in)


def with_shopify(
    script: Callable[[httpx.Request], httpx.Response] | None,
    use: Callable[[ConnectedSide], Awaitable[_T]],
    *,
    of: Store | None = None,
    secrets: Mapping[str, Secret] | None = None,
    clock: FakeClock | None = None,
    pacer: Pacer | None = None,
) -> _T:
    """Open a shop, use it, close everything; returns what ``use`` returned.

    Without a script the shop's own address is asked. ``pacer`` replaces the connector's own.
    """
    store = of or shopify()
    told = secrets or (CREDENTIALS if store.sign_in == "client_credentials" else ENTERED)
    time = clock or FakeClock()

    async def run() -> _T:
        transport = httpx.MockTransport(script) if script else None
        client = HttpClient(await tls_context(), HttpLimits(), transport)

        def make(base: str, signer: Signer, masker: Masker, own: Pacer) -> Channel:
            return Channel(client, base, signer, masker, time, lambda: 0.5, pacer or own)

        try:
            CONNECTOR.platform.check(store)
            return await use(
                CONNECTOR.open(Opening(store, told, make, time, lambda: "nonce", Pacers(time)))
            )
        finally:
            await client.aclose()

    return asyncio.run(run())


def graph_order(
    order_id: object, financial: object = "PAID", fulfilment: object = "UNFULFILLED", **more: object
) -> dict[str, Any]:
    """An order as GraphQL gives it."""
    return {
        "id": f"gid://shopify/Order/{order_id}",
        "legacyResourceId": str(order_id),
        "name": f"#{order_id}",
        "displayFinancialStatus": financial,
        "displayFulfillmentStatus": fulfilment,
        "returnStatus": "NO_RETURN",
        "updatedAt": "2026-11-23T07:00:00Z",
        **more,
    }


def rest_order(
    order_id: object, financial: object = "paid", fulfilment: object = None, **more: object
) -> dict[str, Any]:
    """An order as REST gives it."""
    return {
        "id": order_id,
        "name": f"#{order_id}",
        "financial_status": financial,
        "fulfillment_status": fulfilment,
        "updated_at": "2026-11-23T08:00:00+01:00",
        **more,
    }


def data(value: object, **headers: str) -> httpx.Response:
    return reply(200, {"data": value, "extensions": {"cost": COST}}, **headers)


def graph_page(*orders: object, after: str | None = None) -> httpx.Response:
    info = {"hasNextPage": after is not None, "endCursor": after}
    return data({"orders": {"nodes": list(orders), "pageInfo": info}})


def nodes(*orders: object) -> httpx.Response:
    return data({"nodes": list(orders)})


def rest_page(*orders: object, **headers: str) -> httpx.Response:
    return reply(200, {"orders": list(orders)}, **headers)


def scopes(*handles: str) -> httpx.Response:
    listed = [{"handle": handle} for handle in handles]
    shop = {"name": "Depot", "myshopifyDomain": HOST}
    return data(
        {"currentAppInstallation": {"accessScopes": listed}, "shop": shop},
        x_shopify_api_version="2026-10",
    )


def errors(
    *coded: tuple[str, str], data: object = ..., path: tuple[object, ...] = (), **more: object
) -> httpx.Response:
    """A 200 with GraphQL errors, each (code, message); without ``data`` unless it is given."""
    listed = [
        {"message": words, "extensions": {"code": code}, **({"path": list(path)} if path else {})}
        for code, words in coded
    ]
    body: dict[str, object] = {"errors": listed, **more}
    if data is not ...:
        body["data"] = data
    return reply(200, body)


class Shop:
    """Answers by what is asked: each operation and REST has its own script; ``asked`` tells.

    A name maps to one answer or a list of answers; the last serves all that follow.
    """

    def __init__(self, **answers: object) -> None:
        self.scripts = {
            name: Script(*(found if isinstance(found, list) else [found]))
            for name, found in answers.items()
        }
        self.asked: list[str] = []
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        name = self.name_of(request)
        self.asked.append(name)
        self.requests.append(request)
        return self.scripts[name](request)

    @staticmethod
    def name_of(request: httpx.Request) -> str:
        if request.url.path.endswith("/access_token"):
            return "token"
        if request.url.path.endswith("/orders.json"):
            return "rest"
        if request.url.path.endswith("/orders/count.json"):
            return "count"
        text = request.content.decode()
        return text.split('"query": "', 1)[1].replace("\\n", "").split()[1].partition("(")[0]

    def variables(self, name: str, index: int = -1) -> Any:
        return self.scripts[name].body(index)["variables"]

    def query(self, index: int = -1) -> dict[str, str]:
        return self.scripts["rest"].query(index)
