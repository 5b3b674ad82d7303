"""WooCommerce's list of orders, page by page.

Law: by id, the newest first, and complete only by the shop's own total. Pages are asked for several
at once only in a complete list whose size the shop tells; where its size changes on the way, the
pages read about then are read again, because an order may have slipped between two of them, and so
are the first ones where new orders came. A list of what changed since a time is read one page after
the other. A list that was broken off is gone on with at the page on which its last order now is.
"""

import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.foreign_words import no_list
from designo_sync_gui.connectors.http.gather import read_ahead
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.reading.bounds import MOST_ANSWERS, ListBounds
from designo_sync_gui.connectors.reading.document import Document
from designo_sync_gui.connectors.reading.halving import about_any, in_parts
from designo_sync_gui.connectors.reading.large_answers import off_loop
from designo_sync_gui.connectors.reading.observations import (
    fewer_than_total,
    merged_page,
    none_usable,
    whole,
)
from designo_sync_gui.connectors.woocommerce.errors import read_error
from designo_sync_gui.connectors.woocommerce.platform import PER_PAGE
from designo_sync_gui.domain.errors import BadReply, SyncError
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import say

ORDERS: Final = "wp-json/wc/v3/orders"
_LIST: Final = "GET wc/v3/orders"
#: A part of a page that failed before is tried fewer times than a page.
_TRIES_OF_A_PART: Final = 1

_PLACE: Final = re.compile(r"(any|trash) page ([1-9][0-9]{0,8}) id ([1-9][0-9]{0,39})", re.ASCII)

