"""P10: the window itself with 100,000 and with a million orders, on a screen of its own.

A refresh reads the connected shop: 100,000 orders, or as many as there are.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from bench_children import run_child
from bench_figures import Aim
from bench_home import home_of, port
from bench_run import Goal, Round
from bench_shop import shop_server
from bench_start import screen

#: What is done to the window, and how it is called in the table.
_DONE = {
    "acts": "filter, search and sort",
    "scroll": "scrolling",
    "select": "Select all",
    "plan": "making a plan of all",
    "refresh": "a refresh of all of the shop",
}


def handling(orders: int, steps: int = 100) -> Callable[[], AbstractContextManager[Round]]:
    """Rounds of a window on a mirror of so many orders."""

    @contextmanager
    def setting() -> Iterator[Round]:
        with screen() as env, shop_server(port()) as shop:
            spec = {"home": str(home_of(orders))}

            def one_round() -> Mapping[str, float]:
                shop.turn()
                return run_child("child_window.py", {**spec, "rounds": 1, "steps": steps}, env)

            yield one_round

    return setting


def window_goal(name: str, orders: int, first_ms: float, memory_mb: float | None = None) -> Goal:
    """P10 with so many orders, whose first rows are to be there in so many milliseconds, and
    what all of it may take of memory."""
    named = f"{orders:,} orders"
    aims = [
        Aim("first", f"first rows of filter, search, sort p95, {named}", first_ms, "ms"),
        Aim("first_median", "the same in the middle", None, "ms"),
        Aim("frame", f"a frame while scrolling p95, {named}", 16.0, "ms"),
    ]
    for key, what in _DONE.items():
        aims += [
            Aim(f"{key}_held", f"window's thread held p99, {what}", 16.0, "ms"),
            Aim(f"{key}_longest", f"window's thread held at most, {what}", 50.0, "ms", worst=True),
            Aim(f"{key}_cpu_longest", f"the thread's own work at most, {what}", None, "ms"),
        ]
    aims += [
        Aim("memory_start", f"resident with the first rows, {named}", memory_mb, "MB", steady=True),
        Aim("memory", f"resident after all of it, {named}", memory_mb, "MB", steady=True),
    ]
    title = f"the window with {named}"
    return Goal(name, title, tuple(aims), handling(orders), least_rounds=3)
