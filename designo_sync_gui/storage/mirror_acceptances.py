"""Accepted differences in the mirror: a copy of those in force, and what they make of states.

An order's acceptance stands in its state, like all that many orders share. Law: what stands there
is what ``domain.acceptance.acceptance_of`` gives; ``acceptance_mark`` says of which state of the
operator's decisions the copy is. A pair is put into force by one statement for each state of its
values, whatever the number of orders.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

from designo_sync_gui.domain.acceptance import AcceptanceChange, Accepted
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.storage.accepted_rows import (
    held_columns,
    held_of,
    held_text,
    is_of_pair,
    said_text,
)
from designo_sync_gui.storage.mirror_schema import lookup
from designo_sync_gui.storage.mirror_states import StateBook

#: Store code, order id (empty for a pair) and values.
Key = tuple[str, str, str]
_MARK = "SELECT mark FROM acceptance_mark"
_SET_MARK = "UPDATE acceptance_mark SET mark = ?"
_ALL = "SELECT store_code, order_id, held, said FROM accepted"
_PUT = "INSERT OR REPLACE INTO accepted (store_code, order_id, held, said) VALUES (?, ?, ?, ?)"
_REMOVE = "DELETE FROM accepted WHERE store_code = ? AND order_id = ? AND held = ?"
_ROW = "SELECT id, state FROM order_view WHERE id_key = ? AND store_code = ? AND order_id = ?"
_MOVE_ONE = "UPDATE order_view SET state = ? WHERE id = ?"
_MOVE_ALL = "UPDATE order_view SET state = ? WHERE state = ?"
_OF_VALUES = (
    "SELECT id FROM order_state WHERE orders > 0 AND store_code = ? "
    "AND storefront_presence IS ? AND storefront_json_type IS ? AND storefront_literal IS ? "
    "AND designo_presence IS ? AND designo_json_type IS ? AND designo_literal IS ?"
)
_OTHER_LIST = "UPDATE list_version SET version = version + 1"


def mark(connection: sqlite3.Connection) -> str:
    (found,) = connection.execute(_MARK).fetchone()
    return str(found)


def change(connection: sqlite3.Connection, book: StateBook, made: AcceptanceChange) -> bool:
    """Keep a change; ``False`` where the copy is not of the state before it and must be made
    anew."""
    if mark(connection) != made.former:
        return False
    removed = [(key.store_code, key.order_id, held_text(key.held)) for key in made.removed]
    _keep(connection, book, removed, _texts(made.added), made.mark)
    return True


def replace(
    connection: sqlite3.Connection, book: StateBook, accepted: Iterable[Accepted], new: str
) -> None:
    """Make the copy anew, of all that are in force."""
    known = {(code, order, held): said for code, order, held, said in connection.execute(_ALL)}
    wanted = _texts(accepted)
    removed = [key for key in known if key not in wanted]
    other = {key: said for key, said in wanted.items() if known.get(key) != said}
    _keep(connection, book, removed, other, new)


def _texts(accepted: Iterable[Accepted]) -> dict[Key, str]:
    return {
        (one.store_code, one.order_id, held_text(one.held)): said_text(one.acceptance)
        for one in accepted
    }


def _keep(
    connection: sqlite3.Connection,
    book: StateBook,
    removed: Iterable[Key],
    put: Mapping[Key, str],
    new: str,
) -> None:
    removed = [*removed]
    connection.executemany(_REMOVE, removed)
    connection.executemany(_PUT, [(*key, said) for key, said in put.items()])
    connection.execute(_SET_MARK, (new,))
    book.forget()  # steps lead to states that hold what was accepted before
    touched = dict.fromkeys([*removed, *put])
    for code, order_id, held in touched:
        if not order_id:
            _put_pair(connection, book, code, held)
    _put_orders(connection, book, {OrderRef(code, order) for code, order, _ in touched if order})
    if touched:
        connection.execute(_OTHER_LIST)


def _put_pair(connection: sqlite3.Connection, book: StateBook, code: str, held: str) -> None:
    """Orders with an acceptance of their own keep it."""
    values = [part for side in held_of(held) for part in held_columns(side)]
    counts: Counter[int] = Counter()
    for (state,) in connection.execute(_OF_VALUES, (code, *values)).fetchall():
        shared = book.shared(connection, state)
        said = book.accepted_pair(connection, shared)
        then = shared.declared(said)
        if not shared.accepted or is_of_pair(shared.accepted):
            then = then._replace(accepted=said)
        after = book.id_of(connection, then)
        if after != state:
            moved = connection.execute(_MOVE_ALL, (after, state)).rowcount
            counts[state] -= moved
            counts[after] += moved
    book.count(connection, counts)


def _put_orders(connection: sqlite3.Connection, book: StateBook, refs: Iterable[OrderRef]) -> None:
    counts: Counter[int] = Counter()
    moved = []
    for ref in refs:
        row = connection.execute(_ROW, lookup(ref)).fetchone()
        if row is None:
            continue
        at, state = row
        after = book.covered(connection, ref, state)
        if after != state:
            moved.append((after, at))
            counts[state] -= 1
            counts[after] += 1
    connection.executemany(_MOVE_ONE, moved)
    book.count(connection, counts)
