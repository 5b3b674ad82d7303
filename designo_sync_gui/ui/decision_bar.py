"""Deciding rows that a plan leaves out: whose value is kept.

Law: nothing is decided by itself; a decision only makes a new plan.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from designo_sync_gui.domain.order import Side
from designo_sync_gui.ui.forms import button, plain_label
from designo_sync_gui.ui.language import tr


class DecisionBar(QWidget):
    """``taken`` carries the side whose value is kept, or ``None`` to leave the rows."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(plain_label(tr("For the selected rows that wait for a decision:")), 1)
        self.buttons = {
            Side.STOREFRONT: button(tr("Keep storefront"), tr("Plan writing it to DesignO")),
            Side.DESIGNO: button(tr("Keep DesignO"), tr("Plan writing it to the storefront")),
            None: button(tr("Leave"), tr("Write neither side")),
        }
        for side, made in self.buttons.items():
            made.clicked.connect(lambda _=False, side=side: self.taken.emit(side))
            row.addWidget(made)
