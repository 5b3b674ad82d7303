"""A log that is read on where the last reading ended.

Law: it is the same log while its file, its first line and the last bytes that were read are the
same and it has not become shorter; any other is read whole. The file may be written to while it is
read. Blocking: call it in a worker.
"""

import os
import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.export import ExportPlan, open_table
from designo_sync_gui.connectors.exports.file_kind import FileKind, kind_of
from designo_sync_gui.connectors.exports.log_form import Opened, opened_log, picks_of
from designo_sync_gui.connectors.exports.log_lines import (
    NOT_ENDED,
    Record,
    fields_problem,
    json_cell,
    records,
)
from designo_sync_gui.connectors.exports.log_orders import LogOrders
from designo_sync_gui.connectors.exports.log_pieces import piece_at
from designo_sync_gui.connectors.exports.table import (
    Table,
    changed_meanwhile,
    refuse_unusable,
    unreadable_file,
)
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.given_files import open_given

#: Bytes at the beginning and before the place reached that tell one log from another.
_LOOKED_AT: Final = 4096
#: Blank lines, in UTF-16 too, and what a crash leaves behind them.
_NOTHING_YET: Final = b"\0 \t\r\n"


@dataclass(frozen=True, slots=True)
class LogRead:
    """What a log says. ``notes`` are what an operator must see to besides the refused rows;
    ``cut_since`` is when the file was changed, where its last line has no end yet."""

    path: Path
    orders: LogOrders
    how: Sentence
    notes: tuple[Sentence, ...] = ()
    cut_since: float | None = None


@dataclass(slots=True)
class _Followed:
    """A log that is read on: what it said so far, and what tells it from another."""

    identity: tuple[int, int]
    head: bytes
    opened: Opened
    picks: tuple[int | str, ...]
    orders: LogOrders
    reached: int
    line: int
    before: bytes = b""
    waits: int = 0
    cut_since: float | None = None
    places: tuple[int, ...] = ()

    def is_of(self, file: BinaryIO) -> bool:
        seen = os.fstat(file.fileno())
        if (seen.st_dev, seen.st_ino) != self.identity or seen.st_size < self.reached:
            return False
        file.seek(0)
        if file.read(len(self.head)) != self.head:
            return False
        file.seek(self.reached - len(self.before))
        return file.read(len(self.before)) == self.before

    def read_on(self, file: BinaryIO, cost: Cost) -> None:
        """Take the rows that came since; the place reached moves behind the last whole one."""
        self.waits = 0
        cost.passed = self.reached
        while (piece := piece_at(file, self.opened.form, self.reached)) is not None:
            cost.step()
            if piece.lines is not None:
                self._take_plain(piece.lines, cost)
                self.reached = piece.end
            elif not self._read_closely(file, piece.end, cost):
                break
            cost.passed = self.reached
        file.seek(self.reached)
        cut = not self.waits and file.read(_LOOKED_AT).strip(_NOTHING_YET)
        self.cut_since = os.fstat(file.fileno()).st_mtime if cut else None
        begin = max(self.reached - _LOOKED_AT, 0)
        file.seek(begin)
        self.before = file.read(self.reached - begin)
        file.seek(0)
        self.head = file.read(min(self.reached, _LOOKED_AT))

    def _read_closely(self, file: BinaryIO, until: int, cost: Cost) -> bool:
        """Record by record up to a place; whether there may be more behind it."""
        for record in records(file, self.opened.form, self.reached, self.line, cost):
            if record.end == NOT_ENDED:
                self.waits = record.line
                return False
            self._take(record, cost)
            self.reached, self.line = record.end, record.last
            if self.reached >= until:
                return True
        return False

    def _take_plain(self, lines: Sequence[str], cost: Cost) -> None:
        """Rows of CSV without quotes."""
        form, orders, places = self.opened.form, self.orders, self.places
        delimiter, header, width = form.delimiter, [*form.columns], len(form.columns)
        for line, text in enumerate(lines, self.line + 1):
            if not text.strip("\r"):
                continue
            fields = text.split(delimiter)
            if len(fields) != width:
                orders.refuse(line, fields_problem(len(fields), width))
            elif fields != header:  # a header again, as some programs write it
                orders.take_fields(line, fields, places, cost)
        self.line += len(lines)

    def _take(self, record: Record, cost: Cost) -> None:
        form = self.opened.form
        if record.problem is not None:
            self.orders.refuse(record.line, record.problem)
        elif not form.delimiter:
            cells = [json_cell(record.root, str(pointer)) for pointer in self.picks]
            self.orders.take(record.line, cells, cost)
        elif record.fields != form.columns:  # a header again, as some programs write it
            self.orders.take_fields(record.line, record.fields, self.places, cost)

    def read(self, path: Path) -> LogRead:
        if not self.waits:
            return LogRead(path, self.orders, self.opened.how, cut_since=self.cut_since)
        told = say(
            "“{name}”: a quote in row {line} is not closed; what follows it is not read yet.",
            name=path.name,
            line=self.waits,
        )
        return LogRead(path, self.orders, self.opened.how, (told,))


