"""The states of orders in the mirror: what many orders share is kept once, with their number.

Law: what is remembered between two calls is forgotten as soon as anything was rolled back or
another process wrote.
"""

import json
import sqlite3
from collections import Counter
from hashlib import blake2b
from typing import NamedTuple

from designo_sync_gui.domain.movement import Movement, movement_of
from designo_sync_gui.domain.order import OrderRef, Presence, Side
from designo_sync_gui.domain.order_states import OrderState, SideState
from designo_sync_gui.domain.status import JsonType
from designo_sync_gui.storage.accepted_rows import held_key, is_declared, said_of
from designo_sync_gui.storage.mirror_rows import OUTCOMES, Met
from designo_sync_gui.storage.mirror_schema import SAID, OrderRecord, SideColumns, parted_source

#: Remembered at most; a store whose every order has a status of its own must not fill the memory.
_REMEMBERED = 20_000


class StateColumns(NamedTuple):
    """The columns of ``order_state`` that the rules look at."""

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
    accepted: str


STATE_COLUMNS = ", ".join(StateColumns._fields)


class Said(NamedTuple):
    """What one side says of an order, times and texts of its own aside."""

    presence: str | None = None
    listed: int = 1
    json_type: str | None = None
    literal: str | None = None
    problem: str | None = None
    others: str | None = None


#: The same as a plain tuple, which is made faster.
SaidColumns = tuple[str, int, str | None, str | None, str, str | None]
_Value = tuple[str, str | None]


class Shared(NamedTuple):
    """All that the orders of one state share."""

    store_code: str
    last_outcome: str = ""
    agreed_json_type: str | None = None
    agreed_literal: str | None = None
    accepted: str = ""
    agreed_designo_json_type: str | None = None
    agreed_designo_literal: str | None = None
    storefront: Said = Said()
    designo: Said = Said()

    @property
    def agreed(self) -> _Value | None:
        return (
            None if self.agreed_json_type is None else (self.agreed_json_type, self.agreed_literal)
        )

    @property
    def agreed_designo(self) -> _Value | None:
        """DesignO's word for ``agreed``, where a profile declares another one."""
        kind = self.agreed_designo_json_type
        return None if kind is None else (kind, self.agreed_designo_literal)

    def declared(self, said: str) -> "Shared":
        """With what is accepted of its pair: values that a profile declares as the same are
        agreed; those that it declares no more, and nobody moved from, are not."""
        if is_declared(said):
            words = (*_value(self.storefront), *_value(self.designo))
        elif self.agreed_designo and self._stays:
            words = (None, None, None, None)
        else:
            return self
        agreed, literal, designo, designo_literal = words
        return self._replace(
            agreed_json_type=agreed,
            agreed_literal=literal,
            agreed_designo_json_type=designo,
            agreed_designo_literal=designo_literal,
        )

    @property
    def _stays(self) -> bool:
        held = (_known(self.storefront), _known(self.designo))
        return held == (self.agreed, self.agreed_designo)

    def said(self, side: Side) -> Said:
        return self.designo if side is Side.DESIGNO else self.storefront

    @property
    def held(self) -> str:
        """See ``accepted_rows.held_key``."""
        left, right = ((said.presence, *_value(said)) for said in (self.storefront, self.designo))
        return held_key(left, right)

    def then(self, side: Side, said: Said) -> "Shared":
        """When a side says something else."""
        left, right = self.storefront, self.designo
        left, right = (left, said) if side is Side.DESIGNO else (said, right)
        agreed = _agreed(left, right)
        return self._replace(
            agreed_json_type=agreed[0] if agreed else self.agreed_json_type,
            agreed_literal=agreed[1] if agreed else self.agreed_literal,
            agreed_designo_json_type=None if agreed else self.agreed_designo_json_type,
            agreed_designo_literal=None if agreed else self.agreed_designo_literal,
            storefront=left,
            designo=right,
        )


class Step(NamedTuple):
    """What it means for an order that a side says something: the state it is in then, and what
    that side said before.

    ``turned`` is whether presence or status are other ones, ``shows`` whether the row shows
    something else.
    """

    state: int
    former: Said
    turned: bool
    shows: bool


