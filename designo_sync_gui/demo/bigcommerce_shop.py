"""A BigCommerce store on loopback, as far as order statuses go.

Answers as the API's official description and the facts sheet (3.1 to 3.6) say; anything
else is a 404.
"""

import json
import re
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Final

from designo_sync_gui.demo.clock import utc_now
from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, DemoServer, json_reply

STATUSES: Final = (
    "Incomplete",
    "Pending",
    "Shipped",
    "Partially Shipped",
    "Refunded",
    "Cancelled",
    "Declined",
    "Awaiting Payment",
    "Awaiting Pickup",
    "Awaiting Shipment",
    "Completed",
    "Awaiting Fulfillment",
    "Manual Verification Required",
    "Disputed",
    "Partially Refunded",
)
_ONE: Final = re.compile(r"/orders/(\d+)\Z")
_LIST_WORDS: Final = (
    "sort",
    "page",
    "limit",
    "min_date_modified",
    "min_date_created",
    "min_id",
    "max_id",
    "status_id",
)
_MOST: Final = 250


@dataclass(slots=True)
class BigCommerceOrder:
    """One order; ``archived`` is ``is_deleted``; ``token`` replaces the status as JSON."""

    order_id: int
    status_id: int
    modified: datetime
    archived: bool = False
    payment_status: str = "captured"
    token: str | None = None
    created: datetime | None = None


