"""The only way to start a coroutine from a widget.

Law: a task belongs to a widget and ends with it; what it raises is either an expected error
and shown where the widget says, or a bug and reported to the loop's exception handler.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from designo_sync_gui.domain.errors import SyncError

T = TypeVar("T")

ErrorShower = Callable[[SyncError], None]


class Tasks:
    """The running tasks of one owner; cancelled when the owner is destroyed."""

    def __init__(self, owner: QObject, show_error: ErrorShower) -> None:
        self._show_error = show_error
        running: set[asyncio.Task[None]] = set()
        self._running = running
        owner.destroyed.connect(lambda: _cancel(running))

    def run(
        self,
        work: Awaitable[T],
        on_ok: Callable[[T], object] | None = None,
        on_error: ErrorShower | None = None,
        on_end: Callable[[], object] | None = None,
    ) -> None:
        """Await ``work`` in a task of the owner.

        ``on_ok`` gets the result, ``on_error`` an expected error (without it the owner's own
        way of showing one is used); ``on_end`` runs after both. None of them runs once the
        task was cancelled.
        """
        asked = asyncio.ensure_future(work)
        task = asyncio.ensure_future(
            self._follow(asked, on_ok, on_error or self._show_error, on_end)
        )
        self._running.add(task)

        def ended(_: asyncio.Task[None]) -> None:
            self._running.discard(task)
            asked.cancel()

        task.add_done_callback(ended)

    def cancel_all(self) -> None:
        """Cancel what runs: the owner was closed and nobody waits for the answer."""
        _cancel(self._running)

    async def idle(self) -> None:
        """Returns once no answer is awaited."""
        while self._running:
            await asyncio.wait(tuple(self._running))

    @property
    def busy(self) -> bool:
        return bool(self._running)

    async def _follow(
        self,
        work: Awaitable[T],
        on_ok: Callable[[T], object] | None,
        on_error: ErrorShower,
        on_end: Callable[[], object] | None,
    ) -> None:
        try:
            try:
                result = await work
            except SyncError as error:
                on_error(error)
            else:
                if on_ok is not None:
                    on_ok(result)
            if on_end is not None:
                on_end()
        except asyncio.CancelledError:
            raise
        except Exception as error:
            asyncio.get_running_loop().call_exception_handler(
                {"message": "A task of the window failed", "exception": error}
            )


def _cancel(running: set[asyncio.Task[None]]) -> None:
    for task in tuple(running):
        task.cancel()
