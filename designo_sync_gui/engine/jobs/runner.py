"""Running jobs: start, join, finish, publish.

Law: a caller that goes away asks its job to stop and waits for it; the same refresh is never
run twice at once, and neither is the same plan.
"""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, TypeVar

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import JobRefused, SyncError
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import JobResult, JobState
from designo_sync_gui.domain.patience import waiting_with
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.engine.activity_log import ActivityLog, RefreshRecord
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.connections.states import DESIGNO, states_of
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.jobs.job import Job, JobCancelled, Jobs, Urgency
from designo_sync_gui.engine.jobs.summaries import (
    apply_summary,
    apply_title,
    cancelled_summary,
    left_words,
    order_count,
    refresh_summary,
    refresh_title,
)
from designo_sync_gui.engine.reading.refresh import Refresh, RefreshSummary, left_of
from designo_sync_gui.engine.reading.some_orders import SomeOrders
from designo_sync_gui.engine.trends import Trends
from designo_sync_gui.engine.writing.apply import carry_out, nothing_sent
from designo_sync_gui.engine.writing.plan_run import PlanRun

T = TypeVar("T")

_RefreshKey = tuple[tuple[str, ...], bool]


_BY_BUG = say("Stopped by an error in the program.")


def _details(result: RefreshSummary) -> list[Sentence]:
    """What else *Activity* tells of a refresh: what it guessed or refused, and lists broken off."""
    return [*dict.fromkeys(note for _, note in result.notes), *left_words(result)]


@dataclass(frozen=True, slots=True)
class _Ending:
    """How a job ends when nothing better is said: by a bug, which is raised besides."""

    state: JobState = JobState.FAILED
    summary: Sentence = _BY_BUG
    errors: tuple[SyncError, ...] = ()


