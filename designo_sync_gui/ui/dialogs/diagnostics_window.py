"""The diagnostics file before it is saved: every line of it can be read first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from designo_sync_gui.domain.diagnostics import DiagnosticsPart
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.file_dialogs import ask_new_file
from designo_sync_gui.ui.kit.forms import PrimaryButton, button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

_FILE_NAME = "designo-sync-diagnostics.zip"
_TITLES = {
    "about.txt": say("Versions"),
    "settings.json": say("Settings"),
    "checks.txt": say("Checks"),
    "log.txt": say("Log"),
}


class DiagnosticsWindow(QWidget):
    """Collects when it opens, and again when names are to be hidden or shown."""

    def __init__(self, engine: EngineProxy, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Diagnostics file: DesignO Sync"))
        self._engine = engine
        self._parts: Sequence[DiagnosticsPart] = ()
        self.problems = BannerStack()
        self.tasks = Tasks(self, lambda error: self.problems.put("problem", notice_of(error)))
        self.hide_names = QCheckBox(tr("Hide hosts, store names and folders"))
        self.hide_names.toggled.connect(lambda _: self.collect())
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("What is in the file"))
        self.tabs.setDocumentMode(True)  # the text has a frame of its own
        self._build()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        fit_screen(self, 860, 600)
        self.collect()

    def _build(self) -> None:
        self.save_button = PrimaryButton(tr("Save…"))
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self._choose_file)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        column, foot = with_foot(self)
        column.addWidget(heading(tr("Diagnostics file")))
        column.addWidget(
            plain_label(
                tr(
                    "For somebody who helps you. No credential is in it; look it through before "
                    "you hand it on. Nothing is sent anywhere."
                ),
                muted=True,
            )
        )
        column.addWidget(self.problems)
        column.addWidget(self.tabs, 1)
        foot.addWidget(self.hide_names)
        foot.addWidget(help_button())
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.save_button)

    def collect(self) -> None:
        """Collect the texts anew."""
        hide = self.hide_names.isChecked()
        self.save_button.setEnabled(False)
        self.tasks.run(
            self._engine.ask(lambda services: services.diagnostics.collect(mask_names=hide)),
            self._show,
        )

    def save_to(self, path: Path) -> None:
        """Write exactly what is shown."""
        parts = self._parts
        self.problems.clear()
        self.tasks.run(
            self._engine.ask(lambda services: services.diagnostics.save(path, parts)),
            lambda _: self.problems.put(
                "saved", Notice(say("Saved"), verbatim(str(path)), tone=Tone.GOOD)
            ),
        )

    def leave(self) -> None:
        """The main window ends."""
        self.tasks.cancel_all()

    def _show(self, parts: Sequence[DiagnosticsPart]) -> None:
        self._parts = parts
        shown = max(self.tabs.currentIndex(), 0)
        while self.tabs.count():
            page = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if page is not None:
                page.deleteLater()
        for part in parts:
            text = QPlainTextEdit()
            text.setReadOnly(True)
            title = spoken(_TITLES[part.name])
            text.setAccessibleName(title)
            text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            text.setPlainText(part.text)
            self.tabs.setTabToolTip(self.tabs.addTab(text, title), part.name)
        self.tabs.setCurrentIndex(shown)
        self.save_button.setEnabled(True)

    def _choose_file(self) -> None:
        forms = {tr("ZIP archive (*.zip)"): "zip"}
        ask_new_file(self, tr("Save the diagnostics file"), _FILE_NAME, self.save_to, forms)
