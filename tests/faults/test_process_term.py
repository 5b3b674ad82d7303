"""F67: SIGTERM in the middle of a job, to the program as a process of its own.

It ends within five seconds. What was on its way is finished, or stands in the journal as unknown;
what was not begun is cancelled before sending.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from local_kit import LocalWorld, differing, is_write, journal_of, synced, written_order

from designo_sync_gui.demo.http_server import DemoRequest
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM is POSIX")

ROOT = Path(__file__).parents[2]
ORDERS = 40
PAIRS = {str(n): ("processing", "on-hold") for n in range(1, ORDERS + 1)}
ONCE = "--session-secrets"


@pytest.fixture
def sides() -> Iterator[LocalWorld]:
    with LocalWorld(PAIRS) as sides:
        yield sides


@pytest.fixture
def home(sides: LocalWorld, tmp_path: Path) -> Path:
    return sides.prepared(tmp_path / "home")


class Program:
    """``designo-sync apply`` of a plan for everything, and when it was told to end."""

    def __init__(self, sides: LocalWorld, home: Path, plan: Path) -> None:
        self._given = json.dumps(sides.secrets)
        self._home = home
        made = self._start("plan", "--to", "designo", "--out", str(plan), ONCE)
        assert self._wait(made) == 0, self.err
        self._plan = plan
        self._told = 0.0

    def start(self) -> None:
        self._applying = self._start(
            "apply", str(self._plan), "--yes", "--no-careful", "--json", ONCE
        )

    def _start(self, *argv: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "designo_sync_gui", "--home", str(self._home), *argv],
            cwd=ROOT,
            env=dict(os.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        process.stdin.write(self._given)
        process.stdin.flush()
        return process

    def _wait(self, process: "subprocess.Popen[str]") -> int:
        self.out, self.err = process.communicate(timeout=30)
        return process.returncode

    def terminate(self) -> None:
        """Any thread; a write cannot arrive before ``start`` has the process."""
        self._told = time.monotonic()
        self._applying.send_signal(signal.SIGTERM)

    def ended(self) -> tuple[int, float]:
        """Exit status, and the seconds since it was told to end."""
        return self._wait(self._applying), time.monotonic() - self._told


def any_order(written: set[str]) -> bool:
    return True


def odd_and_even(written: set[str]) -> bool:
    return {int(order_id) % 2 for order_id in written} == {0, 1}


def once_at_a_write(
    act: Callable[[], None], when: Callable[[set[str]], bool] = any_order
) -> Callable[[DemoRequest], bool]:
    """Whether a request is a write; does ``act`` once, ``when`` the orders so far are enough."""
    one, done = threading.Lock(), threading.Event()
    written: set[str] = set()

    def look(request: DemoRequest) -> bool:
        if not is_write(request):
            return False
        with one:
            written.add(written_order(request))
            if not done.is_set() and when(written):
                done.set()
                act()
        return True

    return look


def assert_the_next_run_ends_the_job(sides: LocalWorld, home: Path) -> None:
    async def again() -> list[Any]:
        async with sides.opened(home) as services:
            await synced(services, Direction.TO_DESIGNO)
            return await differing(services)

    assert asyncio.run(again()) == []
    assert sides.changes(Side.DESIGNO) == dict.fromkeys(PAIRS, 1)
    journal = journal_of(home)
    assert (journal.wrong_row, journal.unsettled, journal.open_intents) == (None, (), ())


def test_F67_sigterm_finishes_what_is_on_its_way_and_cancels_the_rest(
    sides: LocalWorld, home: Path, tmp_path: Path
) -> None:
    program = Program(sides, home, tmp_path / "plan.json")
    look = once_at_a_write(program.terminate)

    def before(request: DemoRequest) -> None:
        look(request)

    sides.server(Side.DESIGNO).before_handle = before
    program.start()
    status, seconds = program.ended()
    assert status == 1
    assert seconds < 5
    kinds = {row["order_id"]: row["outcome"] for row in json.loads(program.out)}
    assert set(kinds) == set(PAIRS)
    assert set(kinds.values()) == {OutcomeKind.VERIFIED, OutcomeKind.CANCELLED}
    written = {order_id for order_id, kind in kinds.items() if kind == OutcomeKind.VERIFIED}
    assert sides.write_requests(Side.DESIGNO) == dict.fromkeys(written, 1)
    assert journal_of(home).unsettled == ()
    assert_the_next_run_ends_the_job(sides, home)


def test_F67_sigterm_during_writes_that_are_never_answered_leaves_them_unknown_in_the_journal(
    sides: LocalWorld, home: Path, tmp_path: Path
) -> None:
    """Of those at DesignO the odd ones are lost, the even ones carried out. The signal comes when
    there are both: what has not left by then is not sent any more."""
    gate = threading.Event()
    program = Program(sides, home, tmp_path / "plan.json")
    look = once_at_a_write(program.terminate, odd_and_even)
    server = sides.server(Side.DESIGNO)

    def before(request: DemoRequest) -> None:
        if look(request) and int(written_order(request)) % 2:
            assert gate.wait(30)
            raise ConnectionAbortedError("cut before anything was done")

    def after(request: DemoRequest) -> None:
        if is_write(request):
            assert gate.wait(30)

    server.before_handle, server.after_handle = before, after
    program.start()
    try:
        status, seconds = program.ended()
    finally:
        gate.set()
    assert status == 1
    assert seconds < 5
    assert "settles it by reading" in program.err
    sides.quiet()
    server.before_handle = server.after_handle = None
    sent = set(sides.write_requests(Side.DESIGNO))
    assert {int(order_id) % 2 for order_id in sent} == {0, 1}
    # A row that was claimed and still waited for its turn at the host is among the unknown ones.
    unsettled = {write.ref.order_id for write in journal_of(home).unsettled}
    assert sent <= unsettled
    assert len(unsettled) <= USUALLY_AT_ONCE
    assert_the_next_run_ends_the_job(sides, home)
