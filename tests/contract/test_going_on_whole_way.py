"""A first refresh that ends early and goes on, the whole way: engine, mirror, and both sides."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import first_reading_child
import pytest

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.events import JobStarted, RowsChanged, StoreState
from designo_sync_gui.domain.order import Order, Side
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.engine.services import Services
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

COUNT = 1_250


class Stage:
    """The demo's shop with many orders, and one data folder that is opened again and again."""

    def __init__(self, home: Path, world: DemoWorld) -> None:
        self.home, self.world = home, world
        self.secrets = MemorySecretStore()
        self.run(lambda services: connect_demo(services, world))

    def run(self, use: Callable[[Services], Any]) -> Any:
        async def whole() -> Any:
            services = await open_services(OpenOptions(self.home, self.secrets))
            try:
                return await use(services)
            finally:
                await services.aclose()

        return asyncio.run(whole())

    def told(self) -> Mapping[str, Mapping[str, str]]:
        (store,) = self.world.stores
        key = {"demo_read_key": self.world.designo_read_key}
        return {f"store:{store.code}": dict(store.secrets), "designo": key}

    def pages(self) -> tuple[int, int]:
        """How many pages of each side's list were asked for since."""
        shop = [
            r
            for r in self.world.shop.server.requests
            if r.path.endswith("/orders") and r.value("per_page") == "100"
        ]
        tenant = [r for r in self.world.designo.server.requests if r.path == "/demo/orders"]
        full = [r for r in tenant if r.value("since") is None]
        return len([r for r in shop if r.value("modified_after") is None]), len(full)

    def forget_requests(self) -> None:
        self.world.shop.server.requests.clear()
        self.world.designo.server.requests.clear()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with DemoWorld(COUNT) as world:
        yield Stage(tmp_path, world)


async def cancelled(services: Services, rows: int) -> Any:
    """A refresh that is cancelled when so many rows changed."""
    seen = 0
    jobs: list[str] = []

    def count(event: object) -> None:
        nonlocal seen
        if isinstance(event, JobStarted):
            jobs.append(event.job_id)
        if isinstance(event, RowsChanged):
            seen += len(event.refs)
            if seen >= rows:
                services.jobs.cancel(jobs[-1])

    services.events.subscribe(count)
    return await services.jobs.refresh()


def both_read(orders: tuple[Order, ...]) -> int:
    return sum(o.storefront is not None and o.designo is not None for o in orders)


async def refreshed(services: Services) -> tuple[Any, tuple[Order, ...]]:
    return await services.jobs.refresh(), await services.orders.known()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    """What a refresh without a break comes to."""
    with DemoWorld(COUNT) as world:
        stage = Stage(tmp_path_factory.mktemp("whole"), world)
        return verdicts(stage.run(refreshed)[1])


def verdicts(orders: tuple[Order, ...]) -> dict[str, Verdict]:
    return {order.ref.order_id: judge(order).verdict for order in orders}


@pytest.mark.parametrize("rows", [100, 400, 900, 1_500])
def test_that_a_refresh_that_was_cancelled_goes_on_in_another_run_of_the_program(
    stage: Stage, expected: dict[str, Verdict], rows: int
) -> None:
    summary = stage.run(lambda services: cancelled(services, rows))
    assert summary.state is JobState.CANCELLED
    overview = stage.run(lambda services: services.overview())
    read = {place.side: place.read for place in overview.broken_off}
    assert sum(read.values()) >= rows / 2, "the last page may not be kept yet"
    before = stage.pages()
    stage.forget_requests()
    summary, orders = stage.run(refreshed)
    after = stage.pages()
    assert summary.errors == ()
    assert verdicts(orders) == expected
    assert overview.states["wc_eu"] in (StoreState.NEVER_READ, StoreState.READY)
    whole = -(-COUNT // 100)
    for side, was, now in zip(Side, before, after, strict=True):
        done = read.get(side, 0) // 100
        assert now <= whole - done + 5, (side, was, now)
    assert stage.run(lambda services: services.overview()).broken_off == ()


def test_that_the_newest_orders_are_shown_with_both_sides_after_few_pages(stage: Stage) -> None:
    stage.run(lambda services: cancelled(services, 500))
    orders = stage.run(lambda services: services.orders.known())
    newest = sorted(orders, key=lambda order: int(order.ref.order_id))[-150:]
    assert both_read(tuple(newest)) >= 90
    sides = [side for o in orders for side in (o.storefront, o.designo) if side is not None]
    assert all(side.presence.value == "present" for side in sides)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_that_a_refresh_that_was_killed_goes_on(stage: Stage, expected: dict[str, Verdict]) -> None:
    told = {"home": str(stage.home), "secrets": stage.told(), "rows": 900}
    child = [sys.executable, first_reading_child.__file__]
    ended = subprocess.run(child, input=json.dumps(told), text=True, check=False)
    assert ended.returncode == -9
    places = stage.run(lambda services: services.overview()).broken_off
    assert places
    stage.forget_requests()
    summary, orders = stage.run(refreshed)
    assert summary.errors == ()
    assert verdicts(orders) == expected
    kept = sum(place.read for place in places) // 100
    assert sum(stage.pages()) <= 2 * -(-COUNT // 100) - kept + 8
