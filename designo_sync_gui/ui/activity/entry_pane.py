"""The entry that is chosen: what happened, when, by whom, and its orders."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designo_sync_gui.domain.activity import ActivityEntry
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.moves import Move
from designo_sync_gui.engine.history import CHANGED
from designo_sync_gui.ui.activity.entry_words import facts, line
from designo_sync_gui.ui.activity.order_rows import COLUMNS, order_row
from designo_sync_gui.ui.kit.forms import button, plain_label
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.tokens import SPACE_2
from designo_sync_gui.ui.statuses.rows_table import MadeRows, RowsTable

Orders = Sequence[Move] | Sequence[WriteRecord]


class EntryPane(QWidget):
    """``undo``, ``details`` and ``evidence`` are wanted of the entry's job; ``orders`` carries a
    store code and an order number or id: these are to be shown in the main table; ``all_orders``:
    all orders of the entry are."""

    undo = Signal()
    details = Signal()
    evidence = Signal()
    orders = Signal(str, str)
    all_orders = Signal()

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names
        self._entry: ActivityEntry | None = None
        self._orders: Orders = ()
        self.title = plain_label("", strong=True)
        self.facts = plain_label("", muted=True)
        self.table = RowsTable(tr("Orders of this entry"), COLUMNS, ())
        self.table.doubleClicked.connect(lambda _: self._show_order())
        self.note = plain_label("", muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_2, 0, 0)
        column.setSpacing(6)
        for part in (self.title, self.facts, self.table, self.note):
            column.addWidget(part)
        column.setStretch(2, 1)
        column.addLayout(self._buttons())
        self.show_entry(None)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.undo_button = button(tr("Undo…"), tr("Make a plan that undoes this job"))
        self.details_button = button(
            tr("Details…"), tr("Every write of this job, as the journal holds it")
        )
        self.evidence_button = button(
            tr("Export evidence…"), tr("Save the journal's entries as a file")
        )
        self.orders_button = button(tr("Show orders"), tr("Show them in the order table"))
        self.undo_button.clicked.connect(self.undo)
        self.details_button.clicked.connect(self.details)
        self.evidence_button.clicked.connect(self.evidence)
        self.orders_button.clicked.connect(self._show_orders)
        for each in self._all_buttons:
            row.addWidget(each)
        row.addStretch(1)
        return row

    @property
    def _all_buttons(self) -> tuple[QPushButton, ...]:
        return self.undo_button, self.details_button, self.evidence_button, self.orders_button

    @property
    def entry(self) -> ActivityEntry | None:
        return self._entry

    def show_entry(self, entry: ActivityEntry | None, *, reading: bool = False) -> None:
        """Show an entry, its orders still to come where they are being read."""
        self._entry = entry
        self._orders = ()
        self.table.set_rows(())
        self.title.setText("" if entry is None else line(spoken(entry.what)))
        self.facts.setText("" if entry is None else facts(entry))
        self._tell(tr("Reading the orders…") if reading else self._note())
        job = entry is not None and bool(entry.job_id)
        changed = entry is not None and any(entry.outcomes.get(kind) for kind in CHANGED)
        self.undo_button.setEnabled(job and changed)
        self.details_button.setEnabled(job)
        self.evidence_button.setEnabled(job)
        self.orders_button.setEnabled(entry is not None and bool(entry.stores))

    def show_orders(self, orders: Orders) -> None:
        """The orders of the entry that is shown."""
        self._orders = orders
        names = self._names
        made = MadeRows[Move | WriteRecord](orders, lambda order: order_row(order, names))
        self.table.set_rows(made)
        self.table.selectRow(0)
        self._tell(self._note())

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
                "{n:,} more order is counted, and not kept by name.",
                "{n:,} more orders are counted, and not kept by name.",
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
