"""Orders by the numbers of their rows: picked in a view, read when it is closed."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from report_kit import about

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.report import ReportFormat, ReportRow
from designo_sync_gui.domain.table_ports import Picked
from designo_sync_gui.engine.order_pieces import pieces_of
from designo_sync_gui.engine.order_views import Choice, OrderViews
from designo_sync_gui.reports.mismatches import MismatchReport
from designo_sync_gui.storage import order_pieces
from designo_sync_gui.storage.mirror import SqliteMirror

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
BOTH = pytest.mark.parametrize("few", [-1, 5000])


async def fill(mirror: SqliteMirror, reading: Any, *ids: str) -> None:
    """Orders of two stores; every other one differs."""
    for side in Side:
        for store in ("us", "eu"):
            page = [
                reading(one, "paid" if side is Side.DESIGNO or at % 2 else "Paid", store=store)
                for at, one in enumerate(ids)
            ]
            await mirror.record(side, page)


@BOTH
def test_that_picked_orders_are_read_by_store_and_id_when_their_view_is_closed(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(order_pieces, "_FEW", few)

    async def steps(mirror: SqliteMirror) -> Any:
        await fill(mirror, reading, "10", "9", "b", "a", "100")
        picked = await OrderViews(mirror.table).all_of(OrderFilter(View.MISMATCHES))
        found = [one async for piece in pieces_of(mirror, picked, 2) for one in piece]
        return found, await mirror.orders(order.ref for order in found)

    found, expected = with_mirror(steps)
    assert tuple(found) == expected
    assert [(order.ref.store_code, order.ref.order_id) for order in found] == [
        (code, order_id) for code in ("eu", "us") for order_id in ("b", "10", "100")
    ]


@BOTH
def test_that_orders_forgotten_since_are_left_out_and_none_takes_their_place(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(order_pieces, "_FEW", few)

    async def steps(mirror: SqliteMirror) -> Any:
        await fill(mirror, reading, "1", "2", "3")
        picked = await OrderViews(mirror.table).all_of(OrderFilter())
        await mirror.forget_store("eu")
        await mirror.record(Side.STOREFRONT, [reading("4", store="eu")])
        read = await mirror.table.read(picked, 0, 10)
        return read, [one async for piece in pieces_of(mirror, picked) for one in piece]

    read, found = with_mirror(steps)
    assert {order.ref.store_code for order in read} == {"us"}
    assert [order.ref.order_id for order in found] == ["1", "2", "3"]


def test_that_the_rows_of_picked_orders_are_found_in_another_view(
    with_mirror: Run, reading: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await fill(mirror, reading, *map(str, range(10, 20)))
        table = mirror.table
        whole = await table.open_view(OrderFilter(store_code="eu"), UNSORTED)
        some = await table.open_view(OrderFilter(View.MISMATCHES, store_code="eu"), UNSORTED)
        picked = await table.picked(whole.token, ((0, 2), (7, 9)))
        outside = await table.outside(some.token, picked)
        back = await OrderViews(table).carried((Choice(some.token, ((0, 4),)),), whole.token)
        return (
            await table.rows_of(some.token, picked),
            await table.rows_of(whole.token, outside),
            await table.rows_of(whole.token, picked),
            back,
        )

    some, outside, whole, back = with_mirror(steps)
    assert some == ((0, 0), (3, 4))
    assert outside == ((0, 0), (2, 2), (8, 8))
    assert whole == ((0, 2), (7, 9))
    assert back.rows == tuple((row, row) for row in range(1, 10, 2))
    assert back.left == ()


def test_that_a_report_of_four_times_as_many_orders_takes_no_more_memory(
    with_mirror: Run, reading: Any, tmp_path: Path
) -> None:
    """The orders are read while the file is written: what is held are their numbers."""

    async def written(mirror: SqliteMirror, picked: Picked) -> int:
        report = MismatchReport().open(tmp_path / "report.csv", ReportFormat.CSV, about([]))
        tracemalloc.start()
        async for piece in pieces_of(mirror, picked, 100):
            report.add([ReportRow(order, "", "") for order in piece])
        report.finish()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    async def steps(mirror: SqliteMirror) -> Any:
        for start in range(0, 12_000, 2000):
            page = [reading(str(n), f"s{n % 7}") for n in range(start, start + 2000)]
            await mirror.record(Side.STOREFRONT, page)
        whole = await mirror.table.open_view(OrderFilter(), UNSORTED)
        picks = [
            await mirror.table.picked(whole.token, ((0, last),)) for last in (99, 2999, 11_999)
        ]
        return [await written(mirror, picked) for picked in picks]

    _, few, many = with_mirror(steps)
    assert many < few + 9000 * 60, "not sixty bytes for each further order"
