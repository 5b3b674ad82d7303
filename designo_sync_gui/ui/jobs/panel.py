"""The jobs at the bottom of the window: one line each.

Law: a job that ended with anything to see stays until it is dismissed.
"""

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
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
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.jobs.row import JobRow
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel

if TYPE_CHECKING:
    from designo_sync_gui.ui.jobs.details import JobDetailsDialog

_TICK_MS = 1000


def _utc_now() -> datetime:
    return datetime.now(UTC)


class WaitingLine(ToneLabel):
    """One line per host that demands a wait; hidden while there is none."""

    def __init__(
        self, now: Callable[[], datetime] = _utc_now, parent: QWidget | None = None
    ) -> None:
        super().__init__("", Tone.CAREFUL)
        self.setParent(parent)
        self.setContentsMargins(12, 3, 12, 3)
        self._now = now
        self._waits: dict[str, HostWaiting] = {}
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.tell)
        self.hide()

    def handle(self, event: HostWaiting) -> None:
        """A wait begins, changes or is over."""
        if event.until is None:
            self._waits.pop(event.host, None)
        else:
            self._waits[event.host] = event
        self.tell()

    def tell(self) -> None:
        """Say the seconds that are left now."""
        now = self._now()
        lines = []
        for host, wait in list(self._waits.items()):
            if wait.until is None or wait.until <= now:
                del self._waits[host]
                continue
            seconds = math.ceil((wait.until - now).total_seconds())
            lines.append(
                tr(
                    "◔ {host}: continues in {seconds:,} s. {reason}.",
                    host=host,
                    seconds=seconds,
                    reason=spoken(wait.reason),
                )
            )
        self.setText("\n".join(visible_line(line) for line in lines))
        self.setVisible(bool(lines))
        if lines and not self._tick.isActive():
            self._tick.start()
        elif not lines:
            self._tick.stop()


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

    def __init__(
        self, store_names: Callable[[], Mapping[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Jobs"))
        self.rows: dict[str, JobRow] = {}
        self._store_names = store_names
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
            self.rows[event.job_id].show_progress(event, self._store_names())
        elif isinstance(event, JobPaused) and event.job_id in self.rows:
            self.rows[event.job_id].show_paused(event)
        elif isinstance(event, JobResumed) and event.job_id in self.rows:
            self.rows[event.job_id].show_resumed()
        elif isinstance(event, HostWaiting):
            self.waiting.handle(event)
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

    def show_details(self, job_id: str) -> "JobDetailsDialog":
        """Open the per-order outcomes of a job."""
        from designo_sync_gui.ui.jobs.details import JobDetailsDialog

        row = self.rows[job_id]
        dialog = JobDetailsDialog(
            row.title, tuple(row.outcomes), row.errors, self._store_names(), self.window()
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