class BigCommerceShop:
    """One store.

    Attributes:
        orders: by id. ``labels`` are the merchant's names by status number.
        token: the access token; ``may_read`` and ``may_write`` are its scopes.
        quota: requests per ``window`` seconds; 0 for no limit. ``refused`` counts those too many.
        largest_page: what ``limit`` may be at most; more is a 413.
        maintenance: every request ends in a 503.
        counts_by_filters: whether the count takes the filters of the list, as its description
            says (orders.v2.oas2); nobody measured it.
    """

    def __init__(self, now: Callable[[], datetime] = utc_now, store_hash: str = "demo1") -> None:
        self.now = now
        self.orders: dict[int, BigCommerceOrder] = {}
        self.labels: dict[int, str] = {}
        self.token = secrets.token_hex(16)
        self.may_read = True
        self.may_write = True
        self.quota = 0
        self.window = 30.0
        self.refused = 0
        self.largest_page = _MOST
        self.maintenance = False
        self.counts_by_filters = True
        self.writes: list[tuple[int, Mapping[str, object]]] = []
        self._begun = now()
        self._used = 0
        self._lock = threading.RLock()
        self._root = f"/stores/{store_hash}/v2"
        self.server = DemoServer(self._handle)
        self.url = f"{self.server.address}stores/{store_hash}/"

    def start(self) -> None:
        self.server.start()

    def close(self) -> None:
        self.server.close()

    def add(
        self, order_id: int, status_id: int, *, days_ago: float = 0, token: str | None = None
    ) -> BigCommerceOrder:
        """Put an order in; ``token`` is a JSON token in place of the status's label."""
        moment = (self.now() - timedelta(days=days_ago)).replace(microsecond=0)
        order = BigCommerceOrder(order_id, status_id, moment, token=token)
        self.orders[order_id] = order
        return order

    def _handle(self, request: DemoRequest) -> DemoReply:
        with self._lock:
            limited, headers = self._count()
            reply = limited or self._answer(request)
            return DemoReply(reply.status, reply.body, {**reply.headers, **headers})

    def _count(self) -> tuple[DemoReply | None, dict[str, str]]:
        now = self.now()
        headers = {"Date": format_datetime(now.astimezone(UTC), usegmt=True)}
        if not self.quota:
            return None, headers
        if (now - self._begun).total_seconds() >= self.window:
            self._begun, self._used = now, 0
        self._used += 1
        left = self.quota - self._used
        rest = self.window - (now - self._begun).total_seconds()
        headers |= {
            "X-Rate-Limit-Time-Window-Ms": str(int(self.window * 1000)),
            "X-Rate-Limit-Time-Reset-Ms": str(int(rest * 1000)),
            "X-Rate-Limit-Requests-Quota": str(self.quota),
            "X-Rate-Limit-Requests-Left": str(max(0, left)),
        }
        if left >= 0:
            return None, headers
        self.refused += 1
        headers["X-Retry-After"] = str(int(rest) + 1)
        return error(429, "Too many requests."), headers

    def _answer(self, request: DemoRequest) -> DemoReply:
        if self.maintenance:
            return error(503, "The store is down for maintenance.")
        if not request.path.startswith(self._root + "/"):
            return json_reply(404, {"title": "Not found", "status": 404, "type": "about:blank"})
        if request.headers.get("x-auth-token") != self.token:
            return json_reply(401, {"status": 401, "title": "Unauthorized"})
        if "application/json" not in request.headers.get("accept", ""):
            return DemoReply(200, b"<orders></orders>", {"Content-Type": "application/xml"})
        writing = request.method != "GET"
        if not (self.may_write if writing else self.may_read):
            return error(403, "You don't have a required scope to access the endpoint")
        path = request.path.removeprefix(self._root)
        if path == "/orders" and not writing:
            return self._list(request)
        if path == "/orders/count" and not writing:
            filtered = request.query if self.counts_by_filters else ()
            return json_reply(200, {"statuses": [], "count": len(self._found(dict(filtered)))})
        if path == "/order_statuses" and not writing:
            return json_reply(200, [self._status(number) for number in range(len(STATUSES))])
        single = _ONE.match(path)
        if single is None:
            return error(404, "The requested resource was not found.")
        order = self.orders.get(int(single[1]))
        if order is None:
            return error(404, "The requested resource was not found.")
        if request.method == "PUT":
            return self._put(order, request)
        return self._raw(200, self._order(order)) if not writing else error(405, "Not allowed.")

    def _list(self, request: DemoRequest) -> DemoReply:
        for name, _ in request.query:
            if name not in _LIST_WORDS:
                return error(400, f"The field '{name}' is not supported by this resource.")
        limit = int(request.value("limit") or 50)
        if limit > self.largest_page:
            return error(413, "The page size is too large.")
        rows = self._found(dict(request.query))
        word, _, way = (request.value("sort") or "id:asc").partition(":")
        rows.sort(key=_sorting(word), reverse=way == "desc")
        first = (int(request.value("page") or 1) - 1) * limit
        page = rows[first : first + limit]
        if not page:
            return DemoReply(204, b"")
        return self._raw(200, "[" + ",".join(self._order(order) for order in page) + "]")

    def _found(self, query: Mapping[str, str]) -> list[BigCommerceOrder]:
        """The orders that fit the filters of a list."""
        rows = [order for order in self.orders.values() if not order.archived]
        since, placed = query.get("min_date_modified"), query.get("min_date_created")
        if since:
            moment = datetime.fromisoformat(since)
            rows = [order for order in rows if order.modified >= moment]
        if placed:
            begins = datetime.fromisoformat(placed)
            rows = [order for order in rows if (order.created or order.modified) >= begins]
        least, most = int(query.get("min_id") or 0), query.get("max_id")
        rows = [order for order in rows if order.order_id >= least]
        return [order for order in rows if not most or order.order_id <= int(most)]

    def _put(self, order: BigCommerceOrder, request: DemoRequest) -> DemoReply:
        body = json.loads(request.body)
        for name in body:
            if name == "custom_status":
                return error(400, "The field 'custom_status' is not supported by this resource.")
        number = body.get("status_id")
        if not isinstance(number, int) or not 0 <= number < len(STATUSES):
            return error(400, "The field 'status_id' is invalid.")
        self.writes.append((order.order_id, body))
        order.status_id, order.token = number, None
        order.modified = self.now().replace(microsecond=0)
        return self._raw(200, self._order(order))

    def _order(self, order: BigCommerceOrder) -> str:
        """As JSON text, so that a scripted token stays byte for byte."""
        label = STATUSES[order.status_id]
        value = {
            "id": order.order_id,
            "date_modified": format_datetime(order.modified.astimezone(UTC)),
            "status_id": order.status_id,
            "status": label,
            "custom_status": self.labels.get(order.status_id, label),
            "payment_status": order.payment_status,
            "is_deleted": order.archived,
        }
        text = json.dumps(value, separators=(",", ":"))
        if order.token is None:
            return text
        return text.replace(f'"status":{json.dumps(label)}', f'"status":{order.token}', 1)

    def _status(self, number: int) -> dict[str, object]:
        label = self.labels.get(number, STATUSES[number])
        return {
            "id": number,
            "name": STATUSES[number],
            "system_label": STATUSES[number],
            "custom_label": label,
            "system_description": "",
        }

    @staticmethod
    def _raw(status: int, text: str) -> DemoReply:
        return DemoReply(status, text.encode("utf-8"), {"Content-Type": "application/json"})


def error(status: int, message: str) -> DemoReply:
    """An error of version 2: an array (404_Resp in orders.v2.oas2)."""
    return json_reply(status, [{"status": status, "message": message}])


def _sorting(word: str) -> Callable[[BigCommerceOrder], tuple[float, int]]:
    if word == "date_modified":
        return lambda order: (order.modified.timestamp(), order.order_id)
    return lambda order: (0, order.order_id)