_SHARED = ", ".join(
    [
        *("store_code", "last_outcome", "agreed_json_type", "agreed_literal", "accepted"),
        *("agreed_designo_json_type", "agreed_designo_literal"),
        *(f"{side}_{name}" for side in Side for name in SAID),
    ]
)
_MARKS = ", ".join("?" * (_SHARED.count(",") + 3))
_INSERT = f"INSERT INTO order_state (digest, movement, {_SHARED}) VALUES ({_MARKS})"  # noqa: S608
_FIND = "SELECT id FROM order_state WHERE digest = ?"
_GET = f"SELECT {_SHARED} FROM order_state WHERE id = ?"  # noqa: S608 - our own column names
_COUNT = "UPDATE order_state SET orders = orders + ? WHERE id = ?"
_SOURCE = "SELECT id FROM source WHERE text = ?"
_NEW_SOURCE = "INSERT INTO source (text) VALUES (?)"
_LAST_ID = "SELECT last_id FROM list_version"
_VALUE = "INSERT OR IGNORE INTO value_seen VALUES (?, ?, ?, ?)"
_PAIRS = "SELECT store_code, held, said FROM accepted WHERE order_id = ''"
_ANY_ORDER = "SELECT EXISTS (SELECT 1 FROM accepted WHERE order_id <> '')"
_OF_ORDER = "SELECT said FROM accepted WHERE store_code = ? AND order_id = ? AND held = ?"
_HEAD = 7
#: What joined later; where there is none, a state is named as before.
_LATER = 4
_SIDE = len(SAID)


def shared_of(order: OrderRecord) -> Shared:
    """What an order shares with others."""
    head, left, right = order
    agreed = (head.agreed_json_type, head.agreed_literal)
    designo = (head.agreed_designo_json_type, head.agreed_designo_literal)
    names = (head.store_code, head.last_outcome, *agreed, head.accepted or "", *designo)
    return Shared(*names, _said(left), _said(right))


def _said(side: SideColumns) -> Said:
    if side.presence is None:
        return Said()
    return Said(
        side.presence, side.listed, side.json_type, side.literal, side.problem or "", side.others
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
        said_of(row.accepted),
    )


