"""The search box of the orders.

What is typed finds text in order numbers, ids and both statuses at once; it is never sent.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from designo_sync_gui.ui.kit.forms import button
from designo_sync_gui.ui.kit.language import tr, tr_n


class SearchBox(QLineEdit):
    """Finds text in order numbers, ids and both statuses while it is being typed.

    ``left``: the operator is done here (Enter, Down, or Esc in an empty box).
    """

    search_changed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Search orders and statuses"))
        self.setAccessibleDescription(tr("Part of an order number, an id or a status"))
        self.setPlaceholderText(tr("Search orders and statuses   ( / )"))
        self.setToolTip(tr("Part of an order number, an id or a status. Esc clears."))
        self.setClearButtonEnabled(True)
        self.setTextMargins(4, 2, 4, 2)
        self.setMinimumWidth(220)
        self.setMaximumWidth(380)
        self.textChanged.connect(self.search_changed)

    def focus_search(self) -> None:
        """What ``/`` does."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (
            Qt.Key.Key_Escape,
            Qt.Key.Key_Down,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.selectAll()


class NewOrdersBar(QWidget):
    """Hidden while no new order waits. ``wanted`` is emitted by a click."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.button = button("", tr("Sort the new orders into the table (F6)"))
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 6)
        row.addWidget(self.button)
        self.hide()

    def show_count(self, count: int) -> None:
        """The number of waiting changes; a screen reader announces when it grows."""
        more, self._count = count > self._count, count
        text = tr_n(
            "{n:,} new order in this view: show it",
            "{n:,} new orders in this view: show them",
            count,
        )
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.setVisible(count > 0)
        if more:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.button, text))
