"""Windows: BigCommerce's limit is kept from our own account (goal P6)."""

import asyncio
import random
from collections.abc import Callable
from math import ceil
from typing import Any

import pytest
from pacing_kit import Server, WindowShop, ask, crowd, now, reply
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.pacing.window import WindowPacer


def uneven(seed: int, low: float = 0.05, high: float = 0.6) -> Callable[[], float]:
    source = random.Random(seed)  # noqa: S311 - latencies, not secrets
    return lambda: source.uniform(low, high)


def walk(shop: Server, amount: int) -> float:
    """The seconds that so many requests take."""

    async def run() -> float:
        window = WindowPacer(VirtualClock(), 150, 30)
        return (await crowd(amount, lambda: ask(window, shop)))[0]

    return run_virtually(run())


def legal(amount: int, phase: float, latency: float) -> float:
    """The least time: full windows, then the rest of the requests with eight at once."""
    windows = (amount - 1) // 150
    wait = windows * 30 - phase if windows else 0.0
    return wait + ceil((amount - windows * 150) / 8) * latency


@pytest.mark.parametrize("phase", [0.0, 7.0, 15.0])
@pytest.mark.parametrize("amount", [450, 1000, 3000])
def test_that_a_window_shop_is_walked_in_its_legal_time_without_a_refusal(
    amount: int, phase: float
) -> None:
    shop = WindowShop(phase=phase)
    assert walk(shop, amount) <= 1.05 * legal(amount, phase, 0.2)
    assert shop.refused == 0


@pytest.mark.parametrize("phase", [0.0, 7.0, 29.0])
def test_that_uneven_latency_costs_no_refusal(phase: float) -> None:
    shop = WindowShop(phase=phase, latency=uneven(1))
    assert walk(shop, 1000) <= 1.05 * legal(1000, 0, 0.325)
    assert shop.refused == 0


@pytest.mark.parametrize("phase", [0.0, 7.0, 29.0])
def test_that_a_shop_that_tells_nothing_is_kept_to_whenever_its_windows_begin(
    phase: float,
) -> None:
    shop = WindowShop(phase=phase, tells=False, latency=uneven(2))
    assert walk(shop, 1000) <= 1.05 * legal(1000, 0, 0.325)
    assert shop.refused == 0


def test_that_what_other_apps_take_of_each_window_is_left_to_them() -> None:
    shop = WindowShop(used_by_others=lambda window: 30 + 20 * (window % 3), latency=uneven(3))
    walk(shop, 1000)
    assert shop.refused <= 1000 * 0.005


def test_that_a_window_that_others_have_used_up_costs_one_refusal() -> None:
    shop = WindowShop(used_by_others=lambda window: 150 if window == 0 else 0, phase=20)
    walk(shop, 100)
    assert shop.refused == 1
    assert 10 <= shop.arrivals[1] <= 10.5


def test_that_a_larger_plan_is_used_as_soon_as_the_header_shows_it() -> None:
    shop = WindowShop(quota=450)
    assert walk(shop, 900) <= 1.05 * (30 + ceil(450 / 8) * 0.2)
    assert shop.refused == 0


def told(**headers: Any) -> tuple[float, float, float]:
    """The moment of the second request after an answer with these headers, quota, seconds."""

    async def run() -> tuple[float, float, float]:
        pacer = WindowPacer(VirtualClock(), 150, 30)
        async with pacer.turn(1):
            pacer.learn(reply(**headers))
        async with pacer.turn(1):
            return now(), pacer.quota, pacer.seconds

    return run_virtually(run())


def test_that_the_window_is_learned_from_the_headers() -> None:
    moment, quota, seconds = told(
        x_rate_limit_time_window_ms=20000,
        x_rate_limit_time_reset_ms=15000,
        x_rate_limit_requests_quota=450,
        x_rate_limit_requests_left=0,
    )
    assert moment == pytest.approx(15, abs=0.1)
    assert (quota, seconds) == (450, 20)


@pytest.mark.parametrize("reset", ["soon", "-5", "", "1.5", "99999999"])
def test_that_a_reset_that_is_nonsense_corrects_nothing(reset: str) -> None:
    moment, _, _ = told(x_rate_limit_time_reset_ms=reset, x_rate_limit_requests_left=0)
    assert moment == 0


@pytest.mark.parametrize(("plain", "own", "waits"), [("3", "9", 9), ("9", "3", 9), ("", "4", 4)])
def test_that_the_longer_of_two_times_to_wait_is_kept(plain: str, own: str, waits: float) -> None:
    moment, _, _ = told(status=429, retry_after=plain, x_retry_after=own)
    assert moment == pytest.approx(waits, abs=0.1)


@pytest.mark.parametrize("reset", [5000, 29000])
def test_that_a_refusal_that_carries_only_the_time_of_the_reset_is_obeyed(reset: int) -> None:
    moment, _, _ = told(status=429, x_rate_limit_time_reset_ms=reset)
    assert moment == pytest.approx(reset / 1000, abs=0.1)


def test_that_a_reply_of_the_last_window_does_not_speak_for_this_one() -> None:
    async def run() -> float:
        pacer = WindowPacer(VirtualClock(), 10, 30)
        async with pacer.turn(1):
            pacer.learn(answer(9, 1000))
        await drawn_out(pacer)
        return now()

    assert run_virtually(run()) < 3


async def drawn_out(pacer: WindowPacer) -> None:
    """A request whose reply left the old window and came in the new one; then two others."""

    async def late() -> None:
        async with pacer.turn(1):
            await asyncio.sleep(2)
            pacer.learn(answer(0, 20000))

    task = asyncio.ensure_future(late())
    await asyncio.sleep(1.2)
    await ask(pacer, Server(latency=lambda: 0.0))
    await task
    await ask(pacer, Server(latency=lambda: 0.0))


def answer(left: int, reset: int) -> Reply:
    return reply(x_rate_limit_time_reset_ms=reset, x_rate_limit_requests_left=left)


def test_that_the_limit_is_told_in_words_when_it_makes_wait() -> None:
    async def run() -> list[tuple[float, str]]:
        words: list[tuple[float, str]] = []
        pacer = WindowPacer(
            VirtualClock(),
            3,
            30,
            host="api.example",
            announce=lambda seconds, reason: words.append((round(seconds), reason.english)),
        )
        await crowd(4, lambda: ask(pacer, Server(latency=lambda: 0.0)), workers=1)
        return words

    assert run_virtually(run()) == [
        (30, "api.example limits requests to 3 in 30 s"),
        (0, ""),
    ]
