"""Indexes for sorting by what each order has of its own, in mirrors where a scan takes too long.

Law: they change how fast the first rows come, never which they are. Small mirrors go without,
because an index costs at every recording.
"""

import sqlite3
from collections.abc import Callable, Sequence

#: Keeping the first rows of a scan of 100,000 orders takes 10 to 40 ms of CPU time (measured).
_LARGE = 50_000
#: Key values that are tried in falling order before the orders are looked at one and all.
_MOST_KEYS = 1000
_KEYS = ("number_key", "read_key", "changed", "storefront_changed", "designo_changed")

Values = Sequence[object]
Find = Callable[[str, Values], int]


def _name(key: str) -> str:
    return f"order_view_by_{key}"


def missing(connection: sqlite3.Connection) -> list[str]:
    """The statements that make what a mirror of this size lacks."""
    (orders,) = connection.execute("SELECT coalesce(sum(orders), 0) FROM order_state").fetchone()
    if orders < _LARGE:
        return []
    return [
        f"CREATE INDEX {_name(key)} ON order_view ({key}, id_key DESC)"
        for key in _KEYS
        if not _is_there(connection, key)
    ]


def _is_there(connection: sqlite3.Connection, key: str) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?"
    return connection.execute(sql, (_name(key),)).fetchone() is not None


def walk(
    connection: sqlite3.Connection, key: str, *, descending: bool, most: int, find: Find
) -> bool:
    """Find the first rows by a key; ``False`` where that must be done without an index.

    ``find`` adds the rows of a source, which ends before its conditions, and returns how many it
    has by now. In falling order each value is taken by itself: among equal ones the newest id
    comes first, which no index gives in both directions.
    """
    if not _is_there(connection, key):
        return False
    source = f"order_view INDEXED BY {_name(key)} WHERE "
    if not descending:
        find(source, ())
        return True
    highest = f"SELECT max({key}) FROM order_view INDEXED BY {_name(key)}"  # noqa: S608
    (value,) = connection.execute(highest).fetchone()
    for _ in range(_MOST_KEYS):
        if value is None or find(f"{source}{key} = ? AND ", (value,)) >= most:
            return True
        (value,) = connection.execute(f"{highest} WHERE {key} < ?", (value,)).fetchone()
    return False
