"""The outcome of each order of a job.

Law: an outcome is shown as it was recorded: before, wanted, after, and the receiver's words.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.domain.visible import visible_line, visible_text
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.rows_table import Column, RowsTable
from designo_sync_gui.ui.statuses.spellings import beside

#: The message is last: the table tells the last cell of the chosen row in whole.
_COLUMNS = (
    Column(say("Outcome"), 140),
    Column(say("Order"), 80),
    Column(say("Before"), 180, status=True),
    Column(say("Wanted"), 180, status=True),
    Column(say("Read back"), 180, status=True),
    Column(say("Store"), 100, spare=True),
    Column(say("Order id"), 80, spare=True),
    Column(say("Message"), 120),
)
#: What an operator has to do something about stands first.
_URGENCY = {
    kind: place
    for place, kind in enumerate(
        (
            OutcomeKind.UNKNOWN,
            OutcomeKind.ALTERED,
            OutcomeKind.REFUSED,
            OutcomeKind.SKIPPED,
            OutcomeKind.CANCELLED,
            OutcomeKind.ACCEPTED,
            OutcomeKind.VERIFIED,
        )
    )
}
_WELL = frozenset({OutcomeKind.ACCEPTED, OutcomeKind.VERIFIED})


class JobDetailsDialog(Dialog):
    """The errors of a job and one row per outcome, those that went wrong first."""

    def __init__(
        self,
        title: str,
        outcomes: Sequence[Outcome],
        errors: Sequence[SyncError],
        store_names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Job details"))
        fit_screen(self, 1140, 540 if outcomes else 240)
        self._outcomes = sorted(outcomes, key=lambda outcome: _URGENCY[outcome.kind])
        self._names = store_names
        self.errors = BannerStack()
        for number, error in enumerate(errors):
            self.errors.put(str(number), notice_of(error))
        self.table = RowsTable(tr("Outcomes"), _COLUMNS, ())
        self.message = plain_label("")
        self.message.hide()
        self.table.told.connect(self._tell)
        self.failed_only = self._filter()
        self.close_button = button(tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self._build(title)
        self._show_rows()
        self.close_button.setFocus()

    def _build(self, title: str) -> None:
        column, row = with_foot(self)
        column.addWidget(heading(visible_line(title)))
        column.addWidget(self.errors)
        column.addWidget(self.failed_only)
        column.addWidget(self.table, 1)
        self.table.setVisible(bool(self._outcomes))
        column.addWidget(self.message)
        if not self._outcomes:
            column.addWidget(plain_label(tr("No order was written by this job."), muted=True))
            column.addStretch(1)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.close_button)

    def _filter(self) -> QCheckBox:
        """*Failed only*, where some failed and some did not."""
        failed = sum(outcome.kind not in _WELL for outcome in self._outcomes)
        made = QCheckBox(tr_n("Failed only ({n:,})", "Failed only ({n:,})", failed))
        made.setToolTip(tr("Leave out the orders that were written"))
        made.setAccessibleDescription(made.toolTip())
        made.setVisible(0 < failed < len(self._outcomes))
        made.toggled.connect(self._show_rows)
        return made

    def _show_rows(self) -> None:
        only = self.failed_only.isChecked()
        shown = [one for one in self._outcomes if not only or one.kind not in _WELL]
        self.table.set_rows([_row(outcome, self._names) for outcome in shown])
        self.table.fit_words(0)
        self._tell("")

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


def _row(outcome: Outcome, names: Mapping[str, str]) -> tuple[object, ...]:
    return (
        outcome.kind.label,
        outcome.number,
        beside(outcome.before, outcome.wanted, say("not known")),
        StatusPaint(outcome.wanted, None),
        beside(outcome.after, outcome.wanted, say("not known")),
        visible_text(names.get(outcome.ref.store_code, outcome.ref.store_code)),
        outcome.ref.order_id,
        joined(" ", (outcome.message, outcome.advice)),
    )
