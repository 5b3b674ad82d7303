"""A server without a stated limit gets as many requests at once as help it (goal P7)."""

import asyncio
import random
from collections.abc import Awaitable
from statistics import fmean

import pytest
from pacing_kit import Server, WorkerShop, ask, crowd, reply
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.pacing.adaptive import AdaptivePacer
from designo_sync_gui.domain.errors import RefusedByReceiver, ServerFailure, SyncError, Unreachable
from designo_sync_gui.domain.sentence import verbatim


def walk(shop: WorkerShop, amount: int, crowd_size: int = 16) -> tuple[float, AdaptivePacer]:
    """The seconds that so many requests take, and the pacer as it ends."""

    async def run() -> tuple[float, AdaptivePacer]:
        pacer = AdaptivePacer(VirtualClock())
        return (await crowd(amount, lambda: ask(pacer, shop), crowd_size))[0], pacer

    return run_virtually(run())


@pytest.mark.parametrize("amount", [100, 400, 2000])
def test_that_four_workers_are_kept_busy_with_at_most_one_request_waiting(amount: int) -> None:
    shop = WorkerShop()
    took, _ = walk(shop, amount)
    assert took <= 1.20 * amount * 0.3 / 4
    assert shop.most_in_flight <= 5


@pytest.mark.parametrize("workers", [1, 2, 3, 5, 6, 7])
def test_that_any_number_of_workers_is_found(workers: int) -> None:
    shop = WorkerShop(workers=workers)
    took, pacer = walk(shop, 400)
    assert took <= 1.20 * 400 * 0.3 / workers
    assert workers - 1 <= pacer.limit <= workers + 1
    assert shop.most_in_flight <= max(workers + 1, 5)


@pytest.mark.parametrize("workers", [8, 10, 12, 20, 30])
def test_that_beyond_eight_no_more_than_a_quarter_waits_in_the_server(workers: int) -> None:
    shop = WorkerShop(workers=workers)
    took, pacer = walk(shop, 2000, crowd_size=64)
    assert took <= 1.20 * 2000 * 0.3 / workers
    assert pacer.limit <= workers * 1.25
    assert shop.most_in_flight <= workers * 1.25 + 1


def test_that_the_first_way_up_takes_one_round_for_each_step() -> None:
    """Requests that begin together are judged together, whether or not the others stood in the
    line yet when the first of them began."""
    rounds = {
        amount: walk(WorkerShop(workers=50), amount, 64)[0] / 0.3 for amount in (4, 9, 15, 30)
    }
    assert {amount: round(took) for amount, took in rounds.items()} == {4: 1, 9: 2, 15: 3, 30: 5}


def test_that_a_fast_server_is_asked_32_at_once_and_never_more() -> None:
    shop = WorkerShop(workers=50, service=lambda: 0.05)
    took, pacer = walk(shop, 4000, crowd_size=64)
    assert took <= 1.10 * 4000 * 0.05 / 32
    assert (shop.most_in_flight, pacer.limit) == (32, 32)


def test_that_what_is_handed_in_eight_at_a_time_never_goes_beyond() -> None:
    """As writes are: how many were read at once before changes nothing."""

    async def run() -> tuple[int, int]:
        pacer = AdaptivePacer(VirtualClock())
        shop = WorkerShop(workers=50, service=lambda: 0.05)
        await crowd(400, lambda: ask(pacer, shop), workers=8)
        before = pacer.limit
        await crowd(2000, lambda: ask(pacer, shop), workers=64)
        shop.most_in_flight = 0
        await crowd(400, lambda: ask(pacer, shop), workers=8)
        return before, shop.most_in_flight

    assert run_virtually(run()) == (8, 8)


def test_that_a_server_that_grows_slower_beyond_eight_is_not_asked_more() -> None:
    """More at once bring more answers, and each takes a quarter longer: others wait too."""

    class Slower(WorkerShop):
        async def answer(self, cost: float) -> Reply:
            await asyncio.sleep(0.1 * (1 + 0.06 * max(0, self.in_flight - 8)))
            return reply()

    shop = Slower()
    _, pacer = walk(shop, 4000, crowd_size=64)
    assert pacer.limit <= 12
    assert shop.most_in_flight <= 15


class Limited(WorkerShop):
    """In trouble with more than so many at once."""

    def __init__(self, most: int, trouble: Reply | SyncError) -> None:
        super().__init__(workers=50, service=lambda: 0.05)
        self.most = most
        self.trouble = trouble
        self.troubles: list[int] = []

    async def answer(self, cost: float) -> Reply:
        await asyncio.sleep(0.05)
        if self.in_flight <= self.most:
            return reply()
        self.troubles.append(self.served)
        if isinstance(self.trouble, SyncError):
            raise self.trouble
        return self.trouble


@pytest.mark.parametrize(
    "trouble", [reply(429), reply(503), ServerFailure(verbatim("no answer in time"))]
)
def test_that_trouble_beyond_eight_takes_a_server_back_for_a_long_time(
    trouble: Reply | SyncError,
) -> None:
    shop = Limited(12, trouble)
    asked: list[int] = []

    async def run() -> int:
        pacer = AdaptivePacer(VirtualClock())

        def one() -> Awaitable[Reply]:
            if shop.troubles:
                asked.append(pacer.limit)
            return ask(pacer, shop)

        await crowd(600, one, workers=64)
        return pacer.limit

    assert run_virtually(run()) <= 8
    assert max(asked[64:]) <= 8  # the others stood in the line already
    assert len(shop.troubles) <= 15, "one round"


