"""Data folders whose mirror holds many orders: made once a run and shared by its goals.

The first 100,000 orders are those of the benchmark's shop, which is connected; a larger mirror
holds more of a second shop that nothing is read of. A goal may change values in a folder, never
how many orders there are.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from bench_children import run_child
from bench_services import CONNECTED
from bench_shop import ShopServer, free_port


@cache
def port() -> int:
    """Where the shop of these folders is during the whole run: a folder keeps its address."""
    return free_port()


def shop_url(orders: int) -> str:
    """The connected shop of a folder with so many orders."""
    return ShopServer(f"http://127.0.0.1:{port()}/").url(min(orders, CONNECTED))


@cache
def home_of(orders: int) -> Path:
    """A data folder with so many orders, connected to ``shop_url``; goes with the run."""
    home = _folder() / f"{orders}"
    home.mkdir()
    run_child("child_home.py", {"home": str(home), "url": shop_url(orders)})
    run_child(
        "child_table.py",
        {"work": "fill", "orders": orders, "file": str(home / "mirror.sqlite3")},
    )
    return home


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="designo-sync-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
