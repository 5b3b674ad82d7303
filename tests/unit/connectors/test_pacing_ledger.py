"""What holds of every ledger: the order of asking, cancelling, the host's own times to wait."""

import asyncio
from collections.abc import Callable
from email.utils import format_datetime

import pytest
from pacing_kit import Server, ask, crowd, now, reply
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.connectors.pacing.adaptive import AdaptivePacer
from designo_sync_gui.connectors.pacing.buckets import CostPoints, TokenBucket
from designo_sync_gui.connectors.pacing.ledger import Ledger
from designo_sync_gui.connectors.pacing.pacer import Announce, Pacer, Pacers, Unpaced
from designo_sync_gui.connectors.pacing.window import WindowPacer
from designo_sync_gui.domain.errors import Busy, ServerFailure, WriteEffect
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.domain.sentence import Sentence, verbatim

Make = Callable[..., Ledger]
KINDS: dict[str, Make] = {
    "plain": Ledger,
    "tokens": lambda clock, **words: TokenBucket(clock, 4, 2, **words),
    "window": lambda clock, **words: WindowPacer(clock, 4, 5, **words),
    "points": CostPoints,
    "adaptive": AdaptivePacer,
}


@pytest.fixture(params=KINDS)
def make(request: pytest.FixtureRequest) -> Make:
    return KINDS[request.param]


def held_after(answer_headers: dict[str, object], status: int = 429) -> float:
    """When the next request of another task arrives after this answer."""

    async def run() -> float:
        clock = VirtualClock()
        ledger = Ledger(clock)
        async with ledger.turn(1):
            ledger.learn(reply(status, **answer_headers))
        async with ledger.turn(1):
            return now()

    return run_virtually(run())


def test_that_who_asks_first_goes_first(make: Make) -> None:
    async def run() -> list[int]:
        ledger = make(VirtualClock())
        server = Server()
        order: list[int] = []

        async def one(number: int) -> None:
            async with ledger.turn(1):
                order.append(number)
                await server(1)

        await asyncio.gather(*(one(n) for n in range(30)))
        return order

    assert run_virtually(run()) == list(range(30))


@pytest.mark.parametrize("kind", ["plain", "tokens", "window", "points"])
def test_that_no_more_than_eight_are_under_way_at_a_host_with_a_limit(kind: str) -> None:
    """A limit is used up by eight; the others would only come as one burst."""

    async def run() -> int:
        ledger = KINDS[kind](VirtualClock())
        server = Server()
        await crowd(60, lambda: ask(ledger, server), workers=40)
        return server.most_in_flight

    assert run_virtually(run()) <= 8


def test_that_cancelling_leaks_no_place(make: Make) -> None:
    async def run() -> tuple[int, int, int]:
        ledger = make(VirtualClock())
        server = Server()
        tasks = [asyncio.ensure_future(ask(ledger, server)) for _ in range(30)]
        await asyncio.sleep(0.15)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        after = (ledger.in_flight, ledger.waiting)
        _, answers = await crowd(12, lambda: ask(ledger, server))
        return *after, len(answers)

    assert run_virtually(run()) == (0, 0, 12)


def test_that_a_cancelled_head_of_the_line_lets_the_next_go() -> None:
    async def run() -> float:
        ledger = Ledger(VirtualClock())
        ledger.hold(10)
        head = asyncio.ensure_future(ask(ledger, Server()))
        following = asyncio.ensure_future(ask(ledger, Server(latency=lambda: 0.0)))
        await asyncio.sleep(3)
        head.cancel()
        await following
        return now()

    assert run_virtually(run()) == pytest.approx(10, abs=0.01)


def test_that_retry_after_in_seconds_holds_everybody(make: Make) -> None:
    async def run() -> list[float]:
        ledger = make(VirtualClock())
        async with ledger.turn(1):
            ledger.learn(reply(429, retry_after="7"))
        server = Server(latency=lambda: 0.0)
        await asyncio.gather(*(ask(ledger, server) for _ in range(5)))
        return server.arrivals

    assert min(run_virtually(run())) == pytest.approx(7, abs=0.01)


