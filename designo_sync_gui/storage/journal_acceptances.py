"""Accepted differences in the journal's file: what operators decided, who withdrew it and when.

They stand there and not in the mirror, which is read anew from the sides when its file is damaged:
no side knows what an operator accepted. A row is never removed; withdrawing it is noted on it.
``mark`` names the state of the table: it is made of the former one and of the change.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b

from designo_sync_gui.domain.acceptance import (
    AcceptanceChange,
    Accepted,
    AcceptedKey,
    AcceptedOrder,
    HeldValues,
)
from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.storage.accepted_rows import held_of, held_text
from designo_sync_gui.storage.database import Database

MIGRATION = """
    CREATE TABLE acceptance (
        number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, operator TEXT NOT NULL,
        reason TEXT NOT NULL, pair INTEGER NOT NULL
    ) STRICT
    ;;
    CREATE TABLE accepted (
        id INTEGER PRIMARY KEY AUTOINCREMENT, acceptance INTEGER NOT NULL,
        store_code TEXT NOT NULL, order_id TEXT NOT NULL, order_number TEXT NOT NULL,
        held TEXT NOT NULL, withdrawn_at TEXT, withdrawn_by TEXT
    ) STRICT
    ;;
    CREATE UNIQUE INDEX accepted_now ON accepted (store_code, order_id, held)
    WHERE withdrawn_at IS NULL
    ;;
    CREATE TABLE acceptance_mark (
        only INTEGER PRIMARY KEY CHECK (only = 1), mark TEXT NOT NULL
    ) STRICT
    ;;
    INSERT INTO acceptance_mark VALUES (1, '')
    """
_MARK = "SELECT mark FROM acceptance_mark"
_SET_MARK = "UPDATE acceptance_mark SET mark = ?"
_NEW = "INSERT INTO acceptance (at, operator, reason, pair) VALUES (?, ?, ?, ?)"
_ADD = (
    "INSERT INTO accepted (acceptance, store_code, order_id, order_number, held) "
    "VALUES (?, ?, ?, ?, ?)"
)
_WITHDRAW = (
    "UPDATE accepted SET withdrawn_at = ?, withdrawn_by = ? "
    "WHERE store_code = ? AND order_id = ? AND held = ? AND withdrawn_at IS NULL"
)
_IN_FORCE = (
    "SELECT a.number, a.reason, a.operator, a.at, a.pair, c.store_code, c.order_id, c.held, "
    "c.order_number FROM accepted c JOIN acceptance a ON a.number = c.acceptance "
    "WHERE c.withdrawn_at IS NULL"
)


#: An order's own acceptance comes before its pair's.
_COVERING = (
    "SELECT a.number, a.reason, a.operator, a.at, a.pair FROM accepted c "
    "JOIN acceptance a ON a.number = c.acceptance WHERE c.withdrawn_at IS NULL "
    "AND c.store_code = ? AND c.order_id IN (?, '') AND c.held = ? ORDER BY a.pair LIMIT 1"
)


class SqliteAcceptances:
    """Implements ``domain.acceptance_ports.Acceptances``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._changes = 0

    @property
    def changes(self) -> int:
        return self._changes

    async def mark(self) -> str:
        return await self._database.run(_mark)

    async def in_force(self) -> tuple[str, tuple[Accepted, ...]]:
        sql = f"{_IN_FORCE} ORDER BY c.id"
        return await self._database.read(
            lambda c: (_mark(c), tuple(_accepted(*row) for row in c.execute(sql)))
        )

    async def pairs(self, store_code: str) -> tuple[Accepted, ...]:
        sql = f"{_IN_FORCE} AND c.store_code = ? AND c.order_id = '' ORDER BY c.id"
        return await self._database.read(
            lambda c: tuple(_accepted(*row) for row in c.execute(sql, (store_code,)))
        )

    async def accept_orders(
        self,
        orders: Sequence[AcceptedOrder],
        reason: str,
        by: str,
        at: datetime,
        decision: int = 0,
    ) -> AcceptanceChange:
        wanted = [(one.ref.store_code, one.ref.order_id, one.number, one.held) for one in orders]
        return await self._accept(wanted, reason, by, at, decision, pair=False)

    async def accept_pair(
        self, store_code: str, held: HeldValues, reason: str, by: str, at: datetime
    ) -> AcceptanceChange:
        return await self._accept([(store_code, "", "", held)], reason, by, at, pair=True)

    async def withdraw(
        self, keys: Iterable[AcceptedKey], by: str, at: datetime
    ) -> AcceptanceChange:
        wanted = tuple(keys)

        def end(connection: sqlite3.Connection) -> AcceptanceChange:
            when = at.isoformat()
            gone = []
            for key in wanted:
                names = (key.store_code, key.order_id, held_text(key.held))
                if connection.execute(_WITHDRAW, (when, by, *names)).rowcount:
                    gone.append(key)
            former = _mark(connection)
            if not gone:
                return AcceptanceChange(former, former)
            mark = _next_mark(connection, f"withdrawn {when} {by} {len(gone)} {gone[0]}")
            return AcceptanceChange(former, mark, removed=tuple(gone))

        self._changes += 1
        return await self._database.read(end)

    async def _accept(
        self,
        wanted: Sequence[tuple[str, str, str, HeldValues]],
        reason: str,
        by: str,
        at: datetime,
        decision: int = 0,
        *,
        pair: bool,
    ) -> AcceptanceChange:
        when = at.isoformat()
        texts = {held: held_text(held) for _, _, _, held in wanted}

        def accept(connection: sqlite3.Connection) -> AcceptanceChange:
            former = _mark(connection)
            if not wanted:
                return AcceptanceChange(former, former)
            number = decision
            if not number:
                head = connection.execute(_NEW, (when, by, reason, int(pair)))
                number = head.lastrowid or 0
            keys = [(code, order, texts[held]) for code, order, _, held in wanted]
            connection.executemany(_WITHDRAW, [(when, by, *key) for key in keys])
            rows = [(number, *names, texts[held]) for *names, held in wanted]
            connection.executemany(_ADD, rows)
            made = Acceptance(number, reason, by, at, pair)
            added = tuple(Accepted(made, code, order, h, n) for code, order, n, h in wanted)
            mark = _next_mark(connection, f"accepted {number} {when} {len(rows)} {rows[0]}")
            return AcceptanceChange(former, mark, added)

        self._changes += 1  # before its transaction has its turn: a later claim comes after it
        return await self._database.read(accept)


