"""The demo's window of an installed Windows program, walked by real keys, with pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_screen import Screen, until
from dev_system import Stopped, say

if TYPE_CHECKING:
    from build_try_windows import Trial

_MAIN, _PLAN, _EXPORT = "^DesignO Sync", "^Plan: ", "^Export report"
#: Where a row of the order table is in the main window, in pixels.
_A_ROW = (700, 330)
#: Mismatches that the demo has at least.
_FEWEST = 100


def walk(trial: Trial, screen: Screen) -> None:
    """Refresh, plan all mismatches, apply, export, quit. Raises ``Stopped``."""
    running = trial.wine.started([trial.window, "demo"])
    window = screen.to_front(_MAIN)
    (home,) = until(lambda: _homes_of_demo(trial), "data folder of the demo")
    own = ["--home", trial.inside(home)]
    until((home / "journal.sqlite3").exists, "journal of the demo")
    until(lambda: _is_read(trial.json(*own, "stores", "list")), "orders of the demo")
    screen.to_front(_MAIN)
    screen.keys("F5")
    orders = trial.json(*own, "list")
    screen.picture(trial.pictures / "2-demo.png")
    apart = [order for order in orders if order["verdict"] != "equal"]
    if len(apart) < _FEWEST:
        raise Stopped(f"The demo has {len(apart)} mismatches.")
    screen.to_front(_MAIN)
    screen.keys("ctrl+2")
    screen.click(window, *_A_ROW)
    screen.keys("ctrl+a")
    screen.picture(trial.pictures / "3-selected.png")
    screen.keys("ctrl+shift+p")
    screen.to_front(_PLAN)
    writes = sum(map(_to_write, apart))
    screen.type_text(str(writes))
    screen.picture(trial.pictures / "4-plan.png")
    screen.keys("Return", "Return")
    until(lambda: not screen.windows(_PLAN), "end of the plan")
    _written(trial, own, writes)
    screen.to_front(_MAIN)
    screen.picture(trial.pictures / "5-applied.png")
    _export(trial, screen)
    screen.to_front(_MAIN)
    screen.keys("alt+F4")
    until(lambda: running.poll() is not None, "end of the demo")
    if running.returncode != 0 or home.exists():
        said = (running.stdout.read() if running.stdout else b"").decode(errors="replace")
        raise Stopped(f"The demo ended with {running.returncode} and left its data:\n{said}")
    say(f"windows: the demo wrote {writes} of {len(apart)} mismatches, each verified")


def _homes_of_demo(trial: Trial) -> list[Path]:
    return [*trial.user.glob("**/Temp/designo-sync-demo-*")]


def _is_read(stores: list[dict[str, Any]]) -> bool:
    return bool(stores) and all(
        store["storefront_read_at"] and store["designo_read_at"] for store in stores
    )


def _to_write(order: Mapping[str, object]) -> bool:
    """Both sides have it and told a value. An order in the shop's trash needs a word of its own,
    which nobody types here."""
    both = order["in_storefront"] == order["in_designo"] == "present"
    told = order["storefront_status_type"] not in ("null", "absent")
    whole = not order["storefront_problem"] and not order["designo_problem"]
    return both and told and whole and order["storefront_status"] != "trash"


def _written(trial: Trial, own: list[str], writes: int) -> None:
    """The journal holds each write, verified. Raises ``Stopped``."""

    def outcomes() -> list[str]:
        jobs = trial.json(*own, "history")
        if not jobs:
            return []
        found = [row["outcome"] for row in trial.json(*own, "history", "--job", jobs[0]["job"])]
        return found if found and all(found) else []

    found = until(outcomes, "outcome of every write")
    if found.count("verified") != writes or len(found) != writes:
        raise Stopped(f"Of {writes} writes {found.count('verified')} were verified.")
    trial.wine.run([trial.program, *own, "journal", "verify"])


def _export(trial: Trial, screen: Screen) -> None:
    """The folder is the one that the dialog offers."""
    screen.keys("ctrl+e")
    screen.to_front(_EXPORT)
    screen.picture(trial.pictures / "6-export.png")
    screen.keys("Return")
    until(lambda: [*trial.documents.glob("*.xlsx")], "report in the folder for documents")
    until(lambda: not screen.windows(_EXPORT), "end of the export")
    screen.picture(trial.pictures / "7-exported.png")
