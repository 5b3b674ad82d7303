"""P13: of a shop of 100,000 orders that takes 0.7 s for a page and has four workers, the newest 200
are there within three seconds; in the time of a made-up clock, so that no machine is too slow."""

import asyncio
import ssl
from contextlib import aclosing
from typing import Any

import magento_kit as mk
import pytest
from connector_kit import SHOP_SECRETS, registry, reply, store
from profile_kit import entry, profile
from profile_kit import shop as by_profile
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.domain.connection import Secret, Store

COUNT, FIRST = 100_000, 1_000
NEWEST = set(range(FIRST + COUNT - 200, FIRST + COUNT))
LISTING = """\
[list]
path = "orders"
[list.paging]
kind = "page"
parameter = "page"
size_parameter = "size"
size = 100
"""
TOTAL, LAST = LISTING + 'total = "/count"\n', LISTING + 'last_page = "/last"\n'


class Slow:
    """Answers after 0.7 s; more than four requests wait for their turn."""

    def __init__(self) -> None:
        self.workers = asyncio.Semaphore(4)

    async def __call__(self, request: Any) -> Any:
        async with self.workers:
            await asyncio.sleep(0.7)
        return self.answer(request.url.path, dict(request.url.params))

    def answer(self, path: str, query: dict[str, str]) -> Any:
        raise NotImplementedError

    @staticmethod
    def page(size: int, number: int, *, falling: bool, low: int = FIRST, high: int = 0) -> range:
        low = max(low, FIRST)
        high = min(high or 10**9, FIRST + COUNT - 1)
        start = (number - 1) * size
        if falling:
            return range(high - start, max(high - start - size, low - 1), -1)
        return range(low + start, min(low + start + size, high + 1))


class Woo(Slow):
    def answer(self, path: str, query: dict[str, str]) -> Any:
        if query["status"] == "trash":
            return reply(200, [], x_wp_total="0", x_wp_totalpages="0")
        size = int(query["per_page"])
        found = self.page(size, int(query["page"]), falling=True)
        rows = [{"id": n, "number": str(n), "status": "x"} for n in found]
        return reply(200, rows, x_wp_total=str(COUNT), x_wp_totalpages=str(COUNT // size))


class Magento(Slow):
    def answer(self, path: str, query: dict[str, str]) -> Any:
        low = high = 0
        for index in range(3):
            place = f"searchCriteria[filterGroups][{index}][filters][0]"
            value, kind = query.get(f"{place}[value]"), query.get(f"{place}[conditionType]")
            low = int(value or 0) + 1 if kind == "gt" else low
            high = int(value or 0) if kind == "lteq" else high
        falling = query["searchCriteria[sortOrders][0][direction]"] == "DESC"
        size, number = (int(query[f"searchCriteria[{n}]"]) for n in ("pageSize", "currentPage"))
        found = self.page(size, number, falling=falling, low=low, high=high)
        total = min(high or 10**9, FIRST + COUNT - 1) - max(low, FIRST) + 1
        return reply(200, {"items": [mk.order(n) for n in found], "total_count": total})


class BigCommerce(Slow):
    def answer(self, path: str, query: dict[str, str]) -> Any:
        if path.endswith("/count"):
            return reply(200, {"count": COUNT})
        found = self.page(
            int(query["limit"]),
            int(query["page"]),
            falling=query["sort"] == "id:desc",
            low=int(query.get("min_id", 0)),
            high=int(query.get("max_id", 0)),
        )
        return reply(200, [{"id": n, "status": "Shipped"} for n in found])


class Profile(Slow):
    def __init__(self, *, falling: bool) -> None:
        super().__init__()
        self.falling = falling

    def answer(self, path: str, query: dict[str, str]) -> Any:
        size = int(query["size"])
        found = self.page(size, int(query["page"]), falling=self.falling)
        told = {"count": COUNT, "last": COUNT // size}
        return reply(200, {"orders": [entry(str(n)) for n in found], **told})


BIG = Store("shop", "S", "bigcommerce", "https://api.bigcommerce.com/stores/abc123/")
CASES = {
    "woocommerce": (Woo, store(), SHOP_SECRETS),
    "magento": (Magento, mk.store(), mk.SECRETS),
    "bigcommerce": (BigCommerce, BIG, {"access_token": Secret("t" * 31)}),
    "profile, falling": (lambda: Profile(falling=True), by_profile(profile(listing=TOTAL)), {}),
    "profile, rising": (lambda: Profile(falling=False), by_profile(profile(listing=TOTAL)), {}),
    "profile, last page": (lambda: Profile(falling=False), by_profile(profile(listing=LAST)), {}),
}


@pytest.mark.parametrize("case", CASES)
def test_that_the_newest_200_orders_are_there_within_three_seconds(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, of, secrets = CASES[case]
    context = ssl.create_default_context()

    async def no_thread(*_: object) -> ssl.SSLContext:
        return context

    monkeypatch.setattr("designo_sync_gui.connectors.http.trust.tls_context", no_thread)

    async def run() -> float:
        clock = VirtualClock()
        connections = registry(make(), clock=clock)
        side = await connections.trial_storefront(of, secrets)
        left, began = set(NEWEST), clock.elapsed()
        try:
            assert side.reader is not None
            async with aclosing(side.reader.pages((of.code,), None)) as pages:
                async for page in pages:
                    left -= {int(reading.ref.order_id) for reading in page.readings}
                    if not left:
                        return clock.elapsed() - began
        finally:
            await side.release()
            await connections.aclose()
        raise AssertionError("they never came")

    took = run_virtually(run())
    assert took <= 3.0, took
