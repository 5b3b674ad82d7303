"""A complete list that was broken off behind any of its pages is gone on with."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import contract_shops
import pytest
from connector_kit import FakeClock, MemorySecrets

from designo_sync_gui.connectors.sides import ConnectionRegistry

CASES = ("woocommerce", "magento", "bigcommerce", "displayFinancialStatus", "financial_status")
#: So many that a list has ranges, or several pages.
ORDERS = {"woocommerce": 520, "magento": 620, "bigcommerce": 1100}


class Shop:
    """A shop of many orders, a day apart, whose ids have gaps."""

    def __init__(self, case: str) -> None:
        self.clock = FakeClock()
        shopify = case in CASES[3:]
        self.levers = contract_shops.ALL["shopify" if shopify else case](self.clock.now)
        if shopify:
            self.levers.store = replace(self.levers.store, status_field=case)
        count = ORDERS.get(case, 800)
        self.ids = [10 * n for n in range(1, count + 1)]
        for number in self.ids:
            self.add(number, days=count - number // 10)

    def add(self, number: int, days: float = 0) -> None:
        self.levers.put(number, self.levers.start)
        order = self.orders[number]
        order.created = self.clock.now() - timedelta(days=days)

    @property
    def orders(self) -> Any:
        return getattr(self.levers.shop, "book", self.levers.shop).orders

    def run(self, use: Callable[[Any], Any]) -> Any:
        async def whole() -> Any:
            registry = ConnectionRegistry(MemorySecrets(), self.clock)
            side = await registry.trial_storefront(self.levers.store, self.levers.secrets)
            try:
                return await use(side.reader)
            finally:
                await side.release()
                await registry.aclose()

        return asyncio.run(whole())

    def read(self, after: str = "", most: int | None = None) -> tuple[list[list[int]], str, bool]:
        """The orders of each page behind a place, where the last of them leads, and whether it
        was begun anew; ``most`` breaks off behind so many pages."""

        async def use(reader: Any) -> Any:
            found: list[list[int]] = []
            place, anew = after, False
            async with aclosing(reader.pages(["s"], None, after)) as pages:
                async for page in pages:
                    found.append([int(r.ref.order_id) for r in page.readings])
                    place, anew = page.reached or place, anew or page.anew
                    if len(found) == most:
                        break
            return found, place, anew

        return self.run(use)


@pytest.fixture(params=CASES)
def shop(request: pytest.FixtureRequest) -> Iterator[Shop]:
    made = Shop(request.param)
    made.levers.shop.start()
    yield made
    made.levers.shop.close()


def flat(pages: list[list[int]]) -> list[int]:
    return [number for page in pages for number in page]


def test_that_a_list_broken_off_behind_any_page_is_gone_on_with_and_hides_nobody(
    shop: Shop,
) -> None:
    whole = len(shop.read()[0])
    assert whole >= 4
    for most in range(1, whole + 1):
        first, place, _ = shop.read(most=most)
        rest, _, anew = shop.read(place)
        assert set(flat(first)) | set(flat(rest)) == set(shop.ids), most
        assert not (place and anew), most
        if place:
            again = set(flat(first)) & set(flat(rest))
            assert len(again) <= 260, "no more than about a page is read again"


def test_that_it_may_be_broken_off_at_every_page(shop: Shop) -> None:
    seen: set[int] = set()
    place, left = "", 60
    while left:
        pages, place, _ = shop.read(place, most=3)
        seen |= set(flat(pages))
        left -= 1
        if len(pages) < 3:
            break
    assert seen == set(shop.ids)
    assert left, "it came to its end"


@pytest.mark.parametrize("most", [2, 3, 4])
def test_that_orders_that_went_and_came_meanwhile_hide_no_other(shop: Shop, most: int) -> None:
    first, place, _ = shop.read(most=most)
    given = list(dict.fromkeys(flat(first)))
    for number in given[:: max(1, len(given) // 120)]:
        shop.levers.remove(number)
    for number in (7, 5555, 20_000, 20_001):
        shop.add(number, days=0 if number > 10_000 else 900)
    rest, _, _ = shop.read(place)
    left = set(shop.orders) - {7, 5555, 20_000, 20_001}
    assert left <= set(given) | set(flat(rest))


def test_that_the_newest_orders_come_with_the_first_two_pages(shop: Shop) -> None:
    pages, _, _ = shop.read(most=2)
    assert set(shop.ids[-100:]) <= set(flat(pages))


@pytest.mark.parametrize("place", ["nonsense", "ids 5 7 9", "any page 0 id 3", "id x", "{}", "😀"])
def test_that_a_place_that_makes_no_sense_begins_anew(shop: Shop, place: str) -> None:
    pages, _, anew = shop.read(place)
    assert set(flat(pages)) == set(shop.ids)
    assert anew
