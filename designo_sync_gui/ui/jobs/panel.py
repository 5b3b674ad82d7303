"""The jobs of this session: those that run, and those with something left to tell.

Law: the result of writes stays until it is dismissed, and so does what went wrong; a refresh that
went well goes by itself.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

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
from designo_sync_gui.ui.jobs.row import JobRow
from designo_sync_gui.ui.jobs.shown_job import ShownJob
from designo_sync_gui.ui.jobs.waiting_line import WaitingLine, utc_now
from designo_sync_gui.ui.kit.language import tr

if TYPE_CHECKING:
    from designo_sync_gui.ui.jobs.details import JobDetailsDialog

#: How long a refresh that went well stays on screen.
FOLD_AFTER = timedelta(seconds=8)
#: Results of writes without a complaint that are kept; the history has all.
CLEAN_JOBS_KEPT = 20
_WIDTH, _SHARE = 860, 0.6


class JobPanel(QFrame):
    """The list of jobs, which opens above the line at the foot of the window.

    ``cancel_wanted``, ``pause_wanted``, ``resume_wanted``, ``undo_wanted`` and ``evidence_wanted``
    carry a job's id; ``changed`` tells that jobs came or went.
    """

    cancel_wanted = Signal(object)
    pause_wanted = Signal(object)
    resume_wanted = Signal(object)
    undo_wanted = Signal(object)
    evidence_wanted = Signal(object)
    idle_changed = Signal()
    changed = Signal()
    closed = Signal()

    def __init__(
        self,
        store_names: Callable[[], Mapping[str, str]],
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr("Jobs"))
        self.setWindowTitle(tr("Jobs"))
        self.rows: dict[str, JobRow] = {}
        self._now = now
        self._store_names = store_names
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self.waiting = WaitingLine(now)
        self._column.addWidget(self.waiting)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Jobs"))
        area.setWidgetResizable(True)
        area.setWidget(self._list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(area)
        self._folding = QTimer(self)
        self._folding.setSingleShot(True)
        self._folding.timeout.connect(self.fold)
        self.waiting.changed.connect(self.changed)

    # What is known ----------------------------------------------------------------------------

    @property
    def running(self) -> tuple[str, ...]:
        """The ids of the jobs that have not ended."""
        return tuple(job_id for job_id, row in self.rows.items() if row.job.running)

    @property
    def foremost(self) -> ShownJob | None:
        """The job that the line at the foot tells of: the newest that runs, else the newest."""
        running = self.running
        if running:
            return self.rows[running[-1]].job
        return next((row.job for row in reversed(self.rows.values())), None)

    def store_names(self) -> Mapping[str, str]:
        """The name of each connected store by its code."""
        return self._store_names()

    def handle(self, event: Event) -> None:
        """Take one event of the engine; events of other things are left alone."""
        if isinstance(event, JobStarted):
            self._start(event)
        elif isinstance(event, HostWaiting):
            self.waiting.handle(event)
        elif isinstance(
            event, JobProgress | JobPaused | JobResumed | OutcomeRecorded | JobFinished
        ):
            row = self.rows.get(event.job_id)
            if row is not None:
                self._tell(row.job, event)

    def take_over(self, other: "JobPanel") -> None:
        """Show the jobs of another panel as they stand there."""
        for job_id, row in other.rows.items():
            if job_id not in self.rows:
                self._start(row.job.started)
            self.rows[job_id].job.take_over(row.job)
        self.fold()
        self.idle_changed.emit()
        self.changed.emit()

    def _tell(
        self,
        job: ShownJob,
        event: JobProgress | JobPaused | JobResumed | OutcomeRecorded | JobFinished,
    ) -> None:
        if isinstance(event, JobProgress):
            job.take_progress(event)
        elif isinstance(event, JobPaused):
            job.pause(event)
        elif isinstance(event, JobResumed):
            job.resume()
        elif isinstance(event, OutcomeRecorded):
            job.add_outcome(event.outcome)
        else:
            job.finish(event, self._now())
            self._thin_out(job)
            self.fold()
            self.idle_changed.emit()
            self.changed.emit()

    # What is asked for ------------------------------------------------------------------------

    def cancel(self, job_id: str) -> None:
        """Ask for the end of a job."""
        self.rows[job_id].job.cancel()
        self.cancel_wanted.emit(job_id)

    def pause_or_resume(self, job_id: str) -> None:
        """Ask for the one that the job's button offers."""
        paused = self.rows[job_id].job.paused_by_operator
        (self.resume_wanted if paused else self.pause_wanted).emit(job_id)

    def dismiss(self, job_id: str) -> None:
        """Take a job away that has ended."""
        row = self.rows.pop(job_id)
        row.hide()
        self._column.removeWidget(row)
        row.job.deleteLater()
        row.deleteLater()
        if not self.rows:
            self.hide()
        self.changed.emit()

    def show_details(self, job_id: str) -> "JobDetailsDialog":
        """Open the per-order outcomes of a job."""
        from designo_sync_gui.ui.jobs.details import JobDetailsDialog

        self.hide()
        job, over = self.rows[job_id].job, self.parentWidget()
        dialog = JobDetailsDialog(
            job.title,
            tuple(job.outcomes),
            job.errors,
            self._store_names(),
            over.window() if over else self,
        )
        dialog.open()
        return dialog

    def open_above(self, foot: QWidget) -> None:
        """Show the list with its lower right corner above the line at the foot of the window."""
        window = foot.window()
        width = min(_WIDTH, window.width() - 16)
        wanted = self._list.sizeHint().height() + 4
        height = min(wanted, round(window.height() * _SHARE))
        corner = foot.mapToGlobal(QPoint(foot.width() - width - 8, -height - 4))
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.show()
        row = next(reversed(self.rows.values()), None)
        if row is not None:
            (row.cancel_button if row.job.running else row.dismiss_button).setFocus()

    def fold(self) -> None:
        """Take away the refreshes that went well a while ago."""
        now = self._now()
        ended = [
            (row.job.ended_at, job_id)
            for job_id, row in tuple(self.rows.items())
            if row.job.folds and row.job.ended_at is not None
        ]
        for at, job_id in ended:
            if now - at >= FOLD_AFTER:
                self.dismiss(job_id)
        left = [at + FOLD_AFTER - now for at, job_id in ended if job_id in self.rows]
        self._folding.stop()
        if left:
            self._folding.start(max(1, round(min(left).total_seconds() * 1000)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _start(self, started: JobStarted) -> None:
        job = ShownJob(started, self)
        row = JobRow(job, self._store_names)
        self.rows[started.job_id] = row
        row.cancel_button.clicked.connect(lambda: self.cancel(started.job_id))
        row.pause_button.clicked.connect(lambda: self.pause_or_resume(started.job_id))
        row.details_button.clicked.connect(lambda: self.show_details(started.job_id))
        row.dismiss_button.clicked.connect(lambda: self.dismiss(started.job_id))
        self._column.addWidget(row)
        self.idle_changed.emit()
        self.changed.emit()

    def _thin_out(self, ended: ShownJob) -> None:
        """Of the same refresh the newest tells how things stand; of many results of writes without
        a complaint the newest are kept."""
        jobs = [row.job for row in self.rows.values() if not row.job.running]
        same = (ended.title, ended.store_codes)
        old = [
            job
            for job in jobs
            if job is not ended and not job.wrote and (job.title, job.store_codes) == same
        ]
        old += [job for job in jobs if job.clean and job.wrote][:-CLEAN_JOBS_KEPT]
        for job in old:
            self.dismiss(job.job_id)
