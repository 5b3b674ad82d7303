"""The history windows that are open.

Law: one window for all jobs and one for each order; they end with the main window.
"""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.ui.bridge import Desk
from designo_sync_gui.ui.history_window import HistoryWindow


class LookingBack:
    """Opens history windows over the main window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._desk: Desk | None = None
        self._undo: Callable[[str], object] | None = None
        self.store_names: Mapping[str, str] = {}
        self.open: dict[OrderRef | None, HistoryWindow] = {}

    def attach(self, desk: Desk, undo: Callable[[str], object]) -> None:
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
