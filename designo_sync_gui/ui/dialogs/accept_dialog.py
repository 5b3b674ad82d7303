"""Accepting differences: which, and why.

Law: nothing is accepted without a reason; what it covers is said before.
"""

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from designo_sync_gui.domain.acceptance import AcceptedKey, Held
from designo_sync_gui.domain.order import Presence
from designo_sync_gui.domain.reason import LONGEST_REASON
from designo_sync_gui.domain.visible import brief, visible_line
from designo_sync_gui.engine.acceptances import AcceptanceFacts
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.form_dialog import FormDialog
from designo_sync_gui.ui.kit.forms import (
    FieldHolder,
    PrimaryButton,
    button,
    heading,
    line_edit,
    plain_label,
)
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.tokens import SPACE_1


class AcceptDialog(FormDialog):
    """Accepted with a ``reason``; ``pair`` is what is accepted for the whole store, ``None`` where
    only the chosen orders are."""

    def __init__(
        self, facts: AcceptanceFacts, store_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._facts = facts
        self.setWindowTitle(tr("Accept difference"))
        fit_screen(self, 560)
        column, row = with_foot(self)
        title = tr_n(
            "Accept difference of {n:,} order",
            "Accept difference of {n:,} orders",
            facts.acceptable,
        )
        column.addWidget(heading(title))
        told = tr(
            "Accepted orders move from Mismatches to Accepted until either value changes. "
            "The values stay different; automatic sync never writes them."
        )
        column.addWidget(plain_label(told, width=480))
        self.only = QRadioButton(
            tr_n("Only this order", "Only these {n:,} orders", facts.acceptable)
        )
        self.only.setChecked(True)
        self.whole = QRadioButton(tr("All orders of the store with these two values, also later"))
        self._choice = QButtonGroup(self)
        for made in (self.only, self.whole):
            self._choice.addButton(made)
            column.addWidget(made)
        self._show_pair(store_name, column)
        self.reason = line_edit(tr("Reason"), placeholder=tr("A few words, or a ticket"))
        self.reason.setMaxLength(LONGEST_REASON)
        self.name = line_edit(tr("Your name"), placeholder=tr("Default: your account"))
        for edit in (self.reason, self.name):
            named = QVBoxLayout()
            named.setSpacing(SPACE_1)
            named.addWidget(plain_label(edit.accessibleName()))
            named.addWidget(FieldHolder(edit.accessibleName(), edit, ""))
            column.addLayout(named)
        self.reason.textChanged.connect(lambda _: self._tell())
        self.accept_button = PrimaryButton(tr("Accept"))
        self.accept_button.clicked.connect(self.accept)
        cancel = button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.accept_button)
        self.reason.setFocus()
        self._tell()

    @property
    def pair(self) -> AcceptedKey | None:
        """The pair of values that is accepted for its store."""
        if not self.whole.isChecked():
            return None
        code, held, _ = self._facts.pairs[0]
        return AcceptedKey(code, "", held)

    def _show_pair(self, store_name: str, column: QVBoxLayout) -> None:
        """Only where the chosen orders have one pair of values."""
        one = len(self._facts.pairs) == 1
        self.whole.setVisible(one)
        if not one:
            self.only.setVisible(False)
            return
        _, held, _ = self._facts.pairs[0]
        words = tr(
            "{store}: {storefront} in the storefront, {designo} in DesignO",
            store=visible_line(store_name),
            storefront=_words(held.storefront),
            designo=_words(held.designo),
        )
        column.addWidget(plain_label(words, muted=True, width=480))

    def _tell(self) -> None:
        self.accept_button.setEnabled(bool(self.reason.text().strip()))


def _words(held: Held) -> str:
    if held.presence is Presence.ABSENT or held.status is None:
        return tr("no such order")
    return tr("“{value}”", value=visible_line(spoken(brief(held.status))))
