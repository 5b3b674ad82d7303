"""A question before something is forgotten or stopped.

Law: the question names what will happen; its default answer changes nothing.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.forms import button, heading, plain_label
from designo_sync_gui.ui.language import spoken


class ConfirmDialog(QDialog):
    """Accepted when the operator pressed the button that is named after the act."""

    def __init__(
        self,
        title: str,
        text: str,
        act: str,
        keep: str = say("Cancel"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(spoken(title).replace("[*]", "[*][*]"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading(title))
        column.addWidget(plain_label(text, width=460))
        row = QHBoxLayout()
        self.act_button = button(act)
        self.keep_button = button(keep)
        self.keep_button.setDefault(True)
        self.act_button.clicked.connect(self.accept)
        self.keep_button.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(self.act_button)
        row.addWidget(self.keep_button)
        column.addLayout(row)
        self.keep_button.setFocus()
