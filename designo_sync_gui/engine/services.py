"""What screens and the command line ask for: the parts of the running engine, and their end.

A part's methods run on the engine's loop, except where it says that any thread may call.
Nothing here knows a screen, an HTTP library or a database.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.domain.start_at_sign_in import StartEntry
from designo_sync_gui.engine.acceptances import AcceptanceService
from designo_sync_gui.engine.activity import Activity
from designo_sync_gui.engine.activity_report import ActivityExport
from designo_sync_gui.engine.automation import Automation
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.connections.moving import MovingFiles, MovingService
from designo_sync_gui.engine.connections.noticing import SettingsNotice
from designo_sync_gui.engine.connections.secret_store import SecretService
from designo_sync_gui.engine.connections.secrets import ChosenSecretStore
from designo_sync_gui.engine.connections.service import ConnectionService
from designo_sync_gui.engine.connections.sign_in_reminder import SignInReminder
from designo_sync_gui.engine.connections.states import states_of
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.diagnostics import DiagnosticsService, DiagnosticsSources
from designo_sync_gui.engine.doctor import Doctor
from designo_sync_gui.engine.folder import DataFolderView
from designo_sync_gui.engine.history import History
from designo_sync_gui.engine.jobs.job import Jobs
from designo_sync_gui.engine.jobs.runner import JobRunner
from designo_sync_gui.engine.jobs.service import JobService
from designo_sync_gui.engine.order_views import OrderViews
from designo_sync_gui.engine.orders import OrderService
from designo_sync_gui.engine.overview import Overview, read_when
from designo_sync_gui.engine.preferences import PreferenceService
from designo_sync_gui.engine.reports import ReportFiles, ReportService
from designo_sync_gui.engine.telling import Telling, TellingParts
from designo_sync_gui.engine.trends import Trends
from designo_sync_gui.engine.updates import UpdateService

if TYPE_CHECKING:
    from designo_sync_gui.engine.learning import Learning, ReadFile
    from designo_sync_gui.engine.learning_tables import TableLearning
    from designo_sync_gui.engine.renewing import Renewing

T = TypeVar("T")


class Services:
    """The running engine; made by ``bootstrap``, closed with ``aclose``."""

    def __init__(
        self,
        context: EngineContext,
        jobs: Jobs,
        book: ConnectionBook,
        secrets: ChosenSecretStore,
        files: ReportFiles,
        close_storage: Callable[[], Awaitable[None]],
        doctor: Doctor,
        folder: DataFolderView,
        diagnostics: DiagnosticsSources,
        telling: TellingParts,
        moving: MovingFiles,
        start: StartEntry,
        updates: UpdateService,
        read_example: "ReadFile",
        demo_notice: Sentence = NOTHING,
        problems: tuple[SyncError, ...] = (),
        patience: timedelta = timedelta(),
    ) -> None:
        self._context: Final = context
        self._book: Final = book
        self._close_storage: Final = close_storage
        self._read_example: Final = read_example
        self._demo_notice: Final = demo_notice
        self._runner: Final = JobRunner(context, jobs, book, patience)
        self.problems: Final = problems
        self.events: Final = context.events
        self.clock: Final = context.clock
        self.connections: Final = ConnectionService(book, jobs)
        self.secrets: Final = SecretService(secrets, context.events)
        self.telling: Final = Telling(context, book, telling)
        self.preferences: Final = PreferenceService(book, jobs, self.telling, start)
        self.acceptances: Final = AcceptanceService(context, book)
        self.moving: Final = MovingService(
            self.connections, self.preferences, self.acceptances, moving, telling.program
        )
        self.jobs: Final = JobService(self._runner)
        self.automation: Final = Automation(context, self._runner)
        self.noticing: Final = SettingsNotice(book, context.clock)
        self.reminder: Final = SignInReminder(context)
        self.orders: Final = OrderService(context, book)
        self.views: Final = OrderViews(context.mirror.table)
        self.history: Final = History(context, book)
        self.activity: Final = Activity(context)
        self.activity_export: Final = ActivityExport(files.activity, self.activity, files.program)
        self.reports: Final = ReportService(files, book, self.orders, self.history)
        self.trends: Final = Trends(context)
        self.updates: Final = updates
        self.doctor: Final = doctor
        self.folder: Final = folder
        self.diagnostics: Final = DiagnosticsService(diagnostics, book, doctor, folder)

    def learning(self) -> "Learning":
        """Learning from an example, which has its own count of requests. Imported when it is
        asked for: no start needs it."""
        from designo_sync_gui.engine.learning import Learning

        return Learning(self._context, self._book, self._read_example)

    def renewing(self) -> "Renewing":
        """Renewing a sign-in by a new example; imported when it is asked for."""
        from designo_sync_gui.engine.renewing import Renewing

        return Renewing(self._book, self.connections.jobs)

    def learning_tables(self) -> "TableLearning":
        """Learning how a file is read."""
        from designo_sync_gui.engine.learning_tables import TableLearning

        return TableLearning(self._context, self._book)

    async def overview(self) -> Overview:
        """Everything a screen shows besides orders and jobs."""
        settings = self._book.settings
        so_far = await read_when(self._context.mirror, self.problems)
        states = states_of(so_far.reads, [store.code for store in settings.stores])
        states |= self._context.states.snapshot()
        return Overview(
            settings,
            so_far.reads,
            states,
            self.secrets.description,
            self.secrets.problem,
            self._demo_notice,
            so_far.problems,
            self.connections.platforms,
            self.automation.holds,
            so_far.broken_off,
            await self.telling.failure(),
            self._context.states.sources(),
            self._context.states.sign_ins(),
        )

    def in_background(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Run something that ``aclose`` waits for."""
        return self._runner.in_background(work)

    async def aclose(self) -> None:
        """Ask every job to stop, wait for what is on its way, then close everything. Once."""
        self.automation.stop()
        self.noticing.stop()
        self.reminder.stop()
        self.telling.stop()
        if not await self._runner.aclose():
            return
        await self.telling.aclose()
        try:
            await self._context.connections.aclose()
        finally:
            await self._close_storage()
