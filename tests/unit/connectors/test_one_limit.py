"""One limit of how many requests are under way: the host's pacer, for pages, single readings and
writes alike."""

import ast
import asyncio
import ssl
from collections.abc import Iterator
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path

import httpx2 as httpx
from virtual_time import VirtualClock, run_virtually

import designo_sync_gui
from designo_sync_gui.connectors.http.auth import Unsigned
from designo_sync_gui.connectors.http.client import Channel, HttpClient, HttpLimits
from designo_sync_gui.connectors.http.gather import read_ahead
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.pacing.adaptive import AdaptivePacer
from designo_sync_gui.connectors.pacing.ledger import Ledger
from designo_sync_gui.connectors.pacing.line import Line
from designo_sync_gui.connectors.reading.observations import read_each
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading
from designo_sync_gui.domain.sending import MOST_AT_ONCE, USUALLY_AT_ONCE

PACKAGE = Path(designo_sync_gui.__file__).parent
GET, PUT = Request("GET", "orders"), Request("PUT", "orders/1", body=b"{}")
#: Bounds of memory, not of requests.
OF_MEMORY = {"_LARGE_AT_ONCE", ""}


class Host(httpx.AsyncBaseTransport):
    """Takes a second for each request and counts how many are there at once."""

    def __init__(self) -> None:
        self.there = 0
        self.most = 0
        self.order: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.order.append(request.method)
        self.there += 1
        self.most = max(self.most, self.there)
        await asyncio.sleep(1)
        self.there -= 1
        return httpx.Response(200, json=[])


def channel(host: Host, pacer: Ledger, client: HttpClient | None = None) -> Channel:
    client = client or HttpClient(ssl.create_default_context(), HttpLimits(), host)
    clock = VirtualClock()
    return Channel(
        client, "https://shop.example/", Unsigned(), Masker([]), clock, lambda: 0.5, pacer
    )


def semaphores(tree: ast.AST) -> Iterator[str]:
    """What each semaphore of a module counts to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "asyncio.Semaphore":
            yield ", ".join(ast.unparse(argument) for argument in node.args)


def test_that_no_other_number_says_how_many_requests_are_under_way() -> None:
    counts = {
        (path.relative_to(PACKAGE).as_posix(), count)
        for path in PACKAGE.rglob("*.py")
        for count in semaphores(ast.parse(path.read_text("utf-8")))
    }
    assert {count for _, count in counts} - OF_MEMORY == {"ahead()", "USUALLY_AT_ONCE"}


def test_that_single_readings_are_as_many_at_once_as_the_pacer_lets_through() -> None:
    async def run(limit: int) -> int:
        host = Host()
        pacer = AdaptivePacer(VirtualClock(), start=limit, most=limit)
        shop = channel(host, pacer)

        async def read(ref: OrderRef) -> Reading:
            await shop.send(GET, reading=True)
            now = datetime(2026, 11, 27, tzinfo=UTC)
            return Reading(ref, "", Observation(Presence.ABSENT, None, now, "test"))

        refs = [OrderRef("s", str(number)) for number in range(40)]
        await read_each(refs, read, shop.ahead)
        return host.most

    limits = [1, 3, USUALLY_AT_ONCE, MOST_AT_ONCE]
    assert [run_virtually(run(limit)) for limit in limits] == limits


def test_that_a_long_list_is_read_by_as_many_at_once_as_the_host_is_found_to_bear() -> None:
    async def run() -> tuple[list[int], list[int], int]:
        host, handed_in = Host(), []
        shop = channel(host, AdaptivePacer(VirtualClock()))

        async def page(number: int) -> int:
            await shop.send(GET, reading=True)
            return number

        def ahead() -> int:
            handed_in.append(shop.ahead())
            return handed_in[-1]

        async with aclosing(read_ahead(page, range(700), ahead)) as pages:
            found = [number async for number in pages]
        return found, handed_in, host.most

    found, handed_in, most = run_virtually(run())
    assert found == list(range(700))
    assert (handed_in[0], handed_in[-1], most) == (8, 32, 32)


def test_that_writes_are_as_many_at_once_as_the_pacer_lets_through() -> None:
    async def run() -> int:
        host = Host()
        shop = channel(host, AdaptivePacer(VirtualClock(), start=2, most=2))
        await asyncio.gather(*(shop.send(PUT) for _ in range(12)))
        return host.most

    assert run_virtually(run()) == 2


def test_that_ledgers_of_one_address_do_not_share_its_connections() -> None:
    """Each store of a host with one address for all has a limit of its own."""

    async def run() -> int:
        host = Host()
        client = HttpClient(ssl.create_default_context(), HttpLimits(), host)
        shops = [channel(host, Ledger(VirtualClock()), client) for _ in range(3)]
        await asyncio.gather(*(s.send(GET, reading=True) for s in shops for _ in range(20)))
        return host.most

    assert run_virtually(run()) == 3 * USUALLY_AT_ONCE


def test_that_a_write_goes_before_readings_that_asked_earlier() -> None:
    """It was decided by a reading that grows old in the line."""

    async def run() -> list[str]:
        host = Host()
        shop = channel(host, AdaptivePacer(VirtualClock(), start=1, most=1))
        readings = [asyncio.ensure_future(shop.send(GET, reading=True)) for _ in range(6)]
        await asyncio.sleep(0.5)
        await asyncio.gather(shop.send(PUT), *readings)
        return host.order

    # One reading is under way and one stands at the head of the line.
    assert run_virtually(run()).index("PUT") == 2


def test_that_who_is_cancelled_in_the_line_holds_up_nobody() -> None:
    async def run() -> list[int]:
        line = Line()
        passed: list[int] = []

        async def stand(number: int) -> None:
            async with line.head(write=False):
                passed.append(number)
                await asyncio.sleep(1)

        standing = [asyncio.ensure_future(stand(number)) for number in range(5)]
        await asyncio.sleep(0.5)
        standing[1].cancel()  # in the line
        await asyncio.sleep(0)
        standing[0].cancel()  # at the head: the next one is told ...
        await asyncio.sleep(0)
        standing[2].cancel()  # ... and leaves before it could go
        await asyncio.gather(*standing, return_exceptions=True)
        async with line.head(write=True):
            passed.append(9)
        return passed

    assert run_virtually(run()) == [0, 3, 4, 9]
