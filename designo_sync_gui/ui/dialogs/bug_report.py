"""The dialog for unexpected errors: bugs of this program.

Law: a bug is logged with its trace and shown in one dialog at a time, without secrets; it is
never swallowed and never shown as if the remote side had failed.
"""

import asyncio
import logging
import sys
from types import TracebackType
from typing import Any

from PySide6.QtCore import (
    QLoggingCategory,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from designo_sync_gui.domain.trace_text import trace_without_texts
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen

_LOG = logging.getLogger(__name__)

#: Qt warns of each question of a screen reader that it does not know: hundreds of lines that say
#: nothing. Whoever wants them has QT_LOGGING_RULES, which comes after this.
QUIET_RULES = "qt.accessibility.atspi.warning=false"

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class BugReportDialog(Dialog):
    """Shows one bug with a text to copy for its report."""

    def __init__(self, trace: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.trace = trace
        self.setWindowTitle(tr("Unexpected error"))
        fit_screen(self, 640, 360)
        column, row = with_foot(self)
        column.addWidget(heading(tr("Something unexpected happened")))
        column.addWidget(
            plain_label(
                tr(
                    "This is a fault of this program, not of a shop or of DesignO. What "
                    "was already written is in the journal; nothing is repeated "
                    "automatically. Please report it with the details below. They contain "
                    "no credentials."
                )
            )
        )
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setPlainText(trace)
        text.setAccessibleName(tr("Details"))
        column.addWidget(text, 1)
        copy = button(tr("Copy details"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(trace))
        close = button(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(close)


class UnexpectedErrors:
    """Receives what nothing else handled: from slots, from tasks and from Qt itself."""

    def __init__(self) -> None:
        self._parent: QWidget | None = None
        self.dialog: BugReportDialog | None = None
        self._former_hook = sys.excepthook
        self._former_messages: Any = None

    def install(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take over the three places where an unhandled error would only reach the terminal."""
        self._former_hook = sys.excepthook
        sys.excepthook = self._hook
        loop.set_exception_handler(self._handle_loop)
        QLoggingCategory.setFilterRules(QUIET_RULES)
        self._former_messages = qInstallMessageHandler(log_qt_message)

    def uninstall(self) -> None:
        sys.excepthook = self._former_hook
        qInstallMessageHandler(self._former_messages)

    def show_over(self, parent: QWidget | None) -> None:
        """The window over which errors are shown from now on; ``None``: alone."""
        self._parent = parent

    def report(self, error: BaseException) -> None:
        """Log the error with its trace, and show it unless another one is being shown."""
        _LOG.error("unexpected error", exc_info=error)
        if self.dialog is not None:
            return
        dialog = BugReportDialog(trace_without_texts(error), self._parent)
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):
            self._former_hook(kind, error, trace)
            return
        self.report(error)

    def _handle_loop(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if error is None:
            _LOG.error("window loop: %s", context.get("message", "no message"))
        else:
            self.report(error)


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Send Qt's own messages to the log instead of the terminal."""
    _LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
