"""Any number of orders by the numbers of their rows in the table, read piece by piece.

Law: a million orders cost their numbers and one piece. No step holds Python for longer than some
milliseconds; see ``view_lists``.
"""

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress
from operator import not_

from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.table_ports import Stretches
from designo_sync_gui.storage.hex_rows import SLICE, numbers_of
from designo_sync_gui.storage.mirror_rows import Met, order_of
from designo_sync_gui.storage.mirror_schema import ORDER_COLUMNS, record_of

#: Fewer are sorted by themselves; more are met in a walk through all orders.
_FEW = 5000
#: Numbers that one question names.
_AT_ONCE = 2000
_BY_ID = "ORDER BY store_code, length(order_id), order_id"
_ROWS_IN = (
    "SELECT id FROM order_view INDEXED BY order_view_of_state "
    "WHERE state IN (SELECT value FROM json_each(?))"
)
_ROW = (
    f"SELECT {ORDER_COLUMNS} FROM order_view v "  # noqa: S608 - own column names
    "LEFT JOIN order_state s ON s.id = v.state WHERE v.id = ?"
)


def cut(ids: "array[int]", rows: Stretches) -> "array[int]":
    """The numbers in these rows of a list, from top to bottom."""
    found = array("I")
    for first, last in rows:
        for start in range(first, last + 1, SLICE):
            found += ids[start : min(start + SLICE, last + 1)]
    return found


def by_id(numbers: "array[int]", connection: sqlite3.Connection) -> "array[int]":
    """The numbers by store code and order id."""
    if len(numbers) <= _FEW:
        among = f"order_view WHERE id IN ({','.join(map(str, numbers))}) {_BY_ID}"
        return numbers_of(connection, among)
    wanted, found = members(numbers), array("I")
    for part, flags in _flagged(numbers_of(connection, f"order_view {_BY_ID}"), wanted):
        found.extend(compress(part, flags))
    return found


def state_counts(numbers: "array[int]", connection: sqlite3.Connection) -> Counter[int]:
    """How many of these orders are in each state; those that were forgotten are not counted."""
    found: Counter[int] = Counter()
    for start in range(0, len(numbers), _AT_ONCE):
        among = ",".join(map(str, numbers[start : start + _AT_ONCE]))
        sql = f"SELECT state, count(*) FROM order_view WHERE id IN ({among}) GROUP BY state"  # noqa: S608 - numbers
        for state, count in connection.execute(sql):
            found[state] += count
    return found


def rows_of(ids: "array[int]", numbers: "array[int]") -> Stretches:
    """Where in a list these numbers stand."""
    flags = b"".join(flags for _, flags in _flagged(ids, members(numbers)))
    found = []
    first = flags.find(1)
    while first >= 0:
        end = flags.find(0, first)
        end = len(flags) if end < 0 else end
        found.append((first, end - 1))
        first = flags.find(1, end)
    return tuple(found)


def outside(within: bytearray, numbers: "array[int]") -> "array[int]":
    """The numbers that are no ``members``."""
    found = array("I")
    for part, flags in _flagged(numbers, within):
        found.extend(compress(part, map(not_, flags)))
    return found


def _flagged(ids: "array[int]", wanted: bytearray) -> Iterator[tuple["array[int]", bytes]]:
    """The ids in slices, each with a 1 in the place of every member."""
    most = len(wanted)
    for start in range(0, len(ids), SLICE):
        part = ids[start : start + SLICE]
        yield part, bytes([wanted[at] if at < most else 0 for at in part])


def members(ids: "array[int]") -> bytearray:
    """One byte for each number there can be: a quick answer to whether one is in the list."""
    pieces = [ids[start : start + SLICE] for start in range(0, len(ids), SLICE)]
    found = bytearray(max(map(max, pieces), default=0) + 1)
    for at in ids:
        found[at] = 1
    return found


def rows_in(states: Sequence[int], connection: sqlite3.Connection) -> Iterator[int]:
    """The numbers of the rows in these states, by an index alone."""
    return (at for (at,) in connection.execute(_ROWS_IN, (json.dumps(states),)))


def orders(numbers: Sequence[int], connection: sqlite3.Connection) -> tuple[Order, ...]:
    """Those that are there still."""
    return tuple(order for order in each(numbers, connection) if order is not None)


def each(numbers: Sequence[int], connection: sqlite3.Connection) -> Iterator[Order | None]:
    """One for each number; ``None`` in the place of an order that was forgotten."""
    met = Met({}, {})
    for at in numbers:
        row = connection.execute(_ROW, (at,)).fetchone()
        yield None if row is None else order_of(record_of(row), met)
