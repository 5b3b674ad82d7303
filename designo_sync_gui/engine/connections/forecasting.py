"""Estimating how long a store's whole list takes to read, before it is read.

Nothing is kept of what was asked: one request for the total, and one page to measure.
"""

from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace

from designo_sync_gui.domain.broken_off import of_side
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.forecast import Forecast, forecast
from designo_sync_gui.domain.horizon import EVERYTHING
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.ports import Clock, OrderPage, OrderReader
from designo_sync_gui.engine.connections.book import ConnectionBook


@dataclass(frozen=True, slots=True)
class Forecasting:
    """Forecasts for stores as they are entered, connected or not."""

    book: ConnectionBook

    async def of_store(self, store: Store, secrets: Mapping[str, Secret]) -> Forecast | None:
        """``None`` where no list is asked for, or where the shop does not tell how many orders it
        has. A list that begins at a moment may tell no total of its own: that of all orders is the
        most then. Of a list that was broken off, the rest. No secrets: those stored. Raises
        ``SyncError``."""
        platform = next((p for p in self.book.platforms if p.name == store.platform), None)
        pace = platform.capabilities.pace if platform is not None else None
        if platform is None or pace is None:
            return None
        took = _Page()
        total = await self._asked(store, secrets, took)
        whole = replace(store, orders_since=EVERYTHING)
        at_most = total is None and store != whole
        if at_most:
            total = await self._asked(whole, secrets)
        if total is None:
            return None
        left = of_side(await self.book.context.mirror.broken_off(), Side.STOREFRONT, store.code)
        if left is not None and not at_most and store == self.book.settings.store(store.code):
            total = max(0, total - left.read)
        rows = took.rows if 0 < took.rows < total else platform.capabilities.page_size
        return replace(forecast(pace, rows, total, took.seconds), at_most=at_most)

    async def _asked(
        self, store: Store, secrets: Mapping[str, Secret], measured: "_Page | None" = None
    ) -> int | None:
        """The list's total, asked for first, so that the page is not measured with connecting
        and signing in."""
        side = await self.book.trial(store, secrets)
        try:
            if side.reader is None:
                return None
            total = await side.reader.list_total([store.code])
            if measured is None:
                return total
            told = await measured.take(side.reader, store.code, self.book.context.clock)
            return told if total is None else total
        finally:
            await side.release()


@dataclass(slots=True)
class _Page:
    """The first page of a list: how long it took, and how many orders it held. A shop may give
    fewer than it is asked for."""

    seconds: float = 0.0
    rows: int = 0

    async def take(self, reader: OrderReader, code: str, clock: Clock) -> int | None:
        """Read it; the total that it tells."""
        began = clock.elapsed()
        async with aclosing(reader.pages([code], None)) as pages:
            page = await anext(pages, OrderPage(()))
        self.seconds = clock.elapsed() - began
        self.rows = len(page.readings) + page.nameless + page.lost
        return page.total
