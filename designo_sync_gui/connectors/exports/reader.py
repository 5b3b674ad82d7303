"""An export as one side of orders.

Law: a file shows the past, so the reader is not live: nothing is verified, settled or called
absent by it. The file is read in a worker, never on the loop.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from designo_sync_gui.connectors.exports.cost import Cost, in_worker
from designo_sync_gui.connectors.exports.export import ExportPlan
from designo_sync_gui.connectors.exports.files_read import read_files
from designo_sync_gui.connectors.exports.log_file import Logs
from designo_sync_gui.connectors.exports.log_readings import of_orders, of_stores
from designo_sync_gui.connectors.exports.platform import PER_PAGE
from designo_sync_gui.connectors.exports.rows import ExportRead
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.ports import Clock, OrderPage
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say


class ExportReader:
    """The orders of one export."""

    reads_since = False
    reads_singly = False
    horizon = None
    live = False

    def __init__(self, side: Side, plan: ExportPlan, clock: Clock) -> None:
        self._side = side
        self._plan = plan
        self._clock = clock
        self._logs = Logs()
        self._cost: Cost | None = None

    @property
    def side(self) -> Side:
        return self._side

    @property
    def so_far(self) -> Sentence:
        """How much of the file was read, while it is."""
        return NOTHING if self._cost is None else self._cost.so_far

    async def pages(
        self, store_codes: Sequence[str], since: datetime | None, after: str = ""
    ) -> AsyncGenerator[OrderPage, None]:
        """All orders of the given stores. Raises ``SettingsInvalid`` and ``BadReply``."""
        read = await self.read(store_codes)
        total, first = len(read.readings), True
        for start in range(0, max(total, 1), PER_PAGE):
            chunk = tuple(read.readings[start : start + PER_PAGE])
            if first:
                yield OrderPage(chunk, total, read.nameless, notes=read.notes, told=read.told)
            else:
                yield OrderPage(chunk, total)
            first = False

    async def list_total(
        self, store_codes: Sequence[str], begins: datetime | None = None
    ) -> int | None:
        return None

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        """What the export says of these orders; of one that it does not hold it says nothing."""
        codes = sorted({ref.store_code for ref in refs})
        read = await self.read(codes)
        found = {reading.ref: reading for reading in of_orders(read.readings, set(refs))}
        return {ref: found.get(ref) or self._not_held(ref) for ref in refs}

    async def read(self, codes: Sequence[str]) -> ExportRead:
        """The orders of the given stores, and what is to be said of the whole file.

        Stops by itself when it is no longer waited for. Raises ``SettingsInvalid`` and
        ``BadReply``.
        """
        plan = self._plan
        if not plan.store_column and len(codes) > 1:
            raise SettingsInvalid(
                say("The export does not say which store an order belongs to."),
                say("Name the column of the store codes, or refresh one store alone."),
            )
        code = codes[0] if codes and not plan.store_column else None
        now = self._clock.now()

        def work(cost: Cost) -> ExportRead:
            return read_files(plan, code, now, cost, self._logs)

        cost = self._cost = Cost(plan.path.name)
        try:
            read = await in_worker(plan.path.name, work, cost)
        finally:
            if self._cost is cost:
                self._cost = None
        return replace(read, readings=of_stores(read.readings, codes))

    def _not_held(self, ref: OrderRef) -> Reading:
        problem = say("The export or log does not contain this order.")
        seen = Observation(Presence.NOT_READ, None, self._clock.now(), "export", problem)
        return Reading(ref, "", seen)
