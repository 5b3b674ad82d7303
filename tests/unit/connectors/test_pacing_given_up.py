"""A wait that a host demands is broken off when its job is cancelled; what is under way is not."""

import asyncio
import ssl
from collections.abc import Callable

import httpx2 as httpx
import pytest
from pacing_kit import Server, ask, now, reply
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.connectors.http.auth import Unsigned
from designo_sync_gui.connectors.http.client import Channel, HttpClient, HttpLimits
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.pacing.adaptive import AdaptivePacer
from designo_sync_gui.connectors.pacing.buckets import CostPoints, TokenBucket
from designo_sync_gui.connectors.pacing.ledger import Ledger
from designo_sync_gui.connectors.pacing.line import Line
from designo_sync_gui.connectors.pacing.pacer import Unpaced
from designo_sync_gui.connectors.pacing.window import WindowPacer
from designo_sync_gui.domain.errors import SyncError, WriteEffect
from designo_sync_gui.domain.patience import GaveUp, Patience, waiting_with

Make = Callable[..., Ledger]
KINDS: dict[str, Make] = {
    "plain": Ledger,
    "tokens": lambda clock: TokenBucket(clock, 40, 2),
    "window": lambda clock: WindowPacer(clock, 150, 30),
    "points": CostPoints,
    "adaptive": AdaptivePacer,
}


@pytest.fixture(params=KINDS)
def make(request: pytest.FixtureRequest) -> Make:
    return KINDS[request.param]


async def asked(ledger: Ledger, of: Patience, ended: list[float], *, write: bool = False) -> None:
    """One request of a job; notes when its wait was broken off."""
    with waiting_with(of):
        try:
            async with ledger.turn(1, write=write):
                await asyncio.sleep(0.2)
                ledger.learn(reply())
        except GaveUp:
            ended.append(now())


@pytest.mark.parametrize("write", [False, True])
def test_that_all_of_a_cancelled_job_leave_a_hold_at_once(make: Make, write: bool) -> None:
    async def run() -> list[float]:
        ledger, job, ended = make(VirtualClock()), Patience(), list[float]()
        ledger.hold(60)
        waits = [asyncio.ensure_future(asked(ledger, job, ended, write=write)) for _ in range(5)]
        await asyncio.sleep(3)
        job.end()
        await asyncio.gather(*waits)
        assert (ledger.waiting, ledger.in_flight) == (0, 0)
        return ended

    assert run_virtually(run()) == [3] * 5


def test_that_another_job_in_the_same_line_goes_on_waiting(make: Make) -> None:
    async def run() -> tuple[list[float], float]:
        ledger, job, ended = make(VirtualClock()), Patience(), list[float]()
        ledger.hold(30)
        other = asyncio.ensure_future(asked(ledger, Patience(), ended))
        await asyncio.sleep(0)
        mine = [asyncio.ensure_future(asked(ledger, job, ended)) for _ in range(3)]
        last = asyncio.ensure_future(asked(ledger, Patience(), ended))
        await asyncio.sleep(5)
        job.end()
        await asyncio.gather(*mine)
        assert now() == 5
        await asyncio.gather(other, last)
        return ended, now()

    ended, done = run_virtually(run())
    assert ended == [5, 5, 5]
    assert 30.2 <= done <= 31.5


def test_that_who_comes_to_a_hold_after_the_cancel_does_not_wait(make: Make) -> None:
    async def run() -> list[float]:
        ledger, job, ended = make(VirtualClock()), Patience(), list[float]()
        ledger.hold(60)
        head = asyncio.ensure_future(asked(ledger, Patience(), []))
        await asyncio.sleep(1)
        job.end()
        await asked(ledger, job, ended)
        head.cancel()
        await asyncio.gather(head, return_exceptions=True)
        await asked(ledger, job, ended)
        return ended

    assert run_virtually(run()) == [1, 1]


def test_that_a_hold_that_begins_after_the_cancel_is_not_waited_for() -> None:
    """What stood in the line when the host said so leaves as well."""

    async def run() -> list[float]:
        ledger, job, ended = AdaptivePacer(VirtualClock(), start=1), Patience(), list[float]()
        job.end()

        async def refused() -> None:
            async with ledger.turn(1):
                await asyncio.sleep(2)
                ledger.learn(reply(429, retry_after=50))

        first = asyncio.ensure_future(refused())
        await asyncio.sleep(0)
        behind = [asyncio.ensure_future(asked(ledger, job, ended)) for _ in range(3)]
        await asyncio.gather(first, *behind)
        return ended

    assert run_virtually(run()) == [2, 2, 2]


