"""A title for a view of the operator's own.

Law: one field and two buttons; a title that is taken replaces that view, and says so. Views are
kept in the settings, so neither title nor search may be a credential.
"""

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.domain.credentials import looks_like_credential
from designo_sync_gui.ui.forms import button, heading, line_edit, plain_label
from designo_sync_gui.ui.language import tr
from designo_sync_gui.ui.own_views import LONGEST_TITLE


class KeepViewDialog(QDialog):
    """Accepted with a ``title`` that is not empty."""

    def __init__(
        self,
        titles: Collection[str],
        suggested: str = "",
        parent: QWidget | None = None,
        *,
        searched: str = "",
    ) -> None:
        super().__init__(parent)
        self._titles = titles
        self._searched = searched
        self.setWindowTitle(tr("Keep this view"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading(tr("Keep this view")))
        column.addWidget(
            plain_label(tr("View, filters, search and store become a tab with a live count."))
        )
        title = tr("Title of the view")
        self.edit = line_edit(title, text=suggested, placeholder=title)
        self.edit.setMaxLength(LONGEST_TITLE)
        self.edit.textChanged.connect(lambda _: self._tell())
        column.addWidget(self.edit)
        self.taken = plain_label("", muted=True)
        column.addWidget(self.taken)
        row = QHBoxLayout()
        self.keep_button = button(tr("Keep"))
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self.accept)
        cancel = button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(self.keep_button)
        row.addWidget(cancel)
        column.addLayout(row)
        self._tell()

    @property
    def title(self) -> str:
        return self.edit.text().strip()

    def _tell(self) -> None:
        refused = looks_like_credential(self.title) or looks_like_credential(self._searched)
        self.keep_button.setEnabled(bool(self.title) and not refused)
        text = ""
        if refused:
            text = tr("Title or search holds what looks like a credential: no view can keep it.")
        elif self.title in self._titles:
            text = tr("Your view of this title is replaced.")
        self.taken.setText(text)
        self.taken.setVisible(bool(text))
