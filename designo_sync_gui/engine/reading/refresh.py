"""Refresh: read both sides of some stores into the mirror.

Law: one side that fails is reported and the others continue; at the end every unknown write whose
target could be read is settled by reading, and what may have come to something else is read again.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.connection import DesignoConnection, Store, fingerprint, place
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import ReadingNoted, RowsChanged, StoreState
from designo_sync_gui.domain.journal_ports import UnsettledWrite
from designo_sync_gui.domain.moves import Moves
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import JobState, Outcome
from designo_sync_gui.domain.ports import (
    ConnectedSide,
    Mirror,
    OrderReader,
    SideRead,
)
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.connections.states import DESIGNO
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.declared_pairs import keep_declared
from designo_sync_gui.engine.jobs.job import Job
from designo_sync_gui.engine.overview import left_off
from designo_sync_gui.engine.reading.list_walk import ListRead
from designo_sync_gui.engine.reading.side_reader import SideReading
from designo_sync_gui.engine.writing.later_truth import unknown_outcome
from designo_sync_gui.engine.writing.settle import Settling


@dataclass(frozen=True, slots=True)
class RefreshSummary:
    """What a refresh did.

    ``read`` counts the orders that the lists of both sides named. ``errors`` pairs a store code
    (empty: DesignO) with what stopped it. ``nameless`` counts entries without a readable order
    id, which belong to no row. ``state`` is ``cancelled`` when the operator broke it off; what
    was read until then is kept. ``settled`` are the writes of which reading told more;
    ``unknown`` those of these stores that are still not known. ``changed`` counts by store code
    the rows that changed on a side that was read before. ``notes`` pairs a store code (empty:
    DesignO) with what its reading guessed or refused. ``unread`` counts orders that a side has and
    could not give. ``broken_off`` are lists of these stores that did not come to their end.
    """

    job_id: str
    read: int
    errors: tuple[tuple[str, SyncError], ...]
    nameless: int
    state: JobState = JobState.DONE
    settled: tuple[Outcome, ...] = ()
    unknown: tuple[UnsettledWrite, ...] = ()
    changed: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[tuple[str, Sentence], ...] = ()
    unread: int = 0
    broken_off: tuple[BrokenOff, ...] = ()


async def all_then_first_bug(work: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Let every side come to its end; a bug in one is raised after the others have theirs."""
    tasks = [asyncio.ensure_future(coroutine) for coroutine in work]
    try:
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    for bug in ended:
        if bug is not None:
            raise bug


async def left_of(mirror: Mirror, stores: Sequence[Store]) -> tuple[BrokenOff, ...]:
    """The lists of these stores that did not come to their end. Raises ``StorageFailed``."""
    codes = {store.code for store in stores}
    places = await left_off(mirror, await mirror.side_reads())
    return tuple(place for place in places if codes & set(place.store_codes))


