"""Which statuses a Magento shop uses in which order state.

Law: the state decides what an order is and the status is only its name, which a shop's owner may
change (measured on 2.4.6). The API lists neither, so both are learnt from the shop's own orders;
what was seen with several states is never taken for an action.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.magento.errors import ask, read_error
from designo_sync_gui.connectors.magento.reader import OrderRows, orders_path
from designo_sync_gui.connectors.magento.walk import all_of
from designo_sync_gui.connectors.reading.document import PointerError, resolve
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.status import NumberLiteral

#: M2 Sales/Model/Order.php.
STATES: Final = (
    "new",
    "pending_payment",
    "processing",
    "complete",
    "closed",
    "canceled",
    "holded",
    "payment_review",
)
#: Newest orders looked at for each state.
SAMPLE: Final = 100
#: Stands for a state that was found by its difference only.
_ANOTHER: Final = ""


@dataclass(frozen=True, slots=True)
class SeenStates:
    """``states`` of each status; ``usual`` is the most frequent status of each state."""

    states: Mapping[str, frozenset[str]] = field(default_factory=dict)
    usual: Mapping[str, str] = field(default_factory=dict)

    def renamed(self, state: str) -> str:
        """The shop's own name for orders of this state; empty where it uses the default code."""
        usual = self.usual.get(state, state)
        return "" if usual == state else usual

    def named(self) -> Mapping[str, frozenset[str]]:
        """The states of each status of which all are known by name."""
        return {status: seen for status, seen in self.states.items() if _ANOTHER not in seen}

    def alone(self, status: str) -> bool:
        """Whether every order seen with this status was in one state."""
        return len(self.states.get(status, frozenset())) == 1


async def seen_states(channel: Channel, store: Store) -> SeenStates:
    """One small request for each state, and one more for each renamed default. Raises
    ``SyncError``."""
    path = orders_path(store)
    found = await asyncio.gather(*(_statuses(channel, path, state) for state in STATES))
    usual: dict[str, str] = {}
    states: dict[str, set[str]] = {}
    for state, counted in zip(STATES, found, strict=True):
        for status in counted:
            states.setdefault(status, set()).add(state)
        if counted:
            usual[state] = counted.most_common(1)[0][0]
    for state in ("holded", "canceled"):
        status = usual.get(state, state)
        if status != state and states[status] == {state}:
            elsewhere = await _with_another_state(channel, path, status, state)
            states[status] |= {_ANOTHER} if elsewhere else set()
    return SeenStates({status: frozenset(seen) for status, seen in states.items()}, usual)


async def _statuses(channel: Channel, path: str, state: str) -> Counter[str]:
    filters = (("state", state, "eq"),)
    rows = await _rows(channel, path, filters, SAMPLE)
    texts = (_status(rows, index) for index in range(rows.count))
    return Counter(text for text in texts if text is not None)


async def _with_another_state(channel: Channel, path: str, status: str, state: str) -> bool:
    filters = (("status", status, "eq"), ("state", state, "neq"))
    return (await _rows(channel, path, filters, 1)).total > 0


async def _rows(
    channel: Channel, path: str, filters: tuple[tuple[str, str, str], ...], size: int
) -> OrderRows:
    query = [
        *all_of(filters),
        ("searchCriteria[sortOrders][0][field]", "entity_id"),
        ("searchCriteria[sortOrders][0][direction]", "DESC"),
        ("searchCriteria[pageSize]", str(size)),
        ("fields", "items[state,status],total_count"),
    ]
    reply = await ask(channel, Request("GET", path, tuple(query)))
    error = read_error(channel, reply)
    if error is not None:
        raise error
    return OrderRows.of(channel, reply)


def _status(rows: OrderRows, index: int) -> str | None:
    try:
        value = resolve(rows.document.root, f"/items/{index}/status")
    except PointerError:
        return None
    return value if isinstance(value, str) and not isinstance(value, NumberLiteral) else None