def test_that_a_sudden_slowness_beyond_eight_is_noticed_before_all_have_ended() -> None:
    async def run() -> tuple[int, int]:
        seconds = [0.05]
        pacer = AdaptivePacer(VirtualClock())
        shop = WorkerShop(workers=50, service=lambda: seconds[0])
        await crowd(3000, lambda: ask(pacer, shop), workers=64)
        before = pacer.limit
        seconds[0] = 0.5
        await crowd(3 * before, lambda: ask(pacer, shop), workers=64)
        return before, pacer.limit

    before, after = run_virtually(run())
    assert before == 32
    assert after <= 8


def test_that_what_was_found_out_beyond_eight_is_forgotten_where_nothing_shows_it_any_more() -> (
    None
):
    """Else a job that writes eight at once after a large list would teach nothing."""

    async def run() -> tuple[int, int, int]:
        seconds = [0.05]
        pacer = AdaptivePacer(VirtualClock())
        shop = WorkerShop(workers=50, service=lambda: seconds[0])
        await crowd(3000, lambda: ask(pacer, shop), workers=64)
        wide = pacer.limit
        await crowd(100, lambda: ask(pacer, shop), workers=8)
        few = pacer.limit
        seconds[0] = 0.5
        await crowd(12, lambda: ask(pacer, shop), workers=8)
        return wide, few, pacer.limit

    wide, few, slowed = run_virtually(run())
    assert (wide, few) == (32, 8)
    assert slowed < 8


def test_that_few_are_to_be_handed_in_where_few_are_let_through() -> None:
    async def wanted(start: int) -> int:
        return AdaptivePacer(VirtualClock(), start=start).wanted

    limits = (1, 4, 8, 15, 32)
    assert [run_virtually(wanted(limit)) for limit in limits] == [8, 8, 16, 30, 32]


def test_that_uneven_service_times_leave_four_workers_busy() -> None:
    ratios, most = [], []
    for seed in range(10):
        source = random.Random(seed)  # noqa: S311 - service times, not secrets
        times: list[float] = []

        def service(source: random.Random = source, times: list[float] = times) -> float:
            times.append(max(0.02, source.gauss(0.3, 0.06)))
            return times[-1]

        shop = WorkerShop(service=service)
        took, _ = walk(shop, 1000)
        ratios.append(took / (sum(times) / 4))
        most.append(shop.most_in_flight)
    assert max(ratios) <= 1.20
    assert fmean(ratios) <= 1.05
    assert max(most) <= 6


def test_that_what_was_found_out_serves_the_next_job() -> None:
    async def run() -> float:
        shop = WorkerShop(workers=50, service=lambda: 0.05)
        pacer = AdaptivePacer(VirtualClock())
        await crowd(400, lambda: ask(pacer, shop))
        return (await crowd(104, lambda: ask(pacer, shop)))[0]

    assert run_virtually(run()) <= 1.10 * 104 * 0.05 / 8


def test_that_one_request_after_the_other_teaches_nothing() -> None:
    async def run() -> int:
        pacer = AdaptivePacer(VirtualClock())
        await crowd(200, lambda: ask(pacer, Server()), workers=1)
        return pacer.limit

    assert run_virtually(run()) == 4


class Told(Server):
    """Answers as it was told, everybody at the same time."""

    def __init__(self, status: int = 200, error: SyncError | None = None, **headers: str) -> None:
        super().__init__()
        self.told = (status, error, headers)

    async def answer(self, cost: float) -> Reply:
        status, error, headers = self.told
        if error is not None:
            raise error
        return reply(status, **headers)


def limit_after(*rounds: Server) -> int:
    """The limit after rounds of four requests at once."""

    async def run() -> int:
        pacer = AdaptivePacer(VirtualClock())
        for server in rounds:
            requests = (ask(pacer, server) for _ in range(4))
            await asyncio.gather(*requests, return_exceptions=True)
        return pacer.limit

    return run_virtually(run())


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_that_a_server_in_trouble_is_asked_half_as_much_once_per_round(status: int) -> None:
    assert limit_after(Told(status)) == 2
    assert limit_after(Told(status), Told(status)) == 1
    assert limit_after(Told(status), Told(status), Told(status)) == 1


@pytest.mark.parametrize(
    "error", [ServerFailure(verbatim("no answer in time")), Unreachable(verbatim("gone"))]
)
def test_that_a_server_that_does_not_answer_is_asked_half_as_much(error: SyncError) -> None:
    assert limit_after(Told(error=error)) == 2


@pytest.mark.parametrize(
    "server", [Told(200), Told(404), Told(400), Told(error=RefusedByReceiver(verbatim("no")))]
)
def test_that_a_no_is_no_trouble(server: Server) -> None:
    assert limit_after(server) >= 4


def test_that_a_server_that_slows_down_is_asked_less_and_then_as_before() -> None:
    async def run() -> tuple[int, int, int]:
        seconds = [0.1]
        shop = WorkerShop(workers=50, service=lambda: seconds[0])
        pacer = AdaptivePacer(VirtualClock())
        await crowd(400, lambda: ask(pacer, shop), workers=8)
        before = pacer.limit
        seconds[0] = 0.5
        await crowd(12, lambda: ask(pacer, shop))
        slowed = pacer.limit
        await crowd(1000, lambda: ask(pacer, shop), workers=8)
        return before, slowed, pacer.limit

    before, slowed, after = run_virtually(run())
    assert (before, after) == (8, 8)
    assert slowed < before


def test_that_a_cancelled_request_measures_nothing() -> None:
    async def run() -> int:
        pacer = AdaptivePacer(VirtualClock())
        for _ in range(50):
            tasks = [asyncio.ensure_future(ask(pacer, Server())) for _ in range(12)]
            await asyncio.sleep(0.05)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return pacer.limit

    assert run_virtually(run()) == 4
