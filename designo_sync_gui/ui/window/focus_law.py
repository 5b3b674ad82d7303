"""Where keyboard focus rests in the main window, and whom Space, Ctrl+A and Ctrl+C belong to.

Law: these keys act on the table wherever the focus is, unless a text is being typed or selected,
or the key presses the button that has the focus. The palette opens from everywhere. Focus that
loses its place goes to the table, never into the search box.
"""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from designo_sync_gui.ui.orders.view_tab import ViewTab

_Standard = QKeySequence.StandardKey
_CTRL = Qt.KeyboardModifier.ControlModifier
#: A line of text would take them on X11, to delete to its end and to go there (Qt 6.11, measured).
_OF_THE_WINDOW = (
    QKeyCombination(_CTRL, Qt.Key.Key_K),
    QKeyCombination(_CTRL, Qt.Key.Key_E),
)


class FocusLaw(QObject):
    """Follows the focus within one window; ``rest`` puts it where it belongs."""

    def __init__(self, window: QWidget, rest: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._rest = rest
        self._watched: QWidget | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._rest_where_none_is)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, former: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if now is None:
            self._later.start()
        elif now.window() is self._window:
            self._watched = now
            now.installEventFilter(self)
            if former is not None and self._lost(former):
                self._rest()

    def _lost(self, former: QWidget) -> bool:
        """Whether the focus moved because what had it went away: Qt hands it to the next in line,
        whatever that is."""
        if not shiboken6.isValid(former):
            return True
        inside = self._window.isAncestorOf(former)
        return inside and not (former.isVisible() and former.isEnabled())

    def _rest_where_none_is(self) -> None:
        """What had the focus was destroyed, and nothing took it over."""
        nobody = QApplication.focusWidget() is None and QApplication.activePopupWidget() is None
        if nobody and self._window.isActiveWindow():
            self._rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that a widget claims for itself never comes to an action of the window: let each
        claim what is its own and no more."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget):
            return False
        if event.keyCombination() in _OF_THE_WINDOW:
            event.ignore()
            return True
        if not _of_the_table(event) or typed_in(watched):
            return False
        own = _presses(watched, event) or (event.matches(_Standard.Copy) and selects(watched))
        event.setAccepted(own)
        return True


def _of_the_table(event: QKeyEvent) -> bool:
    space = event.key() == Qt.Key.Key_Space and not event.modifiers()
    return space or event.matches(_Standard.Copy) or event.matches(_Standard.SelectAll)


def typed_in(widget: QWidget) -> bool:
    """Whether a text is being typed there."""
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox) and widget.isEditable()


def selects(widget: QWidget) -> bool:
    """Whether some of a text that cannot be changed is selected there."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.textCursor().hasSelection()
    return isinstance(widget, QLabel) and widget.hasSelectedText()


def _presses(widget: QWidget, event: QKeyEvent) -> bool:
    """Space presses the button that has the focus. The tab of the shown view has nothing left to
    press: there it marks the current order as elsewhere."""
    button = isinstance(widget, QAbstractButton) and not isinstance(widget, ViewTab)
    return event.key() == Qt.Key.Key_Space and (button or isinstance(widget, QComboBox))
