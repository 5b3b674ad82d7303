"""The middle of the window: views, order table and inspector as one part.

Law: the window speaks of orders and references; how they are filtered and drawn stays here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from designo_sync_gui.domain.compare import MISMATCHES, judge
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.platform import Platform
from designo_sync_gui.ui.filter_bar import FilterBar, SearchBox
from designo_sync_gui.ui.inspector import Inspector
from designo_sync_gui.ui.order_filter import OrderFilter, Row, View
from designo_sync_gui.ui.order_model import OrderModel
from designo_sync_gui.ui.order_view import OrderView
from designo_sync_gui.ui.platform_words import case_hints


class OrderPane(QWidget):
    """Views above, the table, and below it what is known of the current order.

    ``selection_changed`` is emitted when the selection or the number of rows changes;
    ``said`` carries a sentence for the status bar.
    """

    selection_changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OrderModel(self)
        self.view = OrderView(self.model)
        self.bar = FilterBar()
        self.search = SearchBox()
        self.inspector = Inspector()
        self._hints: Mapping[str, str] = {}
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self.view)
        self.split.addWidget(self.inspector)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([560, 220])
        self.split.setCollapsible(0, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.split, 1)
        self._wire()

    def _wire(self) -> None:
        self.model.counts_changed.connect(self._show_counts)
        self.bar.view_chosen.connect(lambda view: self._narrow(view=view))
        self.search.search_changed.connect(lambda text: self._narrow(text=text))
        self.search.left.connect(lambda: self.view.setFocus())
        self.view.selection_changed.connect(self.selection_changed)
        self.view.current_order_changed.connect(lambda _: self._inspect())
        self.view.inspect_wanted.connect(self._focus_inspector)
        self.view.copied.connect(self.said)
        self.inspector.copied.connect(self.said)

    # What is shown --------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Everything anew, prepared elsewhere by ``prepare_rows``."""
        self.model.set_rows(rows)
        self._inspect()

    def update_orders(self, orders: Iterable[Order], removed: Collection[OrderRef]) -> None:
        """Rows that changed stay where they are."""
        self.model.update_orders(tuple(orders))
        if removed:
            self.model.remove_orders(removed)
        self._inspect()

    def rearrange(self) -> None:
        """Filter and sort again, so that every row stands where its values put it."""
        self.model.rearrange()

    def set_stores(self, stores: Sequence[Store], platforms: Sequence[Platform]) -> None:
        self._hints = case_hints(stores, platforms)
        self.model.set_store_names({store.code: store.name for store in stores})
        self._inspect()

    def show_store(self, code: str) -> None:
        """Only the orders of this store; an empty code shows all."""
        self._narrow(store_code=code)

    def show_inspector(self, shown: bool) -> None:
        self.inspector.setVisible(shown)

    def show_mismatch(self) -> None:
        """The view of mismatches, inspecting the first order with the most kinds of difference."""
        self.bar.choose(View.MISMATCHES)
        told = max(self.model.orders(), key=lambda order: len(judge(order).kinds), default=None)
        if told is not None:
            self.select((told.ref,))
        self.view.setFocus()

    def focus_search(self) -> None:
        self.search.focus_search()

    def set_context_actions(self, actions: Sequence[QAction]) -> None:
        self.view.set_context_actions(actions)

    # What is known --------------------------------------------------------------------------

    @property
    def view_title(self) -> str:
        return str(self.bar.view.value)

    @property
    def view_count(self) -> int:
        return self.model.visible_count

    @property
    def total_count(self) -> int:
        return self.model.total_count

    def mismatches_by_store(self) -> Mapping[str, int]:
        return self.model.mismatches_by_store()

    def shown_orders(self) -> tuple[Order, ...]:
        return self.model.orders()

    def view_refs(self) -> tuple[OrderRef, ...]:
        """The references in view, in their order on screen."""
        return self.model.refs()

    def selected_refs(self) -> tuple[OrderRef, ...]:
        return self.view.selected_refs()

    # What is chosen -------------------------------------------------------------------------

    def select(self, refs: Sequence[OrderRef]) -> None:
        self.view.select_refs(refs)

    def select_mismatches(self) -> None:
        """Every mismatch in view."""
        self.select([o.ref for o in self.model.orders() if judge(o).verdict in MISMATCHES])
        self.view.setFocus()

    def _narrow(
        self,
        *,
        view: View | None = None,
        text: str | None = None,
        store_code: str | None = None,
    ) -> None:
        now: OrderFilter = self.model.filter_
        self.model.set_filter(
            replace(
                now,
                view=now.view if view is None else view,
                text=now.text if text is None else text,
                store_code=now.store_code if store_code is None else store_code,
            )
        )

    def _show_counts(self) -> None:
        self.bar.set_counts(self.model.counts())
        self.selection_changed.emit()

    def _inspect(self) -> None:
        order = self.view.current_order()
        name = self.model.store_name(order.ref.store_code) if order else ""
        hint = self._hints.get(order.ref.store_code, "") if order else ""
        self.inspector.show_order(order, name, datetime.now(UTC), hint)

    def _focus_inspector(self) -> None:
        self.inspector.show()
        self.inspector.setFocus()
