"""What the rows of a log come to: the last row of each order counts.

Law: with a column of times the latest one counts, and of equal times the later line; without one,
the later line. What cannot be put in order is not guessed: an order with a row whose time cannot be
read, or with times with and without a zone, or whose rows contradict each other within the hour
that a clock without a zone repeats in autumn, has no status, with the reason.
"""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.order_ids import LONGEST_ID, Judged, judge_id
from designo_sync_gui.connectors.exports.platform import Guards
from designo_sync_gui.connectors.exports.refused_rows import GUARD, RefusedRows
from designo_sync_gui.connectors.exports.table import NOTHING, Cell, text_cell
from designo_sync_gui.domain.moments import moment_as_written
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading
from designo_sync_gui.domain.sentence import NOTHING as NO_SENTENCE
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.source_words import ROW, made
from designo_sync_gui.domain.status import Status

#: Seconds in an hour of a clock, which autumn repeats.
_REPEATED: Final = 3600.0
#: A sender's clock may be so far ahead; a time without a zone also by the farthest zone.
_AHEAD: Final = timedelta(minutes=5)
_FARTHEST_ZONE: Final = timedelta(hours=14)
_UNIX: Final = re.compile(r"\d{10}(?:\.\d{1,6})?|\d{13}")
_SECONDS_DIGITS: Final = 10
#: Bytes of an entry besides its texts.
_ENTRY: Final = 360
_MOST_SHARED: Final = 4096
_STORE: Final = say("its store code cannot be read")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a row's cells stand in what is given to ``take``; ``None`` for a column that is not
    read. Id and status are the first two."""

    number: int | None
    changed: int | None
    store: int | None


@dataclass(slots=True)  # not frozen: a million are made, and making one takes twice as long then
class Entry:
    """The row of an order that counts so far.

    ``at`` is its time in seconds; ``doubt`` says why the order has no status, and ``lasting`` that
    no later row mends it.
    """

    status: Status | None
    line: int
    at: float | None = None
    zoned: bool = True
    number: str = ""
    changed: str = ""
    problem: Sentence | None = None
    doubt: Sentence | None = None
    lasting: bool = False


@lru_cache(4096)
def time_of(text: str) -> tuple[float, bool] | None:
    """A time in seconds, and whether it names its zone (Unix times do); ``None`` for no time."""
    if text[4:5] != "-" and _UNIX.fullmatch(text):
        seconds = float(text)
        return (seconds if len(text.partition(".")[0]) == _SECONDS_DIGITS else seconds / 1e3), True
    found = moment_as_written(text)
    if found is None:
        return None
    zoned = found.tzinfo is not None
    try:
        return (found if zoned else found.replace(tzinfo=UTC)).timestamp(), zoned
    except (OverflowError, ValueError):
        return None


@dataclass(slots=True)
class LogOrders:
    """The last rows of the orders of one log, or of several in their order."""

    guards: Guards
    columns: Columns
    store_code: str | None
    found: dict[OrderRef, Entry] = field(default_factory=dict)
    refused: RefusedRows = field(default_factory=RefusedRows)
    rows: int = 0
    kept: int = 0
    latest: float | None = None
    _shared: dict[Status, Status] = field(default_factory=dict)
    _cells: dict[str, Cell] = field(default_factory=dict)

    def take_fields(
        self, line: int, fields: Sequence[str], places: Sequence[int], cost: Cost
    ) -> None:
        """The next row, of texts whose cells would stand at ``places``; the same as ``take`` of
        these cells, and faster for ids of digits."""
        columns, order_id = self.columns, fields[places[0]]
        store = self.store_code if columns.store is None else fields[places[columns.store]]
        plain = order_id.isascii() and order_id.isdigit() and len(order_id) <= LONGEST_ID
        if not plain or not store:
            self.take(line, [self._cell(fields[place]) for place in places], cost)
            return
        self.rows += 1
        cell = self._cell(fields[places[1]])
        number = "" if columns.number is None else fields[places[columns.number]]
        if columns.changed is None:
            entry = Entry(cell.status, line, number=number, problem=cell.problem)
        else:
            entry = self._timed(line, cell, number, fields[places[columns.changed]])
        self._keep(OrderRef(store, order_id), entry, cost)

    def _cell(self, text: str) -> Cell:
        """A log says the same few things again and again."""
        found = self._cells.get(text)
        if found is None:
            found = text_cell(text)
            if len(self._cells) < _MOST_SHARED and len(text) <= LONGEST_ID:
                self._cells[text] = found
        return found

    def take(self, line: int, cells: Sequence[Cell], cost: Cost) -> None:
        """The next row. Raises ``SettingsInvalid`` where it would need too much memory."""
        self.rows += 1
        judged = judge_id(cells[0], self.guards)
        place = self.columns.store
        store = cells[place].text if place is not None else self.store_code
        if judged.problem is None and not store:
            judged = Judged("", _STORE)
        if judged.problem is not None:
            self.refused.take(line, cells[0], judged.problem, GUARD if judged.guarded else "")
            return
        self._keep(OrderRef(store or "", judged.order_id), self._entry(line, cells), cost)

    def refuse(self, line: int, problem: Sentence) -> None:
        """A line that is no row."""
        self.rows += 1
        self.refused.take(line, NOTHING, problem)

    def _entry(self, line: int, cells: Sequence[Cell]) -> Entry:
        cell, places = cells[1], self.columns
        number = cells[places.number].text if places.number is not None else ""
        status = self._same(cell.status)
        if places.changed is None:
            return Entry(status, line, number=number, problem=cell.problem)
        same = Cell(status, cell.problem)
        return self._timed(line, same, number, cells[places.changed].text)

    def _timed(self, line: int, cell: Cell, number: str, changed: str) -> Entry:
        known = time_of(changed) if changed else None
        if known is not None:
            at, zoned = known
            if zoned and (self.latest is None or at > self.latest):
                self.latest = at
            return Entry(cell.status, line, at, zoned, number, changed, cell.problem)
        doubt = say(
            "The time of row {line} cannot be read, so its last row is not known.", line=line
        )
        more = (number, changed, cell.problem, doubt)
        return Entry(cell.status, line, None, True, *more, lasting=True)

    def _keep(self, ref: OrderRef, entry: Entry, cost: Cost) -> None:
        former = self.found.get(ref)
        if former is None:
            size = _ENTRY + sys.getsizeof(ref.order_id) + sys.getsizeof(entry.changed)
            self.kept += size
            cost.keep(size)
        self.found[ref] = entry if former is None else later_of(former, entry)

    def _same(self, status: Status | None) -> Status | None:
        """A log has few statuses: each is kept once."""
        if status is None:
            return None
        known = self._shared.get(status)
        if known is None and len(self._shared) < _MOST_SHARED:
            known = self._shared[status] = status
        return known or status


def later_of(former: Entry, entry: Entry) -> Entry:
    """Which of two rows of an order counts; ``entry`` stands later."""
    if former.lasting:
        return former
    if entry.lasting or entry.at is None or former.at is None:
        return entry
    if former.zoned is not entry.zoned:
        mixed = say(
            "Some of its times name a zone and some do not, as in row {line}.", line=entry.line
        )
        return replace(entry, doubt=mixed, lasting=True)
    if entry.at >= former.at:
        return entry
    near = not entry.zoned and former.at - entry.at <= _REPEATED
    if near and former.doubt is None and entry.status != former.status:
        contradicts = say(
            "Row {line} stands later and has the earlier time; the times name no zone, and clocks "
            "repeat an hour in autumn.",
            line=entry.line,
        )
        return replace(former, doubt=contradicts)
    return former


def last_rows(
    logs: Iterable[tuple[Mapping[OrderRef, Entry], str]],
) -> dict[OrderRef, tuple[Entry, str]]:
    """What counts of several logs, the older ones first, each with its source."""
    found: dict[OrderRef, tuple[Entry, str]] = {}
    for log, source in logs:
        for ref, entry in log.items():
            former = found.get(ref)
            if former is None:
                found[ref] = entry, source
                continue
            last = later_of(former[0], entry)
            found[ref] = last, former[1] if last is former[0] else source
    return found


def reading_of(ref: OrderRef, entry: Entry, source: str, now: datetime) -> Reading:
    """The reading of an order; ``source`` is the file and its column."""
    doubt = entry.doubt or _ahead(entry, now)
    problem, status = NO_SENTENCE, entry.status
    if doubt is not None:
        problem, status = doubt, None
    elif status is None:
        why = entry.problem or say("the cell cannot be read")
        problem = say("Its status cannot be read: {problem}.", problem=why)
    place = made(ROW, source=source, line=entry.line)
    seen = Observation(Presence.PRESENT, status, now, place, problem, changed_at=entry.changed)
    return Reading(ref, entry.number, seen)


def _ahead(entry: Entry, now: datetime) -> Sentence | None:
    if entry.at is None:
        return None
    most = now + (_AHEAD if entry.zoned else _FARTHEST_ZONE + _AHEAD)
    if entry.at <= most.timestamp():
        return None
    return say("The time of its last row lies in the future: {time}.", time=entry.changed)
