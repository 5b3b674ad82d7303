"""The report as an Excel workbook: every cell is text, so that nothing is converted.

Written by XlsxWriter, row by row. A character that XML cannot hold is written as ``_xHHHH_``
(ECMA-376, ST_Xstring), which Excel and LibreOffice read back.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.report import ROWS_OF_A_SHEET, ReportAbout, ReportRow
from designo_sync_gui.reports.counts import ReportCounts
from designo_sync_gui.reports.csv_reports import ALTERED
from designo_sync_gui.reports.exact_sheet import ExactSheet
from designo_sync_gui.reports.formats import PartFile
from designo_sync_gui.reports.rows import COLUMNS, fields_of, utc_text
from designo_sync_gui.reports.spreadsheet import cut_to_a_cell

_OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_WIDE = frozenset({"storefront status", "DesignO status", "store", "agreed value", "plan digest"})
#: Background of the verdict's cell; its word says the same.
_COLOURS = {
    Verdict.EQUAL: "#DDF4E4",
    Verdict.DIFFERENT: "#FBE0E2",
    Verdict.ONLY_STOREFRONT: "#FBE0E2",
    Verdict.ONLY_DESIGNO: "#FBE0E2",
    Verdict.UNREADABLE: "#FBE0E2",
    Verdict.NOT_READ: "#E8EAED",
}
_FORMATTING = "#FFF0C2"
_VERDICT_COLUMN = COLUMNS.index("verdict")
_Format = Any


class XlsxReport:
    """Implements ``domain.ports.OpenReport``."""

    def __init__(self, path: Path, about: ReportAbout, *, most_rows: int = ROWS_OF_A_SHEET) -> None:
        self._about, self._most_rows = about, most_rows
        self._stores = {store.code: store for store in about.stores}
        self._counts = ReportCounts()
        self._part = PartFile(path)
        with self._part.guarded():
            self._room = tempfile.TemporaryDirectory(prefix="designo-sync-")
            self._book = xlsxwriter.Workbook(
                self._part.file, _OPTIONS | {"tmpdir": self._room.name}
            )
            self._book.set_properties({"title": "Order statuses", "comments": about.program})
            self._text = self._book.add_format({"num_format": "@", "valign": "top"})
            self._head = self._book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
            self._coloured = {
                colour: self._book.add_format({"num_format": "@", "bg_color": colour})
                for colour in {*_COLOURS.values(), _FORMATTING}
            }
        self._sheets = 0
        self._begin_sheet()

    def add(self, rows: Sequence[ReportRow]) -> None:
        with self._part.guarded():
            for row in rows:
                if self._row > self._most_rows:
                    self._end_sheet()
                    self._begin_sheet()
                self._write(row)
        self._counts.add(rows)

    def finish(self) -> None:
        try:
            with self._part.guarded():
                self._end_sheet()
                self._write_counts()
                try:
                    self._book.close()
                except XlsxWriterException as error:
                    raise OSError(str(error)) from error
            self._part.place()
        finally:
            self._room.cleanup()

    def give_up(self) -> None:
        self._book.fileclosed = True  # or its destructor would write what was given up
        for sheet in self._book.worksheets():
            cast(IO[str], sheet.row_data_fh).close()
        self._part.give_up()
        self._room.cleanup()

    def _begin_sheet(self) -> None:
        self._sheets += 1
        self._sheet = self._book.add_worksheet(
            "Orders" if self._sheets == 1 else f"Orders {self._sheets}", ExactSheet
        )
        self._sheet.freeze_panes(1, 0)
        for column, name in enumerate((*COLUMNS, ALTERED)):
            self._sheet.set_column(column, column, 26 if name in _WIDE else 16, self._text)
            self._sheet.write_string(0, column, name, self._head)
        self._row = 1

    def _end_sheet(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(COLUMNS))

    def _write(self, row: ReportRow) -> None:
        altered = []
        for column, field in enumerate(fields_of(row, self._stores)):
            cell = cut_to_a_cell(field)
            if cell != field:
                altered.append(COLUMNS[column])
            self._sheet.write_string(
                self._row, column, _without_halves(cell), self._format(column, row)
            )
        self._sheet.write_string(self._row, len(COLUMNS), "; ".join(altered), self._text)
        self._row += 1

    def _format(self, column: int, row: ReportRow) -> _Format:
        if column != _VERDICT_COLUMN:
            return self._text
        comparison = judge(row.order)
        colour = _FORMATTING if comparison.formatting_only else _COLOURS[comparison.verdict]
        return self._coloured[colour]

    def _write_counts(self) -> None:
        sheet = self._book.add_worksheet("Counts", ExactSheet)
        sheet.set_column(0, 0, 34, self._text)
        sheet.set_column(1, 40, 16)
        for line, cells in enumerate(_count_lines(self._counts, self._about)):
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(line, column, cell)
                else:
                    sheet.write_string(
                        line, column, cell, self._head if column and line == 0 else self._text
                    )


def _count_lines(counts: ReportCounts, about: ReportAbout) -> Iterator[Sequence[str | int]]:
    """Verdicts and kinds below each other, stores side by side; then what the report is."""
    names = {store.code: store.name for store in about.stores}
    codes = counts.store_codes
    yield ("", "all stores", *(names.get(code) or code for code in codes))
    yield ("orders", counts.total, *(_of_store(counts.verdicts, code) for code in codes))
    for verdict, number in counts.by_verdict().items():
        yield (verdict.value, number, *(counts.verdicts[code, verdict] for code in codes))
    for kind, number in counts.by_kind().items():
        yield (f"differs in: {kind.value}", number, *(counts.kinds[code, kind] for code in codes))
    yield ()
    yield ("made at", utc_text(about.made_at))
    yield ("orders in this report", about.scope)
    yield ("made by", about.program)
    yield ("", "Not affiliated with DesignNBuy. Statuses are exactly as received.")


def _of_store(verdicts: Mapping[tuple[str, Verdict], int], code: str) -> int:
    return sum(number for (store, _), number in verdicts.items() if store == code)


def _without_halves(text: str) -> str:
    """A lone surrogate (possible in a server's message, never in a status) as its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
