"""A number of orders as a cell: at the right, over a bar that shows its share of the largest."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from designo_sync_gui.ui.kit.language import number
from designo_sync_gui.ui.kit.palette import quiet
from designo_sync_gui.ui.kit.table_look import DASH, paint_ground
from designo_sync_gui.ui.kit.tokens import SPACE_2, Token, color_of

AnyIndex = QModelIndex | QPersistentModelIndex
#: The item role under which a model gives a ``Bar``.
BAR_ROLE = int(Qt.ItemDataRole.UserRole) + 4
_THICK = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """``most`` is what a bar over the whole width stands for."""

    count: int
    most: int

    def __str__(self) -> str:
        return number(self.count) if self.count else DASH

    @property
    def share(self) -> float:
        return self.count / self.most if self.most else 0.0


class BarDelegate(QStyledItemDelegate):
    """Paints ``BAR_ROLE``; the number says all, the bar is for comparing at a glance."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        bar = index.data(BAR_ROLE)
        if not isinstance(bar, Bar):
            super().paint(painter, option, index)
            return
        painter.save()
        paint_ground(painter, option, index)
        place = option.rect.adjusted(SPACE_2, 2, -SPACE_2, -_THICK - 3)
        palette = option.palette
        painter.setFont(option.font)
        painter.setPen(palette.text().color() if bar.count else quiet(palette))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags), str(bar))
        if bar.count:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color_of(Token.CHART_GREY, palette))
            width = max(2.0, place.width() * bar.share)
            top = option.rect.bottom() - _THICK - 2
            painter.drawRoundedRect(
                QRectF(place.right() + 1 - width, top, width, _THICK), _THICK / 2, _THICK / 2
            )
        painter.restore()
