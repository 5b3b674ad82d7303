"""Writing orders and, in the same statement, what the order table filters and sorts by.

Law: every change of a row of ``order_view`` goes through ``Recording``, so that the counts in
``order_state`` always tell the same. What did not change is not written.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from designo_sync_gui.domain.moves import MOVED_AT, Move, Moved, Recorded
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.order_keys import (
    TextKeys,
    change_key,
    natural_key,
    read_key,
    seconds_of,
    text_keys,
)
from designo_sync_gui.domain.order_sorting import changed_text_key
from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.domain.sentence_json import sentence_to_text
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.storage.list_changes import ListChanges
from designo_sync_gui.storage.mirror_rows import Others
from designo_sync_gui.storage.mirror_schema import (
    NOT_CHANGED,
    OrderRecord,
    SideColumns,
    instant,
    lookup,
    moment_of,
)
from designo_sync_gui.storage.mirror_states import Said, SaidColumns, StateBook, Step, shared_of

#: A row as it is looked up for a side: what stands in it for both, then of that side what is its
#: own (four columns), when it was read and since when it is so, then what counts of the other one.
Row = tuple[Any, ...]
_ID, _STATE, _NUMBER, _CHANGED, _TOLD = range(1, 6)
_OWN = slice(_TOLD, _TOLD + 4)
_READ, _SINCE, _OTHER_TOLD, _OTHER_READ = range(_TOLD + 4, _TOLD + 8)
#: Orders that are looked up by one statement; its text is always the same.
_TOGETHER = 50
_FEW = 4
_FOUND_BY = "FROM order_view INDEXED BY order_view_newest WHERE"
_ENDS = "SELECT (SELECT min(id_key) FROM order_view), (SELECT max(id_key) FROM order_view)"


def _of_side(side: Side) -> list[str]:
    return [f"{side}_{name}" for name in ("changed", "source", "line", "evidence", "read", "since")]


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


def _looked_up(side: Side) -> str:
    other = [f"{side.other}_changed", f"{side.other}_read"]
    names = ["order_id", "id", "state", "number", "changed", *_of_side(side), *other]
    return f"SELECT {', '.join(names)} {_FOUND_BY} "


_ONE = {side: f"{_looked_up(side)}id_key = ? AND store_code = ? AND order_id = ?" for side in Side}
_MANY = {
    side: f"{_looked_up(side)}store_code = ? AND id_key IN ({', '.join('?' * _TOGETHER)})"
    for side in Side
}
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
#: What changes the list of all orders with their states, and where it names the row.
_LISTED = {
    **dict.fromkeys((*_NEW.values(), _WHOLE), 0),
    **dict.fromkeys((*_OTHER_STATE.values(), _STATE_ALONE, _AGAIN), -1),
}
OTHER_LIST = "UPDATE list_version SET version = version + 1"
_VERSION = "SELECT version FROM list_version"
_GIVEN = "UPDATE list_version SET last_id = max(last_id, ?)"
_READ_AGAIN = {
    side: f"UPDATE order_view SET {side}_read = ?, read_key = ? "  # noqa: S608
    "WHERE id IN (SELECT value FROM json_each(?))"
    for side in Side
}
#: The texts of members: asking a member for it, or for its hash, takes longer than all the rest.
_WORDS = {member: member.value for kind in (Presence, JsonType) for member in kind}
#: Where a side said something of an order.
_SAID = frozenset({Presence.PRESENT.value, Presence.ABSENT.value})


class Recording:
    """The writes of one call, gathered and carried out statement by statement by ``flush``."""

    def __init__(
        self, connection: sqlite3.Connection, book: StateBook, changes: ListChanges | None = None
    ) -> None:
        self._connection = connection
        self._book = book
        self._changes = changes
        self._rows: dict[str, list[tuple[object, ...]]] = {}
        self._counts: Counter[int] = Counter()
        self._again: dict[tuple[Side, int, float], list[int]] = {}
        self._others: dict[Others, str] = {}
        self._plain: dict[tuple[str, int | None, int], Step] = {}
        self._last_id = 0
        self._moves: list[Move] = []

    def readings(self, side: Side, readings: Iterable[Reading]) -> Recorded:
        """Keep new observations of a side; returns the orders that changed visibly, and how."""
        changed: list[OrderRef] = []
        for page in _without_repeats(readings):
            keys = [natural_key(ref.order_id) for ref in page]
            rows = self._look_up(side, [*page], keys)
            new = []
            for key, (ref, reading) in zip(keys, page.items(), strict=True):
                row = rows.get(ref)
                if row is None:
                    new.append((key, reading))
                elif self._known(side, reading, row):
                    changed.append(ref)
            if new:
                changed += [reading.ref for _, reading in new]
                self._new(side, new)
            self.flush()
            self._plain.clear()
        return Recorded(frozenset(changed), tuple(self._moves))

    def outcome(self, ref: OrderRef, kind: str) -> None:
        """Show how the last write to an order ended; one that is not known is ignored."""
        row = self._connection.execute(_ONE[Side.STOREFRONT], lookup(ref)).fetchone()
        if row is not None:
            state = self._book.ended(self._connection, row[_STATE], kind)
            self._later(_STATE_ALONE, (state, row[_ID]))
            self._move(row[_STATE], state)
        self.flush()

    def insert(self, orders: Sequence[OrderRecord]) -> None:
        """Write orders that have no row."""
        for order, row_id in zip(orders, self._new_ids(len(orders)), strict=True):
            head, left, right = order
            state = self._book.id_of(self._connection, shared_of(order))
            self._counts[state] += 1
            values = (head.number, state, *_keys(order), *_times(order))
            sides = (*self._columns(left), *self._columns(right))
            self._later(_WHOLE, (row_id, *head[:2], *values, *sides))
        self.flush()

    def again(self, orders: Iterable[tuple[int, int, OrderRecord]]) -> None:
        """Make rows anew by the rules of now; each with its id and state."""
        for at, former, order in orders:
            state = self._book.id_of(self._connection, shared_of(order))
            self._move(former, state)
            self._later(_AGAIN, (state, *_keys(order), *_times(order), at))
        self.flush()

    def flush(self) -> None:
        for sql, rows in self._rows.items():
            self._connection.executemany(sql, rows)
        if not _LISTED.keys().isdisjoint(self._rows):
            self._list_changed()
        if self._last_id:
            self._connection.execute(_GIVEN, (self._last_id,))
        for (side, at, key), ids in self._again.items():
            self._connection.execute(_READ_AGAIN[side], (at, key, json.dumps(ids)))
        self._book.count(self._connection, self._counts)
        self._rows.clear()
        self._again.clear()
        self._counts.clear()
        self._last_id = 0

    def _list_changed(self) -> None:
        self._connection.execute(OTHER_LIST)
        if self._changes is not None:
            (version,) = self._connection.execute(_VERSION).fetchone()
            ids = (row[place] for sql, place in _LISTED.items() for row in self._rows.get(sql, ()))
            self._changes.note(version, ids)

    def _look_up(
        self, side: Side, refs: Sequence[OrderRef], keys: Sequence[str]
    ) -> Mapping[OrderRef, Row]:
        """The rows of these orders, many by one statement, which is faster than one for each; other
        orders may have the same key. Behind the newest and before the oldest there are none."""
        if len(refs) < _FEW:
            looked = (self._connection.execute(_ONE[side], lookup(ref)).fetchone() for ref in refs)
            return {ref: row for ref, row in zip(refs, looked, strict=True) if row is not None}
        low, high = self._connection.execute(_ENDS).fetchone()
        if low is None or max(keys) < low or min(keys) > high:
            return {}
        found: dict[OrderRef, Row] = {}
        by_store: dict[str, list[str]] = {}
        for ref, key in zip(refs, keys, strict=True):
            if low <= key <= high:
                by_store.setdefault(ref.store_code, []).append(key)
        for code, wanted in by_store.items():
            for start in range(0, len(wanted), _TOGETHER):
                part = wanted[start : start + _TOGETHER]
                part += part[-1:] * (_TOGETHER - len(part))
                for row in self._connection.execute(_MANY[side], (code, *part)):
                    found[OrderRef(code, row[0])] = row
        return found

    def _later(self, sql: str, values: tuple[object, ...]) -> None:
        self._rows.setdefault(sql, []).append(values)

    def _move(self, former: int, state: int) -> None:
        self._counts[former] -= 1
        self._counts[state] += 1

    def _new_ids(self, count: int) -> range:
        found = self._book.new_row_ids(self._connection, count)
        self._last_id = found.stop - 1
        return found

    def _new(self, side: Side, orders: Sequence[tuple[str, Reading]]) -> None:
        """Write orders that have no row, each with the key of its id."""
        rows, states = self._rows.setdefault(_NEW[side], []), []
        moment, at, key_of_time = None, 0, 0.0
        for (key, reading), row_id in zip(orders, self._new_ids(len(orders)), strict=True):
            ref, number, seen = reading.ref, reading.number, reading.observation
            if seen.read_at is not moment:  # one for a page
                moment, at = seen.read_at, _instant(seen.read_at)
                key_of_time = _read_key(at, None)
            state = self._step(side, ref.store_code, None, seen).state
            states.append(state)
            if seen.presence is Presence.PRESENT:
                self._moves.append(Move(ref, number, Moved.NEW, None, seen.status, row_id))
            keys = text_keys(ref.order_id, number, key)
            changed = seconds_of(seen.changed_at)
            head = (row_id, *ref, number, state, *keys, changed, key_of_time, NOT_CHANGED)
            rows.append((*head, *self._own(seen), at, at))
        self._counts.update(states)

    def _known(self, side: Side, reading: Reading, row: Row) -> bool:
        """Write what differs of an order; whether it shows."""
        ref, number, seen = reading.ref, reading.number, reading.observation
        state, read_at, own = row[_STATE], _instant(seen.read_at), self._own(seen)
        step = self._step(side, ref.store_code, state, seen)
        if step.turned and self._book.any_accepted_order(self._connection):
            state_now = self._book.covered(self._connection, ref, step.state)
            step = step._replace(state=state_now)
        renamed = number not in ("", row[_NUMBER])
        if renamed:
            keys = text_keys(ref.order_id, number, natural_key(ref.order_id))
            self._later(_OTHER_NUMBER, (number, keys.of_number, keys.search, row[_ID]))
        if step.state != state or row[_OWN] != own:
            self._other(side, reading, row, step, (*own, read_at))
        elif row[_READ] != read_at:
            again = (side, read_at, _read_key(read_at, row[_OTHER_READ]))
            self._again.setdefault(again, []).append(row[_ID])
        return step.shows or renamed or row[_TOLD] != own[0]

    def _other(
        self, side: Side, reading: Reading, row: Row, step: Step, own: tuple[Any, ...]
    ) -> None:
        """Write what a side says now; what it said before becomes history."""
        read_at, since = own[-1], row[_SINCE]
        if step.turned:
            self._note_move(side, reading, row, step.former)
            if since is not None and step.former.presence is not None:
                former = (step.former.presence, step.former.json_type, step.former.literal)
                at = moment_of(since).isoformat()
                self._later(_CHANGE, (*reading.ref, side.value, *former, at))
            since = read_at
        changed = _changed(reading.observation.changed_at, row)
        times = (changed, _read_key(read_at, row[_OTHER_READ]))
        if step.state == row[_STATE]:
            self._later(_OTHER[side], (*times, *own, since, row[_ID]))
        else:
            self._later(_OTHER_STATE[side], (*times, *own, since, step.state, row[_ID]))
            self._move(row[_STATE], step.state)

    def _note_move(self, side: Side, reading: Reading, row: Row, former: Said) -> None:
        """Of a side that said something of the order before, and does now."""
        seen = reading.observation
        if former.presence in _SAID and _WORDS[seen.presence] in _SAID:
            before = None
            if former.json_type is not None and former.literal is not None:
                before = Status(JsonType(former.json_type), former.literal)
            number = reading.number or row[_NUMBER]
            moved = MOVED_AT[side]
            self._moves.append(Move(reading.ref, number, moved, before, seen.status, row[_ID]))

    def _step(self, side: Side, code: str, state: int | None, seen: Observation) -> Step:
        """See ``StateBook.step``. Most orders of a page say nothing but one of a few statuses, each
        one value that they share: it is told by its identity as long as the page holds it."""
        status = seen.status
        plain = seen.presence is Presence.PRESENT and seen.problem is NOTHING and seen.listed
        if status is None or not plain or seen.others:
            return self._book.step(self._connection, code, state, side, self._said(seen))
        key = (code, state, id(status))
        found = self._plain.get(key)
        if found is None:
            said = self._said(seen)
            found = self._plain[key] = self._book.step(self._connection, code, state, side, said)
        return found

    def _own(self, seen: Observation) -> tuple[str, int, int | None, bytes | None]:
        """What is a side's own; see ``Row``."""
        changed_at, evidence = seen.changed_at, seen.evidence
        told = changed_text_key(changed_at) if changed_at else NOT_CHANGED
        source, line = self._book.source(self._connection, seen.source)
        return told, source, line, evidence.encode("utf-8", "surrogatepass") if evidence else None

    def _columns(self, side: SideColumns) -> tuple[object, ...]:
        """The columns of ``_of_side``."""
        told = changed_text_key(side.changed_at or "")
        if side.presence is None:
            return told, None, None, None, None, None
        source = self._book.source(self._connection, side.source or "")
        return told, *source, side.evidence, side.read_at, side.since

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


