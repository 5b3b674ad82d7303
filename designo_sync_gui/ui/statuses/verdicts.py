"""The shape and colour of each verdict; the rules are in ``domain.looks``."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from designo_sync_gui.domain.looks import Look, look_of
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.kit.palette import ToneLabel
from designo_sync_gui.ui.kit.tokens import Token, color_of

__all__ = [
    "Look",
    "LookMark",
    "look_color",
    "look_of",
    "paint_shape",
    "small_button",
    "text_label",
]

_COLORS = {
    Look.EQUAL: Token.GREEN,
    Look.FORMATTING: Token.AMBER,
    Look.DIFFERENT: Token.RED,
    Look.CONFLICT: Token.VIOLET,
    Look.ONLY_STOREFRONT: Token.RED,
    Look.ONLY_DESIGNO: Token.RED,
    Look.UNREADABLE: Token.RED,
    Look.NOT_READ: Token.MUTED,
}


def look_color(look: Look, palette: QPalette) -> QColor:
    """A colour with WCAG AA contrast on every ground a row can have."""
    return color_of(_COLORS[look], palette)


def paint_shape(painter: QPainter, look: Look, box: QRectF, color: QColor) -> None:
    """Draw the look's shape inside a square box; no font is involved."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(color)
    box = box.adjusted(1, 1, -1, -1)
    _PAINTERS[look](painter, box)
    painter.restore()


def _disc(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)


def _ring(painter: QPainter, box: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)


def _half_disc(painter: QPainter, box: QRectF) -> None:
    painter.drawPie(box, 90 * 16, 180 * 16)
    _ring(painter, box)


def _diamond(painter: QPainter, box: QRectF) -> None:
    painter.drawPolygon(_corners(box))


def _half_diamond(painter: QPainter, box: QRectF) -> None:
    top, _, bottom, left = _corners(box)
    painter.drawPolygon(QPolygonF([top, bottom, left]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _diamond(painter, box)


def _corners(box: QRectF) -> list[QPointF]:
    """Of a diamond, from the top on to the right."""
    return [
        QPointF(box.center().x(), box.top() - 0.5),
        QPointF(box.right() + 0.5, box.center().y()),
        QPointF(box.center().x(), box.bottom() + 0.5),
        QPointF(box.left() - 0.5, box.center().y()),
    ]


def _half_square(painter: QPainter, box: QRectF, *, left: bool) -> None:
    box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    half = QRectF(box)
    if left:
        half.setRight(box.center().x())
    else:
        half.setLeft(box.center().x())
    painter.fillRect(half, painter.brush())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _left_half(painter: QPainter, box: QRectF) -> None:
    _half_square(painter, box, left=True)


def _right_half(painter: QPainter, box: QRectF) -> None:
    _half_square(painter, box, left=False)


def _warning(painter: QPainter, box: QRectF) -> None:
    middle = box.center().x()
    triangle = QPainterPath(QPointF(middle, box.top()))
    triangle.lineTo(box.right() + 0.5, box.bottom())
    triangle.lineTo(box.left() - 0.5, box.bottom())
    triangle.closeSubpath()
    hole = QPainterPath()
    hole.addRect(QRectF(middle - 0.8, box.top() + box.height() * 0.36, 1.6, box.height() * 0.3))
    hole.addRect(QRectF(middle - 0.8, box.bottom() - box.height() * 0.2, 1.6, 1.6))
    painter.drawPath(triangle.subtracted(hole))


_PAINTERS = {
    Look.EQUAL: _disc,
    Look.FORMATTING: _half_disc,
    Look.DIFFERENT: _diamond,
    Look.CONFLICT: _half_diamond,
    Look.ONLY_STOREFRONT: _left_half,
    Look.ONLY_DESIGNO: _right_half,
    Look.UNREADABLE: _warning,
    Look.NOT_READ: _ring,
}


_SHAPE = 14


def text_label(text: str = "", *, strong: bool = False, muted: bool = False) -> QLabel:
    """A label for foreign text: drawn as it is, with its invisible characters as marks."""
    label = ToneLabel() if muted else QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(visible_line(text))
    if strong:
        font = QFont(label.font())
        font.setBold(True)
        label.setFont(font)
    return label


def small_button(text: str, name: str, tip: str) -> QPushButton:
    """A flat button beside what it acts on; ``name`` says to a screen reader what that is."""
    button = QPushButton(text.replace("&", "&&"))
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


class LookMark(QWidget):
    """Shape and word of a verdict as a widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.NOT_READ
        font = QFont(self.font())
        font.setBold(True)
        self.setFont(font)
        self.show_look(self._look)

    def show_look(self, look: Look) -> None:
        self._look = look
        self.setAccessibleName(spoken(look.label))
        width = self.fontMetrics().horizontalAdvance(spoken(look.label))
        self.setFixedSize(QSize(_SHAPE + 8 + width + 2, self.fontMetrics().height() + 4))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = look_color(self._look, self.palette())
        top = (self.height() - _SHAPE) / 2
        paint_shape(painter, self._look, QRectF(0, top, _SHAPE, _SHAPE), color)
        painter.setPen(color)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        place = self.rect().adjusted(_SHAPE + 8, 0, 0, 0)
        painter.drawText(place, flags, spoken(self._look.label))
        painter.end()
