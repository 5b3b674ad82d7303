"""F38 to F49: what may happen to a write on its way, for every connector.

That every write is accounted for, and that both sides end equal, is asserted after each test."""

from fault_kit import FaultStage
from fault_server import (
    Play,
    after,
    afterwards,
    answer,
    beforehand,
    cut,
    delayed,
    drop,
    hang,
    twice,
)
from fault_world import FIRST
from under_wine import patience

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.outcome import OutcomeKind


async def _settled_by_reading(stage: FaultStage, play: Play) -> None:
    """The write was carried out once and its answer lost: it is read back, not sent again."""
    stage.server.arm(play, stage.writes_first)
    kinds = await stage.applied()
    assert set(kinds.values()) == {OutcomeKind.VERIFIED}
    assert [a.after for a in stage.arrivals if a.order_id == FIRST] == [stage.wanted]


def test_F38_an_order_deleted_since_the_plan_is_not_written(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        stage.remove()
        kinds = await stage.applied(plan)
        assert kinds[FIRST] is OutcomeKind.SKIPPED
        assert stage.others_written(kinds)
        assert not any(map(stage.writes_first, stage.server.seen))
        assert stage.on_target(await stage.seen()).presence is Presence.ABSENT
        stage.remove_from_source()

    stage.run(use)


def test_F38_an_order_deleted_as_the_write_arrives_is_told_as_gone(stage: FaultStage) -> None:
    stage.residual = True

    async def use() -> None:
        stage.server.arm(beforehand(stage.remove), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] in (OutcomeKind.ALTERED, OutcomeKind.REFUSED)
        assert stage.others_written(kinds)
        assert stage.on_target(await stage.seen()).presence is Presence.ABSENT
        stage.remove_from_source()

    stage.run(use)


def test_F39_a_definite_no_is_refused_and_not_tried_again(stage: FaultStage) -> None:
    async def use() -> None:
        for tries, code in enumerate((400, 409, 412, 422), start=1):
            stage.server.arm(answer(code, b'{"message":"not from here"}'), stage.writes_first)
            kinds = await stage.applied()
            assert kinds[FIRST] is OutcomeKind.REFUSED
            assert tries > 1 or stage.others_written(kinds)
            assert sum(map(stage.writes_first, stage.server.seen)) == tries

    stage.run(use)


def test_F40_a_write_whose_answer_is_lost_is_read_back(stage: FaultStage) -> None:
    stage.run(lambda: _settled_by_reading(stage, after(drop)))


def test_F41_a_write_whose_answer_never_comes_is_read_back(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        stage.server.arm(after(hang), stage.writes_first)
        stage.limits(deadline=patience(0.5))
        assert set((await stage.applied(plan)).values()) == {OutcomeKind.VERIFIED}

    stage.run(use)


def test_F42_a_write_whose_answer_is_cut_is_read_back(stage: FaultStage) -> None:
    stage.run(lambda: _settled_by_reading(stage, cut))


def test_F42_a_write_whose_answer_became_a_502_is_read_back(stage: FaultStage) -> None:
    gateway = answer(502, b"<html>Bad gateway</html>", content_type="text/html")
    stage.run(lambda: _settled_by_reading(stage, after(gateway)))


def test_F43_a_write_lost_before_it_arrived_is_planned_anew_only_after_reading(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        stage.server.arm(drop, stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.UNKNOWN
        assert stage.others_written(kinds)
        again = await stage.planned()
        assert FIRST not in [write.ref.order_id for write in again.writes]
        (settled,) = (await stage.refresh()).settled
        assert settled.kind is OutcomeKind.REFUSED
        assert (await stage.applied())[FIRST] is OutcomeKind.VERIFIED

    stage.run(use)


def test_F44_a_write_delivered_twice_changes_the_order_once(stage: FaultStage) -> None:
    stage.residual = True

    async def use() -> None:
        stage.server.arm(twice, stage.writes_first)
        assert set((await stage.applied()).values()) == {OutcomeKind.VERIFIED}
        first = [a for a in stage.arrivals if a.order_id == FIRST]
        assert [a.before != a.after for a in first] == [True, False]

    stage.run(use)


def test_F45_a_write_carried_out_late_is_taken_in_and_not_undone(stage: FaultStage) -> None:
    async def use() -> None:
        stage.server.arm(delayed, stage.writes_first)
        assert (await stage.applied())[FIRST] is OutcomeKind.UNKNOWN
        (settled,) = (await stage.refresh()).settled
        assert settled.kind is OutcomeKind.REFUSED
        await stage.server.release_late()
        for kinds in ([OutcomeKind.VERIFIED], []):
            summary = await stage.refresh(full=True)
            assert [outcome.kind for outcome in summary.settled] == kinds
            assert (await stage.planned()).writes == ()
        assert stage.held()[FIRST] == stage.wanted
        assert sum(map(stage.writes_first, stage.server.seen)) == 1

    stage.run(use)


def test_F45_a_side_that_shows_its_own_write_later_is_waited_for(stage: FaultStage) -> None:
    """It says yes and still shows the former value when it is read back."""

    async def use() -> None:
        plan = await stage.planned()
        stage.server.arm(afterwards(lambda: stage.edit(FIRST, stage.former)), stage.writes_first)

        async def shown() -> None:
            stage.edit(FIRST, stage.wanted)

        stage.clock.on_sleep = shown
        assert set((await stage.applied(plan)).values()) == {OutcomeKind.VERIFIED}
        assert stage.clock.slept
        assert sum(map(stage.writes_first, stage.server.seen)) == 1

    stage.run(use)


def test_F46_an_edit_since_the_plan_is_not_overwritten(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        stage.edit()
        kinds = await stage.applied(plan)
        assert kinds[FIRST] is OutcomeKind.SKIPPED
        assert stage.others_written(kinds)
        assert stage.held()[FIRST] == stage.other_value
        assert not any(map(stage.writes_first, stage.server.seen))

    stage.run(use)


def test_F47_an_edit_between_write_and_reading_back_is_told(stage: FaultStage) -> None:
    async def use() -> None:
        stage.server.arm(afterwards(stage.edit), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.ALTERED
        # What was not sent yet when another value was seen in place of the sent one stays unsent.
        others = {kind for order_id, kind in kinds.items() if order_id != FIRST}
        assert others <= {OutcomeKind.VERIFIED, OutcomeKind.CANCELLED}
        (outcome,) = [o for o in stage.results[-1].outcomes if o.ref.order_id == FIRST]
        assert outcome.after is not None
        assert outcome.after.literal == stage.other_value
        assert stage.held()[FIRST] == stage.other_value

    stage.run(use)


def test_F48_an_order_changed_on_both_sides_is_left_to_the_operator(stage: FaultStage) -> None:
    async def use() -> None:
        await stage.applied()
        await stage.refresh(full=True)
        stage.edit()
        stage.edit_source(FIRST, stage.former)
        await stage.refresh(full=True)
        plan = await stage.services.orders.plan(Direction.FOLLOW, [OrderRef("s", FIRST)])
        assert plan.writes == ()
        assert len(plan.refusals) == 1
        assert stage.held()[FIRST] == stage.other_value
        stage.edit_source(FIRST, stage.wanted)

    stage.run(use)


def test_F49_an_echo_of_our_own_write_is_no_change(stage: FaultStage) -> None:
    async def use() -> None:
        await stage.applied()
        for full in (False, True):
            await stage.refresh(full=full)
            for direction in (stage.direction, Direction.FOLLOW):
                refs = [order.ref for order in await stage.services.orders.known()]
                assert (await stage.services.orders.plan(direction, refs)).writes == ()
        assert len(stage.arrivals) == 3

    stage.run(use)
