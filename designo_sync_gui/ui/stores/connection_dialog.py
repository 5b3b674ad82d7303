"""Base of the store dialog and the DesignO dialog: test, save, show errors.

Law: nothing is saved that cannot be read from the form, or whose test failed, unless saving
without a test was chosen by its own button; a secret leaves the form only towards the secret
store, and the fields are emptied when the dialog closes.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
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
from designo_sync_gui.domain.errors import (
    NotTheApi,
    ProfileInvalid,
    Redirected,
    SecretStoreUnavailable,
    SettingsInvalid,
    SignInFailed,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.form_fields import ADDRESS, CREDENTIALS
from designo_sync_gui.domain.platform import OptionKind
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.engine.connections.ca_file import found_ca_file
from designo_sync_gui.engine.connections.trial import Tell
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.fold import unfold_around
from designo_sync_gui.ui.kit.form_dialog import FormDialog
from designo_sync_gui.ui.kit.forms import (
    ConfirmDialog,
    FieldHolder,
    PrimaryButton,
    button,
    heading,
    plain_label,
)
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.tab_order import follow_sight
from designo_sync_gui.ui.kit.tokens import SPACE_3, SPACE_5
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.check_list import CheckList, CheckStrip, heard_here
from designo_sync_gui.ui.stores.fields import OptionField

NOT_SAVED = Notice(
    say("Not saved: the test failed"),
    say("The lines below say what to correct."),
    say("“Save without a test” keeps it as it is."),
)

_VOIDED = say(
    "They were read through the former connection. Once this one is saved, the table no longer "
    "shows them until the next refresh. The journal is kept; nothing is changed in the shop or in "
    "DesignO."
)

#: What a form was read as: the settings object and the secrets that were typed.
Draft = tuple[Any, Mapping[str, Secret]]


@dataclass(frozen=True, slots=True)
class Lost:
    """What of the former connection is gone once a draft is saved, beside the rows."""

    title: Sentence
    text: Sentence


class ConnectionDialog(FormDialog):
    """A form that is tested and saved by one button; the lines of the test stand above it.

    ``saved`` is emitted after the services have kept the settings and the secrets; ``passed``
    says by then whether they were tested, ``voided`` how many orders are to be read again.
    """

    saved = Signal()

    def __init__(self, engine: EngineProxy, title: str, intro: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.engine = engine
        self.problems = BannerStack()
        self.checks = CheckList()
        self.tasks = Tasks(self, self.show_problem)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.test_button = button(
            tr("Test"), tr("Check the connection step by step; nothing is changed")
        )
        self.untested_button = button(
            tr("Save without a test"),
            tr("Save what is entered without checking it"),
        )
        self.save_button = PrimaryButton(tr("Test and save"))
        self.cancel_button = button(tr("Cancel"))
        self.passed = False
        self.voided = 0
        self._saving = False
        self._pressed: QWidget | None = None
        self._told: QWidget | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_told)
        self._build(title, intro)

    def _build(self, title: str, intro: str) -> None:
        outer, row = with_foot(self, to_the_edges=True)
        outer.addWidget(self.problems)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 8)
        column.setSpacing(12)
        column.addWidget(heading(title))
        column.addWidget(plain_label(intro))
        column.addLayout(self.body)
        column.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(scroll, 1)
        strip = QVBoxLayout()
        strip.setContentsMargins(SPACE_5, 0, SPACE_5, SPACE_3)
        lines = CheckStrip(self.checks)
        lines.fitted.connect(self._later.start)
        strip.addWidget(lines)
        outer.addLayout(strip)
        self._fill_foot(row)
        self.save_button.setDefault(True)
        self.test_button.clicked.connect(self.test)
        self.untested_button.clicked.connect(self.save_untested)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

    def _fill_foot(self, row: QHBoxLayout) -> None:
        row.addWidget(self.test_button)
        row.addWidget(self.untested_button)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)

    @property
    @abstractmethod
    def url(self) -> QLineEdit:
        """The address."""

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
    async def test_draft(self, draft: Draft, hear: Tell) -> tuple[Check, ...]:
        """Ask the services for the checks of this draft; ``hear`` is told each as it is known."""

    @abstractmethod
    async def count_voided(self, draft: Draft) -> int:
        """How many rows that were read are void once this draft is saved."""

    def lost_by(self, draft: Draft) -> Lost | None:
        """What else is gone once this draft is saved; asked before."""
        del draft
        return None

    @abstractmethod
    async def save_draft(self, draft: Draft) -> None:
        """Have the services keep this draft."""

    def test(self) -> None:
        """Run the checks on what the form says now."""
        draft = self._read(self.read_draft)
        if draft is not None:
            self._test(draft, self.show_tested)

    def save(self) -> None:
        """Test what the form says now; where nothing failed, keep it and close."""
        draft = self._read(self.read_draft)
        if draft is not None:
            self._test(draft, self._take_tested)

    def save_untested(self) -> None:
        """Keep what the form says now and close; stay open with the reason when it fails."""
        draft = self._read(self.read_draft)
        if draft is not None:
            self._save(draft)

    def _test(self, draft: Draft, take: Callable[[Draft, tuple[Check, ...]], object]) -> None:
        self._set_busy(True)
        hear = heard_here(self.checks)

        def failed(error: SyncError) -> None:
            self.checks.clear()
            self.show_problem(error)

        self.tasks.run(
            self._tested(draft, hear),
            lambda checks: take(draft, checks),
            on_error=failed,
            on_end=lambda: self._set_busy(self._saving),
        )

    def show_tested(self, draft: Draft, checks: Sequence[Check]) -> None:
        """Show what a test of this draft found, and at its field what must be mended."""
        self.checks.show_checks(checks)
        for check in checks:
            if check.passed is False:
                self._point_to_cause(check)
                return

    def _take_tested(self, draft: Draft, checks: Sequence[Check]) -> None:
        """Save what passed. What could not be checked is no failure: many shops do not tell
        beforehand whether they let a status be written."""
        self.passed = not any(check.passed is False for check in checks)
        if self.passed:
            self.checks.show_checks(checks)
            self._save(draft)
        else:
            self.show_tested(draft, checks)
            self.problems.put("problem", NOT_SAVED)

    async def _tested(self, draft: Draft, hear: Tell) -> tuple[Check, ...]:
        return await self.test_draft(await self.with_file(draft), hear)

    async def _kept(self, draft: Draft, *, agreed: bool) -> int | None:
        """Save, unless that voids something and nobody agreed: then the number of rows."""
        draft = await self.with_file(draft)
        if not agreed:
            rows = await self.count_voided(draft)
            if rows or self.lost_by(draft) is not None:
                return rows
        await self.save_draft(draft)
        return None

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

        def kept(voided: int | None) -> None:
            self._saving = False
            if voided is not None:
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
        lost, title, told = self.lost_by(draft), "", []
        if rows:
            title = tr_n(
                "{n:,} order must be read again",
                "{n:,} orders must be read again",
                rows,
            )
            told.append(spoken(_VOIDED))
        if lost is not None:
            title = title or spoken(lost.title)
            told.append(spoken(lost.text))
        question = ConfirmDialog(title, "\n\n".join(told), tr("Save"), parent=self)

        def agree() -> None:
            self.voided = rows
            self._save(draft, agreed=True)

        question.accepted.connect(agree)
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

    def _read(self, form: Callable[[], Draft]) -> Draft | None:
        """The form or a part of it; what is wrong with it is said."""
        self.passed, self.voided = False, 0
        self.problems.remove("problem")
        for holder in self.findChildren(FieldHolder):
            holder.show_problem("")
        self.checks.clear()
        try:
            return form()
        except SettingsInvalid as error:
            self.show_problem(error)
            return None

    def show_problem(self, error: SyncError) -> None:
        """Say what went wrong at the field that must be mended, else above the form."""
        field = self._named(error.field) if isinstance(error, SettingsInvalid) else None
        if field is None and isinstance(error, ProfileInvalid):
            field = self._of_kind(OptionKind.LONG_TEXT)
        if field is None or not self._tell_at(field, error.message, error.advice):
            self.problems.put("problem", notice_of(error))

    def say_at_file(self, error: SyncError) -> None:
        """Below the file that cannot be read; the focus stays where the operator is."""
        field = self._of_kind(OptionKind.FILE)
        for holder in self.findChildren(FieldHolder):
            if holder.field is field:
                holder.show_problem(spoken(joined(" ", (error.message, error.advice))))

    def _of_kind(self, kind: OptionKind) -> QWidget | None:
        """The input of the first option of this kind that is seen."""
        fields = (one for one in self.findChildren(OptionField) if one.isVisibleTo(self))
        return next((one for one in fields if one.option.kind is kind), None)

    def _point_to_cause(self, check: Check) -> None:
        """Where what failed is entered: an address that does not answer, a secret that is
        refused. What else fails is said by its line alone."""
        error = check.error
        field: QWidget | None = None
        if isinstance(error, SettingsInvalid):
            field = self._named(error.field) or self._of_kind(OptionKind.FILE)
        elif isinstance(error, SignInFailed):
            field = next(iter(self.secret_edits()), None)
        elif isinstance(error, Unreachable | NotTheApi | Redirected):
            field = self.url
        if field is not None:
            self._tell_at(field, check.message)

    def _tell_at(self, field: QWidget, problem: Sentence, advice: Sentence = NOTHING) -> bool:
        """Show the problem below the field and lead there; whether the field can be seen. Advice
        that stands there already is not said twice."""
        self.reveal(field)
        for holder in self.findChildren(FieldHolder):
            if holder.field is field:
                twice = spoken(advice) == holder.where
                told = problem if twice else joined(" ", (problem, advice))
                holder.show_problem(spoken(told))
                self._told = holder.problem
                self._later.start()
                return holder.isVisible()
        return False

    def _named(self, named: Sentence) -> QWidget | None:
        """The input of this label or option."""
        label = spoken(named)
        if not label:
            return None
        if named == CREDENTIALS:
            return next(iter(self.secret_edits()), None)
        if named == ADDRESS:
            return self.url
        for holder in self.findChildren(FieldHolder):
            option = holder.field
            name = option.option.name if isinstance(option, OptionField) else ""
            if label in (name, holder.label):
                return holder.field
        editors = self.findChildren(QPlainTextEdit)
        return next((one for one in editors if one.accessibleName() == label), None)

    def reveal(self, field: QWidget) -> None:
        """Scroll to a field, unfolded if need be, and give it keyboard focus."""
        unfold_around(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def warn(self, key: str, notice: Notice | None) -> None:
        """Show or take away a standing warning about what the form says."""
        if notice is None:
            self.problems.remove(key)
        else:
            self.problems.put(key, notice)

    def _show_told(self) -> None:
        """Where the problem lies is known once it is laid out, above the lines of the test."""
        if self._told is not None and shiboken6.isValid(self._told) and self._told.isVisible():
            self._scroll.ensureWidgetVisible(self._told)

    def _set_busy(self, busy: bool) -> None:
        """Nothing can be pressed twice; keyboard focus waits where it was, so that Enter never
        presses another button than before."""
        acts = (self.test_button, self.untested_button, self.save_button)
        focused = self.focusWidget()
        if busy and focused in acts:
            self._pressed = focused
            self.setFocus()
        for act in acts:
            act.setEnabled(not busy)
        self.save_button.setText(self._act_text(busy=busy))
        if not busy and self._pressed is not None:
            if self.focusWidget() in (self, None):
                self._pressed.setFocus()
            self._pressed = None

    def _act_text(self, *, busy: bool) -> str:
        if not busy:
            return tr("Test and save")
        return tr("Saving…") if self._saving else tr("Testing…")

    def reject(self) -> None:
        """Close without saving; not while saving, whose end must be seen."""
        if not self._saving:
            super().reject()

    def done(self, result: int) -> None:
        self.checks.leave()
        self.tasks.cancel_all()
        for edit in self.secret_edits():
            edit.clear()
        super().done(result)
