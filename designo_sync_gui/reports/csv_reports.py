"""CSV "exact" for programs, CSV for spreadsheets for people."""

from collections.abc import Sequence
from pathlib import Path

from designo_sync_gui.domain.report import ReportAbout, ReportRow
from designo_sync_gui.reports.formats import PartFile, csv_record
from designo_sync_gui.reports.rows import COLUMNS, fields_of
from designo_sync_gui.reports.spreadsheet import guarded

#: The column of CSV for spreadsheets and of XLSX that names the cells that are not exact.
ALTERED = "altered cells"
_BYTE_ORDER_MARK = "\ufeff"


class ExactCsv:
    """RFC 4180, UTF-8 without a byte order mark, no field altered."""

    def __init__(self, path: Path, about: ReportAbout) -> None:
        self._stores = {store.code: store for store in about.stores}
        self._part = PartFile(path)
        self._part.write(csv_record(COLUMNS))

    def add(self, rows: Sequence[ReportRow]) -> None:
        self._part.write("".join(csv_record(fields_of(row, self._stores)) for row in rows))

    def finish(self) -> None:
        self._part.place()

    def give_up(self) -> None:
        self._part.give_up()


class SpreadsheetCsv:
    """Opened by a double click it shows what was received, or says which cells it had to alter.

    A byte order mark tells Excel that it is UTF-8.
    """

    def __init__(self, path: Path, about: ReportAbout) -> None:
        self._stores = {store.code: store for store in about.stores}
        self._separator = about.separator
        self._part = PartFile(path)
        self._part.write(_BYTE_ORDER_MARK + csv_record((*COLUMNS, ALTERED), self._separator))

    def add(self, rows: Sequence[ReportRow]) -> None:
        self._part.write("".join(self._record(row) for row in rows))

    def finish(self) -> None:
        self._part.place()

    def give_up(self) -> None:
        self._part.give_up()

    def _record(self, row: ReportRow) -> str:
        exact = fields_of(row, self._stores)
        cells = tuple(guarded(field) for field in exact)
        altered = (
            name for name, field, cell in zip(COLUMNS, exact, cells, strict=True) if field != cell
        )
        return csv_record((*cells, "; ".join(altered)), self._separator)
