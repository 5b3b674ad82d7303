"""Right before a write leaves, whoever decided it is asked; nothing reaches the host after a no."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from connector_kit import FakeClock

from designo_sync_gui.connectors.http.auth import Unsigned
from designo_sync_gui.connectors.http.client import Channel, HttpClient, HttpLimits
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.http.trust import tls_context
from designo_sync_gui.domain.errors import SettingsInvalid, WriteEffect
from designo_sync_gui.domain.sending import ReadingTooOld, asked_before_sending
from designo_sync_gui.domain.sentence import verbatim

PUT = Request("PUT", "orders/1", body=b'{"status":"paid"}')
GET = Request("GET", "orders/1")


@asynccontextmanager
async def host(received: list[bytes]) -> AsyncIterator[str]:
    """A server that answers every request and keeps its first bytes."""

    open_ones: set[asyncio.Event] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ended = asyncio.Event()
        open_ones.add(ended)
        try:
            await answer(reader, writer)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
        finally:
            ended.set()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.read(65536)
        if head:
            received.append(head.split(b" ", 1)[0])
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            await writer.drain()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        finally:
            for ended in open_ones:
                await ended.wait()


def sent(request: Request, may_send: Callable[[bool], None], *, reading: bool) -> list[bytes]:
    """The methods that reached the host."""
    received: list[bytes] = []

    async def use() -> None:
        async with host(received) as base:
            client = HttpClient(await tls_context(), HttpLimits())
            channel = Channel(client, base, Unsigned(), Masker([]), FakeClock(), lambda: 0.5)
            try:
                with asked_before_sending(may_send):
                    await channel.send(request, reading=reading)
            finally:
                await client.aclose()

    asyncio.run(use())
    return received


@pytest.mark.parametrize("when", [False, True])
def test_that_a_write_forbidden_before_or_after_connecting_never_reaches_the_host(
    when: bool,
) -> None:
    asked: list[bool] = []
    received: list[bytes] = []

    def may_send(connected: bool) -> None:
        asked.append(connected)
        if connected is when:
            raise ReadingTooOld(verbatim("too old"))

    with pytest.raises(ReadingTooOld) as caught:
        received += sent(PUT, may_send, reading=False)
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert asked == ([False, True] if when else [False])
    assert received == []


def test_that_a_write_that_is_allowed_leaves_once_and_was_asked_for_twice() -> None:
    asked: list[bool] = []
    assert sent(PUT, asked.append, reading=False) == [b"PUT"]
    assert asked == [False, True]


def test_that_a_reading_asks_nobody() -> None:
    asked: list[bool] = []
    assert sent(GET, asked.append, reading=True) == [b"GET"]
    assert asked == []


@pytest.mark.parametrize("value", ["Prüfung", "\ud800", "1\r\nX-Other: 2", "1\0"])
def test_that_a_write_whose_header_no_request_can_hold_was_not_sent(value: str) -> None:
    """A profile may put an order's id into a header; it was told as unknown, as if it had left."""
    received: list[bytes] = []
    write = Request("PUT", "orders/1", headers=(("X-Order", value),), body=b"{}")
    with pytest.raises(SettingsInvalid, match="could not be built") as caught:
        received += sent(write, lambda connected: None, reading=False)
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert received == []
