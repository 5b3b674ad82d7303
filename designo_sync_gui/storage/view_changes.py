"""What changed orders mean for an opened view: which belong there by now, and which no more."""

import sqlite3
from collections.abc import Iterator, Sequence

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter, matches, prepare_row
from designo_sync_gui.storage.activity_orders import holds
from designo_sync_gui.storage.judged_states import JudgedStates
from designo_sync_gui.storage.mirror_rows import Met, ids_of, order_of
from designo_sync_gui.storage.mirror_schema import OF_ONE, SELECT_ORDER, lookup, record_of

_STATE = f"SELECT v.id, v.state FROM order_view v WHERE {OF_ONE}"  # noqa: S608 - own column names
_ORDER = f"{SELECT_ORDER} WHERE {OF_ONE}"


def belonging(
    refs: Sequence[OrderRef],
    wanted: OrderFilter,
    members: bytearray,
    connection: sqlite3.Connection,
) -> frozenset[OrderRef]:
    """Of these orders those that match and are no members."""
    met = Met({}, {})
    known = zip(refs, ids_of(refs, connection), strict=True)
    outside = (
        ref
        for ref, at in known
        if at is not None and not _is_member(at, members) and _is_among(at, wanted, connection)
    )
    return frozenset(ref for ref in outside if _matches(ref, wanted, met, connection))


def departed(
    refs: Sequence[OrderRef],
    wanted: OrderFilter,
    members: bytearray,
    judged: JudgedStates,
    connection: sqlite3.Connection,
) -> frozenset[OrderRef]:
    """Of these orders those that are members and do not match. An order is only read as a whole
    where its state does not decide."""
    met = Met({}, {})
    by_state = not wanted.text and wanted.criteria.changed_since is None

    def stays(ref: OrderRef, state: int) -> bool:
        one = judged.one(connection, state)
        if not one.within(wanted.view) or not wanted.accepts(one.traits):
            return False
        return by_state or _matches(ref, wanted, met, connection)

    inside = _members_of(refs, members, connection)
    return frozenset(ref for ref, state in inside if not stays(ref, state))


def _members_of(
    refs: Sequence[OrderRef], members: bytearray, connection: sqlite3.Connection
) -> Iterator[tuple[OrderRef, int]]:
    for ref in refs:
        row = connection.execute(_STATE, lookup(ref)).fetchone()
        if row is not None and _is_member(row[0], members):
            yield ref, row[1]


def _is_among(at: int, wanted: OrderFilter, connection: sqlite3.Connection) -> bool:
    """Whether it is one of the entry's orders, where these are wanted; that never changes."""
    entry = wanted.criteria.entry
    return entry is None or holds(connection, entry.entry_id, at)


def _is_member(at: int, members: bytearray) -> bool:
    return at < len(members) and bool(members[at])


def _matches(ref: OrderRef, wanted: OrderFilter, met: Met, connection: sqlite3.Connection) -> bool:
    row = connection.execute(_ORDER, lookup(ref)).fetchone()
    return matches(prepare_row(order_of(record_of(row), met)), wanted)
