"""The rows that name no order: counted by their reason, each with the first place."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from designo_sync_gui.connectors.exports.table import NOTHING, Cell
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import Sentence, say, say_n
from designo_sync_gui.domain.visible import brief

GUARD = "guard"


@dataclass(frozen=True, slots=True)
class Refused:
    """Rows that were refused alike: how many, and the first of them."""

    count: int
    line: int
    cell: Cell
    problem: Sentence


@dataclass(slots=True)
class RefusedRows:
    """What was refused of a file, by reason."""

    found: dict[str, Refused] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(refused.count for refused in self.found.values())

    def take(self, line: int, cell: Cell, problem: Sentence, kind: str = "") -> None:
        kind = kind or problem.template
        known = self.found.get(kind) or Refused(0, line, cell, problem)
        self.found[kind] = replace(known, count=known.count + 1)

    def notes(self) -> Iterator[Sentence]:
        for kind, refused in self.found.items():
            yield _note(kind, refused)

    def none_usable(self, count: int) -> SettingsInvalid:
        """The error of a file of ``count`` rows in which no row names an order."""
        blank = Refused(0, 0, NOTHING, say("the cell is empty"))
        first = min(self.found.values(), key=lambda refused: refused.line, default=blank)
        guarded = GUARD in self.found
        return SettingsInvalid(
            say_n(
                "The only row has no usable order id: {place}: {problem}.",
                "None of {n:,} rows has a usable order id; the first: {place}: {problem}.",
                count,
                place=_place(first),
                problem=first.problem,
            ),
            say("Choose in the connection how guarded order ids are treated.")
            if guarded
            else say("Choose another column, or export it again without a spreadsheet program."),
            title=say("No usable order id"),
        )


def _note(kind: str, refused: Refused) -> Sentence:
    if kind == GUARD:
        return say_n(
            "{n:,} row has an order id that looks guarded against spreadsheets: {place}. "
            "It is not taken until the connection says whether the guard belongs to "
            "the id.",
            "{n:,} rows have order ids that look guarded against spreadsheets; the first: "
            "{place}. They are not taken until the connection says whether the guard "
            "belongs to the id.",
            refused.count,
            place=_place(refused),
        )
    return say_n(
        "{n:,} row names no order: {place}: {problem}.",
        "{n:,} rows name no order; the first: {place}: {problem}.",
        refused.count,
        place=_place(refused),
        problem=refused.problem,
    )


def _place(refused: Refused) -> Sentence:
    status = refused.cell.status
    if not refused.line:
        return say("every row")
    if status is None or not status.has_value:
        return say("row {line}", line=refused.line)
    return say("row {line}, “{id}”", line=refused.line, id=brief(status))
