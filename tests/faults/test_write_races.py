"""F46 to F49: somebody else writes too, and the echo of our own writes."""

from fault_kit import FIRST, ORDERS, FaultStage
from fault_server import afterwards

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import Direction, RefusalReason

EQUAL = str(ORDERS[4])


def test_F46_an_order_that_changed_since_the_plan_is_not_overwritten(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        stage.edit()
        kinds = await stage.applied(plan)
        assert kinds[FIRST] is OutcomeKind.SKIPPED
        assert stage.held()[FIRST] == stage.other_value
        assert stage.others_written(kinds)
        assert sum(map(stage.writes_first, stage.server.seen)) == 0

    stage.run(use)


def test_F47_a_change_between_the_write_and_its_reading_back_is_told(stage: FaultStage) -> None:
    async def use() -> None:
        stage.server.arm(afterwards(stage.edit), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.ALTERED
        (outcome,) = [o for o in stage.results[-1].outcomes if o.ref.order_id == FIRST]
        assert outcome.after.literal == stage.other_value
        assert stage.others_written(kinds)

    stage.run(use)


def test_F48_an_order_that_both_sides_changed_is_left_to_the_operator(stage: FaultStage) -> None:
    async def use() -> None:
        stage.edit(EQUAL)
        stage.edit_source(EQUAL, stage.wanted)
        await stage.refresh(full=True)
        ref = OrderRef("s", EQUAL)
        plan = await stage.services.plan(Direction.FOLLOW, [ref])
        assert plan.writes == ()
        assert [refusal.reason for refusal in plan.refusals] == [RefusalReason.CONFLICT]
        order = await stage.seen(EQUAL)
        assert order.side(stage.target).status.literal == stage.other_value
        assert order.side(stage.target.other).status.literal == stage.wanted

    stage.run(use)


def test_F49_the_echo_of_our_own_writes_causes_none(stage: FaultStage) -> None:
    async def use() -> None:
        await stage.applied()
        written = sum(map(stage.is_write, stage.server.seen))
        assert written == 3
        for _ in range(2):
            await stage.refresh()
            refs = [order.ref for order in await stage.services.orders()]
            for direction in (stage.direction, Direction.FOLLOW):
                plan = await stage.services.plan(direction, refs)
                assert plan.writes == ()
        assert sum(map(stage.is_write, stage.server.seen)) == written

    stage.run(use)
