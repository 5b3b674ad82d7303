"""Magento's REST API V1: reading orders (schema 2.4.9; AWD performing-searches).

Law: the list is walked by order id and not by page number, so that an order that is deleted
meanwhile shifts no other out of sight; the shop's own ``total_count`` says when it ends.
"""

import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from designo_sync_gui.connectors.http import Channel
from designo_sync_gui.connectors.http_errors import http_date
from designo_sync_gui.connectors.json_reader import Document, PointerError, describe
from designo_sync_gui.connectors.magento.errors import (
    ask,
    is_missing,
    page_size_limit,
    read_error,
)
from designo_sync_gui.connectors.observing import Field, observed
from designo_sync_gui.connectors.order_reading import (
    about,
    absent,
    number_at,
    read_each,
    readable_text,
    whole,
)
from designo_sync_gui.connectors.pacing import MOST_AT_ONCE
from designo_sync_gui.connectors.requests import Reply, Request
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import BadReply, SettingsInvalid
from designo_sync_gui.domain.order import OrderRef, Reading, Side
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import say

PER_PAGE: Final = 100
VIEW_OPTION: Final = "store_view"
DEFAULT_VIEW: Final = "all"
#: ``status`` is the code that shops name themselves, ``state`` the fixed workflow behind it.
FIELDS: Final = ("status", "state")

_ONE: Final = "GET V1/orders/ID"
_LIST: Final = "GET V1/orders"
_NAMES: Final = "entity_id,increment_id,state,status,updated_at"
_ORDER_ID: Final = re.compile(r"[1-9][0-9]*\Z")
_VIEW: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")


def orders_path(store: Store) -> str:
    """Where the orders are. Raises ``SettingsInvalid`` for a store view that cannot be one.

    Order ids are the shop's, not the view's: every view lists all orders (UNSURE for Commerce
    with restricted admin roles). The view decides which settings the shop applies.
    """
    view = store.option(VIEW_OPTION) or DEFAULT_VIEW
    if not _VIEW.match(view):
        raise SettingsInvalid(
            say("“{view}” is not the code of a store view.", view=view),
            say("Enter “all”, or the code from Stores, All Stores: letters, digits and “_”."),
        )
    return f"rest/{view}/V1/orders"


def is_order_id(text: str) -> bool:
    return _ORDER_ID.match(text) is not None


@dataclass(frozen=True, slots=True)
class _Search:
    """One request for the orders behind ``after``, in the order of their ids."""

    path: str
    since: datetime | None
    after: int = 0
    size: int = PER_PAGE

    def request(self) -> Request:
        """Names as the schema spells them; times are UTC without a zone [magento2#24985]."""
        filters = [("entity_id", str(self.after), "gt")]
        if self.since is not None:
            moment = self.since.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
            filters.append(("updated_at", moment, "gteq"))
        query: list[tuple[str, str]] = []
        for index, (field, value, condition) in enumerate(filters):
            place = f"searchCriteria[filterGroups][{index}][filters][0]"
            query.append((f"{place}[field]", field))
            query.append((f"{place}[value]", value))
            query.append((f"{place}[conditionType]", condition))
        query += [
            ("searchCriteria[sortOrders][0][field]", "entity_id"),
            ("searchCriteria[sortOrders][0][direction]", "ASC"),
            ("searchCriteria[pageSize]", str(self.size)),
            ("searchCriteria[currentPage]", "1"),
            ("fields", f"items[{_NAMES}],total_count"),
        ]
        return Request("GET", self.path, tuple(query))


def first_order_request(store: Store) -> Request:
    """The smallest request for the list, for the connection test."""
    return _Search(orders_path(store), None, size=1).request()


