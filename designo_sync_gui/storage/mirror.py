"""The local copy of what was observed, and the order table's source.

Law: a status is kept as its JSON type and its exact literal; no collation but the binary one.
Everything here can be read again from the two sides.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Reading, Side
from designo_sync_gui.domain.outcome import Outcome
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.sentence_json import sentence_to_text
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.timeline import Seen
from designo_sync_gui.storage.database import (
    Database,
    DatabaseDamaged,
    UnusableDatabase,
    check_content,
)
from designo_sync_gui.storage.files import put_aside
from designo_sync_gui.storage.mirror_rows import Met, Others, order_of, seen_of, side_read_of

_SIDE_COLUMNS = (
    "presence",
    "json_type",
    "literal",
    "problem",
    "evidence",
    "changed_at",
    "read_at",
    "source",
    "others",
    "listed",
)
_PREFIX = {Side.STOREFRONT: "storefront", Side.DESIGNO: "designo"}


def _columns(side: Side) -> list[str]:
    return [f"{_PREFIX[side]}_{column}" for column in _SIDE_COLUMNS]


#: The agreed value: what both sides were seen to hold, with the same type and code points.
_AGREE = """
    UPDATE orders SET agreed_json_type = storefront_json_type, agreed_literal = storefront_literal
    WHERE storefront_presence = 'present' AND designo_presence = 'present'
    AND storefront_json_type = designo_json_type AND storefront_literal = designo_literal
    AND storefront_json_type <> 'absent'
