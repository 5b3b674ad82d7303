"""Following what moved, through the whole engine."""

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.status import Status


async def moved(world, services, **changes):
    """Refresh, change values behind the program's back, refresh again; the follow plan."""
    await services.jobs.refresh(full=True)
    for name, (left, right) in changes.items():
        ref = world.ref(name[1:])
        world.storefront.orders[ref] = Status.text(left)
        world.designo.orders[ref] = Status.text(right)
    await services.jobs.refresh(full=True)
    return await services.orders.plan(Direction.FOLLOW, list(world.mirror.rows))


def test_that_each_order_is_written_on_the_side_that_stayed(world) -> None:
    world.fill(o1=("old", "old"), o2=("old", "old"), o3=("old", "old"))

    async def scene(services):
        changes = {"o1": ("new", "old"), "o2": ("old", "new"), "o3": ("a", "b")}
        plan = await moved(world, services, **changes)
        return plan, await services.jobs.apply(plan)

    plan, result = world.run(scene)
    assert [r.reason for r in plan.refusals] == [RefusalReason.CONFLICT]
    assert {o.ref.order_id: (o.target, o.kind) for o in result.outcomes} == {
        "1": (Side.DESIGNO, OutcomeKind.VERIFIED),
        "2": (Side.STOREFRONT, OutcomeKind.VERIFIED),
    }
    assert world.designo.orders[world.ref("1")] == Status.text("new")
    assert world.storefront.orders[world.ref("2")] == Status.text("new")


def test_that_first_contact_compares_only(world) -> None:
    world.fill(o1=("a", "b"))

    async def scene(services):
        await services.jobs.refresh()
        return await services.orders.plan(Direction.FOLLOW, list(world.mirror.rows))

    plan = world.run(scene)
    assert plan.writes == ()
    assert plan.refusals[0].reason is RefusalReason.NEVER_AGREED
    assert [entry for entry in world.trace if entry[0] == "write"] == []


def test_that_a_decided_conflict_is_written(world) -> None:
    world.fill(o1=("old", "old"))

    async def scene(services):
        await moved(world, services, o1=("a", "b"))
        decisions = {world.ref("1"): Side.DESIGNO}
        plan = await services.orders.plan(Direction.FOLLOW, list(world.mirror.rows), decisions)
        return await services.jobs.apply(plan)

    (outcome,) = world.run(scene).outcomes
    assert (outcome.target, outcome.kind) == (Side.STOREFRONT, OutcomeKind.VERIFIED)
    assert world.storefront.orders[world.ref("1")] == Status.text("b")
