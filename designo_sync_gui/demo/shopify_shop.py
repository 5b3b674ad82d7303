"""A Shopify shop on loopback, as far as order statuses go.

GraphQL is executed, REST is slim, and both keep their own limits; anything else is 404.
Bodies and codes are those of the facts sheet 1.6.
"""

import json
import re
import secrets
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from typing import Final

from designo_sync_gui.demo.clock import utc_now
from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, DemoServer, json_reply
from designo_sync_gui.demo.shopify_auth import ShopifyAuth, SignInRefusedError
from designo_sync_gui.demo.shopify_graphql import ShopifyGraph
from designo_sync_gui.demo.shopify_limits import calls, points
from designo_sync_gui.demo.shopify_orders import ShopifyBook
from designo_sync_gui.demo.shopify_rest import rest_count, rest_orders

_API: Final = re.compile(r"/admin/api/([^/]+)/(graphql|orders|orders/count)\.json\Z")
_TOKEN: Final = "/admin/oauth/access_token"  # noqa: S105 - a path
VERSION: Final = "2026-10"


class ShopifyShop:
    """One shop with its orders and one app.

    Attributes:
        book: the orders; ``book.add`` puts one in.
        auth: the app's credentials and scopes.
        maintenance: every request ends in a 503.
        frozen: every request ends in a 402, as for an unpaid bill.
        rest_is_off: REST answers 404, as it will one day.
        version: the API version that answers are made in.
        refused: how many requests came too fast.
    """

    def __init__(self, now: Callable[[], datetime] = utc_now, name: str = "Print Depot") -> None:
        self.now = now
        self.book = ShopifyBook(now)
        self.auth = ShopifyAuth(
            now, f"shpat_{secrets.token_hex(16)}", secrets.token_hex(16), secrets.token_hex(16)
        )
        self.points = points(now)
        self.calls = calls(now)
        self.graph = ShopifyGraph(self.book, self.auth, self.points, name)
        self.maintenance = False
        self.frozen = False
        self.rest_is_off = False
        self.version = VERSION
        self.refused = 0
        self.server = DemoServer(self._handle)
        self.url = self.server.address

    def start(self) -> None:
        self.server.start()

    def close(self) -> None:
        self.server.close()

    def _handle(self, request: DemoRequest) -> DemoReply:
        with self.book.lock:
            try:
                reply = self._answer(request)
            except SignInRefusedError as refused:
                reply = refused.reply
        headers = {"Date": format_datetime(self.now(), usegmt=True), **reply.headers}
        return DemoReply(reply.status, reply.body, headers)

    def _answer(self, request: DemoRequest) -> DemoReply:
        if self.maintenance:
            page = b"<!DOCTYPE html>\n<html><head><title>Something went wrong</title></head></html>"
            return DemoReply(503, page, {"Content-Type": "text/html; charset=utf-8"})
        if request.path == _TOKEN and request.method == "POST":
            return self.auth.give_token(request)
        found = _API.match(request.path)
        if found is None:
            return json_reply(404, {"errors": "Not Found"})
        if self.frozen:
            return json_reply(402, {"errors": "Unavailable Shop"})
        self.auth.check(request)
        reply = self._graphql(request) if found[2] == "graphql" else self._rest(request)
        headers = {"X-Shopify-API-Version": self.version, **reply.headers}
        return DemoReply(reply.status, reply.body, headers)

    def _graphql(self, request: DemoRequest) -> DemoReply:
        if request.method != "POST":
            return json_reply(404, {"errors": "Not Found"})
        try:
            body = json.loads(request.body)
        except ValueError:
            return json_reply(400, {"errors": {"query": "Required parameter missing or invalid"}})
        asked = body if isinstance(body, dict) else {}
        answer = self.graph.answer(asked.get("query"), asked.get("variables"))
        self.refused += any(
            error.get("extensions") == {"code": "THROTTLED"} for error in answer.get("errors", ())
        )
        return json_reply(200, answer)

    def _rest(self, request: DemoRequest) -> DemoReply:
        if self.rest_is_off or request.method != "GET":
            return json_reply(404, {"errors": "Not Found"})
        if not self.calls.take(1):
            self.refused += 1
            words = "Exceeded 2 calls per second for api client."
            return json_reply(429, {"errors": words}, {"Retry-After": "2.0"})
        if "read_orders" not in self.auth.scopes:
            words = "[API] This action requires merchant approval for read_orders scope."
            return json_reply(403, {"errors": words})
        shown = [order for order in self.book.orders.values() if self.graph.shown(order)]
        if request.path.endswith("/orders/count.json"):
            reply = rest_count(request, shown)
        else:
            reply = rest_orders(request, shown, self.url.rstrip("/") + request.path)
        used = self.calls.capacity - int(self.calls.available)
        told = {"X-Shopify-Shop-Api-Call-Limit": f"{used:.0f}/{self.calls.capacity:.0f}"}
        return DemoReply(reply.status, reply.body, {**told, **reply.headers})
