"""Going through the list of a side, from its beginning or from where it was broken off.

Law: how far a complete list came is kept behind the pages it is about, so that after a crash no
order is taken for read that was not. A list that contradicts itself is begun anew.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.order import OrderRef, Reading, Side
from designo_sync_gui.domain.ports import OrderPage, OrderReader, TellsSoFar
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say_n
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.jobs.job import Job

#: Of thousands of orders that a list cannot give, a screen shows the first.
_NOTES_AT_MOST = 10
#: Seconds between two times at which it is kept how far a list came: a crash costs no more.
_KEPT_EVERY = 1.0
#: Seconds between two words of how much of a file was read.
_TOLD_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list that came to its end. ``since`` is ``None`` for a complete one; ``lost`` counts
    orders that it holds and could not give, ``told`` is which file was read."""

    seen: frozenset[OrderRef]
    since: datetime | None
    as_of: datetime | None
    nameless: int
    notes: tuple[Sentence, ...] = ()
    lost: int = 0
    told: Sentence = NOTHING

    @property
    def rows(self) -> int:
        """How many orders it named, or told of without an id or a value."""
        return len(self.seen) + self.nameless + self.lost

    def and_then(self, later: "ListRead") -> "ListRead":
        """A list that was read again: what it shows now counts, from when the first began."""
        notes = tuple(dict.fromkeys((*self.notes, *later.notes)))
        return replace(later, as_of=self.as_of or later.as_of, notes=notes)

    def with_changes(self, changes: "ListRead") -> "ListRead":
        """A complete list and what changed since it began: as if it had been read when the
        changes were, unless one of them could not be given."""
        notes = tuple(dict.fromkeys((*self.notes, *changes.notes)))
        as_of = self.as_of if changes.lost else changes.as_of or self.as_of
        return replace(self, seen=self.seen | changes.seen, as_of=as_of, notes=notes)


@dataclass(slots=True)
class _Taken:
    """What the pages came to so far."""

    began: datetime
    seen: set[OrderRef] = field(default_factory=set)
    as_of: datetime | None = None
    nameless: int = 0
    lost: int = 0
    total: int | None = None
    notes: list[Sentence] = field(default_factory=list)
    left_out: int = 0
    told: Sentence = NOTHING

    def begin_anew(self, now: datetime) -> None:
        """Nothing of an earlier walk counts: the list could not be gone on with."""
        self.began, self.seen, self.as_of = now, set(), None
        self.nameless, self.lost, self.total = 0, 0, None

    def take(self, page: OrderPage, ours: Sequence[Reading]) -> None:
        self.as_of = min(filter(None, (self.as_of, page.as_of)), default=None)
        self.nameless += page.nameless
        self.lost += page.lost
        told = page.notes[: max(0, _NOTES_AT_MOST - len(self.notes))]
        self.notes.extend(told)
        self.left_out += len(page.notes) - len(told)
        self.total = page.total if self.total is None else self.total
        self.seen.update(reading.ref for reading in ours)
        self.told = page.told or self.told

    def end(self, since: datetime | None) -> ListRead:
        if self.left_out:
            self.notes.append(
                say_n(
                    "{n:,} more order could not be read.",
                    "{n:,} more orders could not be read.",
                    self.left_out,
                )
            )
        seen, notes = frozenset(self.seen), tuple(self.notes)
        return ListRead(seen, since, self.as_of, self.nameless, notes, self.lost, self.told)


