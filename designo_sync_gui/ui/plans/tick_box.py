"""The box of a change or a row: ticked, partly, or left out."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from designo_sync_gui.ui.kit.palette import filled

BOX = 16
#: Pixels around a box that a click may miss it by.
_NEAR = 8
_TICK = ((4.0, 8.3), (6.8, 11.0), (12.0, 5.2))
_DASH = ((4.0, 8.0), (12.0, 8.0))


def paint_box(painter: QPainter, option: QStyleOptionViewItem, box: QRect, state: object) -> None:
    """Filled where something is written, with a dash where it is only some."""
    palette = option.palette
    ground, ink = filled(palette)
    shown = Qt.CheckState(state)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    if shown is Qt.CheckState.Unchecked:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(frame, 3, 3)
        painter.restore()
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(frame, 3, 3)
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = _TICK if shown is Qt.CheckState.Checked else _DASH
    corner = QPointF(box.topLeft())
    painter.drawPolyline(QPolygonF([corner + QPointF(x, y) for x, y in points]))
    painter.restore()


class CellAt(QStyleOptionViewItem):
    """A cell as another one is drawn, in another place."""

    def __init__(self, like: QStyleOptionViewItem, rect: QRect) -> None:
        super().__init__(like)
        self.rect = rect


def turned_by(event: QEvent, box: QRect) -> bool:
    """Whether an event of an item turns its box: a click on it, or the space bar."""
    if isinstance(event, QMouseEvent):
        released = event.type() == QEvent.Type.MouseButtonRelease
        left = event.button() == Qt.MouseButton.LeftButton
        near = box.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
        return released and left and near.contains(event.position().toPoint())
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
    return False
