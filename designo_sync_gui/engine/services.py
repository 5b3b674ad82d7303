"""What screens and the command line ask for.

Law: every method is a coroutine on the engine's loop, except ``cancel``, which any thread may
call. Nothing here knows a screen, an HTTP library or a database.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from designo_sync_gui.domain.compare import MISMATCHES, judge
from designo_sync_gui.domain.connection import Check, DesignoConnection, Secret, Store
from designo_sync_gui.domain.errors import JobRefused, SecretStoreUnavailable, SyncError
from designo_sync_gui.domain.events import ConnectionsChanged, StoreState
from designo_sync_gui.domain.order import Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import JobResult, JobState
from designo_sync_gui.domain.plan import Direction, Plan
from designo_sync_gui.domain.platform import Option, Platform, SecretField
from designo_sync_gui.domain.ports import OrderPage, ReportWriter, Settings, SideRead
from designo_sync_gui.engine.apply import Apply, nothing_sent
from designo_sync_gui.engine.chosen_secrets import ChosenSecretStore
from designo_sync_gui.engine.connection_book import ConnectionBook
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.event_hub import EventHub
from designo_sync_gui.engine.history import History
from designo_sync_gui.engine.jobs import Job, JobCancelled, Jobs
from designo_sync_gui.engine.planning import Planning
from designo_sync_gui.engine.refresh import Refresh, RefreshSummary
from designo_sync_gui.engine.store_states import DESIGNO
from designo_sync_gui.engine.summaries import (
    apply_summary,
    apply_title,
    refresh_summary,
    refresh_title,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything a screen shows besides orders and jobs.

    ``states`` is keyed by store code, with the empty text for DesignO. ``secret_problem`` says
    why the keyring cannot be used while nothing else was chosen; ``problems`` what was wrong with
    the data folder when it was opened.
    """

    settings: Settings
    side_reads: tuple[SideRead, ...]
    states: Mapping[str, StoreState]
    secret_store: str
    secret_problem: SyncError | None
    demo_notice: str
    problems: tuple[SyncError, ...] = ()
    platforms: tuple[Platform, ...] = ()


