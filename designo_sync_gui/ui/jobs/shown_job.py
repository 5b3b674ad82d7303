"""What the screens know of one job: how far it is, what it waits for, how it ended.

Law: a wait is shown with its reason and end; a job that needs the operator shows that. An outcome
that a later refresh found replaces the earlier one.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

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
from designo_sync_gui.domain.progress import Count, counts_of, pace_words, progress_words
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.engine.history import CHANGED
from designo_sync_gui.ui.kit.language import number, spoken, tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.kit.times import clock_time

_GOOD = (OutcomeKind.VERIFIED, OutcomeKind.ACCEPTED)
_STATE_MARKS = {
    JobState.DONE: (say("● done"), Tone.GOOD),
    JobState.CANCELLED: (say("○ cancelled"), Tone.MUTED),
    JobState.FAILED: (say("◆ failed"), Tone.BAD),
}
_CANCELLING = say("cancelling: requests under way are finished")


class ShownJob(QObject):
    """One job; ``changed`` tells that something of it is another."""

    changed = Signal()

    def __init__(self, started: JobStarted, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.started = started
        self.job_id = started.job_id
        self.store_codes = started.store_codes
        self._title = started.title
        self.outcomes: list[Outcome] = []
        self.errors: tuple[SyncError, ...] = ()
        self.state = JobState.RUNNING
        self.paused_by_operator = False
        self.cancelling = False
        self.ended_at: datetime | None = None
        self.progress = JobProgress(started.job_id, 0, None)
        self._note: Sentence | None = None
        self._pause: JobPaused | None = None
        self._summary = NOTHING
        self._counts: Counter[OutcomeKind] = Counter()
        self._sent: dict[tuple[OrderRef, Side], int] = {}
        self._ended_with: Counter[OutcomeKind] = Counter()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.changed)

    # What happened ----------------------------------------------------------------------------

    def take_progress(self, progress: JobProgress) -> None:
        self.progress, self._note = progress, None
        self.changed.emit()

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

    def pause(self, paused: JobPaused) -> None:
        """Nothing new is begun: by the operator's wish, or until a host comes back."""
        self.paused_by_operator = paused.asks
        self._pause, self._note = paused, paused.reason
        self.changed.emit()

    def resume(self) -> None:
        self.paused_by_operator = False
        self._pause, self._note = None, NOTHING
        self.changed.emit()

    def cancel(self) -> None:
        """The wish is under way; what is in flight still ends."""
        self.cancelling, self._note = True, _CANCELLING
        self.changed.emit()

    def finish(self, finished: JobFinished, now: datetime) -> None:
        self.state, self.errors = finished.state, finished.errors
        self._summary, self.ended_at = finished.summary, now
        self._ended_with = self._counts.copy()
        self.changed.emit()

    def take_over(self, other: "ShownJob") -> None:
        """Stand as another one of the same job does."""
        for outcome in other.outcomes:
            self.add_outcome(outcome)
        self.progress, self.errors, self.state = other.progress, other.errors, other.state
        self.paused_by_operator, self.cancelling = other.paused_by_operator, other.cancelling
        self.ended_at, self._note, self._pause = other.ended_at, other._note, other._pause
        self._summary, self._ended_with = other._summary, other._ended_with.copy()
        self.changed.emit()

    # How things stand -------------------------------------------------------------------------

    @property
    def title(self) -> str:
        return spoken(self._title)

    @property
    def running(self) -> bool:
        return self.state is JobState.RUNNING

    @property
    def clean(self) -> bool:
        """Ended with nothing that an operator must see to."""
        return (
            self.state is JobState.DONE
            and not self.errors
            and all(kind in _GOOD for kind, number in self._counts.items() if number)
        )

    @property
    def wrote(self) -> bool:
        """Whether there is anything to tell of single orders."""
        return bool(self.outcomes)

    @property
    def folds(self) -> bool:
        """Whether it ended with nothing to come back to: a refresh without an error. How far one
        came that was cancelled is told by the list of stores."""
        return self.state in (JobState.DONE, JobState.CANCELLED) and not (self.wrote or self.errors)

    @property
    def undoable(self) -> bool:
        """Whether it ended and wrote something that can be taken back."""
        return not self.running and any(self._counts[kind] > 0 for kind in CHANGED)

    @property
    def mark(self) -> tuple[str, Tone] | None:
        """A shape and a word where it stands still or has ended."""
        if not self.running:
            text, tone = _STATE_MARKS.get(self.state, (say("● done"), Tone.GOOD))
            if self.state is JobState.DONE and not self.clean:
                text, tone = say("◐ done, see details"), Tone.CAREFUL
            return spoken(text), tone
        if self._pause is None:
            return None
        if self._pause.until is None:
            return tr("◐ paused"), Tone.CAREFUL
        until = clock_time(self._pause.until)
        return tr("◐ waiting until {time}", time=until), Tone.CAREFUL

    @property
    def counts(self) -> tuple[Count, ...]:
        """How far each side is, or the job."""
        return counts_of(self.progress)

    @property
    def pace(self) -> str:
        """What is said behind the counts: speed and time left, outcomes, what is waited for."""
        if not self.running:
            return self.end_words
        parts = [*self._outcome_words(), spoken(self._said_note)]
        if self._pause is None and not self.cancelling:
            parts.insert(0, spoken(pace_words(self.progress)))
        said = " · ".join(part for part in parts if part)
        return said or ("" if self.counts else tr("starting"))

    @property
    def words(self) -> str:
        """How far it is in one line, or how it ended."""
        if not self.running:
            return self.end_words
        held = self._pause is not None or self.cancelling
        shown = JobProgress(
            self.job_id,
            self.progress.done,
            self.progress.total,
            self._said_note,
            self.progress.sides,
            None if held else self.progress.rate,
            None if held else self.progress.left,
        )
        parts = [spoken(progress_words(shown)), *self._outcome_words()]
        return " · ".join(part for part in parts if part) or tr("starting")

    @property
    def end_words(self) -> str:
        """The summary, or what is known by now."""
        if self._counts == self._ended_with:
            return spoken(self._summary)
        errors = [spoken(error.sentence) for error in self.errors]
        return " · ".join([*self._outcome_words(), *errors])

    def side_lines(self, names: Mapping[str, str]) -> tuple[str, ...]:
        """One line for each side, where there are several storefronts."""
        sides = self.progress.sides
        return tuple(side_words(side, names) for side in sides) if len(sides) > 2 else ()

    @property
    def _said_note(self) -> Sentence:
        return self.progress.note if self._note is None else self._note

    def _outcome_words(self) -> list[str]:
        return outcome_words(self._counts)


def side_words(side: SideProgress, names: Mapping[str, str]) -> str:
    """``Print Depot EU: 100 of 300``: what a side itself has, and what was read of it."""
    name = names.get(side.store_code, side.store_code) if side.store_code else "DesignO"
    count = Count(NOTHING, side.done, side.total)
    return tr("{side}: {left}", side=visible_text(name), left=spoken(count.figures))


def outcome_words(counts: Mapping[OutcomeKind, int]) -> list[str]:
    """``12 verified``, in the order of the kinds' definition."""
    return [
        f"{number(counts[kind])} {spoken(kind.label)}" for kind in OutcomeKind if counts.get(kind)
    ]
