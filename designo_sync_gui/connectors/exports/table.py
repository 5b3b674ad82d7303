"""A table in a file, cell by cell.

Law: a cell's text is what stands in the file; what has no one text (a formula, a date, a decimal
number) is unreadable with its reason, never guessed. Blocking: call it in a worker.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from designo_sync_gui.domain.errors import BadReply, SettingsInvalid, system_reason
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import Status, UnreadableValueError

#: An export of 100,000 orders has some 20 MB; a larger file was chosen by mistake.
LARGEST_FILE = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value, or why it has none."""

    status: Status | None
    problem: Sentence | None = None

    @property
    def text(self) -> str:
        """For ids, numbers and times: the literal; empty where there is no value."""
        return self.status.literal if self.status is not None and self.status.has_value else ""


#: An empty cell holds no value, in CSV as in XLSX: there is nothing in it to write.
NOTHING: Final = Cell(Status.absent())


def text_cell(text: str) -> Cell:
    """The cell of a text exactly as it stands in the file."""
    if not text:
        return NOTHING
    try:
        return Cell(Status.text(text))
    except UnreadableValueError as error:
        return Cell(None, say("it cannot be read: {error}", error=error.told))


#: Where a row stands in the file (from 1), and the cells that were asked for.
Row = tuple[int, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Table:
    """The header and the rows below it.

    Attributes:
        columns: the names in the header.
        rows: the rows from the cells at these places, once, from the first to the last.
        how: how the file was read.
        notes: what was guessed or is wrong, in sentences for the operator.
        close: lets go of the file where the rows are not read.
    """

    columns: tuple[str, ...]
    rows: Callable[[Sequence[int]], Iterator[Row]]
    how: Sentence
    notes: tuple[Sentence, ...] = ()
    close: Callable[[], None] = lambda: None

    def place(self, column: str) -> int:
        """Where a column stands. Raises ``SettingsInvalid`` where it is missing or there twice."""
        found = [place for place, name in enumerate(self.columns) if name == column]
        if len(found) == 1:
            return found[0]
        if found:
            raise SettingsInvalid(
                say(
                    "The file has {count} columns named “{column}”: it is not clear which one to "
                    "use.",
                    count=len(found),
                    column=column,
                ),
                say("Rename one of them in the file, or export it again."),
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
                "“{name}” is {size} MB; files over {largest_file} MB are not read.",
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
            value=system_reason(error),
        ),
        say("Check that the export is still there, or choose it again."),
        title=say("Export cannot be read"),
    )


def empty_file(path: Path) -> SettingsInvalid:
    return SettingsInvalid(
        say("“{name}” is empty.", name=path.name),
        say("Export it again, with a header line."),
        title=say("Empty file"),
    )


def changed_meanwhile(path: Path) -> BadReply:
    return BadReply(
        say("“{name}” changed while it was read.", name=path.name),
        say("Refresh again when it is complete."),
    )
