"""F38 to F45: what becomes of a write whose answer is a no, late, cut, doubled or lost."""

import pytest
from fault_kit import FIRST, FaultStage
from fault_server import after, answer, beforehand, cut, delayed, drop, hang, twice

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import OutcomeKind

NO = b'{"success":false,"message":"no","messages":"no","code":"no","title":"no","errors":"no"}'


def writes_of_first(stage: FaultStage) -> int:
    return sum(map(stage.writes_first, stage.server.seen))


def remove_everywhere(stage: FaultStage) -> None:
    stage.levers.remove(int(FIRST))
    del stage.tenant.orders["s", FIRST]


def test_F38_an_order_that_is_deleted_before_its_write_is_told_and_the_others_go_on(
    stage: FaultStage,
) -> None:
    """The tenth of a second that no shop without compare-and-set closes."""
    stage.residual = True

    async def use() -> None:
        stage.server.arm(beforehand(lambda: remove_everywhere(stage)), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] in (OutcomeKind.ALTERED, OutcomeKind.REFUSED, OutcomeKind.SKIPPED)
        assert stage.others_written(kinds)
        assert FIRST not in stage.held(Side.STOREFRONT)

    stage.run(use)


def test_F38_an_order_that_is_gone_when_it_is_read_again_is_not_written(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        remove_everywhere(stage)
        kinds = await stage.applied(plan)
        assert kinds[FIRST] is OutcomeKind.SKIPPED
        assert writes_of_first(stage) == 0
        assert stage.others_written(kinds)

    stage.run(use)


@pytest.mark.parametrize("status", [400, 409, 412, 422])
def test_F39_a_refused_change_is_not_tried_again(stage: FaultStage, status: int) -> None:
    async def use() -> None:
        stage.server.arm(answer(status, NO), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] in (OutcomeKind.REFUSED, OutcomeKind.UNKNOWN)
        assert writes_of_first(stage) == 1
        assert stage.others_written(kinds)

    stage.run(use)


@pytest.mark.parametrize(
    "play",
    [after(drop), cut, after(answer(502, b"bad gateway", content_type="text/html"))],
    ids=["F40 dropped", "F42 cut", "F42 bad gateway"],
)
def test_F40_F42_a_write_that_was_carried_out_is_verified_by_reading(
    stage: FaultStage, play
) -> None:
    async def use() -> None:
        stage.server.arm(play, stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.VERIFIED
        assert stage.others_written(kinds)
        assert writes_of_first(stage) == 1

    stage.run(use)


def test_F41_a_write_that_is_never_answered_is_verified_by_reading(stage: FaultStage) -> None:
    async def use() -> None:
        stage.limits(deadline=0.3)
        stage.server.arm(after(hang), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.VERIFIED
        assert writes_of_first(stage) == 1

    stage.run(use)


def test_F43_a_write_that_never_arrived_is_unknown_and_planned_again_by_reading(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        stage.server.arm(drop, stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.UNKNOWN
        assert stage.others_written(kinds)
        assert (await stage.planned()).writes == (), "not on top of an unknown one"
        summary = await stage.refresh()
        assert [outcome.kind for outcome in summary.settled] == [OutcomeKind.REFUSED]
        assert len((await stage.planned()).writes) == 1
        assert writes_of_first(stage) == 1

    stage.run(use)


def test_F44_a_write_that_is_delivered_twice_changes_the_order_once(stage: FaultStage) -> None:
    stage.residual = True

    async def use() -> None:
        stage.server.arm(twice, stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.VERIFIED
        changed = [a for a in stage.arrivals if a.order_id == FIRST and a.before != a.after]
        assert len(changed) == 1
        assert writes_of_first(stage) == 1

    stage.run(use)


def test_F45_a_write_that_is_carried_out_late_is_found_by_the_next_reading(
    stage: FaultStage,
) -> None:
    stage.residual = True

    async def use() -> None:
        stage.server.arm(delayed, stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.UNKNOWN
        await stage.server.release_late()
        summary = await stage.refresh()
        assert [outcome.kind for outcome in summary.settled] == [OutcomeKind.VERIFIED]
        assert (await stage.planned()).writes == ()
        assert writes_of_first(stage) == 1

    stage.run(use)
