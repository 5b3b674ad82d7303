"""Which file is read, how, and which of its columns is what.

Law: what a file is decides how it is read, not what it is called. Blocking: call it in a worker.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.csv_file import read_csv
from designo_sync_gui.connectors.exports.file_kind import FileKind, kind_of
from designo_sync_gui.connectors.exports.platform import (
    AUTO,
    CHANGED,
    DELIMITER,
    ENCODING,
    FILE,
    GUARDS,
    ID,
    NUMBER,
    SHEET,
    STATUS,
    STORE,
    Guards,
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
            _guards(options.get(GUARDS, "")),
        )


def _guards(text: str) -> Guards:
    if text and text not in list(Guards):
        raise SettingsInvalid(
            say("“{text}” is not a way to treat guarded order ids.", text=text),
            say("One of: {guards}.", guards=", ".join(Guards)),
        )
    return Guards(text) if text else Guards.REFUSE


def open_table(
    path: Path, encoding: str, delimiter: str, sheet: str, cost: Cost | None = None
) -> Table:
    """The table of a file by what it is. Raises ``SettingsInvalid``."""
    refuse_unusable(path)
    if kind_of(path) is FileKind.XLSX:
        return read_xlsx(path, sheet, cost)
    return read_csv(path, encoding, delimiter, cost)
