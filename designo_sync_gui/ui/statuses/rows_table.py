"""A read-only table of rows that do not change: a plan, the outcomes of a job.

Rows stay Python objects; Qt gets a text safe to show, and statuses are painted by the
status delegate from the values themselves.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from designo_sync_gui.domain.bidi import quotes_isolated
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.kit.many_selected import told_as_many
from designo_sync_gui.ui.kit.palette import soften_selection
from designo_sync_gui.ui.kit.table_look import dress_table
from designo_sync_gui.ui.kit.tokens import SPACE_3
from designo_sync_gui.ui.statuses.bars import BAR_ROLE, Bar, BarDelegate
from designo_sync_gui.ui.statuses.cells import (
    STATUS_ROLE,
    StatusDelegate,
    StatusPaint,
    status_tooltip,
)
from designo_sync_gui.ui.statuses.differences import Differences, differ
from designo_sync_gui.ui.statuses.table_keys import TableKeys
from designo_sync_gui.ui.statuses.text import plain_tooltip, value_words

AnyIndex = QModelIndex | QPersistentModelIndex
Row = tuple[object, ...]
T = TypeVar("T")
#: Rows that are kept once they were looked at: some screens.
_MOST_MADE = 1000
_NO_PARENT = QModelIndex()
#: Code points of a status that a cell says in words; beyond, its middle is left out.
_LONGEST_VALUE = 400
#: The least width of a column of values, in pixels.
_LEAST_VALUE = 112
#: Rows that a column of words is fitted to, and its most width in pixels.
_LOOKED_AT, _MOST_WORDS = 200, 330


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and its first width in pixels; ``status`` says that its cells are statuses, ``bar``
    that they are numbers with a bar (``Bar``), at the right like their heading; ``gives`` that it
    gives way as values do where there is little room, down to ``least``; ``spare`` that it is left
    out where that is still too little, the last one first."""

    title: Sentence
    width: int
    status: bool = False
    bar: bool = False
    gives: bool = False
    least: int = _LEAST_VALUE
    spare: bool = False


class MadeRows(Sequence[Row], Generic[T]):
    """Rows that are made of ``items`` when they are looked at: a hundred thousand cost nothing."""

    def __init__(self, items: Sequence[T], make: Callable[[T], Row]) -> None:
        self._items = items
        self._make = make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return MadeRows(self._items[place], self._make)
        row = self._made.get(place)
        if row is None:
            if len(self._made) >= _MOST_MADE:
                self._made.clear()
            row = self._made[place] = self._make(self._items[place])
        return row

    def __iter__(self) -> Iterator[Row]:
        return map(self._make, self._items)


