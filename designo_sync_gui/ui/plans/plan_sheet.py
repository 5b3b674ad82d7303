"""The content of the plan dialog: changes at the left, their rows at the right, the foot below.

Law: one number is told everywhere: by the sentence, the brakes, the field and the button.
"""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.reason import LABEL, LONGEST_REASON
from designo_sync_gui.ui.kit.dialog_foot import DialogFoot
from designo_sync_gui.ui.kit.fonts import monospace
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.hairline import Hairline
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.plans.foot_row import FootRow
from designo_sync_gui.ui.plans.group_list import GroupList
from designo_sync_gui.ui.plans.not_written import NotWritten
from designo_sync_gui.ui.plans.plan_figures import Group, PlanFigures
from designo_sync_gui.ui.plans.plan_words import (
    act_words,
    made_words,
    production_words,
    sentence,
    short_digest,
    title_of,
)
from designo_sync_gui.ui.plans.remark_lines import RemarkLines, lines_of, remarks_of
from designo_sync_gui.ui.plans.ticks import Ticks
from designo_sync_gui.ui.plans.typed_words import CountField, EnterlessEdit, TypedWords
from designo_sync_gui.ui.plans.write_button import WriteButton
from designo_sync_gui.ui.plans.write_table import WriteTable

_GROUPS_WIDTH, _ROWS_WIDTH, _CARE_WIDTH = 320, 980, 300
_LEAST_GROUPS_WIDTH = 220
#: The most that the changes take of the first width: their rows need more.
_GROUPS_SHARE = 0.28
#: The note at the foot is left out where it would stand in more than two lines.
_LEAST_NOTE_WIDTH = 300
#: The most that lines and words take of the height, in pixels; more is scrolled to.
_MOST_LINES_HEIGHT, _LEAST_TOLD_WIDTH = 168, 320


