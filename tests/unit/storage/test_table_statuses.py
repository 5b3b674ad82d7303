"""The statuses of a mirror's orders, for a filter that leaves none out."""

from collections.abc import Callable
from typing import Any

import pytest

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.status_counts import status_count
from designo_sync_gui.storage import order_table
from designo_sync_gui.storage.mirror import SqliteMirror

Run = Callable[[Callable[[SqliteMirror], Any]], Any]


def test_that_every_status_is_counted_by_store_however_many_there_are(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The filter of statuses lists them all; what is told with every change may be fewer."""
    monkeypatch.setattr(order_table, "MOST_STATUSES", 3)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(str(n), f"s{n}") for n in range(10, 20)])
        await mirror.record(Side.DESIGNO, [reading("10", "s10"), reading("11", "s11 ")])
        await mirror.record(Side.STOREFRONT, [reading("7", "other", store="us")])
        table = mirror.table
        return await table.facets(), await table.statuses(()), await table.statuses(("us",))

    facets, everywhere, there = with_mirror(steps)
    assert len(facets.statuses) == 3
    assert [one.status.literal for one in everywhere] == sorted(
        ["other", "s11 ", *(f"s{n}" for n in range(10, 20))]
    )
    both = next(one for one in everywhere if one.status == Status.text("s10"))
    assert both == status_count(Status.text("s10"), 1, 1, 1)
    assert there == (status_count(Status.text("other"), 1, 1, 0),)
