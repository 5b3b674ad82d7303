"""What happened, as rows of the mirror: found, folded, kept a year.

Law: sentences are kept with how they were made, so that they can be said in another language; a
status is kept as its JSON type and its exact literal. Text is ASCII JSON, which holds anything.
"""

import json
import sqlite3
import zlib
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from typing import Any

from designo_sync_gui.domain.activity import (
    KEPT,
    ActivityDay,
    ActivityEntry,
    ActivityFilter,
    ActivityKind,
    Ending,
)
from designo_sync_gui.domain.moves import KEPT_MOVES, Move, Moved
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_keys import folded
from designo_sync_gui.domain.outcome_kind import OutcomeKind
from designo_sync_gui.domain.sentence_json import sentence_from_json, sentence_to_json
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.storage import activity_orders
from designo_sync_gui.storage.database import Database
from designo_sync_gui.storage.mirror_schema import instant, moment_of
from designo_sync_gui.storage.read_thread import ReadThread

_COLUMNS = (
    "at, began, kind, stores, said, ending, details, operator, times, orders, writes, outcomes, "
    "job_id"
)
_INSERT = (
    f"INSERT INTO activity ({_COLUMNS}, words) "  # noqa: S608 - our own column names
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
#: What the journal says of a job; that it ran by itself, the journal does not say.
_KEEP_JOB = (
    f"{_INSERT} ON CONFLICT (job_id) DO UPDATE SET at = excluded.at, began = excluded.began, "
    "ending = excluded.ending, orders = excluded.orders, writes = excluded.writes, "
    "outcomes = excluded.outcomes, operator = excluded.operator"
)
_LAST = (
    "SELECT id, said, ending, details, at FROM activity WHERE stores = ? AND kind = ? "
    "AND job_id IS NULL ORDER BY id DESC LIMIT 1"
)
_AGAIN = "UPDATE activity SET at = ?, times = times + 1 WHERE id = ?"
_PRUNE = (
    "DELETE FROM activity_row WHERE entry IN (SELECT id FROM activity WHERE at < ?)",
    "DELETE FROM activity_move WHERE entry IN (SELECT id FROM activity WHERE at < ?)",
    "DELETE FROM activity WHERE at < ?",
)
_DAY = "date(at / 1000000, 'unixepoch', 'localtime')"
_DAYS = (
    f"SELECT {_DAY}, count(*), sum(times * (kind = 'refresh')), sum(writes) "  # noqa: S608
    "FROM activity WHERE {where} GROUP BY 1 ORDER BY 1 DESC"
)
_PIECE = (
    f"SELECT {_COLUMNS}, id FROM activity WHERE {{where}} "  # noqa: S608 - our own names
    "ORDER BY at DESC, id DESC LIMIT ? OFFSET ?"
)
_OF_ID = f"SELECT {_COLUMNS}, id FROM activity WHERE id = ?"  # noqa: S608 - our own names
_OF_STORE = "EXISTS (SELECT 1 FROM json_each(stores) WHERE value IN ({marks}))"
_WITH_OUTCOME = "EXISTS (SELECT 1 FROM json_each(outcomes) WHERE key IN ({marks}))"


class SqliteActivity:
    """Implements ``domain.activity.ActivityBook`` in the mirror's file.

    ``ready`` waits until the file can be asked; it raises ``StorageFailed``.
    """

    def __init__(self, database: Database, ready: Callable[[], Awaitable[None]]) -> None:
        self._database = database
        self._ready = ready
        self._reading = ReadThread(database, "activity")

    async def add(
        self,
        entry: ActivityEntry,
        moves: Sequence[Move] = (),
        same_since: datetime | None = None,
        rows: Sequence[int] = (),
    ) -> None:
        await self._database.run(partial(_add, entry, moves, same_since, rows), lasting=False)

    async def journal_read(self) -> int:
        await self._ready()
        return await self._reading.run(_journal_read)

    async def keep_jobs(self, entries: Sequence[ActivityEntry], journal_read: int) -> None:
        await self._database.run(partial(_keep_jobs, entries, journal_read), lasting=False)

    async def newest(self) -> int:
        await self._ready()
        return await self._reading.run(_newest)

    async def days(self, wanted: ActivityFilter) -> tuple[ActivityDay, ...]:
        await self._ready()
        return await self._reading.run(partial(_days, wanted))

    async def entries(
        self, wanted: ActivityFilter, start: int, count: int
    ) -> tuple[ActivityEntry, ...]:
        await self._ready()
        return await self._reading.run(partial(_entries, wanted, start, count))

    async def moves(self, entry_id: int) -> tuple[Move, ...]:
        await self._ready()
        return await self._reading.run(partial(_moves, entry_id))

    async def entry(self, entry_id: int) -> ActivityEntry | None:
        await self._ready()
        return await self._reading.run(partial(_one, entry_id))

    async def entries_of_orders(self, text: str) -> frozenset[int]:
        await self._ready()
        return await self._reading.run(
            lambda connection: activity_orders.with_text(connection, _storable(folded(text)))
        )

    async def order_count(self, entry_id: int) -> int:
        await self._ready()
        return await self._reading.run(
            lambda connection: activity_orders.how_many(connection, entry_id)
        )

    async def keep_orders(self, entry_id: int, refs: Sequence[OrderRef]) -> None:
        await self._ready()
        await self._database.run(
            lambda connection: activity_orders.put_orders(connection, entry_id, refs),
            lasting=False,
        )

    async def aclose(self) -> None:
        await self._reading.aclose()


def _add(
    entry: ActivityEntry,
    moves: Sequence[Move],
    same_since: datetime | None,
    rows: Sequence[int],
    connection: sqlite3.Connection,
) -> None:
    row = _row(entry)
    oldest = instant(entry.at - KEPT)
    for sql in _PRUNE:
        connection.execute(sql, (oldest,))
    if same_since is not None:
        last = connection.execute(_LAST, (row[3], row[2])).fetchone()
        if last is not None and last[1:4] == row[4:7] and last[4] >= instant(same_since):
            connection.execute(_AGAIN, (row[0], last[0]))
            return
    entry_id = connection.execute(_INSERT, row).lastrowid or 0
    activity_orders.put(connection, entry_id, rows)
    if moves:
        kept = (entry_id, _packed(moves[:KEPT_MOVES]))
        connection.execute("INSERT INTO activity_move VALUES (?, ?)", kept)


def _keep_jobs(
    entries: Sequence[ActivityEntry], journal_read: int, connection: sqlite3.Connection
) -> None:
    connection.executemany(_KEEP_JOB, map(_row, entries))
    connection.execute("UPDATE activity_journal SET seq = ?", (journal_read,))


def _journal_read(connection: sqlite3.Connection) -> int:
    (seq,) = connection.execute("SELECT seq FROM activity_journal").fetchone()
    return int(seq)


def _newest(connection: sqlite3.Connection) -> int:
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM activity").fetchone()
    return int(last)


def _days(wanted: ActivityFilter, connection: sqlite3.Connection) -> tuple[ActivityDay, ...]:
    where, values = _where(wanted)
    rows = connection.execute(_DAYS.format(where=where), values)
    return tuple(ActivityDay(date.fromisoformat(day), *counts) for day, *counts in rows)


def _entries(
    wanted: ActivityFilter, start: int, count: int, connection: sqlite3.Connection
) -> tuple[ActivityEntry, ...]:
    where, values = _where(wanted)
    rows = connection.execute(_PIECE.format(where=where), (*values, count, start))
    return tuple(map(_entry, rows))


def _one(entry_id: int, connection: sqlite3.Connection) -> ActivityEntry | None:
    row = connection.execute(_OF_ID, (entry_id,)).fetchone()
    return None if row is None else _entry(row)


def _moves(entry_id: int, connection: sqlite3.Connection) -> tuple[Move, ...]:
    sql = "SELECT moves FROM activity_move WHERE entry = ?"
    row = connection.execute(sql, (entry_id,)).fetchone()
    return () if row is None else _unpacked(row[0])


def _where(wanted: ActivityFilter) -> tuple[str, list[object]]:
    """The conditions, and the values of their marks."""
    parts, values = ["1"], list[object]()

    def ask(sql: str, *given: object) -> None:
        parts.append(sql)
        values.extend(given)

    if wanted.since is not None:
        ask("at >= ?", instant(wanted.since))
    if wanted.until is not None:
        ask("at <= ?", instant(wanted.until))
    if wanted.upto:
        ask("id <= ?", wanted.upto)
    if wanted.kinds:
        ask(f"kind IN ({_marks(wanted.kinds)})", *sorted(kind.value for kind in wanted.kinds))
    if wanted.stores:
        ask(_OF_STORE.format(marks=_marks(wanted.stores)), *sorted(wanted.stores))
    if wanted.outcomes:
        words = sorted(outcome.value for outcome in wanted.outcomes)
        marks = _marks(words)
        ask(f"(ending IN ({marks}) OR {_WITH_OUTCOME.format(marks=marks)})", *words, *words)
    if wanted.text:
        ask(
            "(instr(words, ?) OR job_id IN (SELECT value FROM json_each(?)) "
            "OR id IN (SELECT value FROM json_each(?)))",
            _storable(folded(wanted.text)),
            json.dumps(sorted(wanted.jobs)),
            json.dumps(sorted(wanted.entries)),
        )
    return " AND ".join(parts), values


def _marks(values: "frozenset[Any] | Sequence[Any]") -> str:
    return ", ".join("?" * len(values))


def _row(entry: ActivityEntry) -> tuple[object, ...]:
    details = json.dumps([sentence_to_json(detail) for detail in entry.details])
    outcomes = {kind.value: number for kind, number in entry.outcomes.items() if number}
    said = [entry.said.english, *(detail.english for detail in entry.details)]
    return (
        instant(entry.at),
        instant(entry.began),
        entry.kind.value,
        json.dumps(sorted(entry.stores)),
        json.dumps(sentence_to_json(entry.said)),
        entry.ending.value,
        details,
        _storable(entry.operator),
        entry.times,
        entry.orders,
        entry.writes,
        json.dumps(outcomes),
        entry.job_id or None,
        _storable(folded(" ".join([*said, entry.operator, entry.job_id]))),
    )


def _storable(text: str) -> str:
    """A lone surrogate, which a name or a server's message may hold, has no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _entry(row: Sequence[Any]) -> ActivityEntry:
    at, began, kind, stores, said, ending, details, operator, times = row[:9]
    orders, writes, outcomes, job_id, entry_id = row[9:]
    return ActivityEntry(
        at=moment_of(at),
        began=moment_of(began),
        kind=ActivityKind(kind),
        stores=tuple(json.loads(stores)),
        said=sentence_from_json(json.loads(said)),
        ending=Ending(ending),
        details=tuple(map(sentence_from_json, json.loads(details))),
        operator=operator,
        times=times,
        orders=orders,
        writes=writes,
        outcomes=_outcomes(json.loads(outcomes)),
        job_id=job_id or "",
        entry_id=entry_id,
    )


def _outcomes(kept: dict[str, int]) -> dict[OutcomeKind, int]:
    """Words of another version of the program count nowhere."""
    found: dict[OutcomeKind, int] = {}
    for word, number in kept.items():
        with suppress(ValueError):
            found[OutcomeKind(word)] = number
    return found


def _packed(moves: Sequence[Move]) -> bytes:
    rows = [
        [*move.ref, move.number, move.moved.value, _value(move.before), _value(move.now)]
        for move in moves
    ]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode("ascii"))


def _unpacked(kept: bytes) -> tuple[Move, ...]:
    try:
        rows = json.loads(zlib.decompress(kept))
    except zlib.error as error:
        raise ValueError("not the moves of a refresh") from error
    return tuple(
        Move(OrderRef(code, order_id), number, Moved(moved), _status(before), _status(now))
        for code, order_id, number, moved, before, now in rows
    )


def _value(status: Status | None) -> list[str] | None:
    return None if status is None else [status.json_type.value, status.literal]


def _status(kept: list[str] | None) -> Status | None:
    return None if kept is None else Status(JsonType(kept[0]), kept[1])
