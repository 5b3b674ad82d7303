"""How a log is written: its encoding, and its header or lines of JSON."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from designo_sync_gui.connectors.exports.cost import MOST_COLUMNS, Cost, too_much
from designo_sync_gui.connectors.exports.csv_file import delimiter_of
from designo_sync_gui.connectors.exports.export import ExportPlan
from designo_sync_gui.connectors.exports.log_lines import LogForm, decoding_of, whole_lines
from designo_sync_gui.connectors.exports.log_orders import Columns
from designo_sync_gui.connectors.exports.platform import AUTO
from designo_sync_gui.connectors.exports.table import Table, empty_file
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.source_words import DELIMITED, JSON_LINES, TAB, filled

_ENCODINGS: Final = (AUTO, "utf-8", "utf-16")
_HEAD: Final = 4096
_NAME_THEM: Final = say("Write the names of the columns into the first line.")


@dataclass(frozen=True, slots=True)
class Opened:
    """A log's form, how it is told, and where its first row stands."""

    form: LogForm
    how: Sentence
    start: int
    line: int


def opened_log(plan: ExportPlan, file: BinaryIO, cost: Cost) -> Opened:
    """Raises ``SettingsInvalid`` for a file whose first line is no header and no JSON."""
    file.seek(0)
    head = file.read(_HEAD)
    if not head.strip(b"\0"):
        raise empty_file(plan.path)
    encoding, codec, mark = decoding_of(head)
    if plan.encoding not in _ENCODINGS or plan.encoding not in (AUTO, encoding):
        raise SettingsInvalid(
            say("A log is read as UTF-8, or as UTF-16 with a byte order mark."),
            say("Choose the encoding “auto”."),
            title=say("Encoding does not fit"),
        )
    text, end, line = _first_line(plan.path, file, codec, mark, cost)
    if text.lstrip().startswith("{"):
        how = filled(JSON_LINES, encoding=encoding)
        return Opened(LogForm(encoding, codec), how, mark, 0)
    delimiter = delimiter_of(plan.delimiter, text)
    columns = _header(text, delimiter)
    if len(columns) > MOST_COLUMNS:
        raise too_much(plan.path.name, say("it has more than {n:,} columns", n=MOST_COLUMNS))
    how = filled(DELIMITED, encoding=encoding, mark=TAB if delimiter == "\t" else delimiter)
    return Opened(LogForm(encoding, codec, columns, delimiter), how, end, line)


def _first_line(
    path: Path, file: BinaryIO, codec: str, start: int, cost: Cost
) -> tuple[str, int, int]:
    """The first line with something in it, the place behind it, and its number."""
    for line, (raw, end) in enumerate(whole_lines(file, "\n".encode(codec), start, cost), 1):
        try:
            text = "\0" if raw is None else raw.decode(codec)
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            raise SettingsInvalid(
                say("The first line of “{name}” is not a header in UTF-8.", name=path.name),
                _NAME_THEM,
                title=say("Not a table"),
            )
        if text.strip():
            return text.removesuffix("\r"), end, line
    raise SettingsInvalid(
        say("“{name}” has no whole line yet.", name=path.name),
        say("Its first line is the header, or a line of JSON; each ends with a line break."),
        title=say("Empty file"),
    )


def _header(text: str, delimiter: str) -> tuple[str, ...]:
    try:
        (columns,) = csv.reader([text], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError) as error:
        raise SettingsInvalid(
            say("The header is not valid CSV: {error}.", error=error),
            _NAME_THEM,
            title=say("Not valid CSV"),
        ) from error
    return tuple(columns)


def picks_of(
    plan: ExportPlan, table: Table, *, json: bool
) -> tuple[tuple[int | str, ...], Columns]:
    """Where the cells of a row are, places of fields or pointers into JSON: id and status first.
    Raises ``SettingsInvalid`` for a column that is not there."""
    picks: list[int | str] = []

    def add(column: str) -> int | None:
        if not column:
            return None
        picks.append(_pointer(column) if json else table.place(column))
        return len(picks) - 1

    add(plan.id_column)
    add(plan.status_column)
    places = Columns(add(plan.number_column), add(plan.changed_column), add(plan.store_column))
    return tuple(picks), places


def _pointer(column: str) -> str:
    if not column.startswith("/"):
        raise SettingsInvalid(
            say("In lines of JSON “{column}” is no column.", column=column),
            say("Name the key with a slash before it, as /order_id or /order/status."),
            title=say("Column missing"),
        )
    return column
