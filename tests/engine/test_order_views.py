"""The table of orders as the engine hands it out, and what a refresh asks of the mirror."""

from collections.abc import Iterable
from contextlib import aclosing
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.engine import order_views
from designo_sync_gui.engine.services import Services


def test_that_a_selection_is_a_view_with_exceptions_handed_over_in_pieces(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_views, "CHUNK", 2)
    world.fill(o1=("a", "b"), o2=("a", "a"), o3=("a", "b"), o4=("a", "c"), o5=("b", "c"))

    async def steps(services: Services) -> Any:
        await services.jobs.refresh()
        views = services.views
        opened = await views.table.open_view(OrderFilter(View.MISMATCHES), UNSORTED)
        found = []
        for but in (frozenset[OrderRef](), frozenset({world.ref("5"), world.ref("3")})):
            async with aclosing(views.chosen(opened.token, but)) as pieces:
                found.append([[ref.order_id for ref in piece] async for piece in pieces])
        return found

    everything, some = world.run(steps)
    assert everything == [["5", "4"], ["3", "1"]]
    assert some == [["4"], ["1"]]


def test_that_a_refresh_never_asks_the_mirror_for_all_orders(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.fill(o1=("a", "b"), o2=("a", "a"), o3=("a", None), o4=(None, "c"))
    read = world.mirror.orders

    async def some(refs: Iterable[OrderRef] | None = None) -> tuple[Order, ...]:
        assert refs is not None, "all orders were asked for"
        found: tuple[Order, ...] = await read(refs)
        return found

    monkeypatch.setattr(world.mirror, "orders", some)

    async def steps(services: Services) -> Any:
        return [await services.jobs.refresh(full=full) for full in (False, False, True)]

    assert [summary.errors for summary in world.run(steps)] == [()] * 3


def test_that_the_pages_of_a_list_last_from_its_end_on(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that did not end is read again; what is read around a write lasts at once."""
    world.fill(o1=("a", "b"))
    lasting: list[bool] = []
    record = world.mirror.record

    async def noting(*given: Any, **how: bool) -> Any:
        lasting.append(how.get("lasting", True))
        return await record(*given, **how)

    monkeypatch.setattr(world.mirror, "record", noting)

    async def steps(services: Services) -> Any:
        await services.jobs.refresh()
        read = lasting.copy()
        lasting.clear()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        await services.jobs.apply(plan, frozenset({write.confirm for write in plan.writes}))
        return read

    assert set(world.run(steps)) == {False}
    assert set(lasting) == {True}
