"""Reading one side of some stores: its list, then every order the list leaves in doubt.

Law: what was read is kept even when the reading breaks off, but only a list that came to its
end lets anything be concluded, and only then does the watermark move.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta

from designo_sync_gui.domain.events import RowsChanged
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.ports import OrderReader, SideRead
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.jobs import Job
from designo_sync_gui.engine.missing import as_asked_singly, refs_to_ask, refuse_mass_change

#: Read again what changed this long before the last reading: clocks of a side's web servers
#: differ, and its times have a grain of one second (measured on WooCommerce 9.9.5).
OVERLAP = timedelta(minutes=2)

_CHUNK = 40


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list that came to its end. ``since`` is ``None`` for a complete one."""

    seen: frozenset[OrderRef]
    since: datetime | None
    as_of: datetime | None
    nameless: int
    notes: tuple[Sentence, ...] = ()


class SideReading:
    """One side of one or more stores, for the length of a refresh."""

    def __init__(
        self,
        context: EngineContext,
        job: Job,
        reader: OrderReader,
        codes: Sequence[str],
        former: Mapping[str, SideRead],
        *,
        full: bool,
        accepted: bool = False,
    ) -> None:
        self._context = context
        self._job = job
        self._reader = reader
        self._codes = tuple(codes)
        self._former = former
        self._full = full
        self._accepted = accepted
        self._changed: Counter[str] = Counter()

    @property
    def side(self) -> Side:
        return self._reader.side

    @property
    def changed(self) -> Mapping[str, int]:
        """How many orders of each store changed visibly on a side that was read before."""
        return {code: self._changed[code] for code in self._former}

    async def read_list(self) -> ListRead:
        """Read the list page by page into the mirror. Raises the ``SyncError`` that stops it."""
        since = self._since()
        seen: set[OrderRef] = set()
        as_of: datetime | None = None
        nameless = 0
        notes: list[Sentence] = []
        announced: int | None = None
        self._tell_progress(0, None)
        async with aclosing(self._reader.pages(self._codes, since)) as pages:
            async for page in pages:
                as_of = as_of or page.as_of
                nameless += page.nameless
                notes.extend(page.notes)
                announced = page.total if announced is None else announced
                ours = [r for r in page.readings if r.ref.store_code in self._codes]
                seen.update(reading.ref for reading in ours)
                await self._record(ours)
                self._tell_progress(len(seen), announced)
                await self._job.go_on()
        self._tell_progress(len(seen), len(seen))
        return ListRead(frozenset(seen), since, as_of, nameless, tuple(notes))

    async def ask_missing(self, read: ListRead, orders: Sequence[Order]) -> None:
        """Settle what the list left in doubt, then let the watermark move.

        Raises ``MassChange`` for a list from which nothing should be concluded unseen.
        """
        ours = [order for order in orders if order.ref.store_code in self._codes]
        full = read.since is None
        if full and not self._accepted:
            refuse_mass_change(ours, self.side, read.seen)
        refs = refs_to_ask(ours, self.side, read.seen, full=full)
        for start in range(0, len(refs), _CHUNK):
            await self._job.go_on()
            chunk = refs[start : start + _CHUNK]
            if self._reader.reads_singly:
                self._job.progress(
                    say(
                        "asking {named} for {n} orders not in its list",
                        named=self.side.named,
                        n=len(refs) - start,
                    )
                )
                found = await self._reader.read_orders(chunk)
                await self._record([as_asked_singly(found[ref]) for ref in chunk])
            else:
                await self._record([self._not_listed(ref) for ref in chunk])
        now = self._context.clock.now()
        for code in self._codes:
            await self._context.mirror.record_side_read(
                SideRead(code, self.side, now, read.as_of, full)
            )

    def _tell_progress(self, done: int, total: int | None) -> None:
        """Count orders, not entries: a page that is read again adds nothing."""
        code = self._codes[0] if self.side is Side.STOREFRONT else ""
        self._job.read_of_side(code, done, total)
        self._job.progress(say("reading {named}", named=self.side.named))

    def _since(self) -> datetime | None:
        if self._full or not self._reader.reads_since:
            return None
        marks = [former.watermark for former in self._former.values()]
        known = [mark for mark in marks if mark is not None]
        if len(known) < len(self._codes):
            return None
        return min(known) - OVERLAP

    def _not_listed(self, ref: OrderRef) -> Reading:
        now = self._context.clock.now()
        if not self._reader.live:
            problem = say("The export of {named} does not hold this order.", named=self.side.named)
            return Reading(ref, "", Observation(Presence.NOT_READ, None, now, "export", problem))
        source = f"not in the complete list of {self.side.named}"
        return Reading(ref, "", Observation(Presence.ABSENT, None, now, source))

    async def _record(self, readings: Sequence[Reading]) -> None:
        changed = await self._context.mirror.record(self.side, readings)
        if changed:
            self._changed.update(ref.store_code for ref in changed)
            self._context.events.publish(RowsChanged(changed))
