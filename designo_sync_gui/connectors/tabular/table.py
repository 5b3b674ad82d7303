"""A table in a file, cell by cell.

Law: a cell's text is what stands in the file; what has no one text (a formula, a date, a decimal
number) is unreadable with its reason, never guessed. Blocking: call it in a worker.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status

#: An export of 100,000 orders has some 20 MB; a larger file was chosen by mistake.
LARGEST_FILE = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value, or why it has none."""

    status: Status | None
    problem: str = ""

    @property
    def text(self) -> str:
        """For ids, numbers and times: the literal; empty where there is no value."""
        return self.status.literal if self.status is not None and self.status.has_value else ""


#: Where a row stands in the file (from 1), and its cells.
Row = tuple[int, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Table:
    """The header and the rows below it; ``how`` says how the file was read."""

    columns: tuple[str, ...]
    rows: Iterator[Row]
    how: str

    def place(self, column: str) -> int:
        """Where a column stands. Raises ``SettingsInvalid`` where it is missing or there twice."""
        found = [place for place, name in enumerate(self.columns) if name == column]
        if len(found) == 1:
            return found[0]
        if found:
            raise SettingsInvalid(
                say(
                    "The file has {count} columns named “{column}”: nobody knows which is meant.",
                    count=len(found),
                    column=column,
                ),
                say("Rename one of them in the file, or export it anew."),
                title=say("Column not clear"),
            )
        known = ", ".join(f"“{name}”" for name in self.columns[:30])
        raise SettingsInvalid(
            say("The file has no column “{column}”.", column=column),
            say("It has: {known}.", known=known),
            title=say("Column missing"),
        )


def refuse_unusable(path: Path) -> None:
    """Raises ``SettingsInvalid`` for a file that is missing, no file, or far too large."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise unreadable_file(path, error) from error
    if not path.is_file():
        raise SettingsInvalid(say("“{path}” is not a file.", path=path), say("Choose the export."))
    if size > LARGEST_FILE:
        raise SettingsInvalid(
            say(
                "“{name}” has {size} MB; more than {largest_file} MB is not read.",
                name=path.name,
                size=size // 1024 // 1024,
                largest_file=LARGEST_FILE // 1024 // 1024,
            ),
            say("Export fewer orders, or fewer columns."),
        )


def unreadable_file(path: Path, error: OSError) -> SettingsInvalid:
    return SettingsInvalid(
        say(
            "“{path}” cannot be read: {value}.",
            path=path,
            value=error.strerror or type(error).__name__,
        ),
        say("Check that the export is still there, or choose it again."),
        title=say("Export cannot be read"),
    )
