"""What screens and the command line ask for.

Law: every method is a coroutine on the engine's loop, except ``cancel``, ``pause`` and
``resume``, which any thread may call. Nothing here knows a screen, an HTTP library or a database.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from designo_sync_gui.domain.census import Census, take_census
from designo_sync_gui.domain.compare import MISMATCHES, judge
from designo_sync_gui.domain.connection import Check, DesignoConnection, Secret, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, SecretStoreUnavailable, SyncError
from designo_sync_gui.domain.events import ConnectionsChanged
from designo_sync_gui.domain.order import Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import JobResult, Outcome
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.platform import Option, Platform, SecretField
from designo_sync_gui.domain.ports import (
    EvidenceWriter,
    OrderPage,
    ReportWriter,
)
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.watching import WatchSettings
from designo_sync_gui.engine.automation import Automation
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.connections.entered import Entered
from designo_sync_gui.engine.connections.secrets import ChosenSecretStore
from designo_sync_gui.engine.connections.states import states_of
from designo_sync_gui.engine.connections.voiding import Voiding
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.doctor import Doctor
from designo_sync_gui.engine.events import EventHub
from designo_sync_gui.engine.history import History
from designo_sync_gui.engine.jobs.job import Jobs
from designo_sync_gui.engine.jobs.runner import JobRunner
from designo_sync_gui.engine.overview import Overview, read_when
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.writing.planning import Planning
from designo_sync_gui.engine.writing.settle import settle_by_word


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Who writes the files that leave the program."""

    mismatches: ReportWriter
    evidence: EvidenceWriter


