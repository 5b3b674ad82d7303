"""The events that the engine sends to the screens.

Events are frozen, hold no secret, and say what happened, never what to do.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import JobState, Outcome
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say


class StoreState(StrEnum):
    """The state of a store, for the list at the left."""

    NEVER_READ = "never read"
    READY = "ready"
    READING = "reading"
    WRITING = "writing"
    SIGN_IN_NEEDED = "sign-in needed"
    UNREACHABLE = "unreachable"
    FAILED = "failed"

    @property
    def label(self) -> Sentence:
        """The word for screens."""
        return _STORESTATE_LABELS[self]


_STORESTATE_LABELS = {
    StoreState.NEVER_READ: say("never read"),
    StoreState.READY: say("ready"),
    StoreState.READING: say("reading"),
    StoreState.WRITING: say("writing"),
    StoreState.SIGN_IN_NEEDED: say("sign-in needed"),
    StoreState.UNREACHABLE: say("unreachable"),
    StoreState.FAILED: say("failed"),
}


@dataclass(frozen=True, slots=True)
class StoreStateChanged:
    """``store_code`` is empty for DesignO itself; ``error`` explains a bad state."""

    store_code: str
    state: StoreState
    error: SyncError | None = None


@dataclass(frozen=True, slots=True)
class RowsChanged:
    """These orders have new observations or outcomes in the mirror."""

    refs: frozenset[OrderRef]


@dataclass(frozen=True, slots=True)
class AcceptanceChanged:
    """Which differences of these stores are accepted has changed."""

    store_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JobStarted:
    job_id: str
    title: Sentence
    store_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideProgress:
    """How many orders of one side were read; ``store_code`` is empty for DesignO.

    ``total`` is what that side itself announced, ``None`` while it announced nothing; it is never
    less than ``done``. ``left`` are the seconds that the rest takes, where they are known.
    """

    store_code: str
    done: int
    total: int | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class JobProgress:
    """``total`` is ``None`` while it is not known, and never less than ``done``; ``note`` says
    what is being done or waited for. ``sides`` are told apart where a job reads several. ``rate``
    is how many a second, ``left`` the seconds that the rest takes; ``None`` while not known."""

    job_id: str
    done: int
    total: int | None
    note: Sentence = NOTHING
    sides: tuple[SideProgress, ...] = ()
    rate: float | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class OutcomeRecorded:
    job_id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class JobFinished:
    """``summary`` is one sentence; ``errors`` are what stopped a store or a side."""

    job_id: str
    state: JobState
    summary: Sentence
    errors: tuple[SyncError, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class JobPaused:
    """A job starts nothing new; requests under way are finished.

    ``reason`` is a sentence. The job continues at ``until`` (UTC), or, where it ``asks``, when
    the operator resumes it.
    """

    job_id: str
    reason: Sentence
    until: datetime | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class JobResumed:
    job_id: str


@dataclass(frozen=True, slots=True)
class StoreHeld:
    """Automatic sync of a store is held because of ``reason``, a sentence; empty: released."""

    store_code: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class ReadingNoted:
    """What the last reading of a side (empty: DesignO) guessed or refused; no notes: nothing."""

    store_code: str
    notes: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class OrdersLeft:
    """Orders that automatic sync leaves to the operator; ``reason`` is a sentence."""

    store_code: str
    refs: frozenset[OrderRef]
    reason: Sentence


@dataclass(frozen=True, slots=True)
class ConnectionsChanged:
    """A store or the DesignO connection was added, edited or removed."""


@dataclass(frozen=True, slots=True)
class ReadingsVoided:
    """A connection was changed: what was read of these stores through the former one, and with it
    every agreed value, says nothing of the present one and was dropped. The journal stays."""

    store_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HostWaiting:
    """A host's limit is being kept: nothing is sent to ``host`` before ``until`` (UTC).

    ``until`` is ``None`` when the wait is over; ``reason`` is a sentence without a full stop.
    """

    host: str
    until: datetime | None
    reason: Sentence = NOTHING


@dataclass(frozen=True, slots=True)
class TroubleNotTold:
    """The operator's command that is run on trouble failed; ``None``: it did its work again."""

    error: SyncError | None


@dataclass(frozen=True, slots=True)
class StartAtSignInEnded:
    """The program stays in the tray no more, so the system does not start it at sign-in any more
    either."""


@dataclass(frozen=True, slots=True)
class TablePreparing:
    """After an update of the program what the order table filters and sorts by is made anew, once;
    views and refreshes wait for it. At the end ``done`` is ``total``."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SignInEnding:
    """The sign-in of a store (empty: DesignO) ends soon, or ended; ``words`` say when."""

    store_code: str
    words: Sentence


@dataclass(frozen=True, slots=True)
class SecretsLeft:
    """What the keyring still holds though it was to be removed; ``None``: nothing any more."""

    error: SyncError | None


Event = (
    StoreStateChanged
    | RowsChanged
    | AcceptanceChanged
    | JobStarted
    | JobProgress
    | OutcomeRecorded
    | JobFinished
    | JobPaused
    | JobResumed
    | StoreHeld
    | ReadingNoted
    | OrdersLeft
    | ConnectionsChanged
    | ReadingsVoided
    | HostWaiting
    | TroubleNotTold
    | StartAtSignInEnded
    | TablePreparing
    | SignInEnding
    | SecretsLeft
)