@dataclass(slots=True)
class Logs:
    """The logs that were read so far, each by its path and the code of all its rows.

    What ``read`` gives is what the next reading goes on with: whoever looks through its orders
    holds ``lock`` until the end, for several stores of one log are read at once.
    """

    _known: dict[tuple[Path, str | None], _Followed] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def read(self, plan: ExportPlan, code: str | None, cost: Cost) -> LogRead:
        """All that a log says: what came since the last reading, if it is the same. Raises
        ``SettingsInvalid``, and ``BadReply`` for one that was replaced meanwhile."""
        refuse_unusable(plan.path)
        if kind_of(plan.path) is FileKind.XLSX:
            return _of_workbook(plan, code, cost)
        with self.lock:
            known = self._known.pop((plan.path, code), None)
            try:
                with open_given(plan.path) as file:
                    cost.begin(plan.path.name, os.fstat(file.fileno()).st_size)
                    if known is None or not known.is_of(file):
                        known = _begun(plan, file, code, cost)
                    cost.keep(known.orders.kept)
                    known.read_on(file, cost)
                    if not known.is_of(file):
                        raise changed_meanwhile(plan.path)
            except OSError as error:
                raise unreadable_file(plan.path, error) from error
            self._known[plan.path, code] = known
            return known.read(plan.path)

    def keep_only(self, paths: Collection[Path]) -> None:
        """Files that are no longer there need no memory."""
        with self.lock:
            for key in [key for key in self._known if key[0] not in paths]:
                del self._known[key]


def _begun(plan: ExportPlan, file: BinaryIO, code: str | None, cost: Cost) -> _Followed:
    seen = os.fstat(file.fileno())
    opened = opened_log(plan, file, cost)
    form = opened.form
    table = Table(form.columns, lambda _places: iter(()), opened.how)
    picks, columns = picks_of(plan, table, json=not form.delimiter)
    orders = LogOrders(plan.guards, columns, code)
    identity = (seen.st_dev, seen.st_ino)
    places = tuple(place for place in picks if isinstance(place, int))
    return _Followed(identity, b"", opened, picks, orders, opened.start, opened.line, places=places)


def _of_workbook(plan: ExportPlan, code: str | None, cost: Cost) -> LogRead:
    """A workbook as a log is read whole each time."""
    table = open_table(plan.path, plan.encoding, plan.delimiter, plan.sheet, cost)
    try:
        picks, columns = picks_of(plan, table, json=False)
        orders = LogOrders(plan.guards, columns, code)
        for line, cells in table.rows([int(place) for place in picks]):
            orders.take(line, cells, cost)
    finally:
        table.close()
    return LogRead(plan.path, orders, table.how, table.notes)
