"""A workbook's small parts: which sheets it has, which formats are dates, and its shared texts.

Source of the names: ECMA-376, parts 1 (SpreadsheetML) and 2 (packages). Names of elements are read
without their namespace, for "Strict Open XML" has others.
"""

import posixpath
import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from designo_sync_gui.connectors.exports.cost import LONGEST_RECORD, Cost, too_much
from designo_sync_gui.connectors.exports.file_kind import damaged, other_package
from designo_sync_gui.connectors.exports.xlsx_package import Package
from designo_sync_gui.connectors.exports.xml_events import (
    TEXT,
    Event,
    attribute,
    related,
    xml_events,
)
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say

_MOST_PARTS: Final = 10_000
#: Formats without a code of their own that show a date or a time (also those of East Asia).
_DATES: Final = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_DATE_LETTERS: Final = re.compile("[dmyhsDMYHS]")
#: What is no letter of a date in a format: quoted text, escaped or padded characters, brackets
#: that are no elapsed time.
_NO_LETTERS: Final = re.compile(r'"[^"]*"|[\\_*].|\[(?![hms]+\])[^\]]*\]|General', re.I | re.S)
#: Zeros alone: numbers are shown with at least so many digits.
_ZEROS: Final = re.compile(r"0{2,}(?=;|\Z)")
#: A format of a spreadsheet program has at most 255 characters, and a workbook 65,490 of them.
_LONGEST_FORMAT: Final = 1024
_MOST_FORMATS: Final = 100_000
_WHOLE: Final = re.compile(r"[0-9]{1,9}\Z")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tab of the workbook; ``kind`` is the last word of its relation, as ``worksheet``."""

    name: str
    part: str
    kind: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Book:
    """Where the parts of a workbook are; empty for a part that it has not."""

    sheets: tuple[Sheet, ...]
    strings: str
    styles: str


def read_book(package: Package) -> Book:
    """Raises ``SettingsInvalid`` for a package without a workbook."""
    root = _relations(package, "_rels/.rels", "") if package.holds("_rels/.rels") else {}
    main = next((part for kind, part in root.values() if kind == "officeDocument"), "")
    if not main and package.holds("xl/workbook.xml"):
        main = "xl/workbook.xml"
    if not main or main.startswith(("word/", "ppt/")) or main.endswith(".bin"):
        raise other_package(package.path, package.zip)
    folder, name = posixpath.split(main)
    known = _relations(package, f"{folder}/_rels/{name}.rels", folder)
    sheets = []
    for tag, attributes, _ in xml_events(package, main):
        if tag == "sheet" and attributes is not None:
            kind, part = known.get(related(attributes), ("", ""))
            hidden = attribute(attributes, "state") not in ("", "visible")
            sheets.append(Sheet(attribute(attributes, "name"), part, kind, hidden))
            _refuse_many(package, len(sheets))
    parts = dict(known.values())
    return Book(tuple(sheets), parts.get("sharedStrings", ""), parts.get("styles", ""))


def _refuse_many(package: Package, count: int) -> None:
    if count > _MOST_PARTS:
        raise too_much(package.path.name, say("it has too many parts"))


def _relations(package: Package, part: str, folder: str) -> dict[str, tuple[str, str]]:
    """Id to kind and part."""
    found: dict[str, tuple[str, str]] = {}
    for tag, attributes, _ in xml_events(package, part):
        if tag == "Relationship" and attributes is not None:
            target = unquote(attribute(attributes, "Target"))
            place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = attribute(attributes, "Type").rpartition("/")[2]
            found[attribute(attributes, "Id")] = (kind, place)
            _refuse_many(package, len(found))
    return found


def chosen_sheet(book: Book, wanted: str, package: Package) -> Sheet:
    """The named sheet, or the first that is visible and holds cells. Raises ``SettingsInvalid``."""
    tables = [sheet for sheet in book.sheets if sheet.kind == "worksheet"]
    if not wanted:
        shown = next((sheet for sheet in tables if not sheet.hidden), None)
        if shown is None and not tables:
            raise damaged(package.path, say("it has no sheet with cells"))
        return shown or tables[0]
    for sheet in book.sheets:
        if sheet.name == wanted and sheet.kind == "worksheet":
            return sheet
        if sheet.name == wanted:
            raise SettingsInvalid(
                say("The sheet “{sheet}” is a chart, not a table.", sheet=wanted),
                say("It has: {names}.", names=", ".join(s.name for s in tables)),
                title=say("No table"),
            )
    raise SettingsInvalid(
        say("The file has no sheet “{sheet}”.", sheet=wanted),
        say("It has: {names}.", names=", ".join(s.name for s in tables)),
        title=say("No such sheet"),
    )


@dataclass(frozen=True, slots=True)
class Formats:
    """What the formats of cells do to their numbers.

    Attributes:
        dates: the formats that show a date or a time.
        padded: the formats that fill up with zeros, and to how many digits.
    """

    dates: frozenset[int] = frozenset()
    padded: Mapping[int, int] = field(default_factory=dict)


def read_formats(package: Package, part: str) -> Formats:
    """Raises ``SettingsInvalid``."""
    if not part:
        return Formats()
    codes: dict[int, str] = {}
    dates: set[int] = set()
    padded: dict[int, int] = {}
    count, inside = 0, False
    for tag, attributes, _ in xml_events(package, part):
        if tag == "cellXfs":
            inside = attributes is not None
        elif attributes is None:
            continue
        elif tag == "numFmt":
            code = attribute(attributes, "formatCode")
            codes[whole(attribute(attributes, "numFmtId"))] = code[:_LONGEST_FORMAT]
            _refuse_many(package, len(codes))
        elif tag == "xf" and inside:
            number = whole(attribute(attributes, "numFmtId"))
            code = _NO_LETTERS.sub("", codes.get(number, ""))
            zeros = _ZEROS.match(code)
            if _DATE_LETTERS.search(code) or (number in _DATES and number not in codes):
                dates.add(count)
            elif zeros:
                padded[count] = len(zeros[0])
            count += 1
            if count > _MOST_FORMATS:
                raise too_much(package.path.name, say("it has too many parts"))
    return Formats(frozenset(dates), padded)


def whole(text: str) -> int:
    """A whole number of an attribute; -1 for what is none."""
    return int(text) if _WHOLE.match(text) else -1


class SharedTexts:
    """The texts that cells point to, in a few large pieces: a million of them cost no more than
    their letters."""

    def __init__(self, cost: Cost) -> None:
        self._cost = cost
        self._letters = bytearray()
        self._ends = array("Q", [0])

    def add(self, text: str) -> None:
        data = text.encode("utf-8")
        self._cost.keep(len(data) + self._ends.itemsize)
        self._letters += data
        self._ends.append(len(self._letters))

    def find(self, number: int) -> str | None:
        """``None`` for a number without a text."""
        if not 0 <= number < len(self._ends) - 1:
            return None
        return self._letters[self._ends[number] : self._ends[number + 1]].decode("utf-8")


def shared_texts(package: Package, part: str, cost: Cost) -> SharedTexts:
    """Raises ``SettingsInvalid``."""
    texts = SharedTexts(cost)
    if not part:
        return texts
    run = TextRun(package)
    for event in xml_events(package, part):
        if event[0] == "si" and event[1] is None:
            texts.add(run.taken())
        else:
            run.take(event)
    return texts


class TextRun:
    """The text of a shared or inline string: its runs one after the other, without readings of
    East Asian characters (``rPh``)."""

    def __init__(self, package: Package) -> None:
        self._name = package.path.name
        self._parts: list[str] = []
        self._size = 0
        self._inside = False
        self._aside = False

    def take(self, event: Event) -> None:
        tag, attributes, data = event
        if tag == TEXT:
            if self._inside:
                self.add(data)
        elif tag == "t":
            self._inside = attributes is not None and not self._aside
        elif tag == "rPh":
            self._aside = attributes is not None

    def add(self, data: str) -> None:
        self._size += len(data)
        if self._size > LONGEST_RECORD:
            raise too_much(
                self._name, say("a cell has more than {n:,} characters", n=LONGEST_RECORD)
            )
        self._parts.append(data)

    def taken(self) -> str:
        """The whole text; the next begins."""
        text = "".join(self._parts)
        self._parts.clear()
        self._size = 0
        return text


def unescaped(text: str) -> str:
    """``_x000D_`` is how a workbook writes what XML cannot hold; ``_x005F_`` is ``_`` itself.

    Two that are the halves of one character become it.
    """
    if "_x" not in text:
        return text
    made = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if any("\ud800" <= char <= "\udfff" for char in made):
        made = made.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    return made
