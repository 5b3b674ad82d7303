"""Magento's REST API V1: reading orders (schema 2.4.9; AWD performing-searches).

Law: the list is walked by order id and not by page number, so that an order that is deleted
meanwhile shifts no other out of sight; the shop's own ``total_count`` says when it ends. Between
its oldest and its newest page, ranges of ids are read side by side.
"""

import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.foreign_words import no_list
from designo_sync_gui.connectors.http.gather import read_ahead
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.magento.errors import (
    all_words,
    ask,
    is_missing,
    page_size_limit,
    read_error,
)
from designo_sync_gui.connectors.magento.platform import (
    DEFAULT_VIEW,
    PER_PAGE,
    STORE_OPTION,
    VIEW_OPTION,
)
from designo_sync_gui.connectors.magento.walk import NAMES, Search, Walk
from designo_sync_gui.connectors.reading.bounds import ListBounds
from designo_sync_gui.connectors.reading.document import Document, PointerError, describe
from designo_sync_gui.connectors.reading.halving import about_any, in_parts
from designo_sync_gui.connectors.reading.id_ranges import id_ranges
from designo_sync_gui.connectors.reading.id_span import IdSpan, Reached
from designo_sync_gui.connectors.reading.large_answers import off_loop
from designo_sync_gui.connectors.reading.observations import (
    id_at,
    merged_page,
    number_at,
    readable_text,
    whole,
)
from designo_sync_gui.connectors.reading.shop_reader import ShopReader
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import BadReply, ServerFailure, SettingsInvalid, SyncError
from designo_sync_gui.domain.order import OrderRef, Reading
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import NOTHING, say

#: ``status`` is the code that shops name themselves, ``state`` the fixed workflow behind it.
FIELDS: Final = ("status", "state")

_LIST: Final = "GET V1/orders"
_ORDER_ID: Final = re.compile(r"[1-9][0-9]{0,39}\Z")
#: A list that goes on for no more pages than so is not worth finding its end first.
_FEW_PAGES: Final = 2
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


def store_ids(store: Store) -> str:
    """Whose orders are listed: store view ids with commas; empty for all. Raises
    ``SettingsInvalid``."""
    text = "".join(store.option(STORE_OPTION).split())
    if text and re.fullmatch(r"[0-9]{1,5}(,[0-9]{1,5})*", text) is None:
        raise SettingsInvalid(
            say("“{text}” is not a store view id.", text=store.option(STORE_OPTION)),
            say("Enter the ids of the store views, separated by commas, for example 1,3."),
        )
    return text


def is_order_id(text: str) -> bool:
    return _ORDER_ID.match(text) is not None


def first_order_request(store: Store) -> Request:
    """The smallest request for the list, for the connection test."""
    return Search(orders_path(store), None, size=1, store_ids=store_ids(store)).request()


