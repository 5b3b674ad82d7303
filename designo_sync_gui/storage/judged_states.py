"""What the rules say of the states of a mirror, asked once of each.

Law: a state never changes and its id is never given again, so that what was said of it stays true;
two threads may ask, each within a transaction of its own connection.
"""

import sqlite3
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import JudgedState, judged
from designo_sync_gui.storage.mirror_rows import Met
from designo_sync_gui.storage.mirror_states import STATE_COLUMNS, StateColumns, state_from
from designo_sync_gui.storage.view_groups import Counted

_COUNTS = "SELECT id, orders FROM order_state WHERE orders > 0"
_STATES = f"SELECT id, {STATE_COLUMNS} FROM order_state WHERE orders > 0"  # noqa: S608 - own names
_ONE = f"SELECT {STATE_COLUMNS} FROM order_state WHERE id = ?"  # noqa: S608 - own names
#: New states that are looked up one by one; for more all are read.
_FEW = 50
#: States without an order that are remembered beside those that have one.
_SPARE = 10_000


@dataclass(frozen=True, slots=True)
class States:
    """All states that orders are in, with their numbers of orders, at one moment; ``judged`` may
    hold others too."""

    judged: Mapping[int, JudgedState]
    counts: Mapping[int, int]

    def let_in(self, wanted: OrderFilter) -> list[int]:
        """Those that store, chips and pair let in."""
        return [at for at in self.counts if wanted.accepts(self.judged[at].traits)]

    def chosen(self, states: Iterable[int]) -> list[Counted]:
        return [(at, self.judged[at], self.counts[at]) for at in states]

    def number(self, states: Iterable[int]) -> int:
        return sum(map(self.counts.__getitem__, states))


class JudgedStates:
    """Shared by all threads that make lists and counts."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[int, JudgedState] = {}

    def states(self, connection: sqlite3.Connection) -> States:
        """The states as they are now; the rules are asked of new ones only."""
        counts = dict(connection.execute(_COUNTS))
        with self._lock:
            self._learn(connection, counts)
            return States(self._known, counts)

    def new(self, connection: sqlite3.Connection) -> int:
        """How many states the rules were not asked of yet."""
        return sum(at not in self._known for at, _ in connection.execute(_COUNTS))

    def one(self, connection: sqlite3.Connection, at: int) -> JudgedState:
        """A state that an order is in."""
        found = self._known.get(at)
        if found is None:
            row = connection.execute(_ONE, (at,)).fetchone()
            found = self._known[at] = judged(state_from(StateColumns._make(row), Met({}, {})))
        return found

    def _learn(self, connection: sqlite3.Connection, counts: Mapping[int, int]) -> None:
        if len(self._known) > len(counts) + _SPARE:
            known = self._known
            self._known = {at: known[at] for at in counts if at in known}
        new = [at for at in counts if at not in self._known]
        if len(new) <= _FEW:
            for at in new:
                self.one(connection, at)
            return
        met = Met({}, {})
        for at, *columns in connection.execute(_STATES):
            if at not in self._known:
                self._known[at] = judged(state_from(StateColumns._make(columns), met))
