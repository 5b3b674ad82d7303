"""A program that is killed between claiming a write and knowing how it ended."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from designo_sync_gui.domain.journal_ports import UnsettledWrite
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.journal import open_journal

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KILLED = """
import asyncio, os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.journal import open_journal

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WRITES = tuple(
    PlannedWrite(
        OrderRef("wc_eu", order_id),
        "",
        Status.text("new"),
        Status.text("\\u200bpaid "),
        target=Side.DESIGNO,
    )
    for order_id in "789"
)

async def write():
    journal = await open_journal(Path(sys.argv[1]), "killed", "operator")
    await journal.begin("job-1", Plan(Direction.TO_DESIGNO, NOW, WRITES, ()), NOW)
    await journal.claim("job-1", 1, Status.text("new "), NOW)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(write())
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The journal of a program that was killed right after its claim was stored."""
    path = tmp_path / "journal.sqlite3"
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], cwd=ROOT, stderr=subprocess.PIPE, timeout=20
    )
    assert (ended.returncode, ended.stderr) == (-9, b"")
    return path


async def reopened(path: Path) -> tuple[tuple[UnsettledWrite, ...], int | None]:
    journal = await open_journal(path, "next", "operator")
    try:
        return await journal.unsettled(), await journal.verify()
    finally:
        await journal.aclose()


def test_that_a_write_claimed_before_a_kill_is_unsettled_and_the_others_are_not(
    path: Path,
) -> None:
    (write,), wrong = asyncio.run(reopened(path))
    assert (write.job_id, write.index, write.ref) == ("job-1", 1, OrderRef("wc_eu", "8"))
    assert (write.expected, write.wanted) == (Status.text("new "), Status.text("\u200bpaid "))
    assert write.ended_at is None
    assert wrong is None


def test_that_a_write_claimed_before_a_kill_can_be_settled_by_the_next_program(
    path: Path,
) -> None:
    async def settle() -> None:
        journal = await open_journal(path, "next", "operator")
        (write,) = await journal.unsettled()
        outcome = Outcome(
            write.ref,
            write.number,
            write.target,
            OutcomeKind.VERIFIED,
            write.expected,
            write.wanted,
            write.wanted,
            verbatim("Read back after a restart."),
            NOW,
        )
        await journal.finish(write.job_id, write.index, outcome, "", NOW)
        await journal.aclose()

    asyncio.run(settle())
    assert asyncio.run(reopened(path)) == ((), None)
