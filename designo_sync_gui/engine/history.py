"""Looking back: jobs, writes, the journal's soundness, and the plan that undoes a job.

Law: looking back writes nothing; an undo is a plan like any other, to be read and applied.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from designo_sync_gui.domain.errors import JobRefused
from designo_sync_gui.domain.history import JobRecord, WriteRecord
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.timeline import Entry, timeline
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.writing.planning import Planning

#: Outcomes after which a side holds another value than before.
CHANGED = (OutcomeKind.VERIFIED, OutcomeKind.ACCEPTED, OutcomeKind.ALTERED)


@dataclass(frozen=True, slots=True)
class History:
    """Jobs and writes of the journal; ``book`` gives the settings of the moment."""

    context: EngineContext
    book: ConnectionBook

    async def jobs(self) -> tuple[JobRecord, ...]:
        """All jobs, newest first."""
        return await self.context.journal.jobs()

    async def undoable(self) -> JobRecord | None:
        """The newest job that changed something, which "Undo last job" takes back."""
        for job in await self.jobs():
            if any(job.counts.get(kind) for kind in CHANGED):
                return job
        return None

    async def last_job(self) -> str:
        """The id of the newest job that changed something.

        Raises ``JobRefused`` where there is none.
        """
        job = await self.undoable()
        if job is None:
            raise JobRefused(say("No job has written anything yet."), title=say("Nothing to undo"))
        return job.job_id

    async def writes_of_job(self, job_id: str) -> tuple[WriteRecord, ...]:
        """The writes of a job in its plan's order. Raises ``JobRefused`` for an unknown job."""
        found = await self.context.journal.writes_of_job(job_id)
        if not found and all(job.job_id != job_id for job in await self.jobs()):
            raise JobRefused(
                say("The journal has no job “{job_id}”.", job_id=job_id),
                say("List them with: history"),
                title=say("No such job"),
            )
        return found

    async def writes_of_order(self, ref: OrderRef) -> tuple[WriteRecord, ...]:
        """Every write ever intended for an order, oldest first."""
        return await self.context.journal.writes_of_order(ref)

    async def last_writes(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, tuple[str, str]]:
        """The job that wrote each order last, and its plan's digest; see the journal."""
        return await self.context.journal.last_writes(refs)

    async def timeline(self, ref: OrderRef) -> tuple[Entry, ...]:
        """What was seen of an order and written to it, newest first."""
        seen = await self.context.mirror.seen(ref)
        return timeline(seen, await self.writes_of_order(ref))

    async def verify(self) -> int | None:
        """The number of the first altered, removed or moved row; ``None`` if all is well."""
        return await self.context.journal.verify()

    async def undo(self, job_id: str) -> Plan:
        """A plan that restores what a job overwrote, where it still holds what the job wrote."""
        records = await self.writes_of_job(job_id)
        return await Planning(self.context, self.book.settings).undo(records)
