"""Running several requests at once, with results in order.

Law: when one fails, the others are cancelled and awaited before its error is raised; no
request continues after the caller has stopped.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable, Sequence
from contextlib import aclosing
from typing import Any, TypeVar

_T = TypeVar("_T")


async def all_or_first_error(coroutines: Sequence[Coroutine[Any, Any, _T]]) -> list[_T]:
    """The results in order; raises the first error that occurs, as itself and not in a group."""
    tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        await _end(tasks)


async def read_ahead(
    read: Callable[[int], Coroutine[Any, Any, _T]], numbers: Iterable[int], ahead: Callable[[], int]
) -> AsyncGenerator[_T, None]:
    """What ``read`` gives for each number, in their order; at most ``ahead`` are under way or wait
    to be taken, also while the taker is at work. That number may change while this goes on.

    Raises what the first of them in order raised. To be closed by the taker (``aclosing``).
    """
    source = iter(numbers)
    tasks: deque[asyncio.Task[_T]] = deque()

    def top_up() -> None:
        while len(tasks) < ahead():
            number = next(source, None)
            if number is None:
                return
            tasks.append(asyncio.ensure_future(read(number)))

    try:
        top_up()
        while tasks:
            result = await tasks[0]
            tasks.popleft()
            top_up()
            yield result
    finally:
        await _end(tasks)


async def one_ahead(pages: AsyncGenerator[_T, None]) -> AsyncGenerator[_T, None]:
    """The same, the next of them already being read while the taker is at work: what leads to it
    (a cursor, an address) stands in the one before.

    Raises what ``pages`` raises, after all that came before it was taken. To be closed by the
    taker (``aclosing``).
    """
    async with aclosing(pages):
        reading = asyncio.ensure_future(_next_of(pages))
        try:
            while True:
                found = await reading
                if not found:
                    return
                reading = asyncio.ensure_future(_next_of(pages))
                yield found[0]
        finally:
            await _end([reading])


async def _next_of(pages: AsyncGenerator[_T, None]) -> Sequence[_T]:
    """One, or nothing at the end: what ends a generator may not end a task."""
    async for page in pages:
        return [page]
    return []


async def _end(tasks: Iterable[asyncio.Task[_T]]) -> None:
    left = list(tasks)
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
