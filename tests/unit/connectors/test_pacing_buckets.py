"""Buckets: Shopify's two limits are kept from our own account (goal P6)."""

import asyncio
import random
from collections.abc import Callable

import pytest
from pacing_kit import PointsShop, Server, TokenShop, ask, crowd, now, reply
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.connectors.pacing.buckets import CostPoints, TokenBucket
from designo_sync_gui.domain.sentence import verbatim


def uneven(seed: int, low: float = 0.05, high: float = 0.6) -> Callable[[], float]:
    source = random.Random(seed)  # noqa: S311 - latencies, not secrets
    return lambda: source.uniform(low, high)


def walk_tokens(shop: TokenShop, amount: int) -> float:
    """The seconds that so many requests take."""

    async def run() -> float:
        bucket = TokenBucket(VirtualClock(), 40, 2)
        return (await crowd(amount, lambda: ask(bucket, shop)))[0]

    return run_virtually(run())


def walk_points(shop: PointsShop, amount: int, cost: float) -> float:
    async def run() -> float:
        points = CostPoints(VirtualClock())
        return (await crowd(amount, lambda: shop.ask(points, cost)))[0]

    return run_virtually(run())


@pytest.mark.parametrize(
    ("amount", "latency"),
    [
        (200, lambda: 0.05),
        (200, lambda: 0.5),
        (200, uneven(1)),
        (1000, lambda: 0.2),
        (1000, uneven(2, 0.1, 2)),
    ],
)
def test_that_a_token_shop_is_walked_in_its_legal_time_without_a_refusal(
    amount: int, latency: Callable[[], float]
) -> None:
    shop = TokenShop(latency=latency)
    assert walk_tokens(shop, amount) <= 1.03 * (amount - 40) / 2
    assert shop.refused == 0


def test_that_a_larger_plan_is_used_as_soon_as_the_header_shows_it() -> None:
    shop = TokenShop(capacity=80, rate=4, latency=uneven(3))
    assert walk_tokens(shop, 1000) <= 1.03 * (1000 - 80) / 4
    assert shop.refused == 0


def test_that_a_shop_without_the_header_is_kept_to_from_the_own_account() -> None:
    shop = TokenShop(tells=False, latency=uneven(4))
    assert walk_tokens(shop, 500) <= 1.03 * (500 - 40) / 2
    assert shop.refused <= 500 * 0.005


def test_that_what_other_apps_have_taken_before_is_heard_of_by_the_first_reply() -> None:
    shop = TokenShop(latency=uneven(5))
    shop.available = 3
    assert walk_tokens(shop, 100) <= 1.03 * (100 - 3) / 2
    assert shop.refused == 0


def test_that_what_other_apps_take_meanwhile_is_not_asked_for() -> None:
    async def run() -> int:
        shop = TokenShop(latency=lambda: 0.2)
        bucket = TokenBucket(VirtualClock(), 40, 2)
        await crowd(100, lambda: ask(bucket, shop))
        shop.take(0)
        shop.available = 0.0
        await ask(bucket, shop)
        shop.refused = 0
        await crowd(100, lambda: ask(bucket, shop))
        return shop.refused

    assert run_virtually(run()) == 0


@pytest.mark.parametrize("value", ["", "32", "a/b", "-1/40", "3/0", "1e3/40", "5/99999999999"])
def test_that_a_header_that_is_nonsense_corrects_nothing(value: str) -> None:
    async def run() -> tuple[float, float, float]:
        bucket = TokenBucket(VirtualClock(), 40, 2)
        async with bucket.turn(1):
            bucket.learn(reply(x_shopify_shop_api_call_limit=value))
        return bucket.available, bucket.capacity, bucket.rate

    assert run_virtually(run()) == (39, 40, 2)


def test_that_a_reply_that_was_overtaken_does_not_raise_the_account() -> None:
    async def run() -> float:
        bucket = TokenBucket(VirtualClock(), 40, 2)
        await ask(bucket, Server(latency=lambda: 0.0))
        async with bucket.turn(1):
            for _ in range(20):
                await ask_in_a_task(bucket)
            bucket.learn(reply(x_shopify_shop_api_call_limit="2/40"))
        return bucket.available

    assert run_virtually(run()) == pytest.approx(18)


