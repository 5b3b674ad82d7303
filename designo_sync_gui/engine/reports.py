"""The files that leave the program: what differs, and what was written.

Read from the mirror and the journal; no side is asked.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.ports import EvidenceWriter, ReportWriter
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.history import History
from designo_sync_gui.engine.order_views import OrderViews
from designo_sync_gui.engine.orders import OrderService


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Who writes the files."""

    mismatches: ReportWriter
    evidence: EvidenceWriter


@dataclass(frozen=True, slots=True)
class ReportService:
    """Exports; each returns the number of rows it wrote."""

    files: ReportFiles
    book: ConnectionBook
    orders: OrderService
    history: History

    async def export_mismatches(self, path: Path, refs: Sequence[OrderRef] | None = None) -> int:
        """Write the mismatch report. Raises ``StorageFailed``.

        ``None`` exports every mismatch; given orders are exported whatever their verdict.
        """
        if refs is None:
            views = OrderViews(self.orders.context.mirror.table)
            refs = await views.refs_of(OrderFilter(View.MISMATCHES))
        orders = await self.orders.known(refs)
        stores = self.book.settings.stores
        return await asyncio.to_thread(self.files.mismatches.write_mismatches, orders, stores, path)

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
