"""The mismatch report in the format that is asked for."""

from pathlib import Path

from designo_sync_gui.domain.ports import OpenReport
from designo_sync_gui.domain.report import ReportAbout, ReportFormat


class MismatchReport:
    """Implements ``domain.ports.ReportWriter``."""

    def open(self, path: Path, form: ReportFormat, about: ReportAbout) -> OpenReport:
        """Begin a report beside ``path``. Raises ``StorageFailed``.

        A format is imported when it is wanted: most starts of the program make no report.
        """
        if form is ReportFormat.XLSX:
            from designo_sync_gui.reports.xlsx import XlsxReport

            return XlsxReport(path, about)
        if form is ReportFormat.HTML:
            from designo_sync_gui.reports.html_page import HtmlReport

            return HtmlReport(path, about)
        from designo_sync_gui.reports.csv_reports import ExactCsv, SpreadsheetCsv

        return (ExactCsv if form is ReportFormat.CSV else SpreadsheetCsv)(path, about)
