"""Learn from an example: paste or open it, say what is what, see the first orders.

Law: nothing is saved here, and nothing is sent but to the example's own host, whose name stands on
the button that makes its request and in the chosen answer. A pasted text with its credentials is
taken out of sight once it was read.
"""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.learning.answers import Example, Opened, with_command
from designo_sync_gui.domain.learning.draft import Choice, Draft
from designo_sync_gui.domain.learning.proof import Proof, proven
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.single import Single
from designo_sync_gui.domain.learning.told import NOT_PUBLISHED, opened_words
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import NOTHING, joined, say_n
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.engine.learning import Learning, Preview, Study
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.file_dialogs import ask_file
from designo_sync_gui.ui.kit.forms import PrimaryButton, button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.tab_order import follow_sight
from designo_sync_gui.ui.kit.tokens import SPACE_2
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.statuses.text import plain_tooltip
from designo_sync_gui.ui.stores.answer_pane import AnswerPane
from designo_sync_gui.ui.stores.drop_dialog import DropDialog
from designo_sync_gui.ui.stores.learned_fields import (
    LearnedFields,
    Scrolled,
    add_above,
    narrow_box,
    stacked_form,
)
from designo_sync_gui.ui.stores.learned_words import (
    host_of,
    named_answer,
    orders_table,
    preview_words,
    show_orders,
    study_words,
    title_of,
)
from designo_sync_gui.ui.stores.shown_address import ShownAddress

_PASTE_HEIGHT: Final = 72
T = TypeVar("T")


