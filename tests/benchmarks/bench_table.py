"""P9 and the mirror's half of P10: recording orders, and the first rows of any view.

Law: one mirror for each number of orders is made once and asked in every round.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench_children import run_child
from bench_figures import Aim
from bench_run import Goal, Round

_SIZES = {100_000: "100k", 1_000_000: "1m"}
_FIRST = {100_000: 50.0, 1_000_000: 100.0}


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


@contextmanager
def asking() -> Iterator[Round]:
    """Each round asks every question of every mirror, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="designo-sync-bench-") as name:
        files = {orders: str(Path(name) / f"mirror-{orders}.sqlite3") for orders in _SIZES}
        for orders, file in files.items():
            run_child("child_table.py", {"work": "fill", "orders": orders, "file": file})

        def one_round() -> Mapping[str, float]:
            found: dict[str, float] = {}
            for orders, file in files.items():
                told = run_child("child_table.py", {"work": "ask", "file": file})
                found |= {f"{key}_{_SIZES[orders]}": value for key, value in told.items()}
            return found

        yield one_round


def _aims(orders: int) -> tuple[Aim, ...]:
    size, named = _SIZES[orders], f"{orders:,} orders"
    return (
        Aim(f"first_{size}", f"first rows p95, {named}", _FIRST[orders], "ms"),
        Aim(f"first_changing_{size}", f"the same after a write, {named}", _FIRST[orders], "ms"),
        Aim(f"first_cpu_{size}", f"the same in processor time, {named}", None, "ms"),
        Aim(f"whole_{size}", f"whole list p95, {named}", None, "ms"),
        Aim(f"scroll_{size}", f"100 rows p95, {named}", 16.0, "ms"),
        Aim(f"memory_{size}", f"resident after all questions, {named}", None, "MB", steady=True),
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
TABLE_GOAL = Goal(
    "P10T",
    "what the order table asks of the mirror: each view, column, chip and search",
    (*_aims(100_000), *_aims(1_000_000)),
    asking,
    least_rounds=3,
)
