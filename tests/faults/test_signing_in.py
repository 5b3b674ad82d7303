"""F36, F37, F59: credentials that stop working, and a portal before the network."""

from fault_kit import FaultStage
from fault_server import after, answer
from fault_world import FIRST

from designo_sync_gui.domain.errors import NotTheApi, PermissionDenied, SignInFailed
from designo_sync_gui.domain.order import Presence
from designo_sync_gui.domain.outcome import OutcomeKind

_NO = b'{"code":"no","message":"no"}'
#: Every worker may have one reading under way when the first is refused, and may renew a token.
_FEW = 12


def test_F36_a_sign_in_that_ends_is_told_and_not_tried_until_locked_out(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        plan = await stage.planned()
        stage.server.arm(answer(401, _NO), times=1000)
        assert isinstance(await stage.fault_of_refresh(), SignInFailed)
        kinds = await stage.applied(plan)
        assert set(kinds.values()) == {OutcomeKind.CANCELLED}
        assert stage.server.hits <= _FEW
        assert stage.arrivals == []
        stage.server.clear()
        assert set((await stage.applied(plan)).values()) == {OutcomeKind.VERIFIED}

    stage.run(use)


def test_F36_a_write_that_is_refused_the_sign_in_is_sent_once_and_settled_by_reading(
    stage: FaultStage,
) -> None:
    """Before the shop or after it was saved: nobody can tell from a 401, so it is read."""

    async def use() -> None:
        stage.server.arm(answer(401, _NO), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.UNKNOWN
        assert sum(map(stage.writes_first, stage.server.seen)) == 1
        rest = {kind for order_id, kind in kinds.items() if order_id != FIRST}
        assert rest <= {OutcomeKind.VERIFIED, OutcomeKind.CANCELLED}

    stage.run(use)


def test_F36_a_write_that_was_saved_and_then_refused_the_sign_in_is_verified_by_reading(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        stage.server.arm(after(answer(419, _NO)), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.VERIFIED
        assert sum(map(stage.writes_first, stage.server.seen)) == 1

    stage.run(use)


def test_F37_a_right_that_was_taken_away_stops_that_side_only(stage: FaultStage) -> None:
    async def use() -> None:
        stage.server.arm(answer(403, _NO), stage.is_read, times=1000)
        assert isinstance(await stage.fault_of_refresh(), PermissionDenied)
        assert stage.server.hits <= _FEW
        stage.server.clear()
        stage.server.arm(answer(403, _NO), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.REFUSED
        rest = {kind for order_id, kind in kinds.items() if order_id != FIRST}
        assert rest <= {OutcomeKind.VERIFIED, OutcomeKind.CANCELLED}

    stage.run(use)


def test_F59_a_portal_before_the_network_is_no_shop(stage: FaultStage) -> None:
    page = b"<html><head><title>Welcome to our Wi-Fi</title></head></html>"

    async def use() -> None:
        plan = await stage.planned()
        stage.server.seen.clear()
        stage.server.arm(answer(200, page, content_type="text/html"), times=1000)
        error = await stage.fault_of_refresh()
        assert isinstance(error, NotTheApi)
        assert "web page" in str(error)
        assert len(stage.server.seen) == 1
        kinds = await stage.applied(plan)
        assert set(kinds.values()) == {OutcomeKind.CANCELLED}
        assert not any(map(stage.is_write, stage.server.seen))
        assert stage.server.hits <= _FEW
        orders = await stage.services.orders.known()
        assert {stage.on_target(o).presence for o in orders} == {Presence.PRESENT}

    stage.run(use)
