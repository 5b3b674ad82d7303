"""The table of orders for screens: views of the mirror, opened, read and closed.

Law: runs on the engine's loop; no list of all orders is ever made here.
"""

from collections.abc import AsyncGenerator, Set
from dataclasses import dataclass

from designo_sync_gui.domain.order import OrderRef
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
