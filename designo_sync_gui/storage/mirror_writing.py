"""Writing orders and, in the same transaction, what the order table filters and sorts by.

Law: every change of a row of ``orders`` goes through ``Recording``, so that its row in
``order_view`` and the counts in ``order_state`` always tell the same.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.order_keys import change_key, folded, natural_key, read_key
from designo_sync_gui.domain.order_sorting import changed_text_key
from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.domain.sentence_json import sentence_to_text
from designo_sync_gui.domain.status import JsonType
from designo_sync_gui.storage.mirror_rows import Others
from designo_sync_gui.storage.mirror_schema import (
    READ_AT,
    SELECT_ORDER,
    SIDE_AT,
    OrderColumns,
    OrderRecord,
    SideColumns,
    read_column,
    record_of,
    side_columns,
)
from designo_sync_gui.storage.mirror_states import StateBook

_ONE = f"{SELECT_ORDER} WHERE o.store_code = ? AND o.order_id = ?"
#: Orders that are looked up by one statement; its text is always the same.
_TOGETHER = 50
_FEW = 4
_MANY = f"{SELECT_ORDER} WHERE o.store_code = ? AND o.order_id IN ({', '.join('?' * _TOGETHER)})"
_CHANGE = (
    "INSERT INTO status_change (store_code, order_id, side, presence, json_type, literal, read_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_VALUE = "INSERT OR IGNORE INTO value_seen VALUES (?, ?, ?, ?)"
_NEW_VIEW = (
    "INSERT INTO order_view (store_code, order_id, state, id_key, number_key, search, changed, "
    "read_key, storefront_changed, designo_changed, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TIMES = "changed = ?, read_key = ?, storefront_changed = ?, designo_changed = ?"
_TEXTS = "state = ?, id_key = ?, number_key = ?, search = ?"


def _other(sets: str) -> Mapping[Side | None, str]:
    """The update of a row in the table, by the side of which ``orders`` tells everything again."""
    made = f"UPDATE order_view SET {sets}"  # noqa: S608 - own names
    found: dict[Side | None, str] = {None: f"{made} WHERE id = ?"}
    for side in Side:
        found[side] = f"{made}, {read_column(side)} = NULL WHERE id = ?"
    return found


_OTHER_VIEW = _other(f"{_TEXTS}, {_TIMES}")
_OTHER_STATE = _other(f"state = ?, {_TIMES}")
_OTHER_TIMES = _other(_TIMES)
#: What changes the list of all orders with their states.
_LISTED = frozenset({_NEW_VIEW, *_OTHER_VIEW.values(), *_OTHER_STATE.values()})
OTHER_LIST = "UPDATE list_version SET version = version + 1"
_READ_AGAIN = {
    side: f"UPDATE order_view SET {read_column(side)} = ?, read_key = ? "  # noqa: S608 - own names
    "WHERE id IN (SELECT value FROM json_each(?))"
    for side in Side
}
_OUTCOME = (
    "UPDATE orders SET last_outcome = ?, view_id = ?, view_state = ? "
    "WHERE store_code = ? AND order_id = ?"
)
_VIEW_OF = "UPDATE orders SET view_id = ?, view_state = ? WHERE store_code = ? AND order_id = ?"
#: What of an order is written beside the columns of a side.
_BESIDE = ("number", "agreed_json_type", "agreed_literal", "view_id", "view_state")
_NO_SIDE = SideColumns()
#: A row of ``SELECT_ORDER``.
Row = tuple[Any, ...]
_HEAD = len(OrderColumns._fields)
_ID, _NUMBER, _VIEW = map(OrderColumns._fields.index, ("order_id", "number", "view_id"))
#: The texts of members: SQLite takes plain ones faster, and asking a member for it costs as much.
_WORDS = {member: member.value for kind in (Presence, JsonType, Side) for member in kind}


def _statements(side: Side) -> tuple[str, str]:
    """Insert and update of one side of an order."""
    names = [*_BESIDE, *side_columns(side)]
    marks = ", ".join("?" * (len(names) + 2))
    insert = (
        f"INSERT INTO orders ({', '.join(names)}, store_code, order_id) "  # noqa: S608 - own names
        f"VALUES ({marks})"
    )
    sets = ", ".join(f"{name} = ?" for name in names)
    update = f"UPDATE orders SET {sets} WHERE store_code = ? AND order_id = ?"  # noqa: S608
    return insert, update


_WRITES = {side: _statements(side) for side in Side}


class Recording:
    """The writes of one call, gathered and carried out statement by statement by ``flush``."""

    def __init__(self, connection: sqlite3.Connection, book: StateBook) -> None:
        self._connection = connection
        self._book = book
        self._rows: dict[str, list[tuple[object, ...]]] = {}
        self._counts: Counter[int] = Counter()
        self._pending: set[OrderRef] = set()
        self._known: dict[OrderRef, Row | None] = {}
        self._again: dict[tuple[Side, str, float], list[int]] = {}

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
        if row is None:
            return
        former = record_of(row)
        now = former._replace(head=former.head._replace(last_outcome=kind))
        self._later(_OUTCOME, (kind, *self._placed(now, former.head.number), *ref))
        self.flush()

    def again(self, rows: Sequence[OrderRecord]) -> None:
        """Make the view rows of these orders anew, by the rules of now."""
        for row in rows:
            placed = self._placed(row, None)
            self._later(_VIEW_OF, (*placed, row.head.store_code, row.head.order_id))
        self.flush()

    def flush(self) -> None:
        for sql, rows in self._rows.items():
            self._connection.executemany(sql, rows)
        if not _LISTED.isdisjoint(self._rows):
            self._connection.execute(OTHER_LIST)
        for (side, at, key), ids in self._again.items():
            self._connection.execute(_READ_AGAIN[side], (at, key, json.dumps(ids)))
        self._book.count(self._connection, self._counts)
        for ref in self._pending:
            self._known.pop(ref, None)  # it was written since it was looked up
        self._rows.clear()
        self._again.clear()
        self._counts.clear()
        self._pending.clear()

    def _look_up(self, refs: Sequence[OrderRef]) -> None:
        """Read many orders at once, which is faster than a statement for each."""
        if len(refs) < _FEW:
            return
        self._known = dict.fromkeys(refs)
        by_store: dict[str, list[str]] = {}
        for ref in self._known:
            by_store.setdefault(ref.store_code, []).append(ref.order_id)
        for code, ids in by_store.items():
            for start in range(0, len(ids), _TOGETHER):
                part = ids[start : start + _TOGETHER]
                part += part[-1:] * (_TOGETHER - len(part))
                for row in self._connection.execute(_MANY, (code, *part)):
                    self._known[OrderRef(code, row[_ID])] = row

    def _former(self, ref: OrderRef) -> Row | None:
        if ref in self._pending:
            self.flush()
        elif ref in self._known:
            self._pending.add(ref)
            return self._known[ref]
        self._pending.add(ref)
        row: Row | None = self._connection.execute(_ONE, ref).fetchone()
        return row

    def _later(self, sql: str, values: tuple[object, ...]) -> None:
        self._rows.setdefault(sql, []).append(values)

    def _reading(self, side: Side, reading: Reading) -> bool:
        row = self._former(reading.ref)
        seen = _seen_columns(reading.observation)
        if row is not None and self._read_again(side, row, reading.number, seen):
            return False
        former = None if row is None else record_of(row)
        if former is None:
            head = OrderColumns(*reading.ref)
            former_side: SideColumns | None = None
            left = right = _NO_SIDE
        else:
            head, left, right = former
            former_side = left if side is Side.STOREFRONT else right
        seen = self._since(side, reading.ref, former_side, seen)
        if side is Side.STOREFRONT:
            left = seen
        else:
            right = seen
        number = reading.number or head.number
        agreed = _agreed(left, right) or (head.agreed_json_type, head.agreed_literal)
        now = OrderColumns(*reading.ref, number, head.last_outcome, *agreed, *head[-2:])
        placed = self._placed(OrderRecord(now, left, right), former and head.number, side)
        insert, update = _WRITES[side]
        values = (number, *agreed, *placed, *seen, *reading.ref)
        self._later(insert if former is None else update, values)
        return former_side is None or head.number != number or _differs(former_side, seen)

    def _read_again(self, side: Side, row: Row, number: str, seen: SideColumns) -> bool:
        """Write when an order was read, where nothing else differs; else ``False``.

        What the other side or the rules make of it stays as it is then.
        """
        head, former = row[:_HEAD], row[SIDE_AT[side]]
        same = former[:READ_AT] == seen[:READ_AT]
        if not same or head[_VIEW] is None or number not in ("", head[_NUMBER]):
            return False
        if former[READ_AT] != seen.read_at:
            other = row[SIDE_AT[side.other]][READ_AT]
            key = (side, seen.read_at or "", _read_key(seen.read_at, other))
            self._again.setdefault(key, []).append(head[_VIEW])
        return True

    def _since(
        self, side: Side, ref: OrderRef, former: SideColumns | None, seen: SideColumns
    ) -> SideColumns:
        """What was seen with the time it is so since; what was so before becomes history."""
        if former is not None and former[:3] == seen[:3]:
            return SideColumns(*seen[:-1], former.since)
        if former is not None and former.since is not None:
            self._later(_CHANGE, (*ref, side.value, *former[:3], former.since))
        if seen.json_type is not None and seen.literal is not None:
            value = (ref.store_code, side.value, seen.json_type, seen.literal)
            if self._book.is_new_value(*value):
                self._later(_VALUE, value)
        return SideColumns(*seen[:-1], seen.read_at)

    def _placed(
        self, order: OrderRecord, former_number: str | None, side: Side | None = None
    ) -> tuple[int, int]:
        """Write the order's row in the table; its id and state. Without a ``former_number``
        everything is written. ``side`` is the one that is written to ``orders`` too."""
        head, left, right = order
        state = self._book.id_of(self._connection, order)
        times = _times(left, right)
        if head.view_id is not None and former_number == head.number:
            if head.view_state == state:
                self._later(_OTHER_TIMES[side], (*times, head.view_id))
                return head.view_id, state
            self._counts[head.view_state or 0] -= 1
            self._counts[state] += 1
            self._later(_OTHER_STATE[side], (state, *times, head.view_id))
            return head.view_id, state
        self._counts[state] += 1
        texts = (
            natural_key(head.order_id),
            natural_key(head.number),
            folded(f"{head.number}\n{head.order_id}"),
        )
        if head.view_id is None:
            view_id = self._book.new_row_id(self._connection)
            row = (head.store_code, head.order_id, state, *texts, *times, view_id)
            self._later(_NEW_VIEW, row)
            return view_id, state
        self._counts[head.view_state or 0] -= 1
        self._later(_OTHER_VIEW[side], (state, *texts, *times, head.view_id))
        return head.view_id, state


def _times(left: SideColumns, right: SideColumns) -> tuple[float, float, str, str]:
    """The columns of times in ``order_view``."""
    changed = (left.changed_at or "", right.changed_at or "")
    return (
        change_key(changed),
        _read_key(left.read_at, right.read_at),
        changed_text_key(changed[0]),
        changed_text_key(changed[1]),
    )


@lru_cache(maxsize=4096)
def _read_key(left: str | None, right: str | None) -> float:
    return read_key(datetime.fromisoformat(text) for text in (left, right) if text)


@lru_cache(maxsize=64)
def _time_text(moment: datetime) -> str:
    return moment.isoformat()


def _differs(former: SideColumns, seen: SideColumns) -> bool:
    """Whether the row shows something else."""
    return (
        former[:4] != seen[:4]
        or former.changed_at != seen.changed_at
        or former.others != seen.others
    )


def _agreed(left: SideColumns, right: SideColumns) -> tuple[str, str | None] | None:
    """What both sides hold, with the same type and code points."""
    both = left.presence == right.presence == Presence.PRESENT.value
    if not both or left.json_type in (None, JsonType.ABSENT.value):
        return None
    if left.json_type is None or left[1:3] != right[1:3]:
        return None
    return left.json_type, left.literal


def _seen_columns(seen: Observation) -> SideColumns:
    status = seen.status
    return SideColumns(
        _WORDS[seen.presence],
        _WORDS[status.json_type] if status else None,
        status.literal if status else None,
        sentence_to_text(seen.problem) if seen.problem is not NOTHING else "",
        seen.evidence.encode("utf-8", "surrogatepass") if seen.evidence else None,
        seen.changed_at,
        seen.source,
        _others_text(seen.others),
        int(seen.listed),
        _time_text(seen.read_at),
    )


def _others_text(others: Others) -> str | None:
    """Further fields as JSON in ASCII: name, type and literal of each."""
    if not others:
        return None
    return json.dumps([[name, value.json_type.value, value.literal] for name, value in others])
