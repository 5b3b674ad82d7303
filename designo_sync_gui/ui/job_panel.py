"""The jobs at the bottom of the window: one line each.

Law: a line says what is known of its job; a job that ended badly stays until it is dismissed.
"""

import html
from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import (
    Event,
    HostWaiting,
    JobFinished,
    JobProgress,
    JobStarted,
    OutcomeRecorded,
)
from designo_sync_gui.domain.outcome import JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.forms import button, link_button
from designo_sync_gui.ui.job_details import JobDetailsDialog
from designo_sync_gui.ui.tones import Tone, ToneLabel
from designo_sync_gui.ui.waiting_line import WaitingLine

#: Finished jobs without a complaint that stay on screen.
CLEAN_JOBS_KEPT = 1

_GOOD = (OutcomeKind.VERIFIED, OutcomeKind.ACCEPTED)
_STATE_MARKS = {
    JobState.DONE: ("● done", Tone.GOOD),
    JobState.CANCELLED: ("○ cancelled", Tone.MUTED),
    JobState.FAILED: ("◆ failed", Tone.BAD),
}


class JobRow(QFrame):
    """One job: title, progress, words, buttons."""

    def __init__(self, started: JobStarted) -> None:
        super().__init__()
        self.job_id = started.job_id
        self.title = started.title
        self.outcomes: list[Outcome] = []
        self.errors: tuple[SyncError, ...] = ()
        self.state = JobState.RUNNING
        self._done = 0
        self._total: int | None = None
        self._note = ""
        self._build()
        self._tell()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(10)
        self.title_label = _label(self.title, bold=True)
        self.title_label.setMinimumWidth(240)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setMinimumWidth(160)
        self.bar.setMaximumHeight(10)
        self.bar.setAccessibleName(f"Progress of {self.title}")
        self.mark = ToneLabel()
        self.mark.hide()
        self.words = _label("")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.cancel_button = button("Cancel", "Finish what is in flight; send nothing more")
        self.details_button = button("Details")
        self.dismiss_button = link_button("✕", "Dismiss")
        self.dismiss_button.setAccessibleName(f"Dismiss {self.title}")
        self.dismiss_button.setFixedWidth(28)
        self.dismiss_button.hide()
        for widget, stretch in (
            (self.title_label, 0),
            (self.bar, 1),
            (self.mark, 0),
            (self.words, 2),
            (self.details_button, 0),
            (self.cancel_button, 0),
            (self.dismiss_button, 0),
        ):
            row.addWidget(widget, stretch)

    @property
    def running(self) -> bool:
        return self.state is JobState.RUNNING

    @property
    def clean(self) -> bool:
        """Ended with nothing that an operator must see to."""
        return (
            self.state is JobState.DONE
            and not self.errors
            and all(outcome.kind in _GOOD for outcome in self.outcomes)
        )

    def show_progress(self, progress: JobProgress) -> None:
        self._done, self._total, self._note = progress.done, progress.total, progress.note
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(min(progress.done, progress.total or 0))
        self._tell()

    def add_outcome(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self._tell()

    def show_cancelling(self) -> None:
        """The wish is under way; what is in flight still ends."""
        self.cancel_button.setEnabled(False)
        self._note = "cancelling: what is in flight still ends"
        self._tell()

    def finish(self, finished: JobFinished) -> None:
        self.state = finished.state
        self.errors = finished.errors
        self.bar.hide()
        self.cancel_button.hide()
        self.dismiss_button.show()
        text, tone = _STATE_MARKS.get(finished.state, ("● done", Tone.GOOD))
        if finished.state is JobState.DONE and not self.clean:
            text, tone = "◐ done, see details", Tone.CAREFUL
        self.mark.setText(text)
        self.mark.set_tone(tone)
        self.mark.show()
        self.words.setText(visible_text(finished.summary))
        self.words.setToolTip(html.escape(visible_text(finished.summary)))
        self.details_button.setEnabled(bool(self.outcomes or self.errors))

    def _tell(self) -> None:
        if self.running:
            total = "" if self._total is None else f" of {self._total:,}"
            parts = [f"{self._done:,}{total}"] if self._done or self._total else []
            parts.extend(f"{n} {kind}" for kind, n in count_outcomes(self.outcomes).items())
            parts.extend([self._note] if self._note else [])
            self.words.setText(visible_text(" · ".join(parts) or "starting"))
        self.details_button.setEnabled(bool(self.outcomes or self.errors))


class JobPanel(QWidget):
    """All jobs of this session that run or still have something to say.

    ``cancel_wanted`` carries a job's id.
    """

    cancel_wanted = Signal(object)
    idle_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Jobs")
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
            self.rows[event.job_id].show_progress(event)
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
        row.details_button.clicked.connect(lambda: self.show_details(started.job_id))
        row.dismiss_button.clicked.connect(lambda: self.dismiss(started.job_id))
        self._column.addWidget(row)
        self.show()
        self.idle_changed.emit()

    def _thin_out(self) -> None:
        clean = [job_id for job_id, row in self.rows.items() if row.clean]
        for job_id in clean[:-CLEAN_JOBS_KEPT]:
            self.dismiss(job_id)


def count_outcomes(outcomes: list[Outcome]) -> dict[str, int]:
    """How many of each kind, in the order of the kinds' definition."""
    counts = Counter(outcome.kind for outcome in outcomes)
    return {kind.value: counts[kind] for kind in OutcomeKind if counts[kind]}


def _label(text: str, *, bold: bool = False) -> QLabel:
    label = QLabel(visible_text(text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label
