"""What the dialogs of a store and of DesignO have in common: test, save, say what went wrong.

Law: nothing is saved that cannot be read from the form; a secret leaves the form only towards
the secret store, and the fields are emptied when the dialog closes.
"""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.connection import Check, Secret
from designo_sync_gui.domain.credentials import looks_like_credential
from designo_sync_gui.domain.errors import SecretStoreUnavailable, SettingsInvalid, SyncError
from designo_sync_gui.domain.sentence import Sentence, joined, say
from designo_sync_gui.engine.connections.ca_file import found_ca_file
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.forms import ConfirmDialog, FieldHolder, button, heading, plain_label
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.tab_order import follow_sight
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.check_dialog import CheckList
from designo_sync_gui.ui.stores.fields import OptionField

#: What a form was read as: the settings object and the secrets that were typed.
Draft = tuple[Any, Mapping[str, Secret]]


class ConnectionDialog(QDialog):
    """A form with Test, Save and Cancel.

    ``saved`` is emitted after the services have kept the settings and the secrets.
    """

    saved = Signal()

    def __init__(self, engine: EngineProxy, title: str, intro: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.engine = engine
        self.problems = BannerStack()
        self.checks = CheckList()
        self.tasks = Tasks(self, self.show_problem)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.test_button = button(
            tr("Test"), tr("Check the connection step by step; nothing is changed")
        )
        self.save_button = button(tr("Save"))
        self.cancel_button = button(tr("Cancel"))
        self._saving = False
        self._build(title, intro)

    def _build(self, title: str, intro: str) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(self.problems)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 8)
        column.setSpacing(12)
        column.addWidget(heading(title))
        column.addWidget(plain_label(intro))
        column.addLayout(self.body)
        column.addWidget(self.checks)
        column.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(self.test_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        outer.addLayout(row)
        self.save_button.setDefault(True)
        self.test_button.clicked.connect(self.test)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

    def follow_sight(self) -> None:
        """Tab visits the inputs as they are seen, also where some were made anew."""
        follow_sight(self)

    @abstractmethod
    def read_draft(self) -> Draft:
        """The form as settings and secrets. Raises ``SettingsInvalid`` with what to mend."""

    @abstractmethod
    def secret_edits(self) -> Sequence[QLineEdit]:
        """The masked fields, to be emptied when the dialog closes."""

    @abstractmethod
    async def test_draft(self, draft: Draft) -> tuple[Check, ...]:
        """Ask the services for the checks of this draft."""

    @abstractmethod
    async def count_voided(self, draft: Draft) -> int:
        """How many rows that were read are void once this draft is saved."""

    @abstractmethod
    async def save_draft(self, draft: Draft) -> None:
        """Have the services keep this draft."""

    def test(self) -> None:
        """Run the checks on what the form says now."""
        draft = self._draft()
        if draft is None:
            return
        self._set_busy(True)
        self.checks.show_running()

        def failed(error: SyncError) -> None:
            self.checks.clear()
            self.show_problem(error)

        self.tasks.run(
            self._tested(draft),
            lambda checks: self.show_tested(draft, checks),
            on_error=failed,
            on_end=lambda: self._set_busy(False),
        )

    def show_tested(self, draft: Draft, checks: Sequence[Check]) -> None:
        """Show what a test of this draft found."""
        self.checks.show_checks(checks)

    def save(self) -> None:
        """Keep what the form says now and close; stay open with the reason when it fails."""
        draft = self._draft()
        if draft is not None:
            self._save(draft)

    async def _tested(self, draft: Draft) -> tuple[Check, ...]:
        return await self.test_draft(await self.with_file(draft))

    async def _kept(self, draft: Draft, *, agreed: bool) -> int:
        """Save, unless that voids rows and nobody agreed: then only their number."""
        draft = await self.with_file(draft)
        rows = 0 if agreed else await self.count_voided(draft)
        if not rows:
            await self.save_draft(draft)
        return rows

    async def with_file(self, draft: Draft) -> Draft:
        """The draft with its certificate file by its whole path. Raises ``SettingsInvalid``; what
        looks like a credential is left to the rule that says so (``domain/credentials.py``)."""
        connection, secrets = draft
        path, platforms = connection.ca_file, self.engine.services.connections.platforms
        if looks_like_credential(path, platforms):
            return draft
        found = await self.engine.run_apart(lambda: found_ca_file(path))
        return replace(connection, ca_file=found), secrets

    def _save(self, draft: Draft, *, agreed: bool = False) -> None:
        self._set_busy(True)
        self._saving = True

        def kept(voided: int) -> None:
            self._saving = False
            if voided:
                self._ask_to_void(voided, draft)
                return
            self.saved.emit()
            self.accept()

        def failed(error: SyncError) -> None:
            self._saving = False
            if isinstance(error, SecretStoreUnavailable):
                self._offer_session(error, draft, agreed=agreed)
            else:
                self.show_problem(error)

        self.tasks.run(
            self._kept(draft, agreed=agreed),
            kept,
            on_error=failed,
            on_end=lambda: self._set_busy(False),
        )

    def _ask_to_void(self, rows: int, draft: Draft) -> None:
        """What was read through the former connection goes; nothing is saved before a yes."""
        question = ConfirmDialog(
            tr_n(
                "{n:,} order must be read again",
                "{n:,} orders must be read again",
                rows,
            ),
            tr(
                "They were read through the former connection. Once this one is saved, the table "
                "no longer shows them until the next refresh. The journal is kept; nothing is "
                "changed in the shop or in DesignO."
            ),
            tr("Save"),
            parent=self,
        )
        question.accepted.connect(lambda: self._save(draft, agreed=True))
        question.open()

    def _offer_session(self, error: SecretStoreUnavailable, draft: Draft, *, agreed: bool) -> None:
        """The clear choice: credentials in memory until the program ends. Never a file."""

        def choose() -> None:
            self.problems.remove("problem")
            self.tasks.run(
                self.engine.ask(lambda services: services.secrets.use_memory()),
                lambda _: self._save(draft, agreed=agreed),
            )

        self.problems.put(
            "problem", notice_of(error, action=(say("Use this session only"), choose))
        )

    def _draft(self) -> Draft | None:
        self.problems.remove("problem")
        for holder in self.findChildren(FieldHolder):
            holder.show_problem("")
        self.checks.clear()
        try:
            return self.read_draft()
        except SettingsInvalid as error:
            self.show_problem(error)
            return None

    def show_problem(self, error: SyncError) -> None:
        """Say above the form what went wrong, and at the field that must be mended."""
        self.problems.put("problem", notice_of(error))
        if isinstance(error, SettingsInvalid) and error.field:
            self._point_to(error.field, spoken(joined(" ", (error.message, error.advice))))

    def _point_to(self, named: Sentence, problem: str) -> None:
        """Move keyboard focus to the field of this label and show the problem below it."""
        label = spoken(named)
        for holder in self.findChildren(FieldHolder):
            option = holder.field
            name = option.option.name if isinstance(option, OptionField) else ""
            if label in (name, holder.label):
                holder.show_problem(problem)
                self.reveal(holder.field)
                return
        for field in self.findChildren(QPlainTextEdit):
            if field.accessibleName() == label:
                self.reveal(field)

    def reveal(self, field: QWidget) -> None:
        """Scroll to a field and give it keyboard focus."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def warn(self, key: str, notice: Notice | None) -> None:
        """Show or take away a standing warning about what the form says."""
        if notice is None:
            self.problems.remove(key)
        else:
            self.problems.put(key, notice)

    def _set_busy(self, busy: bool) -> None:
        self.test_button.setEnabled(not busy)
        self.save_button.setEnabled(not busy)
        self.test_button.setText(tr("Testing…") if busy and not self._saving else tr("Test"))

    def reject(self) -> None:
        """Close without saving; not while saving, whose end must be seen."""
        if not self._saving:
            super().reject()

    def done(self, result: int) -> None:
        self.tasks.cancel_all()
        for edit in self.secret_edits():
            edit.clear()
        super().done(result)
