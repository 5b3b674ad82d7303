"""The rows on the screen as a table that Qt can show: orders of the view, and headings of groups.

Law: nothing is held for each order. The rows of the view come from ``OrderModel``; which of them
are shown is a ``GroupRows``. Opening and closing a group moves no other row.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.order_groups import GroupKey
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.orders.cell_texts import group_kinds, spoken_group
from designo_sync_gui.ui.orders.columns import SIDE_OF, Column, said_title
from designo_sync_gui.ui.orders.group_rows import GroupRows
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.row_painting import BOX_ROLE, HEADING_ROLE, ShownGroup
from designo_sync_gui.ui.statuses.cells import LOOK_ROLE, STATUS_ROLE, StatusPaint
from designo_sync_gui.ui.statuses.text import pair_paint, plain_tooltip, spoken, status_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
#: How the box of rows from the first to the last of the view stands.
BoxOf = Callable[[int, int], Qt.CheckState]

_NO_PARENT = QModelIndex()
#: So many orders that a search found are shown at once, whatever groups they are in.
FEW = 20


class ShownRows(QAbstractTableModel):
    """What the table shows. ``turned`` comes when a group was opened or closed."""

    turned = Signal()

    def __init__(self, orders: OrderModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders = orders
        self._opened: set[GroupKey] = set()
        self._closed: set[GroupKey] = set()
        self._box: BoxOf = lambda first, last: Qt.CheckState.Unchecked
        self.rows = GroupRows(orders.visible_count, orders.groups)
        orders.modelAboutToBeReset.connect(self.beginResetModel)
        orders.modelReset.connect(self._reset)
        orders.rowsAboutToBeInserted.connect(
            lambda _, first, last: self.beginInsertRows(_NO_PARENT, first, last)
        )
        orders.rowsInserted.connect(lambda *_: self._counted(self.endInsertRows))
        orders.rowsAboutToBeRemoved.connect(
            lambda _, first, last: self.beginRemoveRows(_NO_PARENT, first, last)
        )
        orders.rowsRemoved.connect(lambda *_: self._counted(self.endRemoveRows))
        orders.dataChanged.connect(self._changed)

    def box_from(self, box: BoxOf) -> None:
        """Where the model asks what is selected."""
        self._box = box

    # Groups -----------------------------------------------------------------------------------

    @property
    def grouped(self) -> bool:
        return bool(self.rows.groups)

    def group_named(self, key: GroupKey) -> int | None:
        """The place of a group in this view."""
        for at, group in enumerate(self.rows.groups):
            if group.key == key:
                return at
        return None

    def _is_wanted_open(self, key: GroupKey) -> bool:
        """As it was left by hand; else a group that is the only one, or one of few orders that are
        searched for, is open."""
        few = bool(self._orders.filter_.text) and self._orders.visible_count <= FEW
        alone = len(self._orders.groups) == 1
        return key in self._opened or ((few or alone) and key not in self._closed)

    @property
    def open_keys(self) -> frozenset[GroupKey]:
        return frozenset(self._opened)

    def set_open(self, group: int, *, on: bool) -> None:
        """Open or close a group; its rows come or go below its heading."""
        rows = self.rows
        if rows.is_open(group) is on:
            return
        key, first = rows.groups[group].key, rows.top(group) + 1
        last = first + rows.groups[group].count - 1
        (self._opened if on else self._closed).add(key)
        (self._closed if on else self._opened).discard(key)
        if on:
            self.beginInsertRows(_NO_PARENT, first, last)
        else:
            self.beginRemoveRows(_NO_PARENT, first, last)
        rows.set_open(group, on=on)
        if on:
            self.endInsertRows()
        else:
            self.endRemoveRows()
        self._tell(first - 1, first - 1)
        self.turned.emit()

    def turn_all(self) -> None:
        """Open every group; close them all where none is closed. Takes the view's rows anew."""
        rows = self.rows
        keys = {group.key for group in rows.groups}
        on = rows.open_count < len(rows.groups)
        self._opened, self._closed = (keys, set()) if on else (set(), keys)
        self._orders.rearrange()

    def order_at(self, shown: int) -> Order | None:
        """The order of a row, of a heading the first of its group; ``None`` where it is not held.
        Asking for one that is not held brings it."""
        row = self.rows.first_row_at(shown)
        order = self._orders.order_at(row)
        if order is None:
            self._orders.index(row, Column.NUMBER).data()
        return order

    # New data ---------------------------------------------------------------------------------

    def _reset(self) -> None:
        groups = self._orders.groups
        wanted = [at for at, group in enumerate(groups) if self._is_wanted_open(group.key)]
        self.rows = GroupRows(self._orders.visible_count, groups, wanted)
        self.endResetModel()

    def _counted(self, end: Callable[[], object]) -> None:
        """More or fewer rows of a view without groups."""
        self.rows = GroupRows(self._orders.visible_count)
        end()

    def _changed(self, top: QModelIndex, bottom: QModelIndex) -> None:
        for first, last in self.rows.shown_between(top.row(), bottom.row()):
            self._tell(first, last)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    # Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self.rows.count

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return self._orders.columnCount(parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        return self._orders.headerData(section, orientation, role)

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        return self.cell(index.row(), Column(index.column()), role)

    def cell(self, shown: int, column: Column, role: int) -> object:
        """As ``data``, without Qt between: for whoever paints hundreds of cells."""
        heading = self.rows.heading_at(shown)
        if heading is not None:
            return self._heading(heading, column, role)
        row = self.rows.row_at(shown)
        if row is None:
            return None
        if column is Column.MARK:
            return self._mark(row, role)
        found = self._orders.cell(row, column, role)
        if role == STATUS_ROLE and isinstance(found, StatusPaint) and self.grouped:
            return replace(found, against=None, typed=False, plain=True)
        return found

    def _mark(self, row: int, role: int) -> object:
        if role == LOOK_ROLE:
            return self._orders.cell(row, Column.VERDICT, LOOK_ROLE)
        if role not in (BOX_ROLE, Role.AccessibleTextRole):
            return None
        box = self._box(row, row)
        if role == BOX_ROLE:
            return box.value
        return tr("selected") if box is Qt.CheckState.Checked else tr("not selected")

    def _heading(self, place: int, column: Column, role: int) -> object:
        group, is_open = self.rows.groups[place], self.rows.is_open(place)
        if role in (HEADING_ROLE, BOX_ROLE):
            box = self._box(group.first, group.end - 1)
            if role == HEADING_ROLE:
                return ShownGroup(group, is_open, box)
            return box.value if column is Column.MARK else None
        if role == Role.AccessibleTextRole and column not in SIDE_OF:
            return spoken_group(group, is_open=is_open)
        if column in SIDE_OF:
            paint = pair_paint(group.key.pair, SIDE_OF[column])
            if role == Role.AccessibleTextRole:
                return f"{said_title(column)}: {spoken(paint)}"
            told = role == Role.ToolTipRole and paint.status is not None
            return status_tooltip(paint) if told else None
        kinds = group_kinds(group) if role == Role.ToolTipRole else ""
        return plain_tooltip(kinds) if kinds else None