class Services:
    """The engine with its doors open; made by ``bootstrap``, closed with ``aclose``."""

    def __init__(
        self,
        context: EngineContext,
        jobs: Jobs,
        book: ConnectionBook,
        secrets: ChosenSecretStore,
        reports: ReportWriter,
        close_storage: Callable[[], Awaitable[None]],
        demo_notice: str = "",
        problems: tuple[SyncError, ...] = (),
    ) -> None:
        self._context = context
        self._jobs = jobs
        self._book = book
        self._secrets = secrets
        self._reports = reports
        self._close_storage = close_storage
        self._problems = problems
        self._demo_notice = demo_notice
        self._secret_problem: SyncError | None = None
        self._running: set[asyncio.Task[object]] = set()
        self._closing = False
        self.history = History(context, lambda: book.settings)

    @property
    def events(self) -> EventHub:
        return self._context.events

    @property
    def platforms(self) -> tuple[Platform, ...]:
        return tuple(self._book.platforms)

    async def overview(self) -> Overview:
        reads = await self._context.mirror.side_reads()
        states = dict.fromkeys([s.code for s in self._book.settings.stores], StoreState.NEVER_READ)
        states |= {read.store_code: StoreState.READY for read in reads}
        states |= self._context.states.snapshot()
        return Overview(
            self._book.settings,
            reads,
            states,
            self._secrets.description,
            self._secret_problem,
            self._demo_notice,
            self._problems,
            self.platforms,
        )

    async def orders(self, refs: Iterable[OrderRef] | None = None) -> tuple[Order, ...]:
        """The orders as they were last read; those that neither side has are left out."""
        found = await self._context.mirror.orders(refs)
        return tuple(order for order in found if not _gone(order))

    async def refresh(
        self, store_codes: Sequence[str] | None = None, *, full: bool = False
    ) -> RefreshSummary:
        """Read both sides of the stores (``None``: all) and settle unknown writes by reading.

        What stops a side is in the summary. Raises ``JobRefused`` when there is nothing to
        read or the operator cancelled.
        """
        stores = self._stores(store_codes)
        job = self._start(refresh_title(stores, full=full), stores)
        return await self._to_the_end(job, self._refresh(job, stores, full=full))

    async def plan(
        self,
        direction: Direction,
        refs: Sequence[OrderRef],
        decisions: Mapping[OrderRef, Side | None] | None = None,
    ) -> Plan:
        """A plan for these orders from what was read; what cannot be written has its reason.

        ``decisions`` are rows decided by hand, for ``Direction.FOLLOW``: the side whose value is
        kept, or ``None`` to leave the row.
        """
        planning = Planning(self._context, self._book.settings)
        return await planning.plan(direction, refs, decisions or {})

    async def apply(self, plan: Plan, confirmed: frozenset[str] = frozenset()) -> JobResult:
        """Carry out exactly the plan, or skip the rows that moved.

        ``confirmed`` are the words the operator typed; rows that need another are refused.
        Raises ``StorageFailed`` when the journal does not take the plan and ``JobRefused`` while
        another process writes from the same data folder; nothing was sent then.
        Cancelling the caller cancels the job, whose writes in flight are finished first.
        """
        if plan.count_word and plan.count_word not in confirmed:
            raise JobRefused(
                f"This plan needs its number of writes typed: {' '.join(plan.brakes)}",
                f"Type {plan.count_word} to carry it out.",
                title="Number of writes not typed",
            )
        codes = sorted({write.ref.store_code for write in plan.writes})
        job = self._start_codes(apply_title(plan), codes)
        return await self._to_the_end(job, self._apply(job, plan, confirmed))

    def cancel(self, job_id: str) -> None:
        """Ask a job to stop. Any thread."""
        self._jobs.cancel(job_id)

    async def save_store(
        self, store: Store, secrets: Mapping[str, Secret], replaces: str | None = None
    ) -> None:
        """Add a store, or put it in the place of ``replaces``. No secrets: those stored stay."""
        self._refuse_while_busy(replaces or store.code)
        await self._book.save_store(store, secrets, replaces)
        self.events.publish(ConnectionsChanged())

    async def remove_store(self, code: str) -> None:
        """Forget a store's settings, secrets and rows; the journal stays."""
        self._refuse_while_busy(code)
        await self._book.remove_store(code)
        self.events.publish(ConnectionsChanged())

    async def test_store(self, store: Store, secrets: Mapping[str, Secret]) -> tuple[Check, ...]:
        """Check the connection line by line; writes nothing. No secrets: those stored."""
        return await self._book.test_store(store, secrets)

    async def save_designo(
        self, connection: DesignoConnection | None, secrets: Mapping[str, Secret]
    ) -> None:
        """Set the DesignO connection, or remove it with ``None``."""
        self._refuse_while_busy(None)
        await self._book.save_designo(connection, secrets)
        self.events.publish(ConnectionsChanged())

    async def test_designo(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret]
    ) -> tuple[Check, ...]:
        return await self._book.test_designo(connection, secrets)

    @property
    def designo_table_options(self) -> tuple[Option, ...]:
        """What is asked where DesignO is read from an export."""
        return self._book.table_options

    async def option_choices(self, store: Store) -> Mapping[str, tuple[str, ...]]:
        """What some options may be, by name (the columns of a file). Raises ``SyncError``."""
        return await self._book.option_choices(store)

    async def first_page(self, store: Store, secrets: Mapping[str, Secret]) -> OrderPage:
        """What settings that are not saved yet would read first; nothing is kept."""
        return await self._book.first_page(store, secrets)

    async def first_designo_page(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret], code: str
    ) -> OrderPage:
        """The same for a DesignO connection and one store code."""
        return await self._book.first_designo_page(connection, secrets, code)

    def designo_secret_fields(self, read_profile: str) -> tuple[SecretField, ...]:
        """The secrets a read profile names. Raises ``ProfileInvalid``."""
        return self._book.designo_secret_fields(read_profile) if read_profile else ()

    def store_secret_fields(self, store: Store) -> tuple[SecretField, ...]:
        """The secrets a store needs. Raises ``SettingsInvalid`` or ``ProfileInvalid``."""
        return self._book.store_secret_fields(store)

    def start_checking_secrets(self) -> None:
        """Try the keyring in the background; an unlock prompt must not delay the window."""
        task = asyncio.ensure_future(self.check_secret_store())
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def check_secret_store(self) -> None:
        """Try the keyring once and show in ``overview`` why it cannot be used."""
        try:
            await self._secrets.probe()
        except SecretStoreUnavailable as error:
            self._secret_problem = error
            self.events.publish(ConnectionsChanged())

    async def use_session_secrets(self) -> None:
        """The operator's choice: secrets stay in memory and end with this run."""
        self._secrets.choose_memory()
        self._secret_problem = None
        self.events.publish(ConnectionsChanged())

    async def export_mismatches(self, path: Path, refs: Sequence[OrderRef] | None = None) -> int:
        """Write the mismatch report; returns its number of rows. Raises ``StorageFailed``.

        ``None`` exports every mismatch; given orders are exported whatever their verdict.
        """
        orders = await self.orders(refs)
        if refs is None:
            orders = tuple(order for order in orders if judge(order).verdict in MISMATCHES)
        return await asyncio.to_thread(
            self._reports.write_mismatches, orders, self._book.settings.stores, path
        )

    async def aclose(self) -> None:
        """Ask every job to stop, wait for what is on its way, then close everything. Once."""
        if self._closing:
            return
        self._closing = True
        await self._jobs.cancel_all()
        await asyncio.gather(*self._running, return_exceptions=True)
        try:
            await self._context.connections.aclose()
        finally:
            await self._close_storage()

    def _refuse_while_busy(self, code: str | None) -> None:
        if self._jobs.busy(code):
            raise JobRefused(
                "A job is running with this connection, so it is not changed now.",
                "Wait until the job has ended or cancel it.",
                title="Connection in use",
            )

    def _stores(self, codes: Sequence[str] | None) -> tuple[Store, ...]:
        stores = self._book.settings.stores
        if codes is not None:
            unknown = [code for code in codes if self._book.settings.store(code) is None]
            if unknown:
                raise JobRefused(f"There is no store “{unknown[0]}”.", "List the stores.")
            stores = tuple(store for store in stores if store.code in codes)
        if not stores:
            raise JobRefused("No store is connected.", "Connect a store first.")
        return stores

    def _start(self, title: str, stores: Sequence[Store]) -> Job:
        return self._start_codes(title, [store.code for store in stores])

    def _start_codes(self, title: str, codes: Sequence[str]) -> Job:
        if self._closing:
            raise JobRefused("The program is being closed.")
        return self._jobs.start(title, codes)

    async def _to_the_end(self, job: Job, body: Coroutine[Any, Any, T]) -> T:
        """Run a job in its own task: a caller that goes away stops the job, never mid-write."""
        task = asyncio.ensure_future(body)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            job.cancel()
            await asyncio.gather(task, return_exceptions=True)
            raise

    async def _refresh(self, job: Job, stores: Sequence[Store], *, full: bool) -> RefreshSummary:
        ending = _Ending()
        try:
            async with self._jobs.exclusive(job):
                settings = self._book.settings
                refresh = Refresh(self._context, job, stores, settings.designo, full)
                result = await job.unless_cancelled(refresh.run())
            errors = tuple(error for _, error in result.errors)
            ending = _Ending(JobState.DONE, refresh_summary(result), errors)
            return result
        except JobCancelled:
            ending = _Ending(JobState.CANCELLED, "Cancelled; what was read is kept.")
            await self._end_reading(stores)
            return RefreshSummary(job.job_id, job.done, (), 0, JobState.CANCELLED)
        except SyncError as error:
            ending = _Ending(JobState.FAILED, str(error), (error,))
            raise
        finally:
            self._jobs.finish(job, ending.state, ending.summary, ending.errors)

    async def _apply(self, job: Job, plan: Plan, confirmed: frozenset[str]) -> JobResult:
        ending = _Ending()
        try:
            async with self._jobs.exclusive(job):
                with self._context.writer_lock.hold():
                    settings = self._book.settings
                    result = await Apply(self._context, job, plan, settings, confirmed).run()
            ending = _Ending(result.state, apply_summary(result), result.errors)
            return result
        except JobCancelled:
            ending = _Ending(JobState.CANCELLED, "Cancelled before anything was sent.")
            return nothing_sent(job.job_id, plan, self._context.clock.now())
        except SyncError as error:
            ending = _Ending(JobState.FAILED, str(error), (error,))
            raise
        finally:
            self._jobs.finish(job, ending.state, ending.summary, ending.errors)

    async def _end_reading(self, stores: Sequence[Store]) -> None:
        reads = {read.store_code for read in await self._context.mirror.side_reads()}
        states = self._context.states.snapshot()
        for code in (*[store.code for store in stores], DESIGNO):
            if states.get(code) is StoreState.READING:
                ever = code in reads or (code == DESIGNO and bool(reads))
                self._context.states.set(code, StoreState.READY if ever else StoreState.NEVER_READ)


@dataclass(frozen=True, slots=True)
class _Ending:
    """How a job ends when nothing better is said: by a bug, which is raised besides."""

    state: JobState = JobState.FAILED
    summary: str = "Stopped by an error in the program."
    errors: tuple[SyncError, ...] = ()


def _gone(order: Order) -> bool:
    sides = (order.storefront, order.designo)
    return all(side is not None and side.presence is Presence.ABSENT for side in sides)
