"""Some orders read again, each by itself, on both sides.

Law: nothing is concluded about any other order, and no watermark moves. Whether a side's list
shows an order is left as it was known: only a list tells. What cannot be read keeps its row as it
was last read, and the reason is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from designo_sync_gui.domain.connection import DesignoConnection, Store, place
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import RowsChanged
from designo_sync_gui.domain.moves import Moves
from designo_sync_gui.domain.order import Order, OrderRef, Reading, Side
from designo_sync_gui.domain.outcome import Outcome
from designo_sync_gui.domain.ports import OrderReader
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.engine.connections.states import DESIGNO
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.jobs.job import Job
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.reading.side_reader import as_asked_singly, is_of_one_order
from designo_sync_gui.engine.writing.settle import Settling

#: More are read faster as a list.
MOST = 500
_CHUNK = 40
Place = tuple[str, Side]


@dataclass(slots=True)
class SomeOrders:
    """One reading of ``refs``, which belong to ``stores``; made for one run. ``moves`` takes in
    what moved."""

    context: EngineContext
    job: Job
    stores: Sequence[Store]
    designo: DesignoConnection | None
    refs: Sequence[OrderRef]
    moves: Moves = field(default_factory=Moves)
    errors: list[tuple[str, SyncError]] = field(default_factory=list)
    notes: list[tuple[str, Sentence]] = field(default_factory=list)
    _readers: dict[Place, OrderReader] = field(default_factory=dict)
    _seen: set[OrderRef] = field(default_factory=set)

    async def run(self) -> RefreshSummary:
        """Read, record, and settle what was unknown of these stores."""
        known = {order.ref: order for order in await self.context.mirror.orders(self.refs)}
        for store in self.stores:
            refs = [ref for ref in self.refs if ref.store_code == store.code]
            reader = await self._storefront(store)
            if reader is not None:
                self._readers[store.code, Side.STOREFRONT] = reader
                await self._read(store.code, reader, refs, known)
        reader = await self._designo()
        if reader is not None:
            self._readers |= {(store.code, Side.DESIGNO): reader for store in self.stores}
            await self._read(DESIGNO, reader, self.refs, known)
        settled = await self._settle()
        return RefreshSummary(
            self.job.job_id,
            len(self._seen),
            tuple(self.errors),
            0,
            settled=settled,
            notes=tuple(self.notes),
        )

    async def _storefront(self, store: Store) -> OrderReader | None:
        try:
            side = await self.context.connections.storefront(store)
        except SyncError as error:
            self.errors.append((store.code, error))
            return None
        return self._singly(store.code, side.reader)

    async def _designo(self) -> OrderReader | None:
        if self.designo is None:
            return None
        try:
            side = await self.context.connections.designo(self.designo)
        except SyncError as error:
            self.errors.append((DESIGNO, error))
            return None
        return self._singly(DESIGNO, side.reader)

    def _singly(self, code: str, reader: OrderReader | None) -> OrderReader | None:
        """The reader, where it can be asked for one order as it stands now; else that is told."""
        if reader is None or (reader.reads_singly and reader.live):
            return reader
        told = say(
            "{who} cannot be asked for single orders: refresh the store to read it.",
            who=reader.side.capital,
        )
        self.notes.append((code, told))
        return None

    async def _read(
        self,
        code: str,
        reader: OrderReader,
        refs: Sequence[OrderRef],
        known: Mapping[OrderRef, Order],
    ) -> None:
        """Read on one side, piece by piece; what concerns the whole side ends its reading."""
        try:
            for start in range(0, len(refs), _CHUNK):
                await self.job.go_on()
                self.job.progress(say("reading {named}", named=reader.side.named))
                found = await self._ask(code, reader, refs[start : start + _CHUNK])
                await self._record(
                    reader.side, [_as_known(one, reader.side, known) for one in found]
                )
        except SyncError as error:
            self.errors.append((code, error))

    async def _ask(self, code: str, reader: OrderReader, refs: Sequence[OrderRef]) -> list[Reading]:
        try:
            found = await reader.read_orders(refs)
        except SyncError as error:
            if not is_of_one_order(error):
                raise
            if len(refs) == 1:
                self.errors.append((code, error))
                return []
            return [one for ref in refs for one in await self._ask(code, reader, [ref])]
        return [found[ref] for ref in refs]

    async def _record(self, side: Side, readings: Sequence[Reading]) -> None:
        self._seen.update(reading.ref for reading in readings)
        recorded = await self.context.mirror.record_moves(side, readings)
        self.moves.add(recorded.moves, {store.code: store for store in self.stores})
        if recorded.shown:
            self.context.events.publish(RowsChanged(recorded.shown))

    async def _settle(self) -> tuple[Outcome, ...]:
        places = {(store.code, Side.STOREFRONT): place(store) for store in self.stores}
        if self.designo is not None:
            tenant = place(self.designo)
            places |= {(store.code, Side.DESIGNO): tenant for store in self.stores}
        settling = Settling(self.context, self.job, places)
        self.errors += await settling.settle(self._readers)
        return tuple(settling.settled)


def _as_known(reading: Reading, side: Side, known: Mapping[OrderRef, Order]) -> Reading:
    """With what is known of the side's list: one that its list does not show stays so."""
    order = known.get(reading.ref)
    former = order.side(side) if order is not None else None
    if former is None or former.listed:
        return reading
    seen = as_asked_singly(reading).observation
    return replace(reading, observation=replace(seen, listed=False))
