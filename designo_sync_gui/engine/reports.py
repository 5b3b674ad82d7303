"""The files that leave the program: what differs, and what was written.

Read from the mirror and the journal; no side is asked.
"""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from designo_sync_gui.domain.activity_report import ActivityReportWriter
from designo_sync_gui.domain.census import CensusWriter
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View, is_gone
from designo_sync_gui.domain.ports import EvidenceWriter, ReportWriter
from designo_sync_gui.domain.report import ENGLISH, ReportAbout, ReportFormat, ReportRow, Voice
from designo_sync_gui.domain.table_ports import Chosen
from designo_sync_gui.domain.trends import KEPT
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.history import History
from designo_sync_gui.engine.order_pieces import pieces_of
from designo_sync_gui.engine.order_views import OrderViews
from designo_sync_gui.engine.orders import OrderService

#: Orders that are read and written at once: some hundred kilobytes.
PIECE = 1000


@dataclass(frozen=True, slots=True)
class ReportWanted:
    """What the operator chose; ``scope`` says in a sentence which orders these are, ``stores`` of
    which stores they are (none: not known), ``voice`` the language of a page."""

    form: ReportFormat = ReportFormat.CSV
    scope: str = "Mismatches"
    separator: str = ","
    stores: Collection[str] = ()
    voice: Voice = ENGLISH


#: As before there were others.
CSV_EXACT = ReportWanted()


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Who writes the files, and the name and version of the program that they tell."""

    mismatches: ReportWriter
    evidence: EvidenceWriter
    census: CensusWriter
    activity: ActivityReportWriter
    program: str


@dataclass(frozen=True, slots=True)
class ReportService:
    """Exports; each returns the number of rows it wrote."""

    files: ReportFiles
    book: ConnectionBook
    orders: OrderService
    history: History

    async def export_mismatches(
        self,
        path: Path,
        chosen: Chosen | None = None,
        *,
        wanted: ReportWanted = CSV_EXACT,
        note: Callable[[int], object] = lambda _: None,
    ) -> int:
        """Write the mismatch report. Raises ``StorageFailed``; cancelled, it leaves nothing.

        ``None`` exports every mismatch; given orders are exported whatever their verdict. ``note``
        is told how many were written so far.
        """
        mirror = self.orders.context.mirror
        if chosen is None:
            chosen = await OrderViews(mirror.table).all_of(OrderFilter(View.MISMATCHES))
        about = await self._about(wanted)
        report = await asyncio.to_thread(self.files.mismatches.open, path, wanted.form, about)
        written = 0
        try:
            async for piece in pieces_of(mirror, chosen, PIECE):
                rows = await self._rows([order for order in piece if not is_gone(order)])
                await asyncio.to_thread(report.add, rows)
                written += len(rows)
                note(written)
            await asyncio.to_thread(report.finish)
        except BaseException:
            await asyncio.to_thread(report.give_up)
            raise
        return written

    async def _about(self, wanted: ReportWanted) -> ReportAbout:
        """What is told; only a page has a picture of the last weeks, for which the year that is
        kept is read: a store may have been read last long before them."""
        now = self.orders.context.clock.now()
        today = now.astimezone().date()
        pictured = wanted.form is ReportFormat.HTML
        return ReportAbout(
            now,
            wanted.scope,
            self.files.program,
            self.book.settings.stores,
            wanted.separator,
            wanted.voice,
            today,
            await self.orders.context.mirror.days(today - KEPT) if pictured else (),
            wanted.stores,
        )

    async def _rows(self, orders: Sequence[Order]) -> list[ReportRow]:
        wrote = await self.history.last_writes([order.ref for order in orders])
        return [ReportRow(order, *wrote.get(order.ref, ("", ""))) for order in orders]

    async def export_census(self, path: Path, store_code: str, wanted: ReportWanted) -> int:
        """Write every distinct value of a store (empty: of all). Raises ``StorageFailed``."""
        census = await self.orders.census(store_code)
        about = replace(await self._about(wanted), days=())
        write = self.files.census.write_census
        return await asyncio.to_thread(write, path, wanted.form, census, about)

    async def export_evidence(
        self, path: Path, *, job_id: str = "", ref: OrderRef | None = None
    ) -> int:
        """Write what the journal holds of a job or of an order.

        Raises ``JobRefused`` for an unknown job and ``StorageFailed``.
        """
        if ref is not None:
            title, writes = f"Order {ref.order_id}", await self.history.writes_of_order(ref)
        else:
            title, writes = f"Job {job_id}", await self.history.writes_of_job(job_id)
        known = {write.job_id for write in writes} | {job_id}
        jobs = [job for job in await self.history.jobs() if job.job_id in known]
        await asyncio.to_thread(self.files.evidence.write_evidence, title, jobs, writes, path)
        return len(writes)