async def ask_in_a_task(bucket: TokenBucket) -> None:
    await asyncio.ensure_future(ask(bucket, Server(latency=lambda: 0.0)))


def test_that_the_limit_is_told_in_words_when_it_makes_wait() -> None:
    async def run() -> list[tuple[float, str]]:
        told: list[tuple[float, str]] = []
        bucket = TokenBucket(
            VirtualClock(),
            10,
            0.5,
            announce=lambda seconds, reason: told.append((seconds, reason.english)),
            reason=verbatim("Shopify allows 1 request in 2 seconds"),
        )
        await crowd(10, lambda: ask(bucket, Server(latency=lambda: 0.0)), workers=1)
        return told

    assert run_virtually(run()) == [(2.0, "Shopify allows 1 request in 2 seconds"), (0.0, "")]


def test_that_points_are_spent_in_their_legal_time_without_a_refusal() -> None:
    shop = PointsShop(latency=uneven(6))
    assert walk_points(shop, 500, 100) <= 1.03 * (500 * 100 - 2000) / 100
    assert shop.refused == 0


def test_that_points_that_a_query_did_not_need_are_used_again() -> None:
    source = random.Random(7)  # noqa: S311 - costs, not secrets
    costs = [source.choice((20.0, 100.0, 180.0)) for _ in range(2000)]
    pending = iter(costs)
    spent: list[float] = []

    def actual(cost: float) -> float:
        spent.append(next(pending))
        return spent[-1]

    shop = PointsShop(latency=uneven(8), actual=actual)
    took = walk_points(shop, 1000, 200)
    assert took <= 1.03 * (sum(spent) - 2000) / 100
    assert shop.refused == 0


@pytest.mark.parametrize(("maximum", "rate"), [(1000, 50), (4000, 200), (20000, 1000)])
def test_that_every_plan_s_points_are_learned_from_its_answers(maximum: int, rate: int) -> None:
    shop = PointsShop(capacity=maximum, rate=rate, latency=lambda: 0.05, work=0.05)
    amount = 8 * maximum // 100
    assert walk_points(shop, amount, 100) <= 1.03 * (amount * 100 - maximum) / rate + 0.5
    assert shop.refused == 0


def test_that_queries_go_one_by_one_until_the_points_are_known() -> None:
    async def run() -> int:
        server = Server()
        points = CostPoints(VirtualClock())
        await crowd(20, lambda: ask(points, server, 100))
        return server.most_in_flight

    assert run_virtually(run()) == 1


def test_that_a_query_waits_until_its_cost_is_there() -> None:
    async def run() -> float:
        points = CostPoints(VirtualClock())
        async with points.turn(100):
            pass
        points.spent(100, 50, 1000, 50)
        async with points.turn(300):
            return now()

    assert run_virtually(run()) == pytest.approx(5, abs=0.05)


def test_that_a_query_that_costs_more_than_the_bucket_holds_goes_when_it_is_full() -> None:
    async def run() -> float:
        points = CostPoints(VirtualClock())
        async with points.turn(10):
            pass
        points.spent(10, 900, 1000, 50)
        async with points.turn(5000):
            return now()

    assert run_virtually(run()) == pytest.approx(2, abs=0.01)


@pytest.mark.parametrize(
    "numbers",
    [(1, 5, 0, 50), (1, 5, 1000, 0), (1, 5, 1000, -3), (1, float("nan"), 9, 9), (1, 5, 1e999, 9)],
)
def test_that_numbers_that_no_bucket_can_have_are_ignored(numbers: tuple[float, ...]) -> None:
    async def run() -> float:
        points = CostPoints(VirtualClock())
        async with points.turn(10):
            pass
        points.spent(10, 900, 1000, 50)
        points.spent(*numbers)
        return points.available

    assert run_virtually(run()) == 900


def test_that_a_query_under_way_holds_what_it_may_cost() -> None:
    async def run() -> float:
        points = CostPoints(VirtualClock())
        async with points.turn(10):
            pass
        points.spent(10, 1000, 1000, 1)
        async with points.turn(700):
            return points.available

    assert run_virtually(run()) == 300
