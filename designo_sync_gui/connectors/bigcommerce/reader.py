"""BigCommerce's orders, version 2: reading.

As the API's own description says (BigCommerce docs, orders.v2.oas2). An empty page is a 204
without a body, past the last page too.
"""

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from designo_sync_gui.connectors.bigcommerce.errors import is_missing, read_error
from designo_sync_gui.connectors.bigcommerce.platform import PER_PAGE
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.errors import http_date
from designo_sync_gui.connectors.http.foreign_words import no_list
from designo_sync_gui.connectors.http.gather import read_ahead
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.reading.bounds import ListBounds
from designo_sync_gui.connectors.reading.document import Document
from designo_sync_gui.connectors.reading.halving import in_parts
from designo_sync_gui.connectors.reading.id_ranges import id_ranges
from designo_sync_gui.connectors.reading.id_span import IdSpan, Reached
from designo_sync_gui.connectors.reading.large_answers import off_loop
from designo_sync_gui.connectors.reading.observations import (
    id_at,
    merged_page,
    none_usable,
    whole,
)
from designo_sync_gui.connectors.reading.shop_reader import ShopReader
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import BadReply, ServerFailure, SyncError
from designo_sync_gui.domain.order import Reading
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import say

ORDERS: Final = "v2/orders"
#: After 413.
FEW_PER_PAGE: Final = 50
#: ``custom_status`` is the merchant's name for the same status, ``status_id`` its number.
FIELDS: Final = ("status", "custom_status", "status_id", "payment_status")

_LIST: Final = "GET v2/orders"
#: A list that goes on for no more pages than so is not worth finding its end first.
_FEW_PAGES: Final = 2
_ORDER_ID: Final = re.compile(r"[1-9][0-9]{0,39}\Z")


def is_order_id(text: str) -> bool:
    return _ORDER_ID.match(text) is not None


