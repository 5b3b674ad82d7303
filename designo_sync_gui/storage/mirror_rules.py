"""Bringing the order table's rows up to date after an update of the program.

Law: in pieces, each in a transaction with the mark of how far it came: a program that is killed
goes on where it was. What is recorded meanwhile is made by the rules of now anyway.
"""

import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

from designo_sync_gui.domain.order_keys import RULES_VERSION
from designo_sync_gui.storage.mirror_schema import SELECT_ORDER, record_of
from designo_sync_gui.storage.mirror_states import StateBook
from designo_sync_gui.storage.mirror_writing import Recording

#: Orders in one transaction: about 40 ms, so that a refresh gets its turn.
PIECE = 2000
_READ = "SELECT version, store_code, order_id, done, total, ended FROM rules_applied"
_WRITE = "INSERT OR REPLACE INTO rules_applied VALUES (1, ?, ?, ?, ?, ?, ?)"
_NEXT = (
    f"{SELECT_ORDER} WHERE (o.store_code, o.order_id) > (?, ?) "
    "ORDER BY o.store_code, o.order_id LIMIT ?"
)


class _Mark(NamedTuple):
    version: str
    store_code: str
    order_id: str
    done: int
    total: int
    ended: int


@dataclass(frozen=True, slots=True)
class Advance:
    """How far the orders are made anew. ``total`` is as counted at the beginning."""

    done: int
    total: int
    ended: bool


def applied(connection: sqlite3.Connection) -> bool:
    """Whether every order was made by the rules of now; writes nothing."""
    row = connection.execute(_READ).fetchone()
    if row is None:
        return False
    mark = _Mark._make(row)
    return mark.version == RULES_VERSION and bool(mark.ended)


def begin(connection: sqlite3.Connection) -> Advance:
    """Go on where the rules of now were broken off, or begin with the first order."""
    row = connection.execute(_READ).fetchone()
    mark = None if row is None else _Mark._make(row)
    if mark is None or mark.version != RULES_VERSION:
        (total,) = connection.execute("SELECT count(*) FROM orders").fetchone()
        mark = _Mark(RULES_VERSION, "", "", 0, total, int(total == 0))
        connection.execute(_WRITE, mark)
    return _advance(mark)


def go_on(connection: sqlite3.Connection, book: StateBook, piece: int = PIECE) -> Advance:
    """Make the next orders anew. Where another version of the program took over meanwhile, this
    one has nothing left to do."""
    mark = _Mark._make(connection.execute(_READ).fetchone())
    if mark.version != RULES_VERSION or mark.ended:
        return Advance(mark.done, mark.total, ended=True)
    after = (mark.store_code, mark.order_id, piece)
    rows = [record_of(row) for row in connection.execute(_NEXT, after)]
    Recording(connection, book).again(rows)
    if rows:
        last = rows[-1].head
        mark = mark._replace(
            store_code=last.store_code, order_id=last.order_id, done=mark.done + len(rows)
        )
    if len(rows) < piece:  # the mark names no order of a store that may be removed later
        mark = mark._replace(store_code="", order_id="", ended=1)
    connection.execute(_WRITE, mark)
    return _advance(mark)


def _advance(mark: _Mark) -> Advance:
    return Advance(mark.done, max(mark.total, mark.done), bool(mark.ended))
