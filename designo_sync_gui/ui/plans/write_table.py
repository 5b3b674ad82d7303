"""The writes of a plan, or of one of its changes, each with a box.

Law: an unticked row stays, muted and dashed, so that it can be seen what is left out.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.many_selected import told_as_many
from designo_sync_gui.ui.kit.palette import Tone, quiet, soften_selection, tone_color
from designo_sync_gui.ui.kit.table_look import draw_text, dress_table, paint_ground
from designo_sync_gui.ui.kit.tokens import SPACE_2, SPACE_3
from designo_sync_gui.ui.plans.tick_box import BOX, CellAt, paint_box, turned_by
from designo_sync_gui.ui.plans.ticks import Ticks
from designo_sync_gui.ui.plans.write_model import (
    FAINT_ROLE,
    PRODUCTION_ROLE,
    AnyIndex,
    What,
    WriteModel,
)
from designo_sync_gui.ui.statuses.cells import (
    StatusDelegate,
    StatusPaint,
)
from designo_sync_gui.ui.statuses.differences import Differences
from designo_sync_gui.ui.statuses.rows_table import cell_text
from designo_sync_gui.ui.statuses.table_keys import TableKeys

_MARK, _INDENT = 7, SPACE_2
#: Columns that share what is left of the width: on the smallest screen they have the least.
_WIDE = (What.NOW, What.WILL)
_LEAST_WIDE, _FIRM_WIDE, _MOST_WIDE = 104, 136, 270
#: Where there is room, values have so much before what they may cause has more; or what they take.
_GOOD_WIDE = 200
_ARROW, _BOX_LEFT = 22, SPACE_2
#: The box of an order and what is between it and the number, in pixels.
_BEFORE_NUMBER = BOX + 10
#: Rows that columns of words are fitted to, and the most width of such a column.
_LOOKED_AT = 200
#: Different values that are measured.
_MOST_VALUES = 40
_MOST = {What.ORDER: 180, What.STORE: 190, What.TARGET: 110, What.CHANGED: 130, What.NOTE: 460}
#: What the note has at least, if it is so long; so much before it is told when the value changed.
_LEAST_NOTE, _GOOD_NOTE = 112, 220


class _TextDelegate(QStyledItemDelegate):
    """Text in one line, muted where its row is not written; a production store's with its mark."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        paint_ground(painter, option, index)
        palette, indent = option.palette, self.indent
        if index.data(PRODUCTION_ROLE):
            box = QRect(option.rect.left() + indent, 0, _MARK, _MARK)
            box.moveTop(option.rect.center().y() - _MARK // 2)
            painter.fillRect(box, tone_color(Tone.BAD, palette))
            indent += _MARK + 6
        faint = bool(index.data(FAINT_ROLE))
        painter.setPen(quiet(palette) if faint else palette.color(QPalette.ColorRole.Text))
        draw_text(painter, option, str(index.data() or ""), indent)
        painter.restore()

    @property
    def indent(self) -> int:
        """How far from the cell's edge the text begins, in pixels."""
        return _INDENT


class _TickDelegate(_TextDelegate):
    """A box before the text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        paint_box(painter, option, self.box(option), index.data(Qt.ItemDataRole.CheckStateRole))

    @property
    def indent(self) -> int:
        return _INDENT + _BEFORE_NUMBER

    def box(self, option: QStyleOptionViewItem) -> QRect:
        rect = QRect(option.rect.left() + _BOX_LEFT, 0, BOX, BOX)
        rect.moveTop(option.rect.center().y() - BOX // 2)
        return rect

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """The space bar is the table's: it turns all selected rows."""
        return (
            not isinstance(event, QKeyEvent)
            and turned_by(event, self.box(option))
            and model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
        )


class _Heads(QHeaderView):
    """The title above the orders begins where their numbers do, behind the boxes."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        size = super().sectionSizeFromContents(logicalIndex)
        return size if logicalIndex else size + QSize(_BEFORE_NUMBER, 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if not logicalIndex:
            palette = self.palette()
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Window))
            painter.setPen(palette.color(QPalette.ColorRole.Mid))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            rect = rect.adjusted(_BEFORE_NUMBER, 0, 0, 0)
        super().paintSection(painter, rect, logicalIndex)


class _NowDelegate(StatusDelegate):
    """The value of now, and at the right end an arrow to the value to come, which begins below its
    heading as every value does."""

    def paint_status(
        self, painter: QPainter, option: QStyleOptionViewItem, paint: StatusPaint
    ) -> None:
        rect = option.rect
        painter.setPen(quiet(option.palette))
        arrow = QRect(rect.right() - _ARROW + 1, rect.top(), _ARROW, rect.height())
        painter.drawText(arrow, int(Qt.AlignmentFlag.AlignCenter), "→")
        super().paint_status(painter, CellAt(option, rect.adjusted(0, 0, -_ARROW, 0)), paint)


class WriteTable(QTableView):
    """The rows of a plan; the space bar turns the boxes of the selected ones."""

    def __init__(
        self,
        plan: Plan,
        ticks: Ticks,
        store_name: Callable[[str], str],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Writes"))
        self.writes = WriteModel(plan, ticks, store_name, now)
        self.writes.setParent(self)
        self.setModel(self.writes)
        self.setHorizontalHeader(_Heads(self))
        # Qt asks the flags of every row to paint a header that shows what is selected.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self.writes, self))
        self._first: dict[What, int] = {}
        self._good_value = _GOOD_WIDE
        dress_table(self)
        TableKeys(self, marks=False)
        Differences(self, lambda _row: True)  # a write changes its value, else it is not planned
        self.setFrameShape(QTableView.Shape.NoFrame)
        self._dress()
        soften_selection(self)

    def _dress(self) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(24)
        header.setStretchLastSection(True)
        drawn: dict[What, QStyledItemDelegate] = {
            What.ORDER: _TickDelegate(self),
            What.NOW: _NowDelegate(self),
            What.WILL: StatusDelegate(self),
        }
        text = _TextDelegate(self)
        for column, what in enumerate(self.writes.columns):
            self.setItemDelegateForColumn(column, drawn.get(what, text))
            heading = header.sectionSizeHint(column)
            words = _FIRM_WIDE if what in _WIDE else min(self._words_width(what), _MOST[what])
            self._first[what] = max(heading, words)
            self.setColumnWidth(column, self._first[what])
        self._good_value = min(_GOOD_WIDE, self._values_width())

    def _values_width(self) -> int:
        """What the longest value takes in the first rows, with the arrow beside it."""
        columns, widest = self.writes.columns, _FIRM_WIDE
        option = QStyleOptionViewItem()
        option.initFrom(self)
        seen: set[object] = set()
        for row in range(min(len(self.writes.plan.writes), _LOOKED_AT)):
            for what in _WIDE:
                value = self.writes.cell(what, row)
                if value in seen or len(seen) >= _MOST_VALUES:
                    continue
                seen.add(value)
                place = self.writes.index(row, columns.index(what))
                hint = self.itemDelegateForIndex(place).sizeHint(option, place)
                widest = max(widest, hint.width() + _ARROW + SPACE_2)
        return widest

    def _words_width(self, what: What) -> int:
        """What the words of a column take in the first rows."""
        width = self.fontMetrics().horizontalAdvance
        rows = range(min(len(self.writes.plan.writes), _LOOKED_AT))
        texts = {cell_text(self.writes.cell(what, row)) for row in rows}  # many are the same
        words = max(map(width, texts), default=0)
        before = _INDENT + _BEFORE_NUMBER if what is What.ORDER else _INDENT
        mark = _MARK + 6 if what is What.STORE and self.writes.plan.facts.production else 0
        return before + mark + words + SPACE_3

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The values and what the writes may cause share what the other columns leave; where that
        is too little, when the value changed is not shown (it is said on hover)."""
        super().resizeEvent(event)
        columns, room = self.writes.columns, self.viewport().width()
        widths = {what: self._first[what] for what in columns if what not in _WIDE}
        wanted, header = widths.pop(What.NOTE), self.horizontalHeader()
        heading = header.sectionSizeHint(columns.index(What.NOTE))
        values = len(_WIDE) * _FIRM_WIDE
        if sum(widths.values()) + values + min(wanted, _GOOD_NOTE) > room:
            widths.pop(What.CHANGED, None)
        note = max(heading, min(wanted, _LEAST_NOTE))
        left = room - sum(widths.values())
        note = min(wanted, max(note, left - len(_WIDE) * self._good_value))
        each = min(_MOST_WIDE, max(_LEAST_WIDE, (left - note) // len(_WIDE)))
        least = {what: header.sectionSizeHint(place) for place, what in enumerate(columns)}
        both, now = len(_WIDE) * each, max(least[What.NOW], each)
        shared = {What.NOW: now, What.WILL: both - now, What.NOTE: left - both}
        for place, what in enumerate(columns):
            self.setColumnHidden(place, what is What.CHANGED and what not in widths)
            if what in shared:
                self.setColumnWidth(place, max(least[what], shared[what]))

    def show_rows(self, rows: Sequence[int]) -> None:
        """Show the rows at these places of the plan, from the top."""
        self.writes.show_rows(rows)
        self.scrollToTop()

    @property
    def row_count(self) -> int:
        return self.writes.rowCount()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._turn_selected()
            return
        super().keyPressEvent(event)

    def _turn_selected(self) -> None:
        """All selected rows as the current one is turned."""
        current = self.currentIndex()
        if not current.isValid():
            return
        shown, ticks = self.writes.shown, self.writes.ticks
        rows: list[int] = []
        selection = self.selectionModel().selection()
        for part in (selection.at(place) for place in range(selection.count())):
            rows.extend(shown[part.top() : part.bottom() + 1])
        place = shown[current.row()]
        ticks.turn_rows(rows or (place,), on=not ticks.is_written(place))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if not told_as_many(self, selected, deselected):
            super().selectionChanged(selected, deselected)