#: ``ShopReader.listed``.
MakePage = Callable[[Reply, Document, str, str, int | None], OrderPage]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with what the shop said of the whole list when it gave it (its headers)."""

    number: int
    page: OrderPage
    pages: int | None
    ids: frozenset[str]

    @classmethod
    def of(cls, number: int, page: OrderPage, pages: int | None) -> "_Page":
        return cls(number, page, pages, frozenset(r.ref.order_id for r in page.readings))

    @property
    def rows(self) -> int:
        return len(self.page.readings) + self.page.nameless + self.page.lost


@dataclass(slots=True)
class _Walk:
    """How far a scan has come, its pages taken in order; ``at_once`` are asked for at a time.

    ``front`` are first pages to be read again because of orders that came, ``in_doubt`` others.
    ``before`` is how many orders lie before the first page that was asked for.
    """

    host: str
    bounds: ListBounds
    at_once: int = 1
    number: int = 0
    in_doubt: set[int] = field(default_factory=set)
    front: set[int] = field(default_factory=set)
    before: int = 0
    _marks: dict[int, int] = field(default_factory=dict)
    _ended: bool = False
    _last: int | None = None
    _total: int | None = None
    _ids: set[str] = field(default_factory=set)
    _without_id: dict[int, int] = field(default_factory=dict)

    def take(self, one: _Page) -> OrderPage:
        """Note a page; it is given back with the list's total only when it is the first. Raises
        ``BadReply`` for a list that repeats itself or does not end."""
        if one.page.nameless and not one.ids:
            raise none_usable(self.host, one.page.nameless, one.page.nameless_as)
        if one.number > 1 and one.ids and one.ids <= self._ids:
            raise _same_orders(self.host, one.number)
        self.number = one.number
        self._last = one.pages if one.pages is not None else self._last
        self.bounds.listed(len(one.ids - self._ids) or one.page.nameless + one.page.lost)
        page = self._noted(one)
        self._mark(one)
        at_last = self._last is not None and self.number >= self._last
        self._ended = not one.rows or (at_last and not self._shows_more_than_total())
        return page

    def take_again(self, one: _Page) -> OrderPage:
        """Note a page that was read again."""
        return self._noted(one)

    def at_end(self) -> bool:
        return self._ended

    def next_in_doubt(self, *, settled: bool = False) -> int | None:
        """The next page to be read again; ``settled``: of those about which nothing that was asked
        for before the list moved is still under way, and not the first ones."""
        most = self.number - self.at_once if settled else self.number
        left = self.in_doubt if settled else self.in_doubt | self.front
        found = [number for number in left if number <= most]
        if not found:
            return None
        self.in_doubt.discard(min(found))
        self.front.discard(min(found))
        return min(found)

    @property
    def reached(self) -> tuple[int, int] | None:
        """The last page up to which nothing is in doubt, and the lowest order id on it; ``None``
        where there is none, or the list is not in the order of ids."""
        last = min(self.in_doubt, default=self.number + 1) - 1
        return (last, self._marks[last]) if self._marks.get(last) else None

    def check_complete(self) -> None:
        """Raise ``BadReply`` for fewer orders than the shop says there are."""
        if self._total is not None and self._shown() < self._total:
            raise fewer_than_total(self.host, self._shown(), self._total)

    def _shown(self) -> int:
        return self.before + len(self._ids) + sum(self._without_id.values())

    def _mark(self, one: _Page) -> None:
        """Note the lowest id of a page; 0 from the first page on that is not in the order of
        ids."""
        ids = [int(reading.ref.order_id) for reading in one.page.readings]
        former = self._marks.get(one.number - 1)
        falling = bool(ids) and all(a > b for a, b in pairwise(ids))
        sound = falling and (former is None or ids[-1] <= former)
        self._marks[one.number] = ids[-1] if sound else 0
        self._marks.pop(one.number - 4 * self.at_once - 2, None)

    def _shows_more_than_total(self) -> bool:
        """Plugins that speed up queries leave the rows uncounted (``no_found_rows``): total and
        number of pages are then 0 on every page, and only an empty page ends the list."""
        return self._total is not None and self._shown() > self._total

    def _noted(self, one: _Page) -> OrderPage:
        self._ids |= one.ids
        self._without_id[one.number] = one.page.nameless + one.page.lost
        total = one.page.total
        if self._total is not None and total is not None:
            self._note_shift(one.number, total - self._total)
        first = self._total is None
        self._total = total if total is not None else self._total
        return one.page if first else replace(one.page, total=None)

    def _note_shift(self, number: int, grown: int) -> None:
        """Orders that come stand on the first pages and push others to later ones, which matters
        only to pages that were read before; orders that go pull others to pages that were read
        already."""
        if grown > 0:
            self.front.update(range(1, 2 + grown // PER_PAGE))
        if grown < 0 or (grown > 0 and self.at_once > 1):
            about = range(number - self.at_once, number + self.at_once)
            self.in_doubt.update(number for number in about if number > 0)


class OrderList:
    """The list of one shop. ``fields`` is the query parameter that keeps it slim."""

    def __init__(self, channel: Channel, fields: tuple[str, str], listed: MakePage) -> None:
        self._channel = channel
        self._fields = fields
        self._listed = listed

    async def total(self, status: str, horizon: datetime | None) -> int | None:
        """X-WP-Total of one kind of status; ``None`` where that header is missing. Raises
        ``SyncError``."""

        async def ask(position: int) -> int | None:
            asked = _request(status, _Times(None, horizon), ("_fields", "id"), position, 1)
            reply = await self._channel.read(asked)
            error = read_error(self._channel, reply)
            if error is not None:
                raise error
            return whole(reply.headers.get("x-wp-total"))

        return await about_any(ask, (1, PER_PAGE + 1))

    async def scan(
        self, status: str, since: datetime | None, horizon: datetime | None, after: "Place | None"
    ) -> AsyncGenerator[OrderPage, None]:
        """Every page of one kind of status, or those behind a place; an order may come twice, its
        latest reading last.

        To be closed by the taker (``aclosing``). Raises ``SyncError``.
        """

        async def read(number: int) -> _Page:
            return await self._read(status, times, number, bounds)

        def ahead() -> int:
            walk.at_once = max(walk.at_once, self._channel.ahead())
            return walk.at_once

        times = _Times(since, horizon)
        bounds = ListBounds(self._channel.host)
        walk = _Walk(self._channel.host, bounds)
        first = await _first_behind(read, after)
        walk.before = (first.number - 1) * PER_PAGE
        yield _marked(walk.take(first), walk, status)
        if since is None and not walk.at_end():
            known = range(first.number + 1, min(first.pages or 1, MOST_ANSWERS) + 1)
            async with aclosing(read_ahead(read, known, ahead)) as pages:
                async for one in pages:
                    yield _marked(walk.take(one), walk, status)
                    if walk.at_end():
                        break
                    again = walk.next_in_doubt(settled=True)
                    if again is not None:
                        yield walk.take_again(await read(again))
        while not walk.at_end():
            yield _marked(walk.take(await read(walk.number + 1)), walk, status)
        walk.at_once = 1
        for _ in range(walk.number * 2):
            number = walk.next_in_doubt()
            if number is None:
                break
            yield walk.take_again(await read(number))
        walk.check_complete()

    async def _read(self, status: str, times: "_Times", number: int, bounds: ListBounds) -> _Page:
        """A page; one that the shop cannot give is put together of smaller parts."""

        async def ask(offset: int, count: int, tries: int) -> Reply:
            asked = _request(status, times, self._fields, offset // count + 1, count)
            reply = await self._channel.read(asked, tries=tries)
            bounds.received(len(reply.body))
            return reply

        async def part(offset: int, count: int) -> OrderPage:
            return self._page(await ask(offset, count, _TRIES_OF_A_PART))

        offset = (number - 1) * PER_PAGE
        try:
            reply = await ask(offset, PER_PAGE, 0)
            page = await off_loop(len(reply.body), lambda: self._page(reply))
            return _Page.of(number, page, whole(reply.headers.get("x-wp-totalpages")))
        except SyncError as error:
            parts = await in_parts(part, offset, PER_PAGE, error)
        page = merged_page(parts.given, parts.lost)
        return _Page.of(number, page, None if page.total is None else -(-page.total // PER_PAGE))

    def _page(self, reply: Reply) -> OrderPage:
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        document = self._channel.document(reply)
        if not isinstance(document.root, list):
            advice = say("Check the address; a plugin may alter the answer.")
            host, masker = self._channel.host, self._channel.masker
            raise no_list(reply, host, masker, document.root, advice)
        total = whole(reply.headers.get("x-wp-total"))
        return self._listed(reply, document, "", _LIST, total)


@dataclass(frozen=True, slots=True)
class _Times:
    """Only orders that changed ``since`` then and were placed from ``horizon`` on."""

    since: datetime | None
    horizon: datetime | None

    def query(self) -> list[tuple[str, str]]:
        """The shop leaves out the very moment that ``after`` names (WordPress' date query)."""
        found = []
        if self.since is not None:
            found.append(("modified_after", _gmt(self.since)))
        if self.horizon is not None:
            found.append(("after", _gmt(self.horizon - timedelta(seconds=1))))
        return [*found, ("dates_are_gmt", "true")] if found else []


@dataclass(frozen=True, slots=True)
class Place:
    """How far a scan was read: page ``number`` of orders with this ``status`` was the last, and
    ``low`` the lowest id on it."""

    status: str
    number: int
    low: int

    @classmethod
    def of(cls, text: str) -> "Place | None":
        """``None`` for what is no such text."""
        found = _PLACE.fullmatch(text)
        return cls(found[1], int(found[2]), int(found[3])) if found else None

    @property
    def text(self) -> str:
        return f"{self.status} page {self.number} id {self.low}"


async def _first_behind(read: Callable[[int], Awaitable[_Page]], after: Place | None) -> _Page:
    """The first page, or the one that shows what lies behind a place: orders that went since have
    pulled others to earlier pages, so that it goes back until it meets the ids of before."""
    number = 1 if after is None else after.number
    page = await read(number)
    while after is not None and number > 1 and not _meets(page, after.low):
        number = max(1, min(number - 1, page.pages or number))
        page = await read(number)
    return page


def _meets(page: _Page, low: int) -> bool:
    ids = [int(order_id) for order_id in page.ids]
    return bool(ids) and max(ids) >= low


def _marked(page: OrderPage, walk: _Walk, status: str) -> OrderPage:
    return (
        page if walk.reached is None else replace(page, reached=Place(status, *walk.reached).text)
    )


def _gmt(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _request(status: str, times: _Times, fields: tuple[str, str], page: int, size: int) -> Request:
    query = [
        ("status", status),
        fields,
        ("per_page", str(size)),
        ("page", str(page)),
        ("orderby", "id"),
        ("order", "desc"),
    ]
    return Request("GET", ORDERS, (*query, *times.query()))


def _same_orders(host: str, number: int) -> BadReply:
    return BadReply(
        say("{host} gives the same orders for page {number} as before.", host=host, number=number),
        say(
            "A cache in front of the shop may ignore the page number: exclude "
            "/wp-json/ from caching."
        ),
    )
