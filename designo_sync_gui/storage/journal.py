"""The append-only record of every write.

Law: rows are added and never changed (triggers refuse it); each row's hash covers its content and
the hash before it, so that an altered, missing or moved row is found. No secret is among them.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from designo_sync_gui.domain.acceptance import HeldValues
from designo_sync_gui.domain.acceptance_ports import Acceptances
from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.history import JobRecord, WriteRecord
from designo_sync_gui.domain.journal_ports import UnsettledWrite
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage import journal_acceptances, journal_history
from designo_sync_gui.storage.database import Database
from designo_sync_gui.storage.journal_bodies import Claim, Ended, Intent, JobHead, body_of
from designo_sync_gui.storage.journal_chain import Chain, Row, first_wrong_row
from designo_sync_gui.storage.journal_groups import Groups

T = TypeVar("T")

MIGRATIONS = (
    """
    CREATE TABLE event (
        seq INTEGER PRIMARY KEY, job_id TEXT NOT NULL, row INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('job', 'intent', 'claim', 'outcome')),
        store_code TEXT NOT NULL, order_id TEXT NOT NULL, outcome TEXT NOT NULL,
        at TEXT NOT NULL, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT
    ;;
    CREATE INDEX event_of_row ON event (job_id, row, kind)
    ;;
    CREATE INDEX event_claims ON event (store_code) WHERE kind = 'claim'
    ;;
    CREATE TRIGGER event_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    ;;
    CREATE TRIGGER event_never_removed BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    ;;
    CREATE TRIGGER event_never_replaced BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TABLE head (seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT
    ;;
    INSERT INTO head SELECT coalesce(max(seq), 0),
        coalesce((SELECT hash FROM event ORDER BY seq DESC LIMIT 1), '') FROM event
    ;;
    CREATE INDEX event_of_order ON event (store_code, order_id)
    """,
    journal_acceptances.MIGRATION,
)
_BEGUN = "SELECT 1 FROM event WHERE kind = 'job' AND instr(body, ?) LIMIT 1"
#: A claim, its intent and the last outcome after it. A row that was claimed anew counts from its
#: last claim: what was said before that claim says nothing of it.
_CLAIMED = """
    SELECT c.job_id, c.row, c.at, c.body, i.body, o.at, o.outcome, o.body
    FROM event c
    LEFT JOIN event i ON i.job_id = c.job_id AND i.row = c.row AND i.kind = 'intent'
    LEFT JOIN event o ON o.seq = (SELECT max(l.seq) FROM event l WHERE l.job_id = c.job_id
        AND l.row = c.row AND l.kind = 'outcome' AND l.seq > c.seq)
    WHERE c.kind = 'claim' AND NOT EXISTS (SELECT 1 FROM event n WHERE n.job_id = c.job_id
        AND n.row = c.row AND n.kind = 'claim' AND n.seq > c.seq)
"""
_UNSETTLED = """
    AND (? IS NULL OR c.store_code = ?) AND NOT EXISTS (
        SELECT 1 FROM event d WHERE d.job_id = c.job_id AND d.row = c.row
            AND d.kind = 'outcome' AND d.outcome <> ? AND d.seq > c.seq)
    ORDER BY c.seq
"""
_TO_READ_AGAIN = """
    AND c.store_code = ? AND c.at >= ? AND o.outcome <> ?
        AND json_extract(o.body, '$.read_again') AND NOT EXISTS (
        SELECT 1 FROM event n JOIN event p ON p.job_id = n.job_id AND p.row = n.row
            AND p.kind = 'intent'
        WHERE n.kind = 'claim' AND n.store_code = c.store_code AND n.order_id = c.order_id
            AND n.seq > c.seq
            AND json_extract(p.body, '$.target') = json_extract(i.body, '$.target'))
    ORDER BY c.seq
"""


class SqliteJournal:
    """Implements ``domain.ports.Journal`` in one SQLite file."""

    def __init__(self, database: Database, program: str, operator: str) -> None:
        self._database = database
        self._program, self._operator = program, operator
        self._groups = Groups(database)
        self._acceptances = journal_acceptances.SqliteAcceptances(database)

    @property
    def acceptances(self) -> Acceptances:
        return self._acceptances

    async def begin(
        self,
        job_id: str,
        plan: Plan,
        at: datetime,
        places: Mapping[tuple[str, Side], str] = MappingProxyType({}),
    ) -> bool:
        who = (self._program, self._operator)
        head = JobHead(plan.direction, plan.digest, plan.created_at, *who, plan.reason)
        rows = [Row(job_id, -1, "job", OrderRef("", ""), "", at, head)]
        for index, write in enumerate(plan.writes):
            body = Intent(
                write.ref,
                write.target,
                write.number,
                write.expected,
                write.wanted,
                write.action,
                write.confirm,
                places.get((write.ref.store_code, write.target), ""),
            )
            rows.append(Row(job_id, index, "intent", write.ref, "", at, body))

        def append(connection: sqlite3.Connection) -> bool:
            before = connection.execute(_BEGUN, (plan.digest,)).fetchone() is not None
            chain = Chain(connection)
            for row in rows:
                chain.add(row)
            chain.write()
            return before

        return await self._database.run(append)

    async def claim(
        self,
        job_id: str,
        index: int,
        before: Status | None,
        at: datetime,
        unless_accepted: HeldValues | None = None,
    ) -> Acceptance | None:
        accepted: Acceptance | None = None

        def entry(chain: Chain) -> None:
            nonlocal accepted
            ref = chain.intended(job_id, index)
            if unless_accepted is not None:
                accepted = journal_acceptances.covering(chain.connection, ref, unless_accepted)
            if accepted is None:
                chain.add(Row(job_id, index, "claim", ref, "", at, Claim(before)))

        await self._groups.add(entry)
        return accepted

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
        def entry(chain: Chain) -> None:
            earlier = chain.last_outcome(job_id, index)
            added = dict(zip(("row", "outcome"), earlier, strict=True)) if earlier else None
            body = Ended.of(outcome, reply, added)
            kind = outcome.kind.value
            chain.add(Row(job_id, index, "outcome", outcome.ref, kind, at, body))

        await self._groups.add(entry, hurried=hurried)

    async def unsettled(self, store_code: str | None = None) -> tuple[UnsettledWrite, ...]:
        values = (store_code, store_code, OutcomeKind.UNKNOWN.value)
        return await self._claimed_writes(_UNSETTLED, values)

    async def to_read_again(self, store_code: str, since: datetime) -> tuple[UnsettledWrite, ...]:
        values = (store_code, since.isoformat(), OutcomeKind.UNKNOWN.value)
        return await self._claimed_writes(_TO_READ_AGAIN, values)

    async def _claimed_writes(
        self, which: str, values: tuple[Any, ...]
    ) -> tuple[UnsettledWrite, ...]:
        def look(connection: sqlite3.Connection) -> tuple[UnsettledWrite, ...]:
            rows = connection.execute(_CLAIMED + which, values).fetchall()
            return tuple(_unsettled(*row) for row in rows)

        return await self._read(look)

    async def unbegun(self) -> tuple[WriteRecord, ...]:
        return await self._read(journal_history.unbegun)

    async def verify(self) -> int | None:
        """The first row that was altered, removed or moved; ``None`` if all is well.

        Rows cut off at the end are found too: the last row's number and hash are kept apart.
        """
        await self._groups.settled()
        return await self._database.run(first_wrong_row, damaged_too=True)

    async def jobs(self) -> tuple[JobRecord, ...]:
        return await self._read(journal_history.jobs)

    async def jobs_after(self, seq: int) -> tuple[int, tuple[JobRecord, ...]]:
        return await self._read(lambda c: journal_history.jobs_after(c, seq))

    async def jobs_of_orders(self, text: str) -> frozenset[str]:
        return await self._read(lambda c: journal_history.jobs_of_orders(c, text))

    async def orders_of_job(
        self, job_id: str, after: int, count: int
    ) -> tuple[tuple[int, OrderRef], ...]:
        return await self._read(lambda c: journal_history.orders_of_job(c, job_id, after, count))

    async def last_writes(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, tuple[str, str]]:
        return await self._read(lambda c: journal_history.last_writes(c, refs))

    async def writes_of_job(self, job_id: str) -> tuple[WriteRecord, ...]:
        return await self._read(lambda c: journal_history.writes_of_job(c, job_id))

    async def writes_of_order(self, ref: OrderRef) -> tuple[WriteRecord, ...]:
        return await self._read(lambda c: journal_history.writes_of_order(c, ref))

    async def _read(self, look: Callable[[sqlite3.Connection], T]) -> T:
        await self._groups.settled()
        try:
            return await self._database.run(look)
        except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
            raise StorageFailed(
                say("The journal contains a row that cannot be understood."),
                say("Check it with: journal verify. Nothing was changed."),
                title=say("Journal damaged"),
                details=f"{type(error).__name__}: {error}",
            ) from error

    async def aclose(self) -> None:
        await self._groups.settled()
        await self._database.aclose()


async def open_journal(path: Path, program: str, operator: str) -> SqliteJournal:
    """Raises ``StorageFailed``; a damaged journal is never put aside by the program."""
    database = Database(path, MIGRATIONS, checked=True)
    await database.open()
    return SqliteJournal(database, program, operator)


def _unsettled(
    job_id: str,
    index: int,
    at: str,
    claim: str,
    intent: str,
    ended_at: str | None,
    outcome: str | None,
    ended: str | None,
) -> UnsettledWrite:
    planned = body_of(intent, Intent)
    return UnsettledWrite(
        job_id=job_id,
        index=index,
        ref=planned.ref,
        number=planned.number,
        target=planned.target,
        expected=body_of(claim, Claim).before,
        wanted=planned.wanted,
        claimed_at=datetime.fromisoformat(at),
        ended_at=datetime.fromisoformat(ended_at) if ended_at else None,
        place=planned.place,
        outcome=OutcomeKind(outcome) if outcome else None,
        after=body_of(ended, Ended).after if ended else None,
    )
