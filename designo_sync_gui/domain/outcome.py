"""How a planned write ended.

An outcome says only what is known. Unknown is not failure, and accepted is not verified.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome_kind import OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.domain.status import Status

__all__ = ["JobResult", "JobState", "Outcome", "OutcomeKind", "WriteReply"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one planned write.

    Attributes:
        before: the target's value at the re-read before the write; ``None`` if not read.
        wanted: the value the plan wanted there.
        after: the value read back; ``None`` if it could not be read.
        message: one sentence; the receiver's own words where it gave any.
        advice: what to do, if anything.
        sent: whether a request that could change the target left this program.
        read_again: whether a later reading may tell more, so that a refresh reads the order again.
    """

    ref: OrderRef
    number: str
    target: Side
    kind: OutcomeKind
    before: Status | None
    wanted: Status
    after: Status | None
    message: Sentence
    at: datetime
    advice: Sentence = NOTHING
    sent: bool = False
    read_again: bool = False


class JobState(StrEnum):
    """Where a job stands."""

    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class WriteReply:
    """What a receiver answered to a write.

    Attributes:
        accepted: ``True`` when it said yes in a known way, ``False`` when it said no in a
            known way, ``None`` when the answer is unclear.
        echo: the status in the reply, if the reply holds one.
        message: what it says, in its own words made safe to show, with what to do.
        raw: the reply, masked, for the journal and for "details"; at most 4,000 characters.
    """

    accepted: bool | None
    echo: Status | None
    message: Sentence
    raw: str


@dataclass(frozen=True, slots=True)
class JobResult:
    """The end of a plan being applied: one outcome per planned write, in the plan's order.

    ``errors`` are what stopped a target or the job; each is also told in the outcomes.
    """

    job_id: str
    state: JobState
    outcomes: tuple[Outcome, ...]
    errors: tuple[SyncError, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing was refused, altered, skipped, cancelled or left unknown."""
        return self.state is JobState.DONE and all(
            outcome.kind in (OutcomeKind.VERIFIED, OutcomeKind.ACCEPTED)
            for outcome in self.outcomes
        )