class MagentoReader:
    """The orders of one shop."""

    side = Side.STOREFRONT
    reads_since = True
    reads_singly = True
    live = True

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._code = store.code
        self._field = store.status_field
        self._path = orders_path(store)

    async def pages(
        self, store_codes: Sequence[str], since: datetime | None
    ) -> AsyncGenerator[OrderPage, None]:
        """Each order once. An order that is changed during the scan is shown as it was."""
        if self._code not in store_codes:
            return
        after, size = 0, PER_PAGE
        first = True
        while True:
            reply, size = await self._listed(_Search(self._path, since, after, size))
            rows = OrderRows.of(self._channel, reply)
            readings = self._readings(rows, after)
            yield OrderPage(
                tuple(readings),
                rows.total if first else None,
                rows.count - len(readings),
                http_date(reply.headers.get("date")),
            )
            if rows.total <= rows.count:
                return
            after = self._next(readings, after)
            first = False

    async def _listed(self, search: _Search) -> tuple[Reply, int]:
        """The reply to a search, with smaller pages where the shop's limit asks for them."""
        reply = await ask(self._channel, search.request())
        limit = page_size_limit(reply)
        if limit is not None and limit < search.size:
            search = _Search(search.path, search.since, search.after, limit)
            reply = await ask(self._channel, search.request())
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        return reply, search.size

    def _readings(self, rows: "OrderRows", after: int) -> list[Reading]:
        """What a page names. Raises ``BadReply`` where it lists what was shown before."""
        found = [
            self._reading(rows.document, f"/items/{index}", _LIST) for index in range(rows.count)
        ]
        named = {r.ref: r for r in found if r is not None}
        if any(int(ref.order_id) <= after for ref in named):
            raise BadReply(
                say("{host} lists orders again that it listed before.", host=self._channel.host),
                say(
                    "A cache before the shop may ignore what is asked: exclude /rest/ from caching."
                ),
            )
        return list(named.values())

    def _next(self, readings: Sequence[Reading], after: int) -> int:
        """The id to go on behind; more orders are to come."""
        furthest = max((int(reading.ref.order_id) for reading in readings), default=after)
        if furthest == after:
            raise BadReply(
                say(
                    "{host} says that it has more orders and lists none of them.",
                    host=self._channel.host,
                ),
                say("An extension may alter the answer: see whether the shop's REST API works."),
            )
        return furthest

    def _reading(self, document: Document, pointer: str, source: str) -> Reading | None:
        order = document.resolve(pointer)
        order_id = order_id_of(order)
        if order_id is None:
            return None
        field = Field(
            document=document,
            item=pointer,
            pointer=f"/{self._field}",
            changed_at="/updated_at",
            source=f"{source}, field {self._field}",
            read_at=self._channel.clock.now(),
            others=tuple((name, f"/{name}") for name in FIELDS if name != self._field),
        )
        observation = observed(field, self._channel.masker)
        return Reading(
            OrderRef(self._code, order_id), readable_text(order, "/increment_id"), observation
        )

    async def list_total(self, store_codes: Sequence[str]) -> int | None:
        return None

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        """Each order alone: only so the shop says which it does not have."""
        return await read_each(refs, self._read_order, MOST_AT_ONCE)

    async def _read_order(self, ref: OrderRef) -> Reading:
        if not is_order_id(ref.order_id):
            return absent(self._channel, ref, "not asked: Magento's order ids are whole numbers")
        request = Request("GET", f"{self._path}/{ref.order_id}", (("fields", _NAMES),))
        reply = await ask(self._channel, request)
        if is_missing(reply, ref.order_id):
            return absent(self._channel, ref, _ONE)
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        reading = self._reading(self._channel.document(reply), "", _ONE)
        return about(self._channel, reply, ref, reading)


@dataclass(frozen=True, slots=True)
class OrderRows:
    """The ``items`` of a list: how many there are, and how many orders fit in all."""

    document: Document
    count: int
    total: int

    @classmethod
    def of(cls, channel: Channel, reply: Reply) -> "OrderRows":
        """Raises ``NotTheApi`` or ``BadReply`` for what is no list of orders.

        With ``fields`` an empty list comes as ``null`` (M2
        framework/Webapi/Rest/Response/FieldsFilter.php), and only where the total is 0.
        """
        document = channel.document(reply)
        total = whole(number_at(document.root, "/total_count"))
        try:
            items = document.resolve("/items")
        except PointerError:
            items = document.root
        if total == 0 and items is None:
            return cls(document, 0, 0)
        if total is None or not isinstance(items, list):
            raise BadReply(
                say(
                    "{host} answered with {describe} where a list of orders with their total was "
                    "expected.",
                    host=channel.host,
                    describe=describe(items),
                ),
                say("Check the address; an extension may alter the answer."),
                details=channel.masker.raw(reply.body),
            )
        return cls(document, len(items), total)


def order_id_of(order: object) -> str | None:
    """The ``entity_id`` of an order; ``None`` where there is none that can be read."""
    value = number_at(order, "/entity_id")
    return value if value is not None and is_order_id(value) else None
