"""A side that is read from an export shows the past: nothing is verified or settled by it."""

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import ServerFailure, WriteEffect
from designo_sync_gui.domain.order import Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, verbatim


def exported(world):
    world.designo.live = False
    world.designo.reads_singly = False


def test_that_a_write_to_a_side_read_from_an_export_is_accepted_not_verified(world) -> None:
    exported(world)
    world.designo.rules_read_back = False
    world.fill(o1=("paid", "Paid"), o2=("paid", "paid"))

    async def scene(services):
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))
        assert [write.expected for write in plan.writes] == [None]
        return await services.jobs.apply(plan)

    result = world.run(scene)
    assert [outcome.kind for outcome in result.outcomes] == [OutcomeKind.ACCEPTED]
    assert {entry[1] for entry in world.trace if entry[0] == "read"} == {Side.STOREFRONT}


def test_that_an_unknown_write_is_not_settled_by_an_export(world) -> None:
    exported(world)
    world.designo.rules_read_back = False
    world.fill(o1=("paid", "Paid"))

    def lost(remote, ref, status):
        error = ServerFailure(verbatim("No answer."), verbatim("Wait."))
        error.write_effect = WriteEffect.UNKNOWN
        raise error

    world.designo.scripts[world.ref("1")] = lost

    async def scene(services):
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))
        result = await services.jobs.apply(plan)
        again = await services.jobs.refresh()
        return result, again

    result, again = world.run(scene)
    assert [outcome.kind for outcome in result.outcomes] == [OutcomeKind.UNKNOWN]
    assert again.settled == ()


def test_that_an_order_missing_in_an_export_is_not_called_absent(world) -> None:
    world.fill(o1=("paid", "paid"), o2=("paid", None))
    exported(world)

    async def scene(services):
        await services.jobs.refresh()
        return await services.orders.known()

    seen = {order.ref.order_id: order.designo for order in world.run(scene)}
    assert seen["2"].presence is Presence.NOT_READ
    assert "export" in seen["2"].problem.english


def test_that_the_file_that_was_read_is_told(world) -> None:
    exported(world)
    world.fill(o1=("paid", "paid"))
    world.designo.told = verbatim("“orders.csv”, changed 3 minutes ago")

    async def scene(services):
        await services.jobs.refresh()
        told = (await services.overview()).sources
        world.designo.told = NOTHING
        await services.jobs.refresh()
        return told, (await services.overview()).sources

    told, later = world.run(scene)
    assert {code: source.english for code, source in told.items()} == {
        "": "“orders.csv”, changed 3 minutes ago"
    }
    assert later == {}
