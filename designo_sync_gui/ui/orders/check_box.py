"""The box in front of an order or a group: selected, not selected, or in part."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF

from designo_sync_gui.ui.kit.palette import edge, filled, quiet

BOX = 16
_LEFT = 10
#: Room for a group's arrow, or a row's verdict.
ARROW = 20


def box_left(grouped: bool) -> int:
    """How far from the left edge of its column a box is."""
    return _LEFT + ARROW if grouped else _LEFT


def paint_box(painter: QPainter, place: QRectF, state: Qt.CheckState, palette: QPalette) -> None:
    """Drawn alike on every system, and in both schemes with an edge that can be seen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, ink = filled(palette)
    box = place.adjusted(0.5, 0.5, -0.5, -0.5)
    if state is Qt.CheckState.Unchecked:
        painter.setPen(QPen(edge(palette), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 3, 3)
        painter.restore()
        return
    painter.setPen(QPen(ground, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    pen = QPen(ink, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    middle = place.center()
    if state is Qt.CheckState.Checked:
        sign = [QPointF(-3.6, 0.2), QPointF(-1.2, 2.8), QPointF(3.6, -2.6)]
    else:
        sign = [QPointF(-3.4, 0), QPointF(3.4, 0)]
    painter.drawPolyline(QPolygonF([middle + point for point in sign]))
    painter.restore()


def paint_chevron(painter: QPainter, middle: QPointF, palette: QPalette, *, down: bool) -> None:
    """The arrow of a group: to the right while it is closed, down while it is open."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(quiet(palette), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    sign = [QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4)]
    if down:
        sign = [QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)]
    painter.drawPolyline(QPolygonF([middle + point for point in sign]))
    painter.restore()
