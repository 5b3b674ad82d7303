"""The orders of a view as marks, so that two moments can be compared."""

from collections.abc import Callable
from typing import Any

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.storage.mirror import SqliteMirror

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
DESIGNO = {"1": "b", "2": "b", "3": "a"}


def test_that_the_orders_of_a_view_are_marked_at_one_moment(with_mirror: Run, reading: Any) -> None:
    """So that two moments tell which came and which went, within the stores that are asked for."""

    async def steps(mirror: SqliteMirror) -> Any:
        for store in ("de", "fr"):
            await mirror.record(Side.STOREFRONT, [reading(o, "a", store=store) for o in "123"])
            await mirror.record(
                Side.DESIGNO, [reading(o, v, store=store) for o, v in DESIGNO.items()]
            )
        before = await mirror.table.marked(View.MISMATCHES, ["de"])
        both = await mirror.table.marked(View.MISMATCHES, ["de", "fr"])
        now = {"1": "a", "3": "c"}
        await mirror.record(Side.DESIGNO, [reading(o, v, store="de") for o, v in now.items()])
        await mirror.record(Side.DESIGNO, [reading("1", "a", store="fr")])
        after = await mirror.table.marked(View.MISMATCHES, ["de"])
        return len(before), len(both), after.beyond(before), before.beyond(after)

    assert with_mirror(steps) == (2, 4, 1, 1)
