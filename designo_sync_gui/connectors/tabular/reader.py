"""An export as one side of orders.

Law: a file shows the past, so the reader is not live: nothing is verified, settled or called
absent by it. The file is read in a worker, never on the loop.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import datetime

from designo_sync_gui.connectors.tabular.export import ExportPlan, orders_in_chunks, read_export
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.ports import Clock, OrderPage
from designo_sync_gui.domain.sentence import say

PER_PAGE = 1000


class ExportReader:
    """The orders of one export."""

    reads_since = False
    reads_singly = False
    live = False

    def __init__(self, side: Side, plan: ExportPlan, clock: Clock) -> None:
        self._side = side
        self._plan = plan
        self._clock = clock

    @property
    def side(self) -> Side:
        return self._side

    async def pages(
        self, store_codes: Sequence[str], since: datetime | None
    ) -> AsyncGenerator[OrderPage, None]:
        """All orders of the given stores. Raises ``SettingsInvalid`` and ``BadReply``."""
        readings, nameless = await self._read(store_codes)
        total = len(readings)
        if not readings:
            yield OrderPage((), 0, nameless)
        for chunk in orders_in_chunks(readings, PER_PAGE):
            yield OrderPage(chunk, total, nameless)
            nameless = 0

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        """What the export says of these orders; of one that it does not hold it says nothing."""
        codes = sorted({ref.store_code for ref in refs})
        readings, _ = await self._read(codes)
        found = {reading.ref: reading for reading in readings}
        return {ref: found.get(ref) or self._not_held(ref) for ref in refs}

    async def _read(self, codes: Sequence[str]) -> tuple[list[Reading], int]:
        plan = self._plan
        if not plan.store_column and len(codes) > 1:
            raise SettingsInvalid(
                say("The export does not say which store an order belongs to."),
                say("Name the column of the store codes, or refresh one store alone."),
            )
        code = codes[0] if codes and not plan.store_column else None
        now = self._clock.now()
        readings, nameless = await asyncio.to_thread(read_export, plan, code, now)
        return [r for r in readings if r.ref.store_code in codes], nameless

    def _not_held(self, ref: OrderRef) -> Reading:
        problem = say("The export does not hold this order.")
        seen = Observation(Presence.NOT_READ, None, self._clock.now(), "export", problem)
        return Reading(ref, "", seen)
