"""Both sides of the rows that are about to be written, read right before, and how old that is.

Law: a write is decided by a reading that is at most ``FRESH`` seconds old when the request's turn
comes. Older ones are read again and compared again, never trusted. Two sides that both take longer
than that are read so that their answers come together; else one would always be too old.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import Observation, OrderRef, Side
from designo_sync_gui.domain.ports import OrderReader
from designo_sync_gui.domain.sending import ReadingTooOld
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.writing.conclude import Finding, source_moved

#: Seconds. A person needs longer to change an order in the shop's own screen.
FRESH: Final = 1.0
#: Making a connection counts apart: over a satellite it takes more than a second each time.
FRESH_AND_CONNECTED: Final = 5.0
#: Of a source that can only be listed: the rows of a chunk share one list.
FRESH_OF_A_LIST: Final = 30.0
_MOST_ROUNDS: Final = 3
#: The quicker of two sides is asked later by no more than this: a time that was measured while a
#: host let everybody wait says nothing of the next reading.
_LATEST: Final = 30.0
#: No reading of one order takes longer; a longer difference is a clock that was set.
_LONGEST_LIST: Final = 3600.0


@dataclass(slots=True)
class FreshReading:
    """The rows of one target. ``source`` reads the side whose values are written, where it can be
    asked, and ``source_error`` is why that side could not be opened; ``wanted`` are the values
    that it must still hold, by order."""

    context: EngineContext
    target: OrderReader | None
    source_side: Side
    wanted: Mapping[OrderRef, Status]
    source: OrderReader | None = None
    source_error: SyncError | None = None
    seen: dict[OrderRef, Observation] = field(default_factory=dict)
    _source_seen: dict[OrderRef, Observation] = field(default_factory=dict)
    _source_errors: dict[OrderRef, SyncError] = field(default_factory=dict)
    _read_at: dict[OrderRef, float] = field(default_factory=dict)
    _source_at: dict[OrderRef, float] = field(default_factory=dict)
    _takes: dict[Side, float] = field(default_factory=dict)

    async def read_lists(self, refs: Sequence[OrderRef]) -> None:
        """Read the sides that can only be listed, for rows that share a list. Raises the target's
        ``SyncError``; one of the source stands against its rows only."""
        source = self.source is not None and not self.source.reads_singly
        target = self.target is not None and not self.target.reads_singly
        await self._read(refs, source=source, target=target)

    async def read_again(self, ref: OrderRef) -> None:
        """Read of one row what was not read yet, is too old, or would be so once the other side was
        read once more. Raises what ``read_lists`` raises."""
        for _ in range(_MOST_ROUNDS):
            source, target = self._source_is_old(ref, FRESH), self._target_is_old(ref, FRESH)
            if not source and not target:
                return
            if not source:
                source = self._source_is_old(ref, FRESH - self._time_of(self.source_side.other))
            elif not target:
                target = self._target_is_old(ref, FRESH - self._time_of(self.source_side))
            await self._read([ref], source=source, target=target)

    def _time_of(self, side: Side) -> float:
        """How long the last reading of a side took; 0 before the first."""
        return self._takes.get(side, 0.0)

    async def _read(self, refs: Sequence[OrderRef], *, source: bool, target: bool) -> None:
        """Both sides so that their answers come together: neither grows old while the other is
        read."""
        sides = [(self.source_side, self._read_source)] if source else []
        sides += [(self.source_side.other, self._read_target)] if target else []
        longest = max((self._time_of(side) for side, _ in sides), default=0.0)
        readings = [
            asyncio.ensure_future(self._timed(side, longest - self._time_of(side), read, refs))
            for side, read in sides
        ]
        try:
            await asyncio.gather(*readings)
        finally:
            for reading in readings:
                reading.cancel()
            await asyncio.gather(*readings, return_exceptions=True)

    async def _timed(
        self,
        side: Side,
        pause: float,
        read: Callable[[Sequence[OrderRef]], Awaitable[None]],
        refs: Sequence[OrderRef],
    ) -> None:
        clock = self.context.clock
        if pause > FRESH / 2:
            await clock.sleep(min(pause, _LATEST))
        began = clock.elapsed()
        await read(refs)
        self._takes[side] = clock.elapsed() - began

    async def _read_target(self, refs: Sequence[OrderRef]) -> None:
        if self.target is None:
            for ref in refs:
                self._read_at[ref] = self.context.clock.elapsed()
            return
        readings = await self.target.read_orders(refs)
        for ref in refs:
            self.seen[ref] = readings[ref].observation
            self._read_at[ref] = self._moment(readings[ref].observation)
        await self.context.mirror.record(self.target.side, [readings[ref] for ref in refs])

    async def _read_source(self, refs: Sequence[OrderRef]) -> None:
        if self.source is None or self.source_error is not None:
            return
        try:
            readings = await self.source.read_orders(refs)
        except SyncError as error:
            for ref in refs:
                self._source_errors[ref] = error
                self._source_at.pop(ref, None)
            return
        for ref in refs:
            seen = readings[ref].observation
            self._source_errors.pop(ref, None)
            self._source_seen[ref] = seen
            singly = self.source.reads_singly
            self._source_at[ref] = self._moment(seen) if singly else self.context.clock.elapsed()
        await self.context.mirror.record(self.source.side, [readings[ref] for ref in refs])

    def _moment(self, seen: Observation) -> float:
        """When something was read, in elapsed time: orders that are read together do not come
        together."""
        since = (self.context.clock.now() - seen.read_at).total_seconds()
        return self.context.clock.elapsed() - (since if 0.0 < since < _LONGEST_LIST else 0.0)

    def source_was_read(self, refs: Sequence[OrderRef]) -> bool:
        """Whether the source answered the last question about one of these rows."""
        return any(ref in self._source_at for ref in refs)

    def give_up_source(self, error: SyncError | None) -> None:
        """Stop reading the source."""
        self.source_error = error

    def forget_failure(self, refs: Sequence[OrderRef]) -> None:
        """The source is asked anew for these rows."""
        for ref in refs:
            self._source_errors.pop(ref, None)

    def source_failure(self, refs: Sequence[OrderRef]) -> SyncError | None:
        """What the last reading of the source for these rows failed with."""
        failed = (self._source_errors[ref] for ref in refs if ref in self._source_errors)
        return next(failed, None)

    def source_gone(self, ref: OrderRef) -> Finding | None:
        """Why a row ends without being read: its source is not asked any more."""
        return self.source_problem(ref) if self.source_error is not None else None

    def source_problem(self, ref: OrderRef) -> Finding | None:
        """Why the value of a row is no longer that of the side from which it was taken."""
        error = self.source_error or self._source_errors.get(ref)
        if self.source is None and error is None:
            return None
        seen = self._source_seen.get(ref)
        return source_moved(self.wanted[ref], seen, error, self.source_side)

    def list_is_old(self, ref: OrderRef) -> bool:
        """Whether the list that a row shares with others must be read again."""
        listed = self.source is not None and not self.source.reads_singly
        return listed and self._source_is_old(ref, FRESH_OF_A_LIST)

    def is_fresh(self, ref: OrderRef) -> bool:
        return not self._is_old(ref, FRESH)

    def refuse_if_old(self, ref: OrderRef, *, connected: bool) -> None:
        """Raises ``ReadingTooOld``."""
        if self._is_old(ref, FRESH_AND_CONNECTED if connected else FRESH):
            raise ReadingTooOld(
                say(
                    "The order's last reading was too old when the write was about to be sent: "
                    "nothing was sent."
                ),
                say("Plan again when the connection and the host answer faster."),
            )

    def _is_old(self, ref: OrderRef, limit: float) -> bool:
        return self._target_is_old(ref, limit) or self._source_is_old(ref, limit)

    def _target_is_old(self, ref: OrderRef, limit: float) -> bool:
        return self._older(self._read_at.get(ref), limit)

    def _source_is_old(self, ref: OrderRef, limit: float) -> bool:
        """A row whose source could not be read ends by that problem."""
        if self.source is None or self.source_error is not None or ref in self._source_errors:
            return False
        if not self.source.reads_singly:
            limit = FRESH_OF_A_LIST
        return self._older(self._source_at.get(ref), limit)

    def _older(self, read_at: float | None, limit: float) -> bool:
        return read_at is None or self.context.clock.elapsed() - read_at > limit
