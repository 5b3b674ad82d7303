"""The hand of an operator, which counts what it does.

An action is a click, a key, or a field that is filled, with the Tab that leads on.
"""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Counts what it does; keys go where the focus is."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        self.done.append(key.name)
        QTest.keyClick(self._focus(), key, modifiers)

    def fill(self, text: str) -> None:
        self.done.append(f"fills in {text}")
        QTest.keyClicks(self._focus(), text)

    def fill_next(self, text: str) -> None:
        """Tab leads to the field."""
        QTest.keyClick(self._focus(), Key.Key_Tab)
        self.fill(text)

    def click(self, widget: QWidget) -> None:
        self.done.append(f"clicks {widget.accessibleName()}")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    @staticmethod
    def _focus() -> QWidget:
        popup = QApplication.activePopupWidget()
        inside = popup.focusWidget() if popup is not None else None
        focus = inside or QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        return focus
