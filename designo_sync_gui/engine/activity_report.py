"""Writing what happened into a file, entry by entry."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from designo_sync_gui.domain.activity import ActivityEntry, ActivityFilter
from designo_sync_gui.domain.activity_report import ActivityLine, ActivityReportWriter
from designo_sync_gui.domain.report import ENGLISH, ReportAbout, ReportFormat, Voice
from designo_sync_gui.engine.activity import Activity


@dataclass(frozen=True, slots=True)
class ActivityExport:
    """Read from the mirror and the journal; no side is asked."""

    writer: ActivityReportWriter
    activity: Activity
    program: str = ""

    async def write(
        self,
        path: Path,
        wanted: ActivityFilter,
        form: ReportFormat = ReportFormat.CSV,
        separator: str = ",",
        voice: Voice = ENGLISH,
        note: Callable[[int], object] = lambda _: None,
    ) -> int:
        """How many rows were written. ``note`` is told how many so far. Raises ``StorageFailed``;
        cancelled, it leaves nothing."""
        now = self.activity.context.clock.now()
        about = ReportAbout(now, "", self.program, (), separator, voice)
        report = await asyncio.to_thread(self.writer.open, path, form, about)
        written = 0
        try:
            opened = await self.activity.open(wanted)
            async for piece in self.activity.all_of(opened):
                for entry in piece:
                    lines = await self._lines(entry)
                    await asyncio.to_thread(report.add, lines)
                    written += len(lines)
                note(written)
            await asyncio.to_thread(report.finish)
        except BaseException:
            await asyncio.to_thread(report.give_up)
            raise
        return written

    async def _lines(self, entry: ActivityEntry) -> list[ActivityLine]:
        orders = await self.activity.orders_of(entry)
        return [ActivityLine(entry, order) for order in orders] or [ActivityLine(entry)]
