"""The view of the list: one row for each entry, a heading across all columns for each day."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from designo_sync_gui.ui.activity.model import COLUMNS, ActivityModel
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import soften_selection
from designo_sync_gui.ui.kit.table_look import dress_table, row_height
from designo_sync_gui.ui.kit.tokens import HEADING_ROW
from designo_sync_gui.ui.statuses.table_keys import TableKeys

AnyIndex = QModelIndex | QPersistentModelIndex
_WHAT, _LAST = 2, len(COLUMNS) - 1
#: The least width of what happened, in pixels.
_LEAST_WHAT = 220


class ActivityTable(QTableView):
    """``row_chosen``: another row is the current one; ``wanted``: Enter or a double click."""

    row_chosen = Signal(int)
    wanted = Signal()

    def __init__(self, model: ActivityModel) -> None:
        super().__init__()
        self._entries = model
        self.setAccessibleName(tr("What happened"))
        self.setModel(model)
        dress_table(self)
        TableKeys(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        heads = self.horizontalHeader()
        for place, (_, width) in enumerate(COLUMNS):
            self.setColumnWidth(place, max(width, heads.sectionSizeHint(place)))
        heads.setStretchLastSection(True)
        soften_selection(self)
        model.modelAboutToBeReset.connect(self._level_rows)
        model.modelReset.connect(self._span_days)
        self.doubleClicked.connect(lambda _: self.wanted.emit())

    def choose(self, row: int) -> None:
        """Make a row the current one."""
        flags = QItemSelectionModel.SelectionFlag
        place = self._entries.index(row, 0)
        self.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)

    @property
    def row(self) -> int:
        return self.currentIndex().row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What happened gets the room that the other columns leave."""
        super().resizeEvent(event)
        others = sum(self.columnWidth(place) for place in range(_LAST) if place != _WHAT)
        room = self.viewport().width() - others - COLUMNS[_LAST][1]
        self.setColumnWidth(_WHAT, max(room, _LEAST_WHAT))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.row_chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def _level_rows(self) -> None:
        """A row keeps its height where other rows come."""
        for row in self._entries.rows.headings:
            self.setRowHeight(row, row_height(self))

    def _span_days(self) -> None:
        self.clearSpans()
        height = max(HEADING_ROW, row_height(self) + 4)
        for row in self._entries.rows.headings:
            self.setSpan(row, 0, 1, len(COLUMNS))
            self.setRowHeight(row, height)
