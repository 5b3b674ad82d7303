"""Reports in memory, for tests of the engine."""

from collections.abc import Sequence
from pathlib import Path

from designo_sync_gui.domain.census import Census
from designo_sync_gui.domain.diagnostics import DiagnosticsPart
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.history import JobRecord, WriteRecord
from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.report import ReportAbout, ReportFormat, ReportRow


class FakeReport:
    """A report in memory; whole in ``FakeReports.written`` when it is finished."""

    def __init__(self, reports: "FakeReports") -> None:
        self._reports = reports
        self._rows: list[ReportRow] = []

    def add(self, rows: Sequence[ReportRow]) -> None:
        if self._reports.failure is not None:
            raise self._reports.failure
        self._rows.extend(rows)

    def finish(self) -> None:
        self._reports.rows = list(self._rows)
        self._reports.written.append(tuple(row.order for row in self._rows))

    def give_up(self) -> None:
        self._reports.given_up += 1


class FakeReports:
    def __init__(self) -> None:
        self.opened: list[tuple[Path, ReportFormat, ReportAbout]] = []
        self.written: list[tuple[Order, ...]] = []
        self.given_up = 0
        self.rows: list[ReportRow] = []
        self.failure: StorageFailed | None = None
        self.evidence: list[tuple[str, tuple[str, ...], tuple[WriteRecord, ...]]] = []
        self.censuses: list[tuple[Path, ReportFormat, Census, str]] = []

    def write_census(
        self, path: Path, form: ReportFormat, census: Census, about: ReportAbout
    ) -> int:
        if self.failure is not None:
            raise self.failure
        self.censuses.append((path, form, census, about.separator))
        return sum(len(group.values) for group in census.groups)

    def open(self, path: Path, form: ReportFormat, about: ReportAbout) -> "FakeReport":
        self.opened.append((path, form, about))
        return FakeReport(self)

    def write_evidence(
        self, title: str, jobs: Sequence[JobRecord], writes: Sequence[WriteRecord], path: Path
    ) -> None:
        self.evidence.append((title, tuple(job.job_id for job in jobs), tuple(writes)))


class FakeBundle:
    """A diagnostics file in memory."""

    def __init__(self) -> None:
        self.written: list[tuple[Path, tuple[DiagnosticsPart, ...]]] = []

    def write(self, path: Path, parts: Sequence[DiagnosticsPart]) -> None:
        self.written.append((path, tuple(parts)))