def test_that_retry_after_as_a_date_is_kept() -> None:
    async def run() -> float:
        clock = VirtualClock()
        ledger = Ledger(clock)
        async with ledger.turn(1):
            date = format_datetime(clock.now().replace(microsecond=0, second=20), usegmt=True)
            ledger.learn(reply(503, retry_after=date))
        async with ledger.turn(1):
            return now()

    assert run_virtually(run()) == pytest.approx(20, abs=0.01)


def test_that_a_503_without_a_time_holds_nobody() -> None:
    assert held_after({}, status=503) == 0


def test_that_a_200_with_retry_after_holds_nobody() -> None:
    assert held_after({"retry_after": "7"}, status=200) == 0


@pytest.mark.parametrize("value", ["soon", "-5", "", "Mon, 23 Nov 2015 07:02:34 GMT"])
def test_that_a_429_that_names_no_usable_time_holds_a_second(value: str) -> None:
    assert held_after({"retry_after": value}) == pytest.approx(1, abs=0.01)


def test_that_refusals_in_a_row_hold_twice_as_long_each_and_an_answer_ends_the_row() -> None:
    async def run() -> list[float]:
        ledger = Ledger(VirtualClock())
        moments = []
        for status in (429, 429, 429, 200, 429, 200):
            async with ledger.turn(1):
                moments.append(now())
                ledger.learn(reply(status))
        return moments

    assert run_virtually(run()) == pytest.approx([0, 1, 3, 7, 7, 8], abs=0.02)


def test_that_refusals_of_requests_sent_together_count_once() -> None:
    async def run() -> float:
        ledger = Ledger(VirtualClock())

        async def refused() -> None:
            async with ledger.turn(1):
                await asyncio.sleep(0.1)
                ledger.learn(reply(429))

        await asyncio.gather(*(refused() for _ in range(6)))
        async with ledger.turn(1):
            return now()

    assert run_virtually(run()) == pytest.approx(1.1, abs=0.01)


def test_that_a_longer_hold_than_a_minute_is_an_error_with_nothing_sent(make: Make) -> None:
    async def run() -> tuple[Busy, float, int]:
        ledger = make(VirtualClock(), host="shop.example")
        server = Server()
        async with ledger.turn(1):
            ledger.learn(reply(503, retry_after="600"))
        await asyncio.sleep(100)
        with pytest.raises(Busy) as caught:
            await ask(ledger, server)
        return caught.value, now(), len(server.arrivals)

    error, moment, arrivals = run_virtually(run())
    assert (moment, arrivals) == (100, 0)
    assert error.wait_seconds == pytest.approx(500, abs=0.01)
    assert error.write_effect is WriteEffect.NOT_SENT
    assert "shop.example asks to wait another 9 minutes" in error.message.english


def test_that_a_hold_of_less_than_a_minute_left_is_waited() -> None:
    async def run() -> float:
        ledger = Ledger(VirtualClock())
        ledger.hold(600)
        await asyncio.sleep(550)
        async with ledger.turn(1):
            return now()

    assert run_virtually(run()) == pytest.approx(600, abs=0.01)


def test_that_no_hold_is_longer_than_a_quarter_of_an_hour() -> None:
    async def run() -> float | None:
        ledger = Ledger(VirtualClock())
        ledger.hold(99_999_999_999)
        with pytest.raises(Busy) as caught:
            await ask(ledger, Server())
        return caught.value.wait_seconds

    assert run_virtually(run()) == 900


def test_that_a_shorter_hold_does_not_end_a_longer_one() -> None:
    async def run() -> float:
        ledger = Ledger(VirtualClock())
        ledger.hold(30)
        ledger.hold(2)
        async with ledger.turn(1):
            return now()

    assert run_virtually(run()) == pytest.approx(30, abs=0.01)


