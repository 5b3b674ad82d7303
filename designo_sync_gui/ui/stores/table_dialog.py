"""Columns of an export, a folder or a log: what is proposed and why, and the first orders by it.

Law: nothing is saved here and nothing is sent: a file of this computer is read. What is taken goes
into the form that asked for it.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.tables import LOG_ROWS, ROWS_OPTION, TableChoice
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import Sentence, joined, say, say_n
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.engine.learning_tables import TablePreview, TableStudy
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.form_dialog import FormDialog
from designo_sync_gui.ui.kit.forms import PrimaryButton, button, heading
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.tab_order import follow_sight
from designo_sync_gui.ui.kit.tokens import SPACE_2
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.statuses.text import plain_tooltip
from designo_sync_gui.ui.stores.file_drop import contradicting
from designo_sync_gui.ui.stores.learned_fields import (
    LearnedFields,
    Scrolled,
    add_above,
    stacked_form,
)
from designo_sync_gui.ui.stores.learned_words import orders_table, show_orders

_NEEDED: Final = (Role.ID, Role.STATUS)


class TableDialog(FormDialog):
    """Accepted with ``settings``, which the caller's form takes over.

    ``stores`` are those that all orders may belong to; ``side`` is whose orders the table shows.
    """

    def __init__(
        self,
        engine: EngineProxy,
        study: TableStudy,
        stores: Sequence[Store],
        side: Side = Side.DESIGNO,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._stores, self._side = engine, tuple(stores), side
        self.study = study
        self.settings: tuple[tuple[str, str], ...] = ()
        self.setWindowTitle(tr("Columns of a file"))
        fit_screen(self, 960, 680)
        self.banners = BannerStack()
        self.tasks = Tasks(self, self._show_error)
        self._make_inputs()
        column, row = with_foot(self)
        self._lay_out(column)
        self._fill_foot(row)
        follow_sight(self)
        self.fields.show_proposal(study.proposed.proposal, study.known)
        if study.proposed.contradicting and not self.is_log:
            self.banners.put("rows", contradicting(study.sample.name, study))
        self.fields.boxes[Role.ID].setFocus()
        self.preview()

    def _make_inputs(self) -> None:
        sample = self.study.sample
        read_as = say("Read as {how}: {told}.", how=sample.how, told=sample.told)
        self.file_label = ToneLabel(spoken(read_as))
        self.told_label, self.preview_label = ToneLabel(), ToneLabel()
        for label in (self.file_label, self.told_label, self.preview_label):
            label.setWordWrap(True)
        self.rows, self.store = QComboBox(), QComboBox()
        self.rows.setAccessibleName(tr("Rows"))
        self.rows.addItem(tr("orders, each once (an export)"))
        self.rows.addItem(tr("a log: the last row of an order counts"))
        given = dict(self.study.given).get(ROWS_OPTION)
        self.rows.setCurrentIndex(int(self.study.proposed.is_log or given == LOG_ROWS))
        self.rows.setToolTip(plain_tooltip(self.rows.currentText()))
        self.store.setAccessibleName(tr("Store of all orders"))
        for store in self._stores:
            self.store.addItem(visible_line(store.name))
        for box in (self.rows, self.store):
            box.setMinimumContentsLength(12)
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            box.setSizeAdjustPolicy(policy)
        self.preview_button = button(tr("Show the first orders"))
        self.table = orders_table()
        self.take_button = PrimaryButton(tr("Use it"))
        self.cancel_button = button(tr("Cancel"))
        self.rows.currentIndexChanged.connect(self._chosen_anew)
        self.store.currentIndexChanged.connect(self._chosen_anew)
        self.preview_button.clicked.connect(self.preview)
        self.take_button.clicked.connect(self.take)
        self.cancel_button.clicked.connect(self.reject)

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.addWidget(heading(self.windowTitle()))
        column.addWidget(self.file_label)
        column.addWidget(self.banners)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        column.addWidget(parts, 1)
        meaning = Scrolled(tr("What it means"), parts)
        for part, share in ((meaning, 2), (self._orders(), 3)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, share)
        self._fill_meaning(meaning)
        parts.setSizes([400, 560])
        parts.setHandleWidth(1)

    def _fill_meaning(self, area: Scrolled) -> None:
        inside, below = area.inside, stacked_form()
        inside.setContentsMargins(0, 0, SPACE_2, 0)
        self.fields = LearnedFields(area.widget())
        self.fields.changed.connect(self._chosen_anew)
        inside.addWidget(self.fields)
        inside.addLayout(below)
        add_above(below, tr("Rows"), self.rows)
        if self._side is Side.DESIGNO and len(self._stores) > 1:
            where = tr("Only where no column names the store.")
            add_above(below, tr("Store of all orders"), self.store, where)
        else:
            self.store.setParent(area.widget())
            self.store.hide()
        inside.addWidget(self.told_label)
        inside.addStretch(1)
        area.fit()

    def _orders(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE_2, 0, 0, 0)
        column.addWidget(self.preview_label)
        column.addWidget(self.table, 1)
        column.addWidget(self.preview_button)
        return holder

    def _fill_foot(self, row: QHBoxLayout) -> None:
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.take_button)

    @property
    def is_log(self) -> bool:
        return self.rows.currentIndex() == 1

    @property
    def choice(self) -> TableChoice:
        """What is chosen, complete or not."""
        return TableChoice(self.fields.pointers(), self.is_log)

    def preview(self) -> None:
        """Read the file by what is chosen and show its first orders."""
        study, choice, side = self.study, self.choice, self._side
        if not self._complete(choice):
            return
        place = self.store.currentIndex()
        code = self._stores[place].code if place >= 0 else ""

        def show(preview: TablePreview) -> None:
            if self.choice == choice and self.store.currentIndex() == place:
                self._show_preview(preview)

        self.tasks.run(
            self._engine.ask(
                lambda services: services.learning_tables().preview(study, choice, code, side)
            ),
            show,
        )

    def _show_preview(self, preview: TablePreview) -> None:
        self.banners.remove("error")
        show_orders(self.table, preview.orders.rows)
        self.preview_label.setText(spoken(_preview_words(preview)))

    def take(self) -> None:
        """Close with what is chosen; the form keeps it only when it is saved."""
        choice = self.choice
        if self._complete(choice):
            self.settings = choice.settings(self.study.given)
            self.accept()

    def _complete(self, choice: TableChoice) -> bool:
        return all(choice.columns.get(role) for role in _NEEDED)

    def _chosen_anew(self) -> None:
        """Orders read by another choice are taken out of sight: they would tell nothing now."""
        self.rows.setToolTip(plain_tooltip(self.rows.currentText()))
        self.table.set_rows(())
        self.preview_label.setText("")
        if self.is_log:
            self.banners.remove("rows")
        usable = self._complete(self.choice)
        self.preview_button.setEnabled(usable)
        self.take_button.setEnabled(usable)
        self.told_label.setText(spoken(joined(" ", _told(self.study))))

    def _show_error(self, error: SyncError) -> None:
        self.banners.put("error", notice_of(error))


def _told(study: TableStudy) -> list[Sentence]:
    """What is to be known before such columns are taken."""
    proposal = study.proposed.proposal
    told: list[Sentence] = []
    if not proposal.looks_like_orders:
        told.append(say("It does not look like a table of orders."))
    if proposal.ids_are_numbers:
        told.append(say("The ids are the numbers of known orders, not their ids."))
    told += [
        say(
            "More than one column is named “{name}”: none of them can be chosen.",
            name=visible_line(name),
        )
        for name in study.sample.repeated
    ]
    return told


def _preview_words(preview: TablePreview) -> Sentence:
    orders = preview.orders
    told = [
        say("{n:,} of {all:,} are orders of a connected store.", n=orders.known, all=orders.read)
    ]
    if orders.nameless:
        told.append(
            say_n(
                "{n:,} entry has no order id that can be read.",
                "{n:,} entries have no order id that can be read.",
                orders.nameless,
            )
        )
    if preview.unreadable:
        told.append(
            say_n(
                "{n:,} order without a status that can be read.",
                "{n:,} orders without a status that can be read.",
                preview.unreadable,
            )
        )
    if preview.elsewhere:
        told.append(
            say_n(
                "{n:,} order of a store that is not connected.",
                "{n:,} orders of stores that are not connected.",
                preview.elsewhere,
            )
        )
    return joined(" ", [*told, *preview.notes])
