"""Connect DesignO: how statuses are written there, and how they are read.

DesignO's reading API is not public. The form offers what published clients send as
defaults and a profile for reading; it invents nothing.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.connection import (
    AuthForm,
    Check,
    DesignoConnection,
    RequestShape,
    Secret,
    Store,
)
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.headers import check_header_name, read_header
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.sentence import Sentence, joined, say, verbatim
from designo_sync_gui.engine.connections.trial import Tell
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.ui.kit.banner import Notice
from designo_sync_gui.ui.kit.file_dialogs import ask_file
from designo_sync_gui.ui.kit.fold import Fold
from designo_sync_gui.ui.kit.forms import (
    add_field,
    button,
    form,
    line_edit,
    plain_label,
)
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.stores.connection_dialog import ConnectionDialog, Draft
from designo_sync_gui.ui.stores.fields import (
    CA_FILE,
    ca_file_field,
    read_secret,
    read_text_file,
    read_url,
)
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog
from designo_sync_gui.ui.stores.learned_secrets import LearnedSecrets
from designo_sync_gui.ui.stores.platform_form import TableSource

_INTRO = say(
    "DesignO's reading API is not public; ask the vendor for yours. The defaults below are "
    "what published shop plugins send. This program is not affiliated with DesignNBuy."
)
_SHAPES = (
    (RequestShape.CURRENT, say("Current (plugin 1.0.9)")),
    (RequestShape.LEGACY, say("Legacy (older add-ons)")),
)
_AUTH = (
    (AuthForm.RAW, say("The token alone in Authorization")),
    (AuthForm.BEARER, verbatim("Authorization: Bearer")),
    (AuthForm.HEADER, say("A header with another name")),
    (AuthForm.NONE, say("No token")),
)


class Way(StrEnum):
    """How DesignO's statuses come here."""

    PROFILE = "profile"
    TABLE = "table"
    NONE = "none"


_WAYS = (
    (Way.PROFILE, say("From a JSON endpoint, by a read profile")),
    (Way.TABLE, say("From a file, folder or log")),
    (Way.NONE, say("Not at all: writes end as “accepted, not verified”")),
)


def _way_of(connection: DesignoConnection) -> Way:
    return Way.TABLE if connection.read_table and not connection.read_profile else Way.PROFILE


