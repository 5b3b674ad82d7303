"""The program's side of a benchmark: its services in a process of their own.

Only the named work is timed; opening and closing the services is not.
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench_children import answer, resident_mb, told
from bench_services import connected, plan_to_shop, typed

from designo_sync_gui.connectors.pacing import adaptive
from designo_sync_gui.domain.events import Event
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.engine.services import Services


async def refresh(services: Services, spec: dict[str, Any]) -> dict[str, float]:
    """Read everything once; the progress events are counted like a screen would take them."""
    events: list[Event] = []
    services.events.subscribe(events.append)
    begun, cpu = time.perf_counter(), time.process_time()
    summary = await services.jobs.refresh()
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    if summary.errors or summary.read != spec["orders"]:
        raise ValueError(f"read {summary.read}: {summary.errors}")
    return {"seconds": seconds, "cpu": cpu, "events": len(events)}


async def apply(services: Services, spec: dict[str, Any]) -> dict[str, float]:
    """Write the first orders of the shop, after a refresh that is not timed."""
    await services.jobs.refresh()
    plan = await plan_to_shop(services, spec["writes"])
    begun, cpu = time.perf_counter(), time.process_time()
    result = await services.jobs.apply(plan, typed(plan))
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    kinds = {outcome.kind for outcome in result.outcomes}
    if kinds != {OutcomeKind.VERIFIED}:
        raise ValueError(f"not verified: {kinds}")
    return {"seconds": seconds, "cpu": cpu}


_WORK: dict[str, Callable[[Services, dict[str, Any]], Awaitable[dict[str, float]]]] = {
    "refresh": refresh,
    "apply": apply,
}


def asked_by_at_most(connections: int) -> None:
    """The floor that this is compared with has so many; the program's pacer would go beyond."""
    vars(adaptive)["AdaptivePacer"] = partial(adaptive.AdaptivePacer, most=connections)


async def main() -> None:
    spec = told()
    if spec.get("connections"):
        asked_by_at_most(spec["connections"])
    with tempfile.TemporaryDirectory(prefix="designo-sync-bench-") as name:
        designo = spec["work"] == "apply"
        async with connected(Path(name), spec["url"], designo=designo) as services:
            figures = await _WORK[spec["work"]](services, spec)
            memory = resident_mb()
    answer(**figures, memory=memory)


if __name__ == "__main__":
    asyncio.run(main())
