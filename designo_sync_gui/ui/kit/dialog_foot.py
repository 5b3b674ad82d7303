"""The foot of a window: its buttons, at the bottom edge, below a hairline.

Law: it never scrolls, and it is as high in every window (``tests/ui/test_room.py``).
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designo_sync_gui.ui.kit.hairline import Hairline
from designo_sync_gui.ui.kit.tokens import DIALOG_FOOT, SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5

#: Between the edge of a flat button and its words, in pixels.
_EDGE = SPACE_1 + 1


class DialogFoot(QWidget):
    """``row`` holds the buttons, from edge to edge of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._fit()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(SPACE_5, 0, SPACE_5, 0)
        self.row.setSpacing(SPACE_2)

    def showEvent(self, event: QShowEvent) -> None:
        """The words of a flat button at the left stand below those of the window, not its edge."""
        super().showEvent(event)
        items = (self.row.itemAt(place) for place in range(self.row.count()))
        widgets = (item.widget() for item in items if item is not None)
        first = next((one for one in widgets if one is not None and not one.isHidden()), None)
        inside = isinstance(first, QPushButton) and first.isFlat()
        self.row.setContentsMargins(SPACE_5 - _EDGE if inside else SPACE_5, 0, SPACE_5, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Two lines have room, however large the desktop's letters are."""
        self.setFixedHeight(max(DIALOG_FOOT, 2 * self.fontMetrics().lineSpacing() + 16))


def with_foot(window: QWidget, *, to_the_edges: bool = False) -> tuple[QVBoxLayout, QHBoxLayout]:
    """The column of what a window shows, and the row of its foot; ``to_the_edges``: what is shown
    has margins of its own, because it scrolls."""
    foot = DialogFoot()
    whole = QVBoxLayout(window)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    column = QVBoxLayout()
    if to_the_edges:
        column.setContentsMargins(0, 0, 0, 0)
    else:
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_3)
        column.setSpacing(SPACE_3)
    whole.addLayout(column, 1)
    whole.addWidget(Hairline())
    whole.addWidget(foot)
    return column, foot.row
