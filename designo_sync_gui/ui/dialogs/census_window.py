"""The status census: every distinct value of a store on each side, with similar values together.

Values are shown and counted as they are; looking at them changes nothing.
"""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from designo_sync_gui.domain.census import Census
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.sentence import say, say_n, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.engine.reports import ReportWanted
from designo_sync_gui.ui.dialogs.census_rows import COLUMNS, all_points, census_rows
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.browser import open_folder
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.file_dialogs import ask_new_file
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import page_voice, spoken, tr, tr_n
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.statuses.elided_label import ElidedLabel
from designo_sync_gui.ui.statuses.rows_table import RowsTable


class CensusWindow(QWidget):
    """A window of its own, for one store or all.

    ``orders_wanted`` carries a store code (empty: all) and the chosen statuses: the main window is
    to show the orders that have one of them.
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
        self.banners = BannerStack(self, edged=True)
        self.tasks = Tasks(self, lambda error: self.banners.put("error", notice_of(error)))
        self.setWindowTitle(tr("Status census: DesignO Sync"))
        fit_screen(self, 1120, 560)
        self.stores = QComboBox()
        self.stores.setAccessibleName(tr("Store"))
        self.stores.setAccessibleDescription(tr("Store"))  # Qt names it by its value on Linux
        self.stores.addItem(tr("All stores"), "")
        self._names = store_names
        for code, name in store_names.items():
            self.stores.addItem(visible_text(name), code)
        self.stores.setCurrentIndex(max(0, self.stores.findData(store_code)))
        self._build()
        self.stores.currentIndexChanged.connect(lambda _: self.reload())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.table.setFocus()
        self.reload()

    def _build(self) -> None:
        column, row = with_foot(self)
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
        self.table = RowsTable(tr("Values"), COLUMNS, ())
        self.table.activated.connect(lambda _: self._ask_for_orders())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        column.addWidget(self.table, 1)
        column.addWidget(self.banners)
        self.points = ElidedLabel(Tone.MUTED)
        column.addWidget(self.points)
        self.summary = plain_label("")
        self.summary.hide()
        column.addWidget(self.summary)
        self.show_button = button(
            tr("Show these orders"), tr("Show the orders that have a chosen value on either side")
        )
        self.show_button.clicked.connect(self._ask_for_orders)
        self.show_button.setEnabled(False)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        self.export_button = button(
            tr("Export…"), tr("Write all values with their numbers into a file")
        )
        self.export_button.clicked.connect(self._ask_where)
        self.export_button.setEnabled(False)
        row.addWidget(self.show_button)
        row.addWidget(self.export_button)
        row.addStretch(1)
        row.addWidget(help_button())
        row.addWidget(close)

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
        self.table.set_rows(census_rows(census))
        self.export_button.setEnabled(bool(self._values))
        twins = sum(1 for group in census.groups if len(group.values) > 1)
        self.summary.setText(
            tr(
                "{values} {orders}; {twins}.",
                values=tr_n("{n:,} value", "{n:,} values", len(self._values)),
                orders=tr_n("in {n:,} order", "in {n:,} orders", census.orders),
                twins=tr_n("{n:,} group looks alike", "{n:,} groups look alike", twins),
            )
        )
        self.summary.show()
        self.table.select_rows(place for place, one in enumerate(self._values) if one in chosen)
        self._enable()

    def _chosen(self) -> frozenset[Status]:
        return frozenset(self._values[row] for row in self.table.selected_rows())

    def _enable(self) -> None:
        """What is chosen can be shown; of a single value all code points are told."""
        chosen = self._chosen()
        self.show_button.setEnabled(bool(chosen))
        (one,) = chosen if len(chosen) == 1 else (None,)
        self.points.show_text(all_points(one) if one is not None else " ", Tone.MUTED)

    def _ask_for_orders(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.orders_wanted.emit(self.store_code, chosen)

    def _ask_where(self) -> None:
        """Which file, in which form, then write it there."""
        forms = {f"{spoken(form.label)} (*{form.suffix})": form for form in ReportFormat}
        dialog = ask_new_file(
            self,
            tr("Export status census"),
            "status-census.csv",
            lambda path: self.export_to(path, forms[dialog.selectedNameFilter()]),
            {words: form.suffix.removeprefix(".") for words, form in forms.items()},
        )

    def export_to(self, path: Path, form: ReportFormat) -> None:
        """Write the values of the shown store, and say where they are."""
        code = self.store_code
        separator = ";" if QLocale().decimalPoint() == "," else ","
        store = self._names.get(code)
        title = (
            tr("Statuses of {store}", store=visible_text(store))
            if store
            else tr("Statuses of all stores")
        )
        wanted = ReportWanted(form, title, separator, voice=page_voice())
        self.banners.remove("export")
        self.tasks.run(
            self._engine.ask(lambda services: services.reports.export_census(path, code, wanted)),
            lambda number: self.banners.put("export", _written(number, path)),
            on_error=lambda error: self.banners.put("export", notice_of(error)),
        )


def _written(number: int, path: Path) -> Notice:
    return Notice(
        say_n("Census written: {n:,} value", "Census written: {n:,} values", number),
        verbatim(str(path)),
        tone=Tone.GOOD,
        action=(say("Show in folder"), lambda: open_folder(path.parent)),
    )
