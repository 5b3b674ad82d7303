"""Jobs and single writes as recorded in the journal.

Shown as recorded; nothing is added and nothing is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.domain.status import Status


@dataclass(frozen=True, slots=True)
class JobRecord:
    """One job that wrote, or was to write.

    ``counts`` are its outcomes by kind; ``writes`` minus their sum have no outcome: the program
    ended in the middle. ``at`` and ``planned_at`` are UTC. ``reason`` is the operator's own; empty
    where none was given. ``stores`` are the codes of the stores it was to write.
    """

    job_id: str
    at: datetime
    direction: Direction
    plan_digest: str
    planned_at: datetime
    program: str
    operator: str
    writes: int
    counts: Mapping[OutcomeKind, int]
    reason: str = ""
    stores: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierOutcome:
    """An outcome that a later reading, or the operator's word, was added to."""

    outcome: OutcomeKind
    at: datetime
    after: Status | None
    message: Sentence


@dataclass(frozen=True, slots=True)
class WriteRecord:
    """One write from intent to outcome.

    Attributes:
        expected, wanted: as planned.
        before: the target's value right before sending; ``None`` if not read or not claimed.
        claimed_at: when it was about to be sent; ``None`` if it never came to that.
        outcome: the last one recorded; ``None`` where there is none.
        after: the value read back.
        reply: the receiver's masked answer.
        place: which shop or tenant it was written to; empty in rows of older versions.
        earlier: the outcomes before the last one, oldest first.
    """

    job_id: str
    index: int
    ref: OrderRef
    number: str
    target: Side
    expected: Status | None
    wanted: Status
    action: str
    intended_at: datetime
    claimed_at: datetime | None = None
    before: Status | None = None
    outcome: OutcomeKind | None = None
    ended_at: datetime | None = None
    after: Status | None = None
    message: Sentence = NOTHING
    advice: Sentence = NOTHING
    sent: bool = False
    reply: str = ""
    place: str = ""
    earlier: tuple[EarlierOutcome, ...] = ()

    @property
    def ending(self) -> Sentence:
        """The last outcome, with those it was added to."""
        if self.outcome is None:
            return say("none recorded")
        if not self.earlier:
            return self.outcome.label
        before = joined(", ", [former.outcome.label for former in self.earlier])
        return say("{outcome} (before that: {before})", outcome=self.outcome.label, before=before)
