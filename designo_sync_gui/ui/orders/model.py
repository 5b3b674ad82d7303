"""The orders as a table that Qt can show: a window on the mirror.

Law: the truth stays in Python. What is held are the rows seen lately; the others are asked for
when they are looked at, and no question is answered on the window's thread. A view's rows never
move: filtering, sorting and arranging open another view, and the former stays on screen until the
first rows of the new one are there.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from functools import partial

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_groups import RowGroup
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED, Sorting
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.table_ports import Facets, ViewCounts
from designo_sync_gui.ui.orders import opening
from designo_sync_gui.ui.orders.cell_texts import cell_data, coming
from designo_sync_gui.ui.orders.columns import HEADINGS, Around, Column, sorting_of
from designo_sync_gui.ui.orders.row_pages import PAGE, RowPages, Rows, page_of, tells_else
from designo_sync_gui.ui.orders.table_source import Questions, TableSource
from designo_sync_gui.ui.statuses.store_marks import NO_MARKS, StoreMarks

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_NO_PARENT = QModelIndex()
_COLUMNS = tuple(Column)
#: Pages that are waited for; those looked at before were scrolled past.
_MOST_WANTED = 3


class OrderModel(QAbstractTableModel):
    """The rows of one opened view.

    ``about_to_change`` and ``changed`` enclose the change from one view to another; in between
    nothing of the new one is known to Qt. ``failed`` carries the first error of a series.
    """

    about_to_change = Signal()
    changed = Signal()
    counts_changed = Signal()
    facets_changed = Signal()
    failed = Signal(object)
    #: The rows in view whose values are others than before, as a list.
    values_changed = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        zone: tzinfo | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self._zone = zone
        self._now = now
        self._source: TableSource | None = None
        #: Questions about the views that are open.
        self.views = Questions(self._fail)
        self._place: Callable[[], opening.Place] = lambda: opening.Place(0, frozenset())
        self._filter = OrderFilter()
        self._sorting = UNSORTED
        self._store_names: dict[str, str] = {}
        self._store_marks: dict[str, StoreMarks] = {}
        self._facets = Facets()
        self._was_counted = False
        self._counts: Mapping[View, int] = {}
        self._waiting: set[OrderRef] = set()
        self._stale: set[OrderRef] = set()
        self._token = -1
        self._shown: tuple[OrderFilter, Sorting] | None = None
        self._total = 0
        self._groups: tuple[RowGroup, ...] = ()
        self._pages = RowPages()
        self._opening = self._open_again = False
        self._counting = self._count_again = False
        self._broken = False
        self._wanted: list[int] = []
        self._fetching = -1
        #: Orders that changed while an answer was on its way that may not know of it.
        self._since_opening: set[OrderRef] = set()
        self._since_fetching: set[OrderRef] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch)

    # What is known ----------------------------------------------------------------------------

    @property
    def total_count(self) -> int:
        """How many orders there are, in view or not."""
        return sum(self._facets.stores.values())

    @property
    def counted(self) -> bool:
        """Whether all orders were counted once: before, ``total_count`` says nothing."""
        return self._was_counted

    @property
    def visible_count(self) -> int:
        return self._total

    @property
    def groups(self) -> tuple[RowGroup, ...]:
        """The groups of the view that is shown, from top to bottom."""
        return self._groups

    @property
    def held_count(self) -> int:
        """How many rows are in memory."""
        return self._pages.held

    @property
    def waiting_count(self) -> int:
        """How many orders belong in view by now and wait for ``rearrange``."""
        return len(self._waiting)

    @property
    def stale_count(self) -> int:
        """How many rows do not belong in view by now and stay until ``rearrange``."""
        return len(self._stale)

    @property
    def filter_(self) -> OrderFilter:
        return self._filter

    @property
    def token(self) -> int:
        """The view whose rows are shown."""
        return self._token

    @property
    def settled(self) -> bool:
        """Whether what is shown is what is wanted."""
        return not self._opening

    @property
    def emptiness(self) -> opening.Emptiness:
        """What it means that no row is shown."""
        if self._broken:
            return opening.Emptiness.NOT_READ
        opened = self._token >= 0 and self._shown is not None and self._shown[0] == self._filter
        found = self._total or self._counts.get(self._filter.view, 0)
        known = self._was_counted and opened and not found
        return opening.Emptiness.NONE if known else opening.Emptiness.NOT_KNOWN

    def counts(self) -> dict[View, int]:
        """How many orders each view has within store and search text, as told; empty before."""
        return dict(self._counts)

    def facets(self) -> Facets:
        """What all orders hold, in view or not, as last told."""
        return self._facets

    def store_name(self, code: str) -> str:
        return self._store_names.get(code, code)

    def order_at(self, row: int) -> Order | None:
        """The order in a row of the view; ``None`` where it is not held."""
        found = self._pages.at(row)
        return None if found is None else found.order

    # Questions --------------------------------------------------------------------------------

    def connect_table(self, source: TableSource) -> None:
        """The services are open: show the first view."""
        self._source = source
        self.views.connect(source)
        self.rearrange()
        self._ask_figures()

    def look_from(self, place: Callable[[], opening.Place]) -> None:
        """Where the operator looks: the rows there are read before a view is shown."""
        self._place = place

    def _fail(self, error: SyncError | None) -> None:
        """Tell an error once: until a view opens again, nothing more is asked for."""
        if error is not None and not self._broken:
            self._broken = True
            self._wanted.clear()
            self.failed.emit(error)

    # What is in view --------------------------------------------------------------------------

    def set_filter(self, wanted: OrderFilter) -> None:
        """Show what matches; nothing happens when that is what is shown already."""
        self.set_shown(wanted, grouped=self._sorting.grouped)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, equal keys newest id first; column -1 is newest id first alone."""
        chosen = None if column <= Column.MARK else Column(column)
        down = order is Qt.SortOrder.DescendingOrder
        self._sorting = sorting_of(chosen, descending=down, grouped=self._sorting.grouped)
        self.rearrange()

    @property
    def sorting(self) -> Sorting:
        """How the rows are to stand."""
        return self._sorting

    def set_shown(self, wanted: OrderFilter, *, grouped: bool) -> None:
        """``set_filter`` and grouping in one step."""
        if grouped is not self._sorting.grouped or wanted != self._filter:
            self._filter, self._sorting = wanted, replace(self._sorting, grouped=grouped)
            self.rearrange()

    def rearrange(self) -> None:
        """Open the view anew: for another filter or sorting, after a refresh, or because the
        operator wants to see it so. One opening at a time; the last wish counts."""
        if self._source is None:
            return
        if self._opening:
            self._open_again = True
            return
        self._opening, self._open_again = True, False
        self._since_opening.clear()
        wanted, by, place = self._filter, self._sorting, self._place()
        self._source.ask(
            lambda views: opening.open_near(views, wanted, by, place),
            partial(self._take_opening, (wanted, by)),
            partial(self._not_opened, (wanted, by)),
        )

    def _take_opening(self, asked: tuple[OrderFilter, Sorting], found: opening.Opening) -> None:
        self._opening = False
        token = found.opened.token
        self.views.hold(token)
        if asked != (self._filter, self._sorting):
            self.views.let_go(token)
            self.rearrange()
            return
        former, self._broken, self._shown = self._token, False, asked
        self.about_to_change.emit()
        self.beginResetModel()
        self._begin(found)
        self.endResetModel()
        self.changed.emit()
        self.views.let_go(former)
        if found.opened.counts is not None:
            self._counts = found.opened.counts.by_view
        self.counts_changed.emit()
        if found.opened.counts is None or self._total > opening.FIRST:
            self.views.ask(
                lambda views: views.table.counted(token), partial(self._take_count, token)
            )
        if self._since_opening:
            self.look_again(frozenset(self._since_opening), lambda: None)
        if self._open_again:
            self.rearrange()

    def _begin(self, found: opening.Opening) -> None:
        """The rows that came with a view. Those of orders that were forgotten at that moment are
        left out of ``first``; it is not used then, because a row is never another's."""
        opened = found.opened
        self._token, self._pages = opened.token, RowPages()
        self._waiting.clear()
        self._stale.clear()
        self._wanted.clear()
        self._fetching = -1
        self._groups = opened.groups
        self._total = len(opened.first) if opened.counts is None else opened.counts.total
        if len(opened.first) == min(self._total, opening.FIRST):
            self._pages.put_all(0, opened.first)
        for page, rows in found.near.items():
            self._pages.put(page, rows)

    def _not_opened(self, asked: tuple[OrderFilter, Sorting], error: SyncError | None) -> None:
        """Rows of another filter than the one chosen are not left standing."""
        self._opening = False
        if asked != (self._filter, self._sorting) or error is None:
            self.rearrange()
            return
        if self._shown is None or self._shown[0] != asked[0]:
            former, self._shown = self._token, None
            self.about_to_change.emit()
            self.beginResetModel()
            self._token, self._total, self._pages, self._groups = -1, 0, RowPages(), ()
            self.endResetModel()
            self.changed.emit()
            self.views.let_go(former)
        self._fail(error)

    def _take_count(self, token: int, found: ViewCounts) -> None:
        if token != self._token:
            return
        self._counts = found.by_view
        if found.total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, found.total - 1)
            self._total = found.total
            self._pages.drop_short(found.total)
            self.endInsertRows()
        elif found.total < self._total:
            self.beginRemoveRows(QModelIndex(), found.total, self._total - 1)
            self._total = found.total
            self.endRemoveRows()
        self.counts_changed.emit()

    # New data ---------------------------------------------------------------------------------

    def look_again(self, refs: frozenset[OrderRef], done: Callable[[], object]) -> None:
        """These orders changed: rows that are held change where they stand, new ones wait.

        Nothing moves and nothing leaves the view until ``rearrange``.
        """
        if self._opening:
            self._since_opening |= refs
        if self._fetching >= 0:
            self._since_fetching |= refs
        token, pages = self._token, self._pages.holding(refs)
        if self._source is None or token < 0:
            self.rearrange()
            self._ask_figures()
            done()
            return

        def failed(error: SyncError | None) -> None:
            if error is None and token == self._token:
                self.rearrange()
            self._fail(error)
            done()

        def answered(found: opening.Looked) -> None:
            if token != self._token:
                self.look_again(refs, done)
                return
            self._waiting = (self._waiting - refs) | found.waiting
            self._stale = (self._stale - refs) | found.stale
            for page, rows in found.pages.items():
                if page in self._pages:
                    self._put(page, rows)
            self._ask_figures()
            self.counts_changed.emit()
            done()

        self._source.ask(
            lambda views: opening.look_again(views, token, refs, pages), answered, failed
        )

    def set_store_names(
        self, names: Mapping[str, str], marks: Mapping[str, StoreMarks] | None = None
    ) -> None:
        """The names of stores by their codes, and the marks that they have."""
        found = dict(marks or {})
        if names != self._store_names or found != self._store_marks:
            self._store_names, self._store_marks = dict(names), found
            if self._total:
                self._changed_between(0, self._total - 1)

    def _ask_figures(self) -> None:
        """Counts and facets anew; wishes during a question become one next question."""
        if self._source is None:
            return
        if self._counting:
            self._count_again = True
            return
        self._counting, self._count_again = True, False
        wanted = self._filter

        def answered(found: tuple[ViewCounts, Facets]) -> None:
            counts, self._facets = found
            self._was_counted = True
            if wanted == self._filter:
                self._counts = counts.by_view
            self.facets_changed.emit()
            self.counts_changed.emit()
            ended(None)

        def ended(error: SyncError | None) -> None:
            self._counting = False
            self._fail(error)
            if self._count_again:
                self._ask_figures()

        self._source.ask(lambda views: opening.figures(views, wanted), answered, ended)

    def reload(self) -> None:
        """Everything may be another: open the view anew and count again."""
        self.rearrange()
        self._ask_figures()

    # Rows on their way ------------------------------------------------------------------------

    def _want(self, page: int) -> None:
        """The newest wish first; what was scrolled past is not asked for any more."""
        if page == self._fetching or page in self._wanted or self._broken:
            return
        self._wanted.insert(0, page)
        del self._wanted[_MOST_WANTED:]
        self._soon.start()

    def _fetch(self) -> None:
        if self._fetching >= 0 or not self._wanted or self._source is None:
            return
        page, token = self._wanted.pop(0), self._token
        self._fetching = page
        self._since_fetching.clear()
        self._source.ask(
            lambda views: views.table.rows(token, page * PAGE, PAGE),
            partial(self._take_page, token, page),
            partial(self._not_fetched, token),
        )

    def _take_page(self, token: int, page: int, rows: Rows) -> None:
        if token != self._token:
            return
        self._fetching = -1
        self._put(page, rows)
        if any(row is not None and row.order.ref in self._since_fetching for row in rows):
            self._want(page)
        self._fetch()

    def _not_fetched(self, token: int, error: SyncError | None) -> None:
        if token != self._token:
            return
        self._fetching = -1
        self._fail(error)
        if error is None:
            self.rearrange()

    def _put(self, page: int, rows: Rows) -> None:
        """Hold a page and tell what is another in it; orders that are gone leave the view."""
        former = self._pages.put(page, rows)
        start = page * PAGE
        known = [*former, *[None] * (len(rows) - len(former))]
        changed = [at for at, row in enumerate(rows) if row is None or row != known[at]]
        told = [at for at in changed if tells_else(known[at], rows[at])]
        if changed and start + changed[0] < self._total:
            last = min(start + changed[-1], self._total - 1)
            self._changed_between(start + changed[0], last)
        if told:
            self.values_changed.emit([start + at for at in told])
        if any(row is None or not row.within(View.ALL) for row in rows):
            self.rearrange()

    def _changed_between(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(_COLUMNS) - 1))

    # Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        told = HEADINGS[_COLUMNS[section]]
        if role == Role.DisplayRole:
            return told.title
        return f"{told.title}: {told.hint}" if role == Role.ToolTipRole else None

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        return self.cell(index.row(), _COLUMNS[index.column()], role)

    def cell(self, place: int, column: Column, role: int) -> object:
        """As ``data``, without Qt between: it would turn what is given here and back."""
        row = self._pages.at(place)
        if row is None:
            if page_of(place) not in self._pages:
                self._want(page_of(place))
            return coming(column, role)
        code = row.order.ref.store_code
        marks = self._store_marks.get(code, NO_MARKS)
        here = Around(self.store_name(code), self._zone, self._now(), marks)
        return cell_data(column, row, here, role)
