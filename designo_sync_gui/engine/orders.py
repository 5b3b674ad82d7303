"""Orders as they were last read, and what can be made of them without asking a side.

No side is read or written here.
"""

import asyncio
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from designo_sync_gui.domain.census import Census, census_of_states
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Order, OrderRef, Side
from designo_sync_gui.domain.order_states import is_gone
from designo_sync_gui.domain.outcome import Outcome
from designo_sync_gui.domain.pair_groups import groups_of_states
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import Chosen, PairGroup
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.writing.planning import Planning, Progress
from designo_sync_gui.engine.writing.settle import settle_by_word


@dataclass(frozen=True, slots=True)
class OrderService:
    """The mirror's orders, plans for them, and the operator's word on an unknown write."""

    context: EngineContext
    book: ConnectionBook

    async def known(self, refs: Iterable[OrderRef] | None = None) -> tuple[Order, ...]:
        """The orders as they were last read (``None``: all); those that neither side has are left
        out."""
        found = await self.context.mirror.orders(refs)
        return tuple(order for order in found if not is_gone(order))

    async def census(self, store_code: str = "") -> Census:
        """Every distinct value of a store (empty: of all) on each side, as last read."""
        states = await self.context.mirror.states()
        chosen = (
            (state, number)
            for state, number in states
            if store_code in ("", state.store_code) and not is_gone(state)
        )
        return await asyncio.to_thread(census_of_states, store_code, chosen)

    async def pairs(self, store_code: str, values: Set[Status]) -> tuple[PairGroup, ...]:
        """The pairs of a store that one of ``values`` is in, over all its orders as last read."""
        states = await self.context.mirror.states()
        return await asyncio.to_thread(groups_of_states, store_code, values, states)

    async def plan(
        self,
        direction: Direction,
        chosen: Chosen,
        decisions: Mapping[OrderRef, Side | None] | None = None,
        progress: Progress = lambda done: None,
    ) -> Plan:
        """A plan for these orders from what was read; what cannot be written has its reason.

        ``decisions`` are rows decided by hand, for ``Direction.FOLLOW``: the side whose value is
        kept, or ``None`` to leave the row. ``progress`` is told how many orders are decided, on the
        engine's thread; cancelling the caller gives the plan up.
        """
        planning = Planning(self.context, await self.book.load())
        return await planning.plan(direction, chosen, decisions or {}, progress)

    async def settle_by_word(self, ref: OrderRef, side: Side, *, applied: bool) -> Outcome:
        """End an unknown write of a side that cannot be read by what the operator saw there.

        Raises ``JobRefused`` where no write of the order is unknown.
        """
        return await settle_by_word(self.context, ref, side, applied=applied)
