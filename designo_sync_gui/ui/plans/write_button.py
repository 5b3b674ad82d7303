"""The one button that writes, with the mark of production where a production store is written."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from designo_sync_gui.ui.kit.forms import PrimaryButton
from designo_sync_gui.ui.kit.tokens import Token, color_of

_MARK, _ROOM = 9, 10


class WriteButton(PrimaryButton):
    """It says what it does; ``mark`` shows the red square. Only with the focus does Enter press it:
    never from another field."""

    def __init__(self) -> None:
        super().__init__("")
        self._marked = False
        self.setDefault(False)
        self.setAutoDefault(False)

    def mark(self, *, production: bool) -> None:
        self._marked = production
        self.updateGeometry()
        self.update()

    def show_act(self, text: str) -> None:
        """``text`` is also what a screen reader says."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        extra = 2 * (_MARK + _ROOM) if self._marked else 12
        return QSize(hint.width() + extra, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marked:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color_of(Token.ON_FILLED, self.palette()), 1.4))
        painter.setBrush(Token.RED.color(dark=False))
        painter.drawRect(QRectF(_ROOM, (self.height() - _MARK) / 2, _MARK, _MARK))
        painter.end()
