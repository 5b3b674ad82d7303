"""The whole list that a profile describes.

Law: complete only by its own total, where the profile names it; where that total changes while
pages are read by place, they are gone through once more, because an order may have slipped from
one to another. Only where it would show in the total are pages by place read several at once, and
the last time they are gone through it is one after the other. A list whose ids rise is read from
its end then, the newest first. One that was broken off is gone on with at the page that shows what
was read last, as long as its ids go one way.
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
from designo_sync_gui.connectors.profile.place import (
    BACKWARDS,
    FALLING,
    RISING,
    FromEnd,
    Place,
    Trend,
)
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
#: A list of fewer pages behind the first is read as it comes.
_LEAST_FROM_END: Final = 3

#: Gives the answer to what a walk asks for now. Raises ``SyncError``.
Ask = Callable[[PageWalk], Awaitable[tuple[Reply, Document]]]


@dataclass(slots=True)
class ProfileList:
    """One list; ``sized`` says that a request names how many orders its page shall hold,
    ``complete`` that it is not one of what changed since a time,
    ``at_a_time`` how many pages are handed in together; ``catches_up`` that a list of changes
    shows what came or changed since it was broken off."""

    rule: PagingRule
    host: str
    items: ListItems
    ask: Ask
    sized: bool
    complete: bool
    at_a_time: Callable[[], int]
    store: str = ""
    catches_up: bool = False
    _total: int | None = None
    _moved: bool = False
    _without_id: int = 0
    _before: int = 0
    _no_order: bool = False
    _from_end_ended: bool | None = None

    async def pages(self, behind: Place | None = None) -> AsyncGenerator[OrderPage, None]:
        """Every page, or those behind a place; an order may come twice, its latest reading last.
        Raises ``SyncError``."""
        seen: set[tuple[str, str]] = set()
        number, anew = 0, False
        while number < _MOST_PASSES:
            ahead = self.complete and self.rule.total is not None and number < _MOST_PASSES - 1
            async with aclosing(self._one_pass(behind, ahead=ahead)) as pages:
                async for page in pages:
                    seen.update(_ids(page))
                    told = page if number == 0 else replace(page, total=None, notes=())
                    yield replace(told, anew=True) if anew else told
            if self._no_order and behind is not None:
                behind, anew = None, True
                seen.clear()
                continue
            behind = None
            number += 1
            if not self._moved:
                break
        count = self._before + len(seen) + self._without_id
        if self._total is not None and count < self._total:
            raise fewer_than_total(self.host, count, self._total)

    async def _one_pass(
        self, behind: Place | None, *, ahead: bool
    ) -> AsyncGenerator[OrderPage, None]:
        walk = PageWalk(self.rule, self.host)
        self._moved = self._no_order = False
        self._from_end_ended = None
        self._total = None
        self._without_id = self._before = 0
        forward = behind if behind is not None and behind.way != BACKWARDS else None
        trend = Trend()
        front = 0
        if forward is not None:
            trend = Trend(forward.way, dict(forward.edges), tops=dict(forward.tops))
            async with aclosing(self._front(forward)) as pages:
                async for fetched in pages:
                    front += fetched.entries
                    yield replace(fetched.page, total=None)
        first = await self._fetch_behind(walk, forward)
        self._before = max(0, self._before - front)
        ended = self._take(walk, first)
        yield self._placed(walk, first.page, trend)
        size = first.entries if forward is None else self.rule.size or first.entries
        last = self._last_index(first, size, ahead=ahead)
        if not ended and trend.sound and trend.way == RISING and forward is None and last:
            async with aclosing(self._from_end(walk, size, last, trend, behind)) as found:
                async for page in found:
                    yield page
            ended = bool(self._from_end_ended)
        if ahead and not ended and self._from_end_ended is None:
            async with aclosing(self._further(walk, size)) as pages:
                async for fetched in pages:
                    ended = self._take(walk, fetched)
                    yield self._placed(walk, replace(fetched.page, total=None), trend)
                    if ended or (forward is not None and not trend.sound):
                        break
        while not ended and not self._no_order:
            fetched = await self._fetch(walk)
            ended = self._take(walk, fetched)
            yield self._placed(walk, replace(fetched.page, total=None), trend)
            self._no_order = forward is not None and not trend.sound
        self._no_order |= forward is not None and not trend.sound

    async def _fetch_behind(self, walk: PageWalk, place: Place | None) -> "_Fetched":
        """The first page, or the one that shows what was read last: orders that went since have
        pulled others to earlier pages."""
        step = 1 if self.rule.kind is Paging.PAGE else self.rule.size
        if place is None or not walk.by_place or step < 1:
            self._no_order = place is not None
            return await self._fetch(walk)
        at = max(0, place.at - step)
        while True:
            walk.go_to(at)
            fetched = await self._fetch(walk)
            if at == 0 or place.meets(fetched.page):
                self._before = at * (self.rule.size if self.rule.kind is Paging.PAGE else 1)
                return fetched
            at = max(0, at - step)

    async def _front(self, place: Place) -> AsyncGenerator["_Fetched", None]:
        """The first pages of a falling list, until they meet what was read before: what came
        since stands on them."""
        walk = PageWalk(self.rule, self.host)
        while place.way == FALLING and walk.by_place and walk.at < place.at:
            fetched = await self._fetch(walk)
            ended = self._take(walk, fetched)
            yield fetched
            if ended or place.meets_top(fetched.page):
                return

    def _placed(self, walk: PageWalk, page: OrderPage, trend: Trend) -> OrderPage:
        """A page with how far the list was read; where it moved meanwhile, an order may have
        slipped past, and all of it is gone through again."""
        trend.take(page)
        forward = self.complete and walk.by_place and self._from_end_ended is None
        if not (forward and trend.sound and trend.way and self._is_kept(trend)) or self._moved:
            return page
        place = Place(self.store, trend.way, walk.at, trend.edges, trend.tops)
        return replace(page, reached=place.text)

    def _is_kept(self, trend: Trend) -> bool:
        """Whether a place would hold. A list of several stores may be in the order of the stores:
        what comes meanwhile then stands anywhere."""
        return self.catches_up or len(trend.edges) == 1

    def _last_index(self, first: "_Fetched", size: int, *, ahead: bool) -> int:
        """How many pages lie behind the first, where it is known and worth reading the last one
        first; else 0. What a list tells of its last page alone proves no more than that: pages of
        one store are read from there one after the other."""
        if ahead and self._total is not None and size:
            last = -(-self._total // size) - 1
        elif self.complete and self._total is None and first.pages is not None:
            last = (
                first.pages - 1 if len({r.ref.store_code for r in first.page.readings}) == 1 else 0
            )
        else:
            return 0
        return last if _LEAST_FROM_END <= last <= MOST_ANSWERS else 0

    async def _from_end(
        self, walk: PageWalk, size: int, last: int, trend: Trend, behind: Place | None
    ) -> AsyncGenerator[OrderPage, None]:
        """The pages behind the first from the last one on, or those that a place leaves. Ends
        early where they are not as they should be: then they are read from the first one on."""
        total = self._total

        def at_a_time() -> int:
            return 1 if total is None else self.at_a_time()

        async def fetch(index: int) -> _Fetched:
            return await self._fetch(begun.further(index - 1, size))

        def is_full(index: int, fetched: _Fetched) -> bool:
            if total is None:
                stores = {reading.ref.store_code for reading in fetched.page.readings}
                whole = fetched.entries == size or (index == last and fetched.entries > 0)
                return whole and stores == trend.edges.keys()
            return fetched.entries == min(size, total - index * size)

        def marked(page: OrderPage) -> OrderPage:
            kept = self._is_kept(trend) and not self._moved
            return replace(page, total=None, reached=down.reached if kept else "")

        begun = walk.further(0, size)
        scratch, down = walk.further(0, size), FromEnd(self.store, dict(trend.edges), behind)
        index, end = last, await fetch(last)
        fetched = end
        while is_full(index, fetched) and down.take_tail(index, fetched.page):
            self._take(scratch, fetched)
            yield marked(fetched.page)
            if down.met or index == 1:
                break
            index -= 1
            fetched = await fetch(index)
        if not down.met:
            return
        self._before = max(0, index - 1 - down.next_index) * size
        index = down.next_index
        async with aclosing(read_ahead(fetch, range(index, 0, -1), at_a_time)) as pages:
            async for fetched in pages:
                if not (is_full(index, fetched) and down.take(index, fetched.page)):
                    return
                self._take(scratch, fetched)
                yield marked(fetched.page)
                index -= 1
        step = 1 if self.rule.kind is Paging.PAGE else size
        if total is not None:
            walk.go_to(walk.at + last * step)
            self._from_end_ended = end.last
            return
        # Nothing else tells what went from the first page or came behind the last one.
        yield replace((await fetch(0)).page, total=None)
        walk.go_to(walk.at + (last - 1) * step)
        self._from_end_ended = False

    async def _further(self, walk: PageWalk, size: int) -> AsyncGenerator["_Fetched", None]:
        """The pages behind the first as far as the total reaches, several at once. Ends before a
        page that begins elsewhere than was asked for: not each of them held ``size`` entries."""

        async def fetch(number: int) -> _Fetched:
            return await self._fetch(begun.further(number, size))

        begun = walk.further(0, size)
        read = walk.asked * size if walk.rule.kind is Paging.PAGE else walk.at
        left = -(-((self._total or 0) - read) // size) if size else 0
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
            last = entries > 0 and (walk.at_last_page(document) or walk.reaches(total, entries))
            pages = walk.pages(document) if entries else None
            return _Fetched(page, entries, last=last, pages=pages)
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
            total = walk.total(document) if entries else None
            last |= here.is_last_part(document, entries) or here.reaches(total, entries)
            as_of = http_date(reply.headers.get("date"))
            return OrderPage(tuple(readings), total, entries - len(readings), as_of)

        parts = await in_parts(part, walk.position, self.rule.size, error)
        page = merged_page(parts.given, parts.lost)
        return _Fetched(page, len(page.readings) + page.nameless + page.lost, last=last)


@dataclass(frozen=True, slots=True)
class _Fetched:
    """A page with what it says of the next: whether it is the ``last`` where pages go by place,
    else its ``document`` and its Link header. ``pages`` is how many it says there are."""

    page: OrderPage
    entries: int
    document: Document | None = None
    link: str = ""
    last: bool = False
    pages: int | None = None


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
