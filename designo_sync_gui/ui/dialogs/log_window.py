"""The newest lines of the program's log; they are masked in the file already."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.browser import open_folder
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks


class LogWindow(QWidget):
    """Reads when it opens, and again on request; the newest line is in sight."""

    def __init__(self, engine: EngineProxy, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Log: DesignO Sync"))
        self._engine = engine
        self._folder = folder
        self._lines: list[str] = []
        self.problems = BannerStack()
        self.tasks = Tasks(self, lambda error: self.problems.put("problem", notice_of(error)))
        self.edit = QLineEdit()
        self.edit.setAccessibleName(tr("Show only lines with"))
        self.edit.setPlaceholderText(tr("Show only lines with"))
        self.edit.setClearButtonEnabled(True)
        self.edit.setMinimumWidth(240)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Log"))
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._build()
        self.edit.textChanged.connect(lambda _: self._show())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        fit_screen(self, 980, 600)
        self.read()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(heading(tr("Log")), 1)
        top.addWidget(self.edit)
        self.again_button = button(tr("Read again"))
        self.again_button.clicked.connect(self.read)
        copy = button(tr("Copy"), tr("Copy the lines that are shown"))
        copy.clicked.connect(self.copy)
        folder = button(tr("Open data folder"))
        folder.clicked.connect(lambda: open_folder(self._folder))
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        column, foot = with_foot(self)
        column.addLayout(top)
        column.addWidget(self.problems)
        column.addWidget(self.text, 1)
        for part in (self.again_button, copy, folder):
            foot.addWidget(part)
        foot.addWidget(help_button())
        foot.addStretch(1)
        foot.addWidget(close)

    def read(self) -> None:
        """Read the newest lines."""
        self.problems.clear()
        self.tasks.run(self._engine.ask(lambda services: services.folder.read_log()), self._take)

    def copy(self) -> None:
        """Put what is shown on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _take(self, log: str) -> None:
        self._lines = log.splitlines()
        self._show()

    def _show(self) -> None:
        wanted = self.edit.text().casefold()
        shown = [line for line in self._lines if wanted in line.casefold()]
        self.text.setPlainText("\n".join(shown) or tr("No line."))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.moveCursor(QTextCursor.MoveOperation.StartOfLine)

    def leave(self) -> None:
        """The main window ends."""
        self.tasks.cancel_all()
