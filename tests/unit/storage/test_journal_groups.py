"""Entries that wait at the same moment share one transaction, and each is on the disk when its
caller goes on (goal P8)."""

import asyncio
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Coroutine
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.journal import SqliteJournal, open_journal

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
Run = Callable[[Callable[[SqliteJournal], Coroutine[Any, Any, Any]]], Any]
IDS = [str(number) for number in range(1, 33)]
NO_ROOM, ROOM = "PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000"


def plan(*ids: str) -> Plan:
    new, paid = Status.text("new"), Status.text("paid")
    writes = tuple(
        PlannedWrite(OrderRef("wc_eu", order_id), "", new, paid, target=Side.DESIGNO)
        for order_id in ids
    )
    return Plan(Direction.TO_DESIGNO, NOW, writes, ())


def ended(order_id: str, kind: OutcomeKind = OutcomeKind.VERIFIED) -> Outcome:
    new, paid = Status.text("new"), Status.text("paid")
    ref = OrderRef("wc_eu", order_id)
    return Outcome(ref, "", Side.DESIGNO, kind, new, paid, paid, verbatim("Read."), NOW, sent=True)


async def traced(journal: SqliteJournal) -> list[str]:
    """The statements that the journal's thread carries out from now on."""
    said: list[str] = []
    await journal._database.run(lambda connection: connection.set_trace_callback(said.append))
    return said


def entries(path: Path, kind: str) -> list[int]:
    """The plan's rows with an entry, as another program reads them from the disk."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT row FROM event WHERE kind = ? ORDER BY seq", (kind,))
        return [row[0] for row in rows]


async def claim(journal: SqliteJournal, index: int, before: str = "new") -> None:
    await journal.claim("job-1", index, Status.text(before), NOW)


class Disk:
    """The journal's thread, busy until it is let go."""

    def __init__(self, journal: SqliteJournal) -> None:
        self._go = threading.Event()
        begun = threading.Event()

        def wait(_: sqlite3.Connection) -> None:
            begun.set()
            assert self._go.wait(10)

        self._busy = asyncio.ensure_future(journal._database.run(wait))
        self._begun = begun

    async def taken(self) -> None:
        await asyncio.to_thread(self._begun.wait, 10)

    async def let_go(self) -> None:
        self._go.set()
        await self._busy


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def test_that_claims_that_wait_together_are_one_transaction(with_journal: Run) -> None:
    async def steps(journal: SqliteJournal) -> list[str]:
        await journal.begin("job-1", plan(*IDS), NOW)
        said = await traced(journal)
        await asyncio.gather(*(claim(journal, index) for index in range(32)))
        return said

    assert with_journal(steps).count("COMMIT") == 2  # of the tracing and of the claims


def test_that_what_comes_while_the_disk_is_busy_is_the_next_transaction(
    path: Path, with_journal: Run
) -> None:
    async def steps(journal: SqliteJournal) -> list[str]:
        await journal.begin("job-1", plan(*IDS), NOW)
        said = await traced(journal)
        disk = Disk(journal)
        await disk.taken()
        claims = []
        for index in range(12):  # one after the other, as rows of a job come
            claims.append(asyncio.ensure_future(claim(journal, index)))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        assert not any(claim.done() for claim in claims)
        await disk.let_go()
        await asyncio.gather(*claims)
        return said

    said = with_journal(steps)
    assert said.count("COMMIT") == 4  # of the tracing, the busy disk, the first claim, the others
    assert entries(path, "claim") == list(range(12))


def test_that_an_entry_that_comes_alone_waits_for_no_other(with_journal: Run) -> None:
    async def steps(journal: SqliteJournal) -> list[str]:
        await journal.begin("job-1", plan(*IDS), NOW)
        said = await traced(journal)
        for index in range(3):
            await claim(journal, index)
        return said

    assert with_journal(steps).count("COMMIT") == 4


def test_that_an_outcome_without_hurry_shares_the_transaction_of_the_next_claim(
    path: Path, with_journal: Run
) -> None:
    async def steps(journal: SqliteJournal) -> list[str]:
        await journal.begin("job-1", plan(*IDS), NOW)
        await claim(journal, 0)
        said = await traced(journal)
        finishing = journal.finish("job-1", 0, ended("1"), "", NOW, hurried=False)
        outcome = asyncio.ensure_future(finishing)
        await asyncio.sleep(0)
        await claim(journal, 1)
        await outcome
        return said

    assert with_journal(steps).count("COMMIT") == 2  # of the tracing, and of both
    assert entries(path, "outcome") == [0]


