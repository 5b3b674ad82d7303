"""*Check everything*: the doctor's findings as they become known.

Law: nothing is written to a shop or to DesignO, and nothing is repaired; each finding says what to
do.
"""

import asyncio
from collections.abc import Callable, Mapping

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.visible import visible_line, visible_text
from designo_sync_gui.engine.doctor import DESIGNO, Finding
from designo_sync_gui.engine.services import Services
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.tokens import SPACE_2
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.check_list import CheckLine, summary_words


class DoctorWindow(QWidget):
    """Looks when it opens, and again on request. ``names`` are the stores' names by code."""

    def __init__(
        self, engine: EngineProxy, names: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Check everything: DesignO Sync"))
        self._engine = engine
        self._names = names
        self._run = 0
        self.findings: list[Finding] = []
        self._lines: list[QWidget] = []
        self.problems = BannerStack()
        self.tasks = Tasks(self, self._fail)
        self._build()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        fit_screen(self, 780, 620)
        self.examine()

    def _build(self) -> None:
        self.summary = plain_label("", strong=True)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(20, 8, 20, 12)
        self._list.setSpacing(4)
        self._list.addStretch(1)
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("Findings"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        self.again_button = button(tr("Check again"))
        self.again_button.clicked.connect(self.examine)
        self.copy_button = button(tr("Copy"), tr("Copy all findings as text, without secrets"))
        self.copy_button.clicked.connect(self.copy)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        column, foot = with_foot(self, to_the_edges=True)
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 20, SPACE_2)
        head.setSpacing(6)
        head.addWidget(heading(tr("Check everything")))
        words = tr("Nothing is written to a shop or to DesignO, and nothing is repaired.")
        head.addWidget(plain_label(words, muted=True))
        head.addWidget(self.summary)
        column.addLayout(head)
        column.addWidget(self.problems)
        column.addWidget(self.area, 1)
        for part in (self.again_button, self.copy_button):
            foot.addWidget(part)
        foot.addWidget(help_button())
        foot.addStretch(1)
        foot.addWidget(close)

    def examine(self) -> None:
        """Look at everything anew; the findings of the last run go away."""
        self._run += 1
        self.problems.clear()
        self.findings.clear()
        for line in self._lines:
            line.hide()
            self._list.removeWidget(line)
            line.deleteLater()
        self._lines.clear()
        self.again_button.setEnabled(False)
        self.copy_button.setEnabled(False)
        self.summary.setText(tr("Checking…"))
        run, loop = self._run, asyncio.get_running_loop()

        def tell(finding: Finding) -> object:
            return loop.call_soon_threadsafe(self._hear, run, finding)

        self.tasks.run(
            self._engine.ask(lambda services: _examine(services, tell)),
            self._end,
            on_end=lambda: self.again_button.setEnabled(True),
        )

    def text(self) -> str:
        """All findings as lines of text."""
        lines: list[str] = []
        about = None
        for finding in self.findings:
            if finding.about != about:
                about = finding.about
                lines.append(f"{self._title(about)}:")
            lines.append(f"  {_words(finding.check)}")
        return "\n".join([*lines, self.summary.text(), ""])

    def copy(self) -> None:
        """Put the findings on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def _hear(self, run: int, finding: Finding) -> None:
        """One more finding of a run; of a former one, or behind the end, nothing is shown."""
        if run == self._run and shiboken6.isValid(self):
            self._show(finding)

    def _show(self, finding: Finding) -> None:
        if not self.findings or self.findings[-1].about != finding.about:
            title = plain_label(self._title(finding.about), strong=True)
            title.setContentsMargins(0, 10 if self.findings else 0, 0, 0)
            self._add(title)
        self.findings.append(finding)
        self._add(CheckLine(finding.check))
        done = len(self.findings)
        self.summary.setText(
            tr_n("Checking… {n:,} check done", "Checking… {n:,} checks done", done)
        )

    def _add(self, line: QWidget) -> None:
        self._lines.append(line)
        self._list.insertWidget(self._list.count() - 1, line)

    def _end(self, findings: tuple[Finding, ...]) -> None:
        """The run is over; what was not heard yet is here."""
        self._run += 1
        for finding in findings[len(self.findings) :]:
            self._show(finding)
        self.summary.setText(summary_words([finding.check for finding in self.findings]))
        self.copy_button.setEnabled(True)

    def _title(self, about: str) -> str:
        if about == DESIGNO:
            return "DesignO"
        return visible_text(self._names.get(about, about)) if about else tr("This computer")

    def _fail(self, error: SyncError) -> None:
        self.summary.setText("")
        self.problems.put("problem", notice_of(error))

    def leave(self) -> None:
        """What may still come is not waited for."""
        self._run += 1
        self.tasks.cancel_all()


async def _examine(services: Services, tell: Callable[[Finding], object]) -> tuple[Finding, ...]:
    found = []
    async for finding in services.doctor.examine():
        tell(finding)
        found.append(finding)
    return tuple(found)


def _words(check: Check) -> str:
    told = [spoken(check.result.label), spoken(check.name), spoken(check.message)]
    return visible_line(": ".join(part for part in told if part))
