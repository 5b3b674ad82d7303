"""*Activity* as screens and commands look at it: days, entries, and the orders of an entry.

Law: the journal alone tells what was written; before anything is shown, its new rows are among the
entries. Looking changes nothing else.
"""

import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from designo_sync_gui.domain.activity import (
    KEPT,
    ActivityDay,
    ActivityEntry,
    ActivityFilter,
    EntryOrders,
)
from designo_sync_gui.domain.activity_words import job_entry
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.moves import Move
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.engine.context import EngineContext

_LOG = logging.getLogger(__name__)
#: Entries that are read at once.
PIECE = 200
#: Orders of a job that are looked up at once.
ORDERS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class OpenedActivity:
    """What a filter finds: ``wanted`` is to be asked again for pieces, ``first`` is the first."""

    wanted: ActivityFilter
    days: tuple[ActivityDay, ...]
    first: tuple[ActivityEntry, ...]

    @property
    def total(self) -> int:
        return sum(day.entries for day in self.days)


@dataclass(frozen=True, slots=True)
class Activity:
    """Entries of the mirror, with the journal's jobs among them."""

    context: EngineContext

    async def open(self, wanted: ActivityFilter) -> OpenedActivity:
        """The days and the newest entries. A search text finds jobs and refreshes by their orders
        too, and what comes later than now is not in it. Raises ``StorageFailed``."""
        await self._take_in_jobs()
        book = self.context.mirror.activity
        wanted = replace(wanted, upto=await book.newest())
        if wanted.text:
            jobs = await self.context.journal.jobs_of_orders(wanted.text)
            moved = await book.entries_of_orders(wanted.text)
            wanted = replace(wanted, jobs=jobs, entries=moved)
        return OpenedActivity(wanted, await book.days(wanted), await book.entries(wanted, 0, PIECE))

    async def entries(
        self, wanted: ActivityFilter, start: int, count: int
    ) -> tuple[ActivityEntry, ...]:
        """A piece of what was opened, the newest first."""
        return await self.context.mirror.activity.entries(wanted, start, count)

    async def all_of(self, opened: OpenedActivity) -> AsyncIterator[Sequence[ActivityEntry]]:
        """All entries, piece by piece."""
        piece: Sequence[ActivityEntry] = opened.first
        start = 0
        while piece:
            yield piece
            start += len(piece)
            piece = await self.entries(opened.wanted, start, PIECE)

    async def orders_of(self, entry: ActivityEntry) -> tuple[Move, ...] | tuple[WriteRecord, ...]:
        """The orders that moved in a refresh, as far as they are kept, or the writes of a job."""
        if entry.job_id:
            return await self.context.journal.writes_of_job(entry.job_id)
        return await self.context.mirror.activity.moves(entry.entry_id)

    async def numbered(self, entry_id: int) -> ActivityEntry | None:
        """One entry; ``None`` where there is no such."""
        return await self.context.mirror.activity.entry(entry_id)

    async def only(self, entry: ActivityEntry) -> EntryOrders | None:
        """The orders of an entry as a filter of the order table; ``None`` where it is about none.

        Those that moved were kept by their rows; those of a job, and of refreshes that an earlier
        version kept by name, become rows here, piece by piece. Raises ``StorageFailed``.
        """
        if not entry.orders:
            return None
        book = self.context.mirror.activity
        known = await book.order_count(entry.entry_id)
        if entry.job_id and known < entry.writes:
            async for piece in self._orders_of_job(entry.job_id):
                await book.keep_orders(entry.entry_id, piece)
        elif not known:
            moves = await book.moves(entry.entry_id)
            await book.keep_orders(entry.entry_id, [move.ref for move in moves])
        return EntryOrders(entry.entry_id, entry.kind, entry.at)

    async def _orders_of_job(self, job_id: str) -> AsyncIterator[Sequence[OrderRef]]:
        after = -1
        while rows := await self.context.journal.orders_of_job(job_id, after, ORDERS_AT_ONCE):
            yield [ref for _, ref in rows]
            after, _ = rows[-1]

    async def _take_in_jobs(self) -> None:
        """A data folder that cannot be written shows the entries that it has."""
        book, journal = self.context.mirror.activity, self.context.journal
        known = await book.journal_read()
        end, jobs = await journal.jobs_after(known)
        if end == known:
            return
        oldest: datetime = self.context.clock.now() - KEPT
        entries = [job_entry(job) for job in jobs if job.at >= oldest]
        try:
            await book.keep_jobs(entries, end)
        except StorageFailed as error:
            _LOG.warning("the journal's jobs are not among what happened: %s", error)