def test_that_outcomes_without_hurry_share_one_transaction(path: Path, with_journal: Run) -> None:
    async def steps(journal: SqliteJournal) -> list[str]:
        await journal.begin("job-1", plan(*IDS), NOW)
        await asyncio.gather(*(claim(journal, index) for index in range(8)))
        said = await traced(journal)
        outcomes = []
        for index in range(8):
            finishing = journal.finish("job-1", index, ended(IDS[index]), "", NOW, hurried=False)
            outcomes.append(asyncio.ensure_future(finishing))
            await asyncio.sleep(0)
        await asyncio.gather(*outcomes)
        return said

    assert with_journal(steps).count("COMMIT") == 2  # of the tracing, and of all
    assert entries(path, "outcome") == list(range(8))


def test_that_an_outcome_without_hurry_is_stored_also_when_nothing_follows(
    path: Path, with_journal: Run
) -> None:
    async def steps(journal: SqliteJournal) -> int:
        await journal.begin("job-1", plan(*IDS), NOW)
        for index in range(2):
            await claim(journal, index)
            await journal.finish("job-1", index, ended(IDS[index]), "", NOW, hurried=False)
            assert entries(path, "outcome")[-1] == index
        last = journal.finish("job-1", 2, ended("3"), "", NOW, hurried=False)
        waiting = asyncio.ensure_future(last)
        await asyncio.sleep(0)
        seen = await journal.writes_of_job("job-1")  # who reads does not wait for the timer
        assert waiting.done()
        return sum(write.outcome is not None for write in seen)

    assert with_journal(steps) == 3


def test_that_a_claim_is_in_the_file_before_its_caller_goes_on(
    path: Path, with_journal: Run
) -> None:
    async def steps(journal: SqliteJournal) -> None:
        async def claimed(index: int) -> None:
            await claim(journal, index)
            assert index in entries(path, "claim")

        await journal.begin("job-1", plan(*IDS), NOW)
        await asyncio.gather(*(claimed(index) for index in range(32)))

    with_journal(steps)


def test_that_a_full_disk_fails_every_claim_of_the_group_and_keeps_none(
    path: Path, with_journal: Run
) -> None:
    async def steps(journal: SqliteJournal) -> list[Any]:
        await journal.begin("job-1", plan(*IDS), NOW)
        run = journal._database.run
        await run(lambda connection: connection.execute(NO_ROOM).fetchone())
        values = ["new"] * 7 + ["x" * 30_000]
        claims = (claim(journal, index, value) for index, value in enumerate(values))
        results = await asyncio.gather(*claims, return_exceptions=True)
        assert entries(path, "claim") == []
        await run(lambda connection: connection.execute(ROOM).fetchone())
        await claim(journal, 9)
        assert await journal.verify() is None
        return results

    results = with_journal(steps)
    assert [type(result) for result in results] == [StorageFailed] * 8
    assert all("full" in result.message.english for result in results)
    assert entries(path, "claim") == [9]


def test_that_an_altered_end_fails_every_claim_of_the_group(path: Path, with_journal: Run) -> None:
    async def steps(journal: SqliteJournal) -> list[Any]:
        await journal.begin("job-1", plan(*IDS), NOW)
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE head SET hash = 'another'")
        claims = (claim(journal, index) for index in range(4))
        return await asyncio.gather(*claims, return_exceptions=True)

    results = with_journal(steps)
    assert [result.title.english for result in results] == ["Journal damaged"] * 4
    assert entries(path, "claim") == []


def test_that_a_claim_without_its_intent_is_refused_alone(path: Path, with_journal: Run) -> None:
    async def steps(journal: SqliteJournal) -> list[Any]:
        await journal.begin("job-1", plan("7", "8"), NOW)
        claims = (claim(journal, index) for index in (0, 5, 1))
        return await asyncio.gather(*claims, return_exceptions=True)

    first, refused, last = with_journal(steps)
    assert (first, last) == (None, None)
    assert isinstance(refused, StorageFailed)
    assert entries(path, "claim") == [0, 1]


def test_that_two_outcomes_of_one_write_in_one_group_know_each_other(with_journal: Run) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7"), NOW)
        await claim(journal, 0)
        kinds = (OutcomeKind.UNKNOWN, OutcomeKind.VERIFIED)
        endings = (journal.finish("job-1", 0, ended("7", kind), "", NOW) for kind in kinds)
        await asyncio.gather(*endings)
        bodies = await journal._database.run(
            lambda connection: connection.execute(
                "SELECT seq, json_extract(body, '$.earlier.row'),"
                " json_extract(body, '$.earlier.outcome') FROM event WHERE kind = 'outcome'"
            ).fetchall()
        )
        assert await journal.unsettled() == ()
        return bodies

    assert with_journal(steps) == [(4, None, None), (5, 4, "unknown")]


def test_that_a_caller_who_stops_waiting_undoes_nothing(path: Path, with_journal: Run) -> None:
    async def steps(journal: SqliteJournal) -> int:
        await journal.begin("job-1", plan(*IDS), NOW)
        claims = [asyncio.ensure_future(claim(journal, index)) for index in range(3)]
        await asyncio.sleep(0)
        claims[1].cancel()
        results = await asyncio.gather(*claims, return_exceptions=True)
        assert [type(result) for result in results] == [
            type(None),
            asyncio.CancelledError,
            type(None),
        ]
        return len(await journal.unsettled())

    assert with_journal(steps) == 3