class MagentoReader(ShopReader):
    """The orders of one shop."""

    id_pointer = "/entity_id"
    changed_pointer = "/updated_at"
    others = FIELDS
    of_one = "GET V1/orders/ID"
    of_ids = "Magento's order ids are whole numbers"

    def __init__(self, channel: Channel, store: Store) -> None:
        super().__init__(channel, store)
        self._path = orders_path(store)
        self._stores = store_ids(store)

    async def list_pages(
        self, since: datetime | None, after: str
    ) -> AsyncGenerator[OrderPage, None]:
        """Each order once. An order that is changed during the scan is shown as it was."""
        bounds = ListBounds(self._channel.host)
        search = Search(self._path, since, store_ids=self._stores, horizon=self.horizon)
        span = IdSpan.of(after)
        if span is not None and not span.whole:
            gap = replace(search, after=span.bottom, upto=span.low)
            async with aclosing(self._from(gap, bounds, Reached(span))) as pages:
                async for page in pages:
                    yield replace(page, total=None)
        if span is not None:
            search = replace(search, after=span.top)
        async with aclosing(self._from(search, bounds, Reached())) as pages:
            async for page in pages:
                yield page if span is None else replace(page, total=None)

    async def _from(
        self, search: Search, bounds: ListBounds, reached: Reached
    ) -> AsyncGenerator[OrderPage, None]:
        """What a search finds: its oldest page, then of a long list the newest and what lies
        between in ranges, the newest first; at last what came behind the newest."""
        walk = Walk(self._channel.host, search, bounds)
        yield _marked(walk.take(await self._page(walk)), walk, reached)
        if search.since is None and walk.left > _FEW_PAGES * walk.search.size:
            async with aclosing(self._ranges(walk, reached)) as pages:
                async for page in pages:
                    yield replace(page, total=None)
        while not walk.ended:
            yield _marked(walk.take(await self._page(walk)), walk, reached)

    async def _ranges(self, walk: Walk, reached: Reached) -> AsyncGenerator[OrderPage, None]:
        """The newest page, then everything between what ``walk`` has shown and the newest order,
        which it goes on behind. Where the shop does not sort or filter by id as it is asked to,
        the walk stays where it is."""

        async def read(number: int) -> tuple[Walk, OrderPage | None, SyncError | None]:
            part = walk.of_range(*ranges[number])
            try:
                return part, await self._whole_page(part), None
            except SyncError as error:
                return part, None, error

        newest = await self._newest(walk)
        if newest is None:
            return
        yield newest
        highest = int(newest.readings[0].ref.order_id)
        ranges = id_ranges(walk.search.after, highest, walk.left, walk.search.size)
        if not ranges:
            return
        listed, whole_list = 0, walk.shown + walk.left
        async with aclosing(read_ahead(read, range(len(ranges)), self._channel.ahead)) as found:
            async for part, page, error in found:
                low = part.search.after
                part.through = whole_list - listed
                if error is not None:
                    page = await self._in_parts(part, error)
                while page is not None:
                    if part.is_left_by(page):
                        return
                    taken = part.take(page)
                    if part.ended:
                        mark = reached.down_to(low, highest, walk.search.after)
                        taken = replace(taken, reached=mark)
                    yield taken
                    page = None if part.ended else await self._page(part)
                listed += part.count
        walk.go_on_behind(highest, listed)

    async def _newest(self, walk: Walk) -> OrderPage | None:
        """The newest orders, or ``None`` where they are not the answer to that."""
        after = walk.search.after
        try:
            reply, _ = await self._listed(replace(walk.search, down=True), tries=1)
            walk.bounds.received(len(reply.body))
            page = await off_loop(len(reply.body), lambda: self._of(reply))
        except (BadReply, ServerFailure):
            return None
        ids = [int(reading.ref.order_id) for reading in page.readings]
        sound = bool(ids) and ids == sorted(set(ids), reverse=True) and ids[-1] > after
        return page if sound else None

    async def _page(self, walk: Walk) -> OrderPage:
        """The next page; one that the shop cannot give is put together of smaller parts."""
        try:
            return await self._whole_page(walk)
        except SyncError as error:
            return await self._in_parts(walk, error)

    async def _whole_page(self, walk: Walk) -> OrderPage:
        reply, size = await self._listed(walk.search)
        walk.bounds.received(len(reply.body))
        walk.search = replace(walk.search, size=size)
        return await off_loop(len(reply.body), lambda: self._of(reply))

    async def _in_parts(self, walk: Walk, error: SyncError) -> OrderPage:
        search = walk.search

        async def part(at: int, count: int) -> OrderPage:
            asked = replace(search, page=at // count + 1, size=count)
            given, _ = await self._listed(asked, tries=1)
            walk.bounds.received(len(given.body))
            return await off_loop(len(given.body), lambda: self._of(given))

        parts = await in_parts(part, (search.page - 1) * search.size, search.size, error)
        page = merged_page(parts.given, parts.lost)
        before = walk.shown if walk.through is None else walk.through - (page.total or 0)
        return merged_page(parts.given, [(before + at, why) for at, why in parts.lost])

    def _of(self, reply: Reply) -> OrderPage:
        rows = OrderRows.of(self._channel, reply)
        return self.listed(reply, rows.document, "/items", _LIST, rows.total)

    async def _listed(self, search: Search, tries: int = 0) -> tuple[Reply, int]:
        """The reply to a search, with smaller pages where the shop's limit asks for them."""
        reply = await ask(self._channel, search.request(), tries)
        limit = page_size_limit(reply)
        if limit is not None and limit < search.size:
            search = replace(search, size=limit)
            reply = await ask(self._channel, search.request(), tries)
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        return reply, search.size

    def is_place(self, after: str) -> bool:
        return IdSpan.of(after) is not None

    async def total(self, horizon: datetime | None) -> int | None:
        """``total_count`` of the smallest search."""
        smallest = Search(self._path, None, size=1, store_ids=self._stores, horizon=horizon)

        async def ask(position: int) -> int:
            reply, _ = await self._listed(replace(smallest, page=position))
            return OrderRows.of(self._channel, reply).total

        return await about_any(ask, (1, PER_PAGE + 1))

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        """Several by a list of their ids; whom it does not show, alone: only so the shop says
        which it does not have."""
        found = await self._by_ids(refs) if len(refs) > 1 else {}
        left = [ref for ref in refs if ref not in found]
        return {**found, **await super().read_orders(left)}

    async def _by_ids(self, refs: Sequence[OrderRef]) -> dict[OrderRef, Reading]:
        """What the list shows of these orders; nothing where it cannot be given."""
        ids = tuple(ref.order_id for ref in refs if is_order_id(ref.order_id))[:PER_PAGE]
        if not ids:
            return {}
        try:
            reply, _ = await self._listed(Search(self._path, None, ids=ids), tries=1)
            page = self._of(reply)
        except (BadReply, ServerFailure):
            return {}
        return {reading.ref: reading for reading in page.readings if reading.ref in set(refs)}

    def order_id_of(self, order: object) -> str | None:
        return order_id_of(order)

    def number_of(self, order: object, order_id: str) -> str:
        return readable_text(order, "/increment_id")

    def is_order_id(self, text: str) -> bool:
        return is_order_id(text)

    def request_of(self, order_id: str) -> Request:
        return Request("GET", f"{self._path}/{order_id}", (("fields", NAMES),))

    async def ask(self, request: Request) -> Reply:
        return await ask(self._channel, request)

    def is_missing(self, reply: Reply, order_id: str) -> bool:
        return is_missing(reply, order_id)

    def error_of(self, reply: Reply) -> SyncError | None:
        return read_error(self._channel, reply)


def _marked(page: OrderPage, walk: Walk, reached: Reached) -> OrderPage:
    """A page of a walk by ids, with how far it came; by page numbers there is no such place."""
    if walk.search.since is not None or not walk.is_behind_ids:
        return page
    return replace(page, reached=reached.up_to(walk.search.after))


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
        framework/Webapi/Rest/Response/FieldsFilter.php): no order, or a page behind the last.
        """
        document = channel.document(reply)
        total = whole(number_at(document.root, "/total_count"))
        try:
            items = document.resolve("/items")
        except PointerError:
            items = document.root
        if total is not None and items is None:
            return cls(document, 0, total)
        spoken = all_words(reply.body) if total is None else ""
        if spoken:
            raise no_list(reply, channel.host, channel.masker, {"message": spoken}, NOTHING)
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
    value = id_at(order, "/entity_id")
    return value if value is not None and is_order_id(value) else None
