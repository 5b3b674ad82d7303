"""How every table of rows looks: heights, padding and headings of the order table.

Law: what is chosen has its ground; the current row is marked as a row, by a bar at its left, and by
a line above and below it while keys act there.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from designo_sync_gui.ui.kit.palette import quiet, row_grounds
from designo_sync_gui.ui.kit.tokens import HEADER, ROW, SPACE_1, SPACE_2

AnyIndex = QModelIndex | QPersistentModelIndex
DASH = "—"
_BAR = 3
_ONE_LINE = Qt.TextFlag.TextSingleLine


def dress_table(table: QTableView) -> None:
    """Whole rows, nothing edited, no grid; cells are text unless they have a delegate of their
    own."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setItemDelegate(TextDelegate(table))
    rows, header = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(row_height(table))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setMinimumHeight(HEADER)
    font = header.font()
    font.setWeight(font.Weight.DemiBold)
    header.setFont(font)
    # Qt paints anew the cells of which the current one was changed, not their row.
    table.selectionModel().currentChanged.connect(lambda *_: table.viewport().update())


def row_height(table: QWidget) -> int:
    """More where the desktop's letters are larger."""
    return max(ROW, table.fontMetrics().height() + 10)


class TextDelegate(QStyledItemDelegate):
    """Plain text in one line, cut at its end, in the model's colour, font and alignment; ``—`` is
    drawn quietly."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The style's own, and the padding in its place."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * SPACE_2, hint.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        painter.save()
        if option.backgroundBrush.style() is not Qt.BrushStyle.NoBrush:
            painter.fillRect(option.rect, option.backgroundBrush)
        paint_ground(painter, option, index)
        text, palette = str(index.data() or ""), option.palette
        painter.setPen(quiet(palette) if text == DASH else palette.color(QPalette.ColorRole.Text))
        right = bool(option.displayAlignment & Qt.AlignmentFlag.AlignRight)
        draw_text(painter, option, text, SPACE_2, right=right)
        painter.restore()


def draw_text(
    painter: QPainter, option: QStyleOptionViewItem, text: str, indent: int, *, right: bool = False
) -> None:
    """One line of plain text from ``indent`` pixels on, cut with an ellipsis where it is long;
    ``right``: as far from the right end."""
    place = option.rect.adjusted(indent, 0, -(indent if right else SPACE_1), 0)
    cut = QFontMetrics(option.font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(option.font)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter | _ONE_LINE), cut)


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex | None = None
) -> None:
    """The ground of a cell: a table marks its current row, anything else its current cell by a
    frame."""
    table = option.widget
    if index is not None and isinstance(table, QTableView):
        _paint_row(painter, option, index, table)
        return
    palette = option.palette
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))


def _paint_row(
    painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, table: QTableView
) -> None:
    palette, rect = option.palette, option.rect
    if table.currentIndex().row() != index.row():
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        return
    painter.fillRect(rect, QBrush(row_grounds(palette)[0]))
    accent = palette.color(QPalette.ColorRole.Accent)
    if table.hasFocus():
        painter.setPen(QPen(accent, 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if table.horizontalHeader().visualIndex(index.column()) == 0:
        painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), accent)
