"""The orders as a table that Qt can show.

Law: the truth stays in Python. Rows are found by order reference, Qt gets words made for eyes,
and no proxy model stands between: one list of places says what is in view, in which order.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_sorting import SortKey
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.orders.columns import (
    HEADINGS,
    SIDE_OF,
    Column,
    key_of,
    kinds_words,
    words,
)
from designo_sync_gui.ui.orders.index import (
    OrderFilter,
    Row,
    RowIndex,
    View,
    prepare_row,
    prepare_rows,
)
from designo_sync_gui.ui.statuses.cells import LOOK_ROLE, STATUS_ROLE
from designo_sync_gui.ui.statuses.text import paint_of, plain_tooltip, spoken, status_tooltip
from designo_sync_gui.ui.statuses.verdicts import Look, look_of

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_NO_PARENT = QModelIndex()
_COLUMNS = tuple(Column)
_SCATTERED = 200


class OrderModel(QAbstractTableModel):
    """Rows of orders, filtered and sorted by an array of places.

    ``about_to_change`` and ``changed`` enclose every change of which rows are in view and in
    which order; the view keeps the selection by reference between them.
    """

    about_to_change = Signal()
    changed = Signal()
    counts_changed = Signal()
    #: The rows in view whose values are others than before, as a list.
    values_changed = Signal(object)

    def __init__(self, parent: QObject | None = None, *, zone: tzinfo | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._index = RowIndex()
        self._in_view: list[int] = []
        self._waiting: set[int] = set()
        self._row_of: dict[int, int] | None = None
        self._counts: dict[View, int] | None = dict.fromkeys(View, 0)
        self._filter = OrderFilter()
        self._sorted_by: tuple[Column, Qt.SortOrder] | None = None
        self._keys: dict[Column, list[SortKey]] = {}
        self._ranking: list[int] | None = None
        self._store_names: dict[str, str] = {}

    # What is known ----------------------------------------------------------------------------

    @property
    def total_count(self) -> int:
        return len(self._index.rows)

    @property
    def visible_count(self) -> int:
        return len(self._in_view)

    @property
    def waiting_count(self) -> int:
        """How many orders belong in view by now and wait for ``rearrange``."""
        return len(self._waiting)

    @property
    def filter_(self) -> OrderFilter:
        return self._filter

    def counts(self) -> dict[View, int]:
        """How many orders each view has within the chosen store and search text."""
        if self._counts is None:
            self._counts = self._index.counts(self._filter)
        return dict(self._counts)

    def count_of(self, wanted: OrderFilter) -> int:
        """How many orders another filter would show."""
        return len(self._index.select(wanted)[0])

    def statuses(self) -> list[tuple[Status, int]]:
        """Every value of either side with how many orders have it, the most frequent first."""
        return self._index.statuses()

    def mismatches_by_store(self) -> dict[str, int]:
        return self._index.mismatches_by_store()

    def store_name(self, code: str) -> str:
        return self._store_names.get(code, code)

    def order_at(self, row: int) -> Order:
        """The order in a row of the view."""
        return self.row_at(row).order

    def row_at(self, row: int) -> Row:
        """The order in a row of the view, with its comparison."""
        return self._index.rows[self._in_view[row]]

    def order_of(self, ref: OrderRef) -> Order | None:
        """The order of a reference, in view or not."""
        place = self._index.places.get(ref)
        return None if place is None else self._index.rows[place].order

    def row_of(self, ref: OrderRef) -> int | None:
        """The row of a reference; ``None`` when it is not in view."""
        place = self._index.places.get(ref)
        return None if place is None else self._rows().get(place)

    def refs(self) -> tuple[OrderRef, ...]:
        """The references in view, in their order."""
        rows = self._index.rows
        return tuple(rows[place].order.ref for place in self._in_view)

    def orders(self) -> tuple[Order, ...]:
        """The orders in view, in their order."""
        rows = self._index.rows
        return tuple(rows[place].order for place in self._in_view)

    # New data ---------------------------------------------------------------------------------

    def set_orders(self, orders: Iterable[Order]) -> None:
        """Show these orders in the place of all others."""
        self.set_index(RowIndex(prepare_rows(orders)))

    def set_rows(self, rows: Sequence[Row]) -> None:
        """``set_orders`` with rows that were prepared elsewhere."""
        self.set_index(RowIndex(rows))

    def set_index(self, index: RowIndex) -> None:
        """``set_orders`` with an index that was made elsewhere and belongs to this model now."""
        self.about_to_change.emit()
        self.beginResetModel()
        self._index = index
        self._forget_sorting()
        self._select()
        self.endResetModel()
        self._tell()

    def update_orders(self, orders: Iterable[Order]) -> None:
        """Newer states: rows change where they stand, new orders in view come last.

        Nothing moves and nothing leaves the view until ``rearrange``.
        """
        self.update_rows([prepare_row(order) for order in orders])

    def update_rows(self, rows: Iterable[Row], *, hold: bool = False) -> None:
        """``update_orders`` with rows that were prepared elsewhere.

        With ``hold``, new orders wait out of view instead of coming last.
        """
        changed: list[int] = []
        told: list[int] = []
        added: list[int] = []
        for row in rows:
            place = self._index.places.get(row.order.ref)
            if place is None:
                place = self._index.append(row)
                if self._index.matches(place, self._filter):
                    added.append(place)
            elif self._index.rows[place].order != row.order:
                if _tells_else(self._index.rows[place], row):
                    told.append(place)
                self._index.replace(place, row)
                changed.append(place)
                self._note_waiting(place)
        self._forget_sorting()
        self._repaint(changed)
        if hold:
            self._waiting.update(added)
        else:
            self._append(added)
        if told:
            self.values_changed.emit(self._rows_of(told))
        self._counts = None
        self.counts_changed.emit()

    def _note_waiting(self, place: int) -> None:
        """An order that changed belongs in view now, or no longer."""
        if place in self._rows():
            return
        if self._index.matches(place, self._filter):
            self._waiting.add(place)
        else:
            self._waiting.discard(place)

    def remove_orders(self, refs: Iterable[OrderRef]) -> None:
        """Forget these orders; unknown references are ignored."""
        gone = {ref for ref in refs if ref in self._index.places}
        if gone:
            self.set_rows([row for row in self._index.rows if row.order.ref not in gone])

    def remove_store(self, code: str) -> None:
        """Forget every order of a store."""
        self.remove_orders([ref for ref in self._index.places if ref.store_code == code])

    def set_store_names(self, names: Mapping[str, str]) -> None:
        if names != self._store_names:
            self._store_names = dict(names)
            self._repaint(list(self._in_view))

    # What is in view --------------------------------------------------------------------------

    def set_filter(self, wanted: OrderFilter) -> None:
        """Show what matches; nothing happens when that is what is shown already."""
        if wanted != self._filter:
            self._filter = wanted
            self.rearrange()

    def rearrange(self) -> None:
        """Filter and sort anew: after a refresh, or because the operator wants to see it so."""
        self.about_to_change.emit()
        self.beginResetModel()
        self._select()
        self.endResetModel()
        self._tell()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, equal keys newest id first; column -1 is newest id first alone."""
        self._sorted_by = None if column < 0 else (Column(column), order)
        self._ranking = None
        self.rearrange()

    def _select(self) -> None:
        self._in_view, self._counts = self._index.select(self._filter, self._ranked())
        self._row_of = None
        self._waiting.clear()

    def _ranked(self) -> list[int]:
        """Every place in the wanted order; made once until data or sorting changes."""
        rows = self._index.rows
        newest_first = self._index.newest_first()
        if self._sorted_by is None:
            return newest_first
        if self._ranking is None:
            column, order = self._sorted_by
            keys = self._keys.get(column)
            if keys is None:
                keys = self._keys[column] = list(map(key_of(column), rows))
            self._ranking = sorted(
                newest_first,
                key=keys.__getitem__,
                reverse=order is Qt.SortOrder.DescendingOrder,
            )
        return self._ranking

    def _forget_sorting(self) -> None:
        self._keys.clear()
        self._ranking = None

    def _tell(self) -> None:
        self.changed.emit()
        self.counts_changed.emit()

    def _rows(self) -> dict[int, int]:
        if self._row_of is None:
            self._row_of = {place: row for row, place in enumerate(self._in_view)}
        return self._row_of

    def _rows_of(self, places: Sequence[int]) -> list[int]:
        return [row for place in places if (row := self._rows().get(place)) is not None]

    def _repaint(self, places: Sequence[int]) -> None:
        rows = self._rows_of(places)
        if len(rows) > _SCATTERED:
            self._changed_between(min(rows), max(rows))
        else:
            for row in rows:
                self._changed_between(row, row)

    def _changed_between(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(_COLUMNS) - 1))

    def _append(self, places: Sequence[int]) -> None:
        if not places:
            return
        first = len(self._in_view)
        self.beginInsertRows(QModelIndex(), first, first + len(places) - 1)
        self._in_view.extend(places)
        self._row_of = None
        self.endInsertRows()

    # Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._in_view)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return HEADINGS[_COLUMNS[section]].title
        return HEADINGS[_COLUMNS[section]].hint if role == Role.ToolTipRole else None

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        column = _COLUMNS[index.column()]
        row = self._index.rows[self._in_view[index.row()]]
        if role == Role.DisplayRole:
            return words(column, row, self.store_name(row.order.ref.store_code), self._zone)
        if role == STATUS_ROLE and column in SIDE_OF:
            return paint_of(row.order, SIDE_OF[column])
        if role == LOOK_ROLE and column is Column.VERDICT:
            return look_of(row.comparison)
        if role == Role.AccessibleTextRole:
            return self._spoken(column, row)
        return self._tip(column, row) if role == Role.ToolTipRole else None

    def _spoken(self, column: Column, row: Row) -> str:
        """What a screen reader says: the verdict's cell tells the whole comparison."""
        if column in SIDE_OF:
            return f"{HEADINGS[column].title}: {spoken(paint_of(row.order, SIDE_OF[column]))}"
        text = words(column, row, self.store_name(row.order.ref.store_code), self._zone)
        if column is not Column.VERDICT:
            return f"{HEADINGS[column].title}: {text}"
        sides = (
            f"{HEADINGS[status].title}: {spoken(paint_of(row.order, side))}"
            for status, side in SIDE_OF.items()
        )
        return "; ".join((text, *sides))

    def _tip(self, column: Column, row: Row) -> str | None:
        if column in SIDE_OF:
            paint = paint_of(row.order, SIDE_OF[column])
            return status_tooltip(paint) if paint.status is not None or paint.problem else None
        if column is Column.VERDICT and look_of(row.comparison) is Look.FORMATTING:
            return plain_tooltip(tr("Different in {kinds} only", kinds=kinds_words(row.comparison)))
        text = words(column, row, self.store_name(row.order.ref.store_code), self._zone)
        return plain_tooltip(text) if len(text) > 1 else None


def _tells_else(former: Row, now: Row) -> bool:
    """Whether values, verdict or last outcome changed; being read again alone is no change."""
    return (
        former.traits != now.traits
        or former.order.last_outcome is not now.order.last_outcome
        or former.movement is not now.movement
    )
