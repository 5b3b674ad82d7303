"""Work that comes before every answer of a file, begun in the background."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

Work = Callable[[], Coroutine[Any, Any, None]]


class Preparing:
    """``first`` is done once, before anybody is answered; more may be put behind it."""

    def __init__(self, first: Work) -> None:
        self._first = first
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Begin, if nobody did; on the running loop."""
        if self._task is None:
            self._put(self._first)

    def then(self, work: Work) -> None:
        """Do this as well before anybody is answered; both begin now where nothing was begun."""
        before = self._task

        async def after() -> None:
            await (self._first() if before is None else before)
            await work()

        self._put(after)

    async def ready(self) -> None:
        """Wait until all of it is done. Raises what stopped it."""
        self.begin()
        if self._task is not None:
            await asyncio.shield(self._task)

    async def aclose(self) -> None:
        """Give up what is not done."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    def _put(self, work: Work) -> None:
        self._task = asyncio.create_task(work())
        self._task.add_done_callback(_look_at_end)


def _look_at_end(task: "asyncio.Task[None]") -> None:
    """What stopped it is raised by ``ready`` at the next question."""
    if not task.cancelled():
        task.exception()
