"""The way to the status census.

Law: one census window at a time; it ends with the main window.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.dialogs.census_window import CensusWindow
from designo_sync_gui.ui.dialogs.help_window import HelpPage, HelpWindow, read_pages
from designo_sync_gui.ui.jobs.history_window import HistoryWindow
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks


class CensusOpener:
    """Opens the census over the main window; ``show_orders`` narrows the table to a value."""

    def __init__(self, window: QWidget, show_orders: Callable[[str, Status], object]) -> None:
        self._window = window
        self._show_orders = show_orders
        self.store_names: Mapping[str, str] = {}
        self.shown: CensusWindow | None = None

    def show(self, desk: EngineProxy, store_code: str) -> CensusWindow:
        """The census of a store (empty: all); an open one comes to the front and changes store."""
        if self.shown is None:
            self.shown = CensusWindow(desk, self.store_names, store_code, self._window)
            self.shown.orders_wanted.connect(self._go)
            self.shown.destroyed.connect(self._forget)
        else:
            self.shown.choose(store_code)
        self.shown.show()
        self.shown.activateWindow()
        return self.shown

    def look(self) -> None:
        """A job ended: the values may be others."""
        if self.shown is not None:
            self.shown.look()

    def close(self) -> None:
        if self.shown is not None:
            self.shown.tasks.cancel_all()
            self.shown.close()

    def _go(self, store_code: str, status: Status) -> None:
        self._show_orders(store_code, status)
        self._window.activateWindow()

    def _forget(self) -> None:
        self.shown = None


class HelpOpener:
    """Opens the help over the main window."""

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        self._window = window
        self._tasks = tasks
        self.shown: HelpWindow | None = None

    def show(self, desk: EngineProxy) -> None:
        """The help pages, in a window of their own; an open one comes to the front."""
        if self.shown is not None:
            self.shown.activateWindow()
        else:
            self._tasks.run(desk.run_apart(read_pages), self._open)

    def close(self) -> None:
        if self.shown is not None:
            self.shown.close()

    def _open(self, pages: Sequence[HelpPage]) -> None:
        self.shown = HelpWindow(pages, self._window)
        self.shown.destroyed.connect(self._forget)
        self.shown.show()

    def _forget(self) -> None:
        self.shown = None


class HistoryWindows:
    """Opens history windows over the main window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._desk: EngineProxy | None = None
        self._undo: Callable[[str], object] | None = None
        self.store_names: Mapping[str, str] = {}
        self.open: dict[OrderRef | None, HistoryWindow] = {}

    def attach(self, desk: EngineProxy, undo: Callable[[str], object]) -> None:
        """The services are open; ``undo`` plans taking back a job by its id."""
        self._desk = desk
        self._undo = undo

    def show(self, ref: OrderRef | None = None) -> HistoryWindow | None:
        """The history of everything, or of one order; an open one comes to the front."""
        if self._desk is None:
            return None
        shown = self.open.get(ref)
        if shown is None:
            shown = HistoryWindow(self._desk, self.store_names, self._window, ref=ref)
            shown.undo_wanted.connect(self._plan_undo)
            shown.destroyed.connect(lambda: self.open.pop(ref, None))
            self.open[ref] = shown
        else:
            shown.look()
        shown.show()
        shown.activateWindow()
        return shown

    def look(self) -> None:
        """A job ended: the journal may say more than what is shown."""
        for shown in self.open.values():
            shown.look()

    def close(self) -> None:
        """The main window ends."""
        self._desk = None
        for shown in tuple(self.open.values()):
            shown.tasks.cancel_all()
            shown.close()

    def _plan_undo(self, job_id: str) -> None:
        if self._undo is not None:
            self._undo(job_id)
            self._window.activateWindow()
