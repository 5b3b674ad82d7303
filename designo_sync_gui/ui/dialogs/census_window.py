"""The status census: every distinct value of a store on each side, with similar values together.

Values are shown and counted as they are; looking at them changes nothing.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.domain.census import Census, Twins
from designo_sync_gui.domain.kinds import DifferenceKind, difference_kinds
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.language import number, spoken, tr, tr_n
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.rows_table import Column, Row, RowsTable

_COLUMNS = (
    Column(say("Value"), 300, status=True),
    Column(say("Orders in storefront"), 160),
    Column(say("Orders in DesignO"), 150),
    Column(say("Looks like"), 300, status=True),
    Column(say("Differs in"), 160),
)
_NONE = "—"


class CensusWindow(QWidget):
    """A window of its own, for one store or all.

    ``orders_wanted`` carries a store code (empty: all) and a status: the main window is to show
    the orders that have it.
    """

    orders_wanted = Signal(object, object)

    def __init__(
        self,
        engine: EngineProxy,
        store_names: Mapping[str, str],
        store_code: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._engine = engine
        self._values: list[Status] = []
        self._census: Census | None = None
        self.banners = BannerStack()
        self.tasks = Tasks(self, lambda error: self.banners.put("error", notice_of(error)))
        self.setWindowTitle(tr("Status census: DesignO Sync"))
        fit_screen(self, 1120, 560)
        self.stores = QComboBox()
        self.stores.setAccessibleName(tr("Store"))
        self.stores.setAccessibleDescription(tr("Store"))  # Qt names it by its value on Linux
        self.stores.addItem(tr("All stores"), "")
        for code, name in store_names.items():
            self.stores.addItem(visible_text(name), code)
        self.stores.setCurrentIndex(max(0, self.stores.findData(store_code)))
        self._build()
        self.stores.currentIndexChanged.connect(lambda _: self.reload())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.reload()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        top = QHBoxLayout()
        top.addWidget(heading(tr("Status census")), 1)
        top.addWidget(self.stores)
        column.addLayout(top)
        column.addWidget(
            plain_label(
                tr(
                    "Every value as it was last read, with the number of orders that have it "
                    "now. Values that look alike are listed together, the most frequent first, "
                    "but they are different values."
                ),
                muted=True,
            )
        )
        column.addWidget(self.banners)
        self.table = RowsTable(tr("Values"), _COLUMNS, ())
        self.table.activated.connect(lambda _: self._ask_for_orders())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        column.addWidget(self.table, 1)
        self.summary = plain_label("")
        self.summary.hide()
        column.addWidget(self.summary)
        row = QHBoxLayout()
        self.show_button = button(
            tr("Show orders"), tr("Show the orders that have this value on either side")
        )
        self.show_button.clicked.connect(self._ask_for_orders)
        self.show_button.setEnabled(False)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        row.addWidget(self.show_button)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    @property
    def store_code(self) -> str:
        return str(self.stores.currentData())

    def choose(self, store_code: str) -> None:
        """Count another store's values."""
        self.stores.setCurrentIndex(max(0, self.stores.findData(store_code)))

    def reload(self) -> None:
        """Count anew."""
        code = self.store_code
        self.tasks.run(self._engine.ask(lambda services: services.orders.census(code)), self._take)

    def _take(self, census: Census) -> None:
        if census.store_code != self.store_code or census == self._census:
            return
        chosen = self._chosen()
        self._census = census
        self._values = [value.status for group in census.groups for value in group.values]
        self.table.set_rows([row for group in census.groups for row in _rows(group)])
        twins = sum(1 for group in census.groups if len(group.values) > 1)
        self.summary.setText(
            tr(
                "{values} in {orders}; {twins}.",
                values=tr_n("{n:,} value", "{n:,} values", len(self._values)),
                orders=tr_n("{n:,} order", "{n:,} orders", census.orders),
                twins=tr_n("{n:,} group looks alike", "{n:,} groups look alike", twins),
            )
        )
        self.summary.show()
        if chosen in self._values:
            self.table.selectRow(self._values.index(chosen))
        self._enable()

    def _chosen(self) -> Status | None:
        rows = self.table.selected_rows()
        return self._values[rows[0]] if len(rows) == 1 else None

    def _enable(self) -> None:
        self.show_button.setEnabled(self._chosen() is not None)

    def _ask_for_orders(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.orders_wanted.emit(self.store_code, chosen)


def _rows(group: Twins) -> list[Row]:
    """The first value of a group by itself, each other one beside it."""
    first = group.values[0].status
    rows: list[Row] = []
    for value in group.values:
        alone = value.status == first
        rows.append(
            (
                StatusPaint(value.status, None if alone else first, verbatim(_NONE)),
                number(value.storefront) if value.storefront else _NONE,
                number(value.designo) if value.designo else _NONE,
                StatusPaint(None if alone else first, value.status, verbatim(_NONE)),
                _NONE if alone else _kinds(first, value.status),
            )
        )
    return rows


def _kinds(first: Status, other: Status) -> str:
    found = difference_kinds(first, other)
    return " · ".join(spoken(kind.label) for kind in DifferenceKind if kind in found)
