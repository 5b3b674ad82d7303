"""What *Undo last job* would take back now, in words.

The journal is asked at the start, and when a job ended that recorded an outcome.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.events import Event, JobFinished, OutcomeRecorded
from designo_sync_gui.domain.history import JobRecord
from designo_sync_gui.domain.sentence import Sentence, say, say_n
from designo_sync_gui.engine.history import CHANGED
from designo_sync_gui.ui.kit.times import day_or_time
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

#: Told the words, or ``None`` where there is nothing to undo.
Offer = Callable[[Sentence | None], object]


class UndoOffer:
    """Keeps the words of the action in step with the journal."""

    def __init__(self, engine: EngineProxy, tasks: Tasks, offer: Offer) -> None:
        self._engine = engine
        self._tasks = tasks
        self._offer = offer
        self._written = False
        #: What was offered last.
        self.job: JobRecord | None = None

    def handle(self, event: Event) -> None:
        """Ask again once a job has ended that wrote."""
        if isinstance(event, OutcomeRecorded):
            self._written = True
        elif isinstance(event, JobFinished) and self._written:
            self._written = False
            self.ask()

    def take_over(self, former: "UndoOffer") -> None:
        """A job that a former window saw write has written."""
        self._written = self._written or former._written

    def ask(self) -> None:
        """Ask what the newest job is that changed something."""
        self._tasks.run(
            self._engine.ask(lambda services: services.history.undoable()),
            self._take,
        )

    def _take(self, job: JobRecord | None) -> None:
        self.job = job
        self._offer(undo_words(job, datetime.now(UTC)) if job else None)


def undo_words(job: JobRecord, now: datetime) -> Sentence:
    """``Undo: 19 writes to DesignO, 16:04``. Taking back an undo is called so: it writes the values
    of the job again."""
    at = day_or_time(job.at, now)
    number = sum(job.counts.get(kind, 0) for kind in CHANGED)
    writes = say_n("{n:,} write", "{n:,} writes", number)
    words = {
        Direction.UNDO: say("&Undo the undo: {writes}, {time}…", writes=writes, time=at),
        Direction.FOLLOW: say("&Undo: {writes}, {time}…", writes=writes, time=at),
        Direction.TO_DESIGNO: say("&Undo: {writes} to DesignO, {time}…", writes=writes, time=at),
        Direction.TO_STOREFRONT: say(
            "&Undo: {writes} to the storefront, {time}…", writes=writes, time=at
        ),
    }
    return words[job.direction]
