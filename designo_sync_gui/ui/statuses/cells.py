"""A status cell: the exact value in a pill, in plain text.

Law: nothing in a status is obeyed: no markup, no mnemonic, no line break, no turn of direction.
What is not a value (not read, absent, null) never looks like one.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from designo_sync_gui.ui.kit.fonts import monospace, scaled
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.kit.palette import pill_edge, quiet
from designo_sync_gui.ui.kit.table_look import paint_ground
from designo_sync_gui.ui.kit.tokens import ROW, is_dark
from designo_sync_gui.ui.statuses.layout import (
    StatusLine,
    badge_of,
    is_value,
    lay_out,
    lay_out_words,
)
from designo_sync_gui.ui.statuses.text import UNREADABLE, StatusPaint, status_tooltip
from designo_sync_gui.ui.statuses.verdicts import Look, look_color, paint_shape

AnyIndex = QModelIndex | QPersistentModelIndex

#: The item role under which a model gives a ``StatusPaint``.
STATUS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
STATUS_ROW_HEIGHT = ROW

_MARGIN = 6
_PADDING = 8
_BADGE_GAP = 8
_RADIUS = 4
_MOST_KEPT = 4096

_Key = tuple[StatusPaint, int, bool, str]


class StatusDelegate(QStyledItemDelegate):
    """Paints ``STATUS_ROLE`` of any table; cells without it are painted as usual."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._laid_out: dict[_Key, StatusLine] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        paint = index.data(STATUS_ROLE)
        if not isinstance(paint, StatusPaint):
            super().paint(painter, option, index)
            return
        painter.save()
        paint_ground(painter, option, index)
        painter.setClipRect(option.rect)
        self.paint_status(painter, option, paint)
        painter.restore()

    def paint_status(
        self, painter: QPainter, option: QStyleOptionViewItem, paint: StatusPaint
    ) -> None:
        """A pill, or the words for no value, from ``margin`` pixels on."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if paint.status is None:
            self._paint_missing(painter, option, paint)
        else:
            self._paint_pill(painter, option, paint)
        painter.restore()

    @property
    def margin(self) -> int:
        """How far from the cell's edge a pill begins, in pixels."""
        return _MARGIN

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        paint = index.data(STATUS_ROLE)
        if not isinstance(paint, StatusPaint):
            return super().sizeHint(option, index)
        laid = self._line(paint, option, 100_000)
        width = int(laid.width) + 2 * (_MARGIN + _PADDING) + 2
        return QSize(width, max(STATUS_ROW_HEIGHT, int(laid.height) + 12))

    def _paint_missing(
        self, painter: QPainter, option: QStyleOptionViewItem, paint: StatusPaint
    ) -> None:
        rect = QRectF(option.rect)
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        x = rect.left() + _MARGIN + 2
        if paint.missing == UNREADABLE:
            box = QRectF(x, rect.center().y() - 5.5, 12, 12)
            paint_shape(painter, Look.UNREADABLE, box, look_color(Look.UNREADABLE, option.palette))
            x += 18
        laid = self._line(paint, option, int(rect.right() - x))
        laid.draw(painter, x, rect.center().y() - laid.height / 2 + 0.5)

    def _paint_pill(
        self, painter: QPainter, option: QStyleOptionViewItem, paint: StatusPaint
    ) -> None:
        rect = QRectF(option.rect)
        badge = badge_of(paint)
        small = _small(option.font) if badge else option.font
        badge_width = _width(badge, small) + _BADGE_GAP if badge else 0.0
        room = rect.width() - 2 * (_MARGIN + _PADDING) - badge_width
        laid = self._line(paint, option, int(room))
        wanted, most = laid.width + 2 * _PADDING + badge_width, rect.width() - 2 * _MARGIN
        height = min(laid.height + 6, rect.height() - 4)
        pill = QRectF(
            rect.left() + _MARGIN + 0.5,
            rect.center().y() - height / 2 + 0.5,
            min(wanted, most),
            height,
        )
        if not paint.plain:
            self._paint_frame(painter, option, paint, pill)
        if wanted > most or height < laid.height + 2:
            painter.setClipRect(pill.adjusted(1, 1, -1, -1), Qt.ClipOperation.IntersectClip)
        laid.draw(painter, pill.left() + _PADDING, pill.center().y() - laid.height / 2)
        if badge:
            painter.setFont(small)
            painter.setPen(quiet(option.palette))
            place = pill.adjusted(_PADDING + laid.width + _BADGE_GAP, 0, 0, 0)
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), badge
            )

    def _paint_frame(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        paint: StatusPaint,
        pill: QRectF,
    ) -> None:
        pen = QPen(pill_edge(option.palette), 1)
        if paint.faint or not is_value(paint):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(option.palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(pill, _RADIUS, _RADIUS)

    def _line(self, paint: StatusPaint, option: QStyleOptionViewItem, room: int) -> StatusLine:
        key = (paint, room, is_dark(option.palette), option.font.key())
        laid = self._laid_out.get(key)
        if laid is None:
            if len(self._laid_out) >= _MOST_KEPT:
                self._laid_out.clear()
            laid = self._laid_out[key] = _lay_out(paint, option, room)
        return laid


def _lay_out(paint: StatusPaint, option: QStyleOptionViewItem, room: int) -> StatusLine:
    if paint.status is None:
        font = QFont(option.font)
        font.setItalic(True)
        return lay_out_words(spoken(paint.missing), font, option.palette, room)
    font = monospace(option.font)
    font.setItalic(not is_value(paint))
    return lay_out(paint, font, option.palette, room)


def _small(font: QFont) -> QFont:
    return scaled(font, 0.85)


def _width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


__all__ = [
    "STATUS_ROLE",
    "STATUS_ROW_HEIGHT",
    "StatusDelegate",
    "StatusPaint",
    "status_tooltip",
]


#: The item role under which a model gives the word of a ``Look``.
LOOK_ROLE = int(Qt.ItemDataRole.UserRole) + 2
