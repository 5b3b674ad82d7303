"""Add or edit a store.

Law: only the fields that the platform needs; an edit keeps stored secrets unless new ones are
typed.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from designo_sync_gui.domain.connection import Check, Secret, Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.platform import Platform
from designo_sync_gui.ui.banner import Notice
from designo_sync_gui.ui.bridge import Desk
from designo_sync_gui.ui.connection_dialog import (
    ConnectionDialog,
    Draft,
    read_secret,
    read_url,
)
from designo_sync_gui.ui.forms import add_field, fold_button, form, line_edit
from designo_sync_gui.ui.tones import Tone

_HTTP_WARNING = Notice(
    "This address is not encrypted",
    "Orders travel readable over http. Requests are signed with OAuth 1.0a, so the consumer "
    "secret itself is not sent.",
    "Use the https address if the shop has one.",
    tone=Tone.CAREFUL,
    dismissable=False,
)


class StoreDialog(ConnectionDialog):
    """The form of one store; ``store`` is ``None`` to add one."""

    def __init__(self, desk: Desk, store: Store | None, parent: QWidget | None = None) -> None:
        self.store = store
        self.platform = _platform(desk.services.platforms, store)
        self.fields = self.platform.sign_in(store.sign_in if store else "").secrets
        title = f"Edit {store.name}" if store else f"Add a {self.platform.title} store"
        super().__init__(
            desk,
            title,
            "The name and the code are those of DesignO; the address and the keys are the shop's.",
            parent,
        )
        self.name = line_edit("Store name", text=store.name if store else "")
        self.code = line_edit("Store code", text=store.code if store else "")
        self.url = line_edit(
            self.platform.url_label,
            text=store.url if store else "",
            placeholder="https://shop.example.com/",
        )
        self.secrets = {
            field.name: line_edit(
                field.label, masked=True, placeholder="stored; leave empty to keep" if store else ""
            )
            for field in self.fields
        }
        self.status_field = line_edit(
            "Status field", text=store.status_field if store else "status"
        )
        self._lay_out()
        self.url.textChanged.connect(self._look_at_url)
        self._look_at_url()
        self.resize(600, 640)
        self.name.setFocus()

    def _lay_out(self) -> None:
        fields = form()
        add_field(fields, "Store name", self.name, "As in DesignO, Manage Stores. For people only.")
        add_field(
            fields,
            "Store code",
            self.code,
            "DesignO, Manage Stores, column “Store Code”. It must match exactly.",
        )
        add_field(fields, self.platform.url_label, self.url, self.platform.url_where)
        for field in self.fields:
            add_field(fields, field.label, self.secrets[field.name], field.where)
        self.body.addLayout(fields)
        self._add_advanced()

    def _add_advanced(self) -> None:
        holder = QWidget()
        fields = form()
        fields.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(fields)
        add_field(
            fields,
            "Status field",
            self.status_field,
            "The field of the order that holds its status. WooCommerce: status.",
        )
        shown = self.status_field.text() != "status"
        self.advanced = fold_button("Advanced", holder, shown=shown)
        self.body.addWidget(self.advanced)
        self.body.addWidget(holder)

    def _look_at_url(self) -> None:
        plain = self.url.text().strip().lower().startswith("http://")
        self.warn("http", _HTTP_WARNING if plain else None)

    def secret_edits(self) -> Sequence[QLineEdit]:
        return tuple(self.secrets.values())

    def read_draft(self) -> Draft:
        url = read_url(self.url, self.platform.url_label.lower())
        if not self.status_field.text():
            raise SettingsInvalid("The status field is empty.", "WooCommerce uses: status.")
        store = Store(
            self.code.text(), self.name.text(), self.platform.name, url, self.status_field.text()
        )
        return store, self._read_secrets()

    def _read_secrets(self) -> Mapping[str, Secret]:
        typed = {}
        for field in self.fields:
            secret = read_secret(self.secrets[field.name], field.label.lower())
            if secret is not None:
                typed[field.name] = secret
        missing = [f.label for f in self.fields if f.name not in typed]
        if missing and (typed or self.store is None):
            raise SettingsInvalid(
                f"Not entered: {', '.join(missing)}.",
                "Enter all of them"
                + (", or leave all empty to keep those stored." if self.store else "."),
            )
        return typed

    async def test_draft(self, draft: Draft) -> tuple[Check, ...]:
        return await self.desk.ask(lambda services: services.test_store(*draft))

    async def save_draft(self, draft: Draft) -> None:
        replaces = self.store.code if self.store else None
        await self.desk.ask(lambda services: services.save_store(*draft, replaces))


def _platform(platforms: Sequence[Platform], store: Store | None) -> Platform:
    if store is not None:
        for platform in platforms:
            if platform.name == store.platform:
                return platform
    return platforms[0]
