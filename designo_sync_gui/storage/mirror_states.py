"""The states of orders in the mirror: each is kept once, with the number of its orders.

Law: ids that are remembered between two calls are forgotten as soon as anything was rolled back
or another process wrote.
"""

import json
import sqlite3
from collections import Counter
from hashlib import blake2b
from typing import NamedTuple

from designo_sync_gui.domain.movement import Movement, movement_of
from designo_sync_gui.domain.order import Presence
from designo_sync_gui.domain.order_states import OrderState, SideState
from designo_sync_gui.storage.mirror_rows import OUTCOMES, Met
from designo_sync_gui.storage.mirror_schema import OrderRecord, SideColumns

#: Remembered at most; a store whose every order has a status of its own must not fill the memory.
_REMEMBERED = 20_000


class StateColumns(NamedTuple):
    """The columns of ``order_state`` that tell states apart."""

    store_code: str
    storefront_presence: str | None
    storefront_listed: int
    storefront_json_type: str | None
    storefront_literal: str | None
    designo_presence: str | None
    designo_listed: int
    designo_json_type: str | None
    designo_literal: str | None
    movement: str
    last_outcome: str


STATE_COLUMNS = ", ".join(StateColumns._fields)
_INSERT = (
    f"INSERT INTO order_state (digest, {STATE_COLUMNS}) "  # noqa: S608 - our own column names
    f"VALUES (?, {', '.join('?' * len(StateColumns._fields))})"
)
_FIND = "SELECT id FROM order_state WHERE digest = ?"
_COUNT = "UPDATE order_state SET orders = orders + ? WHERE id = ?"
_LAST_ID = "SELECT seq FROM sqlite_sequence WHERE name = 'order_view'"


#: What of an order makes its state; see ``_key_of``.
Key = tuple[object, ...]


def _key_of(order: OrderRecord) -> Key:
    """Orders that are equal in this are in the same state; quicker to make than the state."""
    head, left, right = order
    return (head.store_code, head.last_outcome, head.agreed_json_type, head.agreed_literal) + (
        left[:3] + right[:3] + (left.listed, right.listed)
    )


def columns_of(order: OrderRecord) -> StateColumns:
    """The state that an order is in."""
    head, left, right = order
    agreed = None
    if head.agreed_json_type is not None:
        agreed = (head.agreed_json_type, head.agreed_literal)
    moved = movement_of(_value(left), _value(right), agreed)
    return StateColumns(
        head.store_code,
        *(left.presence, left.listed, left.json_type, left.literal),
        *(right.presence, right.listed, right.json_type, right.literal),
        moved.value,
        head.last_outcome,
    )


def state_from(row: StateColumns, met: Met) -> OrderState:
    """The domain's value of a row."""

    def side(
        presence: str | None, listed: int, json_type: str | None, literal: str | None
    ) -> SideState | None:
        if presence is None:
            return None
        status = None
        if json_type is not None and literal is not None:
            status = met.status(json_type, literal)
        return SideState(Presence(presence), bool(listed), status)

    return OrderState(
        row.store_code,
        side(
            row.storefront_presence,
            row.storefront_listed,
            row.storefront_json_type,
            row.storefront_literal,
        ),
        side(row.designo_presence, row.designo_listed, row.designo_json_type, row.designo_literal),
        Movement(row.movement),
        OUTCOMES[row.last_outcome],
    )


class StateBook:
    """Finds and makes states, counts their orders, and gives out the ids of new rows."""

    def __init__(self) -> None:
        self._ids: dict[Key, int] = {}
        self._values: set[tuple[str, str, str, str]] = set()
        self._next_id: int | None = None
        self._mark: tuple[int, int] | None = None

    def begin(self, connection: sqlite3.Connection, rollbacks: int) -> None:
        """To be called at the beginning of each piece of work. ``rollbacks`` counts those of this
        connection."""
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        if self._mark != (version, rollbacks):
            self.forget()
            self._mark = (version, rollbacks)

    def forget(self) -> None:
        self._ids.clear()
        self._values.clear()
        self._next_id = None

    def id_of(self, connection: sqlite3.Connection, order: OrderRecord) -> int:
        """The id of the state that an order is in; it is made if it is new."""
        key = _key_of(order)
        found = self._ids.get(key)
        if found is None:
            columns = columns_of(order)
            digest = blake2b(json.dumps(columns).encode(), digest_size=16).digest()
            row = connection.execute(_FIND, (digest,)).fetchone()
            if row is None:
                found = connection.execute(_INSERT, (digest, *columns)).lastrowid or 0
            else:
                found = int(row[0])
            if len(self._ids) >= _REMEMBERED:
                self._ids.clear()
            self._ids[key] = found
        return found

    def new_row_id(self, connection: sqlite3.Connection) -> int:
        """An id that no row of ``order_view`` has or had."""
        if self._next_id is None:
            row = connection.execute(_LAST_ID).fetchone()
            self._next_id = 1 + (int(row[0]) if row else 0)
        given = self._next_id
        self._next_id += 1
        return given

    def is_new_value(self, store_code: str, side: str, json_type: str, literal: str) -> bool:
        """Whether a value may not be in ``value_seen`` yet."""
        value = (store_code, side, json_type, literal)
        if value in self._values:
            return False
        if len(self._values) >= _REMEMBERED:
            self._values.clear()
        self._values.add(value)
        return True

    @staticmethod
    def count(connection: sqlite3.Connection, more: Counter[int]) -> None:
        """Add to the numbers of orders, by state."""
        moved = [(by, state) for state, by in more.items() if by]
        connection.executemany(_COUNT, moved)


def _value(side: SideColumns) -> tuple[str, str | None] | None:
    return None if side.json_type is None else (side.json_type, side.literal)
