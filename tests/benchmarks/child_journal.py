"""Careful writes with the program's journal and with none, and the journal by itself."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from bench_children import answer, told
from bench_services import connected, plan_to_shop, typed

from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.engine.services import Services
from designo_sync_gui.engine.system_clock import SystemClock
from designo_sync_gui.storage.journal import SqliteJournal, open_journal

_WORKERS = 8


async def nothing_kept(*_: object, **__: object) -> bool:
    """In place of an entry of the journal."""
    return False


async def _applied(services: Services, plan: Plan) -> float:
    begun = time.perf_counter()
    result = await services.jobs.apply(plan, typed(plan))
    seconds = time.perf_counter() - begun
    if {outcome.kind for outcome in result.outcomes} != {OutcomeKind.VERIFIED}:
        raise ValueError("not verified")
    return seconds


async def write(spec: dict[str, Any]) -> dict[str, object]:
    """Seconds of a job, with the journal or without any."""
    if not spec["journal"]:
        for name in ("begin", "claim", "finish"):
            setattr(SqliteJournal, name, nothing_kept)
    async with connected(Path(spec["home"]), spec["url"], designo=True) as services:
        await services.jobs.refresh()
        return {"seconds": await _applied(services, await plan_to_shop(services, spec["writes"]))}


async def alone(spec: dict[str, Any]) -> dict[str, object]:
    """Processor time of the entries of a job, by as many workers as write: each goes on with its
    next order while the outcome is stored, as the program does."""
    async with connected(Path(spec["home"]), spec["url"], designo=True) as services:
        await services.jobs.refresh()
        plan = await plan_to_shop(services, spec["writes"])
    now = SystemClock().now()
    journal = await open_journal(Path(spec["home"]) / "alone.sqlite3", "benchmark", "nobody")
    queue = deque(enumerate(plan.writes))

    async def work() -> None:
        while queue:
            index, planned = queue.popleft()
            await journal.claim("job", index, planned.expected, now)
            ended = Outcome(
                planned.ref,
                planned.number,
                planned.target,
                OutcomeKind.VERIFIED,
                planned.expected,
                planned.wanted,
                planned.wanted,
                NOTHING,
                now,
                sent=True,
            )
            finishing = journal.finish("job", index, ended, "200 OK", now, hurried=False)
            outcomes.append(asyncio.ensure_future(finishing))

    outcomes: list[asyncio.Task[None]] = []
    begun = time.process_time()
    await journal.begin("job", plan, now)
    await asyncio.gather(*(work() for _ in range(_WORKERS)))
    await asyncio.gather(*outcomes)
    cpu = time.process_time() - begun
    await journal.aclose()
    return {"cpu": cpu / spec["writes"]}


async def read(spec: dict[str, Any]) -> dict[str, object]:
    """Which orders the journal claimed, and which it says are done."""
    journal = await open_journal(Path(spec["home"]) / "journal.sqlite3", "benchmark", "nobody")
    records = [
        record for job in await journal.jobs() for record in await journal.writes_of_job(job.job_id)
    ]
    wrong = await journal.verify()
    await journal.aclose()
    if wrong is not None:
        raise ValueError(f"row {wrong} of the journal is wrong")
    claimed = [record.ref.order_id for record in records if record.claimed_at is not None]
    done = [record.ref.order_id for record in records if record.outcome is OutcomeKind.VERIFIED]
    return {"claimed": claimed, "done": done}


_WORK: dict[str, Callable[[dict[str, Any]], Coroutine[Any, Any, dict[str, object]]]] = {
    "write": write,
    "alone": alone,
    "read": read,
}

if __name__ == "__main__":
    asked = told()
    answer(**asyncio.run(_WORK[asked["work"]](asked)))
