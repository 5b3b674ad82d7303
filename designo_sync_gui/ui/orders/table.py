"""The order table as the operator handles it.

Law: the selection belongs to order references, not to rows: filtering, sorting and new data
never select another order, and what is out of view is not counted as selected.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import quiet, soften_selection
from designo_sync_gui.ui.orders.columns import SIDE_OF, Column
from designo_sync_gui.ui.orders.header import ColumnHeader
from designo_sync_gui.ui.orders.index import View
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.row_flash import RowFlash
from designo_sync_gui.ui.orders.view_tabs import view_title
from designo_sync_gui.ui.statuses.cells import (
    STATUS_ROW_HEIGHT,
    StatusDelegate,
    TextDelegate,
    VerdictDelegate,
)
from designo_sync_gui.ui.statuses.clipboard import Copied, copy_exact, copy_json, copy_orders

_Flag = QItemSelectionModel.SelectionFlag
_NO_EVENT: QEvent | None = None


class OrderView(QTableView):
    """One row per order; whole rows are selected.

    ``copied`` carries a sentence for the status bar; ``inspect_wanted`` is Enter or a double
    click.
    """

    current_order_changed = Signal(object)
    selection_changed = Signal()
    copied = Signal(str)
    inspect_wanted = Signal()

    def __init__(self, model: OrderModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders = model
        self._kept: set[OrderRef] = set()
        self._kept_current: OrderRef | None = None
        self._kept_column = 0
        self._announced: Order | None = None
        self._quiet = False
        self._context: tuple[QAction, ...] = ()
        self.flash = RowFlash(self, model)
        self.setModel(model)
        self.setAccessibleName(tr("Orders"))
        self._look()
        self._set_up_header()
        self._delegates = (StatusDelegate(self), VerdictDelegate(self), TextDelegate(self))
        self.setItemDelegate(self._delegates[2])
        for column in SIDE_OF:
            self.setItemDelegateForColumn(column, self._delegates[0])
        self.setItemDelegateForColumn(Column.VERDICT, self._delegates[1])
        self._make_actions()
        model.about_to_change.connect(self._keep)
        model.changed.connect(self._give_back)
        model.dataChanged.connect(self._tell_current)
        self.doubleClicked.connect(lambda _: self.inspect_wanted.emit())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def _look(self) -> None:
        soften_selection(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(STATUS_ROW_HEIGHT, self.fontMetrics().height() + 14))

    def _set_up_header(self) -> None:
        header = ColumnHeader(self)
        self.setHorizontalHeader(header)
        self.setSortingEnabled(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._orders.sort)
        header.reset_widths()
        self.columns = header

    def _make_actions(self) -> None:
        """Those with a key of Qt's own table show it in the menu and leave it to the table."""
        copy = QAction(tr("&Copy"), self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        select_all = QAction(_with_key(tr("Select &all in view"), "Ctrl+A"), self)
        select_all.triggered.connect(self.selectAll)
        mark = QAction(_with_key(tr("&Mark or unmark"), "Space"), self)
        mark.triggered.connect(self._mark_current)
        inspect = QAction(_with_key(tr("&Go to the inspector"), "Return"), self)
        inspect.triggered.connect(self.inspect_wanted)
        self.table_actions = (copy, select_all, mark, inspect)

    # Selection --------------------------------------------------------------------------------

    def selected_rows(self) -> list[int]:
        """The selected rows from top to bottom."""
        selection = self.selectionModel().selection()
        rows: set[int] = set()
        for part in (selection.at(place) for place in range(selection.count())):
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    @property
    def selected_count(self) -> int:
        """How many rows are selected; quick also where all of very many are."""
        selection = self.selectionModel().selection()
        parts = {
            (part.top(), part.bottom())
            for part in (selection.at(place) for place in range(selection.count()))
        }
        return sum(bottom - top + 1 for top, bottom in parts)

    def selected_refs(self) -> tuple[OrderRef, ...]:
        """The selected orders that are in view, from top to bottom."""
        at = self._orders.order_at
        return tuple(at(row).ref for row in self.selected_rows())

    def current_order(self) -> Order | None:
        """The order that the inspector shows."""
        index = self.currentIndex()
        return self._orders.order_at(index.row()) if index.isValid() else None

    def select_refs(self, refs: Iterable[OrderRef]) -> None:
        """Select exactly these orders, as far as they are in view, and show the first."""
        self._kept.clear()
        rows = self._rows_of(refs)
        self._select_rows(rows)
        if rows:
            column = max(self.currentIndex().column(), 0)
            index = self._orders.index(rows[0], column)
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            self.scrollTo(index)

    def _rows_of(self, refs: Iterable[OrderRef]) -> list[int]:
        found = (self._orders.row_of(ref) for ref in refs)
        return sorted(row for row in found if row is not None)

    def _select_rows(self, rows: Sequence[int]) -> None:
        selection = QItemSelection()
        last = self._orders.columnCount() - 1
        for first, end in _stretches(rows):
            selection.append(
                QItemSelectionRange(self._orders.index(first, 0), self._orders.index(end, last))
            )
        self.selectionModel().select(selection, _Flag.ClearAndSelect)

    def _keep(self) -> None:
        """Before rows change: remember what is selected, by reference."""
        current = self.current_order()
        self._kept.update(self.selected_refs())
        if current is not None:
            self._kept_current = current.ref
            self._kept_column = self.currentIndex().column()
        self._quiet = True

    def _give_back(self) -> None:
        """After rows changed: select again what is in view; the rest waits until it is."""
        rows = self._rows_of(self._kept)
        self._select_rows(rows)
        self._kept.difference_update(self.selected_refs())
        row = None if self._kept_current is None else self._orders.row_of(self._kept_current)
        if row is not None:
            index = self._orders.index(row, self._kept_column)
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            self.scrollTo(index)
        self._quiet = False
        self._tell_current()
        self.selection_changed.emit()
        self.viewport().update()

    def selectionCommand(
        self,
        index: QModelIndex | QPersistentModelIndex,
        event: QEvent | None = _NO_EVENT,
    ) -> QItemSelectionModel.SelectionFlag:
        """A fresh selection forgets what was selected out of view."""
        command = super().selectionCommand(index, event)
        if command & _Flag.Clear and event is not None:
            self._kept.clear()
        return command

    def selectAll(self) -> None:
        """All orders in view."""
        self._kept.clear()
        super().selectAll()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.selection_changed.emit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if not self._quiet:
            order = self.current_order()
            self._kept_current = order.ref if order else None
            self._tell_current()

    def _tell_current(self) -> None:
        order = self.current_order()
        if order != self._announced:
            self._announced = order
            self.current_order_changed.emit(order)

    # Keys, menu, copying ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier:
            if event.key() == Qt.Key.Key_Space:
                self._mark_current()
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.inspect_wanted.emit()
                return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table do not jump about: the search box is for that."""

    def _mark_current(self) -> None:
        """Space marks the current row, or unmarks it; the other marks stay."""
        index = self.currentIndex()
        if index.isValid():
            self.selectionModel().select(index, _Flag.Toggle | _Flag.Rows)

    def set_context_actions(self, actions: Sequence[QAction]) -> None:
        """What the context menu offers above its own entries for copying."""
        self._context = tuple(actions)

    def copy(self) -> None:
        """The exact value where a single status cell is current, else the rows as JSON."""
        rows = self.selected_rows()
        index = self.currentIndex()
        column = Column(index.column()) if index.isValid() else Column.VERDICT
        if column in SIDE_OF and rows in ([], [index.row()]):
            self._copy_status(column, exact=True)
        elif rows:
            self._tell_copied(copy_orders([self._orders.order_at(row) for row in rows]))

    def _copy_status(self, column: Column, *, exact: bool) -> None:
        order = self.current_order()
        observation = order.side(SIDE_OF[column]) if order else None
        if observation is None or observation.status is None:
            self.copied.emit(tr("Nothing copied: there is no value."))
            return
        copy = copy_exact if exact else copy_json
        self._tell_copied(copy(observation.status))

    def _tell_copied(self, copied: Copied) -> None:
        self.copied.emit(spoken(copied.sentence))

    def context_menu(self) -> QMenu:
        """The menu of the selected rows; the caller shows it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._context))
        menu.addSeparator()
        column = self.currentIndex().column()
        if column in SIDE_OF:
            cell = Column(column)
            exact = menu.addAction(tr("Copy status &exactly"))
            exact.triggered.connect(lambda: self._copy_status(cell, exact=True))
            as_json = menu.addAction(tr("Copy status as &JSON"))
            as_json.triggered.connect(lambda: self._copy_status(cell, exact=False))
        rows = menu.addAction(tr("Copy selected &orders as JSON"))
        rows.setEnabled(bool(self.selected_rows()))
        rows.triggered.connect(
            lambda: self._tell_copied(
                copy_orders([self._orders.order_at(row) for row in self.selected_rows()])
            )
        )
        return menu

    def _open_menu(self, place: QPoint) -> None:
        self.context_menu().popup(self.viewport().mapToGlobal(place))

    # Columns and looks ------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            soften_selection(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._orders.visible_count:
            if self.flash.refs:
                painter = QPainter(self.viewport())
                self.flash.paint(painter)
                painter.end()
        else:
            painter = QPainter(self.viewport())
            painter.setPen(quiet(self.palette()))
            place = self.viewport().rect().adjusted(24, 0, -24, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRect(place), int(flags), self.empty_words())
            painter.end()

    def empty_words(self) -> str:
        """Why no row is shown, and what to do; empty while there are rows."""
        if self._orders.visible_count:
            return ""
        if not self._orders.total_count:
            return tr("No orders have been read yet.\nRefresh (F5) reads them; nothing is written.")
        wanted = self._orders.filter_
        if wanted.text:
            return tr(
                "Nothing matches the search in view “{view}”.\nEsc clears the search box.",
                view=view_title(wanted.view),
            )
        if wanted.view is View.MISMATCHES:
            return tr("No mismatch here: every pair of values that was read is equal.")
        return tr("No order is in view “{view}” here.", view=view_title(wanted.view))


def _with_key(text: str, key: str) -> str:
    """A menu text with a key that the table itself listens to."""
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text}\t{shown}"


def _stretches(rows: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Ascending rows as unbroken stretches: first and last of each."""
    first = last = None
    for row in rows:
        if last is not None and row == last + 1:
            last = row
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = row
    if first is not None and last is not None:
        yield first, last
