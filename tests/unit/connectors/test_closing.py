"""Closing the connections to a host while something is under way there."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable

import httpx2 as httpx
import pytest
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.connectors.http.auth import Unsigned
from designo_sync_gui.connectors.http.client import Channel, HttpClient, HttpLimits
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.pacing.ledger import Ledger
from designo_sync_gui.domain.errors import SyncError, Unreachable, WriteEffect

GET = Request("GET", "orders")
PUT = Request("PUT", "orders/1", body=b"{}")


class Silent(httpx.AsyncBaseTransport):
    """Takes requests and never answers; ``closed`` with how many of them still under way."""

    def __init__(self) -> None:
        self.asked = 0
        self.under_way = 0
        self.closed: int | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked += 1
        self.under_way += 1
        try:
            await asyncio.Event().wait()
        finally:
            self.under_way -= 1
        raise AssertionError("never reached")

    async def aclose(self) -> None:
        self.closed = self.under_way


def closing(
    host: Silent, use: Callable[[Channel], Awaitable[object]], count: int = 1
) -> list[object]:
    """What becomes of ``count`` uses when the client is closed in the middle of them."""

    async def run() -> list[object]:
        client = HttpClient(ssl.create_default_context(), HttpLimits(), host)
        clock = VirtualClock()
        channel = Channel(
            client,
            "https://shop.example/",
            Unsigned(),
            Masker([]),
            clock,
            lambda: 0.5,
            Ledger(clock),
        )
        uses = [asyncio.ensure_future(use(channel)) for _ in range(count)]
        await asyncio.sleep(1)
        await client.aclose()
        return await asyncio.gather(*uses, return_exceptions=True)

    return list(run_virtually(run()))


def test_that_a_reading_under_way_ends_before_its_connections_are_closed() -> None:
    host = Silent()
    (ended,) = closing(host, lambda channel: channel.read(GET))
    assert isinstance(ended, SyncError)
    assert (host.asked, host.closed) == (1, 0)


def test_that_a_write_under_way_ends_as_unknown_not_as_never_sent() -> None:
    (ended,) = closing(Silent(), lambda channel: channel.send(PUT))
    assert isinstance(ended, SyncError)
    assert ended.write_effect is WriteEffect.UNKNOWN


@pytest.mark.parametrize("count", [9, 30])
def test_that_requests_which_wait_for_their_turn_are_not_sent_any_more(count: int) -> None:
    host = Silent()
    ended = closing(host, lambda channel: channel.send(GET), count)
    assert (host.asked, host.closed) == (8, 0)
    late = [error for error in ended if isinstance(error, Unreachable)]
    assert len(late) == count - 8
    assert all(error.write_effect is WriteEffect.NOT_SENT for error in late)
