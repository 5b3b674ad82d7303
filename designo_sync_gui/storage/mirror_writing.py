"""Writing orders and, in the same statement, what the order table filters and sorts by.

Law: every change of a row of ``order_view`` goes through ``Recording``, so that the counts in
``order_state`` always tell the same. What did not change is not written.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.order_keys import change_key, natural_key, read_key, text_keys
from designo_sync_gui.domain.order_sorting import changed_text_key
from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.domain.sentence_json import sentence_to_text
from designo_sync_gui.domain.status import JsonType
from designo_sync_gui.storage.mirror_rows import Others
from designo_sync_gui.storage.mirror_schema import NOT_CHANGED, OrderRecord, SideColumns, lookup
from designo_sync_gui.storage.mirror_states import SaidColumns, StateBook, Step, shared_of

#: A row as it is looked up. Of a side stand together what is its own, then when it was read and
#: since when it is so.
Row = tuple[Any, ...]
_ID, _STATE, _NUMBER, _CHANGED = range(1, 5)
_OWN = {Side.STOREFRONT: slice(5, 8), Side.DESIGNO: slice(10, 13)}
_READ = {Side.STOREFRONT: 8, Side.DESIGNO: 13}
_SINCE = {Side.STOREFRONT: 9, Side.DESIGNO: 14}
_TOLD = {Side.STOREFRONT: 5, Side.DESIGNO: 10}


def _of_side(side: Side) -> list[str]:
    return [f"{side}_{name}" for name in ("changed", "source", "evidence", "read", "since")]


_LOOKED_UP = (
    f"SELECT order_id, id, state, number, changed, {', '.join(_of_side(Side.STOREFRONT))}, "  # noqa: S608
    f"{', '.join(_of_side(Side.DESIGNO))} FROM order_view INDEXED BY order_view_newest "
)
_ONE = f"{_LOOKED_UP} WHERE id_key = ? AND store_code = ? AND order_id = ?"
#: Orders that are looked up by one statement; its text is always the same.
_TOGETHER = 50
_FEW = 4
_MANY = f"{_LOOKED_UP} WHERE store_code = ? AND id_key IN ({', '.join('?' * _TOGETHER)})"
_CHANGE = (
    "INSERT INTO status_change (store_code, order_id, side, presence, json_type, literal, read_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_KEYS = ("id_key", "number_key", "search")


def _insert(names: Sequence[str]) -> str:
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO order_view ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - own names


def _update(names: Sequence[str]) -> str:
    sets = ", ".join(f"{name} = ?" for name in names)
    return f"UPDATE order_view SET {sets} WHERE id = ?"  # noqa: S608 - own names


_HEAD = ("id", "store_code", "order_id", "number", "state", *_KEYS, "changed", "read_key")
_NEW = {
    side: _insert((*_HEAD, f"{side.other}_changed", *_of_side(side)))  # a side that told nothing
    for side in Side
}
_WHOLE = _insert((*_HEAD, *_of_side(Side.STOREFRONT), *_of_side(Side.DESIGNO)))
_OTHER = {side: _update(("changed", "read_key", *_of_side(side))) for side in Side}
_OTHER_STATE = {side: _update(("changed", "read_key", *_of_side(side), "state")) for side in Side}
_OTHER_NUMBER = _update(("number", *_KEYS[1:]))
_STATE_ALONE = _update(("state",))
_AGAIN = _update(("state", *_KEYS, "changed", "read_key"))
#: What changes the list of all orders with their states.
_LISTED = frozenset({*_NEW.values(), _WHOLE, *_OTHER_STATE.values(), _STATE_ALONE, _AGAIN})
OTHER_LIST = "UPDATE list_version SET version = version + 1"
_GIVEN = "UPDATE list_version SET last_id = max(last_id, ?)"
_READ_AGAIN = {
    side: f"UPDATE order_view SET {side}_read = ?, read_key = ? "  # noqa: S608
    "WHERE id IN (SELECT value FROM json_each(?))"
    for side in Side
}
#: The texts of members: asking a member for it, or for its hash, takes longer than all the rest.
_WORDS = {member: member.value for kind in (Presence, JsonType) for member in kind}


class Recording:
    """The writes of one call, gathered and carried out statement by statement by ``flush``."""

    def __init__(self, connection: sqlite3.Connection, book: StateBook) -> None:
        self._connection = connection
        self._book = book
        self._rows: dict[str, list[tuple[object, ...]]] = {}
        self._counts: Counter[int] = Counter()
        self._pending: set[OrderRef] = set()
        self._known: dict[OrderRef, Row] = {}
        self._looked_up: set[OrderRef] = set()
        self._again: dict[tuple[Side, str, float], list[int]] = {}
        self._others: dict[Others, str] = {}
        self._last_id = 0

    def readings(self, side: Side, readings: Iterable[Reading]) -> frozenset[OrderRef]:
        """Keep new observations of a side; returns the orders that changed visibly."""
        page = tuple(readings)
        self._look_up([reading.ref for reading in page])
        changed = [reading.ref for reading in page if self._reading(side, reading)]
        self.flush()
        return frozenset(changed)

    def outcome(self, ref: OrderRef, kind: str) -> None:
        """Show how the last write to an order ended; one that is not known is ignored."""
        row = self._former(ref)
        if row is not None:
            state = self._book.ended(self._connection, row[_STATE], kind)
            self._later(_STATE_ALONE, (state, row[_ID]))
            self._counts[row[_STATE]] -= 1
            self._counts[state] += 1
        self.flush()

    def insert(self, orders: Sequence[OrderRecord]) -> None:
        """Write orders that have no row."""
        for order in orders:
            head, left, right = order
            state = self._book.id_of(self._connection, shared_of(order))
            self._counts[state] += 1
            values = (head.number, state, *text_keys(head.order_id, head.number))
            times = (_change_key(left, right), _read_key(left.read_at, right.read_at))
            sides = (*_own(left), *_own(right))
            self._later(_WHOLE, (self._new_id(), *head[:2], *values, *times, *sides))
        self.flush()

    def again(self, orders: Iterable[tuple[int, int, OrderRecord]]) -> None:
        """Make rows anew by the rules of now; each with its id and state."""
        for at, former, order in orders:
            head, left, right = order
            state = self._book.id_of(self._connection, shared_of(order))
            self._counts[former] -= 1
            self._counts[state] += 1
            keys = text_keys(head.order_id, head.number)
            times = (_change_key(left, right), _read_key(left.read_at, right.read_at))
            self._later(_AGAIN, (state, *keys, *times, at))
        self.flush()

    def flush(self) -> None:
        for sql, rows in self._rows.items():
            self._connection.executemany(sql, rows)
        if not _LISTED.isdisjoint(self._rows):
            self._connection.execute(OTHER_LIST)
        if self._last_id:
            self._connection.execute(_GIVEN, (self._last_id,))
        for (side, at, key), ids in self._again.items():
            self._connection.execute(_READ_AGAIN[side], (at, key, json.dumps(ids)))
        self._book.count(self._connection, self._counts)
        self._looked_up -= self._pending  # they were written since
        self._rows.clear()
        self._again.clear()
        self._counts.clear()
        self._pending.clear()
        self._last_id = 0

    def _look_up(self, refs: Sequence[OrderRef]) -> None:
        """Read many orders at once, which is faster than a statement for each. Other orders may
        have the same key."""
        if len(refs) < _FEW:
            return
        self._looked_up = set(refs)
        by_store: dict[str, list[str]] = {}
        for ref in refs:
            by_store.setdefault(ref.store_code, []).append(natural_key(ref.order_id))
        for code, keys in by_store.items():
            for start in range(0, len(keys), _TOGETHER):
                part = keys[start : start + _TOGETHER]
                part += part[-1:] * (_TOGETHER - len(part))
                for row in self._connection.execute(_MANY, (code, *part)):
                    self._known[OrderRef(code, row[0])] = row

    def _former(self, ref: OrderRef) -> Row | None:
        if ref in self._pending:
            self.flush()
        self._pending.add(ref)
        if ref in self._looked_up:
            return self._known.get(ref)
        row: Row | None = self._connection.execute(_ONE, lookup(ref)).fetchone()
        return row

    def _later(self, sql: str, values: tuple[object, ...]) -> None:
        self._rows.setdefault(sql, []).append(values)

    def _new_id(self) -> int:
        self._last_id = self._book.new_row_id(self._connection)
        return self._last_id

    def _reading(self, side: Side, reading: Reading) -> bool:
        ref, number, seen = reading.ref, reading.number, reading.observation
        row = self._former(ref)
        read_at = _time_text(seen.read_at)
        told = changed_text_key(seen.changed_at) if seen.changed_at else NOT_CHANGED
        evidence = seen.evidence.encode("utf-8", "surrogatepass") if seen.evidence else None
        own = (told, seen.source, evidence)
        state = None if row is None else row[_STATE]
        step = self._book.step(self._connection, ref.store_code, state, side, self._said(seen))
        if row is None:
            keys = text_keys(ref.order_id, number)
            head = (self._new_id(), *ref, number, step.state, *keys)
            times = (change_key((seen.changed_at,)), _read_key(read_at, None), NOT_CHANGED)
            self._later(_NEW[side], (*head, *times, *own, read_at, read_at))
            self._counts[step.state] += 1
            return True
        other_number = number not in ("", row[_NUMBER])
        if other_number:
            keys = text_keys(ref.order_id, number)
            self._later(_OTHER_NUMBER, (number, keys.of_number, keys.search, row[_ID]))
        if step.state != state or row[_OWN[side]] != own:
            self._other(side, reading, row, step, (*own, read_at))
        elif row[_READ[side]] != read_at:
            key = (side, read_at, _read_key(read_at, row[_READ[side.other]]))
            self._again.setdefault(key, []).append(row[_ID])
        return step.shows or other_number or row[_TOLD[side]] != told

    def _other(
        self, side: Side, reading: Reading, row: Row, step: Step, own: tuple[object, ...]
    ) -> None:
        """Write what a side says now; what it said before becomes history."""
        read_at, since = str(own[-1]), row[_SINCE[side]]
        if step.turned:
            if since is not None and step.former.presence is not None:
                former = (step.former.presence, step.former.json_type, step.former.literal)
                self._later(_CHANGE, (*reading.ref, side.value, *former, since))
            since = read_at
        times = (
            _changed(side, reading.observation.changed_at, row),
            _read_key(read_at, row[_READ[side.other]]),
        )
        if step.state == row[_STATE]:
            self._later(_OTHER[side], (*times, *own, since, row[_ID]))
        else:
            self._later(_OTHER_STATE[side], (*times, *own, since, step.state, row[_ID]))
            self._counts[row[_STATE]] -= 1
            self._counts[step.state] += 1

    def _said(self, seen: Observation) -> SaidColumns:
        """The columns of what a side says, in the order of ``mirror_states.Said``."""
        status, others = seen.status, None
        kind = literal = None
        if status is not None:
            kind, literal = _WORDS[status.json_type], status.literal
        if seen.others:
            others = self._others.get(seen.others)
            if others is None:
                others = self._others[seen.others] = _others_text(seen.others)
        problem = "" if seen.problem is NOTHING else sentence_to_text(seen.problem)
        return _WORDS[seen.presence], int(seen.listed), kind, literal, problem, others


def _changed(side: Side, changed_at: str, row: Row) -> float:
    """When either side last changed the order, where one of them says another time now."""
    told, former = changed_text_key(changed_at), row[_TOLD[side]]
    kept: float = row[_CHANGED]
    if told == former:
        return kept
    if former == NOT_CHANGED:
        return max(kept, change_key((changed_at,)))
    return change_key((changed_at, _unmarked(row[_TOLD[side.other]])))


def _unmarked(told: str) -> str:
    """See ``changed_text_key``."""
    return told[1:] if told.startswith(NOT_CHANGED) else told


def _change_key(left: SideColumns, right: SideColumns) -> float:
    return change_key((left.changed_at or "", right.changed_at or ""))


def _own(side: SideColumns) -> tuple[object, ...]:
    """The columns of ``_of_side``."""
    told = changed_text_key(side.changed_at or "")
    return told, side.source, side.evidence, side.read_at, side.since


@lru_cache(maxsize=4096)
def _read_key(left: str | None, right: str | None) -> float:
    return read_key(datetime.fromisoformat(text) for text in (left, right) if text)


@lru_cache(maxsize=64)
def _time_text(moment: datetime) -> str:
    return moment.isoformat()


def _others_text(others: Others) -> str:
    """Further fields as JSON in ASCII: name, type and literal of each."""
    return json.dumps([[name, value.json_type.value, value.literal] for name, value in others])
