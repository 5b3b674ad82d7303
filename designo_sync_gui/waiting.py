"""Helpers for waiting: growing pauses, and waiting for the first of two."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

_T = TypeVar("_T")
_U = TypeVar("_U")

#: More doublings than any pause has before it is the longest.
_MOST_DOUBLINGS = 64


def growing_pause(first: float, tries: int, longest: float) -> float:
    """Seconds to wait after ``tries`` earlier tries: twice as long each time, up to ``longest``."""
    return min(first * 2.0 ** min(max(tries, 0), _MOST_DOUBLINGS), longest)


async def first_of(
    one: Awaitable[_T], other: Awaitable[_U]
) -> tuple[asyncio.Future[_T] | None, asyncio.Future[_U] | None]:
    """Wait until one of two is over; the other is cancelled and has ended when this returns.

    Gives each that was over, with its result or error, and ``None`` for one that was not.
    """
    first, second = asyncio.ensure_future(one), asyncio.ensure_future(other)
    try:
        await asyncio.wait((first, second), return_when=asyncio.FIRST_COMPLETED)
        return first if first.done() else None, second if second.done() else None
    finally:
        first.cancel()
        second.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
