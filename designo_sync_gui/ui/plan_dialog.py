"""The plan before anything is written.

Law: every write and every refusal is listed, with the values as they are; the default answer
writes nothing.
"""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from designo_sync_gui.domain.plan import Direction, Plan, Refusal, RefusalReason
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.confirmation_words import ConfirmationWords
from designo_sync_gui.ui.forms import button, count, heading, plain_label
from designo_sync_gui.ui.rows_table import Column, RowsTable
from designo_sync_gui.ui.status_delegate import StatusPaint
from designo_sync_gui.ui.tones import Tone, ToneLabel

_MOST_LINES = 6


class PlanDialog(QDialog):
    """Accepted when the operator pressed Apply."""

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
        column.addLayout(self._buttons())
        self.words.changed.connect(self._count_writes)
        self._count_writes()
        self.cancel_button.setFocus()

    @property
    def _by_actions(self) -> bool:
        return any(write.action for write in self.plan.writes)

    def _add_tabs(self) -> None:
        plan = self.plan
        self.writes = RowsTable(
            "Writes",
            (
                Column("Store", 150),
                Column("Order", 100),
                Column("Order id", 100),
                Column(f"{_target(plan.direction)} status now", 210),
                Column("Will be written", 210),
                Column("May cause", 160),
                *([Column("By", 130)] if self._by_actions else []),
            ),
            [
                (
                    self._store(write.ref.store_code),
                    write.number,
                    write.ref.order_id,
                    StatusPaint(write.expected, write.wanted),
                    StatusPaint(write.wanted, write.expected),
                    write.consequence or "—",
                    *([write.action or "status"] if self._by_actions else []),
                )
                for write in plan.writes
            ],
        )
        self.refusals = RowsTable(
            "Not written",
            (
                Column("Store", 130),
                Column("Order", 90),
                Column("Order id", 90),
                Column(f"{_target(plan.direction)} status now", 170),
                Column("Would be written", 170),
                Column("Reason", 130),
                Column("Explanation", 150),
            ),
            [self._refusal_row(refusal) for refusal in _worst_first(plan)],
        )
        self.values = RowsTable(
            "Values", (Column("Value to write", 320), Column("Writes", 100)), _value_rows(plan)
        )
        self.tabs.addTab(self.writes, f"Writes ({len(plan.writes):,})")
        self.tabs.addTab(self.refusals, f"Not written ({len(plan.refusals):,})")
        self.tabs.addTab(self.values, f"Distinct values ({self.values.row_count:,})")
        if not plan.writes and plan.refusals:
            self.tabs.setCurrentWidget(self.refusals)

    def _explain(self, sentence: str) -> None:
        self.explanation.setText(sentence)
        self.explanation.setVisible(bool(sentence))

    def _refusal_row(self, refusal: Refusal) -> tuple[object, ...]:
        return (
            self._store(refusal.ref.store_code),
            refusal.number,
            refusal.ref.order_id,
            StatusPaint(refusal.expected, refusal.wanted),
            StatusPaint(refusal.wanted, refusal.expected, "no value"),
            refusal.reason.value,
            refusal.message,
        )

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
        self.apply_button.setEnabled(bool(writes))

    @property
    def confirmed(self) -> frozenset[str]:
        """The words that were typed exactly."""
        return self.words.typed

    def _store(self, code: str) -> str:
        return visible_text(self._names.get(code, code))


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


def _target(direction: Direction) -> str:
    label = direction.target.label
    return label[0].upper() + label[1:]


def _worst_first(plan: Plan) -> list[Refusal]:
    """What an operator must see to before the rows that are equal anyway."""
    return sorted(plan.refusals, key=lambda refusal: refusal.reason is RefusalReason.EQUAL)


def _value_rows(plan: Plan) -> list[tuple[object, ...]]:
    counts: Counter[Status] = Counter(write.wanted for write in plan.writes)
    return [(StatusPaint(status, None), f"{number:,}") for status, number in counts.most_common()]
