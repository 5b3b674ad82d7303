"""The palette and the sheet of keys open from every window beside the main one too.

A dialog that is to be answered first keeps them away. F1 is given by ``kit/help_link.py``.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_PALETTE, _SHEET = "Ctrl+K", "Ctrl+/"


@runtime_checkable
class HasCommands(Protocol):
    """The main window."""

    def open_commands(self, over: QWidget, *, sheet: bool) -> None: ...


class CommandKeys(QObject):
    """Follows the focus."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._watched: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, former: QWidget | None, now: QWidget | None) -> None:
        if former is not None:
            former.removeEventFilter(self)
        window = now.window() if now is not None else None
        if now is None or window is None or not _beside(window):
            return
        now.installEventFilter(self)
        if window.findChild(QShortcut, _PALETTE) is None:
            for keys in (_PALETTE, _SHEET):
                key = QShortcut(QKeySequence(keys), window)
                key.setObjectName(keys)
                key.activated.connect(lambda keys=keys: _open(window, sheet=keys == _SHEET))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A line of text would take the keys of the palette on X11, to delete to its end."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        opening = QKeySequence(event.keyCombination()).toString() == _PALETTE
        if opening:
            event.ignore()
        return opening


def command_keys(app: QApplication) -> None:
    """Follow the focus from now on; a second call changes nothing."""
    if app.findChild(CommandKeys) is None:
        CommandKeys(app)


def _beside(window: QWidget) -> bool:
    main = isinstance(window, QMainWindow)
    return not main and not window.isModal() and window.windowType() is not Qt.WindowType.Popup


def _open(over: QWidget, *, sheet: bool) -> None:
    for one in QApplication.topLevelWidgets():
        if isinstance(one, HasCommands) and one.isVisible():
            one.open_commands(over, sheet=sheet)
            return
