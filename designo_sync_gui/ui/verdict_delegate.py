"""The verdict's cell and plain text cells of the order table.

Law: shape, colour and word together; the current cell always has a visible frame.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from designo_sync_gui.ui.language import spoken
from designo_sync_gui.ui.looks import Look
from designo_sync_gui.ui.status_delegate import paint_ground
from designo_sync_gui.ui.theme import quiet
from designo_sync_gui.ui.verdict_look import look_color, paint_shape

AnyIndex = QModelIndex | QPersistentModelIndex

#: The item role under which a model gives the word of a ``Look``.
LOOK_ROLE = int(Qt.ItemDataRole.UserRole) + 2

_MARGIN = 8
_SHAPE = 12
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class TextDelegate(QStyledItemDelegate):
    """Plain text in one line, cut at its end; ``—`` is drawn quietly."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        paint_ground(painter, option)
        text = str(index.data() or "")
        palette = option.palette
        painter.setPen(quiet(palette) if text == "—" else palette.color(QPalette.ColorRole.Text))
        draw_text(painter, option, text, _MARGIN)
        painter.restore()


class VerdictDelegate(QStyledItemDelegate):
    """Paints ``LOOK_ROLE``: shape, then word, in the verdict's colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look = Look(str(index.data(LOOK_ROLE)))
        color = look_color(look, option.palette)
        painter.save()
        paint_ground(painter, option)
        rect = QRectF(option.rect)
        top = rect.center().y() - _SHAPE / 2
        paint_shape(painter, look, QRectF(rect.left() + _MARGIN, top, _SHAPE, _SHAPE), color)
        painter.setPen(color)
        draw_text(painter, option, spoken(look.label), _MARGIN + _SHAPE + 8)
        painter.restore()


def draw_text(painter: QPainter, option: QStyleOptionViewItem, text: str, indent: int) -> None:
    """One line of plain text from ``indent`` pixels on, cut with an ellipsis where it is long."""
    place = option.rect.adjusted(indent, 0, -4, 0)
    metrics = QFontMetrics(option.font)
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(option.font)
    painter.drawText(place, _ONE_LINE, cut)
