"""Which colour of a column means what."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from designo_sync_gui.ui.kit.flow_layout import FlowLayout
from designo_sync_gui.ui.kit.forms import plain_label
from designo_sync_gui.ui.kit.tokens import SPACE_1, SPACE_3

_SIDE = 12


class Swatch(QWidget):
    """A square of one colour; its name stands beside it."""

    def __init__(self, color: QColor) -> None:
        super().__init__()
        self.color = color
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.color)
        painter.end()


class Legend(QWidget):
    """Squares with names, in as many lines as they take."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, margins=QMargins(0, 0, 0, 0), spacing=SPACE_3)
        self._entries: list[QWidget] = []
        self.told: tuple[tuple[str, str], ...] = ()

    def show_parts(self, names: Sequence[str], colors: Sequence[QColor]) -> None:
        """``told`` are the names with their colours."""
        told = tuple((name, color.name()) for name, color in zip(names, colors, strict=True))
        if told == self.told:
            return
        self.told = told
        for entry in self._entries:
            self._flow.removeWidget(entry)
            entry.deleteLater()
        self._entries = [_entry(name, color) for name, color in zip(names, colors, strict=True)]
        for entry in self._entries:
            self._flow.addWidget(entry)
            entry.show()
        self.updateGeometry()


def _entry(name: str, color: QColor) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_1 + 2)
    label = plain_label(name, muted=True)
    label.setWordWrap(False)
    row.addWidget(Swatch(color))
    row.addWidget(label)
    return made
