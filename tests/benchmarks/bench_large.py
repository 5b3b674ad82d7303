"""P12 to P14: cost that grows with the orders and no faster, and cost that does not grow at all.

P12 reads shops of every size from a server that answers at once: what is left is the program's
own work. P13 and P14 read from servers that take their time.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, pairwise, repeat
from pathlib import Path

from bench_children import run_child
from bench_figures import Aim, growth
from bench_http import program
from bench_run import Goal, Round
from bench_shop import shop_server

Setting = Callable[[], AbstractContextManager[Round]]

_LARGE = 100_000
_CHANGED = 10
_REFRESHES = 24


def growing(sizes: tuple[int, ...]) -> Setting:
    """Rounds of whole refreshes; a shop that takes minutes is read in the first round alone."""

    @contextmanager
    def setting() -> Iterator[Round]:
        often = tuple(size for size in sizes if size <= _LARGE)
        rounds = chain([sizes], repeat(often))
        with shop_server() as shop:

            def one_round() -> Mapping[str, float]:
                read = {n: program(shop.url(n), orders=n) for n in next(rounds)}
                found: dict[str, float] = {}
                for small, large in pairwise(sizes):
                    if large in read:
                        found |= _grown(read[small], read[large], small, large)
                return found

            yield one_round

    return setting


def _grown(
    small: Mapping[str, float], large: Mapping[str, float], few: int, many: int
) -> Mapping[str, float]:
    times = many / few
    return {
        f"time_{many}": growth(small["seconds"], large["seconds"], times),
        f"cpu_{many}": growth(small["cpu"], large["cpu"], times),
        f"memory_{many}": large["memory"],
    }


@contextmanager
def lasting() -> Iterator[Round]:
    """Rounds of many refreshes in one process."""
    with shop_server() as shop:

        def one_round() -> Mapping[str, float]:
            with tempfile.TemporaryDirectory(prefix="designo-sync-bench-") as name:
                spec = {"home": name, "root": shop.root, "url": shop.url(10_000)}
                told = run_child("child_refresh.py", {**spec, "work": "many", "times": _REFRESHES})
            return {"flat": told["late"] / told["early"], "late": told["late"]}

        yield one_round


@contextmanager
def first_useful() -> Iterator[Round]:
    """Rounds of a first refresh: 0.7 s a page with four workers, DesignO at 50 ms a page."""
    with shop_server() as shop:

        def one_round() -> Mapping[str, float]:
            shop.reset()
            with tempfile.TemporaryDirectory(prefix="designo-sync-bench-") as name:
                spec = {"home": name, "orders": _LARGE, "url": shop.url(_LARGE, 700, 4)}
                spec["designo"] = shop.url(_LARGE, 50)
                return run_child("child_refresh.py", {**spec, "work": "newest"})

        yield one_round


@contextmanager
def changed_alone() -> Iterator[Round]:
    """Rounds of refreshes of a folder that was read completely, each with a few changed orders."""
    with (
        shop_server() as shop,
        tempfile.TemporaryDirectory(prefix="designo-sync-bench-") as name,
    ):
        spec = {"home": str(Path(name)), "root": shop.root, "url": shop.url(_LARGE, 50)}
        run_child("child_refresh.py", {**spec, "work": "first"})

        def one_round() -> Mapping[str, float]:
            asked = {**spec, "work": "again", "changed": _CHANGED}
            told = run_child("child_refresh.py", asked)
            return {
                "ratio": told["seconds"] / told["busy"],
                "cpu": 1000 * told["cpu"],
                "requests": told["requests"],
            }

        yield one_round


def growth_goal(sizes: tuple[int, ...]) -> Goal:
    """P12 over these sizes, in rising order."""
    aims: list[Aim] = []
    for small, large in pairwise(sizes):
        step = f"{small:,} to {large:,} orders"
        aims += [
            Aim(f"time_{large}", f"time of a whole refresh, {step}, to linear", 1.15),
            Aim(f"cpu_{large}", f"processor time of it, {step}, to linear", None),
            Aim(f"memory_{large}", f"resident after it, {large:,} orders", None, "MB"),
        ]
    return Goal("P12", "cost that grows with the orders", tuple(aims), growing(sizes), 3)


LASTING_GOAL = Goal(
    "P12F",
    f"memory over {_REFRESHES} refreshes of 10,000 orders that all change",
    (
        Aim("flat", "resident at the end, to that after a third", 1.05, steady=True),
        Aim("late", "resident at the end", None, "MB", steady=True),
    ),
    lasting,
    least_rounds=1,
)
FIRST_GOAL = Goal(
    "P13",
    "first refresh of 100,000 orders: 0.7 s a page, four workers; DesignO lists the newest first",
    (
        Aim("both", "the newest 200 orders with both sides", 3.0, "s"),
        Aim("shop", "the newest 200 orders of the shop", None, "s"),
    ),
    first_useful,
)
CHANGED_GOAL = Goal(
    "P14",
    f"refresh of 100,000 orders of which {_CHANGED} changed, 50 ms a reply, in an open program",
    (
        Aim("ratio", "time, to the time in which requests were under way", 1.5),
        Aim("cpu", "processor time", None, "ms"),
        Aim("requests", "requests", None, "", steady=True),
    ),
    changed_alone,
)
