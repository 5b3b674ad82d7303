"""The dialog in which the operator settles a write whose outcome cannot be read.

Law: both values are shown exactly; the default answer says nothing; nothing is read or sent.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.inspector.comparison import ComparisonStrip, ComparisonView
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.spellings import are_spellings


def is_open(write: WriteRecord) -> bool:
    """Whether it may have been carried out and nobody knows: unclear, or broken off."""
    if write.outcome is None:
        return write.claimed_at is not None
    return write.outcome is OutcomeKind.UNKNOWN


class SettleDialog(Dialog):
    """``settled`` carries whether the operator saw the wanted value there."""

    settled = Signal(bool)

    def __init__(self, write: WriteRecord, store_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settle an unknown write"))
        fit_screen(self, 720)
        side = write.target.named
        column, row = with_foot(self)
        title = tr(
            "Order {number}: which value does {side} have now?",
            number=write.number or write.ref.order_id,
            side=side,
        )
        column.addWidget(heading(visible_line(title)))
        place = tr(
            "{store} · id {id} · If {side} can be read, a refresh settles this. "
            "Otherwise check the order there yourself.",
            store=store_name,
            id=write.ref.order_id,
            side=side,
        )
        column.addWidget(
            plain_label(
                visible_line(place),
                width=680,
            )
        )
        comparison = ComparisonView((tr("Former"), tr("Wanted")))
        self.strip = ComparisonStrip(comparison)
        former = write.before or write.expected
        values = StatusPaint(former, write.wanted), StatusPaint(write.wanted, former)
        comparison.compare(*values, tinted=are_spellings(former, write.wanted))
        column.addWidget(self.strip)
        self.strip.show_difference()
        column.addWidget(
            plain_label(
                tr("Your answer is recorded in the journal under your name. Nothing is sent."),
                muted=True,
            )
        )
        self._fill_foot(row)
        self.cancel_button.setFocus()

    def _fill_foot(self, row: QHBoxLayout) -> None:
        self.holds_button = button(tr("It has the wanted value"))
        self.lacks_button = button(tr("It does not have it"))
        self.cancel_button = button(tr("Cancel"))
        self.cancel_button.setDefault(True)
        self.holds_button.clicked.connect(lambda: self._answer(applied=True))
        self.lacks_button.clicked.connect(lambda: self._answer(applied=False))
        self.cancel_button.clicked.connect(self.reject)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.holds_button)
        row.addWidget(self.lacks_button)
        row.addWidget(self.cancel_button)

    def _answer(self, *, applied: bool) -> None:
        self.settled.emit(applied)
        self.accept()
