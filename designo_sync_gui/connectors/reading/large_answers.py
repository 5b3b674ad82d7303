"""Processing large replies in a worker thread, one after the other.

Law: the next large answer is decoded only when the one before became readings. Pages of a list
arrive together, and 16 MB with one emoji are 64 MB as a text and as much again as values: eight of
them took 680 MB (measured).
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from designo_sync_gui.connectors.reading.document import SMALL, DecodedBody, decoded

_T = TypeVar("_T")


@dataclass(slots=True)
class _Turns:
    """Who works on large answers in one event loop; ``idle`` says that no readings are made."""

    decoding: asyncio.Lock = field(default_factory=asyncio.Lock)
    idle: asyncio.Event = field(default_factory=asyncio.Event)
    making: int = 0

    def __post_init__(self) -> None:
        self.idle.set()


_TURNS: Final[WeakKeyDictionary[asyncio.AbstractEventLoop, _Turns]] = WeakKeyDictionary()


def _turns() -> _Turns:
    return _TURNS.setdefault(asyncio.get_running_loop(), _Turns())


async def decoded_in_turn(body: bytes, decoder: Executor) -> bytes | DecodedBody:
    """The body; a large one decoded, in its turn and in the thread of ``decoder``. In ever another
    thread the memory of each keeps what was freed (another 200 MB, measured)."""
    if len(body) <= SMALL:
        return body
    turns = _turns()
    async with turns.decoding:
        await turns.idle.wait()
        return await asyncio.get_running_loop().run_in_executor(decoder, decoded, body)


async def off_loop(size: int, work: Callable[[], _T]) -> _T:
    """What ``work`` makes of an answer of ``size`` bytes; that of a large one in a thread, because
    100,000 tiny orders in one answer hold the loop for two seconds (measured)."""
    if size <= SMALL:
        return work()
    turns = _turns()
    turns.making += 1
    turns.idle.clear()
    try:
        return await asyncio.to_thread(work)
    finally:
        turns.making -= 1
        if not turns.making:
            turns.idle.set()