def _without_repeats(readings: Iterable[Reading]) -> Iterator[Mapping[OrderRef, Reading]]:
    """The readings in pieces in which no order comes twice: the later one is of what the former
    one left."""
    page: dict[OrderRef, Reading] = {}
    for reading in readings:
        if reading.ref in page:
            yield page
            page = {}
        page[reading.ref] = reading
    yield page


def _changed(changed_at: str, row: Row) -> float:
    """When either side last changed the order, now that one of them says this."""
    told, former = changed_text_key(changed_at), row[_TOLD]
    kept: float = row[_CHANGED]
    if told == former:
        return kept
    if former == NOT_CHANGED:
        return max(kept, seconds_of(changed_at))
    return change_key((changed_at, _unmarked(row[_OTHER_TOLD])))


def _unmarked(told: str) -> str:
    """See ``changed_text_key``."""
    return told[1:] if told.startswith(NOT_CHANGED) else told


def _keys(order: OrderRecord) -> TextKeys:
    order_id = order.head.order_id
    return text_keys(order_id, order.head.number, natural_key(order_id))


def _times(order: OrderRecord) -> tuple[float, float]:
    """The columns ``changed`` and ``read_key``."""
    _, left, right = order
    changed = change_key((left.changed_at or "", right.changed_at or ""))
    return changed, _read_key(left.read_at, right.read_at)


@lru_cache(maxsize=4096)
def _read_key(left: int | None, right: int | None) -> float:
    return read_key(moment_of(kept) for kept in (left, right) if kept is not None)


@lru_cache(maxsize=64)
def _instant(moment: datetime) -> int:
    return instant(moment)


def _others_text(others: Others) -> str:
    """Further fields as JSON in ASCII: name, type and literal of each."""
    return json.dumps([[name, value.json_type.value, value.literal] for name, value in others])
