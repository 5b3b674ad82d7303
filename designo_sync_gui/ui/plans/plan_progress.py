"""Shown while a plan is made: its progress and a cancel button."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.language import tr, tr_n

#: From so many orders on a plan takes long enough to be shown on its way.
MANY = 5000
#: Milliseconds between two looks at how far it is.
_EVERY = 100


class PlanMaking:
    """How many orders of a plan are decided; counted on the engine's thread."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0

    def note(self, done: int) -> None:
        self.done = done


class PlanProgress(QDialog):
    """Rejected when the operator cancels; the caller accepts it when the plan is ready."""

    def __init__(self, making: PlanMaking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._making = making
        self.setWindowTitle(tr("Plan"))
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        title = tr_n(
            "Making a plan for {n:,} order", "Making a plan for {n:,} orders", making.total
        )
        column.addWidget(heading(title))
        column.addWidget(plain_label(tr("Nothing is written."), muted=True))
        self.bar = QProgressBar()
        self.bar.setRange(0, making.total)
        self.bar.setAccessibleName(title)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel_button = button(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        row.addWidget(self.cancel_button)
        column.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        self.bar.setValue(self._making.done)


def show_progress(
    making: PlanMaking, parent: QWidget, give_up: Callable[[], object]
) -> Callable[[], None]:
    """Show how a large plan is made; returns what takes it away again."""
    if making.total < MANY:
        return lambda: None
    dialog = PlanProgress(making, parent)
    dialog.rejected.connect(give_up)
    dialog.open()
    return dialog.accept
