"""The demo Shopify shop's ``orders.json``.

Lists open and closed orders as Shopify's REST API does: the newest first, slim by ``fields``, in
pages that the Link header joins, whose later requests take nothing but ``limit``, ``fields`` and
``page_info`` (facts sheet 1.2; page_info's own form is made up).
"""

import base64
import json
from collections.abc import Iterable
from datetime import datetime

from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, json_reply
from designo_sync_gui.demo.shopify_orders import ShopifyOrder

_MOST = 250
_WITH_PAGE_INFO = {"limit", "fields", "page_info"}


def rest_orders(request: DemoRequest, orders: Iterable[ShopifyOrder], url: str) -> DemoReply:
    """One page of the orders that the request asks for; ``url`` is this resource's own."""
    query = dict(request.query)
    after = float("inf")
    if "page_info" in query:
        if set(query) - _WITH_PAGE_INFO:
            return json_reply(400, {"errors": {"page_info": "Invalid value."}})
        kept = json.loads(base64.urlsafe_b64decode(query["page_info"]))
        after = int(kept.pop("after"))
        query = {**kept, **query}
    limit = min(int(query.get("limit", "50")), _MOST)
    found = [o for o in orders if o.in_rest and o.id < after and _fits(o, query)]
    found.sort(key=lambda order: order.id, reverse=True)
    page = found[:limit]
    headers = {}
    if len(found) > limit:
        headers["Link"] = f'<{_next(url, query, page[-1].id, limit)}>; rel="next"'
    names = query.get("fields", "").split(",") if query.get("fields") else None
    return json_reply(200, {"orders": [_as_json(order, names) for order in page]}, headers)


def rest_count(request: DemoRequest, orders: Iterable[ShopifyOrder]) -> DemoReply:
    """How many orders ``orders.json`` lists for the same filters."""
    query = dict(request.query)
    return json_reply(200, {"count": sum(o.in_rest and _fits(o, query) for o in orders)})


def _fits(order: ShopifyOrder, query: dict[str, str]) -> bool:
    if query.get("status", "open") == "open" and order.cancelled:
        return False
    ids = query.get("ids")
    if ids is not None and str(order.id) not in ids.split(","):
        return False
    since, placed = query.get("updated_at_min"), query.get("created_at_min")
    upto = query.get("created_at_max")
    if upto is not None and order.created > datetime.fromisoformat(upto):
        return False
    if placed is not None and order.created < datetime.fromisoformat(placed):
        return False
    return since is None or order.updated >= datetime.fromisoformat(since)


def _next(url: str, query: dict[str, str], last: int, limit: int) -> str:
    kept = {name: value for name, value in query.items() if name not in _WITH_PAGE_INFO}
    told = json.dumps({**kept, "after": last}).encode()
    page_info = base64.urlsafe_b64encode(told).decode().replace("=", "%3D")
    return f"{url}?limit={limit}&page_info={page_info}"


def _as_json(order: ShopifyOrder, names: list[str] | None) -> dict[str, object]:
    whole: dict[str, object] = {
        "id": order.id,
        "admin_graphql_api_id": f"gid://shopify/Order/{order.id}",
        "name": order.name,
        "financial_status": order.rest_financial,
        "fulfillment_status": order.rest_fulfilment,
        "created_at": order.created.isoformat(),
        "updated_at": order.updated.isoformat(),
    }
    return {name: value for name, value in whole.items() if names is None or name in names}
