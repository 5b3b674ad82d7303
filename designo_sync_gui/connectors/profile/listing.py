"""The whole list that a profile describes.

Law: complete only by its own total, where the profile names it; where that total changes while
pages are read by place, they are gone through once more, because an order may have slipped from
one to another. Only where it would show in the total are pages by place read several at once, and
the last time they are gone through it is one after the other.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Final

from designo_sync_gui.connectors.http.errors import http_date
from designo_sync_gui.connectors.http.gather import read_ahead
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.profile.items import ListItems
from designo_sync_gui.connectors.profile.paging import PageWalk
from designo_sync_gui.connectors.profile.rules import Paging, PagingRule
from designo_sync_gui.connectors.reading.bounds import MOST_ANSWERS
from designo_sync_gui.connectors.reading.document import Document
from designo_sync_gui.connectors.reading.halving import in_parts
from designo_sync_gui.connectors.reading.large_answers import off_loop
from designo_sync_gui.connectors.reading.observations import fewer_than_total, merged_page
from designo_sync_gui.domain.errors import BadReply, SyncError
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import say

_MOST_PASSES: Final = 3

#: Gives the answer to what a walk asks for now. Raises ``SyncError``.
Ask = Callable[[PageWalk], Awaitable[tuple[Reply, Document]]]


@dataclass(slots=True)
class ProfileList:
    """One list; ``sized`` says that a request names how many orders its page shall hold,
    ``complete`` that it is not one of what changed since a time,
    ``at_a_time`` how many pages are handed in together."""

    rule: PagingRule
    host: str
    items: ListItems
    ask: Ask
    sized: bool
    complete: bool
    at_a_time: Callable[[], int]
    _total: int | None = None
    _moved: bool = False
    _without_id: int = 0

    async def pages(self) -> AsyncGenerator[OrderPage, None]:
        """Every page; an order may come twice, its latest reading last. Raises ``SyncError``."""
        seen: set[tuple[str, str]] = set()
        for number in range(_MOST_PASSES):
            ahead = self.complete and self.rule.total is not None and number < _MOST_PASSES - 1
            async with aclosing(self._one_pass(ahead=ahead)) as pages:
                async for page in pages:
                    seen.update(_ids(page))
                    yield page if number == 0 else replace(page, total=None, notes=())
            if not self._moved:
                break
        count = len(seen) + self._without_id
        if self._total is not None and count < self._total:
            raise fewer_than_total(self.host, count, self._total)

    async def _one_pass(self, *, ahead: bool) -> AsyncGenerator[OrderPage, None]:
        walk = PageWalk(self.rule, self.host)
        self._moved = False
        self._total = None
        self._without_id = 0
        first = await self._fetch(walk)
        ended = self._take(walk, first)
        yield first.page
        if ahead and not ended:
            async with aclosing(self._further(walk, first.entries)) as pages:
                async for fetched in pages:
                    ended = self._take(walk, fetched)
                    yield replace(fetched.page, total=None)
                    if ended:
                        break
        while not ended:
            fetched = await self._fetch(walk)
            ended = self._take(walk, fetched)
            yield replace(fetched.page, total=None)

    async def _further(self, walk: PageWalk, size: int) -> AsyncGenerator["_Fetched", None]:
        """The pages behind the first as far as the total reaches, several at once. Ends before a
        page that begins elsewhere than was asked for: not each of them held ``size`` entries."""

        async def fetch(number: int) -> _Fetched:
            return await self._fetch(begun.further(number, size))

        begun = walk.further(0, size)
        left = -(-((self._total or 0) - size) // size) if size else 0
        numbers = range(min(left, MOST_ANSWERS))
        async with aclosing(read_ahead(fetch, numbers, self.at_a_time)) as pages:
            number = 0
            async for fetched in pages:
                expected = begun.further(number, size)
                if walk.rule.kind is Paging.OFFSET and walk.offset != expected.offset:
                    return
                number += 1
                yield fetched

    def _take(self, walk: PageWalk, fetched: "_Fetched") -> bool:
        """Take note of a page, in its turn; whether it was the last."""
        page = fetched.page
        self._without_id += page.nameless + page.lost
        if page.total is not None:
            changed = self._total not in (None, page.total)
            self._moved |= changed and walk.by_place
            self._total = page.total
        if walk.passed(fetched.entries, _ids(page)) or walk.by_place:
            return fetched.entries == 0 or fetched.last
        return fetched.document is None or not walk.leads_on(fetched.document, fetched.link)

    async def _fetch(self, walk: PageWalk) -> "_Fetched":
        """The next page; one that cannot be given is put together of smaller parts where its size
        can be asked for."""
        try:
            reply, document = await self.ask(walk)
            self.items.entries(document)
        except SyncError as error:
            if not (self.sized and walk.by_place):
                raise
            return await self._in_parts(walk, error)
        walk.bounds.received(len(reply.body))
        size = len(reply.body)
        readings, entries, nameless = await off_loop(size, lambda: self.items.read(document))
        total = walk.total(document) if entries or not walk.asked else None
        as_of = http_date(reply.headers.get("date"))
        page = OrderPage(tuple(readings), total, nameless, as_of)
        if walk.by_place:
            return _Fetched(page, entries, last=entries > 0 and walk.at_last_page(document))
        return _Fetched(page, entries, document, reply.headers.get("link", ""))

    async def _in_parts(self, walk: PageWalk, error: SyncError) -> "_Fetched":
        last = False

        async def part(start: int, count: int) -> OrderPage:
            nonlocal last
            here = walk.part(start, count)
            reply, document = await self.ask(here)
            walk.bounds.received(len(reply.body))
            readings, entries = self.items.read_part(document)
            if entries > count:
                raise _too_many(self.host, entries, count)
            last |= here.is_last_part(document, entries)
            total = walk.total(document) if entries else None
            as_of = http_date(reply.headers.get("date"))
            return OrderPage(tuple(readings), total, entries - len(readings), as_of)

        parts = await in_parts(part, walk.position, self.rule.size, error)
        page = merged_page(parts.given, parts.lost)
        return _Fetched(page, len(page.readings) + page.nameless + page.lost, last=last)


@dataclass(frozen=True, slots=True)
class _Fetched:
    """A page with what it says of the next: whether it is the ``last`` where pages go by place,
    else its ``document`` and its Link header."""

    page: OrderPage
    entries: int
    document: Document | None = None
    link: str = ""
    last: bool = False


def _ids(page: OrderPage) -> frozenset[tuple[str, str]]:
    return frozenset((r.ref.store_code, r.ref.order_id) for r in page.readings)


def _too_many(host: str, entries: int, count: int) -> BadReply:
    return BadReply(
        say(
            "{host} was asked for {count:,} orders and sent {entries:,}.",
            host=host,
            count=count,
            entries=entries,
        ),
        say("Check size and size_parameter in [list.paging] of the read profile."),
    )
