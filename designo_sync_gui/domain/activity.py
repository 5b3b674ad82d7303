"""What happened: refreshes, writes, connections that were changed, and warnings.

Law: what was written is told by the journal alone; an entry about a job is made of it, and made
again when the journal says more. No secret is in an entry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from designo_sync_gui.domain.moves import Move
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome_kind import OutcomeKind
from designo_sync_gui.domain.sentence import Sentence, joined, say, say_n

#: How long entries are kept. The journal keeps its writes for good.
KEPT = timedelta(days=366)


class ActivityKind(StrEnum):
    """The value stands in the mirror and is the word on the command line."""

    REFRESH = "refresh"
    WRITE = "write"
    UNDO = "undo"
    AUTOMATIC = "automatic"
    ACCEPTED = "accepted"
    CONNECTION = "connection"
    WARNING = "warning"

    @property
    def label(self) -> Sentence:
        """The word for screens."""
        return _KINDS[self]


_KINDS = {
    ActivityKind.REFRESH: say("Refresh"),
    ActivityKind.WRITE: say("Write"),
    ActivityKind.UNDO: say("Undo"),
    ActivityKind.AUTOMATIC: say("Automatic sync"),
    ActivityKind.ACCEPTED: say("Accepted difference"),
    ActivityKind.CONNECTION: say("Connection"),
    ActivityKind.WARNING: say("Warning"),
}


class Ending(StrEnum):
    """How it ended, in a word; the value stands in the mirror."""

    GOOD = "as wanted"
    LOOK = "needs a look"
    CANCELLED = "cancelled"

    @property
    def label(self) -> Sentence:
        """The word for screens."""
        return _ENDINGS[self]


_ENDINGS = {
    Ending.GOOD: say("done"),
    Ending.LOOK: say("needs a look"),
    Ending.CANCELLED: say("cancelled"),
}


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """One line of *Activity*.

    Attributes:
        at: when it ended, UTC; of entries that say the same several times, the last time.
        began: when it began the first time.
        stores: the codes of the stores it is about; none: DesignO or the program.
        said: what happened, in a sentence; ``details`` are what else there is to say.
        operator: who did it; empty for what ran by itself.
        times: how often the same happened, one after the other on one day.
        orders: how many orders moved or were written; up to ``KEPT_MOVES`` of those that moved
            are kept by name.
        writes: how many writes a job planned, ``outcomes`` how they ended.
        job_id: the job in the journal; empty for all but writes.
    """

    at: datetime
    began: datetime
    kind: ActivityKind
    stores: tuple[str, ...]
    said: Sentence
    ending: Ending = Ending.GOOD
    details: tuple[Sentence, ...] = ()
    operator: str = ""
    times: int = 1
    orders: int = 0
    writes: int = 0
    outcomes: Mapping[OutcomeKind, int] = field(default_factory=dict)
    job_id: str = ""
    entry_id: int = 0

    @property
    def what(self) -> Sentence:
        """What happened, with how often."""
        if self.times == 1:
            return self.said
        if self.kind is ActivityKind.REFRESH:
            return say_n(
                "{n:,} refresh without changes", "{n:,} refreshes without changes", self.times
            )
        return say("{what} ({times:,} times)", what=self.said, times=self.times)

    @property
    def outcome(self) -> Sentence:
        """How it ended: the outcomes of writes, else a word."""
        counted = [
            say("{n:,} {outcome}", n=self.outcomes[kind], outcome=kind.label)
            for kind in OutcomeKind
            if self.outcomes.get(kind)
        ]
        left = self.writes - sum(self.outcomes.values())
        if left > 0:
            counted.append(say("{n:,} without an outcome", n=left))
        return joined(", ", counted) if counted else self.ending.label


def ending_of(writes: int, outcomes: Mapping[OutcomeKind, int]) -> Ending:
    """How a job ended, told by the outcomes of its writes."""
    good = outcomes.get(OutcomeKind.VERIFIED, 0) + outcomes.get(OutcomeKind.ACCEPTED, 0)
    cancelled = outcomes.get(OutcomeKind.CANCELLED, 0)
    if good == writes:
        return Ending.GOOD
    return Ending.CANCELLED if good + cancelled == writes else Ending.LOOK


@dataclass(frozen=True, slots=True)
class EntryOrders:
    """The orders of one entry as a rule: the mirror knows which they are, however many."""

    entry_id: int
    kind: ActivityKind
    at: datetime


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """What the operator wants to see; an empty part asks nothing.

    ``outcomes`` are endings and the outcomes of single writes, any of which will do. ``since`` and
    ``until`` are UTC; what lasted is in when it ended in between. ``text`` is looked for in what
    was said, in the operator's name and in the job's id; ``jobs`` and ``entries`` are those that
    are found by their orders. ``upto`` is the number of the last entry that is looked at, 0 for
    all: what comes while pieces are read moves none of them.
    """

    stores: frozenset[str] = frozenset()
    kinds: frozenset[ActivityKind] = frozenset()
    outcomes: frozenset[Ending | OutcomeKind] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""
    jobs: frozenset[str] = frozenset()
    entries: frozenset[int] = frozenset()
    upto: int = 0

    def __bool__(self) -> bool:
        asked = (self.stores, self.kinds, self.outcomes, self.since, self.until, self.text)
        return any(asked)


@dataclass(frozen=True, slots=True)
class ActivityDay:
    """How much happened on one day of this computer's time zone."""

    day: date
    entries: int
    refreshes: int
    writes: int

    @property
    def words(self) -> Sentence:
        """What stands beside the day."""
        refreshed = say_n("{n:,} refresh", "{n:,} refreshes", self.refreshes)
        wrote = say_n("{n:,} write", "{n:,} writes", self.writes)
        parts = [refreshed] if self.refreshes else []
        return joined(" · ", [*parts, *([wrote] if self.writes else [])])


class ActivityBook(Protocol):
    """Where entries are kept. Raises ``StorageFailed``. Looking waits for nothing that writes."""

    async def add(
        self,
        entry: ActivityEntry,
        moves: Sequence[Move] = (),
        same_since: datetime | None = None,
        rows: Sequence[int] = (),
    ) -> None:
        """Keep an entry, with the orders that moved, by name and by their rows in the mirror; those
        older than a year go.

        With ``same_since`` it may be counted into the last one of its kind and stores, if that says
        the same and ended no earlier.
        """

    async def journal_read(self) -> int:
        """Up to which row of the journal its jobs are among the entries."""

    async def keep_jobs(self, entries: Sequence[ActivityEntry], journal_read: int) -> None:
        """Keep entries about jobs in the place of those of the same jobs."""

    async def newest(self) -> int:
        """The number of the entry that was added last; 0 where there is none."""

    async def days(self, wanted: ActivityFilter) -> tuple[ActivityDay, ...]:
        """The days with entries, the newest first."""

    async def entries(
        self, wanted: ActivityFilter, start: int, count: int
    ) -> tuple[ActivityEntry, ...]:
        """A piece of the entries, the newest first."""

    async def entry(self, entry_id: int) -> ActivityEntry | None:
        """One entry; ``None`` where there is no such."""

    async def entries_of_orders(self, text: str) -> frozenset[int]:
        """The entries about an order whose number or id holds a text."""

    async def order_count(self, entry_id: int) -> int:
        """How many of an entry's orders are known by their rows."""

    async def keep_orders(self, entry_id: int, refs: Sequence[OrderRef]) -> None:
        """An entry is about these orders too; those that are not known are left out."""

    async def moves(self, entry_id: int) -> tuple[Move, ...]:
        """The orders that moved, as far as they are kept."""
