"""Which connection carries a request: an answer that was there before its request is not taken.

The server is a real socket: what is left in a parser shows only there.
"""

import asyncio
import json
import ssl
from dataclasses import replace

import httpx2 as httpx
import pytest
from fault_server import FaultServer, bytes_only, raw

from designo_sync_gui.connectors.http.auth import Unsigned
from designo_sync_gui.connectors.http.client import Channel, HttpClient, HttpLimits
from designo_sync_gui.connectors.http.connections import alone
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.http.trust import tls_context
from designo_sync_gui.domain.errors import ServerFailure, WriteEffect
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.system_clock import SystemClock

GET = Request("GET", "orders")
PUT = Request("PUT", "orders/7", body=b"{}")


def plain(body, surplus=b""):
    """An answer with more behind it than its Content-Length says; the connection stays open."""
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]

    async def play(x):
        await x.send(raw(200, headers, body) + surplus)
        return True

    return play


def talk(use, *plays):
    """Let ``use`` talk to a server that plays one after the other; returns what it gave."""

    async def run():
        async with FaultServer().running() as server:
            for play in plays:
                server.arm(play)
            client = HttpClient(await tls_context(), HttpLimits(deadline=5.0, tries=1))
            channel = Channel(client, server.url, Unsigned(), Masker(), SystemClock(), lambda: 0.5)
            try:
                return await use(channel), [seen.nth for seen in server.seen], server
            finally:
                await client.aclose()

    return asyncio.run(run())


async def read_twice(channel):
    return [(await channel.read(GET)).body for _ in range(2)]


def test_that_readings_of_a_list_use_a_connection_again():
    bodies, nth, _ = talk(read_twice, plain(b"[1]"), plain(b"[2]"))
    assert bodies == [b"[1]", b"[2]"]
    assert nth == [1, 2]


@pytest.mark.parametrize("surplus", [raw(200, [("Content-Length", "3")], b"[9]"), b"x", b"\0"])
def test_that_a_connection_with_bytes_behind_its_answer_is_closed(surplus):
    bodies, nth, _ = talk(read_twice, plain(b"[1]", surplus), plain(b"[2]"))
    assert bodies == [b"[1]", b"[2]"]
    assert nth == [1, 1]


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r\n\r\n"])
def test_that_a_line_break_behind_the_answer_of_a_healthy_shop_is_no_outage(newline):
    bodies, _, _ = talk(read_twice, plain(b"[1]", newline), plain(b"[2]", newline))
    assert bodies == [b"[1]", b"[2]"]


def test_that_what_comes_after_an_answer_was_taken_is_not_the_next_answer():
    async def use(channel):
        first = (await channel.read(GET)).body
        await arrived.wait()
        await asyncio.sleep(0)
        return [first, (await channel.read(GET)).body]

    arrived = asyncio.Event()

    async def late(x):
        await plain(b"[1]")(x)

        async def more():
            await x.send(raw(200, [("Content-Length", "3")], b"[9]"))
            arrived.set()

        x.server._tasks.add(asyncio.ensure_future(more()))
        return True

    assert talk(use, late, plain(b"[2]"))[0] == [b"[1]", b"[2]"]


def test_that_a_write_and_what_is_read_around_it_have_connections_of_their_own():
    async def use(channel):
        await channel.read(GET)
        with alone():
            before = (await channel.read(GET)).body
        await channel.send(PUT)
        with alone():
            after = (await channel.read(GET)).body
        return before, after

    echo = raw(200, [("Content-Length", "8")], b'["done"]')
    plays = plain(b"[]"), plain(b'["new"]'), plain(b'["done"]', echo), plain(b'["new"]')
    bodies, nth, server = talk(use, *plays)
    assert bodies == (b'["new"]', b'["new"]')
    assert nth == [1, 1, 1, 1]
    assert [b"\r\nConnection: close\r\n" in seen.head for seen in server.seen] == [
        False,
        True,
        True,
        True,
    ]


def test_that_the_read_back_of_a_shop_that_saved_nothing_is_not_the_echo_of_the_write(kit):
    """The write is answered twice in one go and not saved; the read-back shows the old value."""

    def order(status):
        return json.dumps({"id": 7, "number": "7", "status": status}).encode()

    async def run():
        async with FaultServer().running() as server:
            headers = [("Content-Type", "application/json"), ("Content-Length", "44")]
            echo = raw(200, headers, order("completed").ljust(44))
            server.arm(plain(order("processing")))
            server.arm(plain(order("completed"), echo))
            server.arm(plain(order("processing")))
            connections = kit.registry(limits=HttpLimits(deadline=5.0))
            try:
                shop = replace(kit.store(), url=server.url)
                side = await connections.trial_storefront(shop, kit.SHOP_SECRETS)
                ref = OrderRef("shop", "7")
                await kit.read_one(side, "7")
                await side.writer.write(ref, Status.text("completed"))
                return await kit.read_one(side, "7"), [seen.nth for seen in server.seen]
            finally:
                await connections.aclose()

    reading, nth = asyncio.run(run())
    assert reading.observation.status == Status.text("processing")
    assert nth == [1, 1, 1]


@pytest.mark.parametrize(
    "answer",
    [
        b"\0\0\0",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n: empty\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffffffff\r\nab",
        b"HTTP/1.1 200 OK\r\nX: \xff\xfe\0\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
    ],
)
def test_that_no_damaged_head_or_frame_is_an_unexpected_error(answer):
    async def use(channel):
        with pytest.raises(ServerFailure) as caught:
            await channel.read(GET)
        return caught.value

    error, _, _ = talk(use, bytes_only(answer))
    assert "broke before" in error.message.english or "failed" in error.message.english


class DamagedRecord(httpx.AsyncByteStream):
    """What anyio raises, as it is, for a TLS record that was altered on its way (measured)."""

    async def __aiter__(self):
        yield b"["
        raise ssl.SSLError(1, "[SSL: DECRYPTION_FAILED_OR_BAD_RECORD_MAC] bad record mac")


def test_that_a_damaged_tls_record_is_a_broken_connection():
    async def run():
        network = httpx.MockTransport(lambda _: httpx.Response(200, stream=DamagedRecord()))
        client = HttpClient(await tls_context(), HttpLimits(tries=1), network)
        url = "https://shop.example/"
        channel = Channel(client, url, Unsigned(), Masker(), SystemClock(), lambda: 0.5)
        try:
            with pytest.raises(ServerFailure, match="broke before") as caught:
                await channel.send(PUT)
            assert caught.value.write_effect is WriteEffect.UNKNOWN
        finally:
            await client.aclose()

    asyncio.run(run())
