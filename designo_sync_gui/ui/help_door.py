"""The way to the help pages.

Law: one help window at a time; its pages are read in a worker.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from designo_sync_gui.ui.bridge import Desk
from designo_sync_gui.ui.help_pages import HelpPage, read_pages
from designo_sync_gui.ui.help_window import HelpWindow
from designo_sync_gui.ui.tasks import Tasks


class HelpDoor:
    """Opens the help over the main window."""

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        self._window = window
        self._tasks = tasks
        self.shown: HelpWindow | None = None

    def show(self, desk: Desk) -> None:
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
