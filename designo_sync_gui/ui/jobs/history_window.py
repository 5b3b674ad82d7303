"""The history: jobs, their writes, evidence and undo.

Law: shown as the journal holds it; looking back writes nothing, an undo opens a plan.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from designo_sync_gui.domain.history import JobRecord, WriteRecord
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.sentence import joined, say, verbatim
from designo_sync_gui.domain.visible import visible_line, visible_text
from designo_sync_gui.ui.jobs.evidence import ask_where, checked_notice, written_notice
from designo_sync_gui.ui.jobs.settle_dialog import SettleDialog, is_open
from designo_sync_gui.ui.jobs.shown_job import outcome_words
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading, line_edit, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import number, tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen, largest
from designo_sync_gui.ui.kit.times import date_time
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.rows_table import Column, Row, RowsTable

#: Milliseconds after the last key before the journal is searched.
SEARCH_DELAY = 250

_JOB_COLUMNS = (
    Column(say("When"), 150),
    Column(say("What"), 250),
    Column(say("Writes"), 70),
    Column(say("Outcomes"), 330),
    Column(say("By"), 110),
    Column(say("Job"), 180),
)
_WRITE_COLUMNS = (
    Column(say("Store"), 120),
    Column(say("Order"), 70),
    Column(say("Order id"), 80),
    Column(say("Side"), 80),
    Column(say("Before"), 185, status=True),
    Column(say("Wanted"), 185, status=True),
    Column(say("Read back"), 185, status=True),
    Column(say("Outcome"), 150),
    Column(say("At"), 140),
    Column(say("Message"), 120),
)
_OUTCOME = 7
_RESULT = "result"
_SIZE = (1260, 660)
#: Of the history of one order until it has rows.
_EMPTY_SIZE = QSize(460, 150)


class HistoryWindow(QWidget):
    """A window of its own; with ``ref`` it shows what was written to that one order, which
    ``number`` names as the shop does.

    ``undo_wanted`` carries a job's id.
    """

    undo_wanted = Signal(object)

    def __init__(
        self,
        engine: EngineProxy,
        store_names: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        ref: OrderRef | None = None,
        number: str = "",
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._engine = engine
        self._names = store_names
        self._ref = ref
        self._order = number or (ref.order_id if ref else "")
        self._jobs: tuple[JobRecord, ...] = ()
        self._writes: tuple[WriteRecord, ...] = ()
        self.job_id = ""
        self.banners = BannerStack()
        self.tasks = Tasks(self, lambda error: self.banners.put("error", notice_of(error)))
        self.setWindowTitle(
            visible_line(tr("History of order {order}: DesignO Sync", order=self._order))
            if ref
            else tr("History: DesignO Sync")
        )
        self._build()
        if ref is None:
            fit_screen(self, *_SIZE)
        else:
            self.resize(_EMPTY_SIZE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY)
        self._timer.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _: self._timer.start())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.reload()

    def _build(self) -> None:
        column, row = with_foot(self)
        order = tr("Writes to order {order}", order=self._order) if self._ref else tr("History")
        column.addWidget(heading(visible_line(order)))
        column.addWidget(self.banners)
        self.search = line_edit(
            tr("Search the history"),
            placeholder=tr("Order number, order id, job, operator or reason"),
        )
        self.search.setVisible(self._ref is None)
        column.addWidget(self.search)
        self.jobs = RowsTable(tr("Jobs"), _JOB_COLUMNS, ())
        self.jobs.setVisible(self._ref is None)
        self.jobs.selectionModel().currentRowChanged.connect(lambda now, _: self._choose(now.row()))
        self.writes = RowsTable(tr("Writes"), _WRITE_COLUMNS, ())
        about = (
            tr("Everything this program wrote to the order, the newest first")
            if self._ref
            else tr("What the chosen job wrote: the value before, wanted and read back")
        )
        self.writes.setAccessibleDescription(about)
        self.writes.horizontalHeader().setToolTip(about)
        self._split = split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.jobs)
        split.addWidget(self.writes)
        split.setSizes([200, 360])
        column.addWidget(split, 1)
        split.setVisible(self._ref is None)
        self.message = plain_label("")
        self.message.hide()
        self.writes.told.connect(self._tell)
        self.writes.selectionModel().selectionChanged.connect(lambda *_: self._enable_settling())
        column.addWidget(self.message)
        column.addStretch(0)
        self._fill_foot(row)

    def _fill_foot(self, row: QHBoxLayout) -> None:
        self.undo_button = button(tr("Undo…"), tr("Make a plan that undoes this job"))
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
        self.undo_button.setVisible(self._ref is None)
        self.undo_button.setEnabled(False)
        self.export_button.setEnabled(False)
        self.undo_button.clicked.connect(lambda: self.undo_wanted.emit(self.job_id))
        self.export_button.clicked.connect(lambda: ask_where(self, self.export_to))
        self.settle_button.setEnabled(False)
        self.settle_button.clicked.connect(self._ask_what_is_there)
        self.verify_button.clicked.connect(self.verify)
        close.clicked.connect(self.close)
        row.addWidget(self.undo_button)
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
        if ref is not None:
            asked = self._engine.ask(lambda services: services.history.writes_of_order(ref))
            self.tasks.run(asked, self._take_writes)
        else:
            text = self.search.text()
            self.tasks.run(
                self._engine.ask(lambda services: services.history.find(text)), self._take_jobs
            )

    def _take_jobs(self, jobs: Sequence[JobRecord]) -> None:
        if jobs and tuple(jobs) == self._jobs:
            return
        chosen = self.job_id
        self._jobs = tuple(jobs)
        self.jobs.set_rows([_job_row(job) for job in jobs])
        places = [place for place, job in enumerate(jobs) if job.job_id == chosen]
        if jobs:
            self.jobs.selectRow(places[0] if places else 0)
        else:
            self._choose(-1)
        empty = (
            tr("Nothing has been written yet.")
            if not self.search.text()
            else tr("No job matches the search.")
        )
        self._tell("" if jobs else empty)

    def show_job(self, job_id: str) -> None:
        """Choose a job of the list."""
        self.job_id = job_id
        places = [place for place, job in enumerate(self._jobs) if job.job_id == job_id]
        if places:
            self.jobs.selectRow(places[0])

    def _choose(self, place: int) -> None:
        chosen = self._jobs[place].job_id if 0 <= place < len(self._jobs) else ""
        self.job_id = chosen
        self.undo_button.setEnabled(bool(chosen))
        self.export_button.setEnabled(bool(chosen))
        self._tell("")
        if chosen:
            self.tasks.run(
                self._engine.ask(lambda services: services.history.writes_of_job(chosen)),
                lambda writes: self._take_writes(writes) if self.job_id == chosen else None,
            )
        else:
            self._take_writes(())

    def _take_writes(self, writes: Sequence[WriteRecord]) -> None:
        if writes and tuple(writes) == self._writes:
            return
        self._writes = tuple(writes)
        self.writes.set_rows([_write_row(write, self._names) for write in writes])
        self.writes.fit_words(_OUTCOME)
        self._enable_settling()
        if self._ref is not None:
            self._show_table(shown=bool(writes))
            self._tell("" if writes else tr("This program has not written to this order."))

    def _show_table(self, *, shown: bool) -> None:
        """An order that nothing was written to has a sentence instead of an empty table."""
        grows = shown and self._split.isHidden()
        self._split.setVisible(shown)
        for wants_rows in (self.export_button, self.settle_button):
            wants_rows.setVisible(shown)
        self.export_button.setEnabled(shown)
        if grows:
            self.resize(QSize(*_SIZE).boundedTo(largest(self)))

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

    def _ask_what_is_there(self) -> None:
        write = self._open_write
        if write is not None:
            code = write.ref.store_code
            dialog = SettleDialog(write, self._names.get(code, code), self)
            dialog.settled.connect(lambda applied: self._settle(write, applied=applied))
            dialog.open()

    def _settle(self, write: WriteRecord, *, applied: bool) -> None:
        ref, side = write.ref, write.target
        self.tasks.run(
            self._engine.ask(
                lambda services: services.orders.settle_by_word(ref, side, applied=applied)
            ),
            lambda _: self.reload(),
        )

    def export_to(self, path: Path) -> None:
        """Write the evidence of what is shown, and say where it is."""
        job_id, ref = self.job_id, self._ref
        self.tasks.run(
            self._engine.ask(
                lambda services: services.reports.export_evidence(path, job_id=job_id, ref=ref)
            ),
            lambda number: self.banners.put(_RESULT, written_notice(number, path)),
        )


def _job_row(job: JobRecord) -> Row:
    ended = outcome_words(job.counts)
    open_rows = job.writes - sum(job.counts.values())
    if open_rows > 0:
        ended.append(tr("{n:,} without an outcome", n=open_rows))
    return (
        date_time(job.at),
        joined(" · ", [job.direction.label, *([verbatim(job.reason)] if job.reason else [])]),
        number(job.writes),
        ", ".join(ended),
        job.operator,
        job.job_id,
    )


def _write_row(write: WriteRecord, names: Mapping[str, str]) -> Row:
    return (
        visible_text(names.get(write.ref.store_code, write.ref.store_code)),
        write.number,
        write.ref.order_id,
        write.target.label,
        StatusPaint(write.before, write.wanted, say("not known")),
        StatusPaint(write.wanted, None),
        StatusPaint(write.after, write.wanted, say("not known")),
        write.ending,
        date_time(write.ended_at or write.claimed_at or write.intended_at),
        joined(" ", (write.message, write.advice)),
    )