class BigCommerceReader(ShopReader):
    """The orders of one store; they cannot be listed by their ids (api-python#82)."""

    changed_pointer = "/date_modified"
    others = FIELDS
    of_one = "GET v2/orders/ID"
    of_ids = "BigCommerce's order ids are whole numbers"

    def __init__(self, channel: Channel, store: Store) -> None:
        super().__init__(channel, store)
        self._counts_by_time: bool | None = None

    async def list_pages(
        self, since: datetime | None, after: str
    ) -> AsyncGenerator[OrderPage, None]:
        walk = _Walk(self._channel.host, _Times(since, self.horizon))
        span = IdSpan.of(after)
        if span is not None and not span.whole:
            gap = walk.of_range(span.bottom, span.low)
            gap.is_gap = True
            async with aclosing(self._from(gap, Reached(span))) as pages:
                async for page in pages:
                    yield page
        walk.after = 0 if span is None else span.top
        async with aclosing(self._from(walk, Reached())) as pages:
            async for page in pages:
                yield page

    async def _from(self, walk: "_Walk", reached: Reached) -> AsyncGenerator[OrderPage, None]:
        """The oldest page first. Of a long list then the newest one, and what lies between them in
        ranges of ids side by side, the newest first; at last what came behind the newest."""
        async with aclosing(self._walked(walk)) as pages:
            async for page in pages:
                yield _marked(page, walk, reached)
                long = len(page.readings) >= FEW_PER_PAGE
                if walk.times.since is None and walk.by_id and long:
                    break
            else:
                return
        async with aclosing(self._ranges(walk, reached)) as pages:
            async for page in pages:
                yield page
        async with aclosing(self._walked(walk)) as pages:
            async for page in pages:
                yield _marked(page, walk, reached)

    async def _walked(
        self, walk: "_Walk", first: OrderPage | None = None
    ) -> AsyncGenerator[OrderPage, None]:
        """Always the first page above the highest id read, so that an order that is changed or
        deleted meanwhile moves no other out of sight. Where that gives nothing new (something on
        the way drops ``min_id``), and behind an order that cannot be given, by page numbers. Only
        an empty page ends the list, or the last id of a range: a store may give fewer per page
        than it is asked for."""
        while not walk.ended:
            try:
                page = first or await self._whole_or_parts(walk)
            except _TooMany:
                walk.ask_for_fewer()
                continue
            first = None
            if not (page.readings or page.nameless or page.lost):
                return
            taken = walk.take(page)
            if walk.was_left and walk.is_gap:
                walk.upto = 0  # the store filters by no highest id: the gap has no end
                continue
            yield taken

    async def _ranges(self, walk: "_Walk", reached: Reached) -> AsyncGenerator[OrderPage, None]:
        """The newest page, then all between it and what ``walk`` has shown, which goes on behind.
        Where the store does not sort or filter as it is asked to, the walk stays where it is."""

        async def read(number: int) -> tuple[_Walk, OrderPage | None]:
            part = walk.of_range(*ranges[number])
            try:
                return part, await self._stretch(part, part.number, part.size)
            except (SyncError, _TooMany):
                return part, None  # asked for again in its turn, in smaller parts

        newest = await self._newest(walk)
        ids = [int(reading.ref.order_id) for reading in newest]
        if not ids or ids != sorted(set(ids), reverse=True) or ids[-1] <= walk.after:
            return
        orders = await self._orders_behind(walk, ids)
        ranges = id_ranges(walk.after, ids[0], orders, walk.size)
        if orders <= _FEW_PAGES * walk.size or not ranges:
            return
        yield OrderPage(newest)
        async with aclosing(read_ahead(read, range(len(ranges)), self._channel.ahead)) as found:
            async for part, first in found:
                low = part.after
                async with aclosing(self._walked(part, first)) as pages:
                    async for page in pages:
                        if part.was_left:
                            return
                        yield page
                yield OrderPage((), reached=reached.down_to(low, ids[0], walk.after))
        walk.after, walk.number = ids[0], 1

    async def _newest(self, walk: "_Walk") -> tuple[Reading, ...]:
        try:
            return (await self._stretch(walk.turned(), 1, walk.size, tries=1)).readings
        except (BadReply, ServerFailure, _TooMany):
            return ()

    async def _orders_behind(self, walk: "_Walk", newest: Sequence[int]) -> int:
        """About how many orders lie behind those that were shown: by the store's count, or as many
        as there would be if all ids were as dense as the newest."""
        limits = [("min_id", str(walk.after + 1))]
        if walk.upto:
            limits.append(("max_id", str(walk.upto)))
        try:
            behind = await self._counted(limits)
        except (BadReply, ServerFailure):
            behind = None
        if behind is not None and walk.times.horizon is None:
            return behind
        return (newest[0] - walk.after) * len(newest) // (newest[0] - newest[-1] + 1)

    async def _whole_or_parts(self, walk: "_Walk") -> OrderPage:
        """A page; one that the store cannot give is put together of smaller parts. Raises
        ``_TooMany`` where either is more than the store gives at once."""

        async def part(offset: int, count: int) -> OrderPage:
            return await self._stretch(walk, offset // count + 1, count, tries=1)

        try:
            return await self._stretch(walk, walk.number, walk.size)
        except SyncError as error:
            parts = await in_parts(part, (walk.number - 1) * walk.size, walk.size, error)
        return merged_page(parts.given, parts.lost)

    async def _stretch(self, walk: "_Walk", number: int, size: int, tries: int = 0) -> OrderPage:
        """Page ``number`` of the orders that a walk has before it."""
        reply = await self._channel.read(walk.request(number, size), tries=tries)
        if reply.status == 413 and size > FEW_PER_PAGE:
            raise _TooMany
        walk.bounds.received(len(reply.body))
        return await off_loop(len(reply.body), lambda: self._page(reply))

    def _page(self, reply: Reply) -> OrderPage:
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        if reply.status == 204:
            return OrderPage((), as_of=http_date(reply.headers.get("date")))
        document = order_list(self._channel, reply)
        return self.listed(reply, document, "", _LIST, None)

    def is_place(self, after: str) -> bool:
        return IdSpan.of(after) is not None

    async def total(self, horizon: datetime | None) -> int | None:
        """``orders/count`` counts by status; its sum is in ``count``. It takes the filters of the
        list (BigCommerce docs, orders.v2.oas2), which nobody measured: where a store counts orders
        that are placed in a time to come, it does not, and its number says nothing of a list that
        begins at a moment."""
        if horizon is None:
            return await self._counted(())
        if self._counts_by_time is None:
            to_come = self._channel.clock.now() + timedelta(days=2)
            self._counts_by_time = await self._counted([_placed_from(to_come)]) == 0
        return await self._counted([_placed_from(horizon)]) if self._counts_by_time else None

    async def _counted(self, filters: Sequence[tuple[str, str]]) -> int | None:
        reply = await self._channel.read(Request("GET", f"{ORDERS}/count", tuple(filters)))
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


@dataclass(slots=True)
class _Walk:
    """How far a list was read: above ``after``, up to ``upto`` where that is not 0.

    ``by_id`` says that the last page let it go on behind an id, ``was_left`` that it showed an
    order of another range. ``is_gap``: it fills what an earlier walk left.
    """

    host: str
    times: _Times
    after: int = 0
    upto: int = 0
    number: int = 1
    size: int = PER_PAGE
    down: bool = False
    ended: bool = False
    by_id: bool = False
    was_left: bool = False
    is_gap: bool = False
    seen: set[str] = field(default_factory=set)
    bounds: ListBounds = field(init=False)

    def __post_init__(self) -> None:
        self.bounds = ListBounds(self.host)

    def of_range(self, after: int, upto: int) -> "_Walk":
        """A walk through a part of this list, within the same bounds."""
        part = _Walk(self.host, self.times, after, upto, size=self.size)
        part.bounds = self.bounds
        return part

    def turned(self) -> "_Walk":
        """What lies before this walk, from its other end."""
        part = self.of_range(self.after, self.upto)
        part.down = True
        return part

    def ask_for_fewer(self) -> None:
        self.number = (self.number - 1) * self.size // FEW_PER_PAGE + 1
        self.size = FEW_PER_PAGE

    def take(self, page: OrderPage) -> OrderPage:
        """Note a page with entries; given back with what is new. Raises ``BadReply`` for a list
        that repeats itself, does not end or names no order."""
        ids = [int(reading.ref.order_id) for reading in page.readings]
        self.was_left = bool(self.upto) and any(number > self.upto for number in ids)
        if self.was_left:
            return page
        news = tuple(r for r in page.readings if r.ref.order_id not in self.seen)
        if not page.readings and not page.lost:
            raise none_usable(self.host, page.nameless, page.nameless_as)
        if self.number > 1 and not news:
            raise _same_orders(self.host, self.number)
        self.bounds.listed(len(news) + page.lost)
        self.seen.update(reading.ref.order_id for reading in news)
        self.by_id = self.number == 1 and bool(news) and not page.lost
        if self.by_id:
            self.after = max([self.after, *(int(r.ref.order_id) for r in news)])
            self.ended = bool(self.upto) and self.after >= self.upto
        self.number = 1 if self.by_id else self.number + 1
        return replace(page, readings=news)

    def request(self, number: int, size: int) -> Request:
        order = "id:desc" if self.down else "id:asc"
        query = [("sort", order), ("page", str(number)), ("limit", str(size))]
        if self.after:
            query.append(("min_id", str(self.after + 1)))
        if self.upto:
            query.append(("max_id", str(self.upto)))
        times = ("min_date_modified", self.times.since), ("min_date_created", self.times.horizon)
        query += [(name, _utc(since)) for name, since in times if since is not None]
        return Request("GET", ORDERS, tuple(query))


def _marked(page: OrderPage, walk: _Walk, reached: Reached) -> OrderPage:
    """A page of a walk by ids, with how far it came; by page numbers there is no such place."""
    if walk.times.since is not None or not walk.by_id:
        return page
    return replace(page, reached=reached.up_to(walk.after))


def _placed_from(moment: datetime) -> tuple[str, str]:
    return ("min_date_created", _utc(moment))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _TooMany(Exception):
    """The store answered 413: request fewer orders at once."""


def _same_orders(host: str, number: int) -> BadReply:
    return BadReply(
        say("{host} gives the same orders for page {number} as before.", host=host, number=number),
        say("A cache on the way may ignore the page number."),
    )


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
