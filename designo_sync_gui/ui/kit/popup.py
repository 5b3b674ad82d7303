"""A popup that is needed once: Esc, a click beside it, or another window takes it away for good.

Law: it ends once, a turn of the loop after it went away, so that whatever hid it (a click, the
window behind it closing) is done with it; and it never asks its window for anything at its end.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QWidget


class Popup(QFrame):
    """``ended`` is called once, when it goes away while its window lives."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._gone = False

    def ended(self) -> None:
        """For those that have something to tell then."""

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Also one that was never shown."""
        super().closeEvent(event)
        self._end()

    def _end(self) -> None:
        if not self._gone:
            self._gone = True
            self.ended()
            self.deleteLater()
