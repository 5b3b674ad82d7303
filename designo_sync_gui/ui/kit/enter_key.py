"""Enter presses the button that has the keyboard focus, in every window of the program.

Law: never another one. Qt's style for Linux presses a button with Space only, and in a dialog
Enter on a button that cannot become the default would press the one that is.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterPresses(QObject):
    """Follows the focus and listens to the one button that has it. Check marks and radio buttons
    are set by Space, and Enter there means the form."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._button: QPushButton | QToolButton | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _former: QWidget | None, now: QWidget | None) -> None:
        if self._button is not None and shiboken6.isValid(self._button):
            self._button.removeEventFilter(self)
        self._button = None
        if isinstance(now, QPushButton | QToolButton):
            self._button = now
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _ENTER or watched is not self._button:
            return False
        if isinstance(watched, QToolButton) and watched.menu() is not None:
            watched.showMenu()
        elif isinstance(watched, QPushButton | QToolButton):
            watched.click()
        return True


def enter_presses(app: QApplication) -> None:
    """Follow the focus from now on; a second call changes nothing."""
    if app.findChild(EnterPresses) is None:
        EnterPresses(app)
