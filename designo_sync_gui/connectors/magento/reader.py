"""Magento's REST API V1: reading orders (schema 2.4.9; AWD performing-searches).

Law: the list is walked by order id and not by page number, so that an order that is deleted
meanwhile shifts no other out of sight; the shop's own ``total_count`` says when it ends. Between
its oldest and its newest page, ranges of ids are read side by side.
"""

import re
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
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
from designo_sync_gui.connectors.reading.bounds import ListBounds
from designo_sync_gui.connectors.reading.document import Document, PointerError, describe
from designo_sync_gui.connectors.reading.halving import about_any, in_parts
from designo_sync_gui.connectors.reading.id_ranges import id_ranges
from designo_sync_gui.connectors.reading.large_answers import off_loop
from designo_sync_gui.connectors.reading.observations import (
    fewer_than_total,
    id_at,
    merged_page,
    none_usable,
    number_at,
    readable_text,
    whole,
)
from designo_sync_gui.connectors.reading.shop_reader import ShopReader
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import BadReply, ServerFailure, SettingsInvalid, SyncError
from designo_sync_gui.domain.order import OrderRef, Reading
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sending import MOST_AT_ONCE
from designo_sync_gui.domain.sentence import NOTHING, say

#: ``status`` is the code that shops name themselves, ``state`` the fixed workflow behind it.
FIELDS: Final = ("status", "state")

_LIST: Final = "GET V1/orders"
_NAMES: Final = "entity_id,increment_id,state,status,updated_at"
_ORDER_ID: Final = re.compile(r"[1-9][0-9]{0,39}\Z")
#: How often a list without order is gone through while orders come and go. The engine asks singly
#: for a known order that no pass shows.
_MOST_PASSES: Final = 3
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


