"""Words that must be typed before certain rows of a plan are written.

Law: a word counts only when typed exactly; rows whose word is missing are left out, and the
others are written all the same.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.sentence import joined
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.forms import plain_label
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.plans.plan_figures import PlanFigures

_INPUT_WIDTH = 200


class TypedWords(QWidget):
    """One line per word: how many rows need it, what they cause, and where it is typed."""

    changed = Signal()

    def __init__(self, figures: PlanFigures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = figures.confirmations
        self.edits: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for row, (word, number) in enumerate(self._counts.items()):
            text = tr(
                "{writes} left out unless you type “{word}”: {told}",
                writes=writes_words(number),
                told=joined("; ", sorted(figures.told[word], key=spoken)),
                word=word,
            )
            grid.addWidget(plain_label(text), row, 0)
            edit = _input(
                tr("Type {word} to carry out {writes}", word=word, writes=writes_words(number)),
                word,
            )
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


class CountBrake(QWidget):
    """Asks for the number of writes where the plan is unusual; nothing is applied before."""

    changed = Signal()

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = plan.count_word
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        reasons = visible_line(spoken(joined(" ", plan.brakes)))
        row.addWidget(
            plain_label(
                tr("{reasons} Type the number of writes: {word}", reasons=reasons, word=self._word)
            ),
            1,
        )
        self.edit = _input(tr("Type {word}, the number of writes", word=self._word), self._word)
        self.edit.textChanged.connect(self.changed)
        row.addWidget(self.edit)

    @property
    def released(self) -> bool:
        return self.edit.text() == self._word

    @property
    def typed(self) -> frozenset[str]:
        return frozenset({self._word}) if self._word and self.released else frozenset()


def writes_words(number: int) -> str:
    """``1 write``, ``12 writes``."""
    return tr_n("{n:,} write", "{n:,} writes", number)


def _input(name: str, shown: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setPlaceholderText(shown)
    edit.setFixedWidth(_INPUT_WIDTH)
    return edit
