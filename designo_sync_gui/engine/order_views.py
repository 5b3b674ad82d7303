"""The table of orders for screens: views of the mirror, opened, read and closed.

Runs on the engine's loop; no list of all orders is ever made here.
"""

from collections.abc import AsyncGenerator, Set
from contextlib import aclosing
from dataclasses import dataclass

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED
from designo_sync_gui.domain.table_ports import OrderTable

#: References that are handed over at once.
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class OrderViews:
    """What a window asks of ``table``, whose views it opens; see ``OrderTable`` for each call."""

    table: OrderTable

    async def chosen(
        self, token: int, but: Set[OrderRef] = frozenset()
    ) -> AsyncGenerator[tuple[OrderRef, ...], None]:
        """The orders of a view but for the given ones, piece by piece in their order: a selection
        as a rule with exceptions. To be closed by the taker (``aclosing``)."""
        total = (await self.table.counted(token)).total
        for start in range(0, total, CHUNK):
            refs = await self.table.refs(token, start, CHUNK)
            yield tuple(ref for ref in refs if ref not in but) if but else refs

    async def refs_of(self, wanted: OrderFilter) -> list[OrderRef]:
        """The orders that a filter lets in, by store code and id: for jobs without a window."""
        opened = await self.table.open_view(wanted, UNSORTED)
        try:
            async with aclosing(self.chosen(opened.token)) as pieces:
                found = [ref async for piece in pieces for ref in piece]
        finally:
            await self.table.close_view(opened.token)
        return sorted(found, key=lambda ref: (ref.store_code, len(ref.order_id), ref.order_id))
