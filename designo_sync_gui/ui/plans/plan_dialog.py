"""The plan before anything is written.

Law: every write and every refusal is listed, with the values as they are; the default answer
writes nothing.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.plans.plan_figures import UNDECIDED, PlanFigures, figures_of
from designo_sync_gui.ui.plans.plan_tables import PlanTables
from designo_sync_gui.ui.plans.typed_words import CountBrake, TypedWords, writes_words


class DecisionBar(QWidget):
    """``taken`` carries the side whose value is kept, or ``None`` to leave the rows."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(plain_label(tr("For the selected rows that wait for a decision:")), 1)
        self.buttons = {
            Side.STOREFRONT: button(
                tr("Keep storefront"), tr("Make a plan that writes it to DesignO")
            ),
            Side.DESIGNO: button(
                tr("Keep DesignO"), tr("Make a plan that writes it to the storefront")
            ),
            None: button(tr("Leave"), tr("Write neither side")),
        }
        for side, made in self.buttons.items():
            made.clicked.connect(lambda _=False, side=side: self.taken.emit(side))
            row.addWidget(made)


_MOST_LINES = 4
#: Pixels; more words to be typed than fit are scrolled to.
_ROOM_FOR_WORDS = 200
#: The size of the dialog, what its tables keep of it, and what a window's frame takes, in pixels.
_WIDTH, _HEIGHT, _TABLE_HEIGHT = 1040, 620, 160
_CAREFULLY = say(
    "Carefully: one order of each store, then five, then the rest; stop at the first order that "
    "ends with a different value"
)


class PlanDialog(QDialog):
    """Accepted when the operator pressed Apply.

    ``decided`` carries a mapping from order to the side whose value is kept (``None``: neither);
    the caller makes a new plan with it.
    """

    decided = Signal(object)

    def __init__(
        self,
        plan: Plan,
        store_names: Mapping[str, str],
        parent: QWidget | None = None,
        figures: PlanFigures | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.plan = plan
        self._figures = figures or figures_of(plan)
        self._names = store_names
        self.setWindowTitle(tr("Plan: {direction}", direction=plan.direction.label))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading(_title(plan)))
        self.summary = plain_label(summary(plan, self._figures))
        column.addWidget(self.summary)
        self.consequences = ToneLabel("\n".join(consequence_lines(self._figures)), Tone.CAREFUL)
        self.consequences.setWordWrap(True)
        self.consequences.setAccessibleName(tr("What the writes may cause"))
        self.consequences.setVisible(bool(self.consequences.text()))
        column.addWidget(self.consequences)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Plan"))
        self._add_tabs()
        column.addWidget(self.tabs, 1)
        self.explanation = plain_label("")
        self.explanation.hide()
        self.refusals.told.connect(self._explain)
        self.tabs.currentChanged.connect(lambda _: self.explanation.hide())
        column.addWidget(self.explanation)
        self.words = TypedWords(self._figures)
        self.words_area = _scrolled(self.words)
        self.words_area.setVisible(bool(self._figures.confirmations))
        column.addWidget(self.words_area)
        self.count = CountBrake(plan)
        self.count.setVisible(bool(plan.count_word))
        self.count.changed.connect(self._count_writes)
        column.addWidget(self.count)
        self.careful_box = QCheckBox(spoken(_CAREFULLY))
        self.careful_box.setChecked(bool(plan.brakes))
        self.careful_box.setVisible(len(plan.writes) > 1)
        column.addWidget(self.careful_box)
        column.addLayout(self._buttons())
        self.words.changed.connect(self._count_writes)
        self._count_writes()
        self._make_room(column)
        self.cancel_button.setFocus()

    def _make_room(self, column: QVBoxLayout) -> None:
        """Tall enough that no sentence about what the writes cause is cut, as far as the screen
        goes; the tables keep a few rows."""
        self.tabs.setMinimumHeight(_TABLE_HEIGHT)
        wanted = max(_HEIGHT, column.totalHeightForWidth(_WIDTH))
        fit_screen(self, _WIDTH, wanted)

    def _add_tabs(self) -> None:
        plan = self.plan
        tables = PlanTables(plan, self._figures, self._names)
        self.writes, self.refusals, self.values = (
            tables.writes(),
            tables.refusals(),
            tables.values(),
        )
        self.tabs.addTab(self.writes, tr("Writes ({n:,})", n=len(plan.writes)))
        self.tabs.addTab(
            self._refusals_page(tables), tr("Not written ({n:,})", n=len(plan.refusals))
        )
        self.tabs.addTab(self.values, tr("Distinct values ({n:,})", n=self.values.row_count))
        if not plan.writes and plan.refusals:
            self.tabs.setCurrentIndex(1)

    def _refusals_page(self, tables: PlanTables) -> QWidget:
        """The refused rows; where some wait for a decision, with the buttons that take it."""
        self.decisions = DecisionBar()
        self.decisions.setVisible(self._figures.undecided > 0)
        self.decisions.taken.connect(lambda side: self._decide(tables, side))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.refusals, 1)
        column.addWidget(self.decisions)
        return page

    def _decide(self, tables: PlanTables, side: Side | None) -> None:
        chosen = [tables.refusal_rows[place] for place in self.refusals.selected_rows()]
        refs = {r.ref: side for r in chosen if r.reason in UNDECIDED}
        if refs:
            self.decided.emit(refs)

    def _explain(self, sentence: str) -> None:
        self.explanation.setText(sentence)
        self.explanation.setVisible(bool(sentence))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        writes = len(self.plan.writes)
        note = tr("Each order is read again before it is written and again afterwards.")
        row.addWidget(plain_label(note if writes else tr("Nothing to write."), muted=True), 1)
        self.cancel_button = button(tr("Cancel") if writes else tr("Close"))
        self.cancel_button.setDefault(True)
        self.apply_button = button(tr("Apply"))
        self.cancel_button.clicked.connect(self.reject)
        self.apply_button.clicked.connect(self.accept)
        row.addWidget(self.apply_button)
        row.addWidget(self.cancel_button)
        return row

    def _count_writes(self) -> None:
        """The button says how many rows it writes: those whose word is typed, or needs none; and
        beside it the number of the whole plan, which is the one that a brake asks for."""
        writes = len(self.plan.writes) - self.words.left_out
        text = tr("Apply")
        if writes and self.words.left_out:
            planned = len(self.plan.writes)
            text = tr("Apply {n:,} of {total:,} writes", n=writes, total=planned)
        elif writes:
            text = tr_n("Apply {n:,} write", "Apply {n:,} writes", writes)
        self.apply_button.setText(text)
        self.apply_button.setAccessibleName(text)
        self.apply_button.setEnabled(bool(writes) and self.count.released)

    @property
    def confirmed(self) -> frozenset[str]:
        """The words that were typed exactly."""
        return self.words.typed | self.count.typed

    @property
    def careful(self) -> bool:
        """Whether a few orders go first."""
        return self.careful_box.isChecked()


