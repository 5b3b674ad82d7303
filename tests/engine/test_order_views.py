"""The table of orders as the engine hands it out, and what a refresh asks of the mirror."""

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest
from table_by_rules import RulesTable

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine import order_views
from designo_sync_gui.engine.order_views import Choice
from designo_sync_gui.engine.services import Services
from designo_sync_gui.engine.writing import planning


def test_that_a_selection_is_rows_of_a_view_read_in_pieces(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_views, "CHUNK", 2)
    world.fill(o1=("a", "b"), o2=("a", "a"), o3=("a", "b"), o4=("a", "c"), o5=("b", "c"))

    async def steps(services: Services) -> Any:
        await services.jobs.refresh()
        views = services.views
        opened = await views.table.open_view(OrderFilter(View.MISMATCHES), UNSORTED)
        choices = (Choice(opened.token, rows) for rows in (((0, 3),), ((1, 1), (3, 3))))
        return [[ref.order_id for ref in await views.refs_in(choice)] for choice in choices]

    assert world.run(steps) == [["5", "4", "3", "1"], ["4", "1"]]


def test_that_chosen_orders_are_found_again_in_another_view(world: Any) -> None:
    world.fill(o1=("a", "b"), o2=("a", "a"), o3=("a", "b"), o4=("a", "c"), o5=("b", "c"))

    async def steps(services: Services) -> Any:
        await services.jobs.refresh()
        views = services.views
        whole = await views.table.open_view(OrderFilter(), UNSORTED)
        some = await views.table.open_view(OrderFilter(View.MISMATCHES), UNSORTED)
        chosen = Choice(whole.token, ((0, 1), (3, 4)))
        world.mirror.rows.pop(world.ref("4"))
        return whole, await views.carried((chosen,), some.token, world.ref("3"))

    whole, found = world.run(steps)
    assert found.rows == ((0, 0), (3, 3))
    assert found.left == (Choice(whole.token, ((3, 3),)),), "order 2 is equal, order 4 forgotten"
    assert found.current == 2


def test_that_orders_are_not_looked_for_once_nobody_waits(world: Any) -> None:
    world.fill(o1=("a", "b"), o2=("a", "a"), o3=("a", "b"))
    waits = iter([True, False, False])

    async def steps(services: Services) -> None:
        await services.jobs.refresh()
        views = services.views
        opened = await views.table.open_view(OrderFilter(), UNSORTED)
        chosen = [Choice(opened.token, ((row, row),)) for row in range(3)]
        with pytest.raises(LookupError):
            await views.carried(chosen, opened.token, None, lambda: next(waits))

    world.run(steps)
    assert list(waits) == [False], "given up at the second choice"


def test_that_the_mismatches_of_a_view_are_found_among_its_rows(world: Any) -> None:
    world.fill(o1=("a", "b"), o2=("a", "a"), o3=("a", "b"), o4=("a", "c"), o5=("b", "b"))

    async def steps(services: Services) -> Any:
        await services.jobs.refresh()
        views = services.views
        opened = await views.table.open_view(OrderFilter(), UNSORTED)
        return await views.mismatches(opened.token, OrderFilter())

    assert world.run(steps) == ((1, 2), (4, 4))


@pytest.mark.parametrize("direction", [Direction.TO_DESIGNO, Direction.FOLLOW])
def test_that_a_plan_made_in_pieces_is_the_plan_of_all_at_once(
    world: Any, monkeypatch: pytest.MonkeyPatch, direction: Direction
) -> None:
    world.fill(o1=("a", "a"), o2=("a", "a"), o3=("a", "b"), o4=("a", "a"), o5=("b", None))
    told: list[int] = []

    async def steps(services: Services) -> Any:
        await services.jobs.refresh()
        world.fill(o1=("x", "a"), o2=("a", "y"), o4=("z", "a"))
        await services.jobs.refresh(full=True)
        refs = list(world.mirror.rows)
        whole = await services.orders.plan(direction, refs)
        monkeypatch.setattr(planning, "CHUNK", 2)
        return whole, await services.orders.plan(direction, refs, None, told.append)

    whole, pieces = world.run(steps)
    assert len(whole.writes) > 1
    assert (pieces.writes, pieces.refusals) == (whole.writes, whole.refusals)
    assert told == [2, 4, 5]


def test_that_a_plan_can_be_given_up(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "CHUNK", 1)
    world.fill(o1=("a", "b"), o2=("a", "b"), o3=("a", "b"))
    told: list[int] = []

    async def steps(services: Services) -> None:
        await services.jobs.refresh()

        def give_up(done: int) -> None:
            told.append(done)
            making.cancel()

        refs = list(world.mirror.rows)
        making = asyncio.ensure_future(
            services.orders.plan(Direction.TO_DESIGNO, refs, None, give_up)
        )
        with pytest.raises(asyncio.CancelledError):
            await making

    world.run(steps)
    assert told == [1]


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
    record = world.mirror.record_moves

    async def noting(*given: Any, **how: bool) -> Any:
        lasting.append(how.get("lasting", True))
        return await record(*given, **how)

    monkeypatch.setattr(world.mirror, "record_moves", noting)

    async def steps(services: Services) -> Any:
        await services.jobs.refresh()
        read = lasting.copy()
        lasting.clear()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        await services.jobs.apply(plan, frozenset({write.confirm for write in plan.writes}))
        return read

    assert set(world.run(steps)) == {False}
    assert set(lasting) == {True}


def test_that_the_pairs_of_a_store_are_counted_over_all_its_orders(world: Any) -> None:
    world.fill(o1=("a", "b"), o2=("a", "a"), o3=("a", "b"), o4=("c", "d"))

    async def steps(services: Services) -> Any:
        await services.jobs.refresh()
        (code,) = {ref.store_code for ref in world.mirror.rows}
        a, d = Status.text("a"), Status.text("d")
        return [await services.orders.pairs(code, {a}), await services.orders.pairs("x", {a, d})]

    told, elsewhere = world.run(steps)
    pairs = [(*(value.literal for value in group.pair[:2]), group.count) for group in told]
    assert pairs == [("a", "b", 2), ("a", "a", 1)]
    assert elsewhere == ()


@pytest.mark.parametrize(("name", "number"), [("7", "7"), ("#17", "#17"), ("17", "#17"), ("1", "")])
def test_that_the_one_order_of_a_number_is_found_among_those_that_contain_it(
    name: str, number: str
) -> None:
    rows = {
        OrderRef("de", str(place)): Order(OrderRef("de", f"id-{place}"), text, None, None)
        for place, text in enumerate(["107", "#17", "7", "71"])
    }

    async def look() -> str:
        views = order_views.OrderViews(RulesTable(lambda: tuple(rows.values())))
        opened = await views.table.open_view(OrderFilter(text=name), UNSORTED)
        row = await views.row_named(opened.token, name)
        if row is None:
            return ""
        (found,) = await views.table.rows(opened.token, row, 1)
        return found.order.number if found else ""

    assert asyncio.run(look()) == number