def covering(connection: sqlite3.Connection, ref: OrderRef, held: HeldValues) -> Acceptance | None:
    """The acceptance in force that covers an order with these values. Raises ``StorageFailed``."""
    row = connection.execute(_COVERING, (*ref, held_text(held))).fetchone()
    if row is None:
        return None
    number, reason, by, at, pair = row
    try:
        return Acceptance(number, reason, by, datetime.fromisoformat(at), bool(pair))
    except ValueError as error:
        raise StorageFailed(
            say("An accepted difference in the journal cannot be understood: nothing is sent."),
            say("Restore the data folder from a backup."),
            title=say("Journal damaged"),
        ) from error


def _mark(connection: sqlite3.Connection) -> str:
    (found,) = connection.execute(_MARK).fetchone()
    return str(found)


def _next_mark(connection: sqlite3.Connection, change: str) -> str:
    text = f"{_mark(connection)}\n{change}"
    mark = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    connection.execute(_SET_MARK, (mark,))
    return mark


def _accepted(
    number: int,
    reason: str,
    by: str,
    at: str,
    pair: int,
    store_code: str,
    order_id: str,
    held: str,
    order_number: str,
) -> Accepted:
    made = Acceptance(number, reason, by, datetime.fromisoformat(at), bool(pair))
    return Accepted(made, store_code, order_id, held_of(held), order_number)