class ListWalk:
    """The walks through one side's list during a refresh.

    ``record`` keeps the readings of a page; ``left`` is where an earlier refresh broke off.
    """

    def __init__(
        self,
        context: EngineContext,
        job: Job,
        reader: OrderReader,
        codes: Sequence[str],
        asked: str,
        record: Callable[[Sequence[Reading]], Awaitable[None]],
        left: BrokenOff | None = None,
    ) -> None:
        self._context = context
        self._job = job
        self._reader = reader
        self._codes = tuple(codes)
        self._asked = asked
        self._record = record
        self._kept = left is not None
        self._kept_at = 0.0
        self._read_before = 0
        self._place: BrokenOff | None = None

    async def read(self, since: datetime | None, left: BrokenOff | None = None) -> ListRead:
        """The whole list, or what changed since then; ``left`` goes on behind a place. Raises
        ``SyncError``."""
        taken = await self._begin(left)
        if since is None:
            self._read_before = 0
        self._tell_progress(len(taken.seen), taken.total)
        self._place, self._kept_at = None, self._context.clock.elapsed()
        ended = False
        try:
            await self._take_pages(taken, since, left)
            ended = True
        except BadReply:
            if since is None:
                await self.forget()
            raise
        finally:
            await self._keep(at_once=not ended)
        self._read_before = max(self._read_before, len(taken.seen))
        self._tell(self._read_before, self._read_before)
        return taken.end(since)

    async def forget(self) -> None:
        """There is nothing to go on with: the list was concluded from, or contradicted itself."""
        self._place = None
        if self._kept:
            self._kept = False
            await self._context.mirror.end_broken_off(self._reader.side, self._codes)

    async def _begin(self, left: BrokenOff | None) -> _Taken:
        now, mirror = self._context.clock.now(), self._context.mirror
        if left is None:
            return _Taken(now)
        seen = await mirror.read_since(self._reader.side, self._codes, left.began)
        counts = (left.nameless, left.lost, left.total)
        return _Taken(left.began, set(seen), left.as_of, *counts)

    async def _take_pages(
        self, taken: _Taken, since: datetime | None, left: BrokenOff | None
    ) -> None:
        reader, codes = self._reader, self._codes
        started = self._context.clock.now()
        walk = (
            reader.pages(codes, since) if left is None else reader.pages(codes, None, left.position)
        )
        async with self._telling(), aclosing(walk) as pages:
            async for page in pages:
                if page.anew and left is not None:
                    taken.begin_anew(started)
                    left = None
                ours = [r for r in page.readings if r.ref.store_code in codes]
                await self._record(ours)
                taken.take(page, ours)
                self._tell_progress(len(taken.seen), taken.total)
                if since is None and page.reached:
                    self._place = self._place_of(taken, page.reached)
                    await self._keep(at_once=False)
                await self._job.go_on()

    @asynccontextmanager
    async def _telling(self) -> AsyncIterator[None]:
        """Say how much was read of a file whose first page takes long."""
        reader = self._reader
        if not isinstance(reader, TellsSoFar):
            yield
            return

        async def tell() -> None:
            while True:
                await asyncio.sleep(_TOLD_EVERY)
                if reader.so_far:
                    self._job.progress(reader.so_far)

        teller = asyncio.ensure_future(tell())
        try:
            yield
        finally:
            teller.cancel()

    def _place_of(self, taken: _Taken, position: str) -> BrokenOff:
        return BrokenOff(
            self._reader.side,
            self._codes,
            self._asked,
            position,
            taken.began,
            taken.as_of,
            self._reader.horizon,
            len(taken.seen),
            taken.nameless,
            taken.lost,
            taken.total,
        )

    async def _keep(self, *, at_once: bool) -> None:
        """Keep how far the list came: now and then, and when it is broken off."""
        now = self._context.clock.elapsed()
        if self._place is None or (not at_once and now - self._kept_at < _KEPT_EVERY):
            return
        self._kept, self._kept_at = True, now
        await self._context.mirror.record_broken_off(self._place)

    def _tell_progress(self, done: int, total: int | None) -> None:
        """Count orders, not entries: a page that is read again adds nothing, and neither does a
        list of changes that is read behind the complete one, of which no total is known."""
        if self._read_before:
            done, total = max(done, self._read_before), None
        self._tell(done, total)

    def _tell(self, done: int, total: int | None) -> None:
        code = self._codes[0] if self._reader.side is Side.STOREFRONT else ""
        self._job.read_of_side(code, done, total)
        self._job.progress()
