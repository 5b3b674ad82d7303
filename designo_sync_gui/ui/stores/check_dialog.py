"""The test of a store that is already connected.

Law: a test reads and never writes; it uses the stored credentials.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.connection import Check, Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.forms import button, fold_button, heading, plain_label
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

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
            "No check failed; {unchecked} of {count} could not be run",
            unchecked=unchecked,
            count=len(checks),
        )
    return tr("All {count} checks passed", count=len(checks))


class CheckDialog(QDialog):
    """Runs the checks when it opens, and again on request."""

    def __init__(self, engine: EngineProxy, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Test store"))
        fit_screen(self, 620, 460)
        self._engine = engine
        self._store = store
        self.problems = BannerStack()
        self.checks = CheckList()
        self.tasks = Tasks(self, self._fail)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(20, 16, 20, 8)
        inner.setSpacing(12)
        inner.addWidget(heading(visible_line(tr("Test {store}", store=store.name))))
        inner.addWidget(self.checks)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(tr("Test result"))
        self.again_button = button(tr("Test again"))
        close = button(tr("Close"))
        close.setDefault(True)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(self.again_button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(self.problems)
        column.addWidget(scroll, 1)
        column.addLayout(row)
        close.clicked.connect(self.accept)
        self.again_button.clicked.connect(self.test)
        self.test()

    def test(self) -> None:
        """Ask for the checks; the lines of the last run go away meanwhile."""
        self.problems.clear()
        self.again_button.setEnabled(False)
        self.checks.show_running()
        self.tasks.run(
            self._engine.ask(lambda services: services.connections.test_store(self._store, {})),
            self.checks.show_checks,
            on_end=lambda: self.again_button.setEnabled(True),
        )

    def _fail(self, error: SyncError) -> None:
        self.checks.clear()
        self.problems.put("problem", notice_of(error))

    def done(self, result: int) -> None:
        self.tasks.cancel_all()
        super().done(result)
