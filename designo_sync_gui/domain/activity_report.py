"""A report of what happened: an entry with each of its orders is a row."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from designo_sync_gui.domain.activity import ActivityEntry
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.moves import Move
from designo_sync_gui.domain.report import ReportAbout, ReportFormat

#: The formats there are.
FORMATS = (ReportFormat.CSV, ReportFormat.SPREADSHEET, ReportFormat.HTML)


class ActivityLine(NamedTuple):
    """An entry, and one of the orders that moved or were written; ``None`` where it has none."""

    entry: ActivityEntry
    order: Move | WriteRecord | None = None


class OpenActivityReport(Protocol):
    """A report being written; as ``domain.ports.OpenReport``."""

    def add(self, lines: Sequence[ActivityLine]) -> None: ...

    def finish(self) -> None: ...

    def give_up(self) -> None: ...


class ActivityReportWriter(Protocol):
    def open(self, path: Path, form: ReportFormat, about: ReportAbout) -> OpenActivityReport:
        """Begin a report of what happened. Blocking: call it in a worker. Raises
        ``StorageFailed``."""
