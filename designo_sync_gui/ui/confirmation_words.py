"""Words that must be typed before certain rows of a plan are written.

Law: a word counts only when typed exactly; rows whose word is missing are left out, and the
others are written all the same.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.ui.forms import count, plain_label

_INPUT_WIDTH = 200


class ConfirmationWords(QWidget):
    """One line per word: how many rows need it, what they cause, and where it is typed."""

    changed = Signal()

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = plan.confirmations
        self.edits: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for row, (word, number) in enumerate(self._counts.items()):
            told = sorted({w.consequence for w in plan.writes if w.confirm == word})
            text = f"{count(number, 'write')}: {'; '.join(told)}. Left out unless you type: {word}"
            grid.addWidget(plain_label(text), row, 0)
            edit = QLineEdit()
            edit.setAccessibleName(f"Type {word} to carry out {count(number, 'write')}")
            edit.setPlaceholderText(word)
            edit.setFixedWidth(_INPUT_WIDTH)
            edit.textChanged.connect(self.changed)
            self.edits[word] = edit
            grid.addWidget(edit, row, 1)

    @property
    def typed(self) -> frozenset[str]:
        return frozenset(word for word, edit in self.edits.items() if edit.text() == word)

    @property
    def left_out(self) -> int:
        """How many rows are not written as things stand."""
        return sum(number for word, number in self._counts.items() if word not in self.typed)