"""

MIGRATIONS = (
    """
    CREATE TABLE orders (
        store_code TEXT NOT NULL, order_id TEXT NOT NULL,
        number TEXT NOT NULL DEFAULT '', last_outcome TEXT NOT NULL DEFAULT '',
        storefront_presence TEXT, storefront_json_type TEXT, storefront_literal TEXT,
        storefront_problem TEXT, storefront_evidence BLOB, storefront_changed_at TEXT,
        storefront_read_at TEXT, storefront_source TEXT,
        designo_presence TEXT, designo_json_type TEXT, designo_literal TEXT,
        designo_problem TEXT, designo_evidence BLOB, designo_changed_at TEXT,
        designo_read_at TEXT, designo_source TEXT,
        PRIMARY KEY (store_code, order_id)
    ) STRICT, WITHOUT ROWID
    ;;
    CREATE TABLE status_change (
        id INTEGER PRIMARY KEY, store_code TEXT NOT NULL, order_id TEXT NOT NULL,
        side TEXT NOT NULL, presence TEXT NOT NULL, json_type TEXT, literal TEXT,
        read_at TEXT NOT NULL
    ) STRICT
    ;;
    CREATE INDEX status_change_of_order ON status_change (store_code, order_id)
    ;;
    CREATE TABLE side_read (
        store_code TEXT NOT NULL, side TEXT NOT NULL, read_at TEXT NOT NULL, watermark TEXT,
        full INTEGER NOT NULL, PRIMARY KEY (store_code, side)
    ) STRICT, WITHOUT ROWID
    """,
    """
    ALTER TABLE orders ADD COLUMN storefront_others TEXT
    ;;
    ALTER TABLE orders ADD COLUMN designo_others TEXT
    """,
    f"""
    ALTER TABLE orders ADD COLUMN agreed_json_type TEXT
    ;;
    ALTER TABLE orders ADD COLUMN agreed_literal TEXT
    ;;
    {_AGREE}
    """,
    """
    ALTER TABLE orders ADD COLUMN storefront_listed INTEGER NOT NULL DEFAULT 1
    ;;
    ALTER TABLE orders ADD COLUMN designo_listed INTEGER NOT NULL DEFAULT 1
    ;;
    UPDATE orders SET storefront_listed = 0 WHERE storefront_source LIKE '%; asked singly'
    ;;
    UPDATE orders SET designo_listed = 0 WHERE designo_source LIKE '%; asked singly'
    ;;
    ALTER TABLE side_read ADD COLUMN surplus INTEGER NOT NULL DEFAULT 0
    """,
)
_ALL = ["store_code", "order_id", "number", "last_outcome"]
_LAST = ["agreed_json_type", "agreed_literal"]
for _side in Side:
    _ALL += _columns(_side)
_ALL += _LAST
_SELECT = f"SELECT {', '.join(_ALL)} FROM orders"  # noqa: S608 - our own column names
_SORTED = " ORDER BY store_code, length(order_id), order_id"


class SqliteMirror:
    """Implements ``domain.ports.Mirror`` in one SQLite file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, side: Side, readings: Iterable[Reading]) -> frozenset[OrderRef]:
        kept = tuple(readings)
        return await self._database.run(lambda connection: _record(connection, side, kept))

    async def orders(self, refs: Iterable[OrderRef] | None = None) -> tuple[Order, ...]:
        wanted = None if refs is None else tuple(dict.fromkeys(refs))
        return await self._database.read(lambda connection: _orders(connection, wanted))

    async def counts(self) -> Mapping[str, int]:
        sql = "SELECT store_code, count(*) FROM orders GROUP BY store_code"
        rows = await self._database.run(lambda connection: connection.execute(sql).fetchall())
        return dict(rows)

    async def listed_count(self, side: Side, store_codes: Sequence[str]) -> int:
        prefix, marks = _PREFIX[side], ", ".join("?" * len(store_codes))
        sql = (
            f"SELECT count(*) FROM orders WHERE {prefix}_presence = 'present' "  # noqa: S608
            f"AND {prefix}_listed = 1 AND store_code IN ({marks})"
        )
        row = await self._database.run(lambda c: c.execute(sql, tuple(store_codes)).fetchone())
        return int(row[0])

    async def values_seen(self, store_code: str, side: Side) -> frozenset[Status]:
        sql = (
            "SELECT DISTINCT json_type, literal FROM status_change "
            "WHERE store_code = ? AND side = ? AND json_type IS NOT NULL"
        )
        values = (store_code, side.value)
        return await self._database.read(
            lambda c: frozenset(Status(JsonType(k), text) for k, text in c.execute(sql, values))
        )

    async def seen(self, ref: OrderRef) -> tuple[Seen, ...]:
        sql = (
            "SELECT read_at, side, presence, json_type, literal FROM status_change "
            "WHERE store_code = ? AND order_id = ? ORDER BY id"
        )
        return await self._database.read(
            lambda c: tuple(seen_of(*row) for row in c.execute(sql, tuple(ref)))
        )

    async def known_refs(self, store_code: str) -> frozenset[OrderRef]:
        sql = "SELECT order_id FROM orders WHERE store_code = ?"
        rows = await self._database.run(lambda c: c.execute(sql, (store_code,)).fetchall())
        return frozenset(OrderRef(store_code, row[0]) for row in rows)

    async def record_outcome(self, outcome: Outcome) -> None:
        sql = "UPDATE orders SET last_outcome = ? WHERE store_code = ? AND order_id = ?"
        values = (outcome.kind.value, *outcome.ref)
        await self._database.run(lambda connection: connection.execute(sql, values) and None)

    async def side_reads(self) -> tuple[SideRead, ...]:
        sql = (
            "SELECT store_code, side, read_at, watermark, full, surplus "
            "FROM side_read ORDER BY 1, 2"
        )
        return await self._database.read(
            lambda c: tuple(side_read_of(*row) for row in c.execute(sql))
        )

    async def record_side_read(self, read: SideRead) -> None:
        sql = (
            "INSERT OR REPLACE INTO side_read "
            "(store_code, side, read_at, watermark, full, surplus) VALUES (?, ?, ?, ?, ?, ?)"
        )
        mark = read.watermark.isoformat() if read.watermark else None
        at, side = read.read_at.isoformat(), read.side.value
        values = (read.store_code, side, at, mark, int(read.full), read.surplus)
        await self._database.run(lambda connection: connection.execute(sql, values) and None)

    async def forget_store(self, store_code: str) -> None:
        def forget(connection: sqlite3.Connection) -> None:
            for table in ("orders", "status_change", "side_read"):
                connection.execute(
                    f"DELETE FROM {table} WHERE store_code = ?",  # noqa: S608 - our own names
                    (store_code,),
                )

        await self._database.run(forget)

    async def aclose(self) -> None:
        await self._database.aclose()


async def open_mirror(path: Path, now: datetime) -> tuple[SqliteMirror, StorageFailed | None]:
    """The mirror, and what was wrong with its file if that was damaged or cannot be written.

    A damaged file is put aside; nothing is lost with it that a refresh does not bring back.
    Raises ``StorageFailed``.
    """
    try:
        database = await _open_sound(path)
    except DatabaseDamaged as damaged:
        return await _in_its_place(path, now, damaged)
    if database.read_only:
        told = StorageFailed(
            say(
                "{path} cannot be written: the rows show what was last read, and nothing is "
                "refreshed or sent.",
                path=path,
            ),
            say("Make the data folder writable, or use another one (--home)."),
            title=say("Data folder cannot be written"),
        )
        return SqliteMirror(database), told
    return SqliteMirror(database), None


