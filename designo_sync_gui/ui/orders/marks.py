"""What is selected: rows of the view, whether their groups are open or closed.

Law: the selection is kept here, as stretches of rows of the view; what Qt holds of it is a picture
of the rows that can be seen, for painting and for screen readers. Whoever selects (keys, mouse, a
screen reader) does it through ``select``, as with any table of Qt.
"""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from designo_sync_gui.domain.table_ports import Stretches
from designo_sync_gui.ui.orders import stretches
from designo_sync_gui.ui.orders.shown_rows import ShownRows

AnySelection = QItemSelection | QModelIndex | QPersistentModelIndex

_Flag = QItemSelectionModel.SelectionFlag


class Marks(QItemSelectionModel):
    """The selection of the order table; ``marked`` comes whenever it is another."""

    marked = Signal()

    def __init__(self, shown: ShownRows) -> None:
        super().__init__(shown, shown)
        self._shown = shown
        self._rows: Stretches = ()
        #: What was selected before the selection that is being made.
        self._base: Stretches = ()
        shown.box_from(self.box)

    @property
    def rows(self) -> Stretches:
        """The selected rows of the view."""
        return self._rows

    @property
    def count(self) -> int:
        return stretches.number_of(self._rows)

    def set_rows(self, rows: Stretches) -> None:
        """Select exactly these."""
        self._base = ()
        self._take(rows)

    def add_rows(self, rows: Stretches) -> None:
        self.set_rows(stretches.united(self._rows, rows))

    def turn(self, shown: int) -> None:
        """Select an order, or all of a group, unless it is; then not any more."""
        span = self._shown.rows.rows_between(shown, shown)
        if span is not None:
            self.set_rows(_turned(self._rows, span))

    def box(self, first: int, last: int) -> Qt.CheckState:
        """How the box in front of these rows stands."""
        found = stretches.number_within(self._rows, first, last)
        if not found:
            return Qt.CheckState.Unchecked
        whole = found == last - first + 1
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def show_again(self) -> None:
        """Rows came into sight, or went."""
        picture = QItemSelection()
        last = self._shown.columnCount() - 1
        for part in self._rows:
            for top, bottom in self._shown.rows.shown_between(*part):
                ends = self._shown.index(top, 0), self._shown.index(bottom, last)
                picture.append(QItemSelectionRange(*ends))
        super().select(picture, _Flag.ClearAndSelect)

    def select(self, what: AnySelection, command: QItemSelectionModel.SelectionFlag, /) -> None:
        """As Qt does it: with ``Current``, what this selection selected before is replaced."""
        if not command & (_Flag.Clear | _Flag.Select | _Flag.Deselect | _Flag.Toggle):
            return
        spans = self._spans(what)
        if command & _Flag.Clear:
            self._base = ()
        elif not command & _Flag.Current:
            self._base = self._rows
        rows = self._base
        if command & _Flag.Toggle:
            for span in spans:
                rows = _turned(rows, span)
        elif command & _Flag.Select:
            rows = stretches.united(rows, spans)
        elif command & _Flag.Deselect:
            rows = stretches.without(rows, spans)
        self._take(rows)

    def reset(self) -> None:
        self._rows = self._base = ()
        super().reset()

    def _take(self, rows: Stretches) -> None:
        former, self._rows = self._rows, rows
        self.show_again()
        if rows != former:
            self.marked.emit()

    def _spans(self, what: AnySelection) -> list[tuple[int, int]]:
        if isinstance(what, QItemSelection):
            parts = {(part.top(), part.bottom()) for part in map(what.at, range(what.count()))}
        else:
            parts = {(what.row(), what.row())} if what.isValid() else set()
        found = (self._shown.rows.rows_between(top, bottom) for top, bottom in parts)
        return [span for span in found if span is not None]


def _turned(rows: Stretches, span: tuple[int, int]) -> Stretches:
    """What is selected in part is selected as a whole."""
    whole = stretches.number_within(rows, *span) == span[1] - span[0] + 1
    return (stretches.without if whole else stretches.united)(rows, (span,))
