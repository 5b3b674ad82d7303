"""The jobs at the bottom of the window: one line each.

Law: a job that ended with anything to see stays until it is dismissed.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designo_sync_gui.domain.events import (
    Event,
    HostWaiting,
    JobFinished,
    JobPaused,
    JobProgress,
    JobResumed,
    JobStarted,
    OutcomeRecorded,
)
from designo_sync_gui.ui.job_details import JobDetailsDialog
from designo_sync_gui.ui.job_row import JobRow
from designo_sync_gui.ui.language import tr
from designo_sync_gui.ui.waiting_line import WaitingLine

#: Finished jobs without a complaint that stay on screen.
CLEAN_JOBS_KEPT = 1


class JobPanel(QWidget):
    """All jobs of this session that run or still have something to say.

    ``cancel_wanted``, ``pause_wanted`` and ``resume_wanted`` carry a job's id.
    """

    cancel_wanted = Signal(object)
    pause_wanted = Signal(object)
    resume_wanted = Signal(object)
    idle_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Jobs"))
        self.rows: dict[str, JobRow] = {}
        self.store_names: Mapping[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self.waiting = WaitingLine()
        self._column.addWidget(self.waiting)
        self.hide()

    @property
    def running(self) -> tuple[str, ...]:
        """The ids of the jobs that have not ended."""
        return tuple(job_id for job_id, row in self.rows.items() if row.running)

    def handle(self, event: Event) -> None:
        """Take one event of the engine; events of other things are left alone."""
        if isinstance(event, JobStarted):
            self._start(event)
        elif isinstance(event, JobProgress) and event.job_id in self.rows:
            self.rows[event.job_id].show_progress(event, self.store_names)
        elif isinstance(event, JobPaused) and event.job_id in self.rows:
            self.rows[event.job_id].show_paused(event)
        elif isinstance(event, JobResumed) and event.job_id in self.rows:
            self.rows[event.job_id].show_resumed()
        elif isinstance(event, HostWaiting):
            self.waiting.take(event)
        elif isinstance(event, OutcomeRecorded) and event.job_id in self.rows:
            self.rows[event.job_id].add_outcome(event.outcome)
        elif isinstance(event, JobFinished) and event.job_id in self.rows:
            self.rows[event.job_id].finish(event)
            self._thin_out()
            self.idle_changed.emit()

    def cancel(self, job_id: str) -> None:
        """Ask for the end of a job."""
        self.rows[job_id].show_cancelling()
        self.cancel_wanted.emit(job_id)

    def pause_or_resume(self, job_id: str) -> None:
        """Ask for the one that the job's button offers."""
        paused = self.rows[job_id].paused_by_operator
        (self.resume_wanted if paused else self.pause_wanted).emit(job_id)

    def dismiss(self, job_id: str) -> None:
        row = self.rows.pop(job_id)
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()
        self.setVisible(bool(self.rows))

    def show_details(self, job_id: str) -> JobDetailsDialog:
        """Open the per-order outcomes of a job."""
        row = self.rows[job_id]
        dialog = JobDetailsDialog(
            row.title, tuple(row.outcomes), row.errors, self.store_names, self.window()
        )
        dialog.open()
        return dialog

    def _start(self, started: JobStarted) -> None:
        row = JobRow(started)
        self.rows[started.job_id] = row
        row.cancel_button.clicked.connect(lambda: self.cancel(started.job_id))
        row.pause_button.clicked.connect(lambda: self.pause_or_resume(started.job_id))
        row.details_button.clicked.connect(lambda: self.show_details(started.job_id))
        row.dismiss_button.clicked.connect(lambda: self.dismiss(started.job_id))
        self._column.addWidget(row)
        self.show()
        self.idle_changed.emit()

    def _thin_out(self) -> None:
        clean = [job_id for job_id, row in self.rows.items() if row.clean]
        for job_id in clean[:-CLEAN_JOBS_KEPT]:
            self.dismiss(job_id)
