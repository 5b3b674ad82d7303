"""How a row of the order table is drawn: an order, or the heading of a group.

Law: what is selected shows a ticked box and its ground, the current row a bar at its left; no
column alone carries either. A heading's pills stand exactly above those of its rows.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from designo_sync_gui.domain.order_groups import RowGroup
from designo_sync_gui.ui.kit.language import number, spoken
from designo_sync_gui.ui.kit.palette import line, quiet, row_grounds
from designo_sync_gui.ui.orders.cell_texts import MARKS_ROLE, group_kinds
from designo_sync_gui.ui.orders.check_box import BOX, box_left, paint_box, paint_chevron
from designo_sync_gui.ui.orders.columns import SIDE_OF, Column
from designo_sync_gui.ui.orders.header import ColumnHeader, Part
from designo_sync_gui.ui.statuses.cells import LOOK_ROLE, STATUS_ROLE, StatusDelegate, StatusPaint
from designo_sync_gui.ui.statuses.store_marks import StoreMarks, paint_marks
from designo_sync_gui.ui.statuses.text import pair_paint
from designo_sync_gui.ui.statuses.verdicts import Look, look_color, paint_shape

AnyIndex = QModelIndex | QPersistentModelIndex

#: The item role under which the model gives a ``ShownGroup`` for the heading of a group.
HEADING_ROLE = int(Qt.ItemDataRole.UserRole) + 3
#: The item role of how a box stands.
BOX_ROLE = Qt.ItemDataRole.CheckStateRole

_COLUMNS = tuple(Column)
_SIDE = 8
_SHAPE = 12
_GAP = 8
_BAR = 3
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
#: Their ends tell them apart.
_CUT_IN_THE_MIDDLE = (Column.NUMBER, Column.ID)


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group as its heading shows it."""

    group: RowGroup
    is_open: bool
    selected: Qt.CheckState


class Cells(Protocol):
    """What the cells of the table's rows hold; ``ShownRows``."""

    def cell(self, shown: int, column: Column, role: int) -> object:
        """What Qt would be given of a row and column for this role."""


class CellOption(QStyleOptionViewItem):
    """What a delegate is told of a cell, for another place."""

    def __init__(self, like: QStyleOptionViewItem, place: QRect) -> None:
        super().__init__(like)
        self.rect = place


