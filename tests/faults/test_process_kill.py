"""F66: the program is killed with SIGKILL at every step of a job, in both directions.

Whatever the step: each order is written once at most, the journal is sound and hides nothing,
and the next refresh, plan and apply bring both sides to where a job without a kill ends.
"""

import asyncio
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from crash_child import Nursery
from local_kit import (
    LocalWorld,
    copied,
    differing,
    integrity,
    is_write,
    journal_of,
    literals,
    synced,
)

from designo_sync_gui.demo.http_server import DemoRequest
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Side

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX")

PAIRS = {"1": ("processing", "on-hold"), "2": ("on-hold", "completed"), "3": ("failed", "failed")}
DIRECTIONS = (Direction.TO_DESIGNO, Direction.TO_STOREFRONT)
WRITTEN = ("1", "2")
STEPS = [
    *(f"begin {when}" for when in ("before", "inside", "after")),
    *(
        f"{what} {index} {when}"
        for index in (0, 1)
        for what, whens in (
            ("claim", ("before", "inside", "after")),
            ("write", ("before", "after")),
            ("finish", ("before", "inside", "after")),
        )
        for when in whens
    ),
]
#: Before the claim of its row nothing of a write can have left the program.
UNSENT = {
    "begin before",
    "begin inside",
    "begin after",
    *(f"claim {index} {when}" for index in (0, 1) for when in ("before", "inside")),
}


class Killing:
    """The two sides, a prepared data folder, and children that die in copies of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sides = LocalWorld(PAIRS)
        self.nursery = Nursery()
        self.number = 0

    def start(self) -> None:
        self.sides.__enter__()
        self.template = self.sides.prepared(self.folder / "template")

    def close(self) -> None:
        self.nursery.close()
        self.sides.__exit__()

    def fresh_home(self) -> Path:
        self.sides.reset()
        self.number += 1
        return copied(self.template, self.folder / f"home-{self.number}")

    def run(self, home: Path, direction: Direction, step: str) -> tuple[int, list[str]]:
        return self.nursery.run(
            home=str(home), direction=direction.value, step=step, secrets=self.sides.secrets
        )


@pytest.fixture(scope="module")
def killing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killing]:
    killing = Killing(tmp_path_factory.mktemp("killing"))
    killing.start()
    yield killing
    killing.close()


def wanted(direction: Direction) -> dict[str, str]:
    """What both sides hold after a job without a fault."""
    source = 0 if direction is Direction.TO_DESIGNO else 1
    return {order_id: pair[source] for order_id, pair in PAIRS.items()}


def side_of(direction: Direction) -> Side:
    return Side.DESIGNO if direction is Direction.TO_DESIGNO else Side.STOREFRONT


def assert_recovers(killing: Killing, home: Path, direction: Direction) -> None:
    """The next program reads, settles, plans and writes what is left; then all is as wanted."""
    sides, target = killing.sides, side_of(direction)

    async def recover() -> dict[Side, dict[str, str | None]]:
        async with sides.opened(home) as services:
            await synced(services, direction)
            assert await differing(services) == []
            orders = await services.orders.known()
            return {side: dict(literals(orders, side)) for side in Side}

    shown = asyncio.run(recover())
    for side in Side:
        assert sides.statuses(side) == wanted(direction)
        assert shown[side] == wanted(direction)
    assert sides.changes(target) == dict.fromkeys(WRITTEN, 1)
    assert sides.write_requests(target) == dict.fromkeys(WRITTEN, 1)
    other = Side.STOREFRONT if target is Side.DESIGNO else Side.DESIGNO
    assert not sides.changes(other)
    assert not sides.write_requests(other)
    journal = journal_of(home)
    assert (journal.wrong_row, journal.unsettled, journal.open_intents) == (None, (), ())
    assert integrity(home) == ["ok", "ok"]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_F66_the_steps_that_are_killed_are_all_there_are(
    killing: Killing, direction: Direction
) -> None:
    ended, steps = killing.run(killing.fresh_home(), direction, "")
    assert ended == 0
    killing.sides.quiet()
    assert sorted(steps) == sorted(STEPS)
    for side in Side:
        assert killing.sides.statuses(side) == wanted(direction)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_F66_a_kill_at_any_step_writes_no_order_twice_and_the_next_run_ends_the_job(
    killing: Killing, direction: Direction, step: str
) -> None:
    home = killing.fresh_home()
    assert killing.run(home, direction, step) == (-9, [])
    killing.sides.quiet()
    sent = killing.sides.write_requests(side_of(direction))
    assert all(number == 1 for number in sent.values())
    if step.startswith("begin"):
        assert not sent
    elif step in UNSENT:
        assert WRITTEN[int(step.split()[1])] not in sent
    journal = journal_of(home)
    assert journal.wrong_row is None
    assert set(sent) <= journal.claimed
    unsettled = {write.ref.order_id for write in journal.unsettled}
    assert unsettled == journal.claimed - set(journal.ended)
    assert_recovers(killing, home, direction)


@pytest.mark.parametrize("carried_out", [False, True], ids=["arrived", "carried-out"])
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_F66_a_kill_while_the_request_is_at_the_other_side_is_settled_by_reading(
    killing: Killing, direction: Direction, *, carried_out: bool
) -> None:
    home = killing.fresh_home()
    server = killing.sides.server(side_of(direction))
    over = threading.Event()
    once = threading.Lock()

    def kill(request: DemoRequest) -> None:
        if is_write(request) and once.acquire(blocking=False):
            killing.nursery.kill_child()

    def handled(request: DemoRequest) -> None:
        if is_write(request):
            if carried_out:
                kill(request)
            over.set()

    if not carried_out:
        server.before_handle = kill
    server.after_handle = handled
    ended, _ = killing.run(home, direction, "")
    assert ended == -9
    assert over.wait(10)
    killing.sides.quiet()
    assert journal_of(home).unsettled
    assert_recovers(killing, home, direction)
