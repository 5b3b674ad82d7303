"""Add or edit a store.

Law: only the fields that the platform declares; an edit keeps stored secrets unless new ones are
typed.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from designo_sync_gui.domain.connection import Check, Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.forecast import Forecast
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.platform import Option, OptionKind, Platform, SecretField
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.engine.connections.trial import Tell
from designo_sync_gui.engine.learning_tables import TableStudy
from designo_sync_gui.engine.learning_writes import WriteForm
from designo_sync_gui.profile_files import shipped_profiles
from designo_sync_gui.ui.kit.banner import Notice
from designo_sync_gui.ui.kit.forms import add_field, button, form, line_edit
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import ErrorShower
from designo_sync_gui.ui.stores.connection_dialog import ConnectionDialog, Draft
from designo_sync_gui.ui.stores.fields import OptionField, read_text_file
from designo_sync_gui.ui.stores.file_drop import files_of, study_of
from designo_sync_gui.ui.stores.horizon_field import asking_words, expected_words
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog
from designo_sync_gui.ui.stores.learn_write_dialog import LearnWriteDialog
from designo_sync_gui.ui.stores.learned_secrets import LearnedSecrets
from designo_sync_gui.ui.stores.platform_form import PlatformForm, besides_columns
from designo_sync_gui.ui.stores.shipped_profiles import ShippedProfiles
from designo_sync_gui.ui.stores.table_dialog import TableDialog

_READABLE = say("Orders are sent unencrypted over http.")
_PAUSE_MS = 250


class StoreDialog(ConnectionDialog):
    """The form of one store; ``store`` is ``None`` to add one."""

    def __init__(
        self, engine: EngineProxy, store: Store | None, parent: QWidget | None = None
    ) -> None:
        self.store = store
        #: The store as it was saved; ``None`` until then.
        self.kept: Store | None = None
        self.platforms = engine.services.connections.platforms
        self.platform = _platform(self.platforms, store)
        super().__init__(
            engine,
            tr("Edit {store}", store=store.name) if store else tr("Add a store"),
            tr("The name and the code are those of DesignO; the rest is the shop's."),
            parent,
        )
        self.name = line_edit(tr("Store name"), text=store.name if store else "")
        self.code = line_edit(tr("Store code"), text=store.code if store else "")
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Kind of shop"))
        for platform in self.platforms:
            self.kind.addItem(spoken(platform.title), platform.name)
        self.kind.setCurrentIndex(self.kind.findData(self.platform.name))
        self.kind.setEnabled(store is None)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look_at_options)
        self._pause.timeout.connect(self.look_at_choices)
        self._looked_at: tuple[tuple[str, str], ...] | None = None
        self._learned = LearnedSecrets()
        self.learning: LearnDialog | None = None
        self.writing: LearnWriteDialog | None = None
        self._lay_out()
        self.form = self._make_form()
        self.kind.currentIndexChanged.connect(self._choose_kind)
        self.setAcceptDrops(True)
        fit_screen(self, 680, 760)
        self.name.setFocus()

    def _lay_out(self) -> None:
        fields = form()
        self.body.addLayout(fields)
        add_field(fields, tr("Kind of shop"), self.kind)
        add_field(
            fields,
            tr("Store name"),
            self.name,
            tr("As in DesignO, Manage Stores. For display only."),
        )
        add_field(
            fields,
            tr("Store code"),
            self.code,
            tr("DesignO, Manage Stores, column “Store Code”. It must match exactly."),
        )
        self.learn_button = button(
            tr("Learn from an example…"),
            tr("From a copied command, a recording of the browser or an answer"),
        )
        self.learn_button.clicked.connect(self.learn)
        self.shipped = ShippedProfiles(self)
        self.shipped.taken.connect(self._set_profile)
        self.write_button = button(
            tr("Learn writing from an example…"),
            tr("From the copied command of one change of a status; nothing is sent"),
        )
        self.write_button.clicked.connect(self.learn_writing)
        ways = QHBoxLayout()
        ways.addWidget(self.learn_button, 0, Qt.AlignmentFlag.AlignTop)
        ways.addWidget(self.shipped, 1)
        self.body.addLayout(ways)
        self.body.addWidget(self.write_button, 0, Qt.AlignmentFlag.AlignLeft)

    def learn(self) -> None:
        """Let the operator show an example; its profile and credentials come into this form."""
        self.learning = LearnDialog(self.engine, (), Side.STOREFRONT, self)
        self.learning.accepted.connect(self._take_learned)
        self.learning.open()

    def _take_learned(self) -> None:
        draft = self.learning.draft if self.learning is not None else None
        if draft is None:
            return
        self._learned.keep(draft.secrets, draft.address)
        self.url.setText(draft.address)
        self.url.setModified(True)
        self._set_profile(draft.profile)
        self._learned.fill(self.form.secrets)

    def learn_writing(self) -> None:
        """Let the operator show a change of a status; the section it makes comes into the
        profile."""
        typed = {name: edit.text() for name, edit in self.form.secrets.items()}
        entered = WriteForm(self.url.text(), self._profile(), typed)
        self.writing = LearnWriteDialog(self.engine, entered, self)
        self.writing.accepted.connect(self._take_writing)
        self.writing.open()

    def _take_writing(self) -> None:
        made = self.writing.made if self.writing is not None else None
        if made is None:
            return
        self._learned.keep(made.draft.secrets, self.url.text().strip())
        self._set_profile(made.profile)
        self._learned.fill(self.form.secrets)

    def _profile(self) -> str:
        """The profile of the form; empty of a platform that has none."""
        texts = (f.value() for f in self.form.options.values() if _is_profile(f.option))
        return next(texts, "")

    def _offer_writing(self) -> None:
        self.write_button.setVisible(bool(self._profile().strip()))

    def _set_profile(self, text: str) -> None:
        for option in filter(_is_profile, self.platform.options):
            self.form.options[option.name].set_value(text)
        self._pause.start()

    def _make_form(self) -> PlatformForm:
        shown = PlatformForm(self.platform, self.store, self.body.parentWidget())
        shown.changed.connect(self._look_at_url)
        shown.changed.connect(self._pause.start)
        shown.changed.connect(self._offer_writing)
        shown.rebuilt.connect(self.follow_sight)
        shown.wanted.connect(self.propose)
        for field in shown.options.values():
            field.wanted.connect(lambda path, field=field: self._load(field, path))
        self.body.addWidget(shown)
        self.form = shown
        self.learn_button.setVisible(shown.asks_for_secrets)
        self.shipped.setVisible(shown.asks_for_secrets)
        self._offer_writing()
        if shown.asks_for_secrets and not self.shipped.offered:
            self.tasks.run(self.engine.run_apart(shipped_profiles), self.shipped.offer)
        self.follow_sight()
        self._look_at_url()
        if shown.asks_for_secrets or shown.finds_out:
            self._pause.start()
        return shown

    def _choose_kind(self) -> None:
        """Another platform has another form; what was typed as a secret is gone with the old."""
        for edit in self.secret_edits():
            edit.clear()
        former = self.form
        self.platform = self.platforms[self.kind.currentIndex()]
        self.body.removeWidget(former)
        former.hide()
        former.deleteLater()
        self._make_form()

    @property
    def help_topic(self) -> str:
        """The page of the chosen platform."""
        return self.platform.help_topic

    @property
    def url(self) -> QLineEdit:
        """The address; of a platform without one an input that is shown nowhere."""
        return self.form.url or line_edit("")

    @property
    def secrets(self) -> dict[str, QLineEdit]:
        return self.form.secrets

    def _look_at_url(self) -> None:
        plain = self.url.text().strip().lower().startswith("http://")
        self.warn("http", self._http_notice() if plain else None)

    def _http_notice(self) -> Notice:
        only = say("Over http, credentials are sent to this computer only.")
        return Notice(
            say("This address is not encrypted"),
            joined(" ", (_READABLE, self.platform.plain_http or only)),
            say("Use the https address if the shop has one."),
            tone=Tone.CAREFUL,
            dismissable=False,
        )

    def _load(self, field: OptionField, path: Path) -> None:
        self.tasks.run(self.engine.run_apart(lambda: read_text_file(path)), field.set_value)

    def look_at_options(self) -> None:
        """Ask which secrets these settings need, where the platform alone does not say."""
        shown = self.form
        if not shown.asks_for_secrets:
            return
        try:
            store = shown.draft(self.code.text() or "x", self.name.text() or "x")
        except SyncError:
            return

        def needed(fields: tuple[SecretField, ...]) -> None:
            self.problems.remove("problem")
            if self.form is shown:
                shown.show_secret_fields(fields)
                self._learned.fill(shown.secrets)

        self.tasks.run(
            self.engine.ask_plain(lambda services: services.connections.store_secret_fields(store)),
            needed,
        )

    def look_at_choices(self) -> None:
        """Ask what the options may be, where the platform finds that out (a file's columns)."""
        shown = self.form
        if not shown.finds_out or shown.lacks_file:
            self._looked_at = None
            return
        store = shown.unchecked("x", "x")
        if store.options == self._looked_at:
            return
        self._looked_at = store.options

        def offer(choices: Mapping[str, tuple[str, ...]]) -> None:
            if self.form is shown:
                shown.offer(choices)

        def failed(error: SyncError) -> None:
            if self.form is shown and store.options == self._looked_at:
                self.say_at_file(error)

        self.tasks.run(
            self.engine.ask(lambda services: services.connections.option_choices(store)),
            offer,
            failed,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.form.finds_out and len(files_of(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """An export of the shop: its columns are proposed."""
        event.acceptProposedAction()
        (path,) = files_of(event.mimeData())
        self.problems.remove("problem")
        self._propose(path, (), self.show_problem)

    def propose(self) -> None:
        """Propose the columns of the file or folder that is entered."""
        if self.form.path:
            given = besides_columns(self.form.options)
            self._propose(Path(self.form.path), given, self.say_at_file)

    def _propose(
        self,
        path: Path,
        given: tuple[tuple[str, str], ...],
        failed: ErrorShower,
    ) -> None:
        shown = self.form

        def show(study: TableStudy) -> None:
            code = self.code.text() or "x"
            store = Store(code, self.name.text() or code, self.platform.name, "")
            dialog = TableDialog(self.engine, study, (store,), Side.STOREFRONT, self)
            dialog.accepted.connect(lambda: shown.take_table(dialog.settings))
            dialog.open()

        self.tasks.run(
            self.engine.ask(lambda services: study_of(services, path, given)), show, failed
        )

    def secret_edits(self) -> Sequence[QLineEdit]:
        return tuple(self.form.secrets.values())

    def read_draft(self) -> Draft:
        store = self.form.draft(self.code.text(), self.name.text())
        secrets = self.form.read_secrets()
        self._learned.refuse_elsewhere(secrets, store.url, self.platform.url_label)
        return store, secrets

    async def test_draft(self, draft: Draft, hear: Tell) -> tuple[Check, ...]:
        return await self.engine.ask(lambda services: services.connections.test_store(*draft, hear))

    async def count_voided(self, draft: Draft) -> int:
        replaces = self.store.code if self.store else None
        return await self.engine.ask(
            lambda services: services.connections.voiding.by_store(*draft, replaces)
        )

    async def save_draft(self, draft: Draft) -> None:
        replaces = self.store.code if self.store else None
        await self.engine.ask(lambda services: services.connections.save_store(*draft, replaces))
        self.kept = draft[0]

    def show_tested(self, draft: Draft, checks: Sequence[Check]) -> None:
        """Where nothing failed, the shop is asked how long reading its orders takes."""
        super().show_tested(draft, checks)
        shown = self.form
        if any(check.passed is False for check in checks) or not shown.has_forecast:
            return
        asked = shown.horizon.value()
        shown.tell_expected(asking_words())

        def show(text: str) -> None:
            if self.form is shown and shown.horizon.value() == asked:
                shown.tell_expected(text)

        self.tasks.run(
            self._expected(draft),
            lambda expected: show(spoken(expected_words(expected))),
            on_error=lambda error: show(spoken(error.sentence)),
        )

    async def _expected(self, draft: Draft) -> Forecast | None:
        entered = await self.with_file(draft)
        return await self.engine.ask(lambda services: services.connections.forecast(*entered))


def _is_profile(option: Option) -> bool:
    return option.kind is OptionKind.LONG_TEXT


def _platform(platforms: Sequence[Platform], store: Store | None) -> Platform:
    if store is not None:
        for platform in platforms:
            if platform.name == store.platform:
                return platform
    return platforms[0]
