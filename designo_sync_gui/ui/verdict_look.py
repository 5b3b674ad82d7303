"""How a verdict looks: a shape, a colour and a word.

Law: colour is never the only sign; each look has its own shape and its own word.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen, QPolygonF

from designo_sync_gui.ui.looks import Look
from designo_sync_gui.ui.tones import is_dark

_GREEN, _AMBER, _RED, _GREY = (
    ("#176f30", "#4cc267"),
    ("#855400", "#e3b341"),
    ("#bd1f27", "#ff8a82"),
    ("#57606a", "#a3adb8"),
)
_COLORS = {
    Look.EQUAL: _GREEN,
    Look.FORMATTING: _AMBER,
    Look.DIFFERENT: _RED,
    Look.ONLY_STOREFRONT: _RED,
    Look.ONLY_DESIGNO: _RED,
    Look.UNREADABLE: _RED,
    Look.NOT_READ: _GREY,
}


def look_color(look: Look, palette: QPalette) -> QColor:
    """A colour with WCAG AA contrast on every ground a row can have."""
    return QColor(_COLORS[look][is_dark(palette)])


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
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(box.center().x(), box.top() - 0.5),
                QPointF(box.right() + 0.5, box.center().y()),
                QPointF(box.center().x(), box.bottom() + 0.5),
                QPointF(box.left() - 0.5, box.center().y()),
            ]
        )
    )


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
    Look.ONLY_STOREFRONT: _left_half,
    Look.ONLY_DESIGNO: _right_half,
    Look.UNREADABLE: _warning,
    Look.NOT_READ: _ring,
}
