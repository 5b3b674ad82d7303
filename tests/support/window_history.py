"""A journal in memory for the window's tests."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from types import SimpleNamespace
from typing import Any, cast

from fake_activity import FakeActivity

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused
from designo_sync_gui.domain.history import JobRecord, WriteRecord
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.timeline import Entry, Seen, timeline
from designo_sync_gui.engine.activity import Activity
from designo_sync_gui.engine.activity_report import ActivityExport
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.reports.activity import ActivityReport

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)


def job_record(number: int = 1, **changes: Any) -> JobRecord:
    kinds = {OutcomeKind.VERIFIED: 2}
    record = JobRecord(
        f"job-{number}", NOW, Direction.TO_DESIGNO, "ab12", NOW, "test", "ana", 2, kinds
    )
    return replace(record, **changes)


def write_record(number: int, before: str = "old", wanted: str = "new") -> WriteRecord:
    statuses = (Status.text(before), Status.text(wanted))
    return WriteRecord(
        job_id="job-1",
        index=number,
        ref=OrderRef("de", str(number)),
        number=f"#{number}",
        target=Side.DESIGNO,
        expected=statuses[0],
        wanted=statuses[1],
        action="",
        intended_at=NOW,
        claimed_at=NOW,
        before=statuses[0],
        outcome=OutcomeKind.VERIFIED,
        ended_at=NOW,
        after=statuses[1],
        message=say("Read back."),
        sent=True,
    )


@dataclass
class FakeHistory:
    """The journal of the fake services; ``wrong`` is its first damaged row."""

    note: Callable[..., None]
    records: list[JobRecord] = field(default_factory=list)
    rows: list[WriteRecord] = field(default_factory=list)
    wrong: int | None = None
    seen: list[Seen] = field(default_factory=list)

    async def timeline(self, ref: OrderRef) -> tuple[Entry, ...]:
        self.note("timeline", ref)
        return timeline(self.seen, [row for row in self.rows if row.ref == ref])

    async def undoable(self) -> JobRecord | None:
        self.note("undoable")
        return self.records[0] if self.records else None

    async def last_job(self) -> str:
        self.note("last_job")
        if not self.records:
            raise JobRefused(say("No job has written anything yet."), title=say("Nothing to undo"))
        return self.records[0].job_id

    async def writes_of_job(self, job_id: str) -> tuple[WriteRecord, ...]:
        self.note("writes_of_job", job_id)
        return tuple(replace(row, job_id=job_id) for row in self.rows)

    async def writes_of_order(self, ref: OrderRef) -> tuple[WriteRecord, ...]:
        self.note("writes_of_order", ref)
        return tuple(row for row in self.rows if row.ref == ref)

    async def undo(self, job_id: str) -> Plan:
        self.note("undo", job_id)
        writes = [
            PlannedWrite(r.ref, r.number, r.after, r.before or r.wanted, target=r.target)
            for r in self.rows
        ]
        return Plan(Direction.UNDO, NOW, tuple(writes), ())

    def settle(self, ref: OrderRef, *, applied: bool) -> None:
        """What the operator said becomes the outcome, of the write and of its job."""
        kind = OutcomeKind.ACCEPTED if applied else OutcomeKind.REFUSED
        self.rows = [replace(r, outcome=kind) if r.ref == ref else r for r in self.rows]
        self.records = [replace(record, counts={kind: 1}) for record in self.records]

    async def verify(self) -> int | None:
        self.note("verify")
        return self.wrong

    async def jobs_after(self, seq: int) -> tuple[int, tuple[JobRecord, ...]]:
        """As a journal whose rows are its jobs."""
        end = len(self.records)
        return end, () if end == seq else tuple(self.records)

    async def jobs_of_orders(self, text: str) -> frozenset[str]:
        return frozenset(row.job_id for row in self.rows if text in row.number)

    async def orders_of_job(
        self, job_id: str, after: int, count: int
    ) -> tuple[tuple[int, OrderRef], ...]:
        rows = [(row.index, row.ref) for row in self.rows if row.job_id == job_id]
        return tuple(one for one in rows if one[0] > after)[:count]


class WithActivity:
    """The engine's own *Activity* over the entries of ``book`` and a journal in memory."""

    history: FakeHistory

    @cached_property
    def book(self) -> FakeActivity:
        return FakeActivity()

    @cached_property
    def activity(self) -> Activity:
        mirror, clock = SimpleNamespace(activity=self.book), SimpleNamespace(now=lambda: NOW)
        context = SimpleNamespace(mirror=mirror, journal=self.history, clock=clock)
        return Activity(cast("EngineContext", context))

    @cached_property
    def activity_export(self) -> ActivityExport:
        return ActivityExport(ActivityReport(), self.activity)
