"""A table of orders with boxes, and with groups that open and close.

Law: nothing is done for each row. Keys and mouse act on an order and on the heading of a group
alike; opening or closing a group changes what is seen, never what is selected.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.keys import native
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.kit.palette import soften_selection
from designo_sync_gui.ui.kit.tokens import HEADING_ROW, ROOMY_HEADING, ROOMY_ROW, ROW
from designo_sync_gui.ui.orders.check_box import box_left
from designo_sync_gui.ui.orders.columns import HEADINGS, Column
from designo_sync_gui.ui.orders.header import STEP, ColumnHeader
from designo_sync_gui.ui.orders.marks import Marks
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.row_painting import RowDelegate
from designo_sync_gui.ui.orders.shown_rows import ShownRows
from designo_sync_gui.ui.orders.sticky_heading import StickyHeading

_Flag = QItemSelectionModel.SelectionFlag
_NO_EVENT: QEvent | None = None
_NO_KEY = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
#: Heights of an order and of a group's heading, in pixels; more where the letters are larger.
COMPACT = ROW, HEADING_ROW
ROOMY = ROOMY_ROW, ROOMY_HEADING
#: Rows of a group that are brought into sight when it is opened.
_FIRST_ROWS = 3


class GroupedTable(QTableView):
    """One row for each order; whole rows are selected. ``fresh`` comes when the operator begins
    another selection."""

    fresh = Signal()
    #: The column of the cell that was current last.
    _last_column = -1

    def __init__(self, orders: OrderModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders = orders
        self._roomy = self._boxed = False
        self.shown = ShownRows(orders, self)
        self.setModel(self.shown)
        self.marks = Marks(self.shown)
        self.setSelectionModel(self.marks)
        self._look()
        self._set_up_header()
        self._delegate = RowDelegate(self, self.columns, self.shown)
        self.setItemDelegate(self._delegate)
        self.sticky = StickyHeading(self, self._delegate, self._click_heading)
        self.shown.modelAboutToBeReset.connect(self._level_rows)
        self.shown.modelReset.connect(self._rows_are_others)
        self.shown.turned.connect(self._turned)
        self.marks.marked.connect(self._boxes_changed)
        self._rows_are_others()

    def _look(self) -> None:
        soften_selection(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(8)

    def _set_up_header(self) -> None:
        header = ColumnHeader(self, self._box_of_all)
        self.setHorizontalHeader(header)
        self.setSortingEnabled(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._orders.sort)
        header.all_wanted.connect(self._mark_all)
        self.columns = header
        header.reset_columns()

    # Heights ----------------------------------------------------------------------------------

    def set_roomy(self, roomy: bool) -> None:
        """Higher rows, for a screen with room."""
        if roomy is not self._roomy:
            self._roomy = roomy
            self._set_heights()

    @property
    def heights(self) -> tuple[int, int]:
        """Of an order and of a group's heading."""
        row, heading = ROOMY if self._roomy else COMPACT
        least = self.fontMetrics().height() + 10
        return max(row, least), max(heading, least + 4)

    def _set_heights(self) -> None:
        """Rows that were given a height keep it; the others follow the default one."""
        row, heading = self.heights
        header = self.verticalHeader()
        if header.defaultSectionSize() != row:
            header.setDefaultSectionSize(row)
        self._size_headings(heading)
        self.doItemsLayout()
        self._place_sticky()

    def _level_rows(self) -> None:
        """Before other rows come: where a heading is now, an order may be then."""
        self._size_headings(self.heights[0])

    def _size_headings(self, height: int) -> None:
        header, rows = self.verticalHeader(), self.shown.rows
        header.blockSignals(True)
        header.setUpdatesEnabled(False)
        for group in range(len(rows.groups)):
            header.resizeSection(rows.top(group), height)
        header.setUpdatesEnabled(True)
        header.blockSignals(False)

    def _rows_are_others(self) -> None:
        grouped = self.shown.grouped
        self._delegate.set_grouped(grouped)
        self.columns.set_grouped(grouped)
        self.setAlternatingRowColors(not grouped)
        self._set_heights()

    # Groups -----------------------------------------------------------------------------------

    def heading_of_current(self) -> int | None:
        """The group whose heading is current."""
        index = self.currentIndex()
        return self.shown.rows.heading_at(index.row()) if index.isValid() else None

    def set_open(self, group: int, *, on: bool) -> None:
        """Open or close a group. A current row that goes out of sight leaves it to the heading."""
        rows, current = self.shown.rows, self.currentIndex()
        if not on and current.isValid() and rows.group_at(current.row()) == group:
            self._make_current(rows.top(group))
        self.shown.set_open(group, on=on)
        if on:
            top = rows.top(group)
            last = min(top + _FIRST_ROWS, rows.count - 1)
            self.scrollTo(self.shown.index(last, self.current_column()))
            self.scrollTo(self.shown.index(top, self.current_column()))

    def turn_group(self, group: int) -> None:
        self.set_open(group, on=not self.shown.rows.is_open(group))

    def _turned(self) -> None:
        self.marks.show_again()
        self._place_sticky()

    # Boxes ------------------------------------------------------------------------------------

    def _box_of_all(self) -> Qt.CheckState:
        total = self.shown.rows.total
        return self.marks.box(0, total - 1) if total else Qt.CheckState.Unchecked

    def _mark_all(self) -> None:
        if self._box_of_all() is Qt.CheckState.Checked:
            self.fresh.emit()
            self.marks.set_rows(())
        else:
            self.selectAll()

    def current_rows(self) -> tuple[int, int] | None:
        """The row of the view that is current, or those of the current group."""
        index = self.currentIndex()
        return self.shown.rows.rows_between(index.row(), index.row()) if index.isValid() else None

    def mark_current(self) -> None:
        """Mark the current order or group, or unmark it; the other marks stay."""
        index = self.currentIndex()
        if index.isValid():
            self.marks.turn(index.row())

    def clearSelection(self) -> None:
        """Also of what closed groups hide."""
        self.marks.set_rows(())

    def _boxes_changed(self) -> None:
        self.viewport().update()
        self.sticky.update()
        self.columns.viewport().update()

    # Mouse ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._boxed = self._pressed(event)
        if not self._boxed:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._boxed = self._pressed(event)
        if self._boxed:
            return
        heading = self.shown.rows.heading_at(self.rowAt(int(event.position().y())))
        if heading is not None:
            self.turn_group(heading)
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._boxed:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._boxed:
            super().mouseReleaseEvent(event)
        self._boxed = False

    def _pressed(self, event: QMouseEvent) -> bool:
        """A click into the column of boxes turns the box, or opens the group."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers() & _SHIFT
        if not plain or not index.isValid() or index.column() != Column.MARK:
            return False
        heading = self.shown.rows.heading_at(index.row())
        self._make_current(index.row())
        if heading is not None and self._is_at_arrow(place):
            self.turn_group(heading)
        else:
            self.marks.turn(index.row())
        return True

    def _click_heading(self, group: int, place: QPoint) -> None:
        """A click on the heading that stays at the top: as on itself, or a jump to it."""
        top = self.shown.rows.top(group)
        if self.columnAt(place.x()) != Column.MARK:
            self._make_current(top)
            self.scrollTo(self.currentIndex())
        elif self._is_at_arrow(place):
            self.turn_group(group)
            self.scrollTo(self.shown.index(top, self.current_column()))
        else:
            self.marks.turn(top)

    def _is_at_arrow(self, place: QPoint) -> bool:
        left = self.columns.sectionViewportPosition(Column.MARK)
        return place.x() - left < box_left(grouped=True) - 4

    # Keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if (held == _NO_KEY and self._go_sideways(key)) or self._set_column(key, held):
            return
        super().keyPressEvent(event)

    def _go_sideways(self, key: Qt.Key) -> bool:
        """Right opens a group, then goes to its first order; left closes it, and goes to the
        heading from an order's first cell."""
        index, rows = self.currentIndex(), self.shown.rows
        if not index.isValid() or not rows.groups:
            return False
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        right, heading = key == Qt.Key.Key_Right, rows.heading_at(index.row())
        if heading is None:
            group = rows.group_at(index.row())
            if right or group is None or index.column() not in (Column.MARK, self.first_column()):
                return False
            self._walk_to(rows.top(group))
        elif rows.is_open(heading) is not right:
            self.set_open(heading, on=right)
        elif right:
            self._walk_to(index.row() + 1)
        return True

    def _set_column(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Widen or move the column of the current cell."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        if not way or held not in (_ALT, _ALT | _SHIFT):
            return False
        if held == _ALT:
            self._widen(way * STEP)
        else:
            self._move(way)
        return True

    def fill_columns_menu(self, menu: QMenu) -> None:
        """Which columns are shown, and what can be done by keys with that of the current cell."""
        menu.clear()
        column = Column(self.current_column())
        self.columns.fill_menu(menu)
        menu.addSeparator()
        title = HEADINGS[column].title
        for said, keys, do in (
            (say("{column}: narrower", column=title), "Alt+Left", lambda: self._widen(-STEP)),
            (say("{column}: wider", column=title), "Alt+Right", lambda: self._widen(STEP)),
            (say("{column}: to the left", column=title), "Alt+Shift+Left", lambda: self._move(-1)),
            (say("{column}: to the right", column=title), "Alt+Shift+Right", lambda: self._move(1)),
        ):
            menu.addAction(f"{spoken(said)}\t{native(keys)}").triggered.connect(do)

    def _widen(self, by: int) -> None:
        self.columns.widen_column(Column(self.current_column()), by)

    def _move(self, by: int) -> None:
        self.columns.move_column(Column(self.current_column()), by)

    def selectionCommand(
        self,
        index: QModelIndex | QPersistentModelIndex,
        event: QEvent | None = _NO_EVENT,
    ) -> QItemSelectionModel.SelectionFlag:
        """Walking with the arrows and looking at a heading leave several marks as they are."""
        command = super().selectionCommand(index, event)
        if event is None or not index.isValid():
            return command
        heading = self.shown.rows.heading_at(index.row()) is not None
        if isinstance(event, QKeyEvent) and event.modifiers() & ~_NO_KEY == _NO_KEY:
            if self.marks.count > 1:
                return _Flag.NoUpdate
            command = _Flag.Clear if heading else command
        elif heading and command & _Flag.Clear and isinstance(event, QMouseEvent):
            return _Flag.NoUpdate
        if command & _Flag.Clear:
            self.fresh.emit()
        return command

    # The current row --------------------------------------------------------------------------

    def first_column(self) -> Column:
        """The first column that says something of an order."""
        return next(iter(self.columns.shown), Column.NUMBER)

    def current_column(self) -> int:
        """The column of the cell that is or was current, or one that can be seen."""
        column = self._last_column
        return self.first_column() if column < 0 or self.isColumnHidden(column) else column

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.viewport().update()  # Qt paints the cells alone; the row shows it
        if current.isValid():
            self._last_column = current.column()
        if self.hasFocus():
            self._show_column()

    def _show_column(self) -> None:
        keyed = self.hasFocus() and self.currentIndex().isValid()
        self.columns.show_current(self.current_column() if keyed else -1)

    def _top_row(self) -> int:
        """The first row that is an order or a closed group."""
        return 1 if self.shown.grouped and self.shown.rows.is_open(0) else 0

    def _make_current(self, row: int) -> None:
        self.marks.setCurrentIndex(self.shown.index(row, self.current_column()), _Flag.NoUpdate)

    def _walk_to(self, row: int) -> None:
        """As an arrow key does."""
        index = self.shown.index(row, self.current_column())
        if self.marks.count > 1:
            self._make_current(row)
        else:
            self.fresh.emit()
            heading = self.shown.rows.heading_at(row) is not None
            self.marks.setCurrentIndex(
                index, _Flag.Clear if heading else _Flag.ClearAndSelect | _Flag.Rows
            )
        self.scrollTo(index)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Not below the heading that stays at the top."""
        super().scrollTo(index, hint)
        if not index.isValid() or not self.shown.grouped:
            return
        covered = self.heights[1] - self.rowViewportPosition(index.row())
        if covered > 0 and self.shown.rows.heading_at(index.row()) is None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - covered)

    # Looks ------------------------------------------------------------------------------------

    def option(self) -> QStyleOptionViewItem:
        """What every cell is drawn with."""
        made = QStyleOptionViewItem()
        self.initViewItemOption(made)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.begin(self.currentIndex().row())
        super().paintEvent(event)

    def _place_sticky(self) -> None:
        self.sticky.place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_sticky()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_column()
        self.viewport().update()  # the whole current row shows the focus

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_column()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_heights()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()
        self._place_sticky()
        self.viewport().update()