def test_that_a_short_wait_is_not_broken_off() -> None:
    """What was sent is read back also after a cancel, where the host lets it."""

    async def run() -> tuple[list[float], int]:
        ledger, job, ended = AdaptivePacer(VirtualClock(), start=1), Patience(), list[float]()
        server = Server()
        before = [asyncio.ensure_future(ask(ledger, server)) for _ in range(3)]
        await asyncio.sleep(0)
        mine = asyncio.ensure_future(asked(ledger, job, ended))
        await asyncio.sleep(0.1)
        job.end()
        await asyncio.gather(*before, mine)
        return ended, server.served

    assert run_virtually(run()) == ([], 3)


def test_that_a_request_under_way_is_awaited_to_its_end() -> None:
    async def run() -> float:
        ledger, job, ended = Ledger(VirtualClock()), Patience(), list[float]()
        sent = asyncio.ensure_future(asked(ledger, job, ended, write=True))
        await asyncio.sleep(0.1)
        ledger.hold(60)
        job.end()
        await sent
        assert ended == []
        return now()

    assert run_virtually(run()) == 0.2


def test_that_who_is_dismissed_and_cancelled_at_once_gives_nobody_the_turn() -> None:
    async def run() -> list[int]:
        line, job, heads = Line(), Patience(), list[int]()

        async def stand(number: int, of: Patience) -> None:
            with waiting_with(of):
                async with line.head(write=False):
                    heads.append(number)
                    await asyncio.sleep(1)
                    assert heads[-1] == number, "nobody else is at the head meanwhile"

        jobs = [Patience(), job, Patience()]
        standing = [asyncio.ensure_future(stand(n, of)) for n, of in enumerate(jobs)]
        await asyncio.sleep(0.5)
        job.end()
        line.dismiss()
        standing[1].cancel()
        results = await asyncio.gather(*standing, return_exceptions=True)
        assert [type(result) for result in results][::2] == [type(None)] * 2
        return heads

    assert run_virtually(run()) == [0, 2]


class Host:
    """Always gives the same answer; what it was asked."""

    def __init__(self, status: int, **headers: str) -> None:
        self.answer = (status, headers)
        self.moments: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.moments.append(now())
        status, headers = self.answer
        return httpx.Response(status, headers=headers)


def talk(host: Host, pacer: Callable[..., Ledger | Unpaced], cancelled_at: float) -> list[float]:
    """When a reading ends whose job is cancelled then, and when the host was asked."""

    async def run() -> list[float]:
        clock, job = VirtualClock(), Patience()
        client = HttpClient(ssl.create_default_context(), HttpLimits(), httpx.MockTransport(host))
        base = "https://shop.example/"
        channel = Channel(client, base, Unsigned(), Masker([]), clock, lambda: 1.0, pacer(clock))

        async def read() -> None:
            with waiting_with(job), pytest.raises(SyncError) as ended:
                await channel.read(Request("GET", "orders"))
            nothing_left = ended.value.write_effect is WriteEffect.NOT_SENT
            assert nothing_left is isinstance(ended.value, GaveUp)

        reading = asyncio.ensure_future(read())
        await asyncio.sleep(cancelled_at)
        job.end()
        await reading
        ended = now()
        await client.aclose()
        return [ended, *host.moments]

    return run_virtually(run())


def test_that_a_reading_gives_up_in_the_time_that_its_host_asked_to_wait() -> None:
    assert talk(Host(429, **{"retry-after": "50"}), Ledger, 7) == [7, 0]


def test_that_a_reading_gives_up_in_a_pause_that_a_host_without_a_pacer_asked_for() -> None:
    assert talk(Host(429, **{"retry-after": "50"}), lambda _: Unpaced(), 4) == [4, 0]
    assert talk(Host(429, **{"retry-after": "50"}), lambda _: Unpaced(), 0) == [0, 0]


def test_that_the_short_pauses_between_tries_are_kept() -> None:
    assert talk(Host(500), Ledger, 0.5) == [3, 0, 1, 3]