class PlanSheet(QWidget):
    """``decided`` carries the orders that were decided by hand, and the side kept."""

    decided = Signal(object)

    def __init__(
        self,
        plan: Plan,
        figures: PlanFigures,
        store_names: Mapping[str, str],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.plan = plan
        self._figures = figures
        self._digest = figures.digest
        self._names = {**store_names, **plan.facts.names}
        self.ticks = Ticks(figures, self)
        self.groups = GroupList(figures.groups, self.ticks, self._name)
        self.writes = WriteTable(plan, self.ticks, self._name, now)
        self.not_written = NotWritten(figures, self._name)
        self.refusals, self.decisions = self.not_written.table, self.not_written.decisions
        self.told_area = QScrollArea()
        self._told_column = QVBoxLayout()
        self.lines = RemarkLines()
        self.words = TypedWords(figures, self.ticks)
        self.count = CountField()
        self.reason = EnterlessEdit()
        self.reason.setAccessibleName(spoken(LABEL))
        self.reason.setMaxLength(LONGEST_REASON)
        self.careful_box = QCheckBox(tr("Carefully"))
        self.careful_box.setChecked(True)
        self.apply_button = WriteButton()
        self.cancel_button = button(tr("Cancel") if plan.writes else tr("Close"))
        self.help_button = help_button()
        self.production = ToneLabel("", Tone.BAD)
        self.summary = plain_label("", muted=True)
        self._lay_out()
        self.groups.chosen.connect(self._show_group)
        self.groups.clicked.connect(lambda _: self._show_changes())
        self.not_written.decided.connect(self.decided)
        self.ticks.changed.connect(self._count_anew)
        self.ticks.word_wanted.connect(self._ask_for)
        self.count.changed.connect(self._allow)
        self.count.right.connect(self.apply_button.setFocus)
        self._count_anew()
        if not plan.writes and figures.refusals:
            self.show_refusals()

    def _name(self, code: str) -> str:
        return self._names.get(code, code)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(Hairline())
        column.addWidget(self._middle(), 1)
        column.addWidget(Hairline())
        for part in (self._told(), Hairline()):
            part.setVisible(bool(self.plan.writes))
            column.addWidget(part)
        column.addWidget(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(20)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(2)
        right.setSpacing(2)
        left.addWidget(heading(title_of(self.plan)))
        left.addWidget(self.summary)
        made = ToneLabel(made_words(self.plan, self._figures), Tone.MUTED)
        self.digest = ToneLabel("", Tone.MUTED)
        self.digest.setFont(monospace(self.font()))
        self.digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (made, self.digest):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            right.addWidget(label)
        row.addLayout(left, 1)
        row.addLayout(right)
        return row

    def _middle(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.groups, 1)
        column.addWidget(Hairline())
        self.not_written_button = FootRow(len(self._figures.refusals))
        self.not_written_button.setVisible(bool(self._figures.refusals))
        self.not_written_button.clicked.connect(self._turn_page)
        column.addWidget(self.not_written_button)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.writes)
        self.pages.addWidget(self.not_written)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(self.pages)
        split.setStretchFactor(1, 1)
        split.setSizes([_GROUPS_WIDTH, _ROWS_WIDTH])
        self.split = split
        self._pulled = False
        split.splitterMoved.connect(self._note_pulled)
        refused = self.not_written_button.sizeHint().width() if self._figures.refusals else 0
        left.setMinimumWidth(max(_LEAST_GROUPS_WIDTH, refused, self.groups.least_width()))
        return split

    def _told(self) -> QWidget:
        """Brakes, consequences and words at the left, how it is begun at the right."""
        inside = QWidget()
        column = self._told_column
        inside.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.lines)
        column.addStretch(1)
        self.words.setVisible(bool(self.words.edits))
        self.told_area.setWidgetResizable(True)
        self.told_area.setFrameShape(QFrame.Shape.NoFrame)
        self.told_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.told_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told_area.setWidget(inside)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(24)
        row.addWidget(self.told_area, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._care(), 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _care(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        label = QLabel(spoken(LABEL))
        label.setBuddy(self.reason)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.reason, 1)
        column.addLayout(row)
        column.addSpacing(6)
        column.addWidget(self.careful_box)
        told = plain_label(
            tr(
                "One order of each store, then five, then the rest. Stops at the first value that "
                "comes back altered."
            ),
            muted=True,
        )
        told.setContentsMargins(24, 0, 0, 0)
        column.addWidget(told)
        for careful in (self.careful_box, told):
            careful.setVisible(len(self.plan.writes) > 1)
        holder.setFixedWidth(_CARE_WIDTH)
        return holder

    def _note_pulled(self) -> None:
        """The operator shared the width; it stays so."""
        self._pulled = True

    def _foot(self) -> QWidget:
        foot = DialogFoot()
        row = foot.row
        note = tr("Each order is read again right before it is written, and once more afterwards.")
        self.note = plain_label(note if self.plan.writes else tr("Nothing to write."), muted=True)
        self.note.setMinimumWidth(0)
        self.apply_button.setToolTip(note if self.plan.writes else "")
        row.addWidget(self.help_button)
        row.addWidget(self.note, 1)
        row.addStretch(0)
        row.addWidget(self.production)
        row.addWidget(self.count)
        row.addWidget(self.cancel_button)
        row.addWidget(self.apply_button)
        return foot

    def _show_group(self, group: Group | None) -> None:
        self.writes.show_rows(range(len(self.plan.writes)) if group is None else group.rows)
        self._show_changes()

    def _show_changes(self) -> None:
        self.not_written_button.setChecked(False)
        self.groups.mark_current()
        self.pages.setCurrentWidget(self.writes)

    def show_refusals(self) -> None:
        """The page of what is not written."""
        self.not_written_button.setChecked(True)
        self.groups.clearSelection()
        self.pages.setCurrentWidget(self.not_written)
        self.not_written.tell_first()

    def _turn_page(self) -> None:
        if self.not_written_button.isChecked():
            self.show_refusals()
        else:
            self._show_changes()

    def _count_anew(self) -> None:
        """Everything that is said of the ticked rows, at once."""
        remarks = remarks_of(self.plan, self.ticks)
        self.lines.show_lines(lines_of(self.plan, self.ticks, remarks))
        self.summary.setText(sentence(self.plan, self.ticks))
        self._tell_digest()
        marked = production_words(self.plan, self.ticks)
        self.production.setText(f"■ {marked}" if marked else "")
        self.production.setVisible(bool(marked))
        self.apply_button.mark(production=bool(marked))
        self.apply_button.show_act(act_words(self.plan, self.ticks))
        self.count.ask(self.ticks.written, asks=any(remark.brakes for remark in remarks))
        self._fit_lines()
        self._fit_note()

    def _ask_for(self, word: str) -> None:
        """A box stays empty until this word is typed: be at its field."""
        self.words.ask_for(word)
        if word in self.words.edits:
            self.told_area.ensureWidgetVisible(self.words.edits[word])

    def show_digest(self, digest: str) -> None:
        """The plan's digest, where it was not made with its figures."""
        self._digest = digest
        self._tell_digest()

    def _tell_digest(self) -> None:
        digest = short_digest(self._digest).strip()
        if digest and not self.ticks.whole:
            digest = tr("part of {digest}", digest=digest)
        self.digest.setText(digest or "…")
        self.digest.setToolTip(self._digest)

    def _allow(self) -> None:
        self.apply_button.setEnabled(self.ticks.written > 0 and self.count.released)

    def _fit_lines(self) -> None:
        """As tall as the lines are, up to a bound."""
        width = max(self.told_area.viewport().width(), _LEAST_TOLD_WIDTH)
        self._told_column.invalidate()
        wanted = self._told_column.totalHeightForWidth(width)
        if wanted < 0:
            wanted = self._told_column.totalSizeHint().height()
        self.told_area.setFixedHeight(min(max(wanted, 44) + 2, self._most_height()))

    def _fit_note(self) -> None:
        """It is shown where the buttons leave it room; the button's tooltip says it everywhere."""
        buttons = (self.help_button, self.cancel_button, self.apply_button)
        beside = (self.production, self.count, *buttons)
        taken = sum(part.sizeHint().width() + 12 for part in beside if not part.isHidden()) + 40
        self.note.setVisible(not self.plan.writes or self.width() - taken >= _LEAST_NOTE_WIDTH)

    def _most_height(self) -> int:
        return max(66, min(_MOST_LINES_HEIGHT, self.window().height() // 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._pulled:
            groups = min(_GROUPS_WIDTH, round(self.width() * _GROUPS_SHARE))
            self.split.setSizes([groups, self.width() - groups])
        self._fit_lines()
        self._fit_note()

    def focus_first(self) -> None:
        """The field that a brake asks with, else the changes, else what waits for a decision, else
        the way out."""
        if not self.plan.writes:
            waits = self._figures.undecided and self.pages.currentWidget() is self.not_written
            (self.refusals if waits else self.cancel_button).setFocus()
        elif self.count.released:
            self.groups.setFocus()
        else:
            self.count.edit.setFocus()

    def take_over(self, former: "PlanSheet") -> None:
        """What was chosen and looked at in the sheet before this one."""
        self.reason.setText(former.reason.text())
        self.careful_box.setChecked(former.careful_box.isChecked())
        self._pulled = former._pulled
        if self._pulled:
            self.split.setSizes(former.split.sizes())
        if former.pages.currentWidget() is former.not_written and self._figures.refusals:
            self.show_refusals()
            self.not_written.return_to(former.not_written.place())
            self.refusals.setFocus()
        else:
            self.focus_first()

    @property
    def confirmed(self) -> frozenset[str]:
        """The words that were typed exactly, and the number where it was asked for."""
        return self.words.typed | self.count.typed
