"""The orders of a mirror whose schema held them in two tables, until they are moved.

Law: a row that is moved tells the same as before. The time of reading stands in ``former_view``
where nothing else had changed since.
"""

import sqlite3
from datetime import datetime
from functools import lru_cache

from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.storage.mirror_schema import (
    OrderColumns,
    OrderRecord,
    SideColumns,
    instant,
    record_of,
)


def _columns(side: Side) -> list[str]:
    columns = {name: f"o.{side}_{name}" for name in SideColumns._fields}
    columns["read_at"] = f"coalesce(v.{side}_read, o.{side}_read_at)"
    return [*columns.values()]


_COLUMNS = [
    *(f"o.{name}" for name in OrderColumns._fields[:-3]),
    *("''", "NULL", "NULL"),  # nothing was accepted or declared then
    *_columns(Side.STOREFRONT),
    *_columns(Side.DESIGNO),
]
_NEXT = (
    f"SELECT {', '.join(_COLUMNS)} "  # noqa: S608 - our own column names
    "FROM former_orders o LEFT JOIN former_view v ON v.id = o.view_id "
    "WHERE (o.store_code, o.order_id) > (?, ?) ORDER BY o.store_code, o.order_id LIMIT ?"
)
_TABLES = ("former_orders", "former_view")


def are_there(connection: sqlite3.Connection) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'former_orders'"
    return connection.execute(sql).fetchone() is not None


def number(connection: sqlite3.Connection) -> int:
    (found,) = connection.execute("SELECT count(*) FROM former_orders").fetchone()
    return int(found)


def behind(connection: sqlite3.Connection, ref: OrderRef, most: int) -> list[OrderRecord]:
    """The next orders by store and id."""
    return [_record(row) for row in connection.execute(_NEXT, (*ref, most))]


def _record(row: "tuple[object, ...]") -> OrderRecord:
    """Times were kept as texts."""
    head, left, right = record_of(row)
    return OrderRecord(head, _with_times(left), _with_times(right))


def _with_times(side: SideColumns) -> SideColumns:
    read_at, since = (
        None if text is None else _instant(str(text)) for text in (side.read_at, side.since)
    )
    return side._replace(read_at=read_at, since=since)


@lru_cache(maxsize=1000)
def _instant(text: str) -> int:
    return instant(datetime.fromisoformat(text))


def drop(connection: sqlite3.Connection) -> None:
    for table in _TABLES:
        connection.execute(f"DROP TABLE {table}")
