"""From when on orders are read: each shop is asked for those only, in its own words."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import contract_shops
import pytest
from connector_kit import FakeClock, MemorySecrets

from designo_sync_gui.connectors.sides import ConnectionRegistry
from designo_sync_gui.domain.order import OrderRef, Presence

PLATFORMS = ("woocommerce", "magento", "shopify", "bigcommerce")
IDS = (11, 12, 13)


class Stage:
    """Order 11 was placed more than two years ago, 12 a year and a day, 13 ten days ago; all of
    them changed just now."""

    def __init__(self, platform: str) -> None:
        self.clock = FakeClock()
        self.levers = contract_shops.ALL[platform](self.clock.now)
        for order_id, days in zip(IDS, (800, 366, 10), strict=True):
            self.levers.put(order_id, self.levers.start)
            self.orders[order_id].created = self.clock.now() - timedelta(days=days)

    def run(self, orders_since: str, use: Any) -> Any:
        async def whole() -> Any:
            registry = ConnectionRegistry(MemorySecrets(), self.clock)
            store = replace(self.levers.store, orders_since=orders_since)
            side = await registry.trial_storefront(store, self.levers.secrets)
            try:
                return await use(side)
            finally:
                await side.release()
                await registry.aclose()

        return asyncio.run(whole())

    @property
    def orders(self) -> Any:
        return getattr(self.levers.shop, "book", self.levers.shop).orders


@pytest.fixture(params=PLATFORMS)
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    stage = Stage(request.param)
    stage.levers.shop.start()
    yield stage
    stage.levers.shop.close()


def listed(since: Any = None) -> Any:
    async def use(side: Any) -> Sequence[int]:
        pages = [page async for page in side.reader.pages(["s"], since)]
        return sorted(int(r.ref.order_id) for page in pages for r in page.readings)

    return use


@pytest.mark.parametrize(
    ("orders_since", "shown"), [("", [11, 12, 13]), ("12 months", [13]), ("24 months", [12, 13])]
)
def test_that_a_list_holds_the_orders_placed_since_then(
    stage: Stage, orders_since: str, shown: list[int]
) -> None:
    assert stage.run(orders_since, listed()) == shown


def test_that_the_very_first_moment_of_that_day_is_inside(stage: Stage) -> None:
    today = stage.clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    begins = today - timedelta(days=5)
    stage.orders[11].created = begins
    stage.orders[12].created = begins - timedelta(seconds=1)
    assert stage.run(begins.date().isoformat(), listed()) == [11]


def test_that_a_list_of_changes_holds_those_only_too(stage: Stage) -> None:
    since = stage.clock.now() - timedelta(hours=1)
    assert stage.run("12 months", listed(since)) == [13]


async def total(side: Any) -> Any:
    return await side.reader.list_total(["s"])


def test_that_the_total_counts_those_only(stage: Stage) -> None:
    assert stage.run("12 months", total) == 1
    assert stage.run("", total) == 3


def test_that_a_total_is_told_for_another_beginning_too(stage: Stage) -> None:
    async def use(side: Any) -> Any:
        begins = stage.clock.now() - timedelta(days=500)
        return await side.reader.list_total(["s"], begins)

    assert stage.run("12 months", use) == 2


@pytest.mark.parametrize("stage", ["bigcommerce"], indirect=True)
def test_that_a_count_that_knows_no_time_tells_nothing_of_a_list_that_begins_at_one(
    stage: Stage,
) -> None:
    """Its description gives the count the filters of the list; whether a store heeds them is
    found out, because nobody measured it."""
    stage.levers.shop.counts_by_filters = False
    assert stage.run("12 months", total) is None
    assert stage.run("", total) == 3


def test_that_an_older_order_is_read_when_it_is_asked_for(stage: Stage) -> None:
    async def use(side: Any) -> Any:
        ref = OrderRef("s", "11")
        return (await side.reader.read_orders([ref]))[ref]

    assert stage.run("12 months", use).observation.presence is Presence.PRESENT


def test_that_the_reader_tells_from_when_on_its_list_holds_orders(stage: Stage) -> None:
    async def use(side: Any) -> Any:
        return side.reader.horizon

    day = stage.clock.now() - timedelta(days=3)
    begins = stage.run(day.date().isoformat(), use)
    assert begins == day.replace(hour=0, minute=0, second=0, microsecond=0)
    assert stage.run("", use) is None


@pytest.mark.parametrize("field", ["financial_status", "displayFinancialStatus"])
@pytest.mark.parametrize("stage", ["shopify"], indirect=True)
def test_that_both_apis_of_a_shopify_shop_list_and_count_those_only(
    stage: Stage, field: str
) -> None:
    stage.levers.store = replace(stage.levers.store, status_field=field)

    async def use(side: Any) -> Any:
        return await listed()(side), await side.reader.list_total(["s"])

    assert stage.run("12 months", use) == ([13], 1)
    assert stage.run("", use) == ([11, 12, 13], 3)
