"""F7 and F8 in every table that holds two statuses in a row, as in the table of orders.

Law: a difference is a row whose two values are not the same, to the code point and the type; a
value beside none is one too. A table of a hundred thousand rows is looked through in pieces, so
that the window is never held.
"""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QTableView, QToolTip

from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.statuses.cells import StatusPaint

#: Rows that are looked at in one turn of the loop: making one takes some ten microseconds.
_PIECE = 200


class Differences(QObject):
    """Goes from one difference of ``table`` to the next. ``differs`` judges the row at a place."""

    def __init__(self, table: QTableView, differs: Callable[[int], bool]) -> None:
        super().__init__(table)
        self._table = table
        self._differs = differs
        self._wanted = (0, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look)
        table.model().modelReset.connect(self._timer.stop)

    @property
    def table(self) -> QTableView:
        return self._table

    @property
    def can_be_seen(self) -> bool:
        """Whether there are rows before the operator's eyes."""
        return self._table.isVisible() and self._table.model().rowCount() > 0

    def go(self, step: int) -> None:
        """To the next (1) or the previous (-1) one; the table gets the focus."""
        current = self._table.currentIndex()
        before_first = -1 if step > 0 else 0
        self._wanted = ((current.row() if current.isValid() else before_first) + step, step)
        self._table.setFocus()
        self._look()

    def _look(self) -> None:
        row, step = self._wanted
        last = self._table.model().rowCount() - 1
        for _ in range(_PIECE):
            if not 0 <= row <= last:
                self._say(step)
                return
            if self._differs(row):
                self._choose(row)
                return
            row += step
        self._wanted = (row, step)
        self._timer.start()

    def _choose(self, row: int) -> None:
        """As an arrow key does."""
        table, flags = self._table, QItemSelectionModel.SelectionFlag
        column = max(table.currentIndex().column(), 0)
        place = table.model().index(row, column)
        table.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)

    def _say(self, step: int) -> None:
        """Beside the row, and to who listens."""
        table = self._table
        after = tr("No difference below this row.")
        told = after if step > 0 else tr("No difference above this row.")
        place = table.visualRect(table.currentIndex()).bottomLeft()
        QToolTip.showText(table.viewport().mapToGlobal(place), told, table)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(table, told))


def differ(one: object, other: object) -> bool:
    """Whether two cells of a row are statuses that are not the same."""
    if not isinstance(one, StatusPaint) or not isinstance(other, StatusPaint):
        return False
    return one.status != other.status
