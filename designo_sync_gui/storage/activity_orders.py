"""Which orders an entry of *Activity* is about: numbers of rows of ``order_view``.

Law: a number is never given again, so that these are the orders of then or none. An order that was
forgotten, with its store, is in no entry any more.
"""

import json
import sqlite3
from collections.abc import Sequence

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.storage.mirror_rows import ids_of

#: Rows that are put by one statement.
_TOGETHER = 10_000
_PUT = "INSERT OR IGNORE INTO activity_row SELECT ?, value FROM json_each(?)"
#: Of an entry, which of its orders there are; one that another file of orders holds is none.
_HOW_MANY = (
    "SELECT count(*) FROM activity_row WHERE entry = ? "
    "AND EXISTS (SELECT 1 FROM order_view WHERE id = activity_row.row)"
)
#: A text is looked for in numbers and ids as the table's search does; who moved, by index.
_WITH_TEXT = (
    "SELECT DISTINCT entry FROM activity_row "
    "WHERE row IN (SELECT id FROM order_view WHERE instr(search, ?))"
)
_HOLDS = "SELECT 1 FROM activity_row WHERE entry = ? AND row = ?"
_FORGET = "DELETE FROM activity_row WHERE row IN (SELECT id FROM order_view WHERE store_code = ?)"
#: A condition of a row of ``order_view``; its value is the number of the entry.
AMONG = "id IN (SELECT row FROM activity_row WHERE entry = ?)"


def put(connection: sqlite3.Connection, entry_id: int, rows: Sequence[int]) -> None:
    """The entry is about these too."""
    for start in range(0, len(rows), _TOGETHER):
        part = json.dumps([*rows[start : start + _TOGETHER]])
        connection.execute(_PUT, (entry_id, part))


def put_orders(connection: sqlite3.Connection, entry_id: int, refs: Sequence[OrderRef]) -> None:
    """The same by store code and order id; those that are not known are left out."""
    put(connection, entry_id, [at for at in ids_of(refs, connection) if at is not None])


def how_many(connection: sqlite3.Connection, entry_id: int) -> int:
    (number,) = connection.execute(_HOW_MANY, (entry_id,)).fetchone()
    return int(number)


def with_text(connection: sqlite3.Connection, needle: str) -> frozenset[int]:
    """The entries about an order whose number or id holds a text; ``needle`` is it, folded."""
    return frozenset(entry for (entry,) in connection.execute(_WITH_TEXT, (needle,)))


def holds(connection: sqlite3.Connection, entry_id: int, row: int) -> bool:
    return connection.execute(_HOLDS, (entry_id, row)).fetchone() is not None


def forget_store(connection: sqlite3.Connection, store_code: str) -> None:
    """Before its orders are forgotten."""
    connection.execute(_FORGET, (store_code,))
