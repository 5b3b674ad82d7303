"""Keys drawn as keys: ``Ctrl+K`` in a small box."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from designo_sync_gui.ui.kit.fonts import scaled
from designo_sync_gui.ui.kit.palette import pill_edge

_HEIGHT, _SIDE, _GAP = 20, 7, 4
#: Of several keys in one line of the sheet, in pixels.
_MOST_WIDE = 150


def _small(font: QFont) -> QFont:
    return scaled(font, 0.88)


def width_of_caps(keys: str, font: QFont) -> int:
    """Pixels that keys take, one box for each word of them."""
    metrics = QFontMetrics(_small(font))
    boxes = [metrics.horizontalAdvance(key) + 2 * _SIDE for key in keys.split(" ")]
    return sum(boxes) + _GAP * (len(boxes) - 1)


def paint_caps(painter: QPainter, middle_left: QPoint, keys: str, palette: QPalette) -> None:
    """Draw each word of the keys as a key."""
    painter.save()
    painter.setFont(_small(painter.font()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = middle_left.x()
    for key in keys.split(" "):
        width = painter.fontMetrics().horizontalAdvance(key) + 2 * _SIDE
        box = QRect(left, middle_left.y() - _HEIGHT // 2, width, _HEIGHT)
        painter.setPen(QPen(pill_edge(palette), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Button))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(palette.color(QPalette.ColorRole.ButtonText))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), key)
        left += width + _GAP
    painter.restore()


class KeyCaps(QWidget):
    """Keys as a widget; a screen reader hears them with what they do, in the label beside."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> list[str]:
        """Keys that together would leave no room for what they do stand below each other."""
        wide = width_of_caps(self.keys, self.font()) > _MOST_WIDE
        return self.keys.split(" ") if wide else [self.keys]

    def sizeHint(self) -> QSize:
        widest = max(width_of_caps(line, self.font()) for line in self.lines)
        return QSize(widest + 2, (_HEIGHT + 4) * len(self.lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        lines = self.lines
        high = self.height() // len(lines)
        for place, line in enumerate(lines):
            middle = QPoint(1, high * place + high // 2)
            paint_caps(painter, middle, line, self.palette())
        painter.end()
