"""The mirror's order table in a process of its own: recording orders, and asking for views.

The mirror is a file on the disk as the program keeps it; making orders is not timed.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench_children import answer, resident_mb, told
from bench_figures import percentile
from bench_services import CODE, CONNECTED, FIRST_ID, OTHER_CODE, OTHER_FIRST_ID

from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED, SortColumn, Sorting
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PAGE = 100
_STATUSES = [
    Status.text(text)
    for text in ("completed", "processing", "wc-processing", "Completed", "on-hold", "refunded")
]
_RARE = Status.text("waiting for the artwork")


def readings(side: Side, orders: int, page: int) -> Iterator[list[Reading]]:
    """Pages of a shop: nine of ten orders are equal on both sides, one of ten thousand is rare."""
    for start in range(0, orders, page):
        yield [_reading(side, at) for at in range(start, min(start + page, orders))]


def _reading(side: Side, at: int) -> Reading:
    status = _RARE if at % 10_000 == 77 else _STATUSES[at % 3]
    if side is Side.DESIGNO and at % 10 == 3:
        status = _STATUSES[at % 6]
    changed = NOW - timedelta(minutes=at % 500_000)
    seen = Observation(
        Presence.PRESENT,
        status,
        NOW,
        "GET wc/v3/orders, field status",
        changed_at=changed.isoformat()[:19],
    )
    code, first = (CODE, FIRST_ID) if at < CONNECTED else (OTHER_CODE, OTHER_FIRST_ID)
    number = str(first + at)
    return Reading(OrderRef(code, number), f"#{number}", seen)


def later(page: list[Reading]) -> list[Reading]:
    """The same orders, unchanged, as they are read an hour later."""
    at = NOW + timedelta(hours=1)
    return [replace(one, observation=replace(one.observation, read_at=at)) for one in page]


async def record(mirror: SqliteMirror, orders: int) -> dict[str, float]:
    """Seconds that a side takes in pages as a shop gives them: the first, the other one, and the
    first again when no order changed; of all three the processor's time too."""
    found: dict[str, float] = {}
    for name, side in (("", Side.STOREFRONT), ("other_", Side.DESIGNO), ("again_", None)):
        pages = [*readings(side or Side.STOREFRONT, orders, PAGE)]
        if side is None:
            pages = [later(page) for page in pages]
        begun, cpu = time.perf_counter(), time.process_time()
        for page in pages:
            await mirror.record(side or Side.STOREFRONT, page, lasting=False)
        found[f"{name}seconds"] = time.perf_counter() - begun
        found[f"{name}cpu"] = time.process_time() - cpu
    return found


async def fill(mirror: SqliteMirror, orders: int) -> dict[str, float]:
    """Both sides, in pages that make it short; not timed."""
    for side in Side:
        for page in readings(side, orders, 5000):
            await mirror.record(side, page, lasting=False)
    return {}


def questions() -> Iterator[tuple[str, OrderFilter, Sorting]]:
    """What an operator does in the table: each column, each view, chips, and searches."""
    everything = OrderFilter()
    for column in SortColumn:
        for descending in (False, True):
            yield f"sort {column}", everything, Sorting(column, descending)
    for view in View:
        yield f"view {view}", OrderFilter(view), UNSORTED
        yield f"view {view} by verdict", OrderFilter(view), Sorting(SortColumn.VERDICT)
    for text in ("1", "99", "4711", "processing", "artwork", "nowhere", "x" * 10_000):
        yield f"search {text[:12]}", OrderFilter(text=text), UNSORTED
    rare = Criteria(statuses=frozenset({_RARE}))
    yield "rare status", OrderFilter(criteria=rare), UNSORTED
    lately = Criteria(changed_since=NOW - timedelta(days=1))
    yield "changed lately", OrderFilter(View.MISMATCHES, criteria=lately), UNSORTED


async def ask(mirror: SqliteMirror, *, changing: bool) -> dict[str, float]:
    """Milliseconds until first rows and whole list are there; with ``changing`` after a write."""
    firsts: dict[str, float] = {}
    wholes: list[float] = []
    work: list[float] = []
    for number, (name, wanted, by) in enumerate(questions()):
        if changing:
            page = [_reading(Side.STOREFRONT, number)]
            read_at, status = NOW + timedelta(seconds=number + 1), _STATUSES[(number + 1) % 3]
            seen = replace(page[0].observation, read_at=read_at, status=status)
            await mirror.record(Side.STOREFRONT, [replace(page[0], observation=seen)])
        begun, cpu = time.perf_counter(), time.process_time()
        opened = await mirror.table.open_view(wanted, by)
        work.append(1000 * (time.process_time() - cpu))
        firsts[name] = max(firsts.get(name, 0), 1000 * (time.perf_counter() - begun))
        counts = await mirror.table.counted(opened.token)
        wholes.append(1000 * (time.perf_counter() - begun))
        await mirror.table.rows(opened.token, counts.total // 2, 100)
        await mirror.table.close_view(opened.token)
    slowest = sorted(firsts, key=firsts.__getitem__, reverse=True)[:6]
    told = ", ".join(f"{name} {firsts[name]:.0f}" for name in slowest)
    sys.stderr.write(f"slowest first rows in ms: {told}\n")
    return {
        "first": percentile([*firsts.values()], 0.95),
        "first_median": percentile([*firsts.values()], 0.5),
        "first_cpu": percentile(work, 0.95),
        "whole": percentile(wholes, 0.95),
    }


async def scroll(mirror: SqliteMirror) -> float:
    """Milliseconds for 100 rows, the slower of twenty."""
    opened = await mirror.table.open_view(OrderFilter(), UNSORTED)
    total = (await mirror.table.counted(opened.token)).total
    spent = []
    for part in range(20):
        begun = time.perf_counter()
        await mirror.table.rows(opened.token, total * part // 20, 100)
        spent.append(1000 * (time.perf_counter() - begun))
    await mirror.table.close_view(opened.token)
    return percentile(spent, 0.95)


async def main() -> None:
    spec: dict[str, Any] = told()
    with tempfile.TemporaryDirectory(prefix="designo-sync-bench-") as name:
        path = Path(spec.get("file") or Path(name) / "mirror.sqlite3")
        mirror, _ = await open_mirror(path, NOW)
        figures: dict[str, float] = {}
        if spec["work"] == "record":
            figures |= await record(mirror, spec["orders"])
        elif spec["work"] == "fill":
            figures |= await fill(mirror, spec["orders"])
        else:
            await mirror.ready()
            figures |= await ask(mirror, changing=False)
            after = await ask(mirror, changing=True)
            figures |= {f"{key}_changing": value for key, value in after.items()}
            figures["scroll"] = await scroll(mirror)
            figures["memory"] = resident_mb()
        await mirror.aclose()
    answer(**figures)


asyncio.run(main())
