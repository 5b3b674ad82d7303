"""*Activity*: refreshes, writes, changed connections and warnings by day, with their orders.

Law: shown as mirror and journal hold it; looking writes nothing, an undo opens a plan.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from designo_sync_gui.domain.activity import ActivityEntry
from designo_sync_gui.domain.activity_report import FORMATS
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.sentence import say_n, verbatim
from designo_sync_gui.engine.activity import PIECE, OpenedActivity
from designo_sync_gui.ui.activity.activity_table import ActivityTable
from designo_sync_gui.ui.activity.entry_pane import EntryPane
from designo_sync_gui.ui.activity.entry_words import today_of
from designo_sync_gui.ui.activity.filter_bar import FilterBar
from designo_sync_gui.ui.activity.model import ActivityModel
from designo_sync_gui.ui.jobs.evidence import ask_where, checked_notice, written_notice
from designo_sync_gui.ui.jobs.settling import Settling
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.file_dialogs import ask_new_file
from designo_sync_gui.ui.kit.forms import button, heading, link_button, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import page_voice, spoken, tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

_RESULT = "result"


def _now() -> datetime:
    return datetime.now(UTC)


class ActivityWindow(QWidget):
    """``undo_wanted`` carries a job's id, ``orders_wanted`` a store code (or nothing) and what
    finds an order (or nothing), ``entry_wanted`` the ``EntryOrders`` to show."""

    undo_wanted = Signal(str)
    orders_wanted = Signal(str, str)
    entry_wanted = Signal(object)

    def __init__(
        self,
        engine: EngineProxy,
        store_names: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Activity: DesignO Sync"))
        self._engine = engine
        self._names = store_names
        self._opened: OpenedActivity | None = None
        self._asked = 0
        self._pulled = False
        self.banners = BannerStack(self, edged=True)
        self.tasks = Tasks(self, lambda error: self.banners.put("error", notice_of(error)))
        self._settling = Settling(self, engine, self.tasks, store_names, self.reload)
        self.filters = FilterBar(store_names, now)
        self.model = ActivityModel(self._ask_page, lambda: today_of(now()))
        self.model.setParent(self)
        self.table = ActivityTable(self.model)
        self.pane = EntryPane(store_names)
        self.note = plain_label("", muted=True)
        self.all_button = link_button(tr("Show all"))
        self._build()
        self._listen()
        fit_screen(self, 1260, 700)
        self.table.setFocus()
        self.reload()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        self.export_button = button(tr("Export…"), tr("Save what is listed here, as CSV or HTML"))
        self.check_button = button(
            tr("Check journal"), tr("Check whether any row was altered or removed")
        )
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        top.addWidget(heading(tr("Activity")))
        top.addStretch(1)
        for each in (self.export_button, self.check_button, help_button(), close):
            top.addWidget(each)
        listed = QWidget()
        above = QVBoxLayout(listed)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self.table, 1)
        above.addWidget(self.banners)
        split = self.split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(listed)
        split.addWidget(self.pane)
        split.setStretchFactor(0, 1)
        split.splitterMoved.connect(self._note_pulled)
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.all_button)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(split, 1)
        column.addLayout(foot)
        self.table.setFocus()

    def _listen(self) -> None:
        self.filters.changed.connect(self.reload)
        self.table.row_chosen.connect(self._choose)
        self.table.wanted.connect(lambda: self.pane.table.setFocus())
        self.model.dataChanged.connect(lambda *_: self._choose(self.table.row))
        self.all_button.clicked.connect(self.filters.show_all)
        self.export_button.clicked.connect(self._ask_export)
        self.check_button.clicked.connect(self._check)
        self.pane.undo.connect(lambda: self.undo_wanted.emit(self._job_id))
        self.pane.settle.connect(self._settling.ask)
        self.pane.evidence.connect(lambda: ask_where(self, self.export_evidence))
        self.pane.orders.connect(self.orders_wanted)
        self.pane.all_orders.connect(self._ask_orders)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.filters.search.setFocus)

    # What is shown --------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask anew, with the filters of now."""
        self._asked += 1
        asked, wanted = self._asked, self.filters.wanted()
        self.tasks.run(
            self._engine.ask(lambda services: services.activity.open(wanted)),
            lambda opened: self._take(opened) if asked == self._asked else None,
        )

    def leave(self) -> None:
        """The main window ends."""
        self.tasks.cancel_all()

    def _take(self, opened: OpenedActivity) -> None:
        self.banners.remove("error")
        self._tell(opened)
        former = self._opened
        if former is not None and (former.days, former.first) == (opened.days, opened.first):
            return
        self._opened = opened
        kept = self.pane.entry
        self.model.show(opened, self._names)
        row = None if kept is None else self.model.row_of(kept.entry_id)
        if self.model.rows.entries:
            self.table.choose(1 if row is None else row)
        else:
            self._choose(-1)

    def _tell(self, opened: OpenedActivity) -> None:
        hides = self.filters.hides_earlier
        self.all_button.setVisible(hides)
        self.export_button.setEnabled(opened.total > 0)
        text = ""
        if hides:
            text = tr("Entries at other times are hidden by the filter “Since”.")
        elif not opened.total:
            text = (
                tr("No entries match the filters.")
                if opened.wanted
                else tr("Nothing has happened yet.")
            )
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _ask_page(self, page: int) -> None:
        opened = self._opened
        if opened is None:
            return
        wanted = opened.wanted
        self.tasks.run(
            self._engine.ask(
                lambda services: services.activity.entries(wanted, page * PIECE, PIECE)
            ),
            lambda entries: self.model.take_page(page, entries) if opened is self._opened else None,
            on_error=lambda error: self._page_failed(page, notice_of(error)),
        )

    def _page_failed(self, page: int, notice: Notice) -> None:
        self.model.page_failed(page)
        self.banners.put("error", notice)

    def _choose(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None and entry == self.pane.entry:
            return
        wanted = entry is not None and entry.orders > 0
        self.pane.show_entry(entry, reading=wanted)
        self._share()
        if entry is not None and wanted:
            self.tasks.run(
                self._engine.ask(lambda services: services.activity.orders_of(entry)),
                lambda orders: self.pane.show_orders(orders) if self.pane.entry == entry else None,
            )

    def _note_pulled(self) -> None:
        """The operator shared the height; it stays so."""
        self._pulled = True

    def _share(self) -> None:
        """The entry has the height that it needs, up to half; the list has the rest, and its
        current row stays in sight."""
        if self._pulled:
            return
        whole = sum(self.split.sizes()) or self.split.height()
        wanted = min(self.pane.wanted_height, whole // 2)
        self.split.setSizes([whole - wanted, wanted])
        self.table.scrollTo(self.table.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @property
    def _job_id(self) -> str:
        entry: ActivityEntry | None = self.pane.entry
        return "" if entry is None else entry.job_id

    def _ask_orders(self) -> None:
        """Show the orders of the chosen entry in the main window, however many they are."""
        entry = self.pane.entry
        if entry is not None:
            self.tasks.run(
                self._engine.ask(lambda services: services.activity.only(entry)),
                lambda orders: self.entry_wanted.emit(orders) if orders is not None else None,
            )

    # What can be asked ----------------------------------------------------------------------

    def export_evidence(self, path: Path) -> None:
        """Write the evidence of the chosen job, and say where it is."""
        job_id = self._job_id
        self.tasks.run(
            self._engine.ask(
                lambda services: services.reports.export_evidence(path, job_id=job_id)
            ),
            lambda number: self.banners.put(_RESULT, written_notice(number, path)),
        )

    def _ask_export(self) -> None:
        forms = {f"{spoken(form.label)} (*{form.suffix})": form for form in FORMATS}
        dialog = ask_new_file(
            self,
            tr("Export what happened"),
            "activity.csv",
            lambda path: self.export_to(path, forms[dialog.selectedNameFilter()]),
            {words: form.suffix.removeprefix(".") for words, form in forms.items()},
        )

    def export_to(self, path: Path, form: ReportFormat = ReportFormat.CSV) -> None:
        """Write what is listed, with the orders, and say where it is."""
        wanted, voice = self.filters.wanted(), page_voice()
        separator = ";" if QLocale().decimalPoint() == "," else ","
        self.tasks.run(
            self._engine.ask(
                lambda services: services.activity_export.write(
                    path, wanted, form, separator, voice
                )
            ),
            lambda rows: self.banners.put(
                _RESULT,
                Notice(
                    say_n("{n:,} row written", "{n:,} rows written", rows),
                    verbatim(str(path)),
                    tone=Tone.GOOD,
                ),
            ),
        )

    def _check(self) -> None:
        self.tasks.run(
            self._engine.ask(lambda services: services.history.verify()), self._take_checked
        )

    def _take_checked(self, wrong: int | None) -> None:
        self.banners.put(_RESULT, checked_notice(wrong))
