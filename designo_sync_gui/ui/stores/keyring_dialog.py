"""The dialog for a system without a usable keyring.

Law: credentials live in the keyring, or in memory until the program ends when the operator
says so here; never in a file, and never by default.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.banner import Notice, notice_of
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen

TITLE = say("No keyring can be used")


class KeyringDialog(Dialog):
    """Explains the cause and offers the session; accepted when the operator chose it."""

    def __init__(self, error: SyncError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(spoken(TITLE))
        fit_screen(self, 520)
        column, row = with_foot(self)
        column.addWidget(heading(spoken(TITLE)))
        column.addWidget(plain_label(visible_line(spoken(error.message)), width=460))
        advice = spoken(error.advice) or tr(
            "You can continue without one: credentials are then kept in memory until the program "
            "ends."
        )
        never = tr("Credentials are never written to a file.")
        column.addWidget(plain_label(visible_line(f"{advice} {never}"), width=460))
        self.later_button = button(tr("Not now"))
        self.session_button = button(tr("Use this session only"))
        self.later_button.setDefault(True)
        self.later_button.clicked.connect(self.reject)
        self.session_button.clicked.connect(self.accept)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.session_button)
        row.addWidget(self.later_button)
        self.later_button.setFocus()


def secret_notice(error: SyncError, choose: Callable[[], object]) -> Notice:
    """The banner that leads to the dialog while nothing is chosen."""
    return notice_of(error, action=(say("Choose…"), choose))