def test_that_those_already_waiting_hear_of_a_long_hold() -> None:
    async def run() -> list[object]:
        ledger = Ledger(VirtualClock())
        ledger.hold(5)
        tasks = [asyncio.ensure_future(ask(ledger, Server())) for _ in range(3)]
        await asyncio.sleep(1)
        ledger.hold(700)
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    assert [type(result) for result in run_virtually(run())] == [Busy, Busy, Busy]


def told_by(ledger_waits: float) -> list[tuple[float, float, str]]:
    async def run() -> list[tuple[float, float, str]]:
        told: list[tuple[float, float, str]] = []

        def announce(seconds: float, reason: Sentence) -> None:
            told.append((round(now(), 2), round(seconds, 2), reason.english))

        ledger = Ledger(VirtualClock(), announce=announce, host="shop.example")
        ledger.hold(ledger_waits)
        await ask(ledger, Server())
        return told

    return run_virtually(run())


def test_that_a_long_wait_is_announced_with_its_reason_and_its_end() -> None:
    assert told_by(9) == [(0, 9, "shop.example asks to wait"), (9, 0, "")]


def test_that_a_wait_of_a_second_is_not_announced() -> None:
    assert told_by(1) == []


def test_that_a_wait_that_grows_is_announced_again_and_ends_once() -> None:
    async def run() -> list[float]:
        told: list[float] = []
        ledger = Ledger(VirtualClock(), announce=lambda seconds, _: told.append(round(seconds, 1)))
        ledger.hold(5)
        task = asyncio.ensure_future(ask(ledger, Server()))
        await asyncio.sleep(2)
        ledger.hold(20)
        await task
        return told

    assert run_virtually(run()) == [5, 20, 0]


def test_that_a_cancelled_wait_is_announced_as_over() -> None:
    async def run() -> list[float]:
        told: list[float] = []
        ledger = Ledger(VirtualClock(), announce=lambda seconds, _: told.append(seconds))
        ledger.hold(5)
        task = asyncio.ensure_future(ask(ledger, Server()))
        await asyncio.sleep(2)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return told

    assert run_virtually(run()) == [5, 0]


def test_that_a_wall_clock_set_back_prolongs_no_wait() -> None:
    async def run() -> float:
        clock = VirtualClock()
        ledger = Ledger(clock)
        ledger.hold(10)
        task = asyncio.ensure_future(ask(ledger, Server(latency=lambda: 0.0)))
        await asyncio.sleep(4)
        clock.slip = -3600
        await task
        return now()

    assert run_virtually(run()) == pytest.approx(10, abs=0.01)


def test_that_an_error_in_a_turn_frees_its_place(make: Make) -> None:
    async def run() -> int:
        ledger = make(VirtualClock())
        with pytest.raises(ServerFailure):
            async with ledger.turn(1):
                raise ServerFailure(verbatim("broke"))
        return ledger.in_flight

    assert run_virtually(run()) == 0


def test_that_a_book_keeps_one_ledger_per_host_and_credentials() -> None:
    async def run() -> None:
        made: list[Announce] = []
        told: list[tuple[str, float, Sentence]] = []

        def make(clock: Clock, announce: Announce) -> Pacer:
            made.append(announce)
            return Unpaced()

        pacers = Pacers(VirtualClock(), lambda *words: told.append(words))
        one = pacers.of(("a.example", "key 1"), make)
        assert pacers.of(("a.example", "key 1"), make) is one
        assert pacers.of(("a.example", "key 2"), make) is not one
        assert pacers.of(("b.example", "key 1"), make) is not one
        made[2](3.0, verbatim("why"))
        assert told == [("b.example", 3.0, verbatim("why"))]

    run_virtually(run())


def test_that_what_is_unpaced_waits_for_nothing_and_says_so() -> None:
    async def run() -> float:
        pacer = Unpaced()
        assert not pacer.hold(30)
        await crowd(20, lambda: ask(pacer, Server(latency=lambda: 0.0)))
        return now()

    assert run_virtually(run()) == 0
