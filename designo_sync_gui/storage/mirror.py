"""The local copy of what was observed, and the order table's source.

Law: a status is kept as its JSON type and its exact literal; no collation but the binary one.
Everything here can be read again from the two sides.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date, datetime
from functools import partial
from heapq import merge
from pathlib import Path
from typing import Any, TypeVar

from designo_sync_gui.domain.activity import ActivityBook
from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.moves import Recorded
from designo_sync_gui.domain.order import Order, OrderRef, Reading, Side
from designo_sync_gui.domain.order_states import OrderState
from designo_sync_gui.domain.outcome import Outcome
from designo_sync_gui.domain.ports import NotShown, SideRead
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.table_ports import OrderTable
from designo_sync_gui.domain.timeline import Seen
from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.storage import (
    activity_orders,
    mirror_broken_off,
    mirror_days,
    mirror_rules,
    view_indexes,
)
from designo_sync_gui.storage.accepted_copy import AcceptedCopy
from designo_sync_gui.storage.closed_mark import checked_at, keep_mark
from designo_sync_gui.storage.database import (
    Database,
    DatabaseDamaged,
    UnusableDatabase,
    check_content,
    check_shape,
    made_by_older_program,
)
from designo_sync_gui.storage.files import put_aside
from designo_sync_gui.storage.list_changes import ListChanges
from designo_sync_gui.storage.mirror_activity import SqliteActivity
from designo_sync_gui.storage.mirror_doubt import all_states, listed_counts, not_shown
from designo_sync_gui.storage.mirror_rows import Met, order_of, seen_of, side_read_of
from designo_sync_gui.storage.mirror_schema import (
    MIGRATIONS,
    OF_ONE,
    SELECT_ORDER,
    lookup,
    record_of,
)
from designo_sync_gui.storage.mirror_writing import OTHER_LIST, Recording
from designo_sync_gui.storage.order_table import SqliteOrderTable
from designo_sync_gui.storage.preparing import Preparing
from designo_sync_gui.storage.state_work import StateWork

__all__ = ["MIGRATIONS", "SqliteMirror", "open_mirror"]

T = TypeVar("T")
Tell = Callable[[int, int], None]
_CHANGES = (
    "SELECT read_at, side, presence, json_type, literal FROM status_change "
    "WHERE store_code = ? AND order_id = ? ORDER BY id"
)
_NOW = " UNION ALL ".join(
    f"SELECT v.{side}_since, '{side}', s.{side}_presence, s.{side}_json_type, "  # noqa: S608
    f"s.{side}_literal FROM order_view v LEFT JOIN order_state s ON s.id = v.state "
    f"WHERE {OF_ONE} AND v.{side}_since IS NOT NULL"
    for side in Side
)
_SORTED = " ORDER BY v.store_code, length(v.order_id), v.order_id"
_ONE = f"{SELECT_ORDER} WHERE {OF_ONE}"
_NO_SOURCE = (
    "DELETE FROM source WHERE id NOT IN (SELECT storefront_source FROM order_view "
    "WHERE storefront_source IS NOT NULL UNION SELECT designo_source FROM order_view "
    "WHERE designo_source IS NOT NULL)"
)
_FORGET = (
    *("status_change", "side_read", "order_view", "order_state", "value_seen"),
    "day_count",
)


class SqliteMirror:
    """Implements ``domain.ports.Mirror`` in one SQLite file.

    ``tell`` hears how far the orders are made anew after an update of the program: those done, and
    all of them. ``checked`` is when all of the file was looked through. ``at_once``: they are made
    anew now, on the running loop, and not before the first question.
    """

    def __init__(
        self,
        database: Database,
        tell: Tell = lambda done, total: None,
        checked: datetime | None = None,
        *,
        at_once: bool = False,
    ) -> None:
        self._database = database
        self._states = StateWork(database)
        self._preparing = Preparing(self._prepare)
        self._accepted = AcceptedCopy(self._states, self._preparing)
        self._checked = checked
        self._tell = tell
        self._changes = ListChanges(lambda: database.rollbacks)
        self._table = SqliteOrderTable(database, self.ready, self._changes)
        self._activity = SqliteActivity(database, self.ready)
        if at_once:
            self._preparing.begin()

    @property
    def activity(self) -> ActivityBook:
        return self._activity

    @property
    def table(self) -> OrderTable:
        return self._table

    @property
    def accepted(self) -> AcceptedCopy:
        return self._accepted

    async def ready(self) -> None:
        """Wait until all orders were made by the rules of now, and hold what is accepted. Raises
        ``StorageFailed``."""
        await self._preparing.ready()

    async def record(
        self, side: Side, readings: Iterable[Reading], *, lasting: bool = True
    ) -> frozenset[OrderRef]:
        return (await self.record_moves(side, readings, lasting=lasting)).shown

    async def record_moves(
        self, side: Side, readings: Iterable[Reading], *, lasting: bool = True
    ) -> Recorded:
        kept = tuple(readings)
        return await self._write(lambda recording: recording.readings(side, kept), lasting)

    async def orders(self, refs: Iterable[OrderRef] | None = None) -> tuple[Order, ...]:
        wanted = None if refs is None else tuple(dict.fromkeys(refs))
        await self.ready()
        return await self._database.read(lambda connection: _orders(connection, wanted))

    async def counts(self) -> Mapping[str, int]:
        sql = "SELECT store_code, sum(orders) FROM order_state WHERE orders > 0 GROUP BY store_code"
        await self.ready()
        return await self._database.run(lambda connection: dict(connection.execute(sql)))

    async def listed_counts(self, side: Side, store_codes: Sequence[str]) -> Mapping[str, int]:
        await self.ready()
        return await self._database.run(
            lambda connection: listed_counts(connection, side, store_codes)
        )

    async def not_shown(
        self, side: Side, store_codes: Sequence[str], seen: Set[OrderRef], *, full: bool
    ) -> tuple[NotShown, ...]:
        await self.ready()
        return await self._database.read(
            lambda connection: not_shown(connection, side, store_codes, seen, full=full)
        )

    async def values_seen(self, store_code: str, side: Side) -> frozenset[Status]:
        sql = "SELECT json_type, literal FROM value_seen WHERE store_code = ? AND side = ?"
        values = (store_code, side.value)
        return await self._database.read(
            lambda c: frozenset(Status(JsonType(k), text) for k, text in c.execute(sql, values))
        )

    async def seen(self, ref: OrderRef) -> tuple[Seen, ...]:
        await self.ready()
        return await self._database.read(lambda connection: _seen(connection, ref))

    async def order_count(self, store_code: str) -> int:
        return (await self.counts()).get(store_code, 0)

    async def states(self) -> Sequence[tuple[OrderState, int]]:
        await self.ready()
        return await self._database.read(all_states)

    async def record_outcome(self, outcome: Outcome) -> None:
        await self._write(lambda recording: recording.outcome(outcome.ref, outcome.kind.value))

    async def side_reads(self) -> tuple[SideRead, ...]:
        sql = (
            "SELECT store_code, side, read_at, watermark, full, surplus, horizon "
            "FROM side_read ORDER BY 1, 2"
        )
        return await self._database.read(
            lambda c: tuple(side_read_of(*row) for row in c.execute(sql))
        )

    async def record_side_read(self, read: SideRead) -> None:
        sql = (
            "INSERT OR REPLACE INTO side_read "
            "(store_code, side, read_at, watermark, full, surplus, horizon) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        mark = read.watermark.isoformat() if read.watermark else None
        begins = read.horizon.isoformat() if read.horizon else None
        at, side = read.read_at.isoformat(), read.side.value
        values = (read.store_code, side, at, mark, int(read.full), read.surplus, begins)
        await self._database.run(lambda connection: connection.execute(sql, values) and None)

    async def broken_off(self) -> tuple[BrokenOff, ...]:
        return await self._database.read(mirror_broken_off.places)

    async def record_broken_off(self, place: BrokenOff) -> None:
        await self._database.run(
            lambda connection: mirror_broken_off.keep(connection, place), lasting=False
        )

    async def end_broken_off(self, side: Side, store_codes: Sequence[str]) -> None:
        await self._database.run(
            lambda connection: mirror_broken_off.end(connection, side, store_codes)
        )

    async def read_since(
        self, side: Side, store_codes: Sequence[str], at: datetime
    ) -> frozenset[OrderRef]:
        await self.ready()
        return await self._database.read(
            lambda connection: mirror_broken_off.read_since(connection, side, store_codes, at)
        )

    async def keep_days(self, counts: Sequence[DayCounts]) -> None:
        await self._database.run(lambda connection: mirror_days.keep(connection, counts))

    async def days(self, since: date) -> tuple[DayCounts, ...]:
        return await self._database.read(lambda connection: mirror_days.days(connection, since))

    async def forget_store(self, store_code: str) -> None:
        await self.ready()

        def forget(connection: sqlite3.Connection) -> None:
            self._states.book.forget()
            connection.execute(OTHER_LIST)
            mirror_broken_off.forget_store(connection, store_code)
            activity_orders.forget_store(connection, store_code)
            for table in _FORGET:
                connection.execute(
                    f"DELETE FROM {table} WHERE store_code = ?",  # noqa: S608 - our own names
                    (store_code,),
                )
            connection.execute(_NO_SOURCE)

        await self._database.run(forget)

    async def aclose(self) -> None:
        await self._preparing.aclose()
        await self._activity.aclose()
        await self._table.aclose()
        await self._database.aclose()
        if self._checked is not None and not self._database.damage_met:
            keep_mark(self._database.path, self._checked)

    async def _write(self, work: Callable[[Recording], T], lasting: bool = True) -> T:
        await self.ready()
        book, changes = self._states.book, self._changes
        return await self._states.run(
            lambda connection: work(Recording(connection, book, changes)), lasting=lasting
        )

    async def _prepare(self) -> None:
        if not await self._database.run(mirror_rules.applied):
            await self._make_anew()
        if not self._database.read_only:
            await self._database.run(self._clear)
            for sql in await self._database.run(view_indexes.missing):
                await self._database.run(partial(_carry_out, sql))

    async def _make_anew(self) -> None:
        if self._database.read_only:
            raise made_by_older_program(self._database.path)
        advance = await self._database.run(mirror_rules.begin)
        while not advance.ended:
            self._tell(advance.done, advance.total)
            advance = await self._database.read(self._go_on)
        if advance.total:
            self._tell(advance.total, advance.total)

    def _clear(self, connection: sqlite3.Connection) -> None:
        """Forget states that no order is in any more; none of their ids is given again."""
        self._states.book.forget()
        connection.execute("DELETE FROM order_state WHERE orders = 0")

    def _go_on(self, connection: sqlite3.Connection) -> mirror_rules.Advance:
        self._states.book.begin(connection, self._database.rollbacks)
        return mirror_rules.go_on(connection, self._states.book)


def _carry_out(sql: str, connection: sqlite3.Connection) -> None:
    connection.execute(sql)


async def open_mirror(
    path: Path, now: datetime, tell: Tell = lambda done, total: None
) -> tuple[SqliteMirror, StorageFailed | None]:
    """The mirror, and what was wrong with its file if that was damaged or cannot be written.

    A damaged file is put aside; nothing is lost with it that a refresh does not bring back.
    Raises ``StorageFailed``.
    """
    try:
        database, checked = await _open_sound(path, now)
    except DatabaseDamaged as damaged:
        return await _in_its_place(path, now, damaged, tell)
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
        return SqliteMirror(database, tell), told
    return SqliteMirror(database, tell, checked, at_once=True), None


async def _in_its_place(
    path: Path, now: datetime, damaged: DatabaseDamaged, tell: Tell
) -> tuple[SqliteMirror, StorageFailed]:
    """A new mirror; where the damaged one cannot be put aside, one that tells so at every call,
    because the journal can be looked at nevertheless."""
    try:
        kept = put_aside(path, now)
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        sound, _ = await _open_sound(path, now)
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
    return SqliteMirror(sound, tell, now, at_once=True), problem


async def _open_sound(path: Path, now: datetime) -> tuple[Database, datetime]:
    """The database if all of it can be read, else an exception; and when that was found out."""
    checked = checked_at(path, now)
    database = Database(path, MIGRATIONS)
    await database.open()
    try:
        if checked is None:
            await database.run(lambda connection: check_content(connection, path))
            await database.run(lambda connection: check_shape(connection, MIGRATIONS, path))
    except BaseException:
        await database.aclose()
        raise
    return database, checked or now


def _seen(connection: sqlite3.Connection, ref: OrderRef) -> tuple[Seen, ...]:
    """Each side's changes as they were recorded, both sides together by time."""
    sides: dict[Side, list[Seen]] = {side: [] for side in Side}
    key = lookup(ref)
    for row in [*connection.execute(_CHANGES, ref), *connection.execute(_NOW, (*key, *key))]:
        one = seen_of(*row)
        sides[one.side].append(one)
    return tuple(merge(*sides.values(), key=lambda one: one.at))


def _orders(connection: sqlite3.Connection, refs: Sequence[OrderRef] | None) -> tuple[Order, ...]:
    met = Met({}, {})
    if refs is None:
        rows: Iterable[Any] = connection.execute(SELECT_ORDER + _SORTED)
        return tuple(order_of(record_of(row), met) for row in rows)
    ordered = sorted(refs, key=lambda ref: (ref.store_code, len(ref.order_id), ref.order_id))
    found = (connection.execute(_ONE, lookup(ref)).fetchone() for ref in ordered)
    return tuple(order_of(record_of(row), met) for row in found if row is not None)
