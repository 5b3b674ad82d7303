"""A red border around an invalid input, with the error message below it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from designo_sync_gui.ui.kit.palette import Tone, tone_color

_THICK = 2


class ProblemEdge(QWidget):
    """Lies on the edge of what is typed into, not of the button beside it, and takes no clicks."""

    def __init__(self, field: QWidget, holder: QWidget) -> None:
        super().__init__(holder)
        self._holder = holder
        self._around = field.focusProxy() or field
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        for one in {field, self._around}:
            one.installEventFilter(self)

    def show_around(self, *, wrong: bool) -> None:
        self._follow()
        self.setVisible(wrong)

    def _follow(self) -> None:
        self.setGeometry(QRect(self._around.mapTo(self._holder, QPoint()), self._around.size()))
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
