"""The bar behind which new orders wait, so that no row moves while the operator works.

Law: it counts what the present view would show, and shows nothing by itself.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from designo_sync_gui.ui.forms import button
from designo_sync_gui.ui.language import tr, tr_n


class NewOrdersBar(QWidget):
    """Hidden while no new order waits. ``wanted`` is emitted by a click."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.button = button("", tr("Put the new orders in their places (F6)"))
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 6)
        row.addWidget(self.button)
        self.hide()

    def show_count(self, count: int) -> None:
        """How many wait; a screen reader is told when there are more."""
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
