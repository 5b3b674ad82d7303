"""The orders in the rows of an export.

Law: two rows of one order that say the same are one; two that differ make that order unreadable,
with both values named. A row without an order id is counted and reported with place and reason; a
file in which no row has one is an error. Blocking: call it in a worker.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.export import ExportPlan, open_table
from designo_sync_gui.connectors.exports.order_ids import (
    Judged,
    cut_ids,
    judge_id,
    likeness,
    may_be_odd,
)
from designo_sync_gui.connectors.exports.platform import Guards
from designo_sync_gui.connectors.exports.refused_rows import GUARD, RefusedRows
from designo_sync_gui.connectors.exports.table import (
    NOTHING,
    Cell,
    Table,
    changed_meanwhile,
    unreadable_file,
)
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading
from designo_sync_gui.domain.sentence import NOTHING as NO_SENTENCE
from designo_sync_gui.domain.sentence import Sentence, say, say_n
from designo_sync_gui.domain.source_words import AND_OTHERS, COLUMN, ROW, made
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import brief

#: Bytes of a reading besides its own texts (measured: 370).
_READING: Final = 400
#: So many rows show what the ids of a file look like.
_FEWEST_TO_COMPARE: Final = 3
#: So many different values are kept once for all rows that hold them.
_MOST_SHARED: Final = 4096
#: Bytes of a status besides its text.
_STATUS: Final = 64
_TOTALS: Final = say("it looks like a line of totals, not like an order")
_CUT: Final = say(
    "its digits after the 15th are all 0, as in every long id: a spreadsheet cut them"
)
_AS_OTHERS: Final = say("Its status cannot be read, like those of many other rows.")
#: Bytes of a sentence that remembers its values.
_SENTENCE: Final = 1000


@dataclass(frozen=True, slots=True)
class ExportRead:
    """All orders of a file; ``nameless`` counts the rows that name none.

    ``notes`` say what was guessed (the first ``guesses`` of them) or refused, ``details`` what was
    understood, as rows without a status of their own; ``told`` is which file was read.
    """

    readings: Sequence[Reading] = field(repr=False)  # a task that is shown would spell out all
    nameless: int
    how: Sentence
    notes: tuple[Sentence, ...] = ()
    guesses: int = 0
    details: tuple[Sentence, ...] = ()
    told: Sentence = NO_SENTENCE


def read_export(
    plan: ExportPlan, store_code: str | None, read_at: datetime, cost: Cost | None = None
) -> ExportRead:
    """All orders of the file.

    ``store_code`` is that of every row where no column names it. Raises ``SettingsInvalid``, and
    ``BadReply`` for a file that changed while it was read.
    """
    cost = cost or Cost(plan.path.name)
    before = _stamp(plan.path)
    cost.begin(plan.path.name)
    table = open_table(plan.path, plan.encoding, plan.delimiter, plan.sheet, cost)
    try:
        rows = _Rows(plan, table, store_code, read_at, cost)
        for line, cells in table.rows(rows.places):
            rows.take(line, cells)
    finally:
        table.close()
    if _stamp(plan.path) != before:
        raise changed_meanwhile(plan.path)
    return rows.ended()


def _stamp(path: Path) -> tuple[int, int]:
    try:
        known = path.stat()
    except OSError as error:
        raise unreadable_file(path, error) from error
    return known.st_mtime_ns, known.st_size


@dataclass(slots=True)
class _Rows:
    """The rows of a table on their way to become orders."""

    plan: ExportPlan
    table: Table
    store_code: str | None
    read_at: datetime
    cost: Cost
    places: list[int] = field(init=False)
    _source: str = field(init=False)
    _number: int | None = field(init=False)
    _changed: int | None = field(init=False)
    _store: int | None = field(init=False)
    _found: dict[OrderRef, Reading] = field(default_factory=dict)
    #: Of those that may still be left out; of every order it would cost as much as the order.
    _lines: dict[OrderRef, int] = field(default_factory=dict)
    _refused: RefusedRows = field(default_factory=RefusedRows)
    _statuses: dict[Status, Status] = field(default_factory=dict)
    _problems: dict[Sentence, Sentence] = field(default_factory=dict)
    _continued: int = 0
    _last: OrderRef | None = None

    def __post_init__(self) -> None:
        plan, table = self.plan, self.table
        self.places = [table.place(plan.id_column), table.place(plan.status_column)]
        self._source = made(
            COLUMN, file=plan.path.name, how=table.how.english, column=plan.status_column
        )

        def maybe(column: str) -> int | None:
            if not column:
                return None
            self.places.append(table.place(column))
            return len(self.places) - 1

        self._number = maybe(plan.number_column)
        self._changed = maybe(plan.changed_column)
        self._store = maybe(plan.store_column)

    def take(self, line: int, cells: Sequence[Cell]) -> None:
        """One row, from the cells at ``places``."""
        judged = judge_id(cells[0], self.plan.guards)
        if judged.blank and cells[1] is NOTHING:
            self._continued += 1
            return
        store = self._text(cells, self._store) if self._store is not None else self.store_code
        if judged.problem is None and not store:
            judged = Judged("", say("its store code cannot be read"))
        if judged.problem is not None:
            self._refused.take(line, cells[0], judged.problem, GUARD if judged.guarded else "")
            return
        ref = OrderRef(store or "", judged.order_id)
        reading = self._reading(ref, line, cells)
        former = self._found.get(ref)
        if former is None:
            self._keep(reading)
            if cells[1] is NOTHING or may_be_odd(ref.order_id):
                self._lines[ref] = line
            self._found[ref] = reading
        elif cells[1] is NOTHING:
            self._continued += 1
        else:
            both = merged(former, reading)
            if both is not former:
                self.cost.keep(_READING + _SENTENCE)
            self._found[ref] = both
        self._last = ref

    def _keep(self, reading: Reading) -> None:
        seen = reading.observation
        texts = (reading.ref.order_id, reading.number, seen.changed_at, seen.source)
        self.cost.keep(_READING + sum(sys.getsizeof(text) for text in texts if text))

    def _reading(self, ref: OrderRef, line: int, cells: Sequence[Cell]) -> Reading:
        cell = cells[1]
        observation = Observation(
            Presence.PRESENT,
            self._same(cell.status),
            self.read_at,
            made(ROW, source=self._source, line=line),
            Sentence() if cell.status is not None else self._problem(cell),
            changed_at=self._text(cells, self._changed),
        )
        return Reading(ref, self._text(cells, self._number), observation)

    def _problem(self, cell: Cell) -> Sentence:
        """Each reason is kept once; of very many different ones the later are not told apart."""
        why = cell.problem or say("the cell cannot be read")
        known = self._problems.get(why)
        if known is None and len(self._problems) < _MOST_SHARED:
            self.cost.keep(_SENTENCE)
            known = self._problems[why] = say("Its status cannot be read: {problem}.", problem=why)
        return known or _AS_OTHERS

    def _same(self, status: Status | None) -> Status | None:
        """Most rows hold one of a few statuses: each is kept once."""
        known = self._statuses.get(status) if status is not None else None
        if known is None and status is not None:
            self.cost.keep(_STATUS + sys.getsizeof(status.literal))
            if len(self._statuses) < _MOST_SHARED:
                self._statuses[status] = status
        return known or status

    def _text(self, cells: Sequence[Cell], place: int | None) -> str:
        return cells[place].text if place is not None else ""

    def ended(self) -> ExportRead:
        """Raises ``SettingsInvalid`` where there are rows and none of them names an order."""
        self._leave_out_totals()
        if self.plan.guards is not Guards.KEEP:
            cut = cut_ids({ref.order_id for ref in self._found})
            self._leave_out([ref for ref in self._found if ref.order_id in cut], _CUT)
        nameless = self._refused.count
        if not self._found and (nameless or self._continued):
            raise self._refused.none_usable(nameless + self._continued)
        notes = [*self.table.notes, *self._refused.notes()]
        details = []
        if self._continued:
            details.append(
                say_n(
                    "{n:,} row has no status of its own and belongs to the order above it.",
                    "{n:,} rows have no status of their own and belong to the order above them.",
                    self._continued,
                )
            )
        readings = list(self._found.values())
        guesses = len(self.table.notes)
        how = self.table.how
        return ExportRead(readings, nameless, how, tuple(notes), guesses, tuple(details))

    def _leave_out_totals(self) -> None:
        """A row below the table is no order: one without a status whose id looks like no other,
        or the last one, if it has no digit and every other id has."""
        looks = {
            likeness(ref.order_id)
            for ref, reading in self._found.items()
            if reading.observation.status != NOTHING.status
        }
        if not looks:
            return
        odd = [
            ref
            for ref, reading in self._found.items()
            if reading.observation.status == NOTHING.status and likeness(ref.order_id) not in looks
        ]
        last = self._last
        if (
            last is not None
            and last not in odd
            and len(self._found) > _FEWEST_TO_COMPARE
            and "9" not in likeness(last.order_id)
            and all("9" in likeness(ref.order_id) for ref in self._found if ref != last)
        ):
            odd.append(last)
        self._leave_out(odd, _TOTALS)

    def _leave_out(self, refs: Sequence[OrderRef], problem: Sentence) -> None:
        for ref in refs:
            del self._found[ref]
            self._refused.take(self._lines[ref], Cell(Status.text(ref.order_id)), problem)


def merged(former: Reading, later: Reading) -> Reading:
    """Rows of one order: the same status is said once, two statuses are none; a row without a
    status of its own (a further article of the order) says nothing."""
    a, b = former.observation, later.observation
    if a.status == b.status and a.status is not None:
        return former
    if a.status == NOTHING.status:
        return replace(later, number=former.number or later.number)
    if a.status is None:
        return former
    other = (
        say("“{status}”", status=brief(b.status))
        if b.status is not None
        else say("one that cannot be read")
    )
    problem = say(
        "The export names this order more than once, with “{visible}” and {other}.",
        visible=brief(a.status),
        other=other,
    )
    source = made(AND_OTHERS, source=a.source)
    both = Observation(Presence.PRESENT, None, a.read_at, source, problem, a.evidence)
    return Reading(former.ref, former.number, both)
