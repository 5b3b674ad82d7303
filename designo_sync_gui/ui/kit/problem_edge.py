"""A red border around an invalid input, with the error message below it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from designo_sync_gui.ui.kit.palette import Tone, tone_color

_THICK = 2


class ProblemEdge(QWidget):
    """Lies on a field's edge, beside the field in their common parent, and takes no clicks."""

    def __init__(self, field: QWidget, holder: QWidget) -> None:
        super().__init__(holder)
        self._field = field
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        field.installEventFilter(self)

    def show_around(self, *, wrong: bool) -> None:
        self._follow()
        self.setVisible(wrong)

    def _follow(self) -> None:
        self.setGeometry(self._field.geometry())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tone_color(Tone.BAD, self.palette()), _THICK))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()
