"""A dialog with a form: what was entered there is not thrown away without a question.

Law: Cancel says what it does and does it; Esc and the window's own close button, which are hit by
mistake, ask first where something was entered.
"""

from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.language import tr


class FormDialog(Dialog):
    """``changed`` is whether there is something to lose: here, whether keys went into an input."""

    def changed(self) -> bool:
        lines = any(edit.isModified() for edit in self.findChildren(QLineEdit))
        return lines or any(
            editor.document().isModified()
            for editor in self.findChildren(QPlainTextEdit)
            if not editor.isReadOnly()
        )

    def leave(self) -> None:
        """Close without saving, after a question where something was entered."""
        if not self.changed():
            self.reject()
            return
        question = ConfirmDialog(
            tr("Discard what you entered?"),
            tr("Nothing of it is saved yet."),
            tr("Discard"),
            tr("Continue editing"),
            parent=self,
        )
        question.accepted.connect(self.reject)
        question.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():
            event.ignore()
            self.leave()
        else:
            super().closeEvent(event)