def _title(plan: Plan) -> str:
    writes = writes_words(len(plan.writes))
    return tr("{direction}: {writes}", direction=plan.direction.label, writes=writes)


def summary(plan: Plan, figures: PlanFigures) -> str:
    """One sentence with the counts of the plan."""
    stores, values, equal = figures.stores, len(figures.values), figures.equal
    parts = []
    if plan.writes:
        parts.append(
            tr(
                "{orders} of {stores} will be written with {values}",
                orders=tr_n("{n:,} order", "{n:,} orders", len(plan.writes)),
                stores=tr_n("{n:,} store", "{n:,} stores", stores),
                values=tr_n("{n:,} distinct value", "{n:,} distinct values", values),
            )
        )
    if figures.refused:
        parts.append(
            tr_n(
                "{n:,} order cannot be written",
                "{n:,} orders cannot be written",
                figures.refused,
            )
        )
    if equal:
        parts.append(tr_n("{n:,} order already equal", "{n:,} orders already equal", equal))
    return (" · ".join(parts) or tr("No orders were selected")) + "."


def consequence_lines(figures: PlanFigures) -> list[str]:
    """What the writes may cause, the most frequent first; typed words tell their own rows'."""
    told = figures.consequences
    lines = [
        tr("{writes}: {what}", writes=writes_words(number), what=spoken(text))
        for text, number in told[:_MOST_LINES]
    ]
    more = len(told) - len(lines)
    if more > 0:
        lines.append(
            tr_n(
                "and {n:,} more kind in the column “May cause”",
                "and {n:,} more kinds in the column “May cause”",
                more,
            )
        )
    return lines


def _scrolled(words: TypedWords) -> QScrollArea:
    """So that many long consequences are cut nowhere and leave the tables their room."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setMaximumHeight(_ROOM_FOR_WORDS)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(words)
    area.setMinimumHeight(min(words.sizeHint().height(), _ROOM_FOR_WORDS))
    return area
