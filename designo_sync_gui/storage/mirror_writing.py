"""Writing orders and, in the same transaction, what the order table asks of them.

Law: every change of a row of ``orders`` goes through ``Recording``, so that its row in
``order_view`` and the counts in ``order_state`` always tell the same.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.order_keys import change_key, folded, natural_key, read_key
from designo_sync_gui.domain.order_sorting import changed_text_key
from designo_sync_gui.domain.sentence_json import sentence_to_text
from designo_sync_gui.domain.status import JsonType
from designo_sync_gui.storage.mirror_rows import Others
from designo_sync_gui.storage.mirror_schema import (
    SELECT_ORDER,
    OrderColumns,
    OrderRecord,
    SideColumns,
    record_of,
    side_columns,
)
from designo_sync_gui.storage.mirror_states import StateBook, columns_of

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
_OTHER_VIEW = (
    "UPDATE order_view SET state = ?, id_key = ?, number_key = ?, search = ?, changed = ?, "
    "read_key = ?, storefront_changed = ?, designo_changed = ? WHERE id = ?"
)
_OTHER_STATE = (
    "UPDATE order_view SET state = ?, changed = ?, read_key = ?, storefront_changed = ?, "
    "designo_changed = ? WHERE id = ?"
)
_OTHER_TIMES = (
    "UPDATE order_view SET changed = ?, read_key = ?, storefront_changed = ?, "
    "designo_changed = ? WHERE id = ?"
)
_OUTCOME = (
    "UPDATE orders SET last_outcome = ?, view_id = ?, view_state = ? "
    "WHERE store_code = ? AND order_id = ?"
)
_VIEW_OF = "UPDATE orders SET view_id = ?, view_state = ? WHERE store_code = ? AND order_id = ?"
#: What of an order is written beside the columns of a side.
_BESIDE = ("number", "agreed_json_type", "agreed_literal", "view_id", "view_state")
_NO_SIDE = SideColumns()
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
        self._known: dict[OrderRef, OrderRecord | None] = {}

    def readings(self, side: Side, readings: Iterable[Reading]) -> frozenset[OrderRef]:
        """Keep new observations of a side; returns the orders that changed visibly."""
        page = tuple(readings)
        self._look_up([reading.ref for reading in page])
        changed = [reading.ref for reading in page if self._reading(side, reading)]
        self.flush()
        return frozenset(changed)

    def outcome(self, ref: OrderRef, kind: str) -> None:
        """Show how the last write to an order ended; one that is not known is ignored."""
        former = self._former(ref)
        if former is None:
            return
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
        self._book.count(self._connection, self._counts)
        for ref in self._pending:
            self._known.pop(ref, None)  # it was written since it was looked up
        self._rows.clear()
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
                    found = record_of(row)
                    self._known[OrderRef(code, found.head.order_id)] = found

    def _former(self, ref: OrderRef) -> OrderRecord | None:
        if ref in self._pending:
            self.flush()
        elif ref in self._known:
            self._pending.add(ref)
            return self._known[ref]
        self._pending.add(ref)
        row = self._connection.execute(_ONE, ref).fetchone()
        return None if row is None else record_of(row)

    def _later(self, sql: str, values: tuple[object, ...]) -> None:
        self._rows.setdefault(sql, []).append(values)

    def _reading(self, side: Side, reading: Reading) -> bool:
        former = self._former(reading.ref)
        seen = _seen_columns(reading.observation)
        if former is None:
            head = OrderColumns(*reading.ref)
            former_side: SideColumns | None = None
            left = right = _NO_SIDE
        else:
            head, left, right = former
            former_side = left if side is Side.STOREFRONT else right
        if side is Side.STOREFRONT:
            left = seen
        else:
            right = seen
        number = reading.number or head.number
        agreed = _agreed(left, right) or (head.agreed_json_type, head.agreed_literal)
        now = OrderColumns(*reading.ref, number, head.last_outcome, *agreed, *head[-2:])
        placed = self._placed(OrderRecord(now, left, right), former and head.number)
        insert, update = _WRITES[side]
        values = (number, *agreed, *placed, *seen, *reading.ref)
        self._later(insert if former is None else update, values)
        if former_side is None or former_side[:3] != seen[:3]:
            self._note_change(side, reading.ref, seen)
        return former_side is None or head.number != number or _differs(former_side, seen)

    def _note_change(self, side: Side, ref: OrderRef, seen: SideColumns) -> None:
        self._later(_CHANGE, (*ref, side.value, *seen[:3], seen.read_at))
        if seen.json_type is None or seen.literal is None:
            return
        value = (ref.store_code, side.value, seen.json_type, seen.literal)
        if self._book.is_new_value(*value):
            self._later(_VALUE, value)

    def _placed(self, order: OrderRecord, former_number: str | None) -> tuple[int, int]:
        """Write the order's row in the table; its id and state. Without a ``former_number``
        everything is written."""
        head, left, right = order
        state = self._book.id_of(self._connection, columns_of(order))
        times = _times(left.changed_at, right.changed_at, left.read_at, right.read_at)
        if head.view_id is not None and former_number == head.number:
            if head.view_state == state:
                self._later(_OTHER_TIMES, (*times, head.view_id))
                return head.view_id, state
            self._counts[head.view_state or 0] -= 1
            self._counts[state] += 1
            self._later(_OTHER_STATE, (state, *times, head.view_id))
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
        self._later(_OTHER_VIEW, (state, *texts, *times, head.view_id))
        return head.view_id, state


@lru_cache(maxsize=4096)
def _times(
    left_changed: str | None,
    right_changed: str | None,
    left_read: str | None,
    right_read: str | None,
) -> tuple[float, float, str, str]:
    """The columns of times in ``order_view``; orders of one page often have the same."""
    return (
        change_key((left_changed or "", right_changed or "")),
        read_key(datetime.fromisoformat(text) for text in (left_read, right_read) if text),
        changed_text_key(left_changed or ""),
        changed_text_key(right_changed or ""),
    )


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
        sentence_to_text(seen.problem),
        seen.evidence.encode("utf-8", "surrogatepass") if seen.evidence else None,
        seen.changed_at,
        _time_text(seen.read_at),
        seen.source,
        _others_text(seen.others),
        int(seen.listed),
    )


def _others_text(others: Others) -> str | None:
    """Further fields as JSON in ASCII: name, type and literal of each."""
    if not others:
        return None
    return json.dumps([[name, value.json_type.value, value.literal] for name, value in others])
