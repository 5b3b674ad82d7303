"""How long a store's whole list takes to read, asked of the shop before it is read.

Nothing is kept of what was asked: one request for the total, and one page to measure.
"""

from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass

from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.forecast import Forecast, Pace, forecast
from designo_sync_gui.domain.ports import OrderPage, OrderReader
from designo_sync_gui.engine.connections.book import ConnectionBook


@dataclass(frozen=True, slots=True)
class Forecasting:
    """Forecasts for stores as they are entered, connected or not."""

    book: ConnectionBook

    async def of_store(self, store: Store, secrets: Mapping[str, Secret]) -> Forecast | None:
        """``None`` where no list is asked for, or where the shop does not tell how many orders it
        has. No secrets: those stored. Raises ``SyncError``."""
        platform = next((p for p in self.book.platforms if p.name == store.platform), None)
        pace = platform.capabilities.pace if platform is not None else None
        if platform is None or pace is None:
            return None
        size = platform.capabilities.page_size
        side = await self.book.trial(store, secrets)
        try:
            if side.reader is None:
                return None
            return await self._of_list(side.reader, store.code, pace, size)
        finally:
            await side.release()

    async def _of_list(
        self, reader: OrderReader, code: str, pace: Pace, page_size: int
    ) -> Forecast | None:
        """The total is asked for first, so that the page is not measured with connecting and
        signing in. A shop may give fewer per page than it is asked for."""
        clock = self.book.context.clock
        total = await reader.list_total([code])
        began = clock.elapsed()
        async with aclosing(reader.pages([code], None)) as pages:
            page = await anext(pages, OrderPage(()))
        took = clock.elapsed() - began
        total = page.total if total is None else total
        if total is None:
            return None
        rows = len(page.readings) + page.nameless + page.lost
        return forecast(pace, rows if 0 < rows < total else page_size, total, took)
