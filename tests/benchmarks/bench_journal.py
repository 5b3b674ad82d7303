"""P8: what the journal costs, and what it says after a job was killed.

The program writes to the same shop with its journal and with none, in turn. A job that is under
way is killed as the system kills; what the shop was sent and what the journal holds are compared
afterwards, row by row.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from bench_children import HERE, environment, run_child
from bench_figures import Aim
from bench_run import Goal, NotMeasured, Round
from bench_shop import ShopServer, shop_server

_WRITES = 1_000
_KILLED_AT = 150
_PATIENCE = 60.0


@contextmanager
def _folder() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="designo-sync-bench-") as name:
        yield name


def _journal(shop: ShopServer, work: str, delay: int = 50, **more: object) -> Mapping[str, Any]:
    shop.reset()
    with _folder() as home:
        url = shop.url(_WRITES, delay)
        spec = {"work": work, "home": home, "url": url, "writes": _WRITES, **more}
        return run_child("child_journal.py", spec)


def killed(shop: ShopServer) -> Mapping[str, float]:
    """Kill a job in the middle; how many rows of the journal are wrong about the shop."""
    shop.reset()
    with _folder() as home:
        asked = {"work": "write", "home": home, "journal": True, "writes": _WRITES}
        spec = {**asked, "url": shop.url(_WRITES, 50)}
        words = [sys.executable, str(HERE / "child_journal.py"), json.dumps(spec)]
        process = subprocess.Popen(words, env=environment(), stdout=subprocess.DEVNULL)
        try:
            _await_writes(shop, process)
        finally:
            process.kill()
            process.wait()
        time.sleep(0.5)  # what the shop was sent before is carried out by then
        said = run_child("child_journal.py", {"work": "read", "home": home})
    applied, claimed = shop.written(), frozenset(said["claimed"])
    return {
        "unclaimed": len(applied - claimed),
        "unapplied": len(frozenset(said["done"]) - applied),
        "applied": len(applied),
    }


def _await_writes(shop: ShopServer, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while len(shop.written()) < _KILLED_AT:
        if process.poll() is not None or time.monotonic() > end:
            raise NotMeasured("the job ended before it was killed")
        time.sleep(0.01)


@contextmanager
def _setting() -> Iterator[Round]:
    with shop_server() as shop:

        def one_round() -> Mapping[str, float]:
            without = _journal(shop, "write", journal=False)["seconds"]
            kept = _journal(shop, "write", journal=True)["seconds"]
            alone = _journal(shop, "alone", delay=0)["cpu"] * 1000
            return {"ratio": kept / without, "cpu": alone, **killed(shop)}

        yield one_round


JOURNAL_GOAL = Goal(
    "P8",
    f"{_WRITES:,} careful writes at 50 ms with the journal and with none; a job that is killed",
    (
        Aim("ratio", "with the journal, to without any", 1.05),
        Aim("cpu", "processor time of an order's three entries", 0.1, "ms"),
        Aim("unclaimed", "applied but not claimed after kill -9", 0, "", worst=True, steady=True),
        Aim("unapplied", "recorded done but not applied", 0, "", worst=True, steady=True),
        Aim("applied", "applied until the kill", None, "", steady=True),
    ),
    _setting,
)
