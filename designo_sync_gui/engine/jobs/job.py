"""Jobs: one at a time per store; published to the screens, paused, resumed and ended.

Law: a job that was asked to stop or to pause starts nothing new; what is on its way is finished.
"""

import asyncio
import heapq
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from enum import IntEnum
from itertools import count
from typing import TypeVar

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import (
    JobFinished,
    JobPaused,
    JobProgress,
    JobResumed,
    JobStarted,
    SideProgress,
)
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.patience import Patience
from designo_sync_gui.domain.progress import left_of
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.speed import Speed
from designo_sync_gui.engine.events import EventHub
from designo_sync_gui.waiting import first_of


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


T = TypeVar("T")

_PAUSED = say("Paused by the operator.")


class JobCancelled(Exception):
    """The operator cancelled the job while it waited."""


class Job:
    """One running job. Only ``cancel``, ``pause`` and ``resume`` may be called from another
    thread."""

    def __init__(
        self,
        job_id: str,
        store_codes: tuple[str, ...],
        events: EventHub,
        elapsed: Callable[[], float],
        urgency: Urgency = Urgency.REFRESH,
    ) -> None:
        """``elapsed`` is a clock's, for speeds."""
        self.job_id = job_id
        self.store_codes = store_codes
        self.urgency = urgency
        self._events = events
        self._asked = threading.Event()
        self._paused = threading.Event()
        self._wake = asyncio.Event()
        self.patience = Patience()
        self._resumed = asyncio.Event()
        self._resumed.set()
        self._loop = asyncio.get_running_loop()
        self.done = 0
        self.total: int | None = None
        self._sides: dict[str, SideProgress] = {}
        self._elapsed = elapsed
        self._speed = Speed()
        self._speeds: defaultdict[str, Speed] = defaultdict(Speed)

    @property
    def cancelled(self) -> bool:
        return self._asked.is_set()

    @property
    def paused(self) -> bool:
        """Whether the operator paused it."""
        return self._paused.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; returns at once."""
        self._asked.set()
        self._later(self._break_off)

    def pause(self) -> None:
        """Ask the job to start nothing new until it is resumed; returns at once."""
        if not self._paused.is_set():
            self._paused.set()
            self._later(self._resumed.clear)
            self._events.publish(JobPaused(self.job_id, _PAUSED, asks=True))

    def resume(self) -> None:
        """Let a paused job go on; returns at once."""
        if self._paused.is_set():
            self._paused.clear()
            self._later(self._resumed.set)
            self._events.publish(JobResumed(self.job_id))

    @property
    def sides(self) -> tuple[SideProgress, ...]:
        """The sides that are being read, DesignO (empty code) among them."""
        return tuple(self._sides.values())

    @property
    def orders_read(self) -> int:
        """How many different orders were read at least: both sides may hold the same ones."""
        shops = sum(side.done for side in self.sides if side.store_code)
        return max(shops, self.done - shops)

    def read_of_side(self, store_code: str, done: int, total: int | None = None) -> None:
        """Tell how many different orders of a side were read so far; empty code: DesignO.

        ``total`` is what the side announced; a list that grew while it was read has more.
        """
        known = None if total is None else max(done, total)
        self._sides[store_code] = SideProgress(store_code, done, known)
        self._speeds[store_code].note(self._elapsed(), done)
        self._add_up()

    def leave_side(self, store_code: str) -> None:
        """A side cannot be read further: nothing more of it is waited for."""
        side = self._sides.pop(store_code, None)
        if side is not None and side.done:
            self.read_of_side(store_code, side.done, side.done)
        self._add_up()

    def _add_up(self) -> None:
        totals = [side.total for side in self.sides]
        known = [total for total in totals if total is not None]
        self.done = sum(side.done for side in self.sides)
        self.total = sum(known) if known and len(known) == len(totals) else None

    def expect(self, total: int) -> None:
        """How many orders the job is about, where it is known from the start."""
        self.total = total

    def count_done(self) -> None:
        """One order more has its outcome."""
        self.done += 1

    def progress(self, note: Sentence = NOTHING) -> None:
        """Tell how far it is, how fast and for how long."""
        total = None if self.total is None else max(self.done, self.total)
        self._speed.note(self._elapsed(), self.done)
        rate, left = self._speed.rate, self._left(total)
        self._events.publish(
            JobProgress(self.job_id, self.done, total, note, self.sides, rate, left)
        )

    def _left(self, total: int | None) -> float | None:
        """Seconds until it has ended: the sides are read at the same time."""
        for code, side in self._sides.items():
            rest = None if side.total is None else side.total - side.done
            seconds = self._speeds[code].seconds_for(rest) if rest else None
            self._sides[code] = replace(side, left=seconds)
        if self._sides:
            return left_of(self.sides)
        rest = None if total is None else total - self.done
        return self._speed.seconds_for(rest) if rest else None

    def _begin_speeds_anew(self) -> None:
        """The time that the job was held is not time that it worked."""
        for speed in (self._speed, *self._speeds.values()):
            speed.begin_anew()

    async def go_on(self) -> None:
        """Return at once, or, while the job is paused, when it is resumed or cancelled."""
        while self.paused and not self.cancelled:
            await first_of(self._resumed.wait(), self._wake.wait())
            self._begin_speeds_anew()

    async def hold(self, waiting: Awaitable[None], reason: Sentence, until: datetime) -> None:
        """Await something outside (a host that is to come back), told to the screens.

        Raises ``JobCancelled`` if asked to stop meanwhile.
        """
        self._events.publish(JobPaused(self.job_id, reason, until))
        try:
            await self.unless_cancelled(waiting)
        finally:
            self._begin_speeds_anew()
            if not self.paused:
                self._events.publish(JobResumed(self.job_id))

    async def unless_cancelled(self, awaitable: Awaitable[T]) -> T:
        """Await something that may be broken off. Raises ``JobCancelled`` if asked to stop.

        Never for a write: a write on its way is always awaited to its end.
        """
        ended, _ = await first_of(awaitable, self._wake.wait())
        if ended is None:
            raise JobCancelled
        return ended.result()

    def _break_off(self) -> None:
        self._wake.set()
        self.patience.end()

    def _later(self, call: Callable[[], object]) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call)


class Jobs:
    """The running jobs and one queue per store."""

    def __init__(
        self, events: EventHub, new_id: Callable[[], str], elapsed: Callable[[], float]
    ) -> None:
        self._events = events
        self._elapsed = elapsed
        self._new_id = new_id
        self._running: dict[str, Job] = {}
        self._queues: defaultdict[str, StoreQueue] = defaultdict(StoreQueue)
        self._idle = asyncio.Event()
        self._idle.set()

    def start(
        self, title: Sentence, store_codes: Sequence[str], urgency: Urgency = Urgency.REFRESH
    ) -> Job:
        job = Job(self._new_id(), tuple(store_codes), self._events, self._elapsed, urgency)
        self._running[job.job_id] = job
        self._idle.clear()
        self._events.publish(JobStarted(job.job_id, title, job.store_codes))
        return job

    def finish(
        self, job: Job, state: JobState, summary: Sentence, errors: Sequence[SyncError] = ()
    ) -> None:
        self._running.pop(job.job_id, None)
        self._events.publish(JobFinished(job.job_id, state, summary, tuple(errors)))
        if not self._running:
            self._idle.set()

    def find(self, job_id: str) -> Job | None:
        """A running or waiting job; ``None`` once it has ended. Any thread."""
        return self._running.get(job_id)

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
        """Hold the turns of the job's stores; always taken in one order, so none can deadlock.

        Raises ``JobCancelled`` when asked to stop while waiting for another job.
        """
        held: list[StoreQueue] = []
        try:
            for code in sorted(set(job.store_codes)):
                queue = self._queues[code]
                if queue.held:
                    job.progress(say("waiting for another job of this store"))
                    await job.unless_cancelled(queue.acquire(job.urgency))
                else:
                    await queue.acquire(job.urgency)
                held.append(queue)
            yield
        finally:
            for queue in reversed(held):
                queue.release()
