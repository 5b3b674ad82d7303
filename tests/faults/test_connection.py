"""F01 to F15: the connection itself, for every connector; Fnn as in ``faults.md``."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fault_kit import FaultStage
from fault_server import (
    Exchange,
    Play,
    bytes_only,
    dribble,
    hang,
    passed_on,
    raw,
    reset,
)
from fault_world import FIRST
from under_wine import patience

from designo_sync_gui.domain.errors import ServerFailure, SyncError, Unreachable, WriteEffect
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import Plan

_JSON = ("Content-Type", "application/json")
pytestmark = pytest.mark.shared


async def _nothing_sent(stage: FaultStage, plan: Plan) -> SyncError:
    """The server is away: a reading says so, a plan ends before sending. Returns the error."""
    stage.server.seen.clear()
    error = await stage.fault_of_refresh()
    assert isinstance(error, Unreachable)
    assert error.write_effect is WriteEffect.NOT_SENT
    kinds = await stage.applied(plan)
    assert set(kinds.values()) == {OutcomeKind.CANCELLED}
    assert stage.server.seen == []
    assert stage.clock.slept, "no pause between the tries"
    return error


async def _unanswered(stage: FaultStage, play: Play, *, for_ever: bool = True) -> None:
    """``play`` happens to a reading, which is tried again, and to a write, which is not."""
    stage.server.arm(play, stage.is_read)
    assert (await stage.refresh(full=True)).errors == ()
    assert stage.server.hits == 1
    if for_ever:
        stage.server.arm(play, stage.is_read, times=100)
        assert isinstance(await stage.fault_of_refresh(), ServerFailure)
        stage.server.clear()
    stage.server.arm(play, stage.writes_first)
    kinds = await stage.applied()
    assert kinds[FIRST] is OutcomeKind.UNKNOWN
    assert stage.others_written(kinds)
    assert sum(map(stage.writes_first, stage.server.seen)) == 1


def test_F01_a_refused_connection_is_not_sent(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        await stage.server.shut()
        assert "refused the connection" in str(await _nothing_sent(stage, plan))

    stage.run(use)


async def _reading_at(stage: FaultStage, url: str) -> SyncError:
    """The error of a list that is asked for at another address than the one connected."""
    side = await stage.side_at(url)
    assert side.reader is not None
    with pytest.raises(Unreachable) as caught:
        [page async for page in side.reader.pages(["s"], None)]
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    stage.errors.append(caught.value)
    return caught.value


def test_F02_a_host_that_does_not_exist_is_not_sent(stage: FaultStage, monkeypatch) -> None:
    """The network of a build machine may answer for unknown names, so the resolver is replaced."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def use() -> None:
        with monkeypatch.context() as patch:
            patch.setattr(socket, "getaddrinfo", unknown)
            error = await _reading_at(stage, "https://shop.invalid/stores/x/")
        assert "There is no host named shop.invalid" in str(error)

    stage.run(use)


@contextmanager
def _full_backlog(port: int) -> Iterator[None]:
    """A port whose queue is full: the system drops every further SYN."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen(0)
        waiting = []
        try:
            for _ in range(4):
                plug = socket.socket()
                plug.setblocking(False)
                plug.connect_ex(("127.0.0.1", port))
                waiting.append(plug)
            yield
        finally:
            for plug in waiting:
                plug.close()


def test_F03_a_connection_that_is_never_taken_is_not_sent(stage: FaultStage) -> None:
    async def use() -> None:
        plan = await stage.planned()
        await stage.server.shut()
        stage.limits(connect=0.1, tries=2)
        with _full_backlog(stage.server.port):
            assert "did not accept the connection in time" in str(await _nothing_sent(stage, plan))

    stage.run(use)


def test_F08_https_to_a_port_that_speaks_http_is_told_plainly(stage: FaultStage) -> None:
    async def use() -> None:
        url = stage.subject_url.replace("http:", "https:")
        assert "does not support TLS" in str(await _reading_at(stage, url))
        assert stage.server.seen == []

    stage.run(use)


def test_F09_headers_that_dribble_end_at_the_deadline(stage: FaultStage) -> None:
    async def use() -> None:
        stage.limits(deadline=patience(0.5), tries=2)
        # That every try ended at its deadline is told by the shared client, of one connector.
        for_ever = stage.case == "other"
        await _unanswered(stage, dribble(b"HTTP/1.1 200 OK\r\nX-Slow: "), for_ever=for_ever)

    stage.run(use)


def test_F10_a_body_that_dribbles_ends_at_the_deadline(stage: FaultStage) -> None:
    async def use() -> None:
        stage.limits(deadline=patience(0.5), tries=2)
        await _unanswered(
            stage, dribble(raw(200, [_JSON, ("Content-Length", "100000")], b"[")), for_ever=False
        )

    stage.run(use)


def test_F11_a_server_that_never_answers_is_left_at_the_deadline(stage: FaultStage) -> None:
    async def use() -> None:
        stage.limits(deadline=patience(0.5), tries=2)
        await _unanswered(stage, hang, for_ever=False)

    stage.run(use)


def test_F12_a_reset_of_a_reading_is_tried_again_one_of_a_write_is_not(stage: FaultStage) -> None:
    async def use() -> None:
        await _unanswered(stage, reset)

    stage.run(use)


def test_F13_a_body_that_ends_early_is_never_used(stage: FaultStage) -> None:
    async def use() -> None:
        head = raw(200, [_JSON, ("Content-Length", "1000")])
        await _unanswered(stage, bytes_only(head, b"[]"))

    stage.run(use)


def test_F14_a_chunked_body_that_is_cut_is_never_used(stage: FaultStage) -> None:
    async def use() -> None:
        head = raw(200, [_JSON, ("Transfer-Encoding", "chunked")])
        await _unanswered(stage, bytes_only(head, b"2\r\n[]\r\n"))

    stage.run(use)


def test_F15_a_connection_that_went_stale_carries_no_write(stage: FaultStage) -> None:
    """The server closes an idle connection as a request arrives on it; a write has its own."""

    async def stale(x: Exchange) -> bool:
        return False if x.seen.nth > 1 else await passed_on(x)

    async def use() -> None:
        await stage.refresh(full=True)
        stage.server.arm(stale, stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.VERIFIED
        assert stage.others_written(kinds)
        assert [seen.nth for seen in stage.server.seen if stage.writes_first(seen)] == [1]

    stage.run(use)
