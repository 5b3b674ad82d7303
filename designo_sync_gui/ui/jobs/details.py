"""The outcome of each order of a job.

Law: an outcome is shown as it was recorded: before, wanted, after, and the receiver's words.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.outcome import Outcome
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.domain.visible import visible_line, visible_text
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.rows_table import Column, RowsTable


class JobDetailsDialog(QDialog):
    """The errors of a job and one row per outcome."""

    def __init__(
        self,
        title: str,
        outcomes: Sequence[Outcome],
        errors: Sequence[SyncError],
        store_names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Job details"))
        fit_screen(self, 1140, 540 if outcomes else 240)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading(visible_line(title)))
        self.errors = BannerStack()
        for number, error in enumerate(errors):
            self.errors.put(str(number), notice_of(error))
        column.addWidget(self.errors)
        self.table = RowsTable(
            tr("Outcomes"),
            (
                Column(say("Store"), 130),
                Column(say("Order"), 80),
                Column(say("Order id"), 80),
                Column(say("Outcome"), 220),
                Column(say("Before"), 150),
                Column(say("Wanted"), 150),
                Column(say("Read back"), 150),
                Column(say("Message"), 120),
            ),
            [_row(outcome, store_names) for outcome in outcomes],
        )
        column.addWidget(self.table, 1)
        self.table.setVisible(bool(outcomes))
        self.message = plain_label("")
        self.message.hide()
        self.table.told.connect(self._tell)
        column.addWidget(self.message)
        if not outcomes:
            column.addWidget(plain_label(tr("No order was written by this job."), muted=True))
            column.addStretch(1)
        row = QHBoxLayout()
        close = button(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


def _row(outcome: Outcome, names: Mapping[str, str]) -> tuple[object, ...]:
    return (
        visible_text(names.get(outcome.ref.store_code, outcome.ref.store_code)),
        outcome.number,
        outcome.ref.order_id,
        outcome.kind.label,
        StatusPaint(outcome.before, outcome.wanted, say("not known")),
        StatusPaint(outcome.wanted, None),
        StatusPaint(outcome.after, outcome.wanted, say("not known")),
        joined(" ", (outcome.message, outcome.advice)),
    )
