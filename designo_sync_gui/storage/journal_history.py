"""The journal read as jobs and writes.

Law: reading only; a row that cannot be understood is a damaged journal, not a gap.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from designo_sync_gui.domain.history import EarlierOutcome, JobRecord, WriteRecord
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.storage.journal_bodies import Claim, Ended, Intent, JobHead, body_of

#: Each is asked of all jobs, or with ``_BEHIND`` of those that have rows behind one.
_JOBS = "SELECT job_id, at, body FROM event WHERE kind = 'job' {which} ORDER BY seq DESC"
_LAST_OUTCOMES = """
    SELECT job_id, outcome, count(*) FROM event e WHERE kind = 'outcome' {which} AND seq = (
        SELECT max(seq) FROM event o WHERE o.job_id = e.job_id AND o.row = e.row
        AND o.kind = 'outcome')
    GROUP BY job_id, outcome
"""
_INTENTS = """
    SELECT job_id, store_code, count(*) FROM event WHERE kind = 'intent' {which}
    GROUP BY job_id, store_code
"""
_BEHIND = "AND job_id IN (SELECT job_id FROM event WHERE seq > ?)"
_END = "SELECT coalesce(max(seq), 0) FROM event"
_ROWS = "SELECT job_id, row, kind, outcome, at, body FROM event WHERE job_id = ? ORDER BY seq"
_ROWS_OF_ORDER = """
    SELECT job_id, row, kind, outcome, at, body FROM event
    WHERE store_code = ? AND order_id = ? ORDER BY seq
"""

_JOBS_OF_ORDERS = """
    SELECT DISTINCT job_id FROM event WHERE kind = 'intent'
    AND (instr(order_id, ?) OR instr(json_extract(body, '$.number'), ?))
"""
_ORDERS_OF_JOB = """
    SELECT row, store_code, order_id FROM event WHERE job_id = ? AND kind = 'intent' AND row > ?
    ORDER BY row LIMIT ?
"""
#: The column beside an aggregate is that of its row (SQLite).
_LAST_OF_ORDERS = """
    SELECT order_id, job_id, max(seq) FROM event WHERE kind = 'outcome' AND store_code = ?
    AND order_id IN ({marks}) GROUP BY order_id
"""
_HEAD = "SELECT body FROM event WHERE job_id = ? AND kind = 'job'"
#: Values of one statement; SQLite takes 999 in its oldest builds.
_AT_ONCE = 500
_UNBEGUN = """
    SELECT job_id, row, kind, outcome, at, body FROM event i WHERE kind = 'intent' AND NOT EXISTS (
        SELECT 1 FROM event o WHERE o.job_id = i.job_id AND o.row = i.row
            AND o.kind IN ('claim', 'outcome'))
    ORDER BY seq
"""


def jobs(connection: sqlite3.Connection) -> tuple[JobRecord, ...]:
    """All jobs, newest first."""
    return _jobs(connection, "", ())


def jobs_after(connection: sqlite3.Connection, seq: int) -> tuple[int, tuple[JobRecord, ...]]:
    """The number of the last row, and the jobs with rows behind ``seq``, newest first; all where
    there is no such row."""
    (end,) = connection.execute(_END).fetchone()
    if seq == end:
        return end, ()
    return end, _jobs(connection, _BEHIND, (seq if seq < end else 0,))


def _jobs(
    connection: sqlite3.Connection, which: str, values: tuple[int, ...]
) -> tuple[JobRecord, ...]:
    counts: defaultdict[str, Counter[OutcomeKind]] = defaultdict(Counter)
    for job_id, outcome, number in connection.execute(_LAST_OUTCOMES.format(which=which), values):
        counts[job_id][OutcomeKind(outcome)] += number
    writes: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for job_id, code, number in connection.execute(_INTENTS.format(which=which), values):
        writes[job_id][code] = number
    found = []
    for job_id, at, text in connection.execute(_JOBS.format(which=which), values):
        head = body_of(text, JobHead)
        found.append(
            JobRecord(
                job_id=job_id,
                at=datetime.fromisoformat(at),
                direction=head.to,
                plan_digest=head.plan,
                planned_at=head.planned_at,
                program=head.program,
                operator=head.operator,
                writes=sum(writes[job_id].values()),
                counts=counts[job_id],
                reason=head.reason,
                stores=tuple(sorted(writes[job_id])),
            )
        )
    return tuple(found)


def jobs_of_orders(connection: sqlite3.Connection, text: str) -> frozenset[str]:
    """The ids of the jobs that were to write an order whose id or number holds ``text``."""
    return frozenset(job_id for (job_id,) in connection.execute(_JOBS_OF_ORDERS, (text, text)))


def orders_of_job(
    connection: sqlite3.Connection, job_id: str, after: int, count: int
) -> tuple[tuple[int, OrderRef], ...]:
    """The orders of a job's writes behind the one of this number, each with its number."""
    rows = connection.execute(_ORDERS_OF_JOB, (job_id, after, count))
    return tuple((row, OrderRef(code, order_id)) for row, code, order_id in rows)


