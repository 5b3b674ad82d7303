"""What must be typed before some rows of a plan, or the whole of an unusual one, are written.

Law: a word counts only when typed exactly; rows whose word is missing are left out, and the
others are written all the same. Nothing is suggested in the field itself.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from designo_sync_gui.domain.sentence import Sentence, joined
from designo_sync_gui.ui.kit.forms import plain_label
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.problem_edge import ProblemEdge
from designo_sync_gui.ui.plans.plan_figures import PlanFigures
from designo_sync_gui.ui.plans.remark_lines import writes_words
from designo_sync_gui.ui.plans.ticks import Ticks

_WORD_WIDTH, _NUMBER_WIDTH = 160, 88


class TypedWords(QWidget):
    """One line per word: how many rows need it, what they cause, and where it is typed."""

    def __init__(self, figures: PlanFigures, ticks: Ticks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self._told = _told(figures)
        self._labels: dict[str, QLabel] = {}
        self.edits: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for row, word in enumerate(ticks.words()):
            label, edit = plain_label(""), EnterlessEdit(_WORD_WIDTH)
            edit.textChanged.connect(self._type)
            self._labels[word], self.edits[word] = label, edit
            grid.addWidget(label, row, 0)
            grid.addWidget(edit, row, 1, Qt.AlignmentFlag.AlignTop)
        ticks.changed.connect(self._tell)
        self._tell()

    def ask_for(self, word: str) -> None:
        """Lead to the field of a word that is missing."""
        if word in self.edits:
            self.edits[word].setFocus()

    def _type(self) -> None:
        self._ticks.type_words(self.typed)

    def _tell(self) -> None:
        for word, number in self._ticks.words().items():
            writes = writes_words(number)
            self._labels[word].setText(
                tr(
                    "{writes} left out unless you type “{word}”: {told}",
                    writes=writes,
                    told=self._told[word],
                    word=word,
                )
            )
            edit = self.edits[word]
            edit.setAccessibleName(
                tr("Type {word} to carry out {writes}", word=word, writes=writes)
            )
            edit.setEnabled(number > 0)

    @property
    def typed(self) -> frozenset[str]:
        return frozenset(word for word, edit in self.edits.items() if edit.text() == word)


def _told(figures: PlanFigures) -> Mapping[str, Sentence]:
    """By word: what its rows may cause."""
    found: dict[str, dict[Sentence, None]] = {}
    for cell in figures.cells:
        if cell.confirm:
            found.setdefault(cell.confirm, {})[cell.consequence] = None
    return {word: joined("; ", sorted(told, key=spoken)) for word, told in found.items()}


class CountField(QWidget):
    """Asks for the number of writes where the plan is unusual; nothing is applied before.

    ``right`` is emitted by Enter where the number is right: it never closes anything.
    """

    changed = Signal()
    right = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.label = QLabel(tr("Type the number of writes"))
        self.edit = EnterlessEdit(_NUMBER_WIDTH)
        self.edit.setAccessibleName(tr("Number of writes"))
        self.label.setBuddy(self.edit)
        row.addWidget(self.label)
        row.addWidget(self.edit)
        self._edge = ProblemEdge(self.edit, self)
        self.edit.textChanged.connect(self._look)
        self.edit.entered.connect(self._enter)

    def ask(self, number: int, *, asks: bool) -> None:
        """The number that is wanted now; it is asked for only where a brake does."""
        self._word = str(number) if asks and number else ""
        self.setVisible(bool(self._word))
        self.edit.setAccessibleDescription(
            tr("Type {word}, the number of writes", word=self._word) if self._word else ""
        )
        self._look()

    def _look(self) -> None:
        typed = self.edit.text()
        self._edge.show_around(wrong=bool(typed) and not self._word.startswith(typed))
        self.changed.emit()

    def _enter(self) -> None:
        if self._word and self.released:
            self.right.emit()

    @property
    def released(self) -> bool:
        """Whether nothing is asked for, or the number was typed."""
        return not self._word or self.edit.text() == self._word

    @property
    def typed(self) -> frozenset[str]:
        return frozenset({self._word}) if self._word and self.released else frozenset()


class EnterlessEdit(QLineEdit):
    """Enter in it is its own: a dialog never takes it for one of its buttons."""

    entered = Signal()

    def __init__(self, width: int = 0) -> None:
        super().__init__()
        if width:
            self.setFixedWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
