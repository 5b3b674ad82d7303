"""The plan before anything is written.

Law: every write and every refusal is listed, with the values as they are; the default answer
writes nothing.
"""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.ui.confirmation_words import ConfirmationWords, CountBrake
from designo_sync_gui.ui.decision_bar import DecisionBar
from designo_sync_gui.ui.forms import button, count, heading, plain_label
from designo_sync_gui.ui.plan_tables import UNDECIDED, PlanTables
from designo_sync_gui.ui.tones import Tone, ToneLabel

_MOST_LINES = 6
_CAREFULLY = (
    "Carefully: one order of each store, then five, then the rest; stop at the first that comes "
    "to another value"
)


class PlanDialog(QDialog):
    """Accepted when the operator pressed Apply.

    ``decided`` carries a mapping from order to the side whose value is kept (``None``: neither);
    whoever opened the dialog plans again with it.
    """

    decided = Signal(object)

    def __init__(
        self, plan: Plan, store_names: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.plan = plan
        self._names = store_names
        self.setWindowTitle(f"Plan: {plan.direction.label}")
        self.resize(1040, 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading(f"{plan.direction.label}: {count(len(plan.writes), 'write')}"))
        self.summary = plain_label(summary(plan))
        column.addWidget(self.summary)
        self.consequences = ToneLabel("\n".join(consequence_lines(plan)), Tone.CAREFUL)
        self.consequences.setWordWrap(True)
        self.consequences.setAccessibleName("What the writes may cause")
        self.consequences.setVisible(bool(self.consequences.text()))
        column.addWidget(self.consequences)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Plan")
        self._add_tabs()
        column.addWidget(self.tabs, 1)
        self.explanation = plain_label("")
        self.explanation.hide()
        self.refusals.told.connect(self._explain)
        self.tabs.currentChanged.connect(lambda _: self.explanation.hide())
        column.addWidget(self.explanation)
        self.words = ConfirmationWords(plan)
        self.words.setVisible(bool(plan.confirmations))
        column.addWidget(self.words)
        self.count = CountBrake(plan)
        self.count.setVisible(bool(plan.count_word))
        self.count.changed.connect(self._count_writes)
        column.addWidget(self.count)
        self.careful_box = QCheckBox(_CAREFULLY)
        self.careful_box.setChecked(bool(plan.brakes))
        self.careful_box.setVisible(len(plan.writes) > 1)
        column.addWidget(self.careful_box)
        column.addLayout(self._buttons())
        self.words.changed.connect(self._count_writes)
        self._count_writes()
        self.cancel_button.setFocus()

    def _add_tabs(self) -> None:
        plan = self.plan
        tables = PlanTables(plan, self._names)
        self.writes, self.refusals, self.values = (
            tables.writes(),
            tables.refusals(),
            tables.values(),
        )
        self.tabs.addTab(self.writes, f"Writes ({len(plan.writes):,})")
        self.tabs.addTab(self._refusals_page(tables), f"Not written ({len(plan.refusals):,})")
        self.tabs.addTab(self.values, f"Distinct values ({self.values.row_count:,})")
        if not plan.writes and plan.refusals:
            self.tabs.setCurrentIndex(1)

    def _refusals_page(self, tables: PlanTables) -> QWidget:
        """The refused rows; where some wait for a decision, with the buttons that take it."""
        self.decisions = DecisionBar()
        self.decisions.setVisible(any(r.reason in UNDECIDED for r in self.plan.refusals))
        self.decisions.taken.connect(lambda side: self._decide(tables, side))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.refusals, 1)
        column.addWidget(self.decisions)
        return page

    def _decide(self, tables: PlanTables, side: Side | None) -> None:
        chosen = [tables.refusal_rows[place] for place in self.refusals.selected_rows()]
        refs = {r.ref: side for r in chosen if r.reason in UNDECIDED}
        if refs:
            self.decided.emit(refs)

    def _explain(self, sentence: str) -> None:
        self.explanation.setText(sentence)
        self.explanation.setVisible(bool(sentence))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        writes = len(self.plan.writes)
        note = "Each order is read again before it is written and again afterwards."
        row.addWidget(plain_label(note if writes else "Nothing to write.", muted=True), 1)
        self.cancel_button = button("Cancel" if writes else "Close")
        self.cancel_button.setDefault(True)
        self.apply_button = button("Apply")
        self.cancel_button.clicked.connect(self.reject)
        self.apply_button.clicked.connect(self.accept)
        row.addWidget(self.apply_button)
        row.addWidget(self.cancel_button)
        return row

    def _count_writes(self) -> None:
        """The button says how many rows it writes: those whose word is typed, or needs none."""
        writes = len(self.plan.writes) - self.words.left_out
        text = f"Apply {count(writes, 'write')}" if writes else "Apply"
        self.apply_button.setText(text)
        self.apply_button.setAccessibleName(text)
        self.apply_button.setEnabled(bool(writes) and self.count.released)

    @property
    def confirmed(self) -> frozenset[str]:
        """The words that were typed exactly."""
        return self.words.typed | self.count.typed

    @property
    def careful(self) -> bool:
        """Whether a few orders go first."""
        return self.careful_box.isChecked()


def summary(plan: Plan) -> str:
    """One sentence with the counts of the plan."""
    stores = len({write.ref.store_code for write in plan.writes})
    values = len({write.wanted for write in plan.writes})
    equal = len(plan.refusals) - len(plan.refused)
    parts = []
    if plan.writes:
        parts.append(
            f"{count(len(plan.writes), 'order')} of {count(stores, 'store')} will be written "
            f"with {count(values, 'distinct value')}"
        )
    if plan.refused:
        parts.append(f"{count(len(plan.refused), 'order')} cannot be written")
    if equal:
        parts.append(f"{count(equal, 'order')} already equal")
    return (" · ".join(parts) or "No orders were selected") + "."


def consequence_lines(plan: Plan) -> list[str]:
    """What the writes may cause, the most frequent first; typed words tell their own rows'."""
    told = Counter(w.consequence for w in plan.writes if w.consequence and not w.confirm)
    lines = [f"{count(number, 'write')}: {text}" for text, number in told.most_common(_MOST_LINES)]
    more = len(told) - len(lines)
    if more > 0:
        lines.append(f"and {count(more, 'more kind')} in the column “May cause”")
    return lines
