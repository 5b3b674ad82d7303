"""XLSX exports, through openpyxl.

Law: text cells are taken exactly; whole numbers as their digits, because spreadsheet programs
make numbers of ids; every other kind of cell is unreadable.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from designo_sync_gui.connectors.tabular.table import Cell, Row, Table, unreadable_file
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status, UnreadableValueError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

#: What the sheets may unpack to: a small file can hold gigabytes.
LARGEST_UNPACKED: Final = 1024 * 1024 * 1024
_KINDS: Final = {
    "f": "a formula",
    "d": "a date",
    "e": "an error",
}


def read_xlsx(path: Path, sheet: str) -> Table:
    """The named sheet, or the first. Raises ``SettingsInvalid``."""
    _refuse_bombs(path)
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=False)
    except OSError as error:
        raise unreadable_file(path, error) from error
    except Exception as error:  # openpyxl has no error of its own for a damaged file
        raise _damaged(path) from error
    names = book.sheetnames
    if sheet and sheet not in names:
        book.close()
        raise SettingsInvalid(
            say("The file has no sheet “{sheet}”.", sheet=sheet),
            say("It has: {names}.", names=", ".join(names)),
            title=say("No such sheet"),
        )
    page = book[sheet or names[0]]
    rows = _rows(page, path, book.close)
    header = next(rows, None)
    if header is None:
        raise SettingsInvalid(
            say("“{name}” is empty.", name=path.name),
            say("Export it again, with a header line."),
            title=say("Empty file"),
        )
    columns = tuple(cell.text for cell in header[1])
    return Table(columns, rows, f"XLSX, sheet {page.title}")


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(entry.file_size for entry in package.infolist())
    except OSError as error:
        raise unreadable_file(path, error) from error
    except zipfile.BadZipFile as error:
        raise _damaged(path) from error
    if size > LARGEST_UNPACKED:
        raise SettingsInvalid(
            say("“{name}” unpacks to far too much.", name=path.name), say("Export fewer orders.")
        )


def _rows(page: "Worksheet", path: Path, close: Any) -> Iterator[Row]:
    try:
        for number, cells in enumerate(page.iter_rows(), start=1):
            made = [_cell(cell) for cell in cells]
            if any(cell.status is None or cell.status.has_value for cell in made):
                yield number, made
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise _damaged(path) from error
    finally:
        close()


def _cell(cell: Any) -> Cell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return Cell(Status.absent())
    if kind in _KINDS:
        return Cell(None, f"the cell holds {_KINDS[kind]}, not a text")
    if isinstance(value, bool):
        return Cell(Status.boolean(value))
    if isinstance(value, int):
        return Cell(Status.number(str(value)))
    if isinstance(value, str):
        from openpyxl.utils.escape import unescape

        try:
            return Cell(Status.text(unescape(value)))
        except UnreadableValueError as error:
            return Cell(None, f"it cannot be read: {error}")
    if isinstance(value, float):
        return Cell(None, "the cell holds a decimal number, whose digits a spreadsheet may change")
    return Cell(None, f"the cell holds {type(value).__name__}, not a text")


def _damaged(path: Path) -> SettingsInvalid:
    return SettingsInvalid(
        say("“{name}” is not an XLSX file, or it is damaged.", name=path.name),
        say("Export it again; older .xls files are saved anew as .xlsx or CSV."),
        title=say("Not an XLSX file"),
    )
