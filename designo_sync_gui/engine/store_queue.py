"""Whose turn it is at a store.

Law: one job at a time; the most urgent waiter is next, among equals the first that came.
"""

import asyncio
import heapq
from collections.abc import Iterator
from enum import IntEnum
from itertools import count


class Urgency(IntEnum):
    """What goes first: what a person waits for, writes before readings."""

    WRITE = 0
    REFRESH = 1
    AUTOMATIC = 2


class StoreQueue:
    """A lock whose waiters have an urgency. Belongs to one event loop."""

    def __init__(self) -> None:
        self._held = False
        self._numbers: Iterator[int] = count()
        self._waiting: list[tuple[Urgency, int, asyncio.Future[None]]] = []

    @property
    def held(self) -> bool:
        return self._held

    async def acquire(self, urgency: Urgency) -> None:
        """Wait for the turn; a waiter that is cancelled loses its place and passes a turn on."""
        if not self._held:
            self._held = True
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (urgency, next(self._numbers), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.release()
            raise

    def release(self) -> None:
        """Give the turn to the next waiter."""
        while self._waiting:
            _, _, turn = heapq.heappop(self._waiting)
            if not turn.done():
                turn.set_result(None)
                return
        self._held = False
