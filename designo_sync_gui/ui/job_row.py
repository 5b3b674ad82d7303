"""One job as a line: what, how far, what it waits for, and what can be asked of it.

Law: what a job waits for is said with until when; a job that asks for the operator says so.
"""

import html
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import JobFinished, JobPaused, JobProgress, JobStarted
from designo_sync_gui.domain.outcome import JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.forms import button, link_button
from designo_sync_gui.ui.tones import Tone, ToneLabel

_PAUSE = "Pause"
_RESUME = "Resume"
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
        self.paused_by_operator = False
        self._done = 0
        self._total: int | None = None
        self._note = ""
        self._build()
        self._show_pause()
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
        self.pause_button = button(_PAUSE, "Finish what is in flight; go on when resumed")
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
            (self.pause_button, 0),
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

    def show_paused(self, paused: JobPaused) -> None:
        """Nothing new is begun: by the operator's wish, or until a host comes back."""
        self.paused_by_operator = paused.asks
        text = "◐ paused"
        if paused.until is not None:
            text = f"◐ waiting until {paused.until.astimezone():%H:%M:%S}"
        self._show_mark(text, Tone.CAREFUL)
        self._note = paused.reason
        self._show_pause()
        self._tell()

    def show_resumed(self) -> None:
        self.paused_by_operator = False
        self.mark.hide()
        self._note = ""
        self._show_pause()
        self._tell()

    def _show_pause(self) -> None:
        text = _RESUME if self.paused_by_operator else _PAUSE
        self.pause_button.setText(text)
        self.pause_button.setAccessibleName(f"{text} {self.title}")

    def _show_mark(self, text: str, tone: Tone) -> None:
        self.mark.setText(text)
        self.mark.set_tone(tone)
        self.mark.show()

    def show_cancelling(self) -> None:
        """The wish is under way; what is in flight still ends."""
        self.cancel_button.setEnabled(False)
        self.pause_button.setEnabled(False)
        self._note = "cancelling: what is in flight still ends"
        self._tell()

    def finish(self, finished: JobFinished) -> None:
        self.state = finished.state
        self.errors = finished.errors
        self.bar.hide()
        self.cancel_button.hide()
        self.pause_button.hide()
        self.dismiss_button.show()
        text, tone = _STATE_MARKS.get(finished.state, ("● done", Tone.GOOD))
        if finished.state is JobState.DONE and not self.clean:
            text, tone = "◐ done, see details", Tone.CAREFUL
        self._show_mark(text, tone)
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
