"""F76: very many orders, through the real connectors, engine and files.

Reading takes one request for each hundred orders and side, memory grows by a bounded amount, and
once all is read the next refresh asks only for what changed. 20,000 orders in the ordinary run;
100,000 with ``DESIGNO_SYNC_TEST_LARGE=1``.
"""

import asyncio
import json
import math
import os
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from local_kit import STORE, LocalWorld, applied, differing, planned

from designo_sync_gui.bootstrap import connect_demo
from designo_sync_gui.demo.designo_tenant import READ_PATH
from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, Handle, json_reply
from designo_sync_gui.demo.woocommerce_lists import fields_of
from designo_sync_gui.demo.woocommerce_orders import as_json, gmt
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Side

LARGE = os.environ.get("DESIGNO_SYNC_TEST_LARGE") == "1"
ORDERS = 100_000 if LARGE else 20_000
#: What a refresh asks for once all is read does not grow with what was read: forty pages tell.
READ_BEFORE = ORDERS if LARGE else 4_000
SECONDS = 300.0 if LARGE else 50.0
MEGABYTES = 300.0
PAGE = 100
LIST = "/wp-json/wc/v3/orders"
VALUES = ("pending", "processing", "on-hold", "completed", "cancelled")
#: One order in a thousand differs.
RARE = 1000

pytestmark = pytest.mark.timeout(SECONDS + 60)


def pairs(orders: int) -> dict[str, tuple[str, str]]:
    def pair(number: int) -> tuple[str, str]:
        left = VALUES[number % 5]
        return left, left if number % RARE else VALUES[(number + 1) % 5]

    return {str(number): pair(number) for number in range(1, orders + 1)}


class QuickLists:
    """The demo's two lists without sorting everything for every page."""

    def __init__(self, sides: LocalWorld) -> None:
        self._sides = sides
        self._answers: dict[Side, Handle] = {}
        for side, quick in ((Side.STOREFRONT, self._shop), (Side.DESIGNO, self._designo)):
            server = sides.server(side)
            self._answers[side] = server._handle
            server._handle = quick

    def _shop(self, request: DemoRequest) -> DemoReply:
        if request.method != "GET" or request.path != LIST:
            return self._answers[Side.STOREFRONT](request)
        shop = self._sides.world.shop
        since = request.value("modified_after")
        found = list(shop.book.orders.values()) if request.value("status") != "trash" else []
        if since is not None:
            found = [order for order in found if gmt(order.modified) > since.rstrip("Z")]
        url = self._sides.world.shop_url
        shown = [fields_of(as_json(order, url), request) for order in self._page(found, request)]
        pages = math.ceil(len(found) / PAGE)
        totals = {"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(pages)}
        return json_reply(200, shown, totals)

    def _designo(self, request: DemoRequest) -> DemoReply:
        if request.method != "GET" or request.path != READ_PATH:
            return self._answers[Side.DESIGNO](request)
        since = request.value("since")
        orders = self._sides.world.designo.orders
        found = list(orders.items())
        if since is not None:
            start = datetime.fromisoformat(since)
            found = [(key, order) for key, order in found if order.updated >= start]
        data = [
            {
                "store_code": code,
                "order_id": order_id,
                "updated_at": f"{gmt(order.updated)}Z",
                "order_status": json.loads(order.status or "null"),
            }
            for (code, order_id), order in self._page(found, request)
        ]
        return json_reply(200, {"data": data, "last_page": max(1, math.ceil(len(found) / PAGE))})

    @staticmethod
    def _page(found: list[Any], request: DemoRequest) -> list[Any]:
        start = (int(request.value("page") or 1) - 1) * PAGE
        return found[start : start + PAGE]


@pytest.fixture
def sides(request: pytest.FixtureRequest) -> Iterator[LocalWorld]:
    with LocalWorld(pairs(getattr(request, "param", ORDERS))) as sides:
        QuickLists(sides)
        yield sides


def peak_megabytes() -> float:
    """The most memory this process ever had."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def requests(sides: LocalWorld) -> int:
    return sum(len(sides.server(side).requests) for side in Side)


def test_F76_very_many_orders_are_read_compared_and_synced_within_bounds(
    sides: LocalWorld, tmp_path: Path
) -> None:
    began, before = time.monotonic(), peak_megabytes()

    async def steps() -> None:
        async with sides.opened(tmp_path / "home") as services:
            await connect_demo(services, sides.world)
            summary = await services.jobs.refresh()
            assert (summary.read, summary.errors) == (ORDERS, ())
            assert requests(sides) <= 2 * math.ceil(ORDERS / PAGE) + 10
            assert len(await differing(services)) == ORDERS // RARE
            result = await applied(services, await planned(services, Direction.TO_DESIGNO))
            assert result.clean
            assert len(result.outcomes) == ORDERS // RARE
            assert await differing(services) == []

    asyncio.run(steps())
    assert time.monotonic() - began < SECONDS
    assert peak_megabytes() - before < MEGABYTES
    assert sides.changes(Side.DESIGNO) == {
        str(number): 1 for number in range(RARE, ORDERS + 1, RARE)
    }
    assert sides.statuses(Side.DESIGNO) == sides.statuses(Side.STOREFRONT)


@pytest.mark.parametrize("sides", [READ_BEFORE], indirect=True)
def test_F76_after_very_many_orders_only_what_changed_is_asked_for(
    sides: LocalWorld, tmp_path: Path
) -> None:
    book = sides.world.shop.book
    for order in book.orders.values():
        order.modified = order.created.replace(year=2020)
    for tenant_order in sides.world.designo.orders.values():
        tenant_order.updated = tenant_order.updated.replace(year=2020)
    assert {code for code, _ in sides.world.designo.orders} == {STORE}

    async def steps() -> None:
        async with sides.opened(tmp_path / "home") as services:
            await connect_demo(services, sides.world)
            await services.jobs.refresh()
            sides.server(Side.STOREFRONT).requests.clear()
            sides.server(Side.DESIGNO).requests.clear()
            book.set_status(book.orders[7], "failed")
            summary = await services.jobs.refresh()
            assert (summary.read, summary.errors) == (1, ())
            assert [ref.order_id for ref in await differing(services)][:1] == ["7"]

    asyncio.run(steps())
    lists_of_the_shop, their_totals, list_of_designo = 2, 2, 1
    assert requests(sides) <= lists_of_the_shop + their_totals + list_of_designo
