"""Jobs: one at a time per store, told to the screens, and ended in order.

Law: a job that was asked to stop starts nothing new; what is on its way is finished.
"""

import asyncio
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import JobFinished, JobProgress, JobStarted
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.engine.event_hub import EventHub

T = TypeVar("T")


class JobCancelled(Exception):
    """The operator asked the job to stop while it waited."""


class Job:
    """One running job. Only ``cancel`` may be called from another thread."""

    def __init__(self, job_id: str, store_codes: tuple[str, ...], events: EventHub) -> None:
        self.job_id = job_id
        self.store_codes = store_codes
        self._events = events
        self._asked = threading.Event()
        self._wake = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self.done = 0
        self.total: int | None = None

    @property
    def cancelled(self) -> bool:
        return self._asked.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; returns at once."""
        self._asked.set()
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake.set)

    def progress(self, note: str = "") -> None:
        self._events.publish(JobProgress(self.job_id, self.done, self.total, note))

    async def unless_cancelled(self, awaitable: Awaitable[T]) -> T:
        """Await something that may be broken off. Raises ``JobCancelled`` if asked to stop.

        Never for a write: a write on its way is always awaited to its end.
        """
        task = asyncio.ensure_future(awaitable)
        waker = asyncio.ensure_future(self._wake.wait())
        try:
            await asyncio.wait({task, waker}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise JobCancelled
            return task.result()
        finally:
            waker.cancel()
            task.cancel()
            await asyncio.gather(task, waker, return_exceptions=True)


class Jobs:
    """The running jobs and one lock per store."""

    def __init__(self, events: EventHub, new_id: Callable[[], str]) -> None:
        self._events = events
        self._new_id = new_id
        self._running: dict[str, Job] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._idle = asyncio.Event()
        self._idle.set()

    def start(self, title: str, store_codes: Sequence[str]) -> Job:
        job = Job(self._new_id(), tuple(store_codes), self._events)
        self._running[job.job_id] = job
        self._idle.clear()
        self._events.publish(JobStarted(job.job_id, title, job.store_codes))
        return job

    def finish(
        self, job: Job, state: JobState, summary: str, errors: Sequence[SyncError] = ()
    ) -> None:
        self._running.pop(job.job_id, None)
        self._events.publish(JobFinished(job.job_id, state, summary, tuple(errors)))
        if not self._running:
            self._idle.set()

    def cancel(self, job_id: str) -> None:
        """Thread-safe; a job that has already ended is left alone."""
        job = self._running.get(job_id)
        if job is not None:
            job.cancel()

    def busy(self, store_code: str | None = None) -> bool:
        """Whether a job of this store (``None``: any) is running or waiting."""
        jobs = self._running.values()
        return any(store_code is None or store_code in job.store_codes for job in jobs)

    async def cancel_all(self) -> None:
        """Ask every job to stop and wait until the last has ended."""
        for job in tuple(self._running.values()):
            job.cancel()
        await self._idle.wait()

    @asynccontextmanager
    async def exclusive(self, job: Job) -> AsyncIterator[None]:
        """Hold the locks of the job's stores; always taken in one order, so none can deadlock.

        Raises ``JobCancelled`` when asked to stop while waiting for another job.
        """
        held: list[asyncio.Lock] = []
        try:
            for code in sorted(set(job.store_codes)):
                lock = self._locks[code]
                if lock.locked():
                    job.progress("waiting for another job of this store")
                    await job.unless_cancelled(lock.acquire())
                else:
                    await lock.acquire()
                held.append(lock)
            yield
        finally:
            for lock in reversed(held):
                lock.release()
