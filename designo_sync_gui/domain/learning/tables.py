"""An example that is a table: an export, lines of JSON, or a log.

Law: the columns are proposed as the fields of an answer are, by the same points. A column whose
name stands twice is never proposed. That an order has several rows is no log by itself: only with a
column of times, or as lines of JSON, is it proposed as one.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.domain.learning.entries import EntryField
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.lists import ListFound
from designo_sync_gui.domain.learning.proposal import Proposal, propose_list
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.vocabulary import Concept
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.domain.status import without_surrogates

#: The settings of an export (``connectors.exports.platform``), by what a column is.
OPTION_OF: Final[Mapping[Role, str]] = {
    Role.ID: "id_column",
    Role.STATUS: "status_column",
    Role.NUMBER: "number_column",
    Role.CHANGED_AT: "changed_column",
    Role.STORE: "store_column",
}
ROWS_OPTION: Final = "rows"
LOG_ROWS: Final = "log"
#: Rows that are looked at; a proposal looks at the first orders of them.
MOST_ROWS: Final = 1_000
_LOOKED_AT: Final = 200
_MOST_IDS: Final = 20_000
_LONGEST_ID: Final = 255
_NAMES_ORDERS: Final = (Concept.ID, Concept.ORDER, Concept.KEY, Concept.NUMBER)
#: Beginnings of a copied command or an address, in lower case.
_COMMANDS: Final = (
    *("curl ", "curl.exe ", "fetch(", "await fetch(", "$session", "invoke-"),
    *("$ curl ", "$ curl.exe ", "https://", "http://", "get ", "post "),
)
_DELIMITERS: Final = ",;\t|"
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class TableSample:
    """The first rows of a table.

    Attributes:
        name: the file that was read.
        columns: as they stand in the header; pointers of lines of JSON.
        rows: texts, numbers as they were written, booleans, and ``None``.
        how: how the file was read; ``told`` which file it is and how old.
        notes: what was guessed or could not be read.
        lines_of_json: whether each row is an object of its own.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...] = field(repr=False)
    how: Sentence = NOTHING
    told: Sentence = NOTHING
    notes: tuple[Sentence, ...] = ()
    lines_of_json: bool = False

    @property
    def repeated(self) -> tuple[str, ...]:
        """Names that stand over more than one column: they are no column."""
        return tuple(name for name, count in Counter(self.columns).items() if count > 1)


@dataclass(frozen=True, slots=True)
class TableProposal:
    """What a table probably means. A field's pointer is its column's name.

    ``is_log``: the last row of an order counts. ``contradicting`` orders have several rows with
    different statuses, which in an export is a mistake.
    """

    proposal: Proposal
    is_log: bool = False
    contradicting: int = 0


def looks_like_table(name: str, head: bytes) -> bool:
    """Whether a file is a table, by its first bytes, and not a recording, an answer or a command.
    One line of JSON is an answer unless the file's name says that lines are to come."""
    if head.startswith(b"PK\x03\x04"):
        return True
    wide = head.startswith(_MARKS)
    text = head.decode("utf-16" if wide else "utf-8-sig", "ignore").lstrip("\ufeff \t\r\n")
    first, _, rest = text.partition("\n")
    if first.startswith("{"):
        more = rest.lstrip().startswith("{") or name.lower().endswith((".jsonl", ".ndjson"))
        return more and _is_object(first)
    if first.startswith(("[", "<")) or first.lower().startswith(_COMMANDS):
        return False
    return any(mark in first for mark in _DELIMITERS)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def table_ids(sample: TableSample) -> frozenset[str]:
    """The values that may be ids of orders, of all columns."""
    found: set[str] = set()
    for row in sample.rows:
        for value in row:
            if isinstance(value, str) and value and _may_be_id(value):
                found.add(str(value))
        if len(found) >= _MOST_IDS:
            break
    return frozenset(found)


def _may_be_id(value: str) -> bool:
    return len(value) <= _LONGEST_ID and without_surrogates(value) == value


def propose_table(sample: TableSample, known: KnownOrders | None = None) -> TableProposal:
    """What each column is, and whether the last row of an order counts."""
    held = known or KnownOrders()
    whole = _fields(sample, sample.rows)
    best = _proposal(sample, whole, held)
    for column in whole:
        if _may_repeat_orders(column, held):
            rows = _last_rows(sample, column)
            found = _proposal(sample, _fields(sample, rows), held)
            if found.pointer(Role.ID) == column.pointer and found.points > best.points:
                best = found
    contradicting = _contradicting(sample, best)
    timed = Role.CHANGED_AT in best.roles
    is_log = sample.lines_of_json or (timed and contradicting > 0)
    return TableProposal(best, is_log, 0 if is_log else contradicting)


def _proposal(sample: TableSample, fields: tuple[EntryField, ...], known: KnownOrders) -> Proposal:
    found = ListFound("", (), sample.rows, fields)
    return propose_list(found, known, sample.name)


def _fields(sample: TableSample, rows: Sequence[Sequence[object]]) -> tuple[EntryField, ...]:
    repeated = {*sample.repeated, ""}
    return tuple(
        EntryField(name, _path(name, sample), tuple(row[place] for row in rows[:_LOOKED_AT]))
        for place, name in enumerate(sample.columns)
        if name not in repeated
    )


def _path(name: str, sample: TableSample) -> tuple[str, ...]:
    if not sample.lines_of_json:
        return (name,)
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in name[1:].split("/"))


def _may_repeat_orders(column: EntryField, known: KnownOrders) -> bool:
    if column.distinct == len(column.texts):
        return False
    return column.means(*_NAMES_ORDERS) or column.share(known.ids) > 0


def _last_rows(sample: TableSample, column: EntryField) -> list[tuple[object, ...]]:
    place = sample.columns.index(column.pointer)
    return list({row[place]: row for row in sample.rows}.values())


def _contradicting(sample: TableSample, proposal: Proposal) -> int:
    """How many orders have rows with different statuses; a row without one says nothing."""
    order, status = proposal.pointer(Role.ID), proposal.pointer(Role.STATUS)
    if order is None or status is None:
        return 0
    store = proposal.pointer(Role.STORE)
    at, said = sample.columns.index(order), sample.columns.index(status)
    by = None if store is None else sample.columns.index(store)
    statuses: dict[object, set[object]] = {}
    for row in sample.rows:
        if row[said] not in ("", None):
            statuses.setdefault((row[at], None if by is None else row[by]), set()).add(row[said])
    return sum(len(found) > 1 for found in statuses.values())


@dataclass(frozen=True, slots=True)
class TableChoice:
    """What the operator chose of a table: its columns by role, and whether it is a log."""

    columns: Mapping[Role, str]
    is_log: bool = False

    def settings(self, given: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """The settings of the file as they are kept; ``given`` are those besides the columns."""
        ours = {*OPTION_OF.values(), ROWS_OPTION}
        others = tuple((name, value) for name, value in given if name not in ours)
        columns = tuple((OPTION_OF[role], name) for role, name in self.columns.items() if name)
        rows = ((ROWS_OPTION, LOG_ROWS),) if self.is_log else ()
        return (*others, *rows, *columns)


def with_choice(proposed: TableProposal) -> TableChoice:
    """What is proposed, as if it had been chosen."""
    pointers = {role: held.field.pointer for role, held in proposed.proposal.roles.items()}
    return TableChoice(pointers, proposed.is_log)
