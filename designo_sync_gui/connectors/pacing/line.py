"""The queue of requests to one host.

Law: first come, first served, but a write goes before all readings: the reading that it is based
on grows old while it waits. A caller that leaves the queue, also by cancellation, blocks no other.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from designo_sync_gui.domain.patience import GaveUp, Patience, patience


class _Place(asyncio.Future[None]):
    """Of one who waits; ``patience`` is that of its job."""

    patience: Patience


class Line:
    """A queue in which at most one caller has the turn."""

    def __init__(self) -> None:
        self._taken = False
        self._writes: deque[_Place] = deque()
        self._readings: deque[_Place] = deque()

    @asynccontextmanager
    async def head(self, *, write: bool) -> AsyncIterator[None]:
        """Wait for the head of the line, and stand there until this is left. Raises ``GaveUp``."""
        await self._join(self._writes if write else self._readings)
        try:
            yield
        finally:
            self._next()

    async def _join(self, line: deque[_Place]) -> None:
        if not self._taken:
            self._taken = True
            return
        place = _Place()
        place.patience = patience()
        line.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled() and place.exception() is None:
                self._next()
            raise

    def dismiss(self) -> None:
        """Those whose job was cancelled leave: their wait raises ``GaveUp``."""
        for place in (*self._writes, *self._readings):
            if place.patience.over and not place.done():
                place.set_exception(GaveUp())

    def _next(self) -> None:
        """Whoever was cancelled or dismissed is passed over."""
        for line in (self._writes, self._readings):
            while line:
                place = line.popleft()
                if not place.done():
                    place.set_result(None)
                    return
        self._taken = False
