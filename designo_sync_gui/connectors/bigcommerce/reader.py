"""BigCommerce's orders, version 2: reading.

As the API's own description says (BigCommerce docs, orders.v2.oas2). An empty page is a 204
without a body, past the last page too.
"""

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from designo_sync_gui.connectors.bigcommerce.errors import is_missing, read_error
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.errors import http_date
from designo_sync_gui.connectors.http.foreign_words import no_list
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.reading.bounds import ListBounds
from designo_sync_gui.connectors.reading.document import Document
from designo_sync_gui.connectors.reading.halving import in_parts
from designo_sync_gui.connectors.reading.large_answers import off_loop
from designo_sync_gui.connectors.reading.observations import (
    id_at,
    merged_page,
    none_usable,
    whole,
)
from designo_sync_gui.connectors.reading.shop_reader import ShopReader
from designo_sync_gui.domain.errors import BadReply, SyncError
from designo_sync_gui.domain.order import Reading
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import say

ORDERS: Final = "v2/orders"
#: Stated for products; for orders not (facts sheet 3.2): 413 falls back to ``FEW_PER_PAGE``.
PER_PAGE: Final = 250
FEW_PER_PAGE: Final = 50
#: ``custom_status`` is the merchant's name for the same status, ``status_id`` its number.
FIELDS: Final = ("status", "custom_status", "status_id", "payment_status")

_LIST: Final = "GET v2/orders"
_ORDER_ID: Final = re.compile(r"[1-9][0-9]{0,39}\Z")


def is_order_id(text: str) -> bool:
    return _ORDER_ID.match(text) is not None


class BigCommerceReader(ShopReader):
    """The orders of one store; they cannot be listed by their ids (api-python#82)."""

    changed_pointer = "/date_modified"
    others = FIELDS
    of_one = "GET v2/orders/ID"
    of_ids = "BigCommerce's order ids are whole numbers"

    async def list_pages(self, since: datetime | None) -> AsyncGenerator[OrderPage, None]:
        """Always the first page above the highest id read, so that an order that is changed or
        deleted meanwhile moves no other out of sight. Where that gives nothing new (something on
        the way drops ``min_id``), and behind an order that cannot be given, by page numbers. Only
        an empty page ends the list: a store may give fewer per page than it is asked for."""
        size, after, number = PER_PAGE, 0, 1
        times = _Times(since, self.horizon)
        bounds = ListBounds(self._channel.host)
        seen: set[str] = set()
        while True:
            try:
                page = await self._whole_or_parts(times, after, number, size, bounds)
            except _TooMany:
                number, size = (number - 1) * size // FEW_PER_PAGE + 1, FEW_PER_PAGE
                continue
            if not (page.readings or page.nameless or page.lost):
                return
            news = tuple(r for r in page.readings if r.ref.order_id not in seen)
            if not page.readings and not page.lost:
                raise none_usable(self._channel.host, page.nameless, page.nameless_as)
            if number > 1 and not news:
                raise _same_orders(self._channel.host, number)
            bounds.listed(len(news) + page.lost)
            seen.update(reading.ref.order_id for reading in news)
            yield replace(page, readings=news)
            by_id = number == 1 and news and not page.lost
            after = max([after, *(int(r.ref.order_id) for r in news)]) if by_id else after
            number = 1 if by_id else number + 1

    async def _whole_or_parts(
        self, times: "_Times", after: int, number: int, size: int, bounds: ListBounds
    ) -> OrderPage:
        """A page; one that the store cannot give is put together of smaller parts. Raises
        ``_TooMany`` where either is more than the store gives at once."""

        async def part(offset: int, count: int) -> OrderPage:
            return await self._stretch(times, after, offset // count + 1, count, bounds, tries=1)

        try:
            return await self._stretch(times, after, number, size, bounds)
        except SyncError as error:
            parts = await in_parts(part, (number - 1) * size, size, error)
        return merged_page(parts.given, parts.lost)

    async def _stretch(
        self,
        times: "_Times",
        after: int,
        number: int,
        size: int,
        bounds: ListBounds,
        tries: int = 0,
    ) -> OrderPage:
        """Page ``number`` of the orders whose ids are above ``after``."""
        reply = await self._channel.read(_list_request(times, after, number, size), tries=tries)
        if reply.status == 413 and size > FEW_PER_PAGE:
            raise _TooMany
        bounds.received(len(reply.body))
        return await off_loop(len(reply.body), lambda: self._page(reply))

    def _page(self, reply: Reply) -> OrderPage:
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        if reply.status == 204:
            return OrderPage((), as_of=http_date(reply.headers.get("date")))
        document = order_list(self._channel, reply)
        return self.listed(reply, document, "", _LIST, None)

    async def total(self) -> int | None:
        """``orders/count`` counts by status; its sum is in ``count``. It knows no time, so it says
        nothing of a list that begins at one."""
        if self.horizon is not None:
            return None
        reply = await self._channel.read(Request("GET", f"{ORDERS}/count"))
        if read_error(self._channel, reply) is not None:
            return None
        return whole(id_at(self._channel.document(reply).root, "/count"))

    def order_id_of(self, order: object) -> str | None:
        return order_id_of(order)

    def number_of(self, order: object, order_id: str) -> str:
        return f"#{order_id}"

    def is_order_id(self, text: str) -> bool:
        return is_order_id(text)

    def request_of(self, order_id: str) -> Request:
        return Request("GET", f"{ORDERS}/{order_id}")

    def is_missing(self, reply: Reply, order_id: str) -> bool:
        return is_missing(reply)

    def error_of(self, reply: Reply) -> SyncError | None:
        return read_error(self._channel, reply)

    def single(self, reply: Reply) -> Reading | None:
        return None if reply.status == 204 else super().single(reply)


@dataclass(frozen=True, slots=True)
class _Times:
    """Only orders that changed ``since`` then and were placed from ``horizon`` on."""

    since: datetime | None
    horizon: datetime | None


class _TooMany(Exception):
    """The store answered 413: it wants to be asked for fewer orders at once."""


def _same_orders(host: str, number: int) -> BadReply:
    return BadReply(
        say("{host} gives the same orders for page {number} as before.", host=host, number=number),
        say("A cache on the way may ignore the page number."),
    )


def _list_request(times: "_Times", after: int, page: int, size: int) -> Request:
    query = [("sort", "id:asc"), ("page", str(page)), ("limit", str(size))]
    if after:
        query.append(("min_id", str(after + 1)))
    for name, since in (("min_date_modified", times.since), ("min_date_created", times.horizon)):
        if since is not None:
            query.append((name, since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")))
    return Request("GET", ORDERS, tuple(query))


def order_list(channel: Channel, reply: Reply) -> Document:
    """A bare array of orders. Raises ``BadReply`` or ``NotTheApi``."""
    document = channel.document(reply)
    if not isinstance(document.root, list):
        advice = say("Check the address: it ends in stores/HASH/.")
        raise no_list(reply, channel.host, channel.masker, document.root, advice)
    return document


def order_id_of(order: object) -> str | None:
    """The ``id`` of an order; ``None`` where there is none that can be read."""
    value = id_at(order, "/id")
    return value if value is not None and is_order_id(value) else None
