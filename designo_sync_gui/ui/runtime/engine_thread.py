"""The engine's thread and the way across it.

Law: coroutines of the engine run on the engine's thread only; the window's thread hands them
over and awaits a future. Nothing here blocks the window's thread.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from designo_sync_gui.wine import look_often

if TYPE_CHECKING:
    from designo_sync_gui.engine.services import Services

_LOG = logging.getLogger(__name__)

T = TypeVar("T")


class EngineThread:
    """A plain asyncio loop on a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(_log_engine_exception)
        look_often(self._loop)
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        #: Held while a question is handed over, and for the moment from which on none is taken.
        self._asking = threading.Lock()
        self._ending = False
        self._ended: asyncio.Future[None] | None = None
        self._window_loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Start the thread. Called on the window's thread, inside its running loop."""
        self._window_loop = asyncio.get_running_loop()
        self._ended = self._window_loop.create_future()
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def call(self, factory: Callable[[], Coroutine[Any, Any, T]]) -> "asyncio.Future[T]":
        """Run ``factory()`` on the engine's thread; the future belongs to the calling loop.

        The factory itself is called on the engine's thread, so that its imports happen there.
        Cancelling the future cancels the coroutine; once the engine ended, it is cancelled at once.
        """

        async def run() -> T:
            return await factory()

        with self._asking:
            if not self._ending:
                asked = asyncio.run_coroutine_threadsafe(run(), self._loop)
                return asyncio.wrap_future(asked)
        # A timer of the window may still ask when the engine has ended.
        ended: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        ended.cancel()
        return ended

    def run_apart(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        """Run blocking work (reading a file) in a worker of the engine's loop."""

        async def run() -> T:
            return await asyncio.to_thread(work)

        return self.call(run)

    async def stop(self) -> None:
        """Cancel what still runs there, let it clean up, end the thread; returns when it ended."""
        if self._ended is None:
            self._ending = True
            self._loop.close()
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        await self._ended
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            self._wind_up()
        finally:
            asyncio.set_event_loop(None)
            self._loop.close()
            if self._window_loop is not None:
                self._window_loop.call_soon_threadsafe(self._report_end)

    def _wind_up(self) -> None:
        with self._asking:
            self._ending = True
        # A question that was asked while the loop stopped is a task only after one more round.
        self._loop.run_until_complete(asyncio.sleep(0))
        while left := asyncio.all_tasks(self._loop):
            for task in left:
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.run_until_complete(self._loop.shutdown_default_executor())

    def _report_end(self) -> None:
        if self._ended is not None and not self._ended.done():
            self._ended.set_result(None)


class EngineProxy:
    """What screens ask the engine through: the services once they are open, and their thread."""

    def __init__(self, thread: EngineThread, services: "Services") -> None:
        self._thread = thread
        self.services = services

    def ask(self, question: "Callable[[Services], Coroutine[Any, Any, T]]") -> "asyncio.Future[T]":
        """Run one coroutine of the services on the engine's thread."""
        return self._thread.call(lambda: question(self.services))

    def ask_plain(self, question: "Callable[[Services], T]") -> "asyncio.Future[T]":
        """Run one plain method of the services on the engine's thread."""

        async def run() -> T:
            return question(self.services)

        return self._thread.call(run)

    def run_apart(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        """Run blocking work (reading a chosen file) in a worker of the engine's loop."""
        return self._thread.run_apart(work)


def _log_engine_exception(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    _LOG.error(
        "engine: %s",
        context.get("message", "unhandled exception"),
        exc_info=context.get("exception"),
    )
