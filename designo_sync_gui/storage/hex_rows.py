"""Numbers of very many rows, handed over by SQLite as one hexadecimal text.

That is one step without Python's lock for a million rows, where a row at a time takes and gives it
a million times.
"""

import sqlite3
import sys
from array import array
from collections.abc import Iterator, Sequence

#: Elements that are handled before another thread may have its turn.
SLICE = 16_384


def numbers_of(connection: sqlite3.Connection, source: str) -> "array[int]":
    """The id of every row of a source, in its order."""
    sql = f"SELECT group_concat(printf('%08x', id), '') FROM (SELECT id FROM {source})"  # noqa: S608
    found = array("I")
    for part in _words(connection, sql, ()):
        found += part
    return found


def pairs_of(
    connection: sqlite3.Connection, source: str, values: Sequence[object]
) -> "tuple[array[int], array[int]]":
    """Id and state of every row of a source, in its order."""
    sql = (
        "SELECT group_concat(printf('%08x%08x', id, state), '') "  # noqa: S608 - own names
        f"FROM (SELECT id, state FROM {source})"
    )
    ids, states = array("I"), array("I")
    for part in _words(connection, sql, values):
        ids += part[::2]
        states += part[1::2]
    return ids, states


def _words(
    connection: sqlite3.Connection, sql: str, values: Sequence[object]
) -> Iterator["array[int]"]:
    """The numbers of a text of eight digits each, an even number of them at a time."""
    (text,) = connection.execute(sql, values).fetchone()
    for start in range(0, len(text or ""), 16 * SLICE):
        part = array("I", bytes.fromhex(text[start : start + 16 * SLICE]))
        if sys.byteorder == "little":
            part.byteswap()
        yield part
