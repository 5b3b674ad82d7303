"""The lines of a connection test.

Law: a line says in words whether it passed; what was not reached is not claimed.
"""

import asyncio
from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.connection import Check, CheckResult
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.forms import fold_button, plain_label
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel

#: In pixels; six lines. More of them scroll.
STRIP_HEIGHT = 160

MARKS = {
    CheckResult.PASSED: "●",
    CheckResult.WARNING: "▲",
    CheckResult.FAILED: "◆",
    CheckResult.UNCHECKED: "○",
}
_TONES = {
    CheckResult.PASSED: Tone.GOOD,
    CheckResult.WARNING: Tone.CAREFUL,
    CheckResult.FAILED: Tone.BAD,
    CheckResult.UNCHECKED: Tone.MUTED,
}


class CheckList(QWidget):
    """Shows the checks of one test run as they become known; ``shown`` tells that there is
    something to see, ``grown`` which line is the newest, ``remade`` that its height may differ."""

    shown = Signal(bool)
    grown = Signal(QWidget)
    remade = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Test result"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._lines: list[QWidget] = []
        self._known: list[Check] = []
        self._run = 0
        self._head = plain_label("", strong=True)
        self._column.addWidget(self._head)
        self._column.addStretch(1)
        self.clear()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.remade.emit()
        return super().event(event)

    def clear(self) -> None:
        """Forget the last run, and what may still come of it: its fields were changed since."""
        self._run += 1
        self._known.clear()
        for line in self._lines:
            line.hide()
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines.clear()
        self.hide()
        self.shown.emit(False)

    def show_running(self) -> int:
        """A run begins; its number belongs to each of its lines."""
        self.clear()
        self._head.setText(tr("Testing…"))
        self.show()
        self.shown.emit(True)
        return self._run

    def hear(self, run: int, check: Check) -> None:
        """One more line of a run; of a former one, or behind the end, nothing is shown."""
        if run == self._run and shiboken6.isValid(self):
            self._add(check)
            self._head.setText(
                tr_n("Testing… {n:,} check done", "Testing… {n:,} checks done", len(self._known))
            )

    def leave(self) -> None:
        """The window closes: what may still come of a run is not waited for."""
        self._run += 1

    def show_checks(self, checks: Sequence[Check]) -> None:
        """All lines of the run are known; those that were heard stay as they are."""
        if tuple(self._known) != tuple(checks[: len(self._known)]):
            self.show_running()
        for check in checks[len(self._known) :]:
            self._add(check)
        self._run += 1
        self._head.setText(summary_words(checks))
        self.show()
        self.shown.emit(True)

    def failed_line(self) -> QWidget | None:
        """The first line that failed."""
        for line, check in zip(self._lines, self._known, strict=True):
            if check.passed is False:
                return line
        return None

    def _add(self, check: Check) -> None:
        line = CheckLine(check)
        self._known.append(check)
        self._lines.append(line)
        self._column.insertWidget(len(self._lines), line)
        self.grown.emit(line)


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
        result = spoken(check.result.label)
        word = ToneLabel(f"{MARKS[check.result]} {result}", _TONES[check.result])
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


def summary_words(checks: Sequence[Check]) -> str:
    """How a run ended, in a sentence."""
    failed = sum(check.passed is False for check in checks)
    unchecked = sum(check.passed is None for check in checks)
    if failed:
        return tr_n(
            "The check failed", "{failed:,} of {n:,} checks failed", len(checks), failed=failed
        )
    if unchecked:
        return tr_n(
            "The check could not be run",
            "No check failed; {unchecked:,} of {n:,} could not be run",
            len(checks),
            unchecked=unchecked,
        )
    warned = sum(check.result is CheckResult.WARNING for check in checks)
    if warned:
        return tr_n(
            "The check ended with a warning",
            "No check failed; {warned:,} of {n:,} ended with a warning",
            len(checks),
            warned=warned,
        )
    return tr_n("The check passed", "All {n:,} checks passed", len(checks))


class CheckStrip(QScrollArea):
    """The lines in a strip that is as high as they need, up to ``STRIP_HEIGHT``; it grows upwards
    over the end of a form, of which nothing moves. The newest is in sight, at the end the first
    that failed. ``fitted``: it covers more or less of the form."""

    fitted = Signal()

    def __init__(self, checks: CheckList) -> None:
        super().__init__()
        self._checks = checks
        checks.setContentsMargins(12, 8, 12, 8)
        self.setAccessibleName(tr("Test result"))
        self.setWidget(checks)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVisible(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._look)
        self._line: QWidget | None = None
        checks.shown.connect(self._turn)
        checks.grown.connect(self._follow)
        checks.remade.connect(self._later.start)
        self.verticalScrollBar().rangeChanged.connect(lambda: self._later.start())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def _turn(self, on: bool) -> None:
        """A line that was followed goes with its run."""
        if not on:
            self._line = None
        self.setVisible(on)
        self._later.start()

    def _follow(self, line: QWidget) -> None:
        """Where a line lies is known once it is laid out."""
        self._line = line
        self._later.start()

    def _look(self) -> None:
        self._fit()
        line = self._checks.failed_line() or self._line
        if line is not None:
            self.ensureWidgetVisible(line, 0, 4)

    def _fit(self) -> None:
        """As high as the lines are at this width."""
        layout = self._checks.layout()
        if layout is None:
            return
        edges = 2 * self.frameWidth()
        needed = layout.totalHeightForWidth(self.viewport().width()) + edges
        height = min(needed, STRIP_HEIGHT)
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            self.fitted.emit()


def heard_here(checks: CheckList) -> Callable[[Check], object]:
    """Begin a run; what is returned brings each of its lines from the engine's thread to this."""
    run, loop = checks.show_running(), asyncio.get_running_loop()
    return lambda check: loop.call_soon_threadsafe(checks.hear, run, check)
