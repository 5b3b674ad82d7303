"""A Magento 2 shop on loopback, as far as order statuses go.

Answers as by the schema of 2.4.9, Magento's own source and its issues (facts sheet 2);
anything else is "no route".
"""

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from designo_sync_gui.demo.clock import utc_now
from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, DemoServer, json_reply
from designo_sync_gui.demo.magento_auth import (
    CANCEL,
    COMMENT,
    HOLD,
    UNHOLD,
    VIEW,
    Integration,
    MagentoAuth,
)
from designo_sync_gui.demo.magento_orders import (
    MagentoBook,
    MagentoOrder,
    MagentoVersion,
    as_json,
)
from designo_sync_gui.demo.magento_replies import (
    MAINTENANCE_HTML,
    MAINTENANCE_TEXT,
    NOT_FOUND_HTML,
    TOO_MANY,
    ShopError,
    error,
    id_needed,
    no_route,
    no_such_order,
    not_an_integer,
    required,
    with_shop_headers,
)
from designo_sync_gui.demo.magento_search import Criteria, ListSettings, filtered, search

_ROUTE: Final = re.compile(r"/rest(?:/(\w+))?/V1/orders(?:/([^/]+)(?:/(\w+))?)?\Z")
_ACTIONS: Final = {"hold": HOLD, "unhold": UNHOLD, "cancel": CANCEL}
_HISTORY: Final = frozenset(
    {
        "comment",
        "created_at",
        "entity_id",
        "entity_name",
        "is_customer_notified",
        "is_visible_on_front",
        "parent_id",
        "status",
        "extension_attributes",
    }
)


class Maintenance(StrEnum):
    """How a shop under maintenance answers."""

    OFF = "off"
    HTML = "html"
    TEXT = "text"


class MagentoShop:
    """One shop with its orders and its switches.

    ``auth.bearer_allowed``, ``auth.base`` and each integration's ``rights`` are the shop's
    settings; ``clock_ahead`` makes its clock wrong; ``throttled`` is a firewall before it.
    """

    views = ("all", "default", "print_en")

    def __init__(
        self,
        integrations: tuple[Integration, ...],
        now: Callable[[], datetime] = utc_now,
        version: MagentoVersion = MagentoVersion.V248,
    ) -> None:
        self._now = now
        self.clock_ahead = timedelta(0)
        self.book = MagentoBook(self.now, version)
        self.lists = ListSettings()
        self.maintenance = Maintenance.OFF
        self.throttled = False
        self.server = DemoServer(self._handle)
        self.url = self.server.address
        self.auth = MagentoAuth(self.url, integrations)

    def now(self) -> datetime:
        """The shop's own clock, right or wrong."""
        return self._now() + self.clock_ahead

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
        return with_shop_headers(reply, self.now())

    def _answer(self, request: DemoRequest) -> DemoReply:
        if self.throttled:
            return TOO_MANY
        if self.maintenance is not Maintenance.OFF:
            html = self.maintenance is Maintenance.HTML
            return MAINTENANCE_HTML if html else MAINTENANCE_TEXT
        if not request.path.startswith("/rest/"):
            return NOT_FOUND_HTML
        match = _ROUTE.match(request.path)
        if match is None or (match[1] or "default") not in self.views:
            raise no_route()
        return self._routed(request, match[2], match[3])

    def _routed(self, request: DemoRequest, order_id: str | None, leaf: str | None) -> DemoReply:
        if request.method == "GET" and order_id is None:
            return self._list(request)
        if request.method == "GET" and order_id is not None and leaf in (None, "statuses"):
            return self._single(request, order_id, leaf)
        if request.method == "POST" and order_id is not None and leaf == "comments":
            return self._comment(request, order_id)
        if request.method == "POST" and order_id is not None and leaf in _ACTIONS:
            return self._action(request, order_id, leaf)
        raise no_route()

    def _admit(self, request: DemoRequest, right: str) -> None:
        """Rights are asked for before the order is looked up."""
        self.auth.admit(request, right, self.now())

    def _list(self, request: DemoRequest) -> DemoReply:
        self._admit(request, VIEW)
        found = search(list(self.book.orders.values()), Criteria.of(request), self.lists)
        return json_reply(200, filtered(found, request.value("fields")))

    def _single(self, request: DemoRequest, order_id: str, leaf: str | None) -> DemoReply:
        self._admit(request, VIEW)
        order = self._order(order_id)
        if leaf is not None:
            return json_reply(200, order.status)
        return json_reply(200, filtered(as_json(order), request.value("fields")))

    def _action(self, request: DemoRequest, order_id: str, name: str) -> DemoReply:
        self._admit(request, _ACTIONS[name])
        order = self._order(order_id)
        acts = {"hold": self.book.hold, "unhold": self.book.unhold, "cancel": self.book.cancel}
        return json_reply(200, acts[name](order))

    def _order(self, order_id: str) -> MagentoOrder:
        if not order_id.isdigit():
            raise not_an_integer(order_id)
        if int(order_id) == 0:
            raise id_needed()
        order = self.book.orders.get(int(order_id))
        if order is None:
            raise no_such_order()
        return order

    def _comment(self, request: DemoRequest, order_id: str) -> DemoReply:
        self._admit(request, COMMENT)
        history = _history(request)
        order = self._order(order_id)
        code = history.get("status")
        mail = history.get("is_customer_notified") in (1, True, "1")
        self.book.comment(order, None if code is None else str(code), mail=mail)
        return json_reply(200, True)


def _history(request: DemoRequest) -> dict[str, object]:
    """The ``statusHistory`` of a body, whose properties Magento checks by name."""
    if "application/json" not in request.headers.get("content-type", ""):
        raise error(400, "Content-Type header is empty.")
    try:
        body: object = json.loads(request.body)
    except ValueError:
        raise error(400, "Decoding error.") from None
    history = body.get("statusHistory") if isinstance(body, dict) else None
    if not isinstance(history, dict):
        raise required("statusHistory")
    for name in history:
        if name not in _HISTORY:
            message = 'Property "%1" does not have accessor method "%2" in class "%3".'
            raise error(400, message, [name, f"get{name}", "OrderStatusHistoryInterface"])
    return history
