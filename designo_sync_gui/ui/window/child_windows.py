"""The windows that the main window opens: status census, help, history.

Law: each ends with the main window; one that is open already comes to the front. What a window is
made of is imported when it is opened.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.activity import EntryOrders
from designo_sync_gui.domain.events import (
    AcceptanceChanged,
    ConnectionsChanged,
    Event,
    JobFinished,
    StoreHeld,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.language import language_now
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

if TYPE_CHECKING:
    import asyncio

    from designo_sync_gui.domain.help_text import HelpPage
    from designo_sync_gui.ui.activity.activity_window import ActivityWindow
    from designo_sync_gui.ui.dialogs.census_window import CensusWindow
    from designo_sync_gui.ui.dialogs.diagnostics_window import DiagnosticsWindow
    from designo_sync_gui.ui.dialogs.licences_window import LicencesWindow
    from designo_sync_gui.ui.dialogs.log_window import LogWindow
    from designo_sync_gui.ui.help.help_window import HelpWindow
    from designo_sync_gui.ui.jobs.history_window import HistoryWindow
    from designo_sync_gui.ui.stores.doctor_window import DoctorWindow
    from designo_sync_gui.ui.trends.trends_window import TrendsWindow

    AWindow = DoctorWindow | LogWindow | DiagnosticsWindow | TrendsWindow | LicencesWindow

T = TypeVar("T")

#: Events after which *Activity* has another entry.
_KEPT = (JobFinished, ConnectionsChanged, AcceptanceChanged, StoreHeld)
#: Asked for whenever a window is opened: the name of each store by its code.
StoreNames = Callable[[], Mapping[str, str]]


class CensusOpener:
    """Opens the census over the main window; ``show_orders`` narrows the table to values."""

    def __init__(
        self,
        window: QWidget,
        engine: EngineProxy,
        store_names: StoreNames,
        show_orders: Callable[[str, Collection[Status]], object],
    ) -> None:
        self._window = window
        self._engine = engine
        self._store_names = store_names
        self._show_orders = show_orders
        self.shown: CensusWindow | None = None

    def show(self, store_code: str) -> "CensusWindow":
        """The census of a store (empty: all); an open one comes to the front and changes store."""
        if self.shown is None:
            from designo_sync_gui.ui.dialogs.census_window import CensusWindow

            self.shown = CensusWindow(self._engine, self._store_names(), store_code, self._window)
            self.shown.orders_wanted.connect(self._show_orders_of)
            self.shown.destroyed.connect(self._forget)
        else:
            self.shown.choose(store_code)
        self.shown.show()
        self.shown.activateWindow()
        return self.shown

    def reload(self) -> None:
        """A job ended: the values may be others."""
        if self.shown is not None:
            self.shown.reload()

    def close(self) -> None:
        if self.shown is not None:
            self.shown.tasks.cancel_all()
            self.shown.close()

    def _show_orders_of(self, store_code: str, statuses: Collection[Status]) -> None:
        self._show_orders(store_code, statuses)
        self._window.activateWindow()

    def _forget(self) -> None:
        self.shown = None


class RunsApart(Protocol):
    """Runs blocking work where it holds neither the window nor the engine."""

    def run_apart(self, work: Callable[[], T], /) -> "asyncio.Future[T]": ...


class HelpOpener:
    """Opens the help beside the main window; it needs no services."""

    def __init__(self, apart: RunsApart, tasks: Tasks) -> None:
        self._apart = apart
        self._tasks = tasks
        self._wanted = ""
        self._reading = False
        self.shown: HelpWindow | None = None

    def show(self, topic: str = "") -> None:
        """The help pages, at a topic if one is named; an open window comes to the front."""
        self._wanted = topic
        if self.shown is not None:
            self._go()
        elif not self._reading:
            from designo_sync_gui.help_files import read_pages

            self._reading = True
            read = partial(read_pages, language=language_now())
            self._tasks.run(self._apart.run_apart(read), self._open, on_end=self._read)

    def close(self) -> None:
        if self.shown is not None:
            self.shown.close()

    def _read(self) -> None:
        self._reading = False

    def _open(self, pages: "Sequence[HelpPage]") -> None:
        from designo_sync_gui.ui.help.help_window import HelpWindow

        self.shown = HelpWindow(pages)
        self.shown.destroyed.connect(self._forget)
        self._go()

    def _go(self) -> None:
        if self.shown is not None:
            if self._wanted:
                self.shown.show_topic(self._wanted)
            self.shown.show()
            self.shown.raise_()
            self.shown.activateWindow()

    def _forget(self) -> None:
        self.shown = None


class OneWindow:
    """A window that is open once: ``make`` makes it, a second wish brings it to the front. Its
    method ``leave`` is called when the main window ends."""

    def __init__(self, make: "Callable[[], AWindow]") -> None:
        self._make = make
        self.shown: AWindow | None = None

    def show(self) -> None:
        if self.shown is None:
            self.shown = self._make()
            self.shown.destroyed.connect(self._forget)
        self.shown.show()
        self.shown.activateWindow()

    def close(self) -> None:
        if self.shown is not None:
            self.shown.leave()
            self.shown.close()

    def _forget(self) -> None:
        self.shown = None


def doctor_of(window: QWidget, engine: EngineProxy, store_names: StoreNames) -> OneWindow:
    """*Check everything* over the main window."""

    def make() -> "DoctorWindow":
        from designo_sync_gui.ui.stores.doctor_window import DoctorWindow

        return DoctorWindow(engine, store_names(), window)

    return OneWindow(make)


def log_of(window: QWidget, engine: EngineProxy) -> OneWindow:
    """The log over the main window."""

    def make() -> "LogWindow":
        from designo_sync_gui.ui.dialogs.log_window import LogWindow

        return LogWindow(engine, engine.services.folder.path, window)

    return OneWindow(make)


def licences_of(window: QWidget, engine: EngineProxy) -> OneWindow:
    """The licences over the main window."""

    def make() -> "LicencesWindow":
        from designo_sync_gui.ui.dialogs.licences_window import LicencesWindow

        return LicencesWindow(engine, window)

    return OneWindow(make)


def trends_of(
    window: QWidget, engine: EngineProxy, store_names: StoreNames, code: Callable[[], str]
) -> OneWindow:
    """The picture of the last weeks, of the store chosen at the left."""

    def make() -> "TrendsWindow":
        from designo_sync_gui.ui.trends.trends_window import TrendsWindow

        return TrendsWindow(engine, store_names(), window, code())

    return OneWindow(make)


def diagnostics_of(window: QWidget, engine: EngineProxy) -> OneWindow:
    """The diagnostics file over the main window."""

    def make() -> "DiagnosticsWindow":
        from designo_sync_gui.ui.dialogs.diagnostics_window import DiagnosticsWindow

        return DiagnosticsWindow(engine, window)

    return OneWindow(make)


class ActivityOpener:
    """Opens *Activity* over the main window. ``undo`` plans taking back a job, ``show_orders``
    shows a store's orders that a text finds, or those of an entry."""

    def __init__(
        self,
        window: QWidget,
        engine: EngineProxy,
        store_names: StoreNames,
        undo: Callable[[str], object],
        show_orders: Callable[[str, str, EntryOrders | None], object],
    ) -> None:
        self._window = window
        self._engine = engine
        self._store_names = store_names
        self._undo = undo
        self._show_orders = show_orders
        self.shown: ActivityWindow | None = None

    def show(self) -> "ActivityWindow":
        """What happened; an open window comes to the front."""
        if self.shown is None:
            from designo_sync_gui.ui.activity.activity_window import ActivityWindow

            self.shown = ActivityWindow(self._engine, self._store_names(), self._window)
            self.shown.undo_wanted.connect(self._plan_undo)
            self.shown.orders_wanted.connect(self._show_found)
            self.shown.entry_wanted.connect(self._show_orders_of)
            self.shown.destroyed.connect(self._forget)
        self.shown.show()
        self.shown.activateWindow()
        return self.shown

    def handle(self, event: Event) -> None:
        """After a job, a changed connection or a decision there is more to show."""
        if self.shown is not None and isinstance(event, _KEPT):
            self.shown.filters.ask_soon()

    def close(self) -> None:
        """The main window ends."""
        if self.shown is not None:
            self.shown.leave()
            self.shown.close()

    def _plan_undo(self, job_id: str) -> None:
        self._undo(job_id)
        self._window.activateWindow()

    def _show_orders_of(self, entry: EntryOrders) -> None:
        self._show_orders("", "", entry)
        self._window.activateWindow()

    def _show_found(self, store_code: str, text: str) -> None:
        self._show_orders(store_code, text, None)
        self._window.activateWindow()

    def _forget(self) -> None:
        self.shown = None


class HistoryWindows:
    """Opens the histories of orders over the main window."""

    def __init__(self, window: QWidget, engine: EngineProxy, store_names: StoreNames) -> None:
        self._window = window
        self._engine = engine
        self._store_names = store_names
        self.open: dict[OrderRef, HistoryWindow] = {}

    def show(self, ref: OrderRef, number: str = "") -> "HistoryWindow":
        """The history of one order with its number; an open one comes to the front."""
        shown = self.open.get(ref)
        if shown is None:
            from designo_sync_gui.ui.jobs.history_window import HistoryWindow

            shown = HistoryWindow(self._engine, self._store_names(), ref, number, self._window)
            shown.destroyed.connect(lambda: self.open.pop(ref, None))
            self.open[ref] = shown
        else:
            shown.reload()
        shown.show()
        shown.activateWindow()
        return shown

    def reload(self) -> None:
        """A job ended: the journal may say more than what is shown."""
        for shown in self.open.values():
            shown.reload()

    def close(self) -> None:
        """The main window ends."""
        for shown in tuple(self.open.values()):
            shown.tasks.cancel_all()
            shown.close()
