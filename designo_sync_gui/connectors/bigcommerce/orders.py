"""BigCommerce's orders, version 2: reading.

Law: as the API's own description says (BigCommerce docs, orders.v2.oas2). An empty page is a 204
without a body, past the last page too; an order that changes during the scan is listed again.
"""

import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from designo_sync_gui.connectors.bigcommerce.errors import is_missing, read_error
from designo_sync_gui.connectors.http import Channel
from designo_sync_gui.connectors.http_errors import http_date
from designo_sync_gui.connectors.json_reader import Document, describe
from designo_sync_gui.connectors.observing import Field, observed
from designo_sync_gui.connectors.order_reading import about, absent, number_at, read_each
from designo_sync_gui.connectors.requests import Reply, Request
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.order import Observation, OrderRef, Reading, Side
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import say

ORDERS: Final = "v2/orders"
#: Stated for products; for orders not (facts sheet 3.2): 413 falls back to ``FEW_PER_PAGE``.
PER_PAGE: Final = 250
FEW_PER_PAGE: Final = 50
#: ``custom_status`` is the merchant's name for the same status, ``status_id`` its number.
FIELDS: Final = ("status", "custom_status", "status_id", "payment_status")

_AT_ONCE = 4
_MAX_PAGES = 100_000
_LIST: Final = "GET v2/orders"
_ONE: Final = "GET v2/orders/ID"
_ORDER_ID: Final = re.compile(r"[1-9][0-9]*\Z")


def is_order_id(text: str) -> bool:
    return _ORDER_ID.match(text) is not None


class BigCommerceReader:
    """The orders of one store."""

    side = Side.STOREFRONT
    reads_since = True
    reads_singly = True
    live = True

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._code = store.code
        self._field = store.status_field

    async def pages(
        self, store_codes: Sequence[str], since: datetime | None
    ) -> AsyncGenerator[OrderPage, None]:
        """By id, so that a changed order shifts no other; a deleted one shifts those behind it,
        which the engine then asks for one by one. Only an empty page ends the list: a store may
        give fewer per page than it is asked for."""
        if self._code not in store_codes:
            return
        size = PER_PAGE
        seen: dict[str, Observation] = {}
        for number in range(1, _MAX_PAGES):
            reply = await self._channel.read(_list_request(since, number, size))
            if reply.status == 413 and number == 1 and size > FEW_PER_PAGE:
                size = FEW_PER_PAGE
                reply = await self._channel.read(_list_request(since, number, size))
            count, readings = self._page(reply)
            news = [r for r in readings if seen.get(r.ref.order_id) is None]
            if count and number > 1 and not news and readings:
                raise BadReply(
                    say(
                        "{host} gives the same orders for page {number} as before.",
                        host=self._channel.host,
                        number=number,
                    ),
                    say("A cache on the way may ignore the page number."),
                )
            seen.update({r.ref.order_id: r.observation for r in news})
            yield OrderPage(
                tuple(news), None, count - len(readings), http_date(reply.headers.get("date"))
            )
            if not count:
                return
        raise BadReply(
            say("The list of {host} does not end.", host=self._channel.host),
            say("Look at the API."),
        )

    def _page(self, reply: Reply) -> tuple[int, list[Reading]]:
        """How many entries there were, and those that name an order."""
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        if reply.status == 204:
            return 0, []
        document = order_list(self._channel, reply)
        rows = len(document.root) if isinstance(document.root, list) else 0
        found = [self._reading(document, f"/{index}", _LIST) for index in range(rows)]
        return rows, [reading for reading in found if reading is not None]

    def _reading(self, document: Document, pointer: str, source: str) -> Reading | None:
        order_id = order_id_of(document.resolve(pointer))
        if order_id is None:
            return None
        field = Field(
            document=document,
            item=pointer,
            pointer=f"/{self._field}",
            changed_at="/date_modified",
            source=f"{source}, field {self._field}",
            read_at=self._channel.clock.now(),
            others=tuple((name, f"/{name}") for name in FIELDS if name != self._field),
        )
        observation = observed(field, self._channel.masker)
        return Reading(OrderRef(self._code, order_id), f"#{order_id}", observation)

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        """Each order alone: orders cannot be listed by their ids (api-python#82)."""
        return await read_each(refs, self._read_order, _AT_ONCE)

    async def _read_order(self, ref: OrderRef) -> Reading:
        if not is_order_id(ref.order_id):
            return absent(
                self._channel, ref, "not asked: BigCommerce's order ids are whole numbers"
            )
        reply = await self._channel.read(Request("GET", f"{ORDERS}/{ref.order_id}"))
        if is_missing(reply):
            return absent(self._channel, ref, _ONE)
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        reading = None
        if reply.status != 204:
            reading = self._reading(self._channel.document(reply), "", _ONE)
        return about(self._channel, reply, ref, reading)


def _list_request(since: datetime | None, page: int, size: int) -> Request:
    query = [("sort", "id:asc"), ("page", str(page)), ("limit", str(size))]
    if since is not None:
        moment = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        query.append(("min_date_modified", moment))
    return Request("GET", ORDERS, tuple(query))


def order_list(channel: Channel, reply: Reply) -> Document:
    """A bare array of orders. Raises ``BadReply`` or ``NotTheApi``."""
    document = channel.document(reply)
    if not isinstance(document.root, list):
        raise BadReply(
            say(
                "{host} answered with {describe} where a list of orders was expected.",
                host=channel.host,
                describe=describe(document.root),
            ),
            say("Check the address: it ends in stores/HASH/."),
            details=channel.masker.raw(reply.body),
        )
    return document


def order_id_of(order: object) -> str | None:
    """The ``id`` of an order; ``None`` where there is none that can be read."""
    value = number_at(order, "/id")
    return value if value is not None and is_order_id(value) else None
