"""The search box of the orders.

What is typed finds text in order numbers, ids and both statuses at once; it is never sent.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from designo_sync_gui.ui.kit.language import tr

#: Edges, margins and the button that clears, in pixels.
_BESIDE_TEXT = 40
_WIDTH = 200


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
        self.setToolTip(tr("Part of an order number, an id or a status. Esc clears."))
        self.setClearButtonEnabled(True)
        self.setTextMargins(4, 2, 4, 2)
        self.setMinimumWidth(130)
        self.setMaximumWidth(380)
        self.textChanged.connect(self.search_changed)

    def sizeHint(self) -> QSize:
        """The same with and without the button that clears: it does not move while one types."""
        return QSize(_WIDTH, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._invite()

    def _invite(self) -> None:
        """Say as much of what can be found here as there is room for."""
        words = (
            tr("Search orders and statuses ({key})", key="/"),
            tr("Search orders ({key})", key="/"),
            tr("Search ({key})", key="/"),
        )
        room = self.width() - _BESIDE_TEXT
        metrics = self.fontMetrics()
        fitting = (one for one in words if metrics.horizontalAdvance(one) <= room)
        self.setPlaceholderText(next(fitting, words[-1]))

    def focus_search(self) -> None:
        """What ``/`` does."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_text(self, text: str) -> None:
        """Without a word to anybody."""
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)

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
