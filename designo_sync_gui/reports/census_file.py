"""The status census as a file: one row for each value, near-twins in one group.

Law: a value goes into its field untouched; its JSON type and its code points stand beside it.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from designo_sync_gui.domain.census import Census
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.kinds import DifferenceKind, difference_kinds
from designo_sync_gui.domain.report import ReportAbout, ReportFormat
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.reports.census_page import census_page
from designo_sync_gui.reports.formats import PartFile, csv_record, write_file
from designo_sync_gui.reports.spreadsheet import cut_to_a_cell, guarded

COLUMNS = (
    "value",
    "JSON type",
    "code points",
    "orders in storefront",
    "orders in DesignO",
    "group",
    "looks like",
    "looks like: JSON type",
    "differs in",
)
#: The column of CSV for spreadsheets and of XLSX that names the cells that are not exact.
ALTERED = "altered cells"
_BYTE_ORDER_MARK = "\ufeff"
#: Rows of a sheet, less its heading: what is beyond would be left out without a word.
MOST_ROWS = 1_048_575
#: Columns of numbers, which XLSX writes as numbers.
_NUMBERS = frozenset({3, 4, 5})
_WIDTH = 24


class CensusFile:
    """Implements ``domain.census.CensusWriter``."""

    def write_census(
        self, path: Path, form: ReportFormat, census: Census, about: ReportAbout
    ) -> int:
        """Write it beside its place and put it there whole. Raises ``StorageFailed``."""
        if form is ReportFormat.XLSX:
            return _write_xlsx(path, census)
        write_file(path, _texts(form, census, about))
        return sum(len(group.values) for group in census.groups)


def _texts(form: ReportFormat, census: Census, about: ReportAbout) -> Iterator[str]:
    if form is ReportFormat.HTML:
        return census_page(census, about)
    exact = form is not ReportFormat.SPREADSHEET
    return _exact(census) if exact else _for_spreadsheets(census, about.separator)


def rows_of(census: Census) -> Iterator[tuple[str, ...]]:
    """One text for each of ``COLUMNS``; groups are counted from 1."""
    for place, group in enumerate(census.groups, start=1):
        first = group.values[0].status
        for value in group.values:
            status, alone = value.status, value.status == first
            kinds = () if alone else difference_kinds(first, status)
            yield (
                status.literal,
                status.json_type.value,
                " ".join(status.code_points()),
                str(value.storefront),
                str(value.designo),
                str(place),
                "" if alone else first.literal,
                "" if alone else first.json_type.value,
                "; ".join(kind.value for kind in DifferenceKind if kind in kinds),
            )


def _exact(census: Census) -> Iterator[str]:
    yield csv_record(COLUMNS)
    for row in rows_of(census):
        yield csv_record(row)


def _for_spreadsheets(census: Census, separator: str) -> Iterator[str]:
    yield _BYTE_ORDER_MARK + csv_record((*COLUMNS, ALTERED), separator)
    for row in rows_of(census):
        cells = tuple(map(guarded, row))
        altered = [name for name, old, new in zip(COLUMNS, row, cells, strict=True) if old != new]
        yield csv_record((*cells, "; ".join(altered)), separator)


def _write_xlsx(path: Path, census: Census) -> int:
    """Every value as text, so that nothing is converted; see ``reports.xlsx``."""
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    from designo_sync_gui.reports.exact_sheet import ExactSheet

    if sum(len(group.values) for group in census.groups) > MOST_ROWS:
        raise StorageFailed(
            say("There are more values than a sheet holds."), say("Choose CSV instead.")
        )
    part, written = PartFile(path), 0
    with part.guarded(), tempfile.TemporaryDirectory(prefix="designo-sync-") as room:
        book = xlsxwriter.Workbook(part.file, {"constant_memory": True, "tmpdir": room})
        text = book.add_format({"num_format": "@", "valign": "top"})
        head = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        sheet = book.add_worksheet("Statuses", ExactSheet)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(COLUMNS), _WIDTH, text)
        for column, name in enumerate((*COLUMNS, ALTERED)):
            sheet.write_string(0, column, name, head)
        for line, row in enumerate(rows_of(census), start=1):
            cells = tuple(map(cut_to_a_cell, row))
            altered = [
                name for name, old, new in zip(COLUMNS, row, cells, strict=True) if old != new
            ]
            for column, cell in enumerate(cells):
                if column in _NUMBERS:
                    sheet.write_number(line, column, int(cell))
                else:
                    sheet.write_string(line, column, cell, text)
            sheet.write_string(line, len(COLUMNS), "; ".join(altered), text)
            written = line
        sheet.autofilter(0, 0, max(written, 1), len(COLUMNS))
        try:
            book.close()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error
    part.place()
    return written