class Services:
    """The running engine and its services; made by ``bootstrap``, closed with ``aclose``."""

    def __init__(
        self,
        context: EngineContext,
        jobs: Jobs,
        book: ConnectionBook,
        secrets: ChosenSecretStore,
        files: ReportFiles,
        close_storage: Callable[[], Awaitable[None]],
        doctor: Doctor,
        demo_notice: str = "",
        problems: tuple[SyncError, ...] = (),
        patience: timedelta = timedelta(),
    ) -> None:
        self._context = context
        self._book = book
        self._entered = Entered(book)
        self.voiding = Voiding(book)
        self._secrets = secrets
        self._reports, self._evidence = files.mismatches, files.evidence
        self._close_storage = close_storage
        self.doctor = doctor
        self.problems = problems
        self._demo_notice = demo_notice
        self._secret_problem: SyncError | None = None
        self._running = JobRunner(context, jobs, book, patience)
        self._watch = Automation(context, self._running, lambda: book.settings)
        self.history = History(context, lambda: book.settings)

    @property
    def events(self) -> EventHub:
        return self._context.events

    @property
    def platforms(self) -> tuple[Platform, ...]:
        return tuple(self._book.platforms)

    async def overview(self) -> Overview:
        reads, problems = await read_when(self._context.mirror, self.problems)
        states = states_of(reads, [store.code for store in self._book.settings.stores])
        states |= self._context.states.snapshot()
        return Overview(
            self._book.settings,
            reads,
            states,
            self._secrets.description,
            self._secret_problem,
            self._demo_notice,
            problems,
            self.platforms,
            self._watch.holds,
        )

    async def orders(self, refs: Iterable[OrderRef] | None = None) -> tuple[Order, ...]:
        """The orders as they were last read; those that neither side has are left out."""
        found = await self._context.mirror.orders(refs)
        return tuple(order for order in found if not _gone(order))

    async def census(self, store_code: str = "") -> Census:
        """Every distinct value of a store (empty: of all) on each side, as last read."""
        orders = await self.orders()
        chosen = (o for o in orders if store_code in ("", o.ref.store_code))
        return await asyncio.to_thread(take_census, store_code, chosen)

    async def refresh(
        self, store_codes: Sequence[str] | None = None, *, full: bool = False
    ) -> RefreshSummary:
        """Read both sides of the stores (``None``: all) and settle unknown writes by reading.

        What stops a side is in the summary. The same refresh asked for again while it runs is
        joined. Raises ``JobRefused`` when there is nothing to read.
        """
        await self._book.load()
        return await self._running.refresh(self._stores(store_codes), full=full)

    def accept_once(self, store_code: str) -> None:
        """At the next refresh most orders of a side (empty: DesignO) may have vanished."""
        self._running.accepted.add(store_code)

    async def accept_change(self, store_code: str) -> None:
        """Accept once that most orders of a side vanished (empty: DesignO), and read it again."""
        self.accept_once(store_code)
        await self.refresh([store_code] if store_code else None, full=True)

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
        planning = Planning(self._context, await self._book.load())
        return await planning.plan(direction, refs, decisions or {})

    async def apply(
        self,
        plan: Plan,
        confirmed: frozenset[str] = frozenset(),
        *,
        canary: bool = False,
        patience: timedelta | None = None,
    ) -> JobResult:
        """Carry out exactly the plan, or skip the rows that moved.

        ``confirmed`` are the words the operator typed; rows that need another are refused.
        ``canary`` writes one order first, then five, then the rest, and stops at the first that
        comes to another value than was sent. ``patience`` is how long a host that is away is waited
        for, in place of what these services were made with. Raises ``StorageFailed`` when the
        journal does not take the plan and ``JobRefused`` while another process writes from the same
        data folder; nothing was sent then. Cancelling the caller cancels the job, whose writes in
        flight are finished first.
        """
        if plan.count_word and plan.count_word not in confirmed:
            raise JobRefused(
                say(
                    "This plan needs its number of writes typed: {brakes}",
                    brakes=" ".join(plan.brakes),
                ),
                say("Type {count_word} to carry it out.", count_word=plan.count_word),
                title=say("Number of writes not typed"),
            )
        return await self._running.apply(plan, confirmed, careful=canary, patience=patience)

    def cancel(self, job_id: str) -> None:
        """Ask a job to stop; one that has ended is left alone. Any thread."""
        job = self._running.jobs.find(job_id)
        if job is not None:
            job.cancel()

    def pause(self, job_id: str) -> None:
        """Ask a job to start nothing new until it is resumed. Any thread."""
        job = self._running.jobs.find(job_id)
        if job is not None:
            job.pause()

    def resume(self, job_id: str) -> None:
        """Let a paused job go on. Any thread."""
        job = self._running.jobs.find(job_id)
        if job is not None:
            job.resume()

    @property
    def watch(self) -> WatchSettings:
        """What runs by itself."""
        return self._book.settings.watch

    async def save_watch(self, settings: WatchSettings) -> None:
        """Set what runs by itself. Raises ``SettingsInvalid`` or ``StorageFailed``."""
        await self._book.save_watch(settings)
        self._watch.settings_changed()
        self.events.publish(ConnectionsChanged())

    @property
    def preferences(self) -> Preferences:
        """What holds for the whole program."""
        return self._book.settings.preferences

    async def save_preferences(self, preferences: Preferences) -> None:
        """Raises ``JobRefused`` for another proxy while a job runs, and ``StorageFailed``."""
        if preferences.proxy != self.preferences.proxy:
            self._refuse_while_busy(None)
        await self._book.save_preferences(preferences)

    async def save_screen(self, screen: str) -> None:
        """Keep how the window is arranged. Raises ``StorageFailed``."""
        await self._book.save_screen(screen)

    async def release(self, store_code: str) -> None:
        """Let the automatic sync of a store go on: a person has looked."""
        self._watch.release(store_code)

    async def settle_by_word(self, ref: OrderRef, side: Side, *, applied: bool) -> Outcome:
        """End an unknown write of a side that cannot be read by what the operator saw there.

        Raises ``JobRefused`` where no write of the order is unknown.
        """
        return await settle_by_word(self._context, ref, side, applied=applied)

    async def watch_here(self) -> None:
        """Refresh and sync by itself until cancelled or closed; for the command line."""
        await self._running.in_background(self._watch.run())

    async def export_evidence(
        self, path: Path, *, job_id: str = "", ref: OrderRef | None = None
    ) -> int:
        """Write what the journal holds of a job or of an order; returns the number of writes.

        Raises ``JobRefused`` for an unknown job and ``StorageFailed``.
        """
        if ref is not None:
            title, writes = f"Order {ref.order_id}", await self.history.writes_of_order(ref)
        else:
            title, writes = f"Job {job_id}", await self.history.writes_of_job(job_id)
        known = {write.job_id for write in writes} | {job_id}
        jobs = [job for job in await self.history.jobs() if job.job_id in known]
        await asyncio.to_thread(self._evidence.write_evidence, title, jobs, writes, path)
        return len(writes)

    async def save_store(
        self, store: Store, secrets: Mapping[str, Secret], replaces: str | None = None
    ) -> None:
        """Add a store, or put it in the place of ``replaces``. No secrets: those stored stay."""
        self._refuse_while_busy(replaces or store.code)
        self._entered.store(store, secrets)
        await self._book.save_store(store, secrets, replaces)
        self.events.publish(ConnectionsChanged())

    async def remove_store(self, code: str) -> None:
        """Forget a store's settings, secrets and rows; the journal stays."""
        self._refuse_while_busy(code)
        await self._book.remove_store(code)
        self.events.publish(ConnectionsChanged())

    async def test_store(self, store: Store, secrets: Mapping[str, Secret]) -> tuple[Check, ...]:
        """Check the connection line by line; writes nothing. No secrets: those stored."""
        self._entered.store(store, secrets)
        return await self._book.test_store(store, secrets)

    async def save_designo(
        self, connection: DesignoConnection | None, secrets: Mapping[str, Secret]
    ) -> None:
        """Set the DesignO connection, or remove it with ``None``."""
        self._refuse_while_busy(None)
        if connection is not None:
            self._entered.designo(connection, secrets)
        await self._book.save_designo(connection, secrets)
        self.events.publish(ConnectionsChanged())

    async def test_designo(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret]
    ) -> tuple[Check, ...]:
        self._entered.designo(connection, secrets)
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
        self._entered.store(store, secrets)
        return await self._book.first_page(store, secrets)

    async def first_designo_page(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret], code: str
    ) -> OrderPage:
        """The same for a DesignO connection and one store code."""
        self._entered.designo(connection, secrets)
        return await self._book.first_designo_page(connection, secrets, code)

    def designo_secret_fields(self, read_profile: str) -> tuple[SecretField, ...]:
        """The secrets a read profile names. Raises ``ProfileInvalid``."""
        return self._book.designo_secret_fields(read_profile) if read_profile else ()

    def store_secret_fields(self, store: Store) -> tuple[SecretField, ...]:
        """The secrets a store needs. Raises ``SettingsInvalid`` or ``ProfileInvalid``."""
        return self._book.store_secret_fields(store)

    def start_checking_secrets(self) -> None:
        """Try the keyring in the background; an unlock prompt must not delay the window."""
        self._running.in_background(self.check_secret_store())

    def start_watching(self) -> None:
        """Refresh and sync by itself as ``watch`` says, until the services are closed."""
        self._running.in_background(self._watch.run())

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
        self._watch.stop()
        if not await self._running.aclose():
            return
        try:
            await self._context.connections.aclose()
        finally:
            await self._close_storage()

    def _refuse_while_busy(self, code: str | None) -> None:
        if self._running.jobs.busy(code):
            raise JobRefused(
                say("A job is running with this connection, so it is not changed now."),
                say("Wait until the job has ended or cancel it."),
                title=say("Connection in use"),
            )

    def _stores(self, codes: Sequence[str] | None) -> tuple[Store, ...]:
        stores = self._book.settings.stores
        if codes is not None:
            unknown = [code for code in codes if self._book.settings.store(code) is None]
            if unknown:
                raise JobRefused(
                    say("There is no store “{unknown}”.", unknown=unknown[0]),
                    say("List the stores."),
                )
            stores = tuple(store for store in stores if store.code in codes)
        if not stores:
            raise JobRefused(say("No store is connected."), say("Connect a store first."))
        return stores


def _gone(order: Order) -> bool:
    sides = (order.storefront, order.designo)
    return all(side is not None and side.presence is Presence.ABSENT for side in sides)
