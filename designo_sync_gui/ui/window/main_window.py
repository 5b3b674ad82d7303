"""The layout of the main window.

Layout, and what needs no engine. What does is made with the services (``parts.py``).
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from designo_sync_gui import __version__
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import Event
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.ui.jobs.panel import JobPanel
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.notices import Notices
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.kit.screen_fit import NARROW, open_main
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.file_drop import files_of
from designo_sync_gui.ui.stores.list import STORES_WIDTH, StoreList
from designo_sync_gui.ui.window.actions import Actions
from designo_sync_gui.ui.window.automatic_button import AutomaticButton
from designo_sync_gui.ui.window.child_windows import HelpOpener, RunsApart
from designo_sync_gui.ui.window.command_controller import CommandController
from designo_sync_gui.ui.window.focus_law import FocusLaw
from designo_sync_gui.ui.window.layout_state import LayoutState
from designo_sync_gui.ui.window.menus import build_tool_bar, fill_menus
from designo_sync_gui.ui.window.order_menu import OrderMenu
from designo_sync_gui.ui.window.order_pane import OrderPane
from designo_sync_gui.ui.window.parts import WindowParts
from designo_sync_gui.ui.window.registry import Possible
from designo_sync_gui.ui.window.shutdown import Shutdown
from designo_sync_gui.ui.window.status_bar import FootBar, StatusBar
from designo_sync_gui.ui.window.table_controller import TableController
from designo_sync_gui.ui.window.tray import Tray
from designo_sync_gui.ui.window.view_controller import ViewController
from designo_sync_gui.ui.window.welcome_page import WelcomePage

#: Before an operator chose another size; a smaller screen gives less.
_WISH = QSize(1440, 860)


class MainWindow(QMainWindow):
    """Stores at the left, orders in the middle, jobs below.

    ``parts`` are there while the services are open. The window does not close itself:
    ``shutdown.closed`` is set once the operator wants to leave and nothing runs any more, and the
    session then ends it.
    """

    demo_wanted = Signal()
    #: The settings are known for the first time.
    known = Signal()
    #: Another language was chosen in the preferences: its code.
    language_wanted = Signal(str)
    #: Files or folders were dropped: their paths.
    dropped = Signal(object)

    def __init__(
        self,
        *,
        demo_notice: Sentence = NOTHING,
        closed: asyncio.Event | None = None,
        apart: RunsApart | None = None,
        at_once: bool = True,
    ) -> None:
        super().__init__()
        self.setWindowTitle("DesignO Sync")
        QGuiApplication.setWindowIcon(icon("app"))  # the windows beside this one have it, too
        self.setAcceptDrops(True)
        open_main(self, _WISH)
        self.parts: WindowParts | None = None
        self._can_undo = False
        self._making = self._steps(demo_notice, closed, apart)
        if at_once:
            for _ in self._making:
                pass

    @classmethod
    async def in_turns(
        cls, demo_notice: Sentence, closed: asyncio.Event, apart: RunsApart
    ) -> "MainWindow":
        """Made over several turns of the loop, none of which is long (decision 078). Nobody sees
        it, and nothing has it, before it is whole."""
        window = cls(demo_notice=demo_notice, closed=closed, apart=apart, at_once=False)
        try:
            for _ in window._making:
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            for _ in window._making:  # only what is whole can be taken apart
                pass
            window.detach()
            window.deleteLater()
            raise
        return window

    def _steps(
        self, demo_notice: Sentence, closed: asyncio.Event | None, apart: RunsApart | None
    ) -> Iterator[None]:
        """What is made, step by step: between two of them another turn of the loop may begin."""
        self.demo = BannerStack()
        self.notices = Notices(self)
        self.store_banners = BannerStack(dismiss=self.notices.dismiss)
        self.notices.show_in(self.store_banners)
        # Each in its place from the beginning: a widget that is moved costs as much as a new one.
        self.centre = QWidget()
        self.setCentralWidget(self.centre)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self.centre)
        self.stores = StoreList(self.columns)
        self.right = QWidget(self.columns)
        self.pages = QStackedWidget(self.right)
        self.banners = BannerStack(self.right, edged=True)
        yield
        self.orders = OrderPane(self.pages, at_once=False)
        yield from self.orders.making
        self.welcome = WelcomePage(self.pages)
        self.jobs = JobPanel(self.store_names, self)
        self.shutdown = Shutdown(self, self.jobs, closed)
        yield
        self.actions_ = Actions(self)
        self.automatic = AutomaticButton(self.actions_.automation)
        foot = FootBar(self)
        self.setStatusBar(foot)
        self.status = StatusBar(foot, self.jobs)
        yield
        self.tasks = Tasks(self, lambda error: self.banners.put("window", notice_of(error)))
        #: There from the beginning: what keeps the services from opening is explained there.
        self.help = HelpOpener(apart, self.tasks) if apart is not None else None
        self.tray = Tray(self)
        self.views = ViewController(self, self.orders, self.actions_, self.enable)
        self.table = TableController(self.orders, self.actions_)
        self.order_menu = OrderMenu(self.orders, self.table.copying, self.actions_)
        self.commands = CommandController(
            self, self.stores, self.orders, self.actions_, self._note_layout
        )
        self.focus_law = FocusLaw(self, self.rest_focus)
        self.layout_state = LayoutState(self, self.orders, self.stores, self.columns, self.commands)
        yield
        self._lay_out()
        self._wire()
        self.enable()
        self.show_demo_notice(demo_notice)
        yield

    def _lay_out(self) -> None:
        self.addToolBar(
            build_tool_bar(
                self.actions_.entries, self.automatic, self.orders.search, self.actions_.palette
            )
        )
        fill_menus(self, self.actions_.entries)
        column = QVBoxLayout(self.centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        beside = QWidget()
        told = QVBoxLayout(beside)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self.store_banners)
        self.without_orders = beside
        for part, stretch in ((self.demo, 0), (beside, 0), (self.columns, 1)):
            column.addWidget(part, stretch)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([STORES_WIDTH, 1200])
        self.columns.setChildrenCollapsible(False)
        self.pages.addWidget(self.orders)
        self.pages.addWidget(self.welcome)
        below = QVBoxLayout(self.right)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.pages, 1)
        self._put_banners()

    def _put_banners(self) -> None:
        """At the foot of the table, where orders are shown, else below the page."""
        shows_orders = self.pages.currentWidget() is self.orders
        place = self.orders.foot if shows_orders else self.right.layout()
        if place is not None:
            place.addWidget(self.banners)

    def _wire(self) -> None:
        act = self.actions_
        self.pages.currentChanged.connect(lambda _: self._put_banners())
        act.quit.triggered.connect(self.shutdown.request)
        act.about.triggered.connect(self._show_about)
        act.help.triggered.connect(lambda: self.show_help(""))
        act.inspector.setChecked(self.width() >= NARROW)
        self.orders.show_inspector(act.inspector.isChecked())
        act.inspector.toggled.connect(self._show_inspector)
        act.side_bar.setChecked(True)
        act.side_bar.toggled.connect(self._show_side_bar)
        act.inspector_below.toggled.connect(self._put_inspector)
        self.stores.store_chosen.connect(self._choose_store)
        self.stores.entered.connect(self.orders.go_to_top)
        self.stores.set_context_actions(
            (
                (act.refresh, act.census),
                (act.pause_store,),
                (act.lock_shop, act.lock_designo),
                (act.open_store,),
                (act.edit_store, act.test_store, act.renew_store, act.read_older),
                (act.remove_store,),
            ),
            ((act.designo, act.renew_designo, act.remove_designo),),
            ((act.refresh, act.refresh_full, act.census), (act.add_store,)),
        )
        self.orders.line.warnings.follow(self.notices)
        self.orders.selection_changed.connect(self._show_selection)
        plans = {direction: action for action, direction in act.plans()}
        self.orders.bulk.join(plans, act.export, act.select_none)
        self.orders.deselected.changed.connect(self.enable)
        self.orders.deselected.store_wanted.connect(self.stores.choose)
        self.orders.said.connect(self.status.say)
        self.orders.view.current_order_changed.connect(lambda _: self.enable())
        self.welcome.try_demo.connect(self.demo_wanted)
        self.tray.quit_wanted.connect(self.shutdown.request)

    # The life of the services ---------------------------------------------------------------

    def show_opening(self) -> None:
        """The services are being opened: say so, offer nothing yet."""
        self.banners.remove("opening")
        self.statusBar().showMessage(tr("Opening…"))

    async def ask_to_try_again(self, error: SyncError) -> None:
        """Show why the services could not be opened; returns when the operator tries again."""
        again = asyncio.Event()
        self.statusBar().clearMessage()
        self.banners.put("opening", notice_of(error, action=(say("Try again"), again.set)))
        await again.wait()

    def attach(self, engine: EngineProxy) -> WindowParts:
        """The services are open: make the parts that need them. Once."""
        self.statusBar().clearMessage()
        self.parts = WindowParts(self, engine)
        self.rest_focus()
        return self.parts

    def detach(self) -> None:
        """The window is at its end: what the engine still tells changes nothing."""
        if self.parts is not None:
            self.parts.close()
            self.parts = None
        if self.help is not None:
            self.tasks.cancel_all()
            self.help.close()
        self.tray.stop()
        self.commands.close()
        self.enable()

    def handle_events(self, events: Iterable[Event]) -> None:
        """Show a batch of events while the services are open."""
        if self.parts is not None:
            self.parts.handle_events(events)

    # How things stand -----------------------------------------------------------------------

    @property
    def overview(self) -> Overview | None:
        """The settings and states last asked for; ``None`` until they are known."""
        return self.parts.overview if self.parts is not None else None

    @property
    def busy(self) -> bool:
        """Whether an answer or the end of a job is still awaited."""
        return self.overview is None or self.tasks.busy or bool(self.jobs.running)

    def store_names(self) -> Mapping[str, str]:
        """The name of each connected store by its code."""
        return self.parts.store_names() if self.parts is not None else {}

    def show_page(self) -> None:
        """The orders where there are any, else what to do first; and what can be done now."""
        unknown = not self.orders.model.counted
        has_orders = unknown or self.orders.total_count > 0
        wanted = self.orders if has_orders else self.welcome
        turned = self.pages.currentWidget() is not wanted
        self.pages.setCurrentWidget(wanted)
        self.without_orders.setVisible(not has_orders)
        self.enable()
        if turned and not self.orders.search.hasFocus():
            self.rest_focus()

    def enable(self) -> None:
        """Offer what can be done now."""
        settings = self.overview.settings if self.overview is not None else None
        self.actions_.enable(
            Possible(
                services=self.parts is not None,
                stores=settings is not None and bool(settings.stores),
                designo=settings is not None and settings.designo is not None,
                store=bool(self.stores.current_store),
                shop=bool(self.parts and self.parts.shop_page),
                store_jobs=bool(self.parts and self.parts.chosen_jobs),
                orders=self.orders.total_count > 0,
                rows=self.orders.view_count > 0,
                selection=self.orders.selected_count > 0,
                current=self.orders.view.current_order() is not None,
                page=bool(self.orders.current_page),
                waiting=self.orders.outdated,
                deselected=self.orders.deselected.there,
                undo=self._can_undo,
                room=self.orders.own_views.can_keep,
                own=self.orders.own_views.shown is not None,
            )
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer, while there are services to read them."""
        if self.parts is not None and files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(files_of(event.mimeData()))

    def show_demo_notice(self, text: Sentence) -> None:
        """Say for as long as the window is open that it shows the demo; empty says nothing."""
        if text:
            self.demo.put("demo", Notice(text, tone=Tone.INFO, dismissable=False))
            self.welcome.demo_step.hide()

    def show_help(self, topic: str) -> None:
        """The help at a topic."""
        opener = self.help or (self.parts.help if self.parts is not None else None)
        if opener is not None:
            opener.show(topic)

    def open_commands(self, over: QWidget, *, sheet: bool) -> None:
        """The palette, or the sheet of keys, asked for in a window beside this one."""
        if sheet:
            self.commands.open_sheet()
        else:
            self.commands.open_palette(over)

    def _show_about(self) -> None:
        from designo_sync_gui.ui.dialogs.about_dialog import AboutDialog

        AboutDialog(__version__, self).open()

    def offer_undo(self, words: Sentence | None) -> None:
        """Say what *Undo last job* would take back; ``None``: there is nothing."""
        self._can_undo = words is not None
        self.actions_.rename("undo", words or NOTHING)
        self.enable()

    def _note_layout(self) -> None:
        self.layout_state.note_change()

    def _show_inspector(self, shown: bool) -> None:
        self.orders.show_inspector(shown)
        self.layout_state.note_change()

    def _show_side_bar(self, shown: bool) -> None:
        self.stores.setVisible(shown)
        self.layout_state.note_change()

    def rest_focus(self) -> None:
        """What had the focus went away: give it to the table, or to what is to be done first."""
        if self.pages.currentWidget() is self.orders:
            self.orders.focus_table()
        else:
            self.welcome.focus_next_step()

    def _put_inspector(self, below: bool) -> None:
        self.orders.put_inspector(below=below)
        self.layout_state.note_change()

    def _choose_store(self, code: str) -> None:
        self.orders.show_store(code)
        self.enable()

    def _show_selection(self) -> None:
        orders = self.orders
        self.status.show_selection(orders.selected_count, orders.view_count, orders.total_count)
        self.enable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nothing took: say why, where its action cannot be done now."""
        reason = self.actions_.reason_for_keys(QKeySequence(event.keyCombination()))
        if reason:
            self.status.say(spoken(reason))
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never cut anything: the session ends the window once nothing runs, unless the operator
        prefers to keep it in the system tray."""
        event.ignore()
        if self.tray.keeps_running:
            self.tray.hide_window()
        else:
            self.shutdown.request()
