"""Refreshes of a data folder that stays, in a process of its own: again, first rows, many times."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from bench_children import answer, resident_mb, told
from bench_services import CODE, FIRST_ID, connected, open_connected, reopened
from bench_shop import ShopServer

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.engine.services import Services

Figures = dict[str, float]
_NEWEST = 200


async def first(spec: dict[str, Any]) -> Figures:
    """Connect an empty folder and read everything."""
    async with connected(Path(spec["home"]), spec["url"], designo=True) as services:
        return {"read": await _read(services)}


async def again(spec: dict[str, Any]) -> Figures:
    """Read what changed since the last refresh of this folder, beside the requests' own time.

    The program is open already and was refreshed once: trust in certificates, connections and
    prepared statements are there.
    """
    shop = ShopServer(spec["root"])
    services = await reopened(Path(spec["home"]))
    try:
        shop.change(spec["changed"])
        await _read(services)
        shop.change(spec["changed"])
        shop.count_anew()
        begun, cpu = time.perf_counter(), time.process_time()
        read = await _read(services)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    finally:
        await services.aclose()
    if read != spec["changed"]:
        raise ValueError(f"{read} read instead of {spec['changed']}")
    busy = shop.busy_seconds()
    requests = shop.counted()["requests"]
    return {"seconds": seconds, "cpu": cpu, "busy": busy, "requests": requests}


async def newest(spec: dict[str, Any]) -> Figures:
    """From the first refresh of an empty folder until the newest orders have both sides."""
    last = FIRST_ID + spec["orders"]
    refs = [OrderRef(CODE, str(number)) for number in range(last - _NEWEST, last)]
    async with connected(
        Path(spec["home"]), spec["url"], designo=True, designo_url=spec["designo"]
    ) as services:
        begun = time.perf_counter()
        refresh = asyncio.ensure_future(services.jobs.refresh())
        shop_side = both = 0.0
        while not both and not refresh.done():
            await asyncio.sleep(0.02)
            known = await services.orders.known(refs)
            passed = time.perf_counter() - begun
            if not shop_side and sum(order.storefront is not None for order in known) == _NEWEST:
                shop_side = passed
            if sum(None not in (order.storefront, order.designo) for order in known) == _NEWEST:
                both = passed
        refresh.cancel()
        await asyncio.gather(refresh, return_exceptions=True)
    if not both:
        raise ValueError("the refresh ended without the newest orders")
    return {"both": both, "shop": shop_side}


async def many(spec: dict[str, Any]) -> Figures:
    """Refresh again and again, everything changed each time; memory early and at the end."""
    shop, early = ShopServer(spec["root"]), 0.0
    services = await open_connected(Path(spec["home"]), spec["url"], designo=False)
    try:
        for number in range(spec["times"]):
            shop.turn()
            summary = await services.jobs.refresh(full=True)
            if summary.errors:
                raise ValueError(str(summary.errors))
            if number == spec["times"] // 3:
                early = resident_mb()
    finally:
        await services.aclose()
    return {"early": early, "late": resident_mb()}


async def _read(services: Services) -> int:
    summary = await services.jobs.refresh()
    if summary.errors:
        raise ValueError(str(summary.errors))
    return summary.read


_WORK: dict[str, Callable[[dict[str, Any]], Coroutine[Any, Any, Figures]]] = {
    "first": first,
    "again": again,
    "newest": newest,
    "many": many,
}

if __name__ == "__main__":
    asked = told()
    answer(**asyncio.run(_WORK[asked["work"]](asked)))
