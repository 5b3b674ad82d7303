"""XLSX exports, cell by cell.

Law: text cells are taken exactly; whole numbers as their digits, however the file spells them,
because spreadsheet programs make numbers of ids; every other kind of cell is unreadable. What
stands in the sheet is read, whatever the file says of its size; cells that are not there cost
nothing.
"""

import math
import re
from collections.abc import Collection, Generator, Iterator, Sequence
from pathlib import Path
from typing import Final

from designo_sync_gui.connectors.exports.cost import MOST_COLUMNS, Cost, too_much
from designo_sync_gui.connectors.exports.file_kind import FileKind, damaged, kind_of
from designo_sync_gui.connectors.exports.table import (
    NOTHING,
    Cell,
    Row,
    Table,
    empty_file,
    text_cell,
)
from designo_sync_gui.connectors.exports.xlsx_book import (
    Formats,
    SharedTexts,
    TextRun,
    chosen_sheet,
    read_book,
    read_formats,
    shared_texts,
    unescaped,
    whole,
)
from designo_sync_gui.connectors.exports.xlsx_package import Package
from designo_sync_gui.connectors.exports.xml_events import Attributes, attribute, xml_events
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.source_words import SHEET, filled
from designo_sync_gui.domain.status import Status

_COLUMN: Final = re.compile(r"([A-Z]{1,3})[0-9]*\Z")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
#: From here on a number of a spreadsheet no longer tells every whole number from the next.
_EXACT_BELOW: Final = 2**53
_XML_BLANKS: Final = " \t\r\n"
#: Bytes of a character in memory, at most.
_WIDEST: Final = 4
_FORMULA: Final = say("the cell contains a formula, not a text")
_DATE: Final = say("the cell contains a date, not a text")
_ERROR: Final = say("the cell contains an error of the spreadsheet, not a text")
_DECIMAL: Final = say("the cell contains a decimal number, whose digits a spreadsheet may change")
_TOO_LONG: Final = say("the cell contains a number of more digits than a spreadsheet keeps")
_NO_NUMBER: Final = say("the cell is said to hold a number and does not")


def read_xlsx(path: Path, sheet: str, cost: Cost | None = None) -> Table:
    """The named sheet, or the first that is visible. Raises ``SettingsInvalid``."""
    cost = cost or Cost(path.name)
    if kind_of(path) is not FileKind.XLSX:
        raise damaged(path)
    package = Package(path, cost)
    try:
        book = read_book(package)
        chosen = chosen_sheet(book, sheet, package)
        cells = _Cells(
            package, shared_texts(package, book.strings, cost), read_formats(package, book.styles)
        )
        rows = _rows(package, chosen.part, cells, cost)
        header = next(rows, None)
        if header is None:
            raise empty_file(path)
        columns = _columns(header[1], path)
    except BaseException:
        package.close()
        raise

    def read(places: Sequence[int]) -> Iterator[Row]:
        cells.wanted = frozenset(places)
        try:
            for number, found in rows:
                yield number, [found.get(place, NOTHING) for place in places]
        finally:
            rows.close()
            package.close()

    return Table(columns, read, filled(SHEET, name=chosen.name), close=package.close)


def _columns(header: dict[int, Cell], path: Path) -> tuple[str, ...]:
    last = max(header)
    if last >= MOST_COLUMNS:
        raise too_much(path.name, say("it has more than {n:,} columns", n=MOST_COLUMNS))
    return tuple(header.get(place, NOTHING).text for place in range(last + 1))


class _Cells:
    """Makes values of cells; ``wanted`` are the columns that are asked for, ``None`` for all."""

    def __init__(self, package: Package, texts: SharedTexts, formats: Formats) -> None:
        self.wanted: Collection[int] | None = None
        self.run = TextRun(package)
        self._path = package.path
        self._texts = texts
        self._formats = formats

    def place(self, attributes: Attributes, before: int) -> int:
        """The column of a cell from 0; one without a name stands behind the one before."""
        name = attribute(attributes, "r")
        if not name:
            return before + 1
        found = _COLUMN.match(name)
        if found is None:
            raise damaged(self._path, say("it has a cell “{name}”", name=name[:20]))
        place = 0
        for letter in found[1]:
            place = place * 26 + ord(letter) - ord("A") + 1
        return place - 1

    def cell(self, attributes: Attributes, text: str, *, formula: bool) -> Cell:
        kind = attribute(attributes, "t")
        if formula:
            return Cell(None, _FORMULA)
        if kind == "inlineStr" or (kind == "str" and text):
            return text_cell(unescaped(text))
        plain = text.strip(_XML_BLANKS)
        if not plain:
            return NOTHING
        if kind == "s":
            shared = self._texts.find(whole(plain))
            if shared is None:
                raise damaged(self._path, say("the text number {n} is not in it", n=plain[:20]))
            return text_cell(unescaped(shared))
        if kind == "b":
            return Cell(Status.boolean(plain in ("1", "true")))
        if kind == "e":
            return Cell(None, _ERROR)
        style = whole(attribute(attributes, "s") or "0")
        if kind == "d" or style in self._formats.dates:
            return Cell(None, _DATE)
        return _padded(_number(plain), self._formats.padded.get(style, 0))


def _padded(cell: Cell, digits: int) -> Cell:
    """A number that is shown with zeros in front has two spellings, and nobody knows which one
    the shop has."""
    if len(cell.text) >= digits:
        return cell
    shown = cell.text.zfill(digits)
    return Cell(
        None,
        say("the cell contains {number} and is shown as {shown}", number=cell.text, shown=shown),
    )


def _number(text: str) -> Cell:
    """The digits of a whole number: 1001, 1001.0 and 1.001E3 are one value."""
    if not _NUMBER.match(text):
        return Cell(None, _NO_NUMBER)
    value = float(text)
    if not math.isfinite(value) or abs(value) >= _EXACT_BELOW:
        return Cell(None, _TOO_LONG)
    if not value.is_integer():
        return Cell(None, _DECIMAL)
    return Cell(Status.number(str(int(value))))


_Found = tuple[int, dict[int, Cell]]


def _rows(package: Package, part: str, cells: _Cells, cost: Cost) -> Generator[_Found, None, None]:
    """Every row in which something stands, with its number and what stands in it."""
    number, place = 0, -1
    found: dict[int, Cell] = {}
    attributes: Attributes | None = None
    formula = False
    value = False
    for event in xml_events(package, part):
        tag, given, data = event
        if tag == "row":
            if given is not None:
                cost.row()
                said = whole(attribute(given, "r"))
                number, place, found = said if said > 0 else number + 1, -1, {}
            elif any(cell is not NOTHING for cell in found.values()):
                yield number, found
        elif tag == "c" and given is not None:
            place = cells.place(given, place)
            if cells.wanted is None or place in cells.wanted:
                attributes, formula = given, False
        elif attributes is None:
            continue
        elif tag == "c":
            made = cells.cell(attributes, cells.run.taken(), formula=formula)
            found[place] = made
            if cells.wanted is None:  # a header can name one long text in every column
                cost.keep(len(made.text) * _WIDEST)
            attributes = None
        elif tag == "f":
            formula = formula or given is not None
            value = False
        elif tag == "v":
            value = given is not None
        elif value:
            cells.run.add(data)
        else:
            cells.run.take(event)
