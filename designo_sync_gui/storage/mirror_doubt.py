"""What a side's list left in doubt, found by the states of orders.

Law: a list of changes costs what is in doubt, not what is known; only a complete list is compared
with every order of its stores, by their keys.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.order_states import OrderState, is_doubtful_at, is_listed_at
from designo_sync_gui.domain.ports import NotShown
from designo_sync_gui.storage.mirror_rows import Met
from designo_sync_gui.storage.mirror_states import STATE_COLUMNS, StateColumns, state_from

STATES = f"SELECT id, orders, {STATE_COLUMNS} FROM order_state WHERE orders > 0"  # noqa: S608
IN_STATES = (
    "SELECT store_code, order_id, state FROM order_view INDEXED BY order_view_of_state "
    "WHERE state IN (SELECT value FROM json_each(?))"
)


def all_states(connection: sqlite3.Connection) -> list[tuple[OrderState, int]]:
    """See ``domain.ports.Mirror.states``."""
    met, found = Met({}, {}), Counter[OrderState]()
    for _, number, *columns in connection.execute(STATES):
        found[state_from(StateColumns._make(columns), met)] += number
    return [*found.items()]


def listed_counts(
    connection: sqlite3.Connection, side: Side, store_codes: Sequence[str]
) -> Mapping[str, int]:
    """How many orders of each store the side's list showed and still should hold."""
    found: Counter[str] = Counter()
    for state, number in _states(connection, store_codes).values():
        if is_listed_at(state, side):
            found[state.store_code] += number
    return found


def not_shown(
    connection: sqlite3.Connection,
    side: Side,
    store_codes: Sequence[str],
    seen: Set[OrderRef],
    *,
    full: bool,
) -> tuple[NotShown, ...]:
    """See ``domain.ports.Mirror.not_shown``."""
    states = {
        at: state
        for at, (state, _) in _states(connection, store_codes).items()
        if full or is_doubtful_at(state, side)
    }
    found = []
    for code, order_id, at in connection.execute(IN_STATES, (json.dumps(list(states)),)):
        ref = OrderRef(code, order_id)
        if ref not in seen:
            state = states[at]
            was_read = (state.designo if side is Side.DESIGNO else state.storefront) is not None
            found.append(NotShown(ref, is_listed_at(state, side), was_read))
    found.sort(key=lambda one: (one.ref.store_code, len(one.ref.order_id), one.ref.order_id))
    return tuple(found)


def _states(
    connection: sqlite3.Connection, store_codes: Sequence[str]
) -> dict[int, tuple[OrderState, int]]:
    """The states of these stores by id, with their numbers of orders."""
    met = Met({}, {})
    return {
        at: (state_from(StateColumns._make(columns), met), number)
        for at, number, *columns in connection.execute(STATES)
        if columns[0] in store_codes
    }
