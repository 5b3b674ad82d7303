"""F26 to F29, F54: an address that points elsewhere is never followed, and nothing is sent there.

That no other server was asked is asserted after every test (I7)."""

import pytest
from fault_kit import FaultStage
from fault_server import after, answer
from fault_world import FIRST

from designo_sync_gui.domain.errors import Redirected
from designo_sync_gui.domain.outcome import OutcomeKind

pytestmark = pytest.mark.shared


def test_F26_a_reading_that_is_sent_elsewhere_is_refused(stage: FaultStage) -> None:
    async def use() -> None:
        for code in (301, 302, 303, 307, 308):
            stage.server.seen.clear()
            place = f"{stage.elsewhere.url}login?next=orders"
            stage.server.arm(answer(code, b"", Location=place))
            error = await stage.fault_of_refresh()
            assert isinstance(error, Redirected)
            assert stage.elsewhere.url.rstrip("/") in str(error)
            assert "login" not in str(error)
            assert len(stage.server.seen) == 1

    stage.run(use)


def test_F27_a_write_that_is_sent_elsewhere_is_unknown(stage: FaultStage) -> None:
    async def use() -> None:
        place = f"{stage.elsewhere.url}x"
        stage.server.arm(answer(307, b"", Location=place), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.UNKNOWN
        assert stage.others_written(kinds)

    stage.run(use)


def test_F27_a_write_that_was_carried_out_and_then_sent_elsewhere_is_read_back(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        place = f"{stage.elsewhere.url}x"
        stage.server.arm(after(answer(308, b"", Location=place)), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.VERIFIED
        assert stage.others_written(kinds)

    stage.run(use)


def test_F28_a_way_from_https_to_http_is_refused(stage: FaultStage) -> None:
    """The rule is the same whatever the schemes are; the other origin is named."""

    async def use() -> None:
        for place in ("http://127.0.0.1/", "https://shop.example/"):
            stage.server.arm(answer(301, b"", Location=place))
            error = await stage.fault_of_refresh()
            assert isinstance(error, Redirected)
            assert place.rstrip("/") in str(error)
            assert not error.retryable

    stage.run(use)


def test_F29_a_redirect_to_the_same_host_is_refused_with_a_hint(stage: FaultStage) -> None:
    async def use() -> None:
        for place in ("/index.php/wp-json/", stage.server.url, "", "http://[bad/"):
            stage.server.seen.clear()
            stage.server.arm(answer(302, b"", Location=place), times=1)
            error = await stage.fault_of_refresh()
            assert isinstance(error, Redirected)
            assert "enter it exactly" in error.advice.english
            assert len(stage.server.seen) == 1

    stage.run(use)


def test_F29_a_redirect_loop_is_one_request(stage: FaultStage) -> None:
    async def use() -> None:
        target = "/again"
        stage.server.arm(answer(307, b"", Location=target), times=1000)
        assert isinstance(await stage.fault_of_refresh(), Redirected)
        assert len(stage.server.seen) == 1

    stage.run(use)
