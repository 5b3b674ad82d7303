"""The lines of a connection test, shown as they are.

Law: each line says passed, failed or not checked in shape and word; a raw reply stays folded.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.forms import fold_button, plain_label
from designo_sync_gui.ui.language import spoken, tr
from designo_sync_gui.ui.tones import Tone, ToneLabel

_MARKS = {True: "●", False: "◆", None: "○"}
_WORDS = {True: say("passed"), False: say("failed"), None: say("not checked")}
_TONES = {True: Tone.GOOD, False: Tone.BAD, None: Tone.MUTED}


class CheckList(QWidget):
    """Shows the checks of one test run, or that a test is under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Test result"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._lines: list[QWidget] = []
        self.clear()

    def clear(self) -> None:
        """Forget the last run: its fields were changed since."""
        for line in self._lines:
            line.hide()
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines.clear()
        self.hide()

    def show_running(self) -> None:
        self.clear()
        self._add(plain_label(tr("Testing…"), muted=True))
        self.show()

    def show_checks(self, checks: Sequence[Check]) -> None:
        self.clear()
        self._add(plain_label(_summary(checks), strong=True))
        for check in checks:
            self._add(CheckLine(check))
        self.show()

    def _add(self, line: QWidget) -> None:
        self._lines.append(line)
        self._column.addWidget(line)


class CheckLine(QFrame):
    """One check: mark, word, name, message, and its raw details behind a button."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        name, told = spoken(check.name), spoken(check.message)
        result = spoken(_WORDS[check.passed])
        word = ToneLabel(f"{_MARKS[check.passed]} {result}", _TONES[check.passed])
        word.setMinimumWidth(104)
        grid.addWidget(word, 0, 0, Qt.AlignmentFlag.AlignTop)
        text = f"{name}: {told}" if told else name
        message = plain_label(visible_line(text))
        self.setAccessibleName(f"{name}: {result}. {told}")
        grid.addWidget(message, 0, 1, 1, 2)
        if check.details:
            self._add_details(grid, check.details)

    def _add_details(self, grid: QGridLayout, details: str) -> None:
        raw = QPlainTextEdit()
        raw.setReadOnly(True)
        raw.setPlainText(details)
        raw.setAccessibleName(tr("Raw details"))
        raw.setMaximumHeight(120)
        grid.addWidget(fold_button(tr("Details"), raw), 0, 3, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(raw, 1, 1, 1, 3)


def _summary(checks: Sequence[Check]) -> str:
    failed = sum(check.passed is False for check in checks)
    unchecked = sum(check.passed is None for check in checks)
    if failed:
        return tr("{failed} of {count} checks failed", failed=failed, count=len(checks))
    if unchecked:
        return tr(
            "No check failed; {unchecked} of {count} could not be made",
            unchecked=unchecked,
            count=len(checks),
        )
    return tr("All {count} checks passed", count=len(checks))
