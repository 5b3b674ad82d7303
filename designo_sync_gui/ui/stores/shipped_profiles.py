"""The choice among the profiles of shops that come with the program.

Law: a profile that nobody tried says so in its name, and again below the choice once it is taken.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from designo_sync_gui.profile_files import ShippedProfile
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import ToneLabel
from designo_sync_gui.ui.kit.tokens import SPACE_1
from designo_sync_gui.ui.statuses.text import plain_tooltip

#: A title may be cut in a narrow dialog: the tooltip says it whole.
_LEAST_LETTERS = 24


class ShippedProfiles(QWidget):
    """``taken`` brings the text of the profile that was chosen."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offered: Sequence[ShippedProfile] = ()
        self.choice = QComboBox()
        self.choice.setPlaceholderText(tr("Or take a profile that comes with the program"))
        self.choice.setAccessibleName(tr("Profiles that come with the program"))
        self.choice.setMinimumContentsLength(_LEAST_LETTERS)
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.note = ToneLabel()
        self.note.setWordWrap(True)
        self.note.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_1)
        rows.addWidget(self.choice)
        rows.addWidget(self.note)
        self.choice.activated.connect(self._take)

    def offer(self, profiles: Sequence[ShippedProfile]) -> None:
        """Fill the choice, once; nothing is chosen by it."""
        if self.offered:
            return
        self.offered = profiles
        for profile in profiles:
            self.choice.addItem(_shown(profile))
        self.choice.setCurrentIndex(-1)

    def _take(self, place: int) -> None:
        profile = self.offered[place]
        self.choice.setToolTip(plain_tooltip(_shown(profile)))
        self.note.setText(
            tr("Its first lines say which address and which rights it needs.")
            if profile.tried
            else tr(
                "Nobody tried this profile on a real shop. Test it, and write one order only "
                "before you rely on it."
            )
        )
        self.note.show()
        self.taken.emit(profile.text)


def _shown(profile: ShippedProfile) -> str:
    if profile.tried:
        return profile.title
    return tr("{name} (from the vendor's documents, not tried)", name=profile.shop)
