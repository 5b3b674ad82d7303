"""What this program is, its version, and whom it does not belong to."""

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen

ABOUT = say(
    "Shows the status of each order in the storefront and in DesignO side by side, exactly as "
    "received; names what differs; writes only what was planned, and reads it back.\n\n"
    "This program is not affiliated with DesignNBuy, the vendor of DesignO. DesignO's reading "
    "API is not public: ask the vendor for yours.\n\n"
    "It sends no telemetry. Credentials are kept in the keyring of the operating system."
)


class AboutDialog(Dialog):
    """What this program is, its version, and whom it does not belong to."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About DesignO Sync"))
        fit_screen(self, 500)
        column, row = with_foot(self)
        column.addWidget(heading(tr("DesignO Sync {version}", version=version)))
        column.addWidget(plain_label(spoken(ABOUT), width=460))
        close = button(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(close)
        close.setFocus()
