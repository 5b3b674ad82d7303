"""What was written to one order: its writes, evidence, and the word on an unknown one.

Law: shown as the journal holds it; looking back writes nothing.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.jobs.evidence import ask_where, checked_notice, written_notice
from designo_sync_gui.ui.jobs.settle_dialog import is_open
from designo_sync_gui.ui.jobs.settling import Settling
from designo_sync_gui.ui.jobs.write_rows import COLUMNS_OF_ORDER, WORDS, write_row
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.screen_fit import largest
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.statuses.rows_table import RowsTable

_RESULT = "result"
_SIZE = QSize(1260, 660)
#: Until it has rows: what failed has room below the heading.
_EMPTY_SIZE = QSize(460, 200)


class HistoryWindow(QWidget):
    """A window of its own for the order ``ref``, which ``number`` names as the shop does."""

    def __init__(
        self,
        engine: EngineProxy,
        store_names: Mapping[str, str],
        ref: OrderRef,
        number: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._engine = engine
        self._names = store_names
        self._ref = ref
        self._order = number or ref.order_id
        self._writes: tuple[WriteRecord, ...] = ()
        self.banners = BannerStack(self, edged=True)
        self.tasks = Tasks(self, lambda error: self.banners.put("error", notice_of(error)))
        self._settling = Settling(self, engine, self.tasks, store_names, self.reload)
        self.setWindowTitle(
            visible_line(tr("History of order {order}: DesignO Sync", order=self._order))
        )
        self._build()
        self.resize(_EMPTY_SIZE)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.writes.setFocus()
        self.reload()

    def _build(self) -> None:
        column, row = with_foot(self)
        column.addWidget(heading(visible_line(tr("Writes to order {order}", order=self._order))))
        self.writes = RowsTable(tr("Writes"), COLUMNS_OF_ORDER, ())
        about = tr("Everything this program wrote to the order, the newest first")
        self.writes.setAccessibleDescription(about)
        self.writes.horizontalHeader().setToolTip(about)
        middle = QWidget()
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(column.spacing())
        column.addWidget(middle, 1)
        inside.addWidget(self.writes, 1)
        inside.addWidget(self.banners)
        self.writes.hide()
        self.message = plain_label("")
        self.message.hide()
        self.writes.told.connect(self._tell)
        self.writes.selectionModel().selectionChanged.connect(lambda *_: self._enable_settling())
        inside.addWidget(self.message)
        inside.addStretch(0)
        self._fill_foot(row)

    def _fill_foot(self, row: QHBoxLayout) -> None:
        self.export_button = button(
            tr("Export evidence…"), tr("Save the journal's entries as a file")
        )
        self.settle_button = button(
            tr("Settle…"), tr("Settle an unknown write whose order cannot be read")
        )
        self.verify_button = button(
            tr("Check journal"), tr("Check whether any row was altered or removed")
        )
        close = button(tr("Close"))
        self.export_button.setEnabled(False)
        self.export_button.clicked.connect(lambda: ask_where(self, self.export_to))
        self.settle_button.setEnabled(False)
        self.settle_button.clicked.connect(lambda: self._settling.ask(self._open_write))
        self.verify_button.clicked.connect(self.verify)
        close.clicked.connect(self.close)
        row.addWidget(self.export_button)
        row.addWidget(self.settle_button)
        row.addWidget(self.verify_button)
        row.addStretch(1)
        row.addWidget(help_button())
        row.addWidget(close)

    # What is shown --------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask the journal anew."""
        ref = self._ref
        asked = self._engine.ask(lambda services: services.history.writes_of_order(ref))
        self.tasks.run(asked, self._take_writes)

    def _take_writes(self, writes: Sequence[WriteRecord]) -> None:
        if writes and tuple(writes) == self._writes:
            return
        self._writes = tuple(writes)
        self.writes.set_rows([write_row(write, self._names) for write in writes])
        self.writes.fit_words(*WORDS)
        self._enable_settling()
        self._show_table(shown=bool(writes))
        self._tell("" if writes else tr("This program has not written to this order."))

    def _show_table(self, *, shown: bool) -> None:
        """An order that nothing was written to has a sentence instead of an empty table."""
        grows = shown and self.writes.isHidden()
        self.writes.setVisible(shown)
        for wants_rows in (self.export_button, self.settle_button):
            wants_rows.setVisible(shown)
        self.export_button.setEnabled(shown)
        if grows:
            self.resize(_SIZE.boundedTo(largest(self)))

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    # What can be asked ----------------------------------------------------------------------

    def verify(self) -> None:
        """Check the whole journal, and say what was found."""
        self.tasks.run(
            self._engine.ask(lambda services: services.history.verify()), self._take_verified
        )

    def _take_verified(self, wrong: int | None) -> None:
        self.banners.put(_RESULT, checked_notice(wrong))

    @property
    def _open_write(self) -> WriteRecord | None:
        """The chosen write, where its outcome is not known."""
        places = self.writes.selected_rows()
        chosen = self._writes[places[0]] if len(places) == 1 else None
        return chosen if chosen is not None and is_open(chosen) else None

    def _enable_settling(self) -> None:
        self.settle_button.setEnabled(self._open_write is not None)

    def export_to(self, path: Path) -> None:
        """Write the evidence of the order, and say where it is."""
        ref = self._ref
        self.tasks.run(
            self._engine.ask(lambda services: services.reports.export_evidence(path, ref=ref)),
            lambda number: self.banners.put(_RESULT, written_notice(number, path)),
        )