@dataclass(slots=True)
class JobRunner:
    """The jobs of one open data folder; ``book`` gives the settings of the moment.

    ``patience`` is how long a plan waits for a host that cannot be reached. ``accepted`` are the
    sides (store codes, empty: DesignO) of which the operator accepted that most orders vanished.
    """

    context: EngineContext
    jobs: Jobs
    book: ConnectionBook
    patience: timedelta = timedelta()
    accepted: set[str] = field(default_factory=set)
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)
    _refreshing: dict[_RefreshKey, asyncio.Task[RefreshSummary]] = field(default_factory=dict)
    _plans: set[str] = field(default_factory=set)
    _closing: bool = False

    async def refresh(
        self, stores: Sequence[Store], *, full: bool, urgency: Urgency = Urgency.REFRESH
    ) -> RefreshSummary:
        """Read both sides of the stores, or join the job that is already doing just that."""
        key = (tuple(store.code for store in stores), full)
        running = self._refreshing.get(key)
        if running is not None:
            return await asyncio.shield(running)
        job = self._start(refresh_title(stores, full=full), key[0], urgency)
        task = self._task(self._refresh(job, stores, full=full))
        self._refreshing[key] = task
        task.add_done_callback(lambda _: self._refreshing.pop(key, None))
        return await self._to_the_end(job, task)

    async def read_again(self, stores: Sequence[Store], refs: Sequence[OrderRef]) -> RefreshSummary:
        """Read these orders of the stores, each by itself, on both sides."""
        codes = [store.code for store in stores]
        job = self._start(
            joined(" · ", [say("Refresh"), order_count(len(refs))]), codes, Urgency.WRITE
        )
        return await self._to_the_end(job, self._task(self._read_again(job, stores, refs)))

    async def apply(
        self,
        plan: Plan,
        confirmed: frozenset[str],
        *,
        careful: bool,
        title: Sentence = NOTHING,
        patience: timedelta | None = None,
        unasked: bool = False,
    ) -> JobResult:
        """Carry out a plan; ``unasked``: of automatic sync. Raises the first error in the program
        that set an order aside, after every other order had its turn."""
        if plan.digest in self._plans:
            raise JobRefused(
                say("This plan is already being carried out."), say("See the job below.")
            )
        codes = sorted({write.ref.store_code for write in plan.writes})
        job = self._start(title or apply_title(plan), codes, Urgency.WRITE)
        self._plans.add(plan.digest)
        patience = self.patience if patience is None else patience
        if unasked:
            await ActivityLog(self.context).began_by_itself(job.job_id, codes, title)
        applying = self._apply(job, plan, confirmed, patience, careful=careful, unasked=unasked)
        task = self._task(applying)
        task.add_done_callback(lambda _: self._plans.discard(plan.digest))
        return await self._to_the_end(job, task)

    def in_background(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Run something that the services await when they are closed."""
        return self._task(work)

    async def aclose(self) -> bool:
        """Ask every job to stop and wait for what is on its way; whether this was the first call.
        What runs in the background must have been asked to end before."""
        if self._closing:
            return False
        self._closing = True
        await self.jobs.cancel_all()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        return True

    def _start(self, title: Sentence, codes: Sequence[str], urgency: Urgency) -> Job:
        if self._closing:
            raise JobRefused(say("The program is being closed."))
        return self.jobs.start(title, codes, urgency)

    def _task(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _to_the_end(self, job: Job, task: "asyncio.Task[T]") -> T:
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            job.cancel()
            await asyncio.gather(task, return_exceptions=True)
            raise

    async def _read_again(
        self, job: Job, stores: Sequence[Store], refs: Sequence[OrderRef]
    ) -> RefreshSummary:
        ending, record = _Ending(), self._record(job)
        try:
            async with self.jobs.exclusive(job):
                await record.begin()
                designo = (await self.book.load()).designo
                reading = SomeOrders(self.context, job, stores, designo, refs, record.moves)
                try:
                    result = await job.unless_cancelled(reading.run())
                finally:
                    await self.book.void_if_changed(stores, designo)
            await record.end(result.state, result.errors, _details(result))
            errors = tuple(error for _, error in result.errors)
            ending = _Ending(JobState.DONE, refresh_summary(result), errors)
            return result
        except JobCancelled:
            result = RefreshSummary(job.job_id, job.done, (), 0, JobState.CANCELLED)
            ending = _Ending(JobState.CANCELLED, cancelled_summary(result))
            await record.end(result.state)
            return result
        except SyncError as error:
            ending = _Ending(JobState.FAILED, error.sentence, (error,))
            await ActivityLog(self.context).failed(job.store_codes, error)
            raise
        finally:
            self.jobs.finish(job, ending.state, ending.summary, ending.errors)

    async def _refresh(self, job: Job, stores: Sequence[Store], *, full: bool) -> RefreshSummary:
        ending, record = _Ending(), self._record(job)
        try:
            async with self.jobs.exclusive(job):
                await record.begin()
                codes = {store.code for store in stores} | {DESIGNO}
                accepted = frozenset(self.accepted & codes)
                designo = (await self.book.load()).designo
                whole = full or bool(accepted)
                asked = (stores, designo, whole, accepted, record.moves)
                refresh = Refresh(self.context, job, *asked)
                try:
                    result = await job.unless_cancelled(refresh.run())
                finally:
                    await self.book.void_if_changed(stores, designo)
            self._forget_accepted(stores, result)
            await Trends(self.context).count(store.code for store in stores)
            await record.end(result.state, result.errors, _details(result))
            errors = tuple(error for _, error in result.errors)
            ending = _Ending(JobState.DONE, refresh_summary(result), errors)
            return result
        except JobCancelled:
            left = await left_of(self.context.mirror, stores)
            result = RefreshSummary(
                job.job_id, job.orders_read, (), 0, JobState.CANCELLED, broken_off=left
            )
            ending = _Ending(JobState.CANCELLED, cancelled_summary(result))
            await record.end(result.state, (), _details(result))
            await self._end_reading(stores)
            return result
        except SyncError as error:
            ending = _Ending(JobState.FAILED, error.sentence, (error,))
            await ActivityLog(self.context).failed(job.store_codes, error)
            raise
        finally:
            self.jobs.finish(job, ending.state, ending.summary, ending.errors)

    def _record(self, job: Job) -> RefreshRecord:
        by = "" if job.urgency is Urgency.AUTOMATIC else self.context.operator
        return RefreshRecord(ActivityLog(self.context), job.store_codes, by)

    def _forget_accepted(self, stores: Sequence[Store], result: RefreshSummary) -> None:
        """An acceptance is good for one reading that came to its end."""
        failed = {code for code, _ in result.errors}
        self.accepted -= {store.code for store in stores} - failed
        if DESIGNO not in failed:
            self.accepted.discard(DESIGNO)

    async def _apply(
        self,
        job: Job,
        plan: Plan,
        confirmed: frozenset[str],
        patience: timedelta,
        *,
        careful: bool,
        unasked: bool,
    ) -> JobResult:
        ending = _Ending()
        try:
            async with self.jobs.exclusive(job):
                with self.context.writer_lock.hold():
                    settings = await self.book.load()
                    run = PlanRun(
                        self.context,
                        job,
                        plan,
                        settings,
                        self.book,
                        confirmed,
                        careful,
                        patience,
                        unasked,
                    )
                    try:
                        with waiting_with(job.patience):
                            result = await carry_out(run)
                        await Trends(self.context).count(job.store_codes)
                    finally:
                        stores = [s for s in settings.stores if s.code in job.store_codes]
                        await self.book.void_if_changed(stores, settings.designo)
            ending = _Ending(result.state, apply_summary(result), result.errors)
            if run.bugs:
                told = joined(" · ", [ending.summary, say("error in the program")])
                ending = replace(ending, summary=told)
                raise run.bugs[0]
            return result
        except JobCancelled:
            ending = _Ending(JobState.CANCELLED, say("Cancelled before anything was sent."))
            return nothing_sent(job.job_id, plan, self.context.clock.now())
        except SyncError as error:
            ending = _Ending(JobState.FAILED, error.sentence, (error,))
            await ActivityLog(self.context).failed(job.store_codes, error)
            raise
        finally:
            self.jobs.finish(job, ending.state, ending.summary, ending.errors)

    async def _end_reading(self, stores: Sequence[Store]) -> None:
        codes = (*[store.code for store in stores], DESIGNO)
        ever = states_of(await self.context.mirror.side_reads(), codes)
        states = self.context.states.snapshot()
        for code in codes:
            if states.get(code) is StoreState.READING:
                self.context.states.set(code, ever[code])
