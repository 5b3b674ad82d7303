"""The orders of the chosen view: their table, or how well all is where none needs anybody."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.ui.orders.all_equal import AllEqual
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.list_line import ListLine
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.table import OrderView


class OrderStage(QStackedWidget):
    """Keeps the table, its columns and the line above it in step with what is shown."""

    def __init__(
        self, model: OrderModel, view: OrderView, line: ListLine, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._line = line
        self._stores = self._minute = 0
        self._reads: tuple[SideRead, ...] = ()
        self.all_equal = AllEqual()
        self.addWidget(view)
        self.addWidget(self.all_equal)
        model.changed.connect(self.show_list)
        model.counts_changed.connect(self.show_list)

    def set_stores(self, number: int) -> None:
        """How many stores are connected."""
        self._stores = number
        self.show_list()

    def set_reads(self, reads: Sequence[SideRead]) -> None:
        """When each side of each store was read."""
        self._reads = tuple(reads)
        self.show_list()

    def show_list(self) -> None:
        """What is shown is another."""
        model = self._model
        self._line.show_facts(model.visible_count, len(model.groups), model.sorting)
        self._view.columns.set_needless(needless_columns(model, self._stores))
        equal = equal_count(model)
        if equal:
            self.all_equal.show_equal(equal, self._read_at(), datetime.now(UTC))
        page: QWidget = self.all_equal if equal else self._view
        if page is not self.currentWidget():
            focused = self.isAncestorOf(QApplication.focusWidget() or self)
            self.setCurrentWidget(page)
            if focused:
                (self.all_equal.all_button if equal else self._view).setFocus()

    def show_age(self, now: datetime) -> None:
        """How long ago things were by now: in the table once a minute."""
        if self.all_equal.isVisible():
            self.all_equal.show_age(now)
        minute = int(now.timestamp()) // 60
        if minute != self._minute:
            self._minute = minute
            self._view.viewport().update()

    def _read_at(self) -> datetime | None:
        """When the side that was read longest ago was read, of the stores that are shown."""
        code = self._model.filter_.store_code
        return min((r.read_at for r in self._reads if code in ("", r.store_code)), default=None)


def needless_columns(model: OrderModel, stores: int) -> frozenset[Column]:
    """Columns in which every row says the same, or what the heading of its group says; beside why
    a difference was accepted, there is no room for when it was written or changed."""
    found = set()
    if model.groups:
        found.add(Column.VERDICT)
    if model.filter_.view is View.EQUAL:
        found.add(Column.KINDS)
    if model.filter_.view is View.ACCEPTED:
        found |= {Column.OUTCOME, Column.CHANGED}
    else:
        found.add(Column.ACCEPTED)
    if stores == 1 or model.filter_.store_code:
        found.add(Column.STORE)
    return frozenset(found)


def equal_count(model: OrderModel) -> int:
    """How many orders are equal where all of them are and the mismatches are looked for; 0 where
    it is not so, or not known."""
    wanted, counts = model.filter_, model.counts()
    narrowed = wanted.text or wanted.criteria or wanted.pair is not None
    if wanted.view is not View.MISMATCHES or narrowed or model.visible_count:
        return 0
    every = counts.get(View.ALL, 0)
    return every if model.settled and every == counts.get(View.EQUAL) else 0
