"""Joins the window's actions to the order table: copying, selecting, going, sorting, columns.

Nothing here changes an order.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from designo_sync_gui.ui.kit.browser import open_page
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.orders.chip import StayingMenu
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.copying import OrderCopying
from designo_sync_gui.ui.window.actions import Actions
from designo_sync_gui.ui.window.order_pane import OrderPane


class TableController:
    """What is done with the table by key, menu or palette, wherever the focus is."""

    def __init__(self, orders: OrderPane, act: Actions) -> None:
        self._orders = orders
        self._view = view = orders.view
        self.copying = OrderCopying(view, orders.model)
        self.copying.copied.connect(orders.said)
        act.copy_rows.triggered.connect(lambda: self.copying.rows())
        act.copy_status.triggered.connect(lambda: self.copying.status())
        act.copy_json.triggered.connect(lambda: self.copying.json())
        act.select_all.triggered.connect(self._select_all)
        act.select_none.triggered.connect(view.select_none)
        act.restore_selection.triggered.connect(orders.deselected.restore)
        act.mark.triggered.connect(self._mark)
        act.inspect.triggered.connect(lambda: view.inspect_wanted.emit())
        act.next_mismatch.triggered.connect(lambda: self.go_to_mismatch(1))
        act.previous_mismatch.triggered.connect(lambda: self.go_to_mismatch(-1))
        act.sort_ascending.triggered.connect(lambda: self._sort(Qt.SortOrder.AscendingOrder))
        act.sort_descending.triggered.connect(lambda: self._sort(Qt.SortOrder.DescendingOrder))
        self._columns_menu = StayingMenu(view)
        self._columns_menu.setToolTipsVisible(True)
        self._columns_menu.aboutToShow.connect(self._fill_columns_menu)
        act.columns.setMenu(self._columns_menu)
        act.columns.triggered.connect(self._show_columns)
        orders.line.columns_wanted.connect(self._show_columns)
        chips, button = orders.chips, orders.line.filter_button
        act.filter.triggered.connect(lambda: chips.open_menu(button))
        act.filter_status.triggered.connect(lambda: chips.open_statuses(button))
        orders.stage.all_equal.export_wanted.connect(act.export.trigger)
        act.all_groups.triggered.connect(view.shown.turn_all)
        act.group.triggered.connect(orders.line.grouped)
        orders.model.changed.connect(lambda: act.group.setChecked(orders.model.sorting.grouped))
        act.context_menu.triggered.connect(self._open_context_menu)
        act.open_order.triggered.connect(lambda: open_page(orders.current_page))
        act.back.triggered.connect(self.step_back)

    def go_to_mismatch(self, step: int) -> None:
        """The next (1) or the previous (-1) order with a difference; the table gets the focus."""
        after = tr("No difference below this row.")
        before = tr("No difference above this row.")
        self._view.setFocus()
        self._view.when_settled(
            lambda: self._view.go_to_mismatch(
                step, lambda: self._orders.said.emit(after if step > 0 else before)
            )
        )

    def step_back(self) -> None:
        """Esc: leave the inspector, then the selection, then the search, then go to the table."""
        focus, search = QApplication.focusWidget(), self._orders.search
        inspector = self._orders.inspector
        if focus is search and search.text():
            search.clear()
        elif focus is not None and (focus is inspector or inspector.isAncestorOf(focus)):
            self._view.setFocus()
        elif focus is not search and self._orders.selected_count:
            self._view.select_none()
        elif search.text():
            search.clear()
        else:
            self._orders.focus_table()

    def _select_all(self) -> None:
        self._view.selectAll()
        self._view.setFocus()

    def _mark(self) -> None:
        self._view.mark_current()
        self._view.setFocus()

    def _sort(self, order: Qt.SortOrder) -> None:
        """By the column of the current cell; the table gets the focus."""
        current = self._view.currentIndex().isValid()
        column = self._view.current_column() if current else int(Column.NUMBER)
        self._view.columns.setSortIndicator(column, order)
        self._view.setFocus()

    def _show_columns(self) -> None:
        header = self._view.columns
        self._columns_menu.popup(header.mapToGlobal(QPoint(8, header.height())))

    def _fill_columns_menu(self) -> None:
        self._view.fill_columns_menu(self._columns_menu)

    def _open_context_menu(self) -> None:
        """What a right click on what has the focus opens."""
        focus = QApplication.focusWidget() or self._view
        place = _current_place(focus)
        target = focus.viewport() if isinstance(focus, QAbstractScrollArea) else focus
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, place, target.mapToGlobal(place)
        )
        QApplication.sendEvent(target, event)


def _current_place(widget: QWidget) -> QPoint:
    """The middle of the current line or of the cursor, within the widget's contents. A text of
    several lines tells its cursor in fractions of pixels."""
    found = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    if isinstance(found, QRectF):
        found = found.toRect()
    return found.center() if isinstance(found, QRect) else widget.rect().center()
