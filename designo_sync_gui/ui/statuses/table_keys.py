"""What keys do in every table beside the orders, as they do there.

Law: Ctrl+C gives the selected rows, or the current one, as tab-separated text with the headings of
the columns that are seen: Qt's own way gives one cell, in a text that has lost a byte order mark.
Space marks the current row and takes the mark back. The clipboard is looked at again.
"""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip

from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.statuses.cells import STATUS_ROLE, StatusPaint
from designo_sync_gui.ui.statuses.clipboard import no_formula, put_rows
from designo_sync_gui.ui.statuses.text import value_words

#: More rows would hold the window; an export has all.
MOST_ROWS = 1000
#: Code points of a status; a longer one has its middle left out.
_LONGEST = 100_000


class TableKeys(QObject):
    """Listens to a table's keys; ``marks``: Space is not the table's own."""

    def __init__(self, table: QTableView, *, marks: bool = True) -> None:
        super().__init__(table)
        self._marks = marks
        self._table = table
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            self._say(copy_rows(self._table))
            return True
        if self._marks and event.key() == Qt.Key.Key_Space and not event.modifiers():
            return self._mark()
        return False

    def _mark(self) -> bool:
        table, current = self._table, self._table.currentIndex()
        several = table.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection
        if several and current.isValid():
            flags = QItemSelectionModel.SelectionFlag
            table.selectionModel().select(current, flags.Toggle | flags.Rows)
        return several

    def _say(self, sentence: Sentence) -> None:
        """Beside the row, and to who listens."""
        told, table = spoken(sentence), self._table
        place = table.visualRect(table.currentIndex()).bottomLeft()
        QToolTip.showText(table.viewport().mapToGlobal(place), told, table)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(table, told))


def copy_rows(table: QTableView) -> Sentence:
    """Give the clipboard the selected rows, or the current one; says what was done."""
    rows = _chosen(table)
    if not rows:
        return say("Nothing copied: no row is chosen.")
    if len(rows) > MOST_ROWS:
        return say("Nothing copied: more than {most:,} rows are selected.", most=MOST_ROWS)
    header, model = table.horizontalHeader(), table.model()
    order = (header.logicalIndex(place) for place in range(header.count()))
    columns = [column for column in order if not header.isSectionHidden(column)]
    lines = ["\t".join(_line(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns)]
    lines += ["\t".join(_words(model.index(row, c)) for c in columns) for row in rows]
    return put_rows(("\n".join(lines) + "\n").encode("utf-8", "replace"), len(rows)).sentence


def _chosen(table: QTableView) -> list[int]:
    selection = table.selectionModel().selection()
    parts = [selection.at(place) for place in range(selection.count())]
    if sum(part.height() for part in parts) > MOST_ROWS * table.model().columnCount():
        return [*range(MOST_ROWS + 1)]
    rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
    current = table.currentIndex()
    return sorted(rows) if rows else [current.row()] if current.isValid() else []


def _words(index: QModelIndex) -> str:
    paint = index.data(STATUS_ROLE)
    if isinstance(paint, StatusPaint) and paint.status is not None:
        return no_formula(value_words(paint.status, _LONGEST))
    return no_formula(_line(index.data()))


def _line(text: object) -> str:
    """One cell of one line."""
    return str(text or "").replace("\t", " ").replace("\n", " ")
