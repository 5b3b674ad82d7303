"""The way to the status census.

Law: one census window at a time; it ends with the main window.
"""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.bridge import Desk
from designo_sync_gui.ui.census_window import CensusWindow


class CensusDoor:
    """Opens the census over the main window; ``show_orders`` narrows the table to a value."""

    def __init__(self, window: QWidget, show_orders: Callable[[str, Status], object]) -> None:
        self._window = window
        self._show_orders = show_orders
        self.store_names: Mapping[str, str] = {}
        self.shown: CensusWindow | None = None

    def show(self, desk: Desk, store_code: str) -> CensusWindow:
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
