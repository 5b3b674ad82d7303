"""One job as a row: title, progress, what it waits for, and its buttons.

Law: a wait is shown with its reason and end; a job that needs the operator shows that. An outcome
that a later refresh found replaces the earlier one in the row.
"""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import (
    JobFinished,
    JobPaused,
    JobProgress,
    JobStarted,
    SideProgress,
)
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_line, visible_text
from designo_sync_gui.ui.kit.forms import button, link_button
from designo_sync_gui.ui.kit.language import number, spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.times import clock_time
from designo_sync_gui.ui.statuses.text import plain_tooltip

_GOOD = (OutcomeKind.VERIFIED, OutcomeKind.ACCEPTED)
_STATE_MARKS = {
    JobState.DONE: (say("● done"), Tone.GOOD),
    JobState.CANCELLED: (say("○ cancelled"), Tone.MUTED),
    JobState.FAILED: (say("◆ failed"), Tone.BAD),
}


class JobRow(QFrame):
    """One job: title, progress, words, buttons."""

    def __init__(self, started: JobStarted) -> None:
        super().__init__()
        self.job_id = started.job_id
        self.title = spoken(started.title)
        self.outcomes: list[Outcome] = []
        self._counts: Counter[OutcomeKind] = Counter()
        self._sent: dict[tuple[OrderRef, Side], int] = {}
        self._ended_with: Counter[OutcomeKind] = Counter()
        self.errors: tuple[SyncError, ...] = ()
        self.state = JobState.RUNNING
        self.paused_by_operator = False
        self._done = 0
        self._total: int | None = None
        self._note = ""
        self._sides: tuple[SideProgress, ...] = ()
        self._names: Mapping[str, str] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._tell)
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
        self.bar.setAccessibleName(tr("Progress of {job}", job=self.title))
        self.mark = ToneLabel()
        self.mark.hide()
        self.words = _label("")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pause_button = button(
            tr("Pause"), tr("Finish the requests under way, then wait until resumed")
        )
        self.cancel_button = button(
            tr("Cancel"), tr("Finish the requests under way; send nothing more")
        )
        self.details_button = button(tr("Details"))
        self.cancel_button.setAccessibleName(tr("Cancel {job}", job=self.title))
        self.details_button.setAccessibleName(tr("Details of {job}", job=self.title))
        self.dismiss_button = link_button("✕", tr("Dismiss"))
        self.dismiss_button.setAccessibleName(tr("Dismiss {job}", job=self.title))
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

    def show_progress(self, progress: JobProgress, names: Mapping[str, str]) -> None:
        """``names`` are the stores' names by code."""
        self._done, self._total, self._note = progress.done, progress.total, spoken(progress.note)
        self._sides, self._names = progress.sides, names
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(min(progress.done, progress.total or 0))
        self._tell()

    def add_outcome(self, outcome: Outcome) -> None:
        """Count an outcome. A second one of a write that was sent is a later truth of it."""
        key = outcome.ref, outcome.target
        place = self._sent.get(key) if outcome.sent else None
        if place is None:
            place = len(self.outcomes)
            self.outcomes.append(outcome)
        else:
            self._counts[self.outcomes[place].kind] -= 1
            self.outcomes[place] = outcome
        if outcome.sent:
            self._sent[key] = place
        self._counts[outcome.kind] += 1
        self._soon.start()

    def show_paused(self, paused: JobPaused) -> None:
        """Nothing new is begun: by the operator's wish, or until a host comes back."""
        self.paused_by_operator = paused.asks
        text = tr("◐ paused")
        if paused.until is not None:
            text = tr("◐ waiting until {time}", time=clock_time(paused.until))
        self._show_mark(text, Tone.CAREFUL)
        self._note = spoken(paused.reason)
        self._show_pause()
        self._tell()

    def show_resumed(self) -> None:
        self.paused_by_operator = False
        self.mark.hide()
        self._note = ""
        self._show_pause()
        self._tell()

    def _show_pause(self) -> None:
        text = tr("Resume") if self.paused_by_operator else tr("Pause")
        self.pause_button.setText(text)
        self.pause_button.setAccessibleName(tr("{act} {job}", act=text, job=self.title))

    def _show_mark(self, text: str, tone: Tone) -> None:
        self.mark.setText(text)
        self.mark.set_tone(tone)
        self.mark.show()

    def show_cancelling(self) -> None:
        """The wish is under way; what is in flight still ends."""
        self.cancel_button.setEnabled(False)
        self.pause_button.setEnabled(False)
        self._note = tr("cancelling: requests under way are finished")
        self._tell()

    def finish(self, finished: JobFinished) -> None:
        self.state = finished.state
        self.errors = finished.errors
        self.bar.hide()
        self.cancel_button.hide()
        self.pause_button.hide()
        self.dismiss_button.show()
        self._ended_with = self._counts.copy()
        self._show_end(spoken(finished.summary))

    def _show_end(self, summary: str) -> None:
        text, tone = _STATE_MARKS.get(self.state, (say("● done"), Tone.GOOD))
        if self.state is JobState.DONE and not self.clean:
            text, tone = say("◐ done, see details"), Tone.CAREFUL
        self._show_mark(spoken(text), tone)
        summary = visible_line(summary)
        self.words.setText(summary)
        self.words.setToolTip(plain_tooltip(summary))
        self.details_button.setEnabled(bool(self.outcomes or self.errors))

    def _how_far(self) -> list[str]:
        """A count for each side that is read, or one for the job."""
        if self._sides:
            return [side_words(side, self._names) for side in self._sides]
        if self._total is not None:
            total = max(self._total, self._done)
            return [tr("{n:,} of {total:,}", n=self._done, total=total)]
        return [number(self._done)] if self._done else []

    def _tell(self) -> None:
        if not self.running and self._counts != self._ended_with:
            errors = [spoken(error.sentence) for error in self.errors]
            self._show_end(" · ".join([*outcome_words(self._counts), *errors]))
        if self.running:
            note = [self._note] if self._note else []
            far = [*self._how_far(), *outcome_words(self._counts)]
            # With many sides the line is cut at its end: what is waited for stands before them.
            parts = [*note, *far] if self._sides else [*far, *note]
            text = visible_line(" · ".join(parts) or tr("starting"))
            self.words.setText(text)
            self.words.setToolTip(plain_tooltip(text))
        self.details_button.setEnabled(bool(self.outcomes or self.errors))


def side_words(side: SideProgress, names: Mapping[str, str]) -> str:
    """``Print Depot EU: 100 of 300``: what a side itself has, and what was read of it."""
    name = names.get(side.store_code, side.store_code) if side.store_code else "DesignO"
    if side.total is None:
        return tr("{side}: {n:,}", side=visible_text(name), n=side.done)
    return tr(
        "{side}: {n:,} of {total:,}",
        side=visible_text(name),
        n=side.done,
        total=max(side.total, side.done),
    )


def outcome_words(counts: Mapping[OutcomeKind, int]) -> list[str]:
    """``12 verified``, in the order of the kinds' definition."""
    return [
        f"{number(counts[kind])} {spoken(kind.label)}" for kind in OutcomeKind if counts.get(kind)
    ]


def _label(text: str, *, bold: bool = False) -> QLabel:
    label = QLabel(visible_line(text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label
