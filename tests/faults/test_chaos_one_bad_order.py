"""F78, invariant I9: whatever becomes of one order, the others of its job are written.

The write of one order always goes wrong, each time in another way; the job is ended all the same,
the bad order is told, and once the fault is over the next run brings it home as well.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from local_kit import LocalWorld, applied, differing, journal_of, planned, synced
from scripted_faults import Fault, faults_of

from designo_sync_gui.demo.http_server import DemoReply
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import JobResult, JobState, OutcomeKind

PAIRS = {str(n): ("processing", "on-hold") for n in range(1, 7)}
BAD = "3"
OTHERS = set(PAIRS) - {BAD}
JSON = {"Content-Type": "application/json"}
HTML = {"Content-Type": "text/html"}
WAYS = {
    "dropped": Fault(drop=True),
    "dropped-after": Fault(drop=True, handled=True),
    "cut": Fault(keep=5, handled=True),
    "500": Fault(reply=DemoReply(500, b"{}", JSON)),
    "500-after": Fault(reply=DemoReply(500, b"{}", JSON), handled=True),
    "502": Fault(reply=DemoReply(502, b"<html>Bad gateway</html>", HTML)),
    "400": Fault(reply=DemoReply(400, b'{"code":"no","message":"Not this one."}', JSON)),
    "404": Fault(reply=DemoReply(404, b'{"code":"no","message":"Gone."}', JSON)),
    "302": Fault(reply=DemoReply(302, b"", {"Location": "https://elsewhere.example/"})),
    "login-page": Fault(reply=DemoReply(200, b"<!DOCTYPE html><title>Log in</title>", HTML)),
    "empty": Fault(reply=DemoReply(200, b"", JSON)),
    "half-json": Fault(reply=DemoReply(200, b'{"id": 3, "sta', JSON)),
    "null": Fault(reply=DemoReply(200, b"null", JSON)),
}
#: How the bad order may end: never as cancelled, which would be told of one that was not begun.
ENDS = {OutcomeKind.VERIFIED, OutcomeKind.UNKNOWN, OutcomeKind.REFUSED, OutcomeKind.ALTERED}


@pytest.fixture
def sides() -> Iterator[LocalWorld]:
    with LocalWorld(PAIRS) as sides:
        yield sides


def spoil(sides: LocalWorld, side: Side, fault: Fault) -> None:
    if side is Side.STOREFRONT:
        where = replace(fault, method="PUT", path=f"/orders/{BAD}", times=99)
    else:
        where = replace(fault, method="POST", body=f'"{BAD}"'.encode(), times=99)
    faults_of(sides.server(side)).append(where)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("direction", [Direction.TO_DESIGNO, Direction.TO_STOREFRONT])
def test_F78_one_order_that_always_goes_wrong_keeps_no_other_from_being_written(
    direction: Direction, way: str, sides: LocalWorld, tmp_path: Path
) -> None:
    home = sides.prepared(tmp_path / "home")
    side = direction.target
    assert side is not None
    spoil(sides, side, WAYS[way])

    async def steps() -> JobResult:
        async with sides.opened(home) as services:
            return await applied(services, await planned(services, direction))

    result = asyncio.run(steps())
    kinds = {outcome.ref.order_id: outcome.kind for outcome in result.outcomes}
    assert {kinds[order_id] for order_id in OTHERS} == {OutcomeKind.VERIFIED}
    assert kinds[BAD] in ENDS
    assert result.state is JobState.DONE
    assert sides.write_requests(side) == dict.fromkeys(PAIRS, 1)
    faults_of(sides.server(side)).clear()

    async def again() -> list[OrderRef]:
        async with sides.opened(home) as services:
            await synced(services, direction)
            return await differing(services)

    assert asyncio.run(again()) == []
    assert sides.changes(side) == dict.fromkeys(PAIRS, 1)
    assert journal_of(home).unsettled == ()