@dataclass(slots=True)
class _Part:
    """One side on its way through a refresh; ``code`` is empty for DesignO."""

    code: str
    reading: SideReading | None = None
    reader: OrderReader | None = None
    listed: ListRead | None = None
    shows: Mapping[str, Status] | None = None
    sign_in: SignInEnd | None = None

    async def open(self, opening: Awaitable[ConnectedSide]) -> OrderReader | None:
        """What the side is read with. Raises ``SyncError``."""
        side = await opening
        self.reader, self.shows, self.sign_in = side.reader, side.shows, side.sign_in
        return self.reader

    async def read_list(self, reading: SideReading) -> None:
        """Raises ``SyncError``."""
        self.reading = reading
        self.listed = await reading.read_list()

    @property
    def unread(self) -> int:
        """Orders that the list or their own request could not give."""
        if self.listed is None or self.reading is None:
            return 0
        return max(self.listed.lost, self.reading.unread)

    @property
    def notes(self) -> tuple[Sentence, ...]:
        """What the list guessed or refused, and the orders that could not be read."""
        if self.listed is None or self.reading is None:
            return ()
        return (*self.listed.notes, *self.reading.notes)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What earlier refreshes came to."""

    reads: Mapping[tuple[str, Side], SideRead]
    places: tuple[BrokenOff, ...]

    @classmethod
    async def of(cls, mirror: Mirror) -> "_Earlier":
        reads = {(read.store_code, read.side): read for read in await mirror.side_reads()}
        return cls(reads, await mirror.broken_off())

    def place(self, side: Side, codes: Sequence[str]) -> BrokenOff | None:
        """Where the list of these very stores broke off."""
        same = (p for p in self.places if p.side is side and set(p.store_codes) == set(codes))
        return next(same, None)


@dataclass(slots=True)
class Refresh:
    """One refresh of ``stores``; made for one run.

    ``accepted`` are the sides (store codes, empty: DesignO) whose orders may vanish in masses;
    ``moves`` takes in what moved.
    """

    context: EngineContext
    job: Job
    stores: Sequence[Store]
    designo: DesignoConnection | None
    full: bool
    accepted: frozenset[str] = frozenset()
    moves: Moves = field(default_factory=Moves)
    errors: list[tuple[str, SyncError]] = field(default_factory=list)

    async def run(self) -> RefreshSummary:
        former = await _Earlier.of(self.context.mirror)
        parts = [_Part(store.code) for store in self.stores]
        lists = [
            self._list_storefront(part, store, former)
            for part, store in zip(parts, self.stores, strict=True)
        ]
        if self.designo is not None:
            parts.append(_Part(DESIGNO))
            lists.append(self._list_designo(parts[-1], self.designo, former))
        await all_then_first_bug(lists)
        await self._ask_missing(parts)
        await self._keep_declared(parts)
        settled = await self._settle(parts)
        unknown = await self._still_unknown()
        for part in parts:
            if not any(code == part.code for code, _ in self.errors):
                self.context.states.set(part.code, StoreState.READY)
        changed: Counter[str] = Counter()
        for part in parts:
            changed.update(part.reading.changed if part.reading else {})
        nameless = sum(part.listed.nameless for part in parts if part.listed)
        seen: set[OrderRef] = set()
        seen.update(*(part.listed.seen for part in parts if part.listed))
        return RefreshSummary(
            self.job.job_id,
            len(seen),
            tuple(self.errors),
            nameless,
            settled=settled,
            unknown=unknown,
            changed=dict(changed),
            notes=tuple((part.code, note) for part in parts for note in part.notes),
            unread=sum(part.unread for part in parts),
            broken_off=await left_of(self.context.mirror, self.stores),
        )

    async def _keep_declared(self, parts: Sequence[_Part]) -> None:
        """Of stores both of whose sides could be opened: what one declares is not known else."""
        shows = {part.code: part.shows for part in parts if part.shows is not None}
        if DESIGNO not in shows:
            return
        for store in self.stores:
            if store.code in shows:
                own = {Side.STOREFRONT: shows[store.code], Side.DESIGNO: shows[DESIGNO]}
                await keep_declared(self.context, store.code, own)

    async def _still_unknown(self) -> tuple[UnsettledWrite, ...]:
        """No unknown write is left hidden: a crash recorded no outcome for its row to show."""
        codes = {store.code for store in self.stores}
        left = [w for w in await self.context.journal.unsettled() if w.ref.store_code in codes]
        for write in left:
            await self.context.mirror.record_outcome(unknown_outcome(write))
        if left:
            self.context.events.publish(RowsChanged(frozenset(write.ref for write in left)))
        return tuple(left)

    async def _list_storefront(self, part: _Part, store: Store, former: "_Earlier") -> None:
        opening = self.context.connections.storefront(store)
        asked = f"{fingerprint(store)} {store.orders_since}"
        await self._list(part, opening, [store.code], asked, former)

    async def _list_designo(
        self,
        part: _Part,
        connection: DesignoConnection,
        former: "_Earlier",
    ) -> None:
        codes = [store.code for store in self.stores]
        opening = self.context.connections.designo(connection)
        await self._list(part, opening, codes, fingerprint(connection), former)

    async def _list(
        self,
        part: _Part,
        opening: Awaitable[ConnectedSide],
        codes: Sequence[str],
        asked: str,
        former: "_Earlier",
    ) -> None:
        self.context.states.set(part.code, StoreState.READING)
        if part.code != DESIGNO:
            self.job.read_of_side(part.code, 0)
        try:
            reader = await part.open(opening)
            self.context.states.sign_in(part.code, part.sign_in)
            if reader is None:
                return
            side = reader.side
            reads = former.reads
            marks = {code: reads[code, side] for code in codes if (code, side) in reads}
            reading = SideReading(
                self.context,
                self.job,
                reader,
                codes,
                marks,
                full=self.full,
                accepted=part.code in self.accepted,
                asked=asked,
                left=former.place(side, codes),
                moves=self.moves,
            )
            await part.read_list(reading)
        except SyncError as error:
            self._failed(part.code, error)

    async def _ask_missing(self, parts: Sequence[_Part]) -> None:
        for part in parts:
            if part.listed is None or part.reading is None:
                continue
            try:
                await part.reading.ask_missing(part.listed)
                self.context.states.read_from(part.code, part.listed.told)
                self.context.events.publish(ReadingNoted(part.code, part.notes))
            except SyncError as error:
                self._failed(part.code, error)

    async def _settle(self, parts: Sequence[_Part]) -> tuple[Outcome, ...]:
        readers: dict[tuple[str, Side], OrderReader] = {}
        for part in parts:
            if part.reader is None or part.listed is None or not part.reader.live:
                continue
            if part.code == DESIGNO:
                for store in self.stores:
                    readers[store.code, Side.DESIGNO] = part.reader
            else:
                readers[part.code, Side.STOREFRONT] = part.reader
        places = {(store.code, Side.STOREFRONT): place(store) for store in self.stores}
        if self.designo is not None:
            tenant = place(self.designo)
            places |= {(store.code, Side.DESIGNO): tenant for store in self.stores}
        settling = Settling(self.context, self.job, places)
        for code, error in await settling.settle(readers):
            self._failed(code, error)
        return tuple(settling.settled)

    def _failed(self, code: str, error: SyncError) -> None:
        self.errors.append((code, error))
        self.job.leave_side(code)
        self.context.states.failed(code, error)
