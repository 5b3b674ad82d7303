"""Which file is read, how, and which of its columns is what.

Law: what a file is decides how it is read, not what it is called. Blocking: call it in a worker.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.csv_file import read_csv
from designo_sync_gui.connectors.exports.file_kind import FileKind, kind_of
from designo_sync_gui.connectors.exports.json_lines import read_json_lines
from designo_sync_gui.connectors.exports.platform import (
    AUTO,
    CHANGED,
    DELIMITER,
    ENCODING,
    FILE,
    FILES,
    FILES_BY,
    GUARDS,
    ID,
    NUMBER,
    PATTERN,
    ROWS,
    SHEET,
    STATUS,
    STORE,
    Files,
    FilesBy,
    Guards,
    Rows,
)
from designo_sync_gui.connectors.exports.table import Table, refuse_unusable
from designo_sync_gui.connectors.exports.xlsx_file import read_xlsx
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """Which file, read how, and which columns; an empty column is not there."""

    path: Path
    id_column: str
    status_column: str
    number_column: str = ""
    changed_column: str = ""
    store_column: str = ""
    encoding: str = AUTO
    delimiter: str = AUTO
    sheet: str = ""
    guards: Guards = Guards.REFUSE
    rows: Rows = Rows.ORDERS
    files: Files = Files.NEWEST
    files_by: FilesBy = FilesBy.TIME
    pattern: str = ""

    @property
    def is_log(self) -> bool:
        return self.rows is Rows.LOG

    @classmethod
    def of(cls, options: Mapping[str, str], status_column: str = "") -> "ExportPlan":
        """Raises ``SettingsInvalid`` where the file or a needed column is not named."""
        status = status_column or options.get(STATUS, "")
        for value, what in (
            (options.get(FILE, ""), say("the export file")),
            (options.get(ID, ""), say("the column of the order ids")),
            (status, say("the column of the statuses")),
        ):
            if not value:
                raise SettingsInvalid(say("Not chosen: {what}.", what=what), say("Choose it."))
        return cls(
            Path(options[FILE]).expanduser(),
            options[ID],
            status,
            options.get(NUMBER, ""),
            options.get(CHANGED, ""),
            options.get(STORE, ""),
            options.get(ENCODING, "") or AUTO,
            options.get(DELIMITER, "") or AUTO,
            options.get(SHEET, ""),
            _one_of(Guards, options.get(GUARDS, ""), Guards.REFUSE),
            _one_of(Rows, options.get(ROWS, ""), Rows.ORDERS),
            _one_of(Files, options.get(FILES, ""), Files.NEWEST),
            _one_of(FilesBy, options.get(FILES_BY, ""), FilesBy.TIME),
            options.get(PATTERN, ""),
        )


Word = TypeVar("Word", bound=StrEnum)


def _one_of(words: type[Word], text: str, usual: Word) -> Word:
    if not text:
        return usual
    if text not in list(words):
        raise SettingsInvalid(
            say("“{text}” is none of the values of this setting.", text=text),
            say("One of: {words}.", words=", ".join(words)),
        )
    return words(text)


def open_table(
    path: Path, encoding: str, delimiter: str, sheet: str, cost: Cost | None = None
) -> Table:
    """The table of a file by what it is. Raises ``SettingsInvalid``."""
    refuse_unusable(path)
    kind = kind_of(path)
    if kind is FileKind.XLSX:
        return read_xlsx(path, sheet, cost)
    if kind is FileKind.JSON_LINES:
        return read_json_lines(path, cost)
    return read_csv(path, encoding, delimiter, cost)