class RowDelegate(StatusDelegate):
    """Paints every cell of the order table; ``columns`` says where the others are.

    What a cell holds is asked of ``cells``, not of Qt's index: a screen has hundreds of cells, and
    each way through Qt costs as much as drawing.
    """

    def __init__(self, view: QAbstractItemView, columns: ColumnHeader, cells: Cells) -> None:
        super().__init__(view)
        self._columns = columns
        self._cells = cells
        self._current_row = -1
        self.grouped = False

    def set_grouped(self, grouped: bool) -> None:
        self.grouped = grouped

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(self._columns.sectionSize(index.column()), option.rect.height())

    def begin(self, current_row: int) -> None:
        """Before a painting of the table: the row that is current, or -1."""
        self._current_row = current_row

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row, column = index.row(), _COLUMNS[index.column()]
        heading = self._cells.cell(row, column, HEADING_ROLE) if self.grouped else None
        current = row == self._current_row
        if isinstance(heading, ShownGroup):
            painter.save()
            painter.setClipRect(option.rect)
            self.paint_heading(painter, option, column, heading, current=current)
            painter.restore()
        else:
            self._paint_order(painter, option, column, row, current=current)
        if current:
            _mark_current(painter, option, bar=column is Column.MARK)

    # An order ---------------------------------------------------------------------------------

    def _paint_order(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        column: Column,
        row: int,
        *,
        current: bool,
    ) -> None:
        palette, cell = option.palette, self._cells.cell
        if current:
            painter.fillRect(option.rect, row_grounds(palette)[0])
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        if column is Column.MARK:
            self._paint_mark(painter, option, Qt.CheckState(cell(row, column, BOX_ROLE)))
            look = cell(row, column, LOOK_ROLE) if self.grouped else None
            if isinstance(look, Look):
                _paint_look(painter, option, look, _SIDE)
        elif column in SIDE_OF:
            paint = cell(row, column, STATUS_ROLE)
            if isinstance(paint, StatusPaint):
                self.paint_status(painter, option, paint)
        elif column is Column.VERDICT:
            look = cell(row, column, LOOK_ROLE)
            if isinstance(look, Look):
                _paint_look(painter, option, look, _SIDE)
                painter.setPen(look_color(look, palette))
                _draw_text(painter, option, spoken(look.label), _SIDE + _SHAPE + _GAP)
        else:
            self._paint_words(painter, option, column, row)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, column: Column, row: int
    ) -> None:
        text = str(self._cells.cell(row, column, Qt.ItemDataRole.DisplayRole) or "")
        indent = _SIDE
        if column is Column.STORE:
            indent += self._paint_marks(painter, option, self._cells.cell(row, column, MARKS_ROLE))
        if text == "—" or column in (Column.STORE, Column.CHANGED, Column.OUTCOME):
            painter.setPen(quiet(option.palette))
        else:
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        _draw_text(painter, option, text, indent, column=column)

    def _paint_marks(self, painter: QPainter, option: QStyleOptionViewItem, marks: object) -> int:
        """In front of a store's name; returns how wide they are."""
        if not isinstance(marks, StoreMarks):
            return 0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(option.rect).center().y() + 0.5
        paint_marks(painter, option.rect.left() + _SIDE, middle, marks, option.palette)
        painter.restore()
        return marks.width

    def _paint_mark(
        self, painter: QPainter, option: QStyleOptionViewItem, state: Qt.CheckState
    ) -> None:
        left = option.rect.left() + box_left(self.grouped)
        top = QRectF(option.rect).center().y() - BOX / 2
        paint_box(painter, QRectF(left, top, BOX, BOX), state, option.palette)

    # A group ----------------------------------------------------------------------------------

    def paint_heading(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        column: Column,
        heading: ShownGroup,
        *,
        current: bool,
    ) -> None:
        """One cell of a group's heading; texts reach over the columns that show no status."""
        grounds = row_grounds(option.palette)
        rect = option.rect
        painter.fillRect(rect, grounds[0] if current else grounds[1])
        painter.setPen(QPen(line(option.palette), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if column is Column.MARK:
            self._paint_mark(painter, option, heading.selected)
            middle = QPointF(rect.left() + _SIDE + _SHAPE / 2, QRectF(rect).center().y())
            paint_chevron(painter, middle, option.palette, down=heading.is_open)
        elif column in SIDE_OF:
            self.paint_status(painter, option, pair_paint(heading.group.key.pair, SIDE_OF[column]))
        else:
            self._paint_part(painter, option, column, heading.group)

    def _paint_part(
        self, painter: QPainter, option: QStyleOptionViewItem, column: Column, group: RowGroup
    ) -> None:
        found = self._columns.part_at(column)
        if found is None:
            return
        part, before, width = found
        rect = option.rect
        whole = CellOption(option, QRect(rect.left() - before, rect.top(), width, rect.height()))
        indent = _SIDE
        if part is not Part.KINDS:
            indent = self._paint_verdict(painter, whole, group)
        if part is not Part.VERDICT:
            painter.setPen(quiet(option.palette))
            _draw_text(painter, whole, group_kinds(group), indent)

    def _paint_verdict(
        self, painter: QPainter, option: QStyleOptionViewItem, group: RowGroup
    ) -> int:
        """Shape, word and number of orders; returns where they end."""
        look = group.key.look
        _paint_look(painter, option, look, _SIDE)
        bold = QFont(option.font)
        bold.setBold(True)
        word, indent = spoken(look.label), _SIDE + _SHAPE + _GAP
        painter.setPen(look_color(look, option.palette))
        _draw_text(painter, option, word, indent, font=bold)
        indent += QFontMetrics(bold).horizontalAdvance(word) + _GAP
        painter.setPen(quiet(option.palette))
        count = number(group.count)
        _draw_text(painter, option, count, indent)
        return indent + QFontMetrics(option.font).horizontalAdvance(count) + 2 * _GAP


def _mark_current(painter: QPainter, option: QStyleOptionViewItem, *, bar: bool) -> None:
    """A line above and below while the keys act here, and a bar at the left always."""
    accent = option.palette.color(QPalette.ColorRole.Accent)
    rect = option.rect
    if option.widget is not None and option.widget.hasFocus():
        painter.setPen(QPen(accent, 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if bar:
        painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), accent)


def _paint_look(painter: QPainter, option: QStyleOptionViewItem, look: Look, indent: int) -> None:
    rect = QRectF(option.rect)
    box = QRectF(rect.left() + indent, rect.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
    paint_shape(painter, look, box, look_color(look, option.palette))


def _draw_text(
    painter: QPainter,
    option: QStyleOptionViewItem,
    text: str,
    indent: int,
    *,
    font: QFont | None = None,
    column: Column = Column.MARK,
) -> None:
    """One line of plain text from ``indent`` pixels on, cut with an ellipsis where it is long."""
    place = option.rect.adjusted(indent, 0, -4, 0)
    used = font or option.font
    painter.setFont(used)
    metrics = option.fontMetrics if font is None else QFontMetrics(font)
    painter.drawText(place, _ONE_LINE, _cut(text, metrics, place.width(), column))


def cut_text(text: str, font: QFont, room: int, column: Column) -> str:
    """A text that fits: numbers and ids lose their middle, others their end."""
    return _cut(text, QFontMetrics(font), room, column)


def _cut(text: str, metrics: QFontMetrics, room: int, column: Column) -> str:
    middle = column in _CUT_IN_THE_MIDDLE
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return metrics.elidedText(text, mode, room)
