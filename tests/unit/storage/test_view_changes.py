"""What changed orders mean for a view that is open."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.storage.mirror import SqliteMirror

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
MISMATCHES = OrderFilter(View.MISMATCHES)


@pytest.mark.parametrize("text", ["", "a"], ids=["by state", "by text"])
def test_that_rows_that_do_not_belong_in_view_any_more_are_told(
    with_mirror: Run, reading: Any, text: str
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        for side, value in ((Side.STOREFRONT, "a"), (Side.DESIGNO, "late a")):
            await mirror.record(side, [reading(order_id, value) for order_id in "7896"])
        opened = await mirror.table.open_view(replace(MISMATCHES, text=text), UNSORTED)
        equal = [reading(order_id, "a") for order_id in "786"]
        await mirror.record(Side.DESIGNO, [*equal, reading("5", "a")])
        await mirror.record(Side.DESIGNO, [reading("8", "late again a")])
        refs = [OrderRef("wc_eu", order_id) for order_id in ("5", "6", "7", "8", "9", "10")]
        return await mirror.table.no_longer_in(opened.token, refs)

    assert with_mirror(steps) == {OrderRef("wc_eu", "6"), OrderRef("wc_eu", "7")}


def test_that_picked_orders_are_counted_by_their_states(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(str(n), "a") for n in range(10, 13)])
        await mirror.record(Side.DESIGNO, [reading("10", "b"), reading("11", "b")])
        opened = await mirror.table.open_view(OrderFilter(), UNSORTED)
        picked = await mirror.table.picked(opened.token, ((0, 2),))
        return await mirror.table.states_of(picked)

    found = {state.designo is None: count for state, count in with_mirror(steps)}
    assert found == {True: 1, False: 2}
