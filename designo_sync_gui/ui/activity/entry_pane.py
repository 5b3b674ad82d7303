"""The entry that is chosen: what happened, when, by whom, and its orders."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designo_sync_gui.domain.activity import ActivityEntry
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.moves import Move
from designo_sync_gui.engine.history import CHANGED
from designo_sync_gui.ui.activity.entry_words import facts, line
from designo_sync_gui.ui.activity.order_rows import COLUMNS, move_row
from designo_sync_gui.ui.jobs.settle_dialog import is_open
from designo_sync_gui.ui.jobs.write_rows import WORDS, WRITE_COLUMNS, write_row
from designo_sync_gui.ui.kit.forms import button, plain_label
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.table_look import row_height
from designo_sync_gui.ui.kit.tokens import SPACE_2
from designo_sync_gui.ui.statuses.rows_table import MadeRows, Row, RowsTable

Orders = Sequence[Move] | Sequence[WriteRecord]
#: Orders that have room; more are scrolled to.
_MOST_ROWS, _EDGES, _BETWEEN = 8, 4, 6
#: Before the first layout a width is not known.
_LEAST_WIDTH = 400


class EntryPane(QWidget):
    """``undo`` and ``evidence`` are wanted of the entry's job, ``settle`` of a write whose outcome
    is not known. ``orders`` carries a store code and an order number or id: these are to be shown
    in the main table; ``all_orders``: all orders of the entry are."""

    undo = Signal()
    evidence = Signal()
    settle = Signal(object)
    orders = Signal(str, str)
    all_orders = Signal()

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names
        self._entry: ActivityEntry | None = None
        self._orders: Orders = ()
        self.title = plain_label("", strong=True)
        self.facts = plain_label("", muted=True)
        self.moves = RowsTable(tr("Orders that moved"), COLUMNS, ())
        self.writes = RowsTable(tr("Writes of this job"), WRITE_COLUMNS, ())
        about = tr("What the job wrote: the value before, wanted and read back")
        self.writes.setAccessibleDescription(about)
        self.writes.horizontalHeader().setToolTip(about)
        self.message = plain_label("")
        self.note = plain_label("", muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_2, 0, 0)
        column.setSpacing(_BETWEEN)
        parts = (self.title, self.facts, self.moves, self.writes, self.message, self.note)
        for part in parts:
            column.addWidget(part)
        for table in (self.moves, self.writes):
            column.setStretchFactor(table, 1)
            table.doubleClicked.connect(lambda _: self._show_order())
        self.writes.told.connect(self._tell_message)
        self.writes.selectionModel().selectionChanged.connect(lambda *_: self._enable_settling())
        column.addStretch(0)
        column.addLayout(self._buttons())
        self.show_entry(None)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.undo_button = button(tr("Undo…"), tr("Make a plan that undoes this job"))
        self.settle_button = button(
            tr("Settle…"), tr("Settle an unknown write whose order cannot be read")
        )
        self.evidence_button = button(
            tr("Export evidence…"), tr("Save the journal's entries as a file")
        )
        self.orders_button = button(tr("Show orders"), tr("Show them in the order table"))
        self.undo_button.clicked.connect(self.undo)
        self.settle_button.clicked.connect(lambda: self.settle.emit(self._open_write))
        self.evidence_button.clicked.connect(self.evidence)
        self.orders_button.clicked.connect(self._show_orders)
        for each in self._all_buttons:
            row.addWidget(each)
        row.addStretch(1)
        return row

    @property
    def _all_buttons(self) -> tuple[QPushButton, ...]:
        return self.undo_button, self.settle_button, self.evidence_button, self.orders_button

    @property
    def entry(self) -> ActivityEntry | None:
        return self._entry

    @property
    def wanted_height(self) -> int:
        """What the entry takes: its words, so many of its orders, and the buttons."""
        labels = [one for one in (self.title, self.facts, self.note) if not one.isHidden()]
        heights = [one.heightForWidth(max(self.width(), _LEAST_WIDTH)) for one in labels]
        heights.append(self.undo_button.sizeHint().height())
        if not self.table.isHidden() and self._entry is not None:
            rows = min(self._entry.orders, _MOST_ROWS) + 1
            heights += [rows * row_height(self.table) + _EDGES, self.message.fontMetrics().height()]
        return sum(heights) + (len(heights) - 1) * _BETWEEN + 2 * SPACE_2

    @property
    def table(self) -> RowsTable:
        """The orders that moved, or the writes of the job."""
        entry = self._entry
        return self.writes if entry is not None and entry.job_id else self.moves

    def show_entry(self, entry: ActivityEntry | None, *, reading: bool = False) -> None:
        """Show an entry, its orders still to come where they are being read."""
        self._entry = entry
        self._orders = ()
        for table in (self.moves, self.writes):
            table.set_rows(())
            table.setVisible(table is self.table and entry is not None and entry.orders > 0)
        self._tell_message("")
        self.title.setText("" if entry is None else line(spoken(entry.what)))
        self.facts.setText("" if entry is None else facts(entry))
        self._tell(tr("Reading the orders…") if reading else self._note())
        job = entry is not None and bool(entry.job_id)
        changed = entry is not None and any(entry.outcomes.get(kind) for kind in CHANGED)
        self.undo_button.setEnabled(job and changed)
        self._enable_settling()
        self.evidence_button.setEnabled(job)
        self.orders_button.setEnabled(entry is not None and bool(entry.stores))

    def show_orders(self, orders: Orders) -> None:
        """The orders of the entry that is shown."""
        self._orders = orders
        self.table.set_rows(MadeRows[Move | WriteRecord](orders, self._row))
        if self.table is self.writes:
            self.writes.fit_words(*WORDS)
        self.table.selectRow(0)
        self._tell(self._note())

    def _row(self, order: Move | WriteRecord) -> Row:
        if isinstance(order, Move):
            return move_row(order, self._names)
        return write_row(order, self._names)

    @property
    def _open_write(self) -> WriteRecord | None:
        """The chosen write, where its outcome is not known."""
        places = self.table.selected_rows() if self._orders else []
        chosen = self._orders[places[0]] if len(places) == 1 else None
        return chosen if isinstance(chosen, WriteRecord) and is_open(chosen) else None

    def _enable_settling(self) -> None:
        self.settle_button.setEnabled(self._open_write is not None)

    def _tell_message(self, text: str) -> None:
        """What the journal says of the chosen write, in full."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _tell(self, text: str) -> None:
        """What to show below the list; an empty line has no name for a screen reader."""
        self.note.setText(text)
        for label in (self.title, self.facts, self.note):
            label.setVisible(bool(label.text()))

    def _note(self) -> str:
        """What the list of orders does not say."""
        entry, shown = self._entry, len(self._orders)
        if entry is None:
            return tr("Choose an entry to see its orders.")
        if not entry.orders:
            return tr("No order was moved or written.")
        if shown < entry.orders:
            rest = entry.orders - shown
            return tr_n(
                "{n:,} more order is counted, but not listed.",
                "{n:,} more orders are counted, but not listed.",
                rest,
            )
        return ""

    def _show_order(self) -> None:
        """The chosen order of the list."""
        for place in self.table.selected_rows()[:1]:
            order = self._orders[place]
            self.orders.emit(order.ref.store_code, order.number or order.ref.order_id)

    def _show_orders(self) -> None:
        """Those of the entry; where it is about none, those of its store."""
        entry = self._entry
        if entry is None:
            return
        if entry.orders:
            self.all_orders.emit()
        elif entry.stores:
            self.orders.emit(entry.stores[0] if len(entry.stores) == 1 else "", "")
