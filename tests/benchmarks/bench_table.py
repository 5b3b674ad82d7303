"""P9 and the mirror's half of P10: recording orders, and the first rows of any view.

One mirror for each number of orders is made once and asked in every round; the window's
goals share it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from bench_children import run_child
from bench_figures import Aim
from bench_home import home_of
from bench_run import Goal, Round

_SMALL = 100_000


@contextmanager
def recording() -> Iterator[Round]:
    """Each round records into new files."""

    def one_round() -> Mapping[str, float]:
        found: dict[str, float] = {}
        for orders in (10_000, 100_000):
            told = run_child("child_table.py", {"work": "record", "orders": orders})
            found |= {f"{key}_{orders}": 1000 * value for key, value in told.items()}
        return found

    yield one_round


def asking(sizes: tuple[int, ...]) -> Callable[[], AbstractContextManager[Round]]:
    """Each round asks every question of every mirror, in a process of its own."""

    @contextmanager
    def setting() -> Iterator[Round]:
        files = {orders: str(home_of(orders) / "mirror.sqlite3") for orders in sizes}

        def one_round() -> Mapping[str, float]:
            found: dict[str, float] = {}
            for orders, file in files.items():
                told = run_child("child_table.py", {"work": "ask", "file": file})
                found |= {f"{key}_{orders}": value for key, value in told.items()}
            return found

        yield one_round

    return setting


def _aims(orders: int) -> tuple[Aim, ...]:
    named, first = f"{orders:,} orders", 50.0 if orders <= _SMALL else 100.0
    return (
        Aim(f"first_{orders}", f"first rows p95, {named}", first, "ms"),
        Aim(f"first_changing_{orders}", f"the same after a write, {named}", first, "ms"),
        Aim(f"first_cpu_{orders}", f"the same in processor time, {named}", None, "ms"),
        Aim(f"whole_{orders}", f"whole list p95, {named}", None, "ms"),
        Aim(f"scroll_{orders}", f"100 rows p95, {named}", 16.0, "ms"),
        Aim(f"memory_{orders}", f"resident after all questions, {named}", None, "MB", steady=True),
    )


RECORD_GOAL = Goal(
    "P9",
    "recording one side of orders in pages of 100 with everything the table filters by",
    (
        Aim("seconds_10000", "10,000 orders", 100.0, "ms"),
        Aim("seconds_100000", "100,000 orders", 500.0, "ms"),
        Aim("cpu_10000", "10,000 orders, processor time", None, "ms"),
        Aim("cpu_100000", "100,000 orders, processor time", None, "ms"),
        Aim("other_cpu_100000", "the other side of 100,000, processor time", None, "ms"),
        Aim("again_cpu_100000", "100,000 that did not change, processor time", None, "ms"),
    ),
    recording,
)


def table_goal(sizes: tuple[int, ...]) -> Goal:
    """P10T on mirrors with so many orders."""
    return Goal(
        "P10T",
        "what the order table asks of the mirror: each view, column, chip and search",
        tuple(aim for orders in sorted(set(sizes)) for aim in _aims(orders)),
        asking(tuple(sorted(set(sizes)))),
        least_rounds=3,
    )
