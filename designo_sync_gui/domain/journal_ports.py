"""Where every write is recorded before it is sent, as protocols."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from designo_sync_gui.domain.acceptance import HeldValues
from designo_sync_gui.domain.acceptance_ports import Acceptances
from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.history import JobRecord, WriteRecord
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.status import Status


@dataclass(frozen=True, slots=True)
class UnsettledWrite:
    """A write that was claimed and of which a later reading may tell more.

    Its outcome is missing or unknown, or one that is to be read again. ``outcome`` is the last one
    recorded, ``ended_at`` when, ``after`` what was read back then; all ``None`` after a crash.
    ``place`` is which shop or tenant it was written to; empty in rows of older versions.
    """

    job_id: str
    index: int
    ref: OrderRef
    number: str
    target: Side
    expected: Status | None
    wanted: Status
    claimed_at: datetime
    ended_at: datetime | None
    place: str = ""
    outcome: OutcomeKind | None = None
    after: Status | None = None


class JournalHistory(Protocol):
    """The journal as people look at it. Raises ``StorageFailed`` where it is damaged."""

    async def jobs(self) -> tuple[JobRecord, ...]:
        """All jobs, newest first."""

    async def jobs_after(self, seq: int) -> tuple[int, tuple[JobRecord, ...]]:
        """The number of the last row, and the jobs with rows behind ``seq``, as they are now; all
        where the journal does not reach that far, because it is another one."""

    async def jobs_of_orders(self, text: str) -> frozenset[str]:
        """The ids of the jobs that were to write an order whose id or number holds ``text``."""

    async def orders_of_job(
        self, job_id: str, after: int, count: int
    ) -> tuple[tuple[int, OrderRef], ...]:
        """The orders of a job's writes behind the one of this number (-1: all), piece by piece:
        each with the number of its write."""

    async def last_writes(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, tuple[str, str]]:
        """The job that wrote each order last, and the digest of its plan; orders that no job
        wrote are left out."""

    async def writes_of_job(self, job_id: str) -> tuple[WriteRecord, ...]:
        """In the plan's order; empty for a job that is not known."""

    async def writes_of_order(self, ref: OrderRef) -> tuple[WriteRecord, ...]:
        """Oldest first."""

    async def verify(self) -> int | None:
        """The first row that was altered, removed or moved; ``None`` if all is well."""


class Journal(JournalHistory, Protocol):
    """The append-only record of every write. Each call is durable when it returns."""

    @property
    def acceptances(self) -> Acceptances: ...

    async def begin(
        self,
        job_id: str,
        plan: Plan,
        at: datetime,
        places: Mapping[tuple[str, Side], str] = ...,
    ) -> bool:
        """All intents of a plan in one transaction; whether the same plan was begun before.

        ``places`` says by store code and side which shop or tenant is written.
        """

    async def claim(
        self,
        job_id: str,
        index: int,
        before: Status | None,
        at: datetime,
        unless_accepted: HeldValues | None = None,
    ) -> Acceptance | None:
        """Right before sending write ``index`` of the plan; ``before`` is the value re-read.

        Where an operator accepted the values ``unless_accepted`` of this order or of its store,
        nothing is claimed and that acceptance is returned: one look and one entry, so that
        whoever accepts them, in whatever process, does so before or after it, never between.
        """

    async def finish(
        self,
        job_id: str,
        index: int,
        outcome: Outcome,
        reply: str,
        at: datetime,
        *,
        hurried: bool = True,
    ) -> None:
        """The outcome of one write, with the masked raw reply. Where the write has an outcome
        already, that one stays as it is and the new one names it. One that is not ``hurried`` may
        wait a moment, to be stored together with the next claim."""

    async def unsettled(self, store_code: str | None = None) -> tuple[UnsettledWrite, ...]:
        """Writes claimed with no outcome (a crash) or with the outcome ``unknown``."""

    async def to_read_again(self, store_code: str, since: datetime) -> tuple[UnsettledWrite, ...]:
        """Writes claimed after ``since`` whose last outcome is known and to be read again.

        Only the last write to an order and side: what is read there after another write says
        nothing of the earlier one.
        """

    async def unbegun(self) -> tuple[WriteRecord, ...]:
        """Writes intended, never claimed, without an outcome: their job runs, or it died."""
