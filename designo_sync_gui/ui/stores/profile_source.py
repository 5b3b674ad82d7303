"""DesignO read by a profile: learned from an example, or loaded; nobody needs to see its text.

Law: the credentials that a profile names stand in masked inputs only.
"""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.learning.draft import Draft
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.sentence import Sentence, joined
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.ui.kit.file_dialogs import ask_file
from designo_sync_gui.ui.kit.fold import Fold
from designo_sync_gui.ui.kit.forms import add_field, button, form, line_edit
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.fields import read_secret, read_text_file
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog
from designo_sync_gui.ui.stores.learned_secrets import LearnedSecrets

_PAUSE_MS = 250


class ProfileSource(QWidget):
    """``learned`` brings a draft whose profile and credentials stand here already; ``changed``
    when the text does; ``rebuilt`` when the inputs of credentials were made anew."""

    learned = Signal(object)
    changed = Signal()
    rebuilt = Signal()

    def __init__(self, engine: EngineProxy, tasks: Tasks, text: str, *, stored: bool) -> None:
        super().__init__()
        self._engine, self._tasks, self._stored = engine, tasks, stored
        self._kept = text
        self._learned = LearnedSecrets()
        self._fields: tuple[SecretField, ...] = ()
        self._secret_form = form()
        self.secrets: dict[str, QLineEdit] = {}
        self.learning: LearnDialog | None = None
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName(tr("Read profile"))
        self.editor.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(150)
        self.editor.setPlainText(text)
        self.learn_button = button(
            tr("Learn from an example…"),
            tr("From a copied command, a recording of the browser or an answer"),
        )
        self.renew_button = button(
            tr("Renew the sign-in…"), tr("Takes a new paste and changes the credentials alone")
        )
        self.renew_button.hide()
        self.load_button = button(tr("Load profile…"), tr("Read a TOML file into the field above"))
        self.note = ToneLabel()
        self.note.setWordWrap(True)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.editor.textChanged.connect(self._pause.start)
        self.editor.textChanged.connect(self.changed)
        self.learn_button.clicked.connect(self.learn)
        self.load_button.clicked.connect(self.choose_file)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.learn_button)
        row.addWidget(self.renew_button)
        row.addWidget(self.note, 1)
        column.addLayout(row)
        column.addLayout(self._secret_form)
        folded = Fold(tr("Profile (TOML)"), self)
        column.addWidget(folded)
        inside = QVBoxLayout(folded.content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.editor)
        below = QHBoxLayout()
        below.addWidget(self.load_button)
        below.addStretch(1)
        inside.addLayout(below)

    def text(self) -> str:
        return self.editor.toPlainText()

    @property
    def empty(self) -> bool:
        """Whether nothing says yet how orders are read."""
        return not self.text().strip()

    def learn(self) -> None:
        """Let the operator show an example; its profile and credentials come in here."""

        def ask(overview: Overview) -> None:
            self.learning = LearnDialog(self._engine, overview.settings.stores, parent=self)
            self.learning.accepted.connect(self._take_learned)
            self.learning.open()

        self._tasks.run(self._engine.ask(lambda services: services.overview()), ask)

    def _take_learned(self) -> None:
        draft: Draft | None = self.learning.draft if self.learning is not None else None
        if draft is None:
            return
        self._learned.keep(draft.secrets, draft.address)
        self.editor.setPlainText(draft.profile)
        self._learned.fill(self.secrets)
        self.learned.emit(draft)

    def choose_file(self) -> None:
        """Let the operator pick a file; it is read away from the window's thread."""
        filters = tr("TOML files (*.toml);;All files (*)")
        ask_file(self, tr("Load a read profile"), self.load, filters)

    def load(self, path: Path) -> None:
        """Show the file's text."""
        self._tasks.run(
            self._engine.run_apart(lambda: read_text_file(path)), self.editor.setPlainText
        )

    def look(self) -> None:
        """Ask which secrets the profile names, and show a field for each."""
        text = self.text()
        self._tasks.run(
            self._engine.ask_plain(
                lambda services: services.connections.designo_secret_fields(text)
            ),
            self._show_secret_fields,
            on_error=self._show_problem,
        )

    def _show_problem(self, error: SyncError) -> None:
        self.note.set_tone(Tone.BAD)
        told = spoken(joined(" ", (error.message, error.advice)))
        self.note.setText(f"◆ {told}")

    def _show_secret_fields(self, fields: tuple[SecretField, ...]) -> None:
        self.note.set_tone(Tone.MUTED if self.empty else Tone.GOOD)
        self.note.setText(
            tr("○ No example was read yet") if self.empty else tr("● The profile is valid")
        )
        self.renew_button.setVisible(self._stored and bool(fields) and self.text() == self._kept)
        if fields == self._fields:
            return
        typed = {name: edit.text() for name, edit in self.secrets.items()}
        while self._secret_form.rowCount():
            self._secret_form.removeRow(0)
        self._fields = fields
        kept = tr("stored; leave empty to keep") if self._stored else ""
        self.secrets = {}
        for field in fields:
            edit = line_edit(
                spoken(field.label), masked=True, text=typed.get(field.name, ""), placeholder=kept
            )
            edit.setModified(bool(edit.text()))
            self.secrets[field.name] = edit
            add_field(self._secret_form, spoken(field.label), edit, spoken(field.where))
        self._learned.fill(self.secrets)
        self.rebuilt.emit()

    def read_secrets(self, url: str, address: Sentence) -> Mapping[str, Secret]:
        """What was typed or learned. Raises ``SettingsInvalid`` for a secret with spaces around,
        and for one of an example of another host than that of ``url``, at the field ``address``."""
        typed: dict[str, Secret] = {}
        for field in self._fields:
            secret = read_secret(self.secrets[field.name], field.label)
            if secret is not None:
                typed[field.name] = secret
        self._learned.refuse_elsewhere(typed, url, address)
        return typed
