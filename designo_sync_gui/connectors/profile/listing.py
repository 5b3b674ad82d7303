"""The whole list that a profile describes.

Law: complete only by its own total, where the profile names it; where that total changes while
pages are read by place, they are gone through once more, because an order may have slipped from
one to another.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Final

from designo_sync_gui.connectors.http.errors import http_date
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.profile.items import ListItems
from designo_sync_gui.connectors.profile.paging import PageWalk
from designo_sync_gui.connectors.profile.rules import PagingRule
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
    """One list; ``sized`` says that a request names how many orders its page shall hold."""

    rule: PagingRule
    host: str
    items: ListItems
    ask: Ask
    sized: bool
    _total: int | None = None
    _moved: bool = False
    _without_id: int = 0

    async def pages(self) -> AsyncGenerator[OrderPage, None]:
        """Every page; an order may come twice, its latest reading last. Raises ``SyncError``."""
        seen: set[tuple[str, str]] = set()
        for number in range(_MOST_PASSES):
            async with aclosing(self._one_pass()) as pages:
                async for page in pages:
                    seen.update(_ids(page))
                    yield page if number == 0 else replace(page, total=None, notes=())
            if not self._moved:
                break
        count = len(seen) + self._without_id
        if self._total is not None and count < self._total:
            raise fewer_than_total(self.host, count, self._total)

    async def _one_pass(self) -> AsyncGenerator[OrderPage, None]:
        walk = PageWalk(self.rule, self.host)
        self._moved = False
        self._total = None
        self._without_id = 0
        ended = False
        while not ended:
            first = walk.asked == 0
            page, ended = await self._page(walk)
            self._without_id += page.nameless + page.lost
            if page.total is not None:
                changed = self._total not in (None, page.total)
                self._moved |= changed and walk.by_place
                self._total = page.total
            yield page if first else replace(page, total=None)

    async def _page(self, walk: PageWalk) -> tuple[OrderPage, bool]:
        """The next page, and whether it is the last; one that cannot be given is put together of
        smaller parts where its size can be asked for."""
        try:
            reply, document = await self.ask(walk)
            self.items.entries(document)
        except SyncError as error:
            if not (self.sized and walk.by_place):
                raise
            return await self._in_parts(walk, error)
        walk.bounds.received(len(reply.body))
        size = len(reply.body)
        readings, entries = await off_loop(size, lambda: self.items.read(document))
        total = walk.total(document) if entries or not walk.asked else None
        as_of = http_date(reply.headers.get("date"))
        page = OrderPage(tuple(readings), total, self.items.nameless, as_of)
        return page, walk.ended(document, entries, _ids(page), reply.headers.get("link", ""))

    async def _in_parts(self, walk: PageWalk, error: SyncError) -> tuple[OrderPage, bool]:
        ended = False

        async def part(start: int, count: int) -> OrderPage:
            nonlocal ended
            here = walk.part(start, count)
            reply, document = await self.ask(here)
            walk.bounds.received(len(reply.body))
            readings, entries = self.items.read_part(document)
            if entries > count:
                raise _too_many(self.host, entries, count)
            ended |= here.is_last_part(document, entries)
            total = walk.total(document) if entries else None
            as_of = http_date(reply.headers.get("date"))
            return OrderPage(tuple(readings), total, entries - len(readings), as_of)

        parts = await in_parts(part, walk.position, self.rule.size, error)
        page = merged_page(parts.given, parts.lost)
        entries = len(page.readings) + page.nameless + page.lost
        return page, walk.passed(entries, _ids(page)) or ended


def _ids(page: OrderPage) -> frozenset[tuple[str, str]]:
    return frozenset((r.ref.store_code, r.ref.order_id) for r in page.readings)


def _too_many(host: str, entries: int, count: int) -> BadReply:
    return BadReply(
        say(
            "{host} was asked for {count:,} orders and gave {entries:,}.",
            host=host,
            count=count,
            entries=entries,
        ),
        say("Check size and size_parameter in [list.paging] of the read profile."),
    )
