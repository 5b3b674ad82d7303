"""Learn how a shop is written to: paste a copied change of a status, see the section it makes.

Law: nothing is sent and nothing is saved here. The pasted command holds a sign-in and is taken out
of sight once it was read; its credentials come into the masked inputs of the form alone.
"""

from collections.abc import Callable, Coroutine
from typing import Any, Final, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.learning.path_secrets import drawn_words
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.engine.learning import Learning
from designo_sync_gui.engine.learning_writes import (
    WholeDraft,
    WriteForm,
    WriteStudy,
    draft_write,
    read_answer,
    study_write,
)
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.form_dialog import FormDialog
from designo_sync_gui.ui.kit.forms import FieldLabel, PrimaryButton, button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.tab_order import follow_sight
from designo_sync_gui.ui.kit.tokens import SPACE_2, SPACE_4
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.write_fields import WriteFields

_LEAST_HEIGHT: Final = 44
_HEIGHT: Final = 72
_PAUSE_MS: Final = 250
T = TypeVar("T")


class LearnWriteDialog(FormDialog):
    """Accepted with ``made``: the whole profile and the credentials, which the form takes over."""

    def __init__(self, engine: EngineProxy, form: WriteForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine, self._form = engine, form
        self._study: WriteStudy | None = None
        self._answer: object = None
        self._asked = 0
        self.made: WholeDraft | None = None
        self.setWindowTitle(tr("Learn writing from an example"))
        fit_screen(self, 920, 560)
        self.banners = BannerStack()
        self.tasks = Tasks(self, self._show_error)
        self._make_inputs()
        column, row = with_foot(self)
        self._lay_out(column)
        self.take_button = PrimaryButton(tr("Use it"))
        self.cancel_button = button(tr("Cancel"))
        self.take_button.clicked.connect(self.take)
        self.cancel_button.clicked.connect(self.reject)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.take_button)
        self._show_made(None)
        follow_sight(self)
        self.paste.setFocus()

    def _make_inputs(self) -> None:
        self.paste = _text_field(tr("Copied command"), tr("Paste the copied command (cURL)"))
        self.answer = _text_field(
            tr("Answer (optional)"), tr("Paste what the shop answered, in JSON")
        )
        self.section = _text_field(tr("What is added to the profile"), "")
        for edit in (self.paste, self.answer):
            edit.setMinimumHeight(_LEAST_HEIGHT)
            edit.setMaximumHeight(_HEIGHT)
        self.section.setReadOnly(True)
        self.read_button = button(tr("Read the text"))
        self.again_button = button(tr("Another example…"))
        self.again_button.hide()
        self.request_label, self.told_label = ToneLabel(), ToneLabel()
        self.answer_label = ToneLabel(tone=Tone.BAD)
        for label in (self.request_label, self.told_label, self.answer_label):
            label.setWordWrap(True)
        self.answer_label.hide()
        self.fields = WriteFields()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.read_answer)
        self.answer.textChanged.connect(self._wait_for_answer)
        self.fields.changed.connect(self._draft)
        self.read_button.clicked.connect(self.read_text)
        self.again_button.clicked.connect(self.show_paste)

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.addWidget(heading(self.windowTitle()))
        column.addWidget(
            plain_label(
                tr(
                    "Change the status of one order in the shop's own page and copy that request. "
                    "Nothing is sent here, and nothing is written until you apply a plan. Writing "
                    "may send e-mail to customers or move stock or money: ask the vendor."
                ),
                muted=True,
            )
        )
        column.addWidget(self.banners)
        halves = QHBoxLayout()
        halves.setSpacing(SPACE_4)
        halves.addLayout(self._example(), 1)
        halves.addLayout(self._result(), 1)
        column.addLayout(halves, 1)

    def _example(self) -> QVBoxLayout:
        half = _half()
        half.addWidget(_above(tr("Copied command"), self.paste))
        half.addWidget(self.paste)
        row = QHBoxLayout()
        for made in (self.read_button, self.again_button):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.request_label, 1)
        half.addLayout(row)
        half.addWidget(self.fields)
        half.addWidget(_above(tr("Answer (optional)"), self.answer))
        half.addWidget(self.answer)
        half.addWidget(self.answer_label)
        half.addStretch(1)
        return half

    def _result(self) -> QVBoxLayout:
        half = _half()
        half.addWidget(_above(tr("What is added to the profile"), self.section))
        half.addWidget(self.section, 1)
        half.addWidget(self.told_label)
        return half

    def read_text(self) -> None:
        """Read what was pasted; it is taken out of sight then, for it holds a sign-in."""
        text, form = self.paste.toPlainText(), self._form
        self.banners.clear()
        self._run(lambda learning: study_write(learning, text, form), self._show_study)

    def _show_study(self, study: WriteStudy) -> None:
        self.paste.clear()
        self._put_away(away=True)
        self._study = study
        self.request_label.setText(spoken(joined(" ", study.request.dropped)))
        self.fields.show_study(study)
        self.fields.order.setFocus()
        self._draft()

    def show_paste(self) -> None:
        """Offer the field for another command, which was put away."""
        self._put_away(away=False)
        self.paste.setFocus()

    def _put_away(self, *, away: bool) -> None:
        for part in (self.paste, self.read_button):
            part.setVisible(not away)
        self.again_button.setVisible(away)

    def _wait_for_answer(self) -> None:
        """What is shown is of another answer until this one was read."""
        self._asked += 1
        self._show_made(None)
        self._pause.start()

    def read_answer(self) -> None:
        """Read what was pasted as the shop's answer; an error stands below it."""
        text = self.answer.toPlainText()

        def show(answer: object) -> None:
            if text == self.answer.toPlainText():
                self._answer = answer
                self.answer_label.hide()
                self._draft()

        def failed(error: SyncError) -> None:
            if text == self.answer.toPlainText():
                self._answer = None
                self.answer_label.setText(spoken(joined(" ", (error.message, error.advice))))
                self.answer_label.show()

        self._run(lambda _: read_answer(text), show, failed)

    def _draft(self) -> None:
        """Make the section of what is chosen. A choice that cannot be says why at its side."""
        self._asked += 1
        self._show_made(None)
        asked, study, form, answer = self._asked, self._study, self._form, self._answer
        chosen = self.fields.choice()
        if study is None or chosen is None or self.answer_label.isVisibleTo(self):
            return
        order, status = chosen

        def show(made: WholeDraft) -> None:
            if asked == self._asked:
                self._show_made(made)

        def failed(error: SyncError) -> None:
            if asked == self._asked:
                self._tell(joined(" ", (error.message, error.advice)), Tone.BAD)

        self._run(
            lambda learning: draft_write(learning, study, form, order, status, answer), show, failed
        )

    def _show_made(self, made: WholeDraft | None) -> None:
        self.made = made
        self.section.setPlainText("" if made is None else made.draft.section)
        self.take_button.setEnabled(made is not None)
        self._tell(NOTHING if made is None else _told(made), Tone.MUTED)

    def _tell(self, words: Sentence, tone: Tone) -> None:
        self.told_label.set_tone(tone)
        self.told_label.setText(spoken(words))

    def take(self) -> None:
        """Hand the profile over to the form; it is saved there, or not."""
        if self.made is not None:
            self.accept()

    def _run(
        self,
        work: Callable[[Learning], Coroutine[Any, Any, T]],
        show: Callable[[T], object],
        failed: Callable[[SyncError], None] | None = None,
    ) -> None:
        self.tasks.run(self._engine.ask(lambda services: work(services.learning())), show, failed)

    def _show_error(self, error: SyncError) -> None:
        self.banners.put("error", notice_of(error))


def _half() -> QVBoxLayout:
    half = QVBoxLayout()
    half.setSpacing(SPACE_2)
    return half


def _above(name: str, field: QWidget) -> FieldLabel:
    label = FieldLabel(name, field)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return label


def _text_field(name: str, placeholder: str) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setAccessibleName(name)
    edit.setPlaceholderText(placeholder)
    edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    edit.setTabChangesFocus(True)
    return edit


def _told(made: WholeDraft) -> Sentence:
    told = [made.draft.settled, drawn_words(made.draft.drawn)]
    if made.draft.stays:
        shown = visible_line(", ".join(made.draft.stays))
        told.append(
            say(
                "Sent for every order as in the example: {places}. Take out of the command what "
                "belongs to this one order.",
                places=shown,
            )
        )
    if made.draft.secrets:
        names = ", ".join(made.draft.secrets)
        told.append(
            say("Credentials go to the keyring when the store is saved: {names}.", names=names)
        )
    return joined(" ", told)
