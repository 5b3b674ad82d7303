"""The main area of the window: views, chips, order table and inspector.

The window speaks of orders and references; how they are filtered and drawn stays here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from designo_sync_gui.domain.activity import EntryOrders
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.platform import Platform
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.status_counts import StatusCount
from designo_sync_gui.domain.table_ports import Picked
from designo_sync_gui.engine.order_views import Choice
from designo_sync_gui.ui.inspector.inspector import Inspector
from designo_sync_gui.ui.kit.browser import open_page
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.orders.bulk_bar import BulkBar
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.orders.filter_chips import FilterChips
from designo_sync_gui.ui.orders.grouping import Grouping
from designo_sync_gui.ui.orders.list_line import ListLine
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.row_changes import RowChanges
from designo_sync_gui.ui.orders.search import SearchBox
from designo_sync_gui.ui.orders.stage import OrderStage
from designo_sync_gui.ui.orders.table import OrderView
from designo_sync_gui.ui.orders.table_source import TableSource
from designo_sync_gui.ui.orders.view_tabs import ViewTabs
from designo_sync_gui.ui.statuses.store_marks import StoreMarks
from designo_sync_gui.ui.stores.platform_words import case_hints
from designo_sync_gui.ui.window.bulk_controller import BulkController
from designo_sync_gui.ui.window.deselected import Deselected
from designo_sync_gui.ui.window.own_views import OwnViews

#: Milliseconds between two looks at how old the shown readings are. Each second would be a painting
#: each second during the first minute after a refresh.
_AGE_MS = 5000
#: First widths of the table and of the inspector at its right, in pixels.
_BESIDE = (840, 360)


class OrderPane(QWidget):
    """Views above, the table, and beside it what is known of the current order.

    ``selection_changed`` is emitted when the selection or the number of rows changes;
    ``said`` carries a sentence for the status bar.
    """

    selection_changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, at_once: bool = True) -> None:
        super().__init__(parent)
        #: What is still to be made, where not all is ``at_once``; exhausted by who wants it so.
        self.making = self._steps()
        if at_once:
            for _ in self.making:
                pass

    def _steps(self) -> Iterator[None]:
        """What is made, step by step: between two of them another turn of the loop may begin."""
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        centre = QWidget(self.split)
        self.model = OrderModel(self)
        self.view = OrderView(self.model)
        yield
        self.bar = ViewTabs()
        self.chips = FilterChips(self._ask_statuses)
        self.search = SearchBox()
        self.own_views = OwnViews(self.model, self.bar, self.chips, self.search, self._show)
        self.grouping = Grouping(self)
        self.line = ListLine()
        self.stage = OrderStage(self.model, self.view, self.line, centre)
        self.row_changes = RowChanges(self.line.bar, self.update_rows)
        self.deselected = Deselected(
            self.view, self.model, (self.bar, self.chips, self.search), self.line.bar, self._show
        )
        self.bulk = BulkBar()
        self.bulk_controller = BulkController(self.view, self.model, self.bulk)
        yield
        self.inspector = Inspector(self.split)
        yield
        self._hints: Mapping[str, Sentence] = {}
        self._stores: Mapping[str, Store] = {}
        self._platforms: Mapping[str, Platform] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.bar, 0), (self.line, 0), (self.chips, 0), (self.split, 1)):
            column.addWidget(part, stretch)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes(_BESIDE)
        self.split.setChildrenCollapsible(False)
        below = QVBoxLayout(centre)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.stage, 1)
        #: At the foot of the table, above the bar of the selection.
        self.foot = QVBoxLayout()
        below.addLayout(self.foot)
        below.addWidget(self.bulk)
        self._ages = QTimer(self)
        self._ages.setInterval(_AGE_MS)
        self._ages.timeout.connect(self.update_ages)
        self._ages.start()
        self.chips.hide()
        self._wire()
        self.bar.choose(View.MISMATCHES)
        yield

    def _wire(self) -> None:
        self.model.counts_changed.connect(self._show_counts)
        self.line.grouped.connect(self._group)
        self.grouping.changed.connect(lambda: self._show(self.model.filter_))
        button = self.line.filter_button
        button.clicked.connect(lambda: self.chips.open_menu(button))
        self.chips.narrowed.connect(self._show_narrowed)
        self.stage.all_equal.all_wanted.connect(lambda: self.bar.choose(View.ALL))
        self.bar.view_chosen.connect(self._take_view)
        self.bar.own_chosen.connect(lambda _: self._begin_at_top())
        self.bar.left.connect(self.go_to_top)
        self.chips.criteria_changed.connect(self._take_chips)
        self.chips.left.connect(self.focus_table)
        self.search.search_changed.connect(self._take_text)
        self.search.left.connect(self._leave_search)
        self.view.selection_changed.connect(self.selection_changed)
        self.view.current_order_changed.connect(lambda _: self._inspect())
        self.view.inspect_wanted.connect(self._focus_inspector)
        self.inspector.copied.connect(self.said)
        self.inspector.page_wanted.connect(open_page)

    # What is shown --------------------------------------------------------------------------

    def connect_table(self, source: TableSource) -> None:
        """The services are open: show the orders."""
        self.model.connect_table(source)

    def look_again(
        self, refs: frozenset[OrderRef], done: Callable[[], object], *, wanted: bool = False
    ) -> None:
        """Rows that changed stay where they are; new orders wait behind their bar.

        Where the operator sees none, they are shown at once; and where he ``wanted`` them and
        selects nothing, as soon as they are as many as those that are shown.
        """

        def looked() -> None:
            many = self.model.waiting_count >= self.view_count
            free = self.view_count == 0 or (wanted and many and self.selected_count <= 1)
            if free and self.model.waiting_count:
                self.model.rearrange()
            done()

        self.model.look_again(refs, looked)

    def reload(self) -> None:
        """Everything may be another."""
        self.model.reload()

    def rearrange(self) -> None:
        """Filter and sort again, so that every row stands where its values put it."""
        self.model.rearrange()

    @property
    def outdated(self) -> bool:
        """Whether rows do not belong in view any more, or new orders wait."""
        return bool(self.model.waiting_count or self.model.stale_count)

    def update_rows(self) -> None:
        """Remove the rows that do not belong in view any more, and take in the new orders that
        wait; the selection stays."""
        if self.outdated:
            self.model.rearrange()
        self.view.setFocus()

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """All that can be connected."""
        return tuple(self._platforms.values())

    def set_stores(self, stores: Sequence[Store], platforms: Sequence[Platform]) -> None:
        self._hints = case_hints(stores, platforms)
        self._stores = {store.code: store for store in stores}
        self._platforms = {platform.name: platform for platform in platforms}
        names = {store.code: store.name for store in stores}
        marks = {
            store.code: StoreMarks(store.production, store.shop_locked or store.designo_locked)
            for store in stores
        }
        self.model.set_store_names(names, marks)
        self.chips.set_stores(names)
        self.stage.set_stores(len(names))
        self._inspect()

    def show_store(self, code: str) -> None:
        """Only the orders of this store; an empty code shows all."""
        self._narrow(store_code=code)
        self.view.go_to_top()

    def show_inspector(self, shown: bool) -> None:
        self.inspector.setVisible(shown)

    @property
    def inspector_below(self) -> bool:
        """Whether the inspector is below the table, and not at its right."""
        return self.split.orientation() is Qt.Orientation.Vertical

    def put_inspector(self, *, below: bool) -> None:
        """Below the table or at its right; where it is already, nothing changes."""
        if below is not self.inspector_below:
            self.split.setOrientation(
                Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal
            )
            self.split.setSizes([560, 220] if below else _BESIDE)

    def show_only(
        self, *statuses: Status, text: str = "", entry: EntryOrders | None = None
    ) -> None:
        """All orders that have one of these values on either side, that a search text finds, or
        that an entry of *Activity* is about; nothing else is asked."""
        criteria = Criteria(statuses=frozenset(statuses), entry=entry)
        self.bar.choose(View.ALL)
        self.search.setText(text)
        self.chips.show_criteria(criteria, None)
        self._take_chips()

    def _ask_statuses(
        self,
        codes: Sequence[str],
        then: Callable[[Sequence[StatusCount]], object],
        failed: Callable[[], object],
    ) -> None:
        self.model.views.ask(lambda views: views.table.statuses(codes), then, failed)

    def clear_filters(self) -> None:
        """Everything that the view holds: no search text, no chips."""
        self.search.clear()
        self.chips.clear()

    def focus_table(self) -> None:
        """Give the table the focus, where it can be seen and nothing is being chosen above it."""
        if self.view.isVisible() and not self.chips.choosing:
            self.view.setFocus()

    def go_to_top(self) -> None:
        """The first row of the wanted view becomes the current one, and gets the focus."""
        self.focus_table()
        self.view.go_to_top()

    def _begin_at_top(self) -> None:
        """Another view or store was chosen. Who walks through the tabs by key stays there."""
        focus = QApplication.focusWidget()
        if focus is None or not self.bar.isAncestorOf(focus):
            self.focus_table()
        self.view.go_to_top()

    def _leave_search(self) -> None:
        """Enter or Down in the search box: to the order of that very number, else to the first
        row that was found, if one was."""
        self.view.when_settled(self._go_to_found)

    def _go_to_found(self) -> None:
        if self.view_count and self.search.text():
            self.focus_table()
            self.view.go_to_named(self.search.text().strip())
        elif self.view_count:
            self.go_to_top()

    # What is known --------------------------------------------------------------------------

    @property
    def view_title(self) -> str:
        return self.bar.title

    @property
    def view_count(self) -> int:
        return self.model.visible_count

    @property
    def total_count(self) -> int:
        return self.model.total_count

    def mismatches_by_store(self) -> Mapping[str, int]:
        return self.model.facets().mismatches

    @property
    def selected_count(self) -> int:
        return self.view.selected_count

    def take_selected(self, then: Callable[[Picked], object]) -> None:
        """The selected orders from top to bottom, picked on the engine's thread."""
        self.view.when_settled(lambda: self._take(self.view.choice, then))

    def _take(self, choice: Choice, then: Callable[[Picked], object]) -> None:
        if not choice.count:
            self.said.emit(tr("Select orders first."))
            return
        self.model.views.ask_of(choice.token, lambda views: views.picked(choice), then)

    # What is chosen -------------------------------------------------------------------------

    def select_mismatches(self) -> None:
        """Every mismatch in view."""
        self.view.when_settled(self._select_mismatches)
        self.view.setFocus()

    def _select_mismatches(self) -> None:
        token, wanted = self.model.token, self.model.filter_
        self.view.select_found(lambda views: views.mismatches(token, wanted))

    def _take_view(self, view: View) -> None:
        self._narrow(view=view)
        self._begin_at_top()

    def _take_chips(self) -> None:
        self.bar.leave_own(self.model.filter_.view)
        self._narrow(criteria=self.chips.criteria())
        self.go_to_top()

    def _take_text(self, text: str) -> None:
        self.bar.leave_own(self.model.filter_.view)
        self._narrow(text=text)

    def _narrow(
        self,
        *,
        view: View | None = None,
        text: str | None = None,
        store_code: str | None = None,
        criteria: Criteria | None = None,
    ) -> None:
        now: OrderFilter = self.model.filter_
        self._show(
            replace(
                now,
                view=now.view if view is None else view,
                text=now.text if text is None else text,
                store_code=now.store_code if store_code is None else store_code,
                criteria=now.criteria if criteria is None else criteria,
            )
        )

    def _show(self, wanted: OrderFilter) -> None:
        grouped = self.grouping.wanted(self.bar.view)
        self.line.show_grouped(grouped)
        self.deselected.note(wanted)
        self.chips.show_store(wanted.store_code)
        self.model.set_shown(wanted, grouped=grouped)

    def _group(self, grouped: bool) -> None:
        """Show the view in groups of one pair of values, or row by row; kept for this view."""
        self.grouping.choose(self.bar.view, grouped)

    def _show_narrowed(self, narrowing: int) -> None:
        self.line.show_filters(narrowing)
        self.chips.setVisible(narrowing > 0)

    def _show_counts(self) -> None:
        self.bar.set_counts(self.model.counts())
        self.row_changes.show(self.model.stale_count, self.model.waiting_count)
        self.selection_changed.emit()

    def _inspect(self) -> None:
        order = self.view.current_order()
        name = self.model.store_name(order.ref.store_code) if order else ""
        hint = self._hints.get(order.ref.store_code, NOTHING) if order else NOTHING
        self.inspector.show_order(order, name, datetime.now(UTC), hint)
        self.inspector.show_page(self.current_page)

    @property
    def current_page(self) -> str:
        """The current order's page in its shop; empty where there is none that is known."""
        order = self.view.current_order()
        return self._page(order.ref) if order else ""

    def _page(self, ref: OrderRef) -> str:
        """The order's page in its shop, as the platform declares it; empty where none is known."""
        store = self._stores.get(ref.store_code)
        platform = self._platforms.get(store.platform) if store else None
        if store is None or platform is None or platform.order_page is None:
            return ""
        return platform.order_page.address(store.url, ref.order_id)

    def update_ages(self) -> None:
        """How old the readings of the current order are by now."""
        now = datetime.now(UTC)
        if self.inspector.isVisible():
            self.inspector.show_ages(now)
        self.stage.show_age(now)

    def _focus_inspector(self) -> None:
        self.inspector.show()
        self.inspector.setFocus()