class LearnDialog(DropDialog):
    """Accepted with ``draft``, the profile and its credentials, which the caller's form takes over.

    ``stores`` are those that all orders may belong to; ``side`` is whose orders the example shows.
    """

    def __init__(
        self,
        engine: EngineProxy,
        stores: Sequence[Store],
        side: Side = Side.DESIGNO,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._stores, self._side = engine, tuple(stores), side
        self._learning: Learning | None = None
        self._opened = Opened(())
        self._study: Study | None = None
        self._one: Single | None = None
        self._asked_one: Example | None = None
        self._proof = Proof()
        self._address: ShownAddress | None = None
        self.draft: Draft | None = None
        self.setWindowTitle(tr("Learn from an example"))
        fit_screen(self, 1200, 720)
        self.banners = BannerStack()
        self.tasks = Tasks(self, self._show_error)
        self._make_inputs()
        column, row = with_foot(self)
        self._lay_out(column)
        self._fill_foot(row)
        self._show_state()
        follow_sight(self)
        self.paste.setFocus()

    def _make_inputs(self) -> None:
        self.paste = QPlainTextEdit()
        self.paste.setAccessibleName(tr("Copied command or answer"))
        self.paste.setPlaceholderText(
            tr(
                "Paste a copied command (cURL) or an answer in JSON; or type an address, and one "
                "“Name: value” header a line below it. How to get one: F1"
            )
        )
        self.paste.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.paste.setTabChangesFocus(True)
        self.paste.setAcceptDrops(False)  # a dropped file is opened, not its address pasted
        self.text_dropped.connect(self.paste.insertPlainText)
        self.text_dropped.connect(self.show_paste)
        self.file_dropped.connect(self.open_file)
        self.paste.setFixedHeight(_PASTE_HEIGHT)
        self.read_button = button(tr("Read the text"))
        self.open_button = button(
            tr("Open a file…"), tr("A recording (HAR), an answer, OpenAPI or Postman in JSON")
        )
        self.ask_button = button("", tr("Makes the example's request once; reading only"))
        self.again_button = button(tr("Another example…"))
        self.again_button.hide()
        self.again_button.clicked.connect(self.show_paste)
        self.request_label, self.opened_label = ToneLabel(), ToneLabel(tone=Tone.CAREFUL)
        self.told_label, self.preview_label = ToneLabel(), ToneLabel()
        for label in (self.request_label, self.opened_label, self.told_label, self.preview_label):
            label.setWordWrap(True)
        self.opened_label.hide()
        self.answers = narrow_box(tr("Answer"))
        self.lists = narrow_box(tr("List of orders"))
        self.store = narrow_box(tr("Store of all orders"))
        self.store.addItems([tr("Choose…"), *(visible_line(one.name) for one in self._stores)])
        if len(self._stores) == 1:
            self.store.setCurrentIndex(1)
        self.pane = AnswerPane()
        self.pane.listed.connect(self.lists.setCurrentIndex)
        self.pane.pointed.connect(self._point)
        self.preview_button = button(tr("Show the first orders"))
        self.table = orders_table()
        self.read_button.clicked.connect(self.read_text)
        self.open_button.clicked.connect(self.choose_file)
        self.ask_button.clicked.connect(self.ask)
        self.answers.currentIndexChanged.connect(self._look_at_answer)
        self.lists.currentIndexChanged.connect(self._look_at_list)
        self.store.currentIndexChanged.connect(self._show_state)
        self.preview_button.clicked.connect(self.preview)

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.addWidget(heading(tr("Learn from an example")))
        column.addWidget(plain_label(spoken(NOT_PUBLISHED), muted=True))
        column.addWidget(self.banners)
        column.addWidget(self.paste)
        row = QHBoxLayout()
        row.addWidget(self.read_button)
        row.addWidget(self.again_button)
        row.addWidget(self.open_button)
        row.addWidget(self.request_label, 1)
        row.addWidget(self.ask_button)
        column.addLayout(row)
        column.addWidget(self.opened_label)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        column.addWidget(parts, 1)
        meaning = Scrolled(tr("What it means"), parts)
        for part, share in ((self.pane, 3), (meaning, 3), (self._orders(), 4)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, share)
        self._fill_meaning(meaning)
        parts.setSizes([320, 300, 540])
        parts.setHandleWidth(1)

    def _fill_meaning(self, area: Scrolled) -> None:
        inside, rows = area.inside, stacked_form()
        inside.addLayout(rows)
        add_above(rows, tr("Answer"), self.answers)
        add_above(rows, tr("List of orders"), self.lists)
        self.fields = LearnedFields(area.widget())
        self.fields.changed.connect(self._show_chosen)
        inside.addWidget(self.fields)
        if self._side is Side.DESIGNO:
            below = stacked_form()
            inside.addLayout(below)
            add_above(
                below,
                tr("Store of all orders"),
                self.store,
                tr("Only where no field of an order names its store."),
            )
        inside.addWidget(self.told_label)
        inside.addStretch(1)
        area.fit()

    def _orders(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE_2, 0, 0, 0)
        column.addWidget(self.preview_button)
        column.addWidget(self.preview_label)
        column.addWidget(self.table, 1)
        return holder

    def _fill_foot(self, row: QHBoxLayout) -> None:
        self.use_button = PrimaryButton(tr("Use it"))
        self.cancel_button = button(tr("Cancel"))
        self.use_button.clicked.connect(self.use)
        self.cancel_button.clicked.connect(self.reject)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.use_button)

    def read_text(self) -> None:
        """Read what was pasted; it is taken out of sight then, for it holds a sign-in. A command
        completes an answer that was given before it; the address of one of its orders is asked
        for beside the list."""
        text, seen, study = self.paste.toPlainText(), self.example, self._study
        text = text if self._address is None else self._address.whole(text)
        choice, place = self._of_fields(), self.lists.currentIndex()

        async def read(learning: Learning) -> tuple[Opened, bool]:
            opened = await learning.open_text(text)
            (first, *_) = opened.examples
            if study is None or choice is None or opened.described:
                return opened, False
            return opened, await learning.names_one(study, place, choice, first)

        def show(found: tuple[Opened, bool]) -> None:
            opened, names_one = found
            if names_one:
                self._show_single(opened.examples[0])
                return
            examples = tuple(with_command(seen, example) for example in opened.examples)
            self._show_opened(replace(opened, examples=examples))

        self._run(read, show)

    def _show_single(self, example: Example) -> None:
        """Offer to ask for the order that a second text names."""
        self.paste.clear()
        self.banners.clear()
        self._put_away(away=True)
        self._asked_one = example
        self._show_state()
        self.ask_button.setFocus()

    def show_paste(self) -> None:
        """Offer the field for another example, which was put away."""
        self._put_away(away=False)
        self.paste.setFocus()

    def _put_away(self, *, away: bool) -> None:
        for part in (self.paste, self.read_button):
            part.setVisible(not away)
        self.again_button.setVisible(away)

    def choose_file(self) -> None:
        filters = tr("Recordings and answers (*.har *.json *.txt);;All files (*)")
        ask_file(self, tr("Open an example"), self.open_file, filters)

    def open_file(self, path: Path) -> None:
        self._run(lambda learning: learning.open_file(path), self._show_opened)

    def _show_opened(self, opened: Opened) -> None:
        self.paste.clear()
        self._address = None
        self.banners.clear()
        self._opened, self._study, self.draft = opened, None, None
        if self._learning is not None:
            self._learning.begin_again()
        wanted = opened.sanitized or opened.described
        self._put_away(away=not wanted)
        self.opened_label.setText(spoken(opened_words(opened)))
        self.opened_label.setVisible(bool(self.opened_label.text()))
        self.answers.blockSignals(True)
        self.answers.clear()
        for example in opened.examples:
            self.answers.addItem(named_answer(example))
        self.answers.blockSignals(False)
        self._look_at_answer()
        first = self.ask_button if self.ask_button.isVisibleTo(self) else self.pane.tree
        (self.paste if wanted else first).setFocus()

    @property
    def example(self) -> Example | None:
        place = self.answers.currentIndex()
        return self._opened.examples[place] if 0 <= place < len(self._opened.examples) else None

    def _look_at_answer(self) -> None:
        example = self.example
        self.answers.setToolTip(plain_tooltip(self.answers.currentText()))
        self.banners.clear()
        self._forget_study()
        if self._opened.described and example is not None and example.request is not None:
            self._address = ShownAddress(example.request)
            self.paste.setPlainText(f"{self._address.text}\n")  # headers are typed below it
        if example is not None and example.answer.root is not None:
            self._run(lambda learning: learning.study(example), self._show_study)
        self._show_state()

    def ask(self) -> None:
        """Make the example's request at the host that the button names."""
        if self._asked_one is not None:
            self._ask_one(self._asked_one)
            return
        example = self.example
        request = example.request if example is not None else None
        if request is not None:
            self._run(lambda learning: learning.ask(request), self._show_asked)

    def _ask_one(self, example: Example) -> None:
        study, choice, place = self._study, self._of_fields(), self.lists.currentIndex()
        request = example.request
        self._asked_one = None
        self._show_state()
        if study is None or choice is None or request is None:
            return

        async def ask(learning: Learning) -> Single:
            asked = await learning.ask(request)
            return await learning.single(study, place, choice, asked)

        self._run(ask, lambda one: self._take_single(choice, one))

    def _take_single(self, choice: Choice, one: Single | None) -> None:
        """The request for one order, unless something else was chosen meanwhile."""
        if self._of_fields() == choice:
            self._one = one
            self._show_state()

    def _look_for_single(self) -> None:
        """Of a recording: whether it shows one of the list's orders too."""
        self._one, self._asked_one, self._proof = None, None, Proof()
        study, choice, place = self._study, self._of_fields(), self.lists.currentIndex()
        singles = self._opened.singles
        if study is not None and choice is not None and singles:
            self._run(
                lambda learning: learning.recorded_single(study, place, choice, singles),
                lambda one: self._take_single(choice, one),
            )

    def _show_asked(self, example: Example) -> None:
        place = self.answers.currentIndex()
        before, behind = self._opened.examples[:place], self._opened.examples[place + 1 :]
        self._opened = replace(self._opened, examples=(*before, example, *behind))
        self._look_at_answer()

    def _forget_study(self) -> None:
        self._study = self.draft = self._one = self._asked_one = None
        self._proof = Proof()
        self.pane.show_study(None)
        self.lists.blockSignals(True)
        self.lists.clear()
        self.lists.blockSignals(False)
        self._show_rows(None)

    def _show_study(self, study: Study) -> None:
        self._study = study
        self.pane.show_study(study)
        self.lists.blockSignals(True)
        for proposal in study.proposals:
            pointer = visible_line(proposal.found.pointer) or tr("the answer itself")
            many = say_n("{n:,} entry", "{n:,} entries", len(proposal.found.entries))
            self.lists.addItem(f"{pointer}   {spoken(many)}")
        self.lists.blockSignals(False)
        self._look_at_list()

    def _look_at_list(self) -> None:
        place, study = self.lists.currentIndex(), self._study
        self.lists.setToolTip(plain_tooltip(self.lists.currentText()))
        if study is not None and 0 <= place < len(study.proposals):
            self.fields.show_proposal(study.proposals[place], study.known)
        self._show_state()

    def _point(self, place: int, role: Role, pointer: str) -> None:
        """Take what the operator pointed at in the tree."""
        self.lists.setCurrentIndex(place)
        self.fields.choose(role, pointer)

    def _show_chosen(self) -> None:
        place = self.lists.currentIndex()
        self.pane.mark(place, self.fields.pointers(), self.fields.why())
        self._look_for_single()
        self._show_state()

    def _of_fields(self) -> Choice | None:
        """The chosen list and fields; ``None`` where one that is needed is not."""
        place, study = self.lists.currentIndex(), self._study
        pointers = self.fields.pointers()
        if study is None or place < 0 or {Role.ID, Role.STATUS} - set(pointers):
            return None
        items, numbers = study.proposals[place].found.pointer, self.fields.ids_are_numbers()
        return Choice(items, pointers, numbers, of_shop=self._side is Side.STOREFRONT)

    def _choice(self) -> Choice | None:
        """What is chosen; ``None`` where something needed is not."""
        choice, code = self._of_fields(), self._store_code()
        if choice is None or not (code or Role.STORE in choice.pointers or choice.of_shop):
            return None
        return proven(replace(choice, store_code=code, one=self._one), self._proof)

    def _store_code(self) -> str:
        place = self.store.currentIndex() - 1
        return self._stores[place].code if 0 <= place < len(self._stores) else ""

    def _drafted(self) -> Draft | None:
        study, choice, learning = self._study, self._choice(), self._learning
        if study is None or choice is None or learning is None or study.example.request is None:
            return None
        return learning.draft(study, self.lists.currentIndex(), choice, title_of(study))

    def preview(self) -> None:
        """Ask what the example leaves open and read two pages at its host; show the first
        orders."""
        study, choice, code = self._study, self._choice(), self._store_code()
        if self._drafted() is None or study is None or choice is None:
            return
        if not code and self._stores:
            code = self._stores[0].code
        side, place, fields = self._side, self.lists.currentIndex(), self._of_fields()

        async def read(learning: Learning) -> tuple[Proof, Single | None, Preview]:
            proof = await learning.prove(study, place, choice)
            one = await learning.prove_one(choice)
            chosen = proven(replace(choice, one=one), proof)
            draft = learning.draft(study, place, chosen, title_of(study))
            return proof, one, await learning.preview(draft, code, side)

        def show(found: tuple[Proof, Single | None, Preview]) -> None:
            if self._of_fields() == fields:
                self._proof, self._one, preview = found
                self._show_rows(preview)
                self._show_state()

        self._run(read, show)

    def _show_rows(self, preview: Preview | None) -> None:
        show_orders(self.table, () if preview is None else preview.rows)
        study, place = self._study, self.lists.currentIndex()
        words = NOTHING
        if preview is not None and study is not None:
            words = preview_words(preview, study.pagings[place])
        self.preview_label.setText(spoken(words))

    def use(self) -> None:
        self.draft = self._drafted()
        if self.draft is not None:
            self.accept()

    def _show_state(self) -> None:
        example, study = self.example, self._study
        request = example.request if example is not None else None
        asked = example is not None and example.answer.root is not None
        one = self._asked_one
        self.ask_button.setVisible((request is not None and not asked) or one is not None)
        if one is not None:
            self.ask_button.setText(tr("Read one order from {host}", host=host_of(one)))
        elif request is not None and example is not None:
            self.ask_button.setText(tr("Read from {host}", host=host_of(example)))
        dropped = () if request is None else request.dropped
        self.request_label.setText(spoken(joined(" ", dropped)))
        self.told_label.setText(
            ""
            if study is None
            else spoken(study_words(study, self.lists.currentIndex(), self._one, self._proof))
        )
        shown = "" if example is None or request is None else host_of(example)
        named = tr("Show the first orders of {host}", host=shown)
        self.preview_button.setText(named if shown else tr("Show the first orders"))
        usable = self._drafted() is not None
        self.preview_button.setEnabled(usable)
        self.use_button.setEnabled(usable)

    def _run(
        self, work: Callable[[Learning], Coroutine[Any, Any, T]], show: Callable[[T], object]
    ) -> None:
        """Work on the engine's thread, with the one count of requests of this example."""
        known = self._learning

        async def whole(services: Any) -> tuple[Learning, T]:
            learning = known or services.learning()
            return learning, await work(learning)

        def done(found: tuple[Learning, T]) -> None:
            self._learning = found[0]
            show(found[1])

        self.tasks.run(self._engine.ask(whole), done)

    def _show_error(self, error: SyncError) -> None:
        self.banners.put("error", notice_of(error))