async def _in_its_place(
    path: Path, now: datetime, damaged: DatabaseDamaged
) -> tuple[SqliteMirror, StorageFailed]:
    """A new mirror; where the damaged one cannot be put aside, one that tells so at every call,
    because the journal can be looked at nevertheless."""
    try:
        kept = put_aside(path, now)
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        sound = await _open_sound(path)
    except (OSError, StorageFailed) as error:
        problem = DatabaseDamaged(
            say("{message} It cannot be put aside.", message=damaged.message),
            say(
                "Make the data folder writable and close other programs that hold the file, or "
                "use another data folder (--home). The journal can be looked at meanwhile."
            ),
            details=f"{type(error).__name__}: {error}",
        )
        return SqliteMirror(UnusableDatabase(path, problem)), problem
    problem = DatabaseDamaged(
        say(
            "{message} It was put aside as {name}; nothing was written to a shop.",
            message=damaged.message,
            name=kept.name,
        ),
        say("Refresh: what was read is read again."),
    )
    return SqliteMirror(sound), problem


async def _open_sound(path: Path) -> Database:
    """The database if all of it can be read, else an exception."""
    database = Database(path, MIGRATIONS)
    await database.open()
    try:
        await database.run(lambda connection: check_content(connection, path))
    except BaseException:
        await database.aclose()
        raise
    return database


def _record(
    connection: sqlite3.Connection, side: Side, readings: Sequence[Reading]
) -> frozenset[OrderRef]:
    names = _columns(side)
    shown = ", ".join([*names[:4], names[5], names[8], "number"])
    former_sql = f"SELECT {shown} FROM orders WHERE store_code = ? AND order_id = ?"  # noqa: S608
    marks = ", ".join("?" * (3 + len(names)))
    updates = ", ".join(f"{name} = excluded.{name}" for name in names)
    upsert = (
        f"INSERT INTO orders (store_code, order_id, number, {', '.join(names)}) "  # noqa: S608
        f"VALUES ({marks}) ON CONFLICT (store_code, order_id) DO UPDATE SET {updates}, "
        "number = CASE excluded.number WHEN '' THEN number ELSE excluded.number END"
    )
    changed = set()
    for reading in readings:
        values = _values(reading.observation)
        former = connection.execute(former_sql, reading.ref).fetchone()
        connection.execute(upsert, (*reading.ref, reading.number, *values))
        number = reading.number or (former[6] if former else "")
        if former == (*values[:4], values[5], values[8], number):
            continue
        changed.add(reading.ref)
        if former is None or former[:3] != values[:3]:
            connection.execute(
                "INSERT INTO status_change (store_code, order_id, side, presence, json_type, "
                "literal, read_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*reading.ref, side.value, *values[:3], values[6]),
            )
    agree = f"{_AGREE} AND store_code = ? AND order_id = ?"
    connection.executemany(agree, changed)
    return frozenset(changed)


def _values(seen: Observation) -> tuple[Any, ...]:
    status = seen.status
    return (
        seen.presence.value,
        status.json_type.value if status else None,
        status.literal if status else None,
        sentence_to_text(seen.problem),
        seen.evidence.encode("utf-8", "surrogatepass") if seen.evidence else None,
        seen.changed_at,
        seen.read_at.isoformat(),
        seen.source,
        _others_text(seen.others),
        int(seen.listed),
    )


def _others_text(others: Others) -> str | None:
    """Further fields as JSON in ASCII: name, type and literal of each."""
    if not others:
        return None
    return json.dumps([[name, value.json_type.value, value.literal] for name, value in others])


def _orders(connection: sqlite3.Connection, refs: Sequence[OrderRef] | None) -> tuple[Order, ...]:
    met = Met({}, {})
    if refs is None:
        rows: Iterable[Any] = connection.execute(_SELECT + _SORTED)
        return tuple(order_of(row, met) for row in rows)
    one = _SELECT + " WHERE store_code = ? AND order_id = ?"
    ordered = sorted(refs, key=lambda ref: (ref.store_code, len(ref.order_id), ref.order_id))
    found = (connection.execute(one, ref).fetchone() for ref in ordered)
    return tuple(order_of(row, met) for row in found if row is not None)
