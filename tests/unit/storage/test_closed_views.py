"""What is left of a view of the order table when it is closed."""

import asyncio
import gc
import weakref
from collections.abc import Callable
from typing import Any

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import SortColumn, Sorting
from designo_sync_gui.storage.mirror import SqliteMirror

Run = Callable[[Callable[[SqliteMirror], Any]], Any]


def test_that_the_list_of_a_closed_view_is_let_go_of_at_once(
    with_mirror: Run, reading: Any
) -> None:
    """Not when rings of objects are looked for: a million orders are four megabytes a list."""

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("7"), reading("8")])
        table: Any = mirror.table
        opened = await table.open_view(OrderFilter(), Sorting(SortColumn.NUMBER))
        await table.counted(opened.token)
        await table.not_in(opened.token, ())
        found = await table._found(opened.token)
        seen = weakref.ref(found.ids)
        del found
        await asyncio.sleep(0)
        gc.disable()
        try:
            held = seen() is not None
            await table.close_view(opened.token)
            await asyncio.sleep(0)
            return held, seen()
        finally:
            gc.enable()

    assert with_mirror(steps) == (True, None)
