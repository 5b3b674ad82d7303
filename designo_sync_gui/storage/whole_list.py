"""All orders, newest id first, with their states: read once, then kept up to date.

Law: what is kept is what reading it anew would give. Where it is not known which rows changed, or
they are many, it is read anew.
"""

import json
import sqlite3
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from designo_sync_gui.storage.hex_rows import SLICE, pairs_of
from designo_sync_gui.storage.list_changes import ListChanges

NEWEST = "id_key DESC, store_code, order_id"
_WHOLE = f"order_view INDEXED BY order_view_newest ORDER BY {NEWEST}"
_CHANGED = (
    "SELECT id, state, id_key, store_code, order_id FROM order_view "  # noqa: S608 - own names
    f"WHERE id IN (SELECT value FROM json_each(?)) ORDER BY {NEWEST}"
)
#: The row behind another: one with the same key of its id, or the first with a lower one.
_BEHIND = (
    "SELECT id FROM order_view INDEXED BY order_view_newest WHERE id_key = ? "
    "AND (store_code, order_id) > (?, ?) ORDER BY store_code, order_id LIMIT 1",
    "SELECT id FROM order_view INDEXED BY order_view_newest WHERE id_key < ? "  # noqa: S608
    f"ORDER BY {NEWEST} LIMIT 1",
)
#: Of so many rows one at most may have changed; otherwise reading all of them is as quick.
_SHARE = 8
#: New rows whose place is looked for one by one.
_MOST_NEW = 2000
#: Where rows stand that are behind all others.
_END = 0


class _Row(NamedTuple):
    at: int
    state: int
    id_key: str
    store_code: str
    order_id: str


class WholeList:
    """On one thread and one connection."""

    def __init__(self, changes: ListChanges) -> None:
        self._changes = changes
        self._version = -1
        self._ids = array("I")
        self._states = array("I")

    def __len__(self) -> int:
        """How many orders it held when it was read last."""
        return len(self._ids)

    def fresh(self, connection: sqlite3.Connection) -> bool:
        """Whether nothing has changed since it was read."""
        return _version(connection) == self._version

    def read(self, connection: sqlite3.Connection) -> "tuple[array[int], array[int]]":
        """Ids and states. They belong to this object: the next reading alters them."""
        version = _version(connection)
        if version != self._version:
            if not self._mended(connection, version):
                self._ids, self._states = pairs_of(connection, _WHOLE, ())
            self._version = version
        return self._ids, self._states

    def _mended(self, connection: sqlite3.Connection, version: int) -> bool:
        changed = self._changes.between(self._version, version)
        if changed is None or len(changed) * _SHARE > len(self._ids):
            return False
        rows = [*map(_Row._make, connection.execute(_CHANGED, (json.dumps([*changed]),)))]
        if len(rows) != len(changed):
            return False
        new = self._put({row.at: row.state for row in rows})
        added = [row for row in rows if row.at in new]
        if len(added) > _MOST_NEW:
            return False
        self._insert(_runs(connection, added))
        return True

    def _put(self, states: dict[int, int]) -> dict[int, int]:
        """Give the rows these states; returns those that are not in the list."""
        left = dict(states)
        for start in range(0, len(self._ids), SLICE):
            part = self._ids[start : start + SLICE]
            for place in [place for place, at in enumerate(part, start) if at in left]:
                self._states[place] = left.pop(self._ids[place])
        return left

    def _insert(self, runs: "dict[int, list[_Row]]") -> None:
        """Put runs of new rows before the row that they are kept under."""
        if not runs:
            return
        ids, states = array("I"), array("I")
        begin = 0
        for start in range(0, len(self._ids), SLICE):
            part = self._ids[start : start + SLICE]
            for place in [place for place, at in enumerate(part, start) if at in runs]:
                ids += self._ids[begin:place]
                states += self._states[begin:place]
                _extend(ids, states, runs[self._ids[place]])
                begin = place
        ids += self._ids[begin:]
        states += self._states[begin:]
        _extend(ids, states, runs.get(_END, ()))
        self._ids, self._states = ids, states


def _version(connection: sqlite3.Connection) -> int:
    """See ``list_version`` in ``mirror_schema``. It is of the moment at which the transaction that
    reads began, and the lists are read in the same."""
    (version,) = connection.execute("SELECT version FROM list_version").fetchone()
    return int(version)


def _runs(connection: sqlite3.Connection, added: Sequence[_Row]) -> dict[int, list[_Row]]:
    """New rows, in their order, by the id of the row behind each unbroken run of them."""
    found: dict[int, list[_Row]] = {}
    run: list[_Row] = []
    for place, row in enumerate(added):
        run.append(row)
        behind = _behind(connection, row)
        if place + 1 == len(added) or behind != added[place + 1].at:
            found[behind] = run
            run = []
    return found


def _behind(connection: sqlite3.Connection, row: _Row) -> int:
    same, lower = _BEHIND
    found = connection.execute(same, (row.id_key, row.store_code, row.order_id)).fetchone()
    if found is None:
        found = connection.execute(lower, (row.id_key,)).fetchone()
    return _END if found is None else int(found[0])


def _extend(ids: "array[int]", states: "array[int]", rows: Sequence[_Row]) -> None:
    ids.extend(row.at for row in rows)
    states.extend(row.state for row in rows)
