"""A thin rule between two parts."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from designo_sync_gui.ui.kit.palette import line


class Hairline(QWidget):
    """One pixel high; it follows light and dark."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), line(self.palette()))
        painter.end()
