"""F36, F37, F59: credentials that end, rights that are missing, and a page in between."""

import pytest
from fault_kit import FIRST, FaultStage
from fault_server import answer

from designo_sync_gui.domain.errors import NotTheApi, PermissionDenied, SignInFailed
from designo_sync_gui.domain.events import StoreState, StoreStateChanged
from designo_sync_gui.domain.outcome import OutcomeKind

PORTAL = b"<!DOCTYPE html><html><head><title>Welcome to Hotel WiFi</title></head><body/></html>"


def states(stage: FaultStage) -> list[StoreState]:
    changed = [e for e in stage.events if isinstance(e, StoreStateChanged)]
    return [e.state for e in changed if e.store_code == stage.faulted_code]


def test_F36_credentials_that_end_in_the_middle_stop_that_side_without_a_loop(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        plan = await stage.planned()
        stage.server.arm(answer(401, b'{"message":"no"}'), times=1000)
        kinds = await stage.applied(plan)
        assert set(kinds.values()) == {OutcomeKind.CANCELLED}
        assert stage.arrivals == []
        assert stage.server.hits <= 12, "four workers, each asks, renews once, and gives up"
        assert states(stage)[-1] is StoreState.SIGN_IN_NEEDED

    stage.run(use)


def test_F36_one_refused_reading_leaves_nothing_undone_after_the_next_plan(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        plan = await stage.planned()
        stage.server.arm(answer(401, b'{"message":"no"}'), stage.is_read)
        kinds = await stage.applied(plan)
        assert kinds
        assert set(kinds.values()) <= {OutcomeKind.CANCELLED, OutcomeKind.VERIFIED}

    stage.run(use)


def test_F37_a_missing_right_to_write_stops_the_writing_and_not_the_reading(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        plan = await stage.planned()
        stage.server.arm(answer(403, b'{"message":"no"}'), stage.is_write, times=1000)
        kinds = await stage.applied(plan)
        assert kinds
        assert OutcomeKind.VERIFIED not in kinds.values()
        assert stage.arrivals == []
        assert sum(map(stage.is_write, stage.server.seen)) <= 4
        assert (await stage.refresh(full=True)).errors == ()

    stage.run(use)


@pytest.mark.parametrize("status", [401, 403])
def test_F36_F37_a_refused_list_is_told_as_such_and_concludes_nothing(
    stage: FaultStage, status: int
) -> None:
    async def use() -> None:
        stage.server.arm(answer(status, b'{"message":"no"}'), times=1000)
        error = await stage.fault_of_refresh()
        assert isinstance(error, SignInFailed | PermissionDenied)
        order = await stage.seen()
        assert order.side(stage.target).status is not None

    stage.run(use)


def test_F59_a_page_in_between_is_told_as_such_without_a_storm(stage: FaultStage) -> None:
    async def use() -> None:
        stage.server.arm(answer(200, PORTAL, content_type="text/html"), times=1000)
        error = await stage.fault_of_refresh()
        assert isinstance(error, NotTheApi)
        assert stage.server.hits <= 5
        assert (await stage.seen()).side(stage.target).status is not None

    stage.run(use)


def test_F59_a_page_in_between_a_write_is_unknown_until_it_is_read(stage: FaultStage) -> None:
    async def use() -> None:
        stage.server.arm(answer(200, PORTAL, content_type="text/html"), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.UNKNOWN
        assert stage.others_written(kinds)

    stage.run(use)
