"""Shown while a plan or a report of very many orders is made: how far it is, and a button that
gives it up."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.language import tr

#: From so many orders on the work takes long enough to be shown on its way.
MANY = 5000
#: Milliseconds between two looks at how far it is.
_EVERY = 100


class Making:
    """How many orders are done; counted on another thread."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0

    def note(self, done: int) -> None:
        self.done = done


@dataclass(frozen=True, slots=True)
class ProgressWords:
    """The window's title, what is done, and what is not."""

    title: str
    what: str
    note: str


class WorkProgress(Dialog):
    """Rejected when the operator cancels; the caller accepts it when the work is done."""

    def __init__(self, making: Making, words: ProgressWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self.setWindowTitle(words.title)
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading(words.what))
        column.addWidget(plain_label(words.note, muted=True))
        self.bar = QProgressBar()
        self.bar.setRange(0, making.total)
        self.bar.setAccessibleName(words.what)
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
    making: Making, words: ProgressWords, parent: QWidget, give_up: Callable[[], object]
) -> Callable[[], None]:
    """Show how far work on many orders is; returns what takes it away again."""
    if making.total < MANY:
        return lambda: None
    dialog = WorkProgress(making, words, parent)
    dialog.rejected.connect(give_up)
    dialog.open()
    return dialog.accept