class DesignoDialog(ConnectionDialog):
    """The form of the DesignO connection; ``connection`` is ``None`` the first time."""

    def __init__(
        self,
        engine: EngineProxy,
        connection: DesignoConnection | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(engine, tr("Connect DesignO"), spoken(_INTRO), parent)
        self.connection = connection
        shown = connection or DesignoConnection("")
        self._url = line_edit(
            tr("Tenant address"), text=shown.url, placeholder="https://yourname.example.com/"
        )
        self.token_path = line_edit(tr("Token path"), text=shown.token_path)
        self.update_path = line_edit(tr("Update path"), text=shown.update_path)
        self.shape = _choice(tr("Request shape"), _SHAPES, shown.shape)
        self.auth = _choice(tr("Token is sent as"), _AUTH, shown.auth)
        self.auth_header = line_edit(tr("Header name"), text=shown.auth_header)
        self.ca_file = ca_file_field(shown.ca_file)
        self.headers = _editor(tr("Extra headers"), 56)
        self.headers.setPlainText("\n".join(f"{n}: {v}" for n, v in shown.extra_headers))
        self.profile = _editor(tr("Read profile"), 150)
        self.profile.setPlainText(shown.read_profile)
        self._looked_at: tuple[tuple[str, str], ...] | None = None
        self.secrets: dict[str, QLineEdit] = {}
        self._learned = LearnedSecrets()
        self.learning: LearnDialog | None = None
        self._fields: tuple[SecretField, ...] = ()
        self._secret_form = form()
        self.table = TableSource(
            engine.services.connections.designo_table_options, shown.read_table
        )
        self.way = _choice(tr("How DesignO is read"), _WAYS, _way_of(shown))
        self._lay_out()
        self._wire()
        self.follow_sight()
        fit_screen(self, 720, 760)
        self.url.setFocus()

    def _lay_out(self) -> None:
        fields = form()
        add_field(
            fields,
            tr("Tenant address"),
            self.url,
            tr("The address where you open DesignO in the browser."),
        )
        self.body.addLayout(fields)
        self.body.addWidget(plain_label(tr("How DesignO is read"), strong=True))
        self.body.addWidget(self.way)
        self._by_profile = QWidget()
        rows = self._profile_rows()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._secret_form)
        self._by_profile.setLayout(rows)
        self.body.addWidget(self._by_profile)
        self.body.addWidget(self.table)
        holder = QWidget()
        holder.setLayout(self._write_rows())
        fold = Fold(tr("How statuses are written"), holder)
        self.advanced = fold.button
        self.body.addWidget(fold)
        self.shape.currentIndexChanged.connect(lambda: fold.tell(self.shape.currentText()))
        fold.tell(self.shape.currentText())

    @property
    def url(self) -> QLineEdit:
        return self._url

    def _profile_rows(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(
            plain_label(
                tr(
                    "A read profile (TOML) says which request lists the orders and where id and "
                    "status stand in the reply. Without one, DesignO is written but not read, and "
                    "writes end as “accepted, not verified”. It can be learned from an example; a "
                    "sample is in the help (F1)."
                ),
                muted=True,
            )
        )
        column.addWidget(self.profile)
        row = QHBoxLayout()
        self.learn_button = button(
            tr("Learn from an example…"),
            tr("From a copied command, a recording of the browser or an answer"),
        )
        self.load_button = button(tr("Load profile…"), tr("Read a TOML file into the field above"))
        self.profile_note = ToneLabel()
        self.profile_note.setWordWrap(True)
        row.addWidget(self.learn_button)
        row.addWidget(self.load_button)
        row.addWidget(self.profile_note, 1)
        column.addLayout(row)
        return column

    def _write_rows(self) -> QFormLayout:
        fields = form()
        fields.setContentsMargins(0, 0, 0, 0)
        add_field(fields, tr("Token path"), self.token_path, tr("Appended to the tenant address."))
        add_field(
            fields, tr("Update path"), self.update_path, tr("Appended to the tenant address.")
        )
        add_field(
            fields,
            tr("Request shape"),
            self.shape,
            tr("Both shapes are sent by published clients."),
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
        return fields

    def _wire(self) -> None:
        self.load_button.clicked.connect(self.choose_profile)
        self.learn_button.clicked.connect(self.learn)
        self.auth.currentIndexChanged.connect(self._look_at_auth)
        self._look_at_auth()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(250)
        self._pause.timeout.connect(self.look_at_profile)
        self.profile.textChanged.connect(self._pause.start)
        self.way.currentIndexChanged.connect(self._show_way)
        self.table.changed.connect(self.look_at_table)
        self._show_way()
        self.look_at_profile()

    def _show_way(self) -> None:
        way = self.way.currentData()
        self._by_profile.setVisible(way == Way.PROFILE.value)
        self.table.setVisible(way == Way.TABLE.value)
        self.look_at_table()

    def look_at_table(self) -> None:
        """Offer the columns of the chosen export."""
        chosen = self.table.chosen()
        if self.way.currentData() != Way.TABLE.value or chosen == self._looked_at:
            return
        self._looked_at = chosen
        if "file" not in dict(chosen):
            return
        store = Store("designo", "DesignO", "export", "", options=chosen)

        def failed(error: SyncError) -> None:
            if self._looked_at == chosen:
                self.say_at_file(error)

        self.tasks.run(
            self.engine.ask(lambda services: services.connections.option_choices(store)),
            self.table.offer,
            failed,
        )

    def _look_at_auth(self) -> None:
        self.auth_header.setEnabled(self.auth.currentData() == AuthForm.HEADER.value)

    def choose_profile(self) -> None:
        """Let the operator pick a file; it is read away from the window's thread."""
        filters = tr("TOML files (*.toml);;All files (*)")
        ask_file(self, tr("Load a read profile"), self.load_profile, filters)

    def learn(self) -> None:
        """Let the operator show an example; its profile and credentials come into this form."""

        def ask(overview: Overview) -> None:
            self.learning = LearnDialog(self.engine, overview.settings.stores, parent=self)
            self.learning.accepted.connect(self._take_learned)
            self.learning.open()

        self.tasks.run(self.engine.ask(lambda services: services.overview()), ask)

    def _take_learned(self) -> None:
        draft = self.learning.draft if self.learning is not None else None
        if draft is None:
            return
        self._learned.keep(draft.secrets)
        if not self.url.text().strip():
            self.url.setText(draft.address)
            self.url.setModified(True)
        host, own = urlsplit(draft.address).netloc, urlsplit(self.url.text().strip()).netloc
        self.warn("host", _other_host(host) if host != own else None)
        self.profile.setPlainText(draft.profile)
        self._learned.fill(self.secrets)

    def load_profile(self, path: Path) -> None:
        """Show the file's text in the profile field."""
        self.tasks.run(
            self.engine.run_apart(lambda: read_text_file(path)), self.profile.setPlainText
        )

    def look_at_profile(self) -> None:
        """Ask which secrets the profile names, and show a field for each."""
        text = self.profile.toPlainText()
        self.tasks.run(
            self.engine.ask_plain(
                lambda services: services.connections.designo_secret_fields(text)
            ),
            self._show_secret_fields,
            on_error=self._show_profile_problem,
        )

    def _show_profile_problem(self, error: SyncError) -> None:
        self.profile_note.set_tone(Tone.BAD)
        told = spoken(joined(" ", (error.message, error.advice)))
        self.profile_note.setText(f"◆ {told}")

    def _show_secret_fields(self, fields: tuple[SecretField, ...]) -> None:
        empty = not self.profile.toPlainText().strip()
        self.profile_note.set_tone(Tone.GOOD)
        self.profile_note.setText("" if empty else tr("● The profile is valid"))
        if fields == self._fields:
            return
        typed = {name: edit.text() for name, edit in self.secrets.items()}
        while self._secret_form.rowCount():
            self._secret_form.removeRow(0)
        self._fields = fields
        kept = tr("stored; leave empty to keep") if self.connection else ""
        self.secrets = {}
        for field in fields:
            edit = line_edit(
                spoken(field.label), masked=True, text=typed.get(field.name, ""), placeholder=kept
            )
            edit.setModified(bool(edit.text()))
            self.secrets[field.name] = edit
            add_field(self._secret_form, spoken(field.label), edit, spoken(field.where))
        self._learned.fill(self.secrets)
        self.follow_sight()

    def secret_edits(self) -> Sequence[QLineEdit]:
        return tuple(self.secrets.values())

    def read_draft(self) -> Draft:
        auth = AuthForm(self.auth.currentData())
        way = Way(self.way.currentData())
        header = self.auth_header.text().strip()
        if auth is AuthForm.HEADER and not header:
            raise SettingsInvalid(
                say("The header's name is empty."),
                say("Enter the name the vendor gave, or choose another."),
                field=say("Header name"),
            )
        lines = [line for line in self.headers.toPlainText().splitlines() if line.strip()]
        if auth is AuthForm.HEADER:
            check_header_name(header, say("Header name"))
        connection = DesignoConnection(
            url=read_url(self.url, say("Tenant address")),
            token_path=self.token_path.text().strip().lstrip("/"),
            update_path=self.update_path.text().strip().lstrip("/"),
            shape=RequestShape(self.shape.currentData()),
            auth=auth,
            auth_header=header if auth is AuthForm.HEADER else "",
            extra_headers=tuple(map(read_header, lines)),
            read_profile=self.profile.toPlainText() if way is Way.PROFILE else "",
            read_table=self.table.values() if way is Way.TABLE else (),
            ca_file=self.ca_file.value(),
        )
        return connection, self._read_secrets()

    def _read_secrets(self) -> Mapping[str, Secret]:
        typed: dict[str, Secret] = {}
        if self.way.currentData() != Way.PROFILE.value:
            return typed
        for field in self._fields:
            secret = read_secret(self.secrets[field.name], field.label)
            if secret is not None:
                typed[field.name] = secret
        return typed

    async def test_draft(self, draft: Draft, hear: Tell) -> tuple[Check, ...]:
        return await self.engine.ask(
            lambda services: services.connections.test_designo(*draft, hear)
        )

    async def count_voided(self, draft: Draft) -> int:
        return await self.engine.ask(
            lambda services: services.connections.voiding.by_designo(*draft)
        )

    async def save_draft(self, draft: Draft) -> None:
        await self.engine.ask(lambda services: services.connections.save_designo(*draft))


def _other_host(host: str) -> Notice:
    return Notice(
        say("The example is of another host"),
        say("It is of {host}, and the tenant address is not.", host=host),
        say("Orders are read at the tenant address only: correct it, or take another example."),
        tone=Tone.CAREFUL,
        dismissable=False,
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