def test_that_who_reads_sees_what_was_handed_in_before(with_journal: Run) -> None:
    async def steps(journal: SqliteJournal) -> tuple[int, int | None]:
        await journal.begin("job-1", plan(*IDS), NOW)
        for index in range(3):
            asyncio.ensure_future(claim(journal, index)).cancel()
        claims = [asyncio.ensure_future(claim(journal, index)) for index in range(3, 6)]
        await asyncio.sleep(0)
        seen = len(await journal.unsettled()), await journal.verify()
        await asyncio.gather(*claims)
        return seen

    assert with_journal(steps) == (3, None)


def test_that_closing_waits_for_what_was_handed_in(path: Path, with_journal: Run) -> None:
    async def steps(journal: SqliteJournal) -> None:
        await journal.begin("job-1", plan(*IDS), NOW)
        waiting = [asyncio.ensure_future(claim(journal, index)) for index in range(4)]
        await asyncio.sleep(0)
        await journal.aclose()
        await asyncio.gather(*waiting)

    with_journal(steps)
    assert entries(path, "claim") == [0, 1, 2, 3]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 7), max_size=60))
def test_that_any_mixture_of_groups_is_a_sound_chain_with_every_claim_first(
    whose: list[int],
) -> None:
    """``whose`` turn it is: each of eight workers claims, then ends, then takes its next row."""

    async def steps(folder: Path) -> None:
        journal = await open_journal(folder / "journal.sqlite3", "test", "operator")
        await journal.begin("job-1", plan(*(str(number) for number in range(64))), NOW)
        turns = [asyncio.Semaphore(0) for _ in range(8)]

        async def work(worker: int, entries: int) -> None:
            for number in range(entries):
                await turns[worker].acquire()
                index = worker * 8 + number // 2
                if number % 2 == 0:
                    await claim(journal, index)
                else:
                    await journal.finish("job-1", index, ended(str(index)), "", NOW)

        counts = [min(whose.count(worker), 16) for worker in range(8)]
        workers = [asyncio.ensure_future(work(n, count)) for n, count in enumerate(counts)]
        for worker in whose:
            turns[worker].release()
            await asyncio.sleep(0)
        await asyncio.gather(*workers)
        assert await journal.verify() is None
        await journal.aclose()
        with closing(sqlite3.connect(folder / "journal.sqlite3")) as connection:
            rows = connection.execute(
                "SELECT row, kind FROM event WHERE row >= 0 AND kind <> 'intent' ORDER BY seq"
            ).fetchall()
        assert len(rows) == sum(counts)
        for index in {row for row, _ in rows}:
            kinds = [kind for row, kind in rows if row == index]
            assert kinds in (["claim"], ["claim", "outcome"])

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        asyncio.run(steps(Path(folder)))


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[4])
from test_journal_groups import IDS, NOW, claim, ended, open_journal, plan

journal_path, shop_path, fatal = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

async def job():
    journal = await open_journal(journal_path, "killed", "operator")
    await journal.begin("job-1", plan(*IDS), NOW)
    shop, left, sent = os.open(shop_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), list(IDS), 0

    async def work():
        nonlocal sent
        while left:
            order_id = left.pop(0)
            index = int(order_id) - 1
            await claim(journal, index)
            os.write(shop, f"{index} ".encode())
            sent += 1
            if sent == fatal:
                os.kill(os.getpid(), signal.SIGKILL)
            await asyncio.sleep(0)
            await journal.finish("job-1", index, ended(order_id), "", NOW)

    await asyncio.gather(*(work() for _ in range(8)))

asyncio.run(job())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("fatal", [1, 4, 9, 18, 31])
def test_that_a_kill_among_groups_leaves_nothing_applied_unclaimed_or_done_unapplied(
    path: Path, tmp_path: Path, fatal: int
) -> None:
    shop = tmp_path / "shop.txt"
    given = [str(path), str(shop), str(fatal), str(Path(__file__).parent)]
    words = [sys.executable, "-c", KILLED, *given]
    died = subprocess.run(words, cwd=ROOT, stderr=subprocess.PIPE, timeout=20, check=False)
    assert (died.returncode, died.stderr) == (-9, b"")
    applied = {int(word) for word in shop.read_text().split()}
    claimed, done = set(entries(path, "claim")), set(entries(path, "outcome"))
    assert len(applied) == fatal
    assert done <= applied <= claimed
    assert len(claimed - applied) < 8, "no more unclear writes than orders under way"

    async def reopened() -> tuple[set[int], int | None]:
        journal = await open_journal(path, "next", "operator")
        try:
            return {write.index for write in await journal.unsettled()}, await journal.verify()
        finally:
            await journal.aclose()

    assert asyncio.run(reopened()) == (claimed - done, None)
