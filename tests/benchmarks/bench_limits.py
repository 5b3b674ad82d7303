"""P6: how near the program comes to what a shop allows, and how often it is refused.

The real times would be minutes, so the clock is made up: the program's own pacers ask simulated
shops in a loop whose time jumps to the next timer. No noise of the machine moves these figures.
The legal minimum is what the limit's own numbers give; each round has other latencies.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import count

from bench_figures import Aim
from bench_run import Goal, Round
from pacing_kit import PointsShop, TokenShop, WindowShop, ask, crowd
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.connectors.pacing.buckets import CostPoints, TokenBucket
from designo_sync_gui.connectors.pacing.window import WindowPacer

_REQUESTS = 1_000
_COST = 22.0
_PER_WINDOW, _WINDOW = 150, 30.0


def _latency(seed: int) -> Callable[[], float]:
    return partial(random.Random(seed).uniform, 0.05, 0.6)  # noqa: S311 - no secret


def tokens(seed: int) -> tuple[float, int]:
    """Shopify's REST limit: the time to the legal minimum, and refusals."""
    shop = TokenShop(latency=_latency(seed))

    async def run() -> float:
        pacer = TokenBucket(VirtualClock(), 40, 2)
        return (await crowd(_REQUESTS, lambda: ask(pacer, shop)))[0]

    return run_virtually(run()) / ((_REQUESTS - 40) / 2), shop.refused


def points(seed: int) -> tuple[float, int]:
    """Shopify's GraphQL limit, where every query needs what it may cost."""
    shop = PointsShop(latency=_latency(seed))

    async def run() -> float:
        pacer = CostPoints(VirtualClock())
        return (await crowd(_REQUESTS, lambda: shop.ask(pacer, _COST)))[0]

    return run_virtually(run()) / ((_REQUESTS * _COST - 2000) / 100), shop.refused


def windows(seed: int) -> tuple[float, int]:
    """BigCommerce: windows with beginnings of their own; the last one need not be waited out."""
    phase = random.Random(seed).uniform(0, _WINDOW)  # noqa: S311 - no secret
    shop = WindowShop(latency=_latency(seed), phase=phase)

    async def run() -> float:
        pacer = WindowPacer(VirtualClock(), _PER_WINDOW, _WINDOW)
        return (await crowd(_REQUESTS, lambda: ask(pacer, shop)))[0]

    legal = _WINDOW - phase + ((_REQUESTS - 1) // _PER_WINDOW - 1) * _WINDOW
    return run_virtually(run()) / legal, shop.refused


@contextmanager
def _setting() -> Iterator[Round]:
    seeds = count(1)

    def one_round() -> Mapping[str, float]:
        seed = next(seeds)
        found: dict[str, float] = {}
        for name, shop in (("tokens", tokens), ("points", points), ("windows", windows)):
            ratio, refused = shop(seed)
            found |= {name: ratio, f"{name}_refused": 100 * refused / (_REQUESTS + refused)}
        return found

    yield one_round


def _aims(key: str, shop: str, bound: float) -> tuple[Aim, ...]:
    return (
        Aim(key, f"{_REQUESTS:,} requests, to the legal minimum: {shop}", bound, steady=True),
        Aim(f"{key}_refused", f"refused of them: {shop}", 0.5, "%", worst=True, steady=True),
    )


LIMITS_GOAL = Goal(
    "P6",
    "shops with a limit, in made-up time",
    (
        *_aims("tokens", "40 requests and 2 a second", 1.03),
        *_aims("points", "2,000 points and 100 a second", 1.03),
        *_aims("windows", "150 requests in 30 seconds", 1.05),
    ),
    _setting,
)