def all_of(filters: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """The query for orders of which each of these is so: column, value and condition."""
    for index, (column, value, condition) in enumerate(filters):
        place = f"searchCriteria[filterGroups][{index}][filters][0]"
        yield f"{place}[field]", column
        yield f"{place}[value]", value
        yield f"{place}[conditionType]", condition


@dataclass(frozen=True, slots=True)
class _Search:
    """One request for the orders behind ``after``, in the order of their ids."""

    path: str
    since: datetime | None
    after: int = 0
    upto: int = 0
    down: bool = False
    size: int = PER_PAGE
    page: int = 1
    ids: tuple[str, ...] = ()
    store_ids: str = ""
    horizon: datetime | None = None

    def request(self) -> Request:
        """Names as the schema spells them; times are UTC without a zone [magento2#24985]."""
        filters = [("entity_id", str(self.after), "gt")]
        if self.ids:
            filters = [("entity_id", ",".join(self.ids), "in")]
        if self.upto:
            filters.append(("entity_id", str(self.upto), "lteq"))
        if self.since is not None:
            filters.append(("updated_at", _utc(self.since), "gteq"))
        if self.horizon is not None:
            filters.append(("created_at", _utc(self.horizon), "gteq"))
        if self.store_ids:
            filters.append(("store_id", self.store_ids, "in"))
        query = [
            *all_of(filters),
            ("searchCriteria[sortOrders][0][field]", "entity_id"),
            ("searchCriteria[sortOrders][0][direction]", "DESC" if self.down else "ASC"),
            ("searchCriteria[pageSize]", str(self.size)),
            ("searchCriteria[currentPage]", str(self.page)),
            ("fields", f"items[{_NAMES}],total_count"),
        ]
        return Request("GET", self.path, tuple(query))


def first_order_request(store: Store) -> Request:
    """The smallest request for the list, for the connection test."""
    return _Search(orders_path(store), None, size=1, store_ids=store_ids(store)).request()


@dataclass(slots=True)
class _Walk:
    """How far the list was read: behind the highest id, or by page numbers where the shop does
    not sort by id (magento2#3788) or could not give an order.

    By page numbers an order that comes or goes moves others to pages that were read or not yet
    read: where the total changed meanwhile, these pages are gone through once more.
    """

    host: str
    search: _Search
    bounds: ListBounds
    ended: bool = False
    #: Of a range: how many orders the whole list has up to its end.
    through: int | None = None
    #: How many orders lay behind those of the last page that was in the order of ids.
    left: int = 0
    _seen: set[int] = field(default_factory=set)
    _began: int = 0
    _now: set[int] = field(default_factory=set)
    _without_id: int = 0
    _total: int | None = None
    _moved: bool = False
    _passes: int = 1

    @property
    def shown(self) -> int:
        """How many orders were listed before the present stretch."""
        return self._began

    @property
    def count(self) -> int:
        """How many orders were listed."""
        return self._began + len(self._now) + self._without_id

    def of_range(self, after: int, upto: int) -> "_Walk":
        """A walk through a part of this list, of its own and within the same bounds."""
        return _Walk(self.host, replace(self.search, after=after, upto=upto), self.bounds)

    def is_left_by(self, page: OrderPage) -> bool:
        """Whether a page of a range shows an order that is not in it."""
        return any(int(reading.ref.order_id) > self.search.upto for reading in page.readings)

    def go_on_behind(self, highest: int, listed: int) -> None:
        """Everything up to this id was listed otherwise."""
        self._began += listed
        self.search = replace(self.search, after=highest, page=1)

    def take(self, page: OrderPage) -> OrderPage:
        """Note a page; only the first one is given back with the list's total. Raises
        ``BadReply`` for a list that repeats itself, does not end or ends before its total."""
        ids = [int(reading.ref.order_id) for reading in page.readings]
        if page.nameless and not ids:
            raise none_usable(self.host, page.nameless, page.nameless_as)
        by_id = self._is_by_id(ids, page)
        if by_id and ids and min(ids) <= self.search.after:
            raise _again(self.host)
        told = page.total if not self._seen else None
        news = set(ids) - self._seen
        self._note(ids, page)
        if by_id:
            self.left = (self._total or 0) - self.count + self._began
            self._go_behind(max(ids, default=self.search.after))
        kept = {r.ref: r for r in page.readings if int(r.ref.order_id) in news}
        return replace(page, readings=tuple(kept.values()), total=told)

    def _is_by_id(self, ids: list[int], page: OrderPage) -> bool:
        first = self.search.page == 1 and self._passes == 1
        return first and not page.lost and ids == sorted(ids)

    def _note(self, ids: list[int], page: OrderPage) -> None:
        rows = len(set(ids) - self._now) + page.nameless + page.lost
        total = page.total or 0
        self._moved |= self._total not in (None, total)
        self._total = total
        if rows or total:  # a range may be empty
            self.bounds.listed(rows)
        self._seen.update(ids)
        self._now.update(ids)
        self._without_id += page.nameless + page.lost
        count = len(self._now) + self._without_id
        # A page that holds more than the total belies it: then only an empty page ends the list.
        self.ended = count >= total and not len(ids) + page.nameless + page.lost > total
        if self._moved and self._passes < _MOST_PASSES and (self.ended or not rows):
            self._pass_again()
        elif not rows and not self.ended:
            raise self._short(total, count, repeated=bool(ids))
        else:
            self.search = replace(self.search, page=self.search.page + 1)

    def _go_behind(self, furthest: int) -> None:
        self._began += len(self._now) + self._without_id
        self._forget_pass()
        self.search = replace(self.search, after=furthest, page=1)

    def _pass_again(self) -> None:
        self._forget_pass()
        self._passes += 1
        self.ended = False
        self.search = replace(self.search, page=1)

    def _forget_pass(self) -> None:
        self._now.clear()
        self._without_id = 0
        self._total = None
        self._moved = False

    def _short(self, total: int, count: int, *, repeated: bool) -> BadReply:
        if repeated and self.search.page == 1:
            return _again(self.host)
        return fewer_than_total(self.host, self._began + count, self._began + total)


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

    async def list_pages(self, since: datetime | None) -> AsyncGenerator[OrderPage, None]:
        """Each order once. An order that is changed during the scan is shown as it was."""
        bounds = ListBounds(self._channel.host)
        search = _Search(self._path, since, store_ids=self._stores, horizon=self.horizon)
        walk = _Walk(self._channel.host, search, bounds)
        yield walk.take(await self._page(walk))
        if since is None and walk.left > _FEW_PAGES * walk.search.size:
            async with aclosing(self._ranges(walk)) as pages:
                async for page in pages:
                    yield replace(page, total=None)
        while not walk.ended:
            yield walk.take(await self._page(walk))

    async def _ranges(self, walk: "_Walk") -> AsyncGenerator[OrderPage, None]:
        """The newest page, then everything between what ``walk`` has shown and the newest order,
        which it goes on behind. Where the shop does not sort or filter by id as it is asked to,
        the walk stays where it is."""

        async def read(number: int) -> tuple[_Walk, OrderPage | None, SyncError | None]:
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
        async with aclosing(read_ahead(read, range(len(ranges)), MOST_AT_ONCE)) as found:
            async for part, page, error in found:
                part.through = whole_list - listed
                if error is not None:
                    page = await self._in_parts(part, error)
                while page is not None:
                    if part.is_left_by(page):
                        return
                    yield part.take(page)
                    page = None if part.ended else await self._page(part)
                listed += part.count
        walk.go_on_behind(highest, listed)

    async def _newest(self, walk: "_Walk") -> OrderPage | None:
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

    async def _page(self, walk: "_Walk") -> OrderPage:
        """The next page; one that the shop cannot give is put together of smaller parts."""
        try:
            return await self._whole_page(walk)
        except SyncError as error:
            return await self._in_parts(walk, error)

    async def _whole_page(self, walk: "_Walk") -> OrderPage:
        reply, size = await self._listed(walk.search)
        walk.bounds.received(len(reply.body))
        walk.search = replace(walk.search, size=size)
        return await off_loop(len(reply.body), lambda: self._of(reply))

    async def _in_parts(self, walk: "_Walk", error: SyncError) -> OrderPage:
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

    async def _listed(self, search: _Search, tries: int = 0) -> tuple[Reply, int]:
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

    async def total(self) -> int | None:
        """``total_count`` of the smallest search."""
        smallest = _Search(self._path, None, size=1, store_ids=self._stores, horizon=self.horizon)

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
            reply, _ = await self._listed(_Search(self._path, None, ids=ids), tries=1)
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
        return Request("GET", f"{self._path}/{order_id}", (("fields", _NAMES),))

    async def ask(self, request: Request) -> Reply:
        return await ask(self._channel, request)

    def is_missing(self, reply: Reply, order_id: str) -> bool:
        return is_missing(reply, order_id)

    def error_of(self, reply: Reply) -> SyncError | None:
        return read_error(self._channel, reply)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _again(host: str) -> BadReply:
    return BadReply(
        say("{host} lists orders again that it listed before.", host=host),
        say(
            "A cache in front of the shop may ignore the request's parameters: "
            "exclude /rest/ from caching."
        ),
    )


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