def writes_of_job(connection: sqlite3.Connection, job_id: str) -> tuple[WriteRecord, ...]:
    """The writes of one job in the plan's order; empty for a job that is not known."""
    return _records(connection.execute(_ROWS, (job_id,)))


def writes_of_order(connection: sqlite3.Connection, ref: OrderRef) -> tuple[WriteRecord, ...]:
    """Every write ever intended for one order, oldest first."""
    return _records(connection.execute(_ROWS_OF_ORDER, ref))


def last_writes(
    connection: sqlite3.Connection, refs: Sequence[OrderRef]
) -> dict[OrderRef, tuple[str, str]]:
    """The job that wrote each order last, and the digest of its plan; orders that no job wrote are
    left out."""
    by_store: defaultdict[str, list[str]] = defaultdict(list)
    for ref in refs:
        by_store[ref.store_code].append(ref.order_id)
    jobs_by_ref: dict[OrderRef, str] = {}
    for code, ids in by_store.items():
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            for order_id, job_id, _ in connection.execute(
                _LAST_OF_ORDERS.format(marks=_marks(some)), (code, *some)
            ):
                jobs_by_ref[OrderRef(code, order_id)] = job_id
    digests = {job_id: _digest(connection, job_id) for job_id in set(jobs_by_ref.values())}
    return {ref: (job_id, digests[job_id]) for ref, job_id in jobs_by_ref.items()}


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _digest(connection: sqlite3.Connection, job_id: str) -> str:
    for (text,) in connection.execute(_HEAD, (job_id,)):
        return body_of(text, JobHead).plan
    return ""


def unbegun(connection: sqlite3.Connection) -> tuple[WriteRecord, ...]:
    """Writes intended, never claimed, without an outcome."""
    return _records(connection.execute(_UNBEGUN))


def _records(rows: Iterable[Sequence[Any]]) -> tuple[WriteRecord, ...]:
    found: dict[tuple[str, int], WriteRecord] = {}
    for job_id, index, kind, outcome, at, text in rows:
        if kind == "job":
            continue
        key, moment = (job_id, index), datetime.fromisoformat(at)
        if kind == "intent":
            found[key] = _intended(job_id, index, body_of(text, Intent), moment)
        elif kind == "claim":
            before = body_of(text, Claim).before
            found[key] = replace(found[key], claimed_at=moment, before=before)
        else:
            found[key] = _ended(found[key], OutcomeKind(outcome), body_of(text, Ended), moment)
    return tuple(found.values())


def _intended(job_id: str, index: int, body: Intent, at: datetime) -> WriteRecord:
    return WriteRecord(
        job_id=job_id,
        index=index,
        ref=body.ref,
        number=body.number,
        target=body.target,
        expected=body.expected,
        wanted=body.wanted,
        action=body.action,
        intended_at=at,
        place=body.place,
    )


def _ended(record: WriteRecord, kind: OutcomeKind, body: Ended, at: datetime) -> WriteRecord:
    message, advice = body.sentences()
    before = record.before if record.claimed_at is not None else body.before
    earlier = record.earlier
    if record.outcome is not None and record.ended_at is not None:
        former = EarlierOutcome(record.outcome, record.ended_at, record.after, record.message)
        earlier = (*earlier, former)
    return replace(
        record,
        outcome=kind,
        ended_at=at,
        before=before,
        after=body.after,
        message=message,
        advice=advice,
        sent=body.sent or record.sent,
        reply=body.reply or record.reply,
        earlier=earlier,
    )
