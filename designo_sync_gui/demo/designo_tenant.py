"""A DesignO on loopback, as far as its published plugins show it.

``ecomm-token`` and ``update-order`` behave as the vendor's GPL plugin 1.0.9 and the apps of
2022 expect. DesignO's reading API is not public: the paths under ``demo/`` are this demo's own
invention and named so, its order page too.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from designo_sync_gui.demo.clock import utc_now
from designo_sync_gui.demo.http_server import (
    DemoReply,
    DemoRequest,
    DemoServer,
    json_reply,
)
from designo_sync_gui.demo.order_page import OrderPage, PageOrder

TOKEN_PATH = "/api/studio/ecomm-token"  # noqa: S105 - a path
UPDATE_PATH = "/api/studio/update-order"
READ_PATH = "/demo/orders"
READ_KEY_HEADER = "x-demo-read-key"


@dataclass(slots=True)
class TenantOrder:
    """``status`` is a JSON token as it is sent; ``None`` leaves the field out."""

    status: str | None
    updated: datetime


class DesignoTenant:
    """One tenant.

    Attributes:
        orders: by store code and order id.
        history: every status that was set, as (store code, order id, text).
        shape: ``current``, ``legacy`` or ``both``: which request it takes.
        auth: ``raw``, ``bearer`` or ``both``: how it takes the token.
        message_key, success: the key of the message, and the JSON token of a yes.
        alter: what it makes of a status, for showing a receiver that alters values.
    """

    def __init__(
        self,
        token: str = "demo-token",  # noqa: S107 - opens nothing but the demo
        read_key: str = "demo-read-key",
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.token = token
        self.read_key = read_key
        self.now = now
        self.orders: dict[tuple[str, str], TenantOrder] = {}
        self.history: list[tuple[str, str, str]] = []
        self.shape = "both"
        self.auth = "both"
        self.message_key = "messages"
        self.success = "true"
        self.alter: Callable[[str], str] = str
        self.page = OrderPage(self._listed)
        self._lock = threading.RLock()
        self.server = DemoServer(self._handle)
        self.url = self.server.address

    def start(self) -> None:
        self.server.start()

    def close(self) -> None:
        self.server.close()

    def add(
        self, store_code: str, order_id: str, status: str | None, *, days_ago: float = 0
    ) -> None:
        """Put an order in; ``status`` is a JSON token, ``None`` for no status field."""
        updated = self.now() - timedelta(days=days_ago)
        self.orders[store_code, order_id] = TenantOrder(status, updated)

    def _handle(self, request: DemoRequest) -> DemoReply:
        """The reply, dated by the tenant's own clock, as its orders are."""
        with self._lock:
            reply = self._reply(request)
            date = format_datetime(self.now().astimezone(UTC), usegmt=True)
        return replace(reply, headers={"Date": date, **reply.headers})

    def _reply(self, request: DemoRequest) -> DemoReply:
        if request.path == TOKEN_PATH and request.method == "POST":
            return json_reply(200, {"success": True, "token": self.token, "token_type": "Bearer"})
        if request.path == UPDATE_PATH and request.method == "POST":
            return self._update(request)
        if request.path.startswith(READ_PATH) and request.method == "GET":
            return self._read(request)
        page = self.page.reply(request)
        if page is not None:
            return page
        return DemoReply(404, b"<html><body>Not Found</body></html>", {"Content-Type": "text/html"})

    def _listed(self) -> Iterator[PageOrder]:
        for (store, order_id), order in sorted(self.orders.items()):
            yield store, order_id, order.status, _moment(order)

    def _update(self, request: DemoRequest) -> DemoReply:
        if not self._signed_in(request.headers.get("authorization", "")):
            return json_reply(401, {"success": False, "message": "Unauthenticated."})
        details = self._details(request.body)
        if details is None:
            return self._no("The given data was invalid.")
        key = (str(details.get("store_code")), str(details.get("order_id")))
        status = details.get("order_status")
        order = self.orders.get(key)
        if order is None or not isinstance(status, str):
            return self._no("order does not match with Store")
        order.status = json.dumps(self.alter(status))
        order.updated = self.now()
        self.history.append((*key, status))
        text = json.dumps("Order status updated successfully.")
        body = f'{{"success":{self.success},"{self.message_key}":{text},"token_type":"Bearer"}}'
        return DemoReply(200, body.encode("ascii"), {"Content-Type": "application/json"})

    def _no(self, words: str) -> DemoReply:
        return json_reply(200, {"success": False, self.message_key: words})

    def _signed_in(self, given: str) -> bool:
        forms = {"raw": [self.token], "bearer": [f"Bearer {self.token}"]}
        return given in forms.get(self.auth, [*forms["raw"], *forms["bearer"]])

    def _details(self, body: bytes) -> Mapping[str, object] | None:
        """The order of a request in a shape that this tenant takes."""
        try:
            document = json.loads(body)
            if "order_array" in document and self.shape != "legacy":
                (entry,) = document["order_array"]
                details: Mapping[str, object] = entry["order_details"]
                return details if isinstance(details["order_id"], str) else None
            if "data" in document and self.shape != "current":
                details = document["data"]
                return details if isinstance(details["order_id"], int) else None
        except (ValueError, KeyError, TypeError):
            return None
        return None

    def _read(self, request: DemoRequest) -> DemoReply:
        if request.headers.get(READ_KEY_HEADER) != self.read_key:
            return json_reply(401, {"error": "the demo's read key is missing or wrong"})
        rest = request.path[len(READ_PATH) :].strip("/")
        if rest:
            return self._read_one(rest)
        since = request.value("since")
        found = [
            (key, order)
            for key, order in sorted(self.orders.items())
            if since is None or order.updated >= datetime.fromisoformat(since)
        ]
        size = int(request.value("size") or 100)
        page = int(request.value("page") or 1)
        shown = found[(page - 1) * size : page * size]
        items = ",".join(_item(key, order) for key, order in shown)
        last = max(1, -(-len(found) // size))
        return _json_text(f'{{"data":[{items}],"last_page":{last}}}')

    def _read_one(self, rest: str) -> DemoReply:
        store_code, _, order_id = rest.partition("/")
        order = self.orders.get((store_code, order_id))
        if order is None:
            return json_reply(404, {"error": "no such order"})
        return _json_text(f'{{"data":{_item((store_code, order_id), order)}}}')


def _moment(order: TenantOrder) -> str:
    return order.updated.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _item(key: tuple[str, str], order: TenantOrder) -> str:
    fields = [
        f'"store_code":{json.dumps(key[0])}',
        f'"order_id":{json.dumps(key[1])}',
        f'"updated_at":"{_moment(order)}"',
    ]
    if order.status is not None:
        fields.append(f'"order_status":{order.status}')
    return "{" + ",".join(fields) + "}"


def _json_text(text: str) -> DemoReply:
    return DemoReply(200, text.encode("ascii"), {"Content-Type": "application/json"})
