"""A WooCommerce shop on loopback, as far as order statuses go.

Law: answers as recorded from WooCommerce 9.9.5; anything else is "no route".
"""

import json
import re
from collections.abc import Callable
from datetime import datetime

from designo_sync_gui.demo.clock import utc_now
from designo_sync_gui.demo.http_server import (
    DemoReply,
    DemoRequest,
    DemoServer,
    json_reply,
)
from designo_sync_gui.demo.woocommerce_auth import RestKey, WooCommerceAuth, may_read, may_write
from designo_sync_gui.demo.woocommerce_lists import fields_of, list_reply
from designo_sync_gui.demo.woocommerce_orders import OrderBook, ShopOrder, as_json
from designo_sync_gui.demo.woocommerce_replies import (
    ShopError,
    error,
    invalid_id,
    invalid_json,
    invalid_param,
    maintenance,
    no_route,
    not_in_enum,
    with_shop_headers,
)

_API = "/wp-json/wc/v3"
_SINGLE = re.compile(rf"{_API}/orders/(-?\d+)\Z")
_MOST_IN_BATCH = 100


class WooCommerceShop:
    """One shop with its orders; ``maintenance`` makes every request end in a 503."""

    def __init__(self, keys: tuple[RestKey, ...], now: Callable[[], datetime] = utc_now) -> None:
        self.now = now
        self.book = OrderBook(now)
        self.maintenance = False
        self.server = DemoServer(self._handle)
        self.url = self.server.address
        self._auth = WooCommerceAuth(self.url, keys)

    def start(self) -> None:
        self.server.start()

    def close(self) -> None:
        self.server.close()

    def _handle(self, request: DemoRequest) -> DemoReply:
        with self.book.lock:
            try:
                reply = self._answer(request)
            except ShopError as refused:
                reply = refused.reply
        return with_shop_headers(reply, self.url, self.now())

    def _answer(self, request: DemoRequest) -> DemoReply:
        if self.maintenance:
            types = (request.headers.get("accept", ""), request.headers.get("content-type", ""))
            return maintenance(as_json=any("application/json" in text for text in types))
        path = request.path.rstrip("/")
        if not path.startswith("/wp-json"):
            html = b"<!DOCTYPE html>\n<html><head><title>Print Depot EU</title></head></html>"
            return DemoReply(404, html, {"Content-Type": "text/html; charset=UTF-8"})
        if path in ("/wp-json", _API):
            return json_reply(200, {"namespaces": ["wc/v3", "wp/v2"], "namespace": "wc/v3"})
        if path == f"{_API}/orders":
            return self._collection(request)
        if path == f"{_API}/orders/statuses" and request.method == "GET":
            return self._statuses()
        if path == f"{_API}/orders/batch" and request.method in ("POST", "PUT", "PATCH"):
            return self._batch(request)
        if path == f"{_API}/reports/orders/totals" and request.method == "GET":
            may_read(self._key(request))
            return self._totals()
        single = _SINGLE.match(path)
        if single:
            return self._single(request, int(single[1]))
        raise no_route()

    def _key(self, request: DemoRequest) -> RestKey:
        return self._auth.key_of(request, self.now())

    def _collection(self, request: DemoRequest) -> DemoReply:
        if request.method == "OPTIONS":
            status = {"type": "string", "enum": self.book.writable}
            schema = {"title": "shop_order", "type": "object", "properties": {"status": status}}
            methods = ["GET", "POST"]
            return json_reply(
                200,
                {
                    "namespace": "wc/v3",
                    "methods": methods,
                    "endpoints": [{"methods": ["POST"], "args": {"status": status}}],
                    "schema": schema,
                },
            )
        if request.method not in ("GET", "HEAD"):
            raise no_route()
        may_read(self._key(request))
        return list_reply(self.book, request, self.url)

    def _statuses(self) -> DemoReply:
        """Answers without a key as well (measured)."""
        listed = self.book.listed.items()
        return json_reply(200, [{"slug": slug, "name": name} for slug, name in listed])

    def _totals(self) -> DemoReply:
        statuses = [order.status for order in self.book.orders.values()]
        return json_reply(
            200,
            [
                {"slug": slug, "name": name, "total": statuses.count(slug)}
                for slug, name in self.book.listed.items()
            ],
        )

    def _single(self, request: DemoRequest, order_id: int) -> DemoReply:
        order = self.book.orders.get(order_id)
        if request.method in ("GET", "HEAD"):
            may_read(self._key(request), single=True)
            if order is None:
                raise invalid_id(404)
        elif request.method in ("PUT", "PATCH", "POST"):
            may_write(self._key(request))
            order = self._update(request, order)
        else:
            raise no_route()
        allow = {"Allow": "GET, POST, PUT, PATCH, DELETE"}
        return json_reply(200, fields_of(as_json(order, self.url), request), allow)

    def _update(self, request: DemoRequest, order: ShopOrder | None) -> ShopOrder:
        body: object = {}
        if "application/json" in request.headers.get("content-type", ""):
            body = _json_body(request)
        status = body.get("status") if isinstance(body, dict) else None
        if status is not None and not isinstance(status, str) and status != {}:
            message = "status is not of type string."
            raise invalid_param("status", "rest_invalid_type", message, {"param": "status"})
        if isinstance(status, str) and status not in self.book.writable:
            raise not_in_enum("status", "status", self.book.writable)
        if order is None:
            raise invalid_id(400)
        if isinstance(status, str):
            self.book.set_status(order, status)
        else:
            self.book.touch(order)
        return order

    def _batch(self, request: DemoRequest) -> DemoReply:
        may_write(self._key(request), batch=True)
        body = _json_body(request)
        updates = body.get("update") if isinstance(body, dict) else None
        if not isinstance(updates, list) or not updates:
            return json_reply(200, [])
        if len(updates) > _MOST_IN_BATCH:
            raise error(
                413,
                "woocommerce_rest_request_entity_too_large",
                f"Unable to accept more than {_MOST_IN_BATCH} items for this request.",
            )
        done = [self._batch_item(item) for item in updates]
        names = request.value("_fields")
        if names and "update" not in names.split(","):
            return json_reply(200, [])
        return json_reply(200, {"update": done})

    def _batch_item(self, item: object) -> dict[str, object]:
        given = item if isinstance(item, dict) else {}
        order_id = given.get("id")
        text = str(order_id)
        order = self.book.orders.get(int(text)) if text.isdigit() else None
        if order is None:
            problem = {
                "code": "woocommerce_rest_shop_order_invalid_id",
                "message": "Invalid ID.",
                "data": {"status": 400},
            }
            return {"id": order_id, "error": problem}
        status = self.book.status_from_batch(given.get("status"))
        if status is None:
            self.book.touch(order)
        else:
            self.book.set_status(order, status)
        return as_json(order, self.url)


def _json_body(request: DemoRequest) -> object:
    if not request.body:
        return {}
    try:
        body: object = json.loads(request.body)
    except ValueError:
        raise invalid_json() from None
    return body
