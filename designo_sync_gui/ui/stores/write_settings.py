"""How statuses are written to DesignO: what its published clients send, and each part editable.

The vendor publishes no description of update-order. What is known is what the vendor's GPL plugin
for WooCommerce 1.0.9 of April 2024 and two storefront apps of 2022 send.
"""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from designo_sync_gui.domain.connection import AuthForm, DesignoConnection, RequestShape
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.headers import check_header_name, read_header
from designo_sync_gui.domain.sentence import Sentence, say, verbatim
from designo_sync_gui.ui.kit.fold import Fold
from designo_sync_gui.ui.kit.forms import add_field, form, line_edit
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.stores.fields import CA_FILE, ca_file_field

_SHAPES = (
    (RequestShape.CURRENT, say("Current (plugin 1.0.9)")),
    (RequestShape.LEGACY, say("Legacy (older add-ons)")),
)
_PUBLISHED = {
    RequestShape.CURRENT: say("as published for DesignO 2.0 (plugin 1.0.9, April 2024)"),
    RequestShape.LEGACY: say("as storefront apps of 2022 send it"),
}
_AUTH = (
    (AuthForm.RAW, say("The token alone in Authorization")),
    (AuthForm.BEARER, verbatim("Authorization: Bearer")),
    (AuthForm.HEADER, say("A header with another name")),
    (AuthForm.NONE, say("No token")),
)


class WriteSettings(Fold):
    """The folded inputs; ``changed`` when something of the token call changes."""

    changed = Signal()

    def __init__(self, shown: DesignoConnection, parent: QWidget | None = None) -> None:
        super().__init__(tr("How statuses are written"), parent)
        self.token_path = line_edit(tr("Token path"), text=shown.token_path)
        self.update_path = line_edit(tr("Update path"), text=shown.update_path)
        self.shape = _choice(tr("Request shape"), _SHAPES, shown.shape)
        self.auth = _choice(tr("Token is sent as"), _AUTH, shown.auth)
        self.auth_header = line_edit(tr("Header name"), text=shown.auth_header)
        self.ca_file = ca_file_field(shown.ca_file)
        self.headers = _editor(tr("Extra headers"), 56)
        self.headers.setPlainText("\n".join(f"{n}: {v}" for n, v in shown.extra_headers))
        self._lay_out()
        self.shape.currentIndexChanged.connect(self._tell_shape)
        self.auth.currentIndexChanged.connect(self._look_at_auth)
        self._tell_shape()
        self._look_at_auth()
        self.token_path.textChanged.connect(self.changed)
        self.auth.currentIndexChanged.connect(self.changed)
        self.headers.textChanged.connect(self.changed)
        self.ca_file.changed.connect(self.changed)

    def _lay_out(self) -> None:
        fields = form()
        fields.setContentsMargins(0, 0, 0, 0)
        self.content.setLayout(fields)
        add_field(fields, tr("Token path"), self.token_path, tr("Appended to the tenant address."))
        add_field(
            fields, tr("Update path"), self.update_path, tr("Appended to the tenant address.")
        )
        add_field(
            fields,
            tr("Request shape"),
            self.shape,
            tr(
                "Current: published for DesignO 2.0 (plugin 1.0.9, April 2024). Legacy: sent by "
                "storefront apps of 2022. Which one your DesignO takes is not public."
            ),
        )
        add_field(fields, tr("Token is sent as"), self.auth)
        add_field(
            fields, tr("Header name"), self.auth_header, tr("Only for a header with another name.")
        )
        add_field(
            fields,
            tr("Extra headers"),
            self.headers,
            tr("One “Name: value” a line. No credentials."),
        )
        add_field(fields, spoken(CA_FILE.label), self.ca_file, spoken(CA_FILE.where))

    def _tell_shape(self) -> None:
        self.tell(spoken(_PUBLISHED[RequestShape(self.shape.currentData())]))

    def _look_at_auth(self) -> None:
        self.auth_header.setEnabled(self.auth.currentData() == AuthForm.HEADER.value)

    @property
    def asks_for_token(self) -> bool:
        return AuthForm(self.auth.currentData()) is not AuthForm.NONE

    def read(self, url: str) -> DesignoConnection:
        """The connection as far as it is written. Raises ``SettingsInvalid``."""
        auth = AuthForm(self.auth.currentData())
        header = self.auth_header.text().strip()
        if auth is AuthForm.HEADER and not header:
            raise SettingsInvalid(
                say("The header's name is empty."),
                say("Enter the name the vendor gave, or choose another."),
                field=say("Header name"),
            )
        if auth is AuthForm.HEADER:
            check_header_name(header, say("Header name"))
        lines = [line for line in self.headers.toPlainText().splitlines() if line.strip()]
        return DesignoConnection(
            url=url,
            token_path=self.token_path.text().strip().lstrip("/"),
            update_path=self.update_path.text().strip().lstrip("/"),
            shape=RequestShape(self.shape.currentData()),
            auth=auth,
            auth_header=header if auth is AuthForm.HEADER else "",
            extra_headers=tuple(map(read_header, lines)),
            ca_file=self.ca_file.value(),
        )


def _choice(name: str, options: Sequence[tuple[StrEnum, Sentence]], current: StrEnum) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, text in options:
        box.addItem(spoken(text), str(value))
        if value == current:
            box.setCurrentIndex(box.count() - 1)
    return box


def _editor(name: str, height: int) -> QPlainTextEdit:
    editor = QPlainTextEdit()
    editor.setAccessibleName(name)
    editor.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(height)
    return editor
