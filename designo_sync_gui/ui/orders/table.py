"""The order table as the operator handles it.

Law: the selection belongs to order references, not to rows: filtering, sorting and new data
never select another order, and what is out of view is not counted as selected.
"""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.table_ports import Stretches
from designo_sync_gui.engine.order_views import Carried, Choice
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import quiet, soften_selection
from designo_sync_gui.ui.orders.columns import SIDE_OF, Column
from designo_sync_gui.ui.orders.header import ColumnHeader
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.row_flash import RowFlash
from designo_sync_gui.ui.orders.selection import (
    KeptSelection,
    selected_stretches,
    selection_of,
)
from designo_sync_gui.ui.orders.table_source import Question
from designo_sync_gui.ui.orders.view_tabs import view_title
from designo_sync_gui.ui.statuses.cells import (
    STATUS_ROW_HEIGHT,
    StatusDelegate,
    TextDelegate,
    VerdictDelegate,
)

_Flag = QItemSelectionModel.SelectionFlag
_NO_EVENT: QEvent | None = None


class OrderView(QTableView):
    """One row per order; whole rows are selected.

    ``inspect_wanted`` is Enter or a double click.
    """

    current_order_changed = Signal(object)
    selection_changed = Signal()
    inspect_wanted = Signal()

    def __init__(self, model: OrderModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders = model
        self._kept = KeptSelection(model)
        self._kept_column = 0
        self._announced: Order | None = None
        self._announced_at: tuple[int, int] | None = None
        self._whole = self._finding = False
        self._later: list[Callable[[], object]] = []
        self._quiet = False
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
        model.about_to_change.connect(self._keep)
        model.changed.connect(self._give_back)
        model.dataChanged.connect(lambda *_: self._tell_current())
        model.rowsInserted.connect(lambda *_: self._select_new_rows())
        model.failed.connect(lambda _: self._run_later())
        model.look_from(lambda: max(self.rowAt(0), 0))
        self.doubleClicked.connect(lambda _: self.inspect_wanted.emit())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

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

    # Selection --------------------------------------------------------------------------------

    @property
    def choice(self) -> Choice:
        """The selected orders, as rows of the view that is shown."""
        return Choice(self._orders.token, selected_stretches(self.selectionModel().selection()))

    @property
    def selected_count(self) -> int:
        """How many rows are selected; quick also where all of very many are."""
        return self.choice.count

    @property
    def settled(self) -> bool:
        """Whether the view that is wanted is shown, and selected what is to be."""
        return self._orders.settled and not self._kept.pending and not self._finding

    def when_settled(self, then: Callable[[], object]) -> None:
        """What is to be done with the selection waits until it is found again in a new view."""
        if self.settled:
            then()
        else:
            self._later.append(then)

    def current_order(self) -> Order | None:
        """The order that the inspector shows."""
        return self._announced

    def select_rows(self, rows: Stretches) -> None:
        """Select exactly these rows and show the first."""
        self._kept.forget()
        self.selectionModel().select(selection_of(self._orders, rows), _Flag.ClearAndSelect)
        if rows:
            column = max(self.currentIndex().column(), 0)
            self._go_to(rows[0][0], column)

    def select_found(self, question: Question[Stretches]) -> None:
        """Select the rows of this view that the engine finds."""
        token = self._orders.token
        self._finding = True

        def found(rows: Stretches) -> None:
            self._finding = False
            if token == self._orders.token:
                self.select_rows(rows)
            self._run_later()

        def not_found() -> None:
            self._finding = False
            self._run_later()

        self._orders.ask_of(token, question, found, not_found)

    def _go_to(self, row: int, column: int) -> None:
        index = self._orders.index(row, column)
        self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self.scrollTo(index)

    def _keep(self) -> None:
        """Before rows change: remember what is selected, by order."""
        self._kept.add(self.choice.rows)
        if self.currentIndex().isValid():
            self._kept_column = self.currentIndex().column()
        self._quiet = True

    def _give_back(self) -> None:
        """After rows changed: select again what is in view; the rest waits until it is."""
        self._quiet = False
        self.selection_changed.emit()
        self._kept.carry(self._take_carried)
        self.viewport().update()

    def _take_carried(self, found: Carried) -> None:
        self._quiet = True
        self.selectionModel().select(selection_of(self._orders, found.rows), _Flag.Select)
        if found.current is not None and not self.currentIndex().isValid():
            self._go_to(found.current, self._kept_column)
        self._quiet = False
        former = self._kept.current
        self._tell_current()
        if not self.currentIndex().isValid():
            self._kept.note_current(former)
        self.selection_changed.emit()
        self._run_later()

    def _run_later(self) -> None:
        if self.settled:
            waiting, self._later = self._later, []
            for then in waiting:
                then()

    def _select_new_rows(self) -> None:
        """All were selected when not all were counted yet: those that came are selected too."""
        if self._whole:
            super().selectAll()
            self._whole = True

    def selectionCommand(
        self,
        index: QModelIndex | QPersistentModelIndex,
        event: QEvent | None = _NO_EVENT,
    ) -> QItemSelectionModel.SelectionFlag:
        """A fresh selection forgets what was selected out of view."""
        command = super().selectionCommand(index, event)
        if command & _Flag.Clear and event is not None:
            self._kept.forget()
        return command

    def selectAll(self) -> None:
        """All orders in view, in one step however many they are."""
        self._kept.forget()
        super().selectAll()
        self._whole = True

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._whole = False
        if not self._quiet:
            self.selection_changed.emit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if not self._quiet:
            self._tell_current()

    def _tell_current(self) -> None:
        """Tell which order is current, as soon as its row is there."""
        if self._kept.pending:
            return
        index, place = self.currentIndex(), None
        order = None
        if index.isValid():
            place = self._orders.token, index.row()
            order = self._orders.order_at(index.row())
            if order is None and place == self._announced_at:
                order = self._announced
        self._announced_at = place
        self._kept.note_current(order.ref if order else None)
        if order != self._announced:
            self._announced = order
            self.current_order_changed.emit(order)

    # Keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier:
            if event.key() == Qt.Key.Key_Space:
                self.mark_current()
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.inspect_wanted.emit()
                return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table do not jump about: the search box is for that."""

    def mark_current(self) -> None:
        """Mark the current row, or unmark it; the other marks stay."""
        index = self.currentIndex()
        if index.isValid():
            self.selectionModel().select(index, _Flag.Toggle | _Flag.Rows)

    def select_none(self) -> None:
        """Take back the selection, also of orders that are out of view; the current row stays."""
        self._kept.forget()
        self.selectionModel().clearSelection()

    def go_to_top(self) -> None:
        """Make the first row of the wanted view the current one, as soon as it is shown."""

        def go() -> None:
            if self._orders.visible_count:
                self._go_to(0, max(self.currentIndex().column(), 0))
                self.scrollToTop()

        self.when_settled(go)

    def go_to_mismatch(self, step: int, missed: Callable[[], object]) -> None:
        """Make the next (1) or the previous (-1) order with a difference the current one;
        ``missed`` is called where there is none in that direction."""
        row, token = self.currentIndex().row(), self._orders.token

        def found(place: int | None) -> None:
            if place is None:
                missed()
            elif token == self._orders.token:
                self._select_one(place)

        self._orders.ask_of(token, lambda views: views.next_mismatch(token, row, step), found)

    def _select_one(self, row: int) -> None:
        """As an arrow key does: the row is current and alone selected."""
        self._kept.forget()
        index = self._orders.index(row, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
        self.scrollTo(index)

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
            return tr("No mismatches here: all values that were read are equal.")
        return tr("View “{view}” has no orders here.", view=view_title(wanted.view))