class StateBook:
    """Finds and makes states, counts their orders, and gives out the ids of new rows."""

    def __init__(self) -> None:
        self._shared: dict[int, Shared] = {}
        self._ids: dict[Shared, int] = {}
        self._steps: dict[tuple[object, ...], Step] = {}
        self._sources: dict[str, int] = {}
        self._last_id: int | None = None
        self._pairs: dict[tuple[str, str], str] | None = None
        self._any_order: bool | None = None
        self._mark: tuple[int, int] | None = None

    def begin(self, connection: sqlite3.Connection, rollbacks: int) -> None:
        """To be called at the beginning of each piece of work. ``rollbacks`` counts those of this
        connection."""
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        if self._mark != (version, rollbacks):
            self.forget()
            self._mark = (version, rollbacks)

    def forget(self) -> None:
        self._shared.clear()
        self._ids.clear()
        self._steps.clear()
        self._sources.clear()
        self._last_id = None
        self._pairs = self._any_order = None

    def step(
        self,
        connection: sqlite3.Connection,
        store_code: str,
        state: int | None,
        side: Side,
        said: SaidColumns,
    ) -> Step:
        """What it means for an order in a state (``None`` for a new one) that a side says this.

        Looked up by what decides it: a store has few statuses, so few orders need the rules.
        """
        key = (store_code, state, side is Side.DESIGNO, *said)
        found = self._steps.get(key)
        if found is None:
            if len(self._steps) >= _REMEMBERED:
                self._steps.clear()
            found = self._steps[key] = self._made(connection, store_code, state, side, Said(*said))
        return found

    def _made(
        self,
        connection: sqlite3.Connection,
        store_code: str,
        state: int | None,
        side: Side,
        said: Said,
    ) -> Step:
        before = Shared(store_code) if state is None else self.shared(connection, state)
        former = before.said(side)
        turned = (former.presence, *_value(former)) != (said.presence, *_value(said))
        then = before.then(side, said)
        if turned:
            said_of_pair = self.accepted_pair(connection, then)
            then = then.declared(said_of_pair)._replace(accepted=said_of_pair)
        after = self.id_of(connection, then)
        if turned and said.json_type is not None and said.literal is not None:
            connection.execute(_VALUE, (store_code, side.value, said.json_type, said.literal))
        return Step(after, former, turned, former._replace(listed=0) != said._replace(listed=0))

    def ended(self, connection: sqlite3.Connection, state: int, outcome: str) -> int:
        """The state of an order of this one after a write that ended so."""
        shared = self.shared(connection, state)
        return self.id_of(connection, shared._replace(last_outcome=outcome))

    def accepted_pair(self, connection: sqlite3.Connection, shared: Shared) -> str:
        """What is accepted of every order of the store with these values; empty: nothing is."""
        if self._pairs is None:
            rows = connection.execute(_PAIRS)
            self._pairs = {(code, held): said for code, held, said in rows}
        return self._pairs.get((shared.store_code, shared.held), "") if self._pairs else ""

    def covered(self, connection: sqlite3.Connection, ref: OrderRef, state: int) -> int:
        """The state with what is accepted of this order: by itself, or with its pair."""
        shared = self.shared(connection, state)
        said = self._accepted_order(connection, ref, shared)
        said = said or self.accepted_pair(connection, shared)
        if said == shared.accepted:
            return state
        return self.id_of(connection, shared._replace(accepted=said))

    def any_accepted_order(self, connection: sqlite3.Connection) -> bool:
        """Whether any order is accepted by itself; ``step`` knows of pairs."""
        if self._any_order is None:
            self._any_order = bool(connection.execute(_ANY_ORDER).fetchone()[0])
        return self._any_order

    def _accepted_order(self, connection: sqlite3.Connection, ref: OrderRef, shared: Shared) -> str:
        if not self.any_accepted_order(connection):
            return ""
        row = connection.execute(_OF_ORDER, (*ref, shared.held)).fetchone()
        return row[0] if row else ""

    def shared(self, connection: sqlite3.Connection, state: int) -> Shared:
        """What the orders of a state share."""
        found = self._shared.get(state)
        if found is None:
            row = connection.execute(_GET, (state,)).fetchone()
            sides = (row[_HEAD : _HEAD + _SIDE], row[_HEAD + _SIDE :])
            found = Shared._make((*row[:_HEAD], *map(Said._make, sides)))
            self._keep(state, found)
        return found

    def id_of(self, connection: sqlite3.Connection, shared: Shared) -> int:
        """The state with all this; it is made if it is new."""
        found = self._ids.get(shared)
        if found is None:
            held = (_known(shared.storefront), _known(shared.designo))
            moved = movement_of(*held, shared.agreed, shared.agreed_designo).value
            columns = (moved, *shared[:_HEAD], *shared.storefront, *shared.designo)
            digest = blake2b(_told(moved, shared), digest_size=16).digest()
            row = connection.execute(_FIND, (digest,)).fetchone()
            if row is None:
                found = connection.execute(_INSERT, (digest, *columns)).lastrowid or 0
            else:
                found = int(row[0])
            if len(self._ids) >= _REMEMBERED:
                self._ids.clear()
            self._ids[shared] = found
            self._keep(found, shared)
        return found

    def _keep(self, state: int, shared: Shared) -> None:
        if len(self._shared) >= _REMEMBERED:
            self._shared.clear()
        self._shared[state] = shared

    def source(self, connection: sqlite3.Connection, source: str) -> tuple[int, int | None]:
        """The number of a source without that of the row it ends with, and the latter."""
        known = self._sources.get(source)
        if known is not None:
            return known, None
        text, line = parted_source(source)
        number = self._sources.get(text)
        if number is None:
            row = connection.execute(_SOURCE, (text,)).fetchone()
            number = row[0] if row else connection.execute(_NEW_SOURCE, (text,)).lastrowid or 0
            if len(self._sources) >= _REMEMBERED:
                self._sources.clear()
            self._sources[text] = number
        return number, line

    def new_row_ids(self, connection: sqlite3.Connection, count: int) -> range:
        """Ids that no row of ``order_view`` has or had; the last one is to be kept in
        ``list_version``."""
        if self._last_id is None:
            self._last_id = int(connection.execute(_LAST_ID).fetchone()[0])
        first, self._last_id = self._last_id + 1, self._last_id + count
        return range(first, first + count)

    @staticmethod
    def count(connection: sqlite3.Connection, more: Counter[int]) -> None:
        """Add to the numbers of orders, by state."""
        moved = [(by, state) for state, by in more.items() if by]
        connection.executemany(_COUNT, moved)


def _told(moved: str, shared: Shared) -> bytes:
    """What a state is named by: as it was before more could be said, where it says no more."""
    head = list(shared[:_LATER])
    if shared.accepted:
        head.append(shared.accepted)
    if shared.agreed_designo is not None:
        head.append(json.dumps(shared.agreed_designo))
    return json.dumps((moved, *head, *shared.storefront, *shared.designo)).encode()


def _value(said: Said) -> tuple[str | None, str | None]:
    return said.json_type, said.literal


def _known(said: Said) -> _Value | None:
    return None if said.json_type is None else (said.json_type, said.literal)


def _agreed(left: Said, right: Said) -> _Value | None:
    """What both sides hold, with the same type and code points."""
    both = left.presence == right.presence == Presence.PRESENT.value
    if not both or left.json_type in (None, JsonType.ABSENT.value):
        return None
    if left.json_type is None or _value(left) != _value(right):
        return None
    return left.json_type, left.literal