class RowsModel(QAbstractTableModel):
    """Rows of texts, sentences and statuses (``StatusPaint``)."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows = _frozen(rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = _frozen(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return spoken(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.bar:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(cell)
        if isinstance(cell, StatusPaint):
            if role == STATUS_ROLE:
                return cell
            if role == Qt.ItemDataRole.ToolTipRole:
                return status_tooltip(cell)
        elif role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(cell_text(cell))
        return cell if role == BAR_ROLE and isinstance(cell, Bar) else None


def _frozen(rows: Sequence[Row]) -> Sequence[Row]:
    return rows if isinstance(rows, MadeRows) else tuple(rows)


def cell_text(cell: object) -> str:
    """What a cell says in words, for eyes and for screen readers."""
    if isinstance(cell, StatusPaint):
        return (
            spoken(cell.missing)
            if cell.status is None
            else value_words(cell.status, _LONGEST_VALUE)
        )
    return visible_line(quotes_isolated(spoken(cell) if isinstance(cell, Sentence) else str(cell)))


class RowsTable(QTableView):
    """The view of such rows: whole rows are selected, nothing is edited.

    ``told`` carries the last cell of the current row, a sentence that may not fit its column.
    """

    told = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows = RowsModel(columns, rows)
        self._rows.setParent(self)
        self.setModel(self._rows)
        dress_table(self)
        TableKeys(self)
        #: The two values of a row that are compared: those that stand last.
        self._compared = [place for place, one in enumerate(columns) if one.status][-2:]
        if len(self._compared) > 1:
            Differences(self, self._differs)
        self.horizontalHeader().setStretchLastSection(True)
        soften_selection(self)
        self._first: list[int] = []
        self._pulled = self._fitting = False
        delegate, bars = StatusDelegate(self), BarDelegate(self)
        for place, column in enumerate(columns):
            heading = self.horizontalHeader().sectionSizeHint(place)
            self._first.append(max(column.width, heading))
            self.setColumnWidth(place, self._first[-1])
            if column.status or any(isinstance(row[place], StatusPaint) for row in rows[:1]):
                self.setItemDelegateForColumn(place, delegate)
            elif column.bar:
                self.setItemDelegateForColumn(place, bars)
        self.horizontalHeader().sectionResized.connect(lambda place, *_: self._resized(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def fit_words(self, *places: int) -> None:
        """Columns of words are as wide as those of the first rows, within bounds; values have what
        they leave."""
        metrics, rows = self.fontMetrics(), self._rows.rows[:_LOOKED_AT]
        self._fitting = True
        for place in places:
            words = (metrics.horizontalAdvance(cell_text(row[place])) for row in rows)
            wanted = min(max(words, default=0) + 2 * SPACE_3, _MOST_WORDS)
            self._first[place] = max(self.horizontalHeader().sectionSizeHint(place), wanted)
            self.setColumnWidth(place, self._first[place])
        self._fitting = False
        self._share()

    def _share(self) -> None:
        """Columns of values give way where not all columns have room, then spare ones are left
        out; once the operator pulled one, all stay."""
        columns = self._rows.columns
        values = [at for at, one in enumerate(columns) if one.status or one.gives]
        if self._pulled or not values:
            return
        heading = self.horizontalHeader().sectionSizeHint
        slack = {at: self._first[at] - max(columns[at].least, heading(at)) for at in values}
        missing = sum(self._first) - self.viewport().width()
        self._fitting = True
        for at in reversed([at for at, one in enumerate(columns) if one.spare]):
            left_out = missing > sum(max(one, 0) for one in slack.values())
            self.setColumnHidden(at, left_out)
            missing -= self._first[at] if left_out else 0
        # Qt gives what is left over to the last column: where that is a value, values share it.
        more = -missing // len(values) if missing < 0 and columns[-1].status else 0
        for at in sorted(values, key=lambda at: slack[at]):
            part = min(max(slack.pop(at), 0), max(0, -(-missing // (len(slack) + 1))))
            missing -= part
            self.setColumnWidth(at, self._first[at] - part + more)
        self._fitting = False

    def _resized(self, place: int) -> None:
        """The last column follows the others by itself."""
        if not self._fitting and place < len(self._rows.columns) - 1:
            self._pulled = True

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        row = self._rows.rows[current.row()] if current.isValid() else ("",)
        self.told.emit(cell_text(row[-1]))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if not told_as_many(self, selected, deselected):
            super().selectionChanged(selected, deselected)

    def _differs(self, place: int) -> bool:
        one, other = (self._rows.rows[place][column] for column in self._compared)
        return differ(one, other)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self._rows.set_rows(rows)

    def selectRow(self, row: int) -> None:
        """Choose one row; also before the first layout, when Qt's own finds no column."""
        if 0 <= row < self.row_count:
            flags = QItemSelectionModel.SelectionFlag
            place = self._rows.index(row, 0)
            self.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)

    def select_rows(self, rows: Iterable[int]) -> None:
        """Choose these rows, the first of them the current one; none where there is none."""
        flags = QItemSelectionModel.SelectionFlag
        chosen = [row for row in rows if 0 <= row < self.row_count]
        if chosen:
            self.selectRow(chosen[0])
        for row in chosen[1:]:
            self.selectionModel().select(self._rows.index(row, 0), flags.Select | flags.Rows)

    @property
    def row_count(self) -> int:
        return len(self._rows.rows)

    def selected_rows(self) -> list[int]:
        """The places of the selected rows, top down."""
        selection = self.selectionModel().selection()
        rows: set[int] = set()
        for part in (selection.at(place) for place in range(selection.count())):
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def row(self, place: int) -> Row:
        return self._rows.rows[place]
