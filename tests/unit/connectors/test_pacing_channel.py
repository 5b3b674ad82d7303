"""How a channel uses its ledger: one turn per exchange, the host's time to wait held by all."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable

import httpx2 as httpx
import pytest
from pacing_kit import now
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.connectors.http.auth import Unsigned
from designo_sync_gui.connectors.http.client import Channel, HttpClient, HttpLimits
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.pacing.adaptive import AdaptivePacer
from designo_sync_gui.connectors.pacing.ledger import Ledger
from designo_sync_gui.connectors.pacing.pacer import Pacer, Unpaced
from designo_sync_gui.domain.errors import Busy, ServerFailure, WriteEffect

GET = Request("GET", "orders")
PUT = Request("PUT", "orders/1", body=b"{}")


class Host:
    """Answers in order, the last one for ever, and notes when it was asked."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.moments: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.moments.append(round(now(), 1))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers)


def answers(status: int, **headers: str) -> httpx.Response:
    return httpx.Response(status, headers={n.replace("_", "-"): v for n, v in headers.items()})


def talk(host: Host, use: Callable[[Channel], Awaitable[object]], make: Callable[..., Pacer]):
    """What ``use`` makes of a channel to the host."""

    async def run() -> object:
        clock = VirtualClock()
        context = ssl.create_default_context()
        client = HttpClient(context, HttpLimits(), httpx.MockTransport(host))
        try:
            base = "https://shop.example/"
            return await use(
                Channel(client, base, Unsigned(), Masker([]), clock, lambda: 0.5, make(clock))
            )
        finally:
            await client.aclose()

    return run_virtually(run())


def test_that_a_refused_reading_is_repeated_at_the_moment_the_host_named() -> None:
    host = Host(answers(429, retry_after="7"), answers(200))
    talk(host, lambda channel: channel.read(GET), Ledger)
    assert host.moments == [0, 7]


def test_that_all_requests_of_the_host_wait_not_only_the_refused_one() -> None:
    async def use(channel: Channel) -> None:
        await channel.send(PUT)
        await asyncio.gather(*(channel.read(GET) for _ in range(4)))

    host = Host(answers(503, retry_after="20"), answers(200))
    talk(host, use, Ledger)
    assert host.moments == [0, 20, 20, 20, 20]


def test_that_two_channels_with_one_ledger_wait_together() -> None:
    host = Host(answers(429, retry_after="5"), answers(200))
    ledgers: list[Ledger] = []

    def make(clock: VirtualClock) -> Ledger:
        ledgers.append(Ledger(clock))
        return ledgers[0]

    async def use(channel: Channel) -> None:
        await channel.send(PUT)
        other = Channel(
            channel._client,
            "https://shop.example/other/",
            Unsigned(),
            channel.masker,
            channel.clock,
            lambda: 0.5,
            ledgers[0],
        )
        await other.send(GET)

    talk(host, use, make)
    assert host.moments == [0, 5]


def test_that_a_longer_time_than_a_minute_is_told_and_nobody_asks_meanwhile() -> None:
    async def use(channel: Channel) -> list[Busy]:
        errors = []
        for request in (GET, PUT):
            with pytest.raises(Busy) as caught:
                await (channel.read(GET) if request is GET else channel.send(PUT))
            errors.append(caught.value)
        return errors

    host = Host(answers(503, retry_after="600"))
    first, second = talk(host, use, Ledger)
    assert host.moments == [0]
    assert first.wait_seconds == 600
    assert "10 minutes" in first.message.english
    assert second.wait_seconds == pytest.approx(600, abs=0.1)
    assert second.write_effect is WriteEffect.NOT_SENT


def test_that_a_write_is_sent_once_whatever_the_answer() -> None:
    host = Host(answers(429, retry_after="1"))
    reply = talk(host, lambda channel: channel.send(PUT), Ledger)
    assert reply.status == 429
    assert host.moments == [0]


def test_that_an_unpaced_channel_waits_by_itself() -> None:
    host = Host(answers(429, retry_after="7"), answers(200))
    talk(host, lambda channel: channel.read(GET), lambda clock: Unpaced())
    assert host.moments == [0, 7]


def test_that_a_failing_server_is_asked_three_times_with_growing_pauses() -> None:
    async def use(channel: Channel) -> None:
        with pytest.raises(ServerFailure):
            await channel.read(GET)

    host = Host(answers(502))
    talk(host, use, Ledger)
    assert len(host.moments) == 3
    assert host.moments == pytest.approx([0, 0.75, 2.25], abs=0.06)


def test_that_a_broken_connection_makes_an_adaptive_ledger_ask_less() -> None:
    pacers: list[AdaptivePacer] = []

    def make(clock: VirtualClock) -> AdaptivePacer:
        pacers.append(AdaptivePacer(clock))
        return pacers[0]

    async def use(channel: Channel) -> None:
        with pytest.raises(ServerFailure):
            await channel.send(PUT)

    talk(Host(httpx.ReadError("reset")), use, make)
    assert (pacers[0].limit, pacers[0].in_flight) == (2, 0)
