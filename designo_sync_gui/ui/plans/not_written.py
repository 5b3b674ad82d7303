"""The orders that a plan does not write, each with its reason; some can be decided by hand.

Law: every refusal is listed, with the values as they are and, where there is none, why. Sides stand
in the order of the main table: storefront, DesignO.
"""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import Missing, Refusal
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.kit.forms import button, plain_label
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.plans.plan_figures import PlanFigures
from designo_sync_gui.ui.statuses.reason_words import REASON_WORDS
from designo_sync_gui.ui.statuses.rows_table import Column, MadeRows, RowsTable
from designo_sync_gui.ui.statuses.spellings import beside
from designo_sync_gui.ui.statuses.text import NOT_IN, NOT_READ, UNREADABLE

_COLUMNS = (
    Column(say("Store"), 130, spare=True),
    Column(say("Order"), 90),
    Column(say("Order id"), 90, spare=True),
    Column(say("Storefront status"), 170, status=True),
    Column(say("DesignO status"), 170, status=True),
    Column(say("Why"), 130, gives=True, least=96),
    Column(say("Explanation"), 220, gives=True, least=110),
)
#: Store, order, id and reason are as wide as their words.
_WORDS = (0, 1, 2, 5)


class DecisionBar(QWidget):
    """``taken`` carries the side whose value is kept, or ``None`` to leave the rows."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(12, 4, 12, 8)
        column.addWidget(plain_label(tr("For the selected rows that wait for a decision:")))
        column.addLayout(row)
        self.buttons = {
            Side.STOREFRONT: button(
                tr("Keep storefront"), tr("Make a plan that writes it to DesignO")
            ),
            Side.DESIGNO: button(
                tr("Keep DesignO"), tr("Make a plan that writes it to the storefront")
            ),
            None: button(tr("Leave"), tr("Write neither side")),
        }
        for side, made in self.buttons.items():
            made.clicked.connect(lambda _=False, side=side: self.taken.emit(side))
            row.addWidget(made)
        row.addStretch(1)
        self.allow(allowed=False)

    def allow(self, *, allowed: bool) -> None:
        """Nothing can be decided while no row that waits for it is selected."""
        for made in self.buttons.values():
            made.setEnabled(allowed)


class NotWritten(QWidget):
    """``decided`` carries the selected orders that wait for a decision, and the side to keep."""

    decided = Signal(object)

    def __init__(
        self,
        figures: PlanFigures,
        store_name: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._refusals = figures.refusals
        self._undecided = figures.undecided
        self._name = store_name
        self.table = RowsTable(tr("Not written"), _COLUMNS, MadeRows(figures.refusals, self._row))
        self.explanation = plain_label("")
        self.explanation.setContentsMargins(12, 4, 12, 8)
        self.explanation.hide()
        self.decisions = DecisionBar()
        self.decisions.setVisible(figures.undecided > 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.explanation)
        column.addWidget(self.decisions)
        self.table.fit_words(*_WORDS)
        self.table.told.connect(self._explain)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._look())
        self.decisions.taken.connect(self._decide)

    def _look(self) -> None:
        self.decisions.allow(allowed=bool(self._selected()))

    def _selected(self) -> list[int]:
        """The selected rows that wait for a decision: they come first."""
        return [place for place in self.table.selected_rows() if place < self._undecided]

    def _decide(self, side: Side | None) -> None:
        refs: dict[OrderRef, Side | None] = {
            self._refusals[place].ref: side for place in self._selected()
        }
        if refs:
            self.decided.emit(refs)

    def _explain(self, sentence: str) -> None:
        self.explanation.setText(sentence)
        self.explanation.setVisible(bool(sentence))

    def tell_first(self) -> None:
        """Where no row was looked at yet, the explanation of the first is told below; none is
        selected."""
        if not self.table.currentIndex().isValid() and self.table.row_count:
            first = self.table.model().index(0, 0)
            nothing = QItemSelectionModel.SelectionFlag.NoUpdate
            self.table.selectionModel().setCurrentIndex(first, nothing)

    def place(self) -> tuple[int, int]:
        """The current row and how far the table is scrolled."""
        return self.table.currentIndex().row(), self.table.verticalScrollBar().value()

    def return_to(self, place: tuple[int, int]) -> None:
        """Be where another page of refusals was: a decision takes rows away and moves nothing."""
        row, scrolled = place
        self.table.selectRow(min(row, self.table.row_count - 1))
        self.table.clearSelection()
        self.table.verticalScrollBar().setValue(scrolled)

    def _row(self, refusal: Refusal) -> tuple[object, ...]:
        now, wanted = refusal.expected, refusal.wanted
        side = refusal.target
        no_now, no_wanted = map(_words, refusal.lacks, (side, side.other))
        target, source = beside(now, wanted, no_now), beside(wanted, now, no_wanted)
        sides = (source, target) if side is Side.DESIGNO else (target, source)
        return (
            visible_text(self._name(refusal.ref.store_code)),
            refusal.number,
            refusal.ref.order_id,
            *sides,
            REASON_WORDS[refusal.reason],
            refusal.message,
        )


def _words(why: Missing, side: Side) -> Sentence:
    """What stands in the place of a value that there is not, as in the main table."""
    if why is Missing.ABSENT:
        return NOT_IN[side]
    return _LACKS[why]


_LACKS = {
    Missing.NOTHING: say("no value"),
    Missing.NOT_READ: NOT_READ,
    Missing.UNREADABLE: UNREADABLE,
}
