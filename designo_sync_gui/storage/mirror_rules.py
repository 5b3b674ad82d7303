"""Bringing the mirror's rows up to date after an update of the program.

Law: in pieces, each in a transaction with the mark of how far it came: a program that is killed
goes on where it was. Nothing is recorded or looked up meanwhile, because an order is found by a
key that the rules make.
"""

import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_keys import RULES_VERSION
from designo_sync_gui.storage import mirror_former
from designo_sync_gui.storage.mirror_schema import ORDER_COLUMNS, record_of
from designo_sync_gui.storage.mirror_states import StateBook
from designo_sync_gui.storage.mirror_writing import Recording

#: Orders in one transaction: about 40 ms, so that whoever asks something else gets its turn.
PIECE = 2000
_NEXT = (
    f"SELECT v.id, v.state, {ORDER_COLUMNS} FROM order_view v "  # noqa: S608 - own column names
    "LEFT JOIN order_state s ON s.id = v.state WHERE v.id > ? ORDER BY v.id LIMIT ?"
)


class _Mark(NamedTuple):
    """How far the orders came: while they are moved by store and id, then by their row's id."""

    version: str
    moving: int = 0
    store_code: str = ""
    order_id: str = ""
    last_id: int = 0
    done: int = 0
    total: int = 0
    ended: int = 0


_NAMES = ", ".join(_Mark._fields)
_READ = f"SELECT {_NAMES} FROM rules_applied"  # noqa: S608 - our own column names
_WRITE = (
    f"INSERT OR REPLACE INTO rules_applied (only, {_NAMES}) "  # noqa: S608 - our own column names
    f"VALUES (1, {', '.join('?' * len(_Mark._fields))})"
)


@dataclass(frozen=True, slots=True)
class Advance:
    """How far the orders are made anew. ``total`` is as counted at the beginning."""

    done: int
    total: int
    ended: bool


def applied(connection: sqlite3.Connection) -> bool:
    """Whether every order was made by the rules of now; writes nothing."""
    mark = _mark(connection)
    return mark is not None and mark.version == RULES_VERSION and bool(mark.ended)


def begin(connection: sqlite3.Connection) -> Advance:
    """Go on where the rules of now were broken off, or begin with the first order."""
    mark = _mark(connection)
    if mark is not None and mark.version == RULES_VERSION:
        return _advance(mark)
    moving = mirror_former.are_there(connection)
    total = mirror_former.number(connection) if moving else 0
    if moving:  # what other rules began is begun again
        connection.execute("DELETE FROM order_view")
        connection.execute("DELETE FROM order_state")
    else:
        (total,) = connection.execute("SELECT count(*) FROM order_view").fetchone()
    mark = _Mark(RULES_VERSION, int(moving), total=total, ended=int(total == 0))
    if moving and mark.ended:
        mirror_former.drop(connection)
    connection.execute(_WRITE, mark)
    return _advance(mark)


def go_on(connection: sqlite3.Connection, book: StateBook, piece: int = PIECE) -> Advance:
    """Make the next orders anew. Where another version of the program took over meanwhile, this
    one has nothing left to do."""
    mark = _mark(connection)
    if mark is None or mark.version != RULES_VERSION or mark.ended:
        done = mark or _Mark("")
        return Advance(done.done, done.total, ended=True)
    recording = Recording(connection, book)
    mark = (_moved if mark.moving else _remade)(connection, recording, mark, piece)
    if mark.ended and mark.moving:
        mirror_former.drop(connection)
    connection.execute(_WRITE, mark)
    return _advance(mark)


def _moved(connection: sqlite3.Connection, recording: Recording, mark: _Mark, piece: int) -> _Mark:
    rows = mirror_former.behind(connection, OrderRef(mark.store_code, mark.order_id), piece)
    recording.insert(rows)
    if len(rows) < piece:  # the mark names no order of a store that may be removed later
        return mark._replace(store_code="", order_id="", done=mark.done + len(rows), ended=1)
    last = rows[-1].head
    return mark._replace(
        store_code=last.store_code, order_id=last.order_id, done=mark.done + len(rows)
    )


def _remade(connection: sqlite3.Connection, recording: Recording, mark: _Mark, piece: int) -> _Mark:
    rows = connection.execute(_NEXT, (mark.last_id, piece)).fetchall()
    recording.again((row[0], row[1], record_of(row[2:])) for row in rows)
    last_id = rows[-1][0] if rows else mark.last_id
    ended = int(len(rows) < piece)
    return mark._replace(last_id=last_id, done=mark.done + len(rows), ended=ended)


def _mark(connection: sqlite3.Connection) -> _Mark | None:
    row = connection.execute(_READ).fetchone()
    return None if row is None else _Mark._make(row)


def _advance(mark: _Mark) -> Advance:
    return Advance(mark.done, max(mark.total, mark.done), bool(mark.ended))
