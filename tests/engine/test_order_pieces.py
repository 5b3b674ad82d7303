"""Any number of orders, handed on piece by piece to a plan."""

from typing import Any

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.engine.services import Services


def test_that_a_plan_of_picked_orders_is_that_of_their_references(
    world: Any,
) -> None:
    world.fill(o12=("a", "b"), o19=("a", "a"), o10=("x", "b"))

    async def steps(services: Services) -> Any:
        await services.jobs.refresh()
        picked = await services.views.all_of(OrderFilter())
        refs = [world.ref(number) for number in ("12", "10", "19")]
        plans = [await services.orders.plan(Direction.TO_DESIGNO, c) for c in (picked, refs)]
        return [(plan.writes, plan.refusals) for plan in plans]

    of_picked, of_refs = world.run(steps)
    assert of_picked == of_refs
    assert [write.ref.order_id for write in of_picked[0]] == ["10", "12"]
