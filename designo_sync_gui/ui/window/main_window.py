"""The main window: where everything stands and what is joined to what.

Law: wiring only. What a part does is in the part; what the engine does is behind the desk.
"""

import asyncio
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from designo_sync_gui import __version__
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import (
    ConnectionsChanged,
    Event,
    JobFinished,
    OutcomeRecorded,
    RowsChanged,
    StoreStateChanged,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.ui.dialogs.help_window import AboutDialog
from designo_sync_gui.ui.jobs.panel import JobPanel
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.orders.index import Row, RowIndex
from designo_sync_gui.ui.orders.row_loader import RowLoader, all_rows
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.statuses.verdicts import icon
from designo_sync_gui.ui.stores.list import StoreList
from designo_sync_gui.ui.window.actions import Actions, Possible
from designo_sync_gui.ui.window.child_windows import CensusOpener, HelpOpener, HistoryWindows
from designo_sync_gui.ui.window.connection_controller import ConnectionController
from designo_sync_gui.ui.window.layout_state import LayoutState
from designo_sync_gui.ui.window.order_controller import OrderController, TimelineController
from designo_sync_gui.ui.window.order_pane import OrderPane
from designo_sync_gui.ui.window.shutdown import Shutdown
from designo_sync_gui.ui.window.status_bar import StatusBar
from designo_sync_gui.ui.window.store_banners import StoreBanners
from designo_sync_gui.ui.window.tray import Tray
from designo_sync_gui.ui.window.view_controller import ViewController
from designo_sync_gui.ui.window.welcome_page import WelcomePage


class MainWindow(QMainWindow):
    """Stores at the left, orders in the middle, jobs below.

    It never closes by itself: ``leaving.closed`` is set once the operator wants to leave and
    nothing runs any more, and the session then ends it.
    """

    demo_wanted = Signal()

    def __init__(self, *, demo_notice: str = "") -> None:
        super().__init__()
        self.setWindowTitle("DesignO Sync")
        self.setWindowIcon(icon("app"))
        self.resize(1440, 860)
        self.demo = BannerStack()
        self.banners = BannerStack()
        self.stores = StoreList()
        self.orders = OrderPane()
        self.empty = WelcomePage()
        self.jobs = JobPanel()
        self.leaving = Shutdown(self, self.jobs)
        self.actions_ = Actions(self)
        self.status = StatusBar(self.statusBar())
        self.tasks = Tasks(self, lambda error: self.banners.put("window", notice_of(error)))
        self.notices = StoreBanners(
            self.banners,
            self._name_of,
            lambda code: self.work.accept_change(code),
            lambda code: self.work.release(code),
        )
        self.looking_back = HistoryWindows(self)
        self.census = CensusOpener(self, self._show_status)
        self.tray = Tray(self)
        self.help = HelpOpener(self, self.tasks)
        self.overview: Overview | None = None
        self._desk: EngineProxy | None = None
        self._lay_out()
        self.views = ViewController(self, self.orders, self.actions_)
        self.arrangement = LayoutState(self, self.orders, self.columns)
        self._wire_parts()
        self._enable()
        self.show_demo_notice(demo_notice)

    def _lay_out(self) -> None:
        self.addToolBar(self.actions_.build_tool_bar(self.orders.search))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.orders)
        self.pages.addWidget(self.empty)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.addWidget(self.stores)
        self.columns.addWidget(self.pages)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([240, 1200])
        self.columns.setChildrenCollapsible(False)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.demo, 0), (self.banners, 0), (self.columns, 1), (self.jobs, 0)):
            column.addWidget(part, stretch)
        self.setCentralWidget(centre)

    def _wire_parts(self) -> None:
        act = self.actions_
        act.fill_menus(self.orders.view.table_actions, self.views.actions)
        act.quit.triggered.connect(self.leaving.want)
        act.inspector.toggled.connect(self._show_inspector)
        act.help.triggered.connect(self.show_help)
        act.about.triggered.connect(lambda: AboutDialog(__version__, self).open())
        act.refresh.triggered.connect(lambda: self.refresh())
        act.refresh_full.triggered.connect(lambda: self.refresh(full=True))
        self.empty.refresh.connect(self.refresh)
        self.empty.try_demo.connect(self.demo_wanted)
        self.tray.refresh_wanted.connect(self.refresh)
        self.tray.quit_wanted.connect(self.leaving.want)
        self.orders.selection_changed.connect(self._show_selection)
        self.orders.said.connect(lambda text: self.statusBar().showMessage(text, 5000))
        self.orders.inspector.history_wanted.connect(lambda ref: self.looking_back.show(ref))
        self.stores.store_chosen.connect(self._choose_store)

    # The life of the services ---------------------------------------------------------------

    def show_opening(self) -> None:
        """The services are being opened: say so, offer nothing yet."""
        self.banners.remove("opening")
        self.statusBar().showMessage(tr("Opening…"))

    async def ask_to_try_again(self, error: SyncError) -> None:
        """Show why the services could not be opened; returns when the operator tries again."""
        again = asyncio.Event()
        self.statusBar().clearMessage()
        self.banners.put("opening", notice_of(error, action=(tr("Try again"), again.set)))
        await again.wait()

    def attach(self, desk: EngineProxy) -> None:
        """The services are open: join them to the parts and show what is known."""
        self._desk = desk
        self.statusBar().clearMessage()
        self.connections = ConnectionController(self, desk, self.tasks, self.banners)
        self.work = OrderController(self, desk, self.tasks, self.banners, self._after_refresh)
        self.updates = RowLoader(desk, self.tasks, self._take_rows, self._arrange_rows)
        self.looking_back.attach(desk, self.work.undo)
        self.timeline = TimelineController(self.orders, desk, self.tasks)
        self.jobs.cancel_wanted.connect(self.work.cancel)
        self.jobs.pause_wanted.connect(self.work.pause)
        self.jobs.resume_wanted.connect(self.work.resume)
        self._wire_desk()
        self.orders.view.setFocus()
        self.reload()

    def detach(self) -> None:
        """The window is at its end: nobody waits for answers any more."""
        self._desk = None
        self.tasks.cancel_all()
        self.looking_back.close()
        self.census.close()
        self.help.close()
        self.tray.stop()
        self._enable()

    def _wire_desk(self) -> None:
        act, connections = self.actions_, self.connections
        act.export.triggered.connect(self.export)
        for action, direction in act.plans():
            action.triggered.connect(partial(self._plan, direction))
        act.add_store.triggered.connect(connections.add_store)
        act.designo.triggered.connect(connections.connect_designo)
        act.watch.triggered.connect(connections.watch)
        act.census.triggered.connect(self._show_census)
        act.preferences.triggered.connect(
            lambda: connections.prefer(self._look, tray_available=self.tray.available)
        )
        act.undo.triggered.connect(lambda: self.work.undo())
        act.history.triggered.connect(lambda: self.looking_back.show())
        act.order_history.triggered.connect(self._show_order_history)
        act.remove_designo.triggered.connect(connections.remove_designo)
        for action, do in (
            (act.edit_store, connections.edit_store),
            (act.remove_store, connections.remove_store),
            (act.test_store, connections.test_store),
        ):
            action.triggered.connect(lambda _=False, do=do: do(self.stores.current_store))
        self.stores.designo_chosen.connect(connections.connect_designo)
        self.stores.set_context_actions(
            (act.edit_store, act.test_store, act.remove_store), (act.designo, act.remove_designo)
        )
        self.orders.set_context_actions((*act.for_orders(), act.order_history))
        self.empty.connect_store.connect(connections.add_store)
        self.empty.connect_designo.connect(connections.connect_designo)

    @property
    def busy(self) -> bool:
        """Whether an answer or the end of a job is still awaited."""
        return self.overview is None or self.tasks.busy or bool(self.jobs.running)

    # What the engine says -------------------------------------------------------------------

    def take_events(self, events: Iterable[Event]) -> None:
        """Show a batch of events; rows and settings that changed are asked for."""
        changed: set[OrderRef] = set()
        reload = look = False
        for event in events:
            self.jobs.handle(event)
            self.notices.take(event)
            self.tray.take(event)
            if isinstance(event, RowsChanged):
                changed |= event.refs
            elif isinstance(event, OutcomeRecorded):
                changed.add(event.outcome.ref)
            elif isinstance(event, StoreStateChanged):
                self.stores.set_state(event.store_code, event.state)
            elif isinstance(event, ConnectionsChanged):
                reload = True
            elif isinstance(event, JobFinished) and self._desk is not None:
                self.updates.note_end(event.job_id)
                look = True
        if self._desk is None:
            return
        if reload:
            self.reload()
        elif look:
            self._look()
        if look:
            self.looking_back.look()
            self.timeline.ask()
            self.census.look()
        if changed:
            self.updates.want(changed)
        self.updates.arrange_when_due()

    def reload(self) -> None:
        """Ask for everything anew: settings, then all orders."""
        if self._desk is None:
            return
        self._look()
        self.tasks.run(self._desk.ask(all_rows), self._take_all)

    def _look(self) -> None:
        if self._desk is not None:
            self.tasks.run(
                self._desk.ask(lambda services: services.overview()), self._take_overview
            )

    def _take_overview(self, overview: Overview) -> None:
        if self.overview is None:
            self.arrangement.start(overview.settings.screen, self._keep_screen)
            self.actions_.inspector.setChecked(not self.orders.inspector.isHidden())
        self.overview = overview
        settings = overview.settings
        names = {store.code: store.name for store in settings.stores}
        self.stores.set_overview(overview)
        self.orders.set_stores(settings.stores, overview.platforms)
        self.work.store_names = names
        self.jobs.store_names = names
        self.looking_back.store_names = names
        self.census.store_names = names
        self.connections.take_overview(overview)
        for code, reason in overview.holds.items():
            self.notices.show_hold(code, reason)
        self.status.show_reads(overview.side_reads)
        self.status.show_secret_store(overview.secret_store)
        self.status.show_watch(overview.watch.refresh_minutes)
        self.status.show_states(overview.states)
        self.tray.take_preferences(settings.preferences)
        if overview.demo_notice:
            self.show_demo_notice(overview.demo_notice)
        self.empty.show_progress(designo=settings.designo is not None, store=bool(names))
        self._choose_page()
        self._enable()

    def _take_all(self, index: RowIndex) -> None:
        self.orders.set_index(index)
        self._after_rows()

    def _take_rows(self, rows: Sequence[Row], asked: frozenset[OrderRef]) -> None:
        self.orders.update_rows(rows, asked, wanted=self.work.refreshing > 0)
        self._after_rows()

    def _after_refresh(self, summary: RefreshSummary) -> None:
        self.updates.note_refresh(summary.job_id)

    def _arrange_rows(self) -> bool:
        if self.orders.selected_count > 1:
            return False
        self.orders.rearrange()
        return True

    def _after_rows(self) -> None:
        self.stores.set_mismatches(self.orders.mismatches_by_store())
        self._choose_page()
        self._enable()

    # What the operator wants ----------------------------------------------------------------

    def refresh(self, *, full: bool = False) -> None:
        """Read what changed (or everything) of the store chosen at the left, or of all."""
        if self._desk is None:
            return
        code = self.stores.current_store
        self.work.refresh((code,) if code and not full else None, full=full)

    def export(self) -> None:
        """The selection when more than one row is selected, else the view, as it stands."""
        self.work.export(*self.orders.export_choice())

    def show_help(self) -> None:
        """The help pages, in a window of their own."""
        if self._desk is not None:
            self.help.show(self._desk)

    def show_demo_notice(self, text: str) -> None:
        if text:
            self.demo.put("demo", Notice(spoken(text), "", tone=Tone.INFO, dismissable=False))
            self.empty.demo_step.hide()

    def _plan(self, direction: Direction, _checked: bool = False) -> None:
        self.work.plan(direction, self.orders.selected_refs())

    def _show_order_history(self) -> None:
        for ref in self.orders.selected_refs()[:1]:
            self.looking_back.show(ref)

    def _show_census(self) -> None:
        if self._desk is not None:
            self.census.show(self._desk, self.stores.current_store)

    def _show_status(self, store_code: str, status: Status) -> None:
        self.stores.choose(store_code)
        self.orders.show_status(status)

    def _show_inspector(self, shown: bool) -> None:
        self.orders.show_inspector(shown)
        self.arrangement.note_change()

    def _keep_screen(self, screen: str) -> None:
        if self._desk is not None:
            self.tasks.run(
                self._desk.ask(lambda services: services.preferences.save_screen(screen))
            )

    def _choose_store(self, code: str) -> None:
        self.orders.show_store(code)
        self._enable()

    # How things stand -----------------------------------------------------------------------

    def _name_of(self, code: str) -> str:
        store = self.overview.settings.store(code) if self.overview else None
        return store.name if store else (code or "DesignO")

    def _show_selection(self) -> None:
        self.status.show_selection(self.orders.selected_count, self.orders.view_count)
        if self._desk is not None:
            self.updates.arrange_when_due()
        self._enable()

    def _choose_page(self) -> None:
        has_orders = self.orders.total_count > 0
        self.pages.setCurrentWidget(self.orders if has_orders else self.empty)

    def _enable(self) -> None:
        settings = self.overview.settings if self.overview and self._desk is not None else None
        self.actions_.enable(
            Possible(
                services=self._desk is not None,
                stores=settings is not None and bool(settings.stores),
                designo=settings is not None and settings.designo is not None,
                store=bool(self.stores.current_store),
                selection=self.orders.selected_count > 0,
                orders=self.orders.total_count > 0,
            )
        )
        self.views.enable()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never cut anything: the session ends the window once nothing runs, unless the operator
        prefers to keep it in the system tray."""
        event.ignore()
        if self.tray.keeps:
            self.tray.stay()
        else:
            self.leaving.want()
