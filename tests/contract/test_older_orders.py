"""Older orders on request, the whole way: settings, engine and a shop behind HTTP."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.horizon import EVERYTHING
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.storage.memory_secrets import MemorySecretStore


async def read_since(home: Path, *horizons: str) -> list[tuple[Order, ...]]:
    """The orders of the WooCommerce demo after a refresh with each horizon in turn."""
    seen = []
    with DemoWorld() as world:
        services = await open_services(OpenOptions(home, MemorySecretStore()))
        try:
            await connect_demo(services, world)
            (store,) = (await services.overview()).settings.stores
            for orders_since in horizons:
                changed = replace(store, orders_since=orders_since)
                await services.connections.save_store(changed, {}, store.code)
                summary = await services.jobs.refresh()
                assert summary.errors == ()
                seen.append(await services.orders.known())
        finally:
            await services.aclose()
    return seen


def with_verdict(orders: Sequence[Order], verdict: Verdict) -> set[OrderRef]:
    return {order.ref for order in orders if judge(order).verdict is verdict}


def test_that_older_orders_are_not_read_and_never_called_absent_until_they_are_asked_for(
    tmp_path: Path,
) -> None:
    recent, whole = asyncio.run(read_since(tmp_path, "1 month", EVERYTHING))
    outside = with_verdict(recent, Verdict.NOT_READ)
    assert outside, "the demo has orders that are older than a month"
    gone = with_verdict(recent, Verdict.ONLY_DESIGNO)
    assert gone <= with_verdict(whole, Verdict.ONLY_DESIGNO)
    assert with_verdict(whole, Verdict.NOT_READ) == set()
    assert outside <= {order.ref for order in whole if order.storefront is not None}


def test_that_what_was_read_stays_when_fewer_orders_are_read(tmp_path: Path) -> None:
    whole, recent = asyncio.run(read_since(tmp_path, EVERYTHING, "1 month"))
    assert {o.ref: judge(o).verdict for o in recent} == {o.ref: judge(o).verdict for o in whole}
