"""The program's window on a data folder, handled as an operator would, each act with its time.

The window is the program's own with its own engine; what is done goes through its widgets.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench_children import answer, resident_mb, told
from bench_figures import percentile
from bench_services import CODE, reopened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from window_hand import Held, Paintings, at_rest, scrolled, shown_dialog, until

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.engine.services import Services
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

Act = tuple[str, Callable[[], object]]


def acts(window: MainWindow) -> Iterator[Act]:
    """Filter, search and sort: each makes another view than the one before it."""
    orders = window.orders
    header = orders.view.columns
    for view in (*View, View.ALL):
        if view is not orders.bar.view:
            yield f"view {view}", partial(orders.bar.choose, view)
    for text in ("9", "99", "4711", "processing", "artwork", "nowhere", "x" * 10_000):
        yield f"search {text[:12]}", partial(orders.search.setText, text)
    yield "search cleared", orders.search.clear
    for column in Column:
        for way in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            sort = partial(header.setSortIndicator, column, way)
            yield f"sort {column.name} {way.name}", sort
    yield "unsorted", partial(header.setSortIndicator, -1, Qt.SortOrder.AscendingOrder)


async def handled(window: MainWindow, rounds: int) -> dict[str, float]:
    """First rows of each act in the middle of so many times, and how long the thread was held."""
    paintings, held = Paintings(window), Held()
    times: dict[str, list[float]] = {}
    figures: dict[str, float] = {}
    with held.during(figures, "acts"):
        for _ in range(rounds):
            for name, act in acts(window):
                times.setdefault(name, []).append(await paintings.after(act))
                await at_rest(window)
    firsts = {name: percentile(found, 0.5) for name, found in times.items()}
    slowest = sorted(firsts, key=firsts.__getitem__, reverse=True)[:6]
    sys.stderr.write(", ".join(f"{name} {firsts[name]:.0f}" for name in slowest) + "\n")
    figures["first"] = percentile([*firsts.values()], 0.95)
    figures["first_median"] = percentile([*firsts.values()], 0.5)
    return figures


async def worked(window: MainWindow) -> dict[str, float]:
    """Everything selected, a plan of it made, and a refresh: how long the thread is held."""
    held, figures = Held(), dict[str, float]()
    view = window.orders.view
    with held.during(figures, "select"):
        view.selectAll()
        await at_rest(window)
    if view.selected_count != window.orders.view_count:
        raise ValueError(f"{view.selected_count} of {window.orders.view_count} selected")
    with held.during(figures, "plan"):
        window.actions_.to_storefront.trigger()
        await until(lambda: shown_dialog(PlanDialog))
        await at_rest(window)
    dialog = shown_dialog(PlanDialog)
    if isinstance(dialog, QDialog):
        dialog.reject()
    view.clearSelection()
    await at_rest(window)
    return figures


async def refreshed(window: MainWindow) -> dict[str, float]:
    """A full refresh of the connected shop."""
    held, figures = Held(), dict[str, float]()
    parts = window.parts
    if parts is None:
        raise ValueError("the services are not open")
    with held.during(figures, "refresh"):
        parts.order_controller.refresh((CODE,), full=True)
        await at_rest(window)
    return figures


def main() -> int:
    spec: dict[str, Any] = told()

    async def opened() -> Services:
        return await reopened(Path(spec["home"]))

    async def look(window: MainWindow, engine: EngineProxy) -> None:
        await until(lambda: window.orders.view_count)
        await at_rest(window)
        figures = {"memory_start": resident_mb()}
        figures |= await handled(window, spec["rounds"])
        held: dict[str, float] = {}
        with Held().during(held, "scroll"):
            figures["frame"] = percentile(await scrolled(window, spec["steps"]), 0.95)
        figures |= held | await worked(window) | await refreshed(window)
        answer(**figures, memory=resident_mb(), orders=window.orders.total_count)

    return run_script(opened, look, language="en")


if __name__ == "__main__":
    sys.exit(main())
