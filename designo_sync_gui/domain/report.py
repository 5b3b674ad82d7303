"""What a report of orders is made of: its formats, its rows, and what is told about it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.trends import DayCounts


class ReportFormat(StrEnum):
    """The value is the word on the command line."""

    CSV = "csv"
    SPREADSHEET = "spreadsheet-csv"
    XLSX = "xlsx"
    HTML = "html"

    @property
    def suffix(self) -> str:
        return ".csv" if self is ReportFormat.SPREADSHEET else f".{self.value}"

    @property
    def label(self) -> Sentence:
        return _LABELS[self]

    @property
    def about(self) -> Sentence:
        """What it is good for, beside its name."""
        return _ABOUT[self]


#: Rows of a sheet of XLSX, less its heading, and orders that a browser still shows with ease.
ROWS_OF_A_SHEET, ROWS_OF_A_PAGE = 1_048_575, 20_000
#: Between the cells of CSV for spreadsheets, by the word on the command line.
SEPARATORS = {"comma": ",", "semicolon": ";"}
_LABELS = {
    ReportFormat.CSV: say("CSV, exact"),
    ReportFormat.SPREADSHEET: say("CSV for spreadsheets"),
    ReportFormat.XLSX: say("Excel (XLSX)"),
    ReportFormat.HTML: say("HTML"),
}
_ABOUT = {
    ReportFormat.CSV: say("byte for byte, for programs"),
    ReportFormat.SPREADSHEET: say("ids and formulas guarded"),
    ReportFormat.XLSX: say("every status as text; second sheet with counts"),
    ReportFormat.HTML: say("one page to print or mail, with bars"),
}
_BY_SUFFIX = {".xlsx": ReportFormat.XLSX, ".html": ReportFormat.HTML, ".htm": ReportFormat.HTML}


def too_many(form: ReportFormat, count: int) -> Sentence:
    """What is to be said before so many orders are written in a format; empty where nothing is."""
    if form is ReportFormat.XLSX and count > ROWS_OF_A_SHEET:
        return say("More rows than a sheet holds: they go on in further sheets.")
    if form is ReportFormat.HTML and count > ROWS_OF_A_PAGE:
        return say("A page of so many orders opens slowly; XLSX serves better.")
    return NOTHING


def format_of_name(name: str) -> ReportFormat:
    """The format that a file's name asks for; CSV "exact" where it asks for none."""
    lower = name.lower()
    return next(
        (found for end, found in _BY_SUFFIX.items() if lower.endswith(end)), ReportFormat.CSV
    )


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An order, and the job that wrote it last: empty where none did."""

    order: Order
    job_id: str = ""
    plan_digest: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """In which language a page for people is: how it says a sentence, and the language's code.

    Files for programs and spreadsheets are always in English.
    """

    spoken: Callable[[Sentence], str]
    language: str


#: The language of the command line.
ENGLISH = Voice(lambda sentence: sentence.english, "en")


@dataclass(frozen=True, slots=True)
class ReportAbout:
    """What a reader must know to read a report.

    Attributes:
        made_at: when it was asked for, UTC.
        scope: which orders it holds, in a sentence.
        program: name and version.
        stores: by their codes the rows are told which shop they belong to.
        separator: between the cells of CSV for spreadsheets: a comma, or a semicolon where a
            comma is the decimal sign (Excel goes by the country).
        voice: the language of a page.
        today: the day it was made on this computer's clock, where the picture of a page ends.
        days: the counts of the last weeks, for the picture; other formats have none.
        pictured: the codes of the stores in the picture; none: of those with orders in it.
    """

    made_at: datetime
    scope: str
    program: str
    stores: Sequence[Store]
    separator: str = ","
    voice: Voice = ENGLISH
    today: date | None = None
    days: Sequence[DayCounts] = ()
    pictured: Collection[str] = ()
