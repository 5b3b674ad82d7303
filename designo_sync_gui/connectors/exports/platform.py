"""The declaration of export files as a platform.

Law: light to import, for it is asked before a file is read.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from designo_sync_gui.domain.platform import (
    Capabilities,
    Option,
    OptionKind,
    Platform,
    SignIn,
    StatusField,
    Writing,
)
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, verbatim

PER_PAGE: Final = 1000

AUTO: Final = "auto"
_WESTERN: Final = say("Western")
_CYRILLIC: Final = say("Cyrillic")
_CENTRAL: Final = say("Central European")
_JAPANESE: Final = say("Japanese")
#: Names as Python knows them, and what is written in them; empty for everything.
SCRIPTS: Final[Mapping[str, Sentence]] = {
    "utf-8": NOTHING,
    "utf-16": NOTHING,
    "utf-16-le": NOTHING,
    "utf-16-be": NOTHING,
    "utf-32": NOTHING,
    "cp1252": _WESTERN,
    "iso-8859-1": _WESTERN,
    "iso-8859-15": _WESTERN,
    "mac-roman": _WESTERN,
    "cp850": _WESTERN,
    "cp437": _WESTERN,
    "cp1250": _CENTRAL,
    "iso-8859-2": _CENTRAL,
    "cp1251": _CYRILLIC,
    "koi8-r": _CYRILLIC,
    "cp1253": say("Greek"),
    "cp1254": say("Turkish"),
    "cp1255": say("Hebrew"),
    "cp1256": say("Arabic"),
    "cp1257": say("Baltic"),
    "cp1258": say("Vietnamese"),
    "shift_jis": _JAPANESE,
    "cp932": _JAPANESE,
    "euc-jp": _JAPANESE,
    "iso-2022-jp": _JAPANESE,
    "gb18030": say("Chinese, simplified"),
    "big5": say("Chinese, traditional"),
    "euc-kr": say("Korean"),
}
DELIMITERS: Final = {",": ",", ";": ";", "tab": "\t", "|": "|"}


class Guards(StrEnum):
    """What becomes of an id that is guarded against spreadsheets."""

    REFUSE = "refuse"
    REMOVE = "remove"
    KEEP = "keep"


class Rows(StrEnum):
    """What a row is: an order, or one of its statuses, of which the last counts."""

    ORDERS = "orders"
    LOG = "log"


class Files(StrEnum):
    """Which files of a folder are read."""

    NEWEST = "newest"
    ALL = "all"


class FilesBy(StrEnum):
    """What says which file of a folder is the newer one."""

    TIME = "time"
    NAME = "name"


FILE: Final = "file"
ID: Final = "id_column"
NUMBER: Final = "number_column"
STATUS: Final = "status_column"
CHANGED: Final = "changed_column"
STORE: Final = "store_column"
ENCODING: Final = "encoding"
DELIMITER: Final = "delimiter"
SHEET: Final = "sheet"
GUARDS: Final = "guarded_ids"
ROWS: Final = "rows"
FILES: Final = "files"
FILES_BY: Final = "files_by"
PATTERN: Final = "pattern"

_CHOICES: Final = (
    (AUTO, verbatim(AUTO)),
    *((name, joined(" · ", (verbatim(name), script))) for name, script in SCRIPTS.items()),
)
_MARKS: Final = ((AUTO, verbatim(AUTO)), *((name, verbatim(name)) for name in DELIMITERS))
_GUARDS: Final = (
    (Guards.REFUSE.value, say("do not use, but report")),
    (Guards.REMOVE.value, say("without the guard")),
    (Guards.KEEP.value, say("as they stand")),
)
_ROWS: Final = (
    (Rows.ORDERS.value, say("orders, each once (an export)")),
    (Rows.LOG.value, say("a log: the last row of an order counts")),
)
_FILES: Final = (
    (Files.NEWEST.value, say("the newest file")),
    (Files.ALL.value, say("all files")),
)
_FILES_BY: Final = (
    (FilesBy.TIME.value, say("by the time of change")),
    (FilesBy.NAME.value, say("by name (9 before 10)")),
)
_HOW: Final = (
    Option(
        FILE,
        say("File or folder"),
        say("A CSV, XLSX or JSON Lines file, or a folder of them; read again at every refresh."),
        OptionKind.FILE,
        required=True,
    ),
    Option(
        ROWS,
        say("Rows are"),
        say(
            "In a log the row with the latest time of change counts; without that column, the "
            "last row."
        ),
        OptionKind.CHOICE,
        Rows.ORDERS.value,
        _ROWS,
    ),
    Option(
        ENCODING,
        say("Encoding"),
        say("For CSV files. “auto” detects the encoding and says where it had to guess."),
        OptionKind.CHOICE,
        AUTO,
        _CHOICES,
    ),
    Option(
        DELIMITER,
        say("Delimiter"),
        say("For CSV files. “auto” detects the delimiter."),
        OptionKind.CHOICE,
        AUTO,
        _MARKS,
    ),
    Option(SHEET, say("Sheet"), say("Of an XLSX file; empty for the first that is visible.")),
    Option(
        GUARDS,
        say("Guarded order ids"),
        say(
            'Ids that an export guards against spreadsheets, as \'1002, ="1003", or blanks and '
            "tabs around: not taken, taken without the guard, or taken as they stand."
        ),
        OptionKind.CHOICE,
        Guards.REFUSE.value,
        _GUARDS,
    ),
    Option(
        FILES,
        say("Of a folder"),
        say("Subfolders, links, hidden files and temporary files are not read."),
        OptionKind.CHOICE,
        Files.NEWEST.value,
        _FILES,
    ),
    Option(
        FILES_BY,
        say("Newest file"),
        say("How the files of a folder are ordered."),
        OptionKind.CHOICE,
        FilesBy.TIME.value,
        _FILES_BY,
    ),
    Option(
        PATTERN,
        say("File names"),
        say("Which files of a folder, as orders-*.csv; empty for all tables."),
    ),
)
_COLUMNS: Final = (
    Option(
        ID,
        say("Column: order id"),
        say("The platform's id, as DesignO knows it."),
        OptionKind.COLUMN,
        required=True,
    ),
    Option(
        NUMBER,
        say("Column: order number"),
        say("The number that people see; may be empty."),
        OptionKind.COLUMN,
    ),
    Option(CHANGED, say("Column: changed at"), say("May be empty."), OptionKind.COLUMN),
)
#: What is asked for an export of DesignO, which has no field of its own for the status column.
DESIGNO_OPTIONS: Final = (
    *_HOW,
    *_COLUMNS,
    Option(
        STATUS, say("Column: status"), say("The exact status."), OptionKind.COLUMN, required=True
    ),
    Option(
        STORE,
        say("Column: store code"),
        say("Needed where the export contains several stores."),
        OptionKind.COLUMN,
    ),
)

PLATFORM: Final = Platform(
    name="export",
    title=say("CSV or XLSX export"),
    help_topic="exports",
    url_label=NOTHING,
    url_where=NOTHING,
    sign_ins=(SignIn("none", say("No sign-in"), ()),),
    fields=(StatusField("status", say("The column that contains the status"), Writing.NEVER),),
    capabilities=Capabilities(
        page_size=PER_PAGE,
        changed_since=False,
        reads_singly=False,
        writes_in_batches=False,
        limits=say("none"),
    ),
    options=(*_HOW, *_COLUMNS),
    free_field=True,
)
