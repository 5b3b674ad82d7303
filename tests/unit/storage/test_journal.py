"""The append-only record of writes: order of entries, what is unsettled, and the chain."""

import asyncio
import json
import os
import sqlite3
import stat
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage import journal_bodies
from designo_sync_gui.storage.database import DatabaseDamaged
from designo_sync_gui.storage.journal import SqliteJournal, open_journal
from designo_sync_gui.storage.journal_chain import hash_of

Run = Callable[[Callable[[SqliteJournal], Any]], Any]
SETTLED = [kind for kind in OutcomeKind if kind is not OutcomeKind.UNKNOWN]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def raw(path: Path, sql: str, values: Sequence[object] = ()) -> list[Any]:
    """Run a statement as another program would."""
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(sql, values).fetchall()
        connection.commit()
        return rows
    finally:
        connection.close()


def tamper(path: Path, sql: str, *each: Sequence[object]) -> None:
    """Change the file, once per values given, as somebody who takes the triggers away first."""
    for trigger in ("event_never_changed", "event_never_removed"):
        raw(path, f"DROP TRIGGER IF EXISTS {trigger}")
    for values in each:
        raw(path, sql, values)


def bodies(path: Path, kind: str) -> list[dict[str, Any]]:
    rows = raw(path, "SELECT body FROM event WHERE kind = ? ORDER BY seq", (kind,))
    return [json.loads(row[0]) for row in rows]


@pytest.fixture
def filled(with_journal: Run, plan: Any, outcome: Any, now: datetime) -> int:
    """A journal of one job with three writes, all finished; the number of its rows."""

    async def steps(journal: SqliteJournal) -> None:
        await journal.begin("job-1", plan("7", "8", "9"), now)
        for index, order_id in enumerate("789"):
            await journal.claim("job-1", index, Status.text("new"), now)
            await journal.finish("job-1", index, outcome(order_id), "{}", now)

    with_journal(steps)
    return 10


def test_that_intents_are_in_the_file_before_begin_returns(
    path: Path, with_journal: Run, plan: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7", "8"), now)
        return raw(path, "SELECT seq, job_id, row, kind, store_code, order_id FROM event")

    assert with_journal(steps) == [
        (1, "job-1", -1, "job", "", ""),
        (2, "job-1", 0, "intent", "wc_eu", "7"),
        (3, "job-1", 1, "intent", "wc_eu", "8"),
    ]


def test_that_a_plan_begun_before_is_known_again(
    with_journal: Run, plan: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        plans = (("job-1", plan("7")), ("job-2", plan("8")), ("job-3", plan("7")))
        return [await journal.begin(job_id, planned, now) for job_id, planned in plans]

    assert with_journal(steps) == [False, False, True]


def test_that_the_head_of_a_job_names_plan_direction_program_and_operator(
    path: Path, with_journal: Run, plan: Any, now: datetime
) -> None:
    planned = plan("7")
    with_journal(lambda journal: journal.begin("job-1", planned, now))
    (head,) = bodies(path, "job")
    assert head == {
        "to": "designo",
        "plan": planned.digest,
        "planned_at": now.isoformat(),
        "program": "test 1",
        "operator": "operator",
    }


def test_that_a_plan_is_begun_whole_or_not_at_all(
    path: Path, with_journal: Run, plan: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        with pytest.raises(UnicodeEncodeError):
            await journal.begin("job-1", plan("7", "8", "\ud800"), now)
        with pytest.raises(StorageFailed, match="no entry 0 for job job-1"):
            await journal.claim("job-1", 0, None, now)
        return raw(path, "SELECT count(*) FROM event")

    assert with_journal(steps) == [(0,)]


@pytest.mark.parametrize(("job", "index"), [("job-1", 1), ("job-2", 0), ("job-1", -1)])
def test_that_a_claim_without_its_intent_is_refused(
    path: Path, with_journal: Run, plan: Any, now: datetime, job: str, index: int
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7"), now)
        with pytest.raises(StorageFailed, match=r"nothing is sent"):
            await journal.claim(job, index, Status.text("new"), now)
        return await journal.unsettled(), raw(path, "SELECT count(*) FROM event")

    assert with_journal(steps) == ((), [(2,)])


def test_that_an_outcome_is_kept_with_its_values_and_reply(
    path: Path, with_journal: Run, plan: Any, outcome: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> None:
        await journal.begin("job-1", plan("7"), now)
        await journal.claim("job-1", 0, Status.text("new"), now)
        await journal.finish("job-1", 0, outcome("7"), '{"a": "\ud800"}', now)

    with_journal(steps)
    assert bodies(path, "claim") == [{"before": ["text", "new"]}]
    assert bodies(path, "outcome") == [
        {
            "before": ["text", "new"],
            "after": ["text", "paid"],
            "message": "Read back.",
            "advice": "",
            "sent": True,
            "read_again": False,
            "reply": '{"a": "\ud800"}',
            "said": {"message": "Read back.", "advice": ""},
        }
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET body = '{}' WHERE seq = 3",
        "UPDATE event SET hash = hash",
        "DELETE FROM event WHERE seq = 3",
        "DELETE FROM event",
        "REPLACE INTO event SELECT seq, job_id, row, kind, store_code, order_id, outcome, at, "
        "'{}', previous, hash FROM event WHERE seq = 3",
    ],
)
def test_that_the_file_refuses_to_change_or_remove_a_row(
    path: Path, filled: int, statement: str
) -> None:
    before = raw(path, "SELECT * FROM event")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw(path, statement)
    assert raw(path, "SELECT * FROM event") == before
    assert len(before) == filled


def test_that_a_planned_write_that_was_never_claimed_is_not_unsettled(
    with_journal: Run, plan: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7"), now)
        return await journal.unsettled()

    assert with_journal(steps) == ()


def test_that_a_claim_without_outcome_is_unsettled_after_a_restart(
    with_journal: Run, plan: Any, now: datetime
) -> None:
    claimed_at = now + timedelta(minutes=1)

    async def steps(journal: SqliteJournal) -> None:
        await journal.begin("job-1", plan("7", "8"), now)
        await journal.claim("job-1", 1, Status.number("1.0"), claimed_at)

    with_journal(steps)
    (write,) = with_journal(lambda journal: journal.unsettled())
    assert (write.job_id, write.index, write.ref) == ("job-1", 1, OrderRef("wc_eu", "8"))
    assert (write.number, write.target) == ("#8", Side.DESIGNO)
    assert (write.expected, write.wanted) == (Status.number("1.0"), Status.text("paid"))
    assert (write.claimed_at, write.ended_at) == (claimed_at, None)


def test_that_an_unknown_outcome_stays_unsettled_and_says_so(
    with_journal: Run, plan: Any, outcome: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7"), now)
        await journal.claim("job-1", 0, None, now)
        await journal.finish("job-1", 0, outcome("7", OutcomeKind.UNKNOWN), "", now)
        return await journal.unsettled()

    (write,) = with_journal(steps)
    assert write.expected is None
    assert write.ended_at is not None


@pytest.mark.parametrize("kind", SETTLED)
def test_that_a_known_outcome_settles_even_after_an_unknown_one(
    with_journal: Run, plan: Any, outcome: Any, now: datetime, kind: OutcomeKind
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7", "8"), now)
        for index, order_id in enumerate("78"):
            await journal.claim("job-1", index, None, now)
            await journal.finish("job-1", index, outcome(order_id, OutcomeKind.UNKNOWN), "", now)
        await journal.finish("job-1", 0, outcome("7", kind), "", now)
        return await journal.unsettled()

    assert [write.ref.order_id for write in with_journal(steps)] == ["8"]


def test_that_the_same_row_of_another_job_settles_nothing(
    with_journal: Run, plan: Any, outcome: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        for job in ("job-1", "job-2"):
            await journal.begin(job, plan("7"), now)
            await journal.claim(job, 0, None, now)
        await journal.finish("job-2", 0, outcome("7"), "", now)
        return await journal.unsettled()

    assert [write.job_id for write in with_journal(steps)] == ["job-1"]


def test_that_unsettled_writes_can_be_asked_for_one_store(
    with_journal: Run, plan: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        for store in ("us", "wc_eu"):
            await journal.begin(f"job-{store}", plan("7", store=store), now)
            await journal.claim(f"job-{store}", 0, None, now)
        return [await journal.unsettled(store) for store in ("us", "WC_EU", None)]

    found = [[write.ref.store_code for write in writes] for writes in with_journal(steps)]
    assert found == [["us"], [], ["us", "wc_eu"]]


def test_that_the_direction_of_the_plan_is_the_target_of_its_writes(
    with_journal: Run, now: datetime
) -> None:
    ref = OrderRef("wc_eu", "7")
    write = PlannedWrite(ref, "", None, Status.boolean(True), target=Side.STOREFRONT)

    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", Plan(Direction.TO_STOREFRONT, now, (write,), ()), now)
        await journal.claim("job-1", 0, None, now)
        return await journal.unsettled()

    (found,) = with_journal(steps)
    assert (found.target, found.wanted) == (Side.STOREFRONT, Status.boolean(True))


def verify(with_journal: Run) -> int | None:
    found: int | None = with_journal(lambda journal: journal.verify())
    return found


def test_that_an_untouched_journal_verifies(with_journal: Run, filled: int) -> None:
    assert verify(with_journal) is None


def test_that_an_empty_journal_verifies(with_journal: Run) -> None:
    assert verify(with_journal) is None


@pytest.mark.parametrize("seq", range(1, 11))
def test_that_an_altered_row_is_found(path: Path, with_journal: Run, filled: int, seq: int) -> None:
    tamper(path, "UPDATE event SET body = body || ' ' WHERE seq = ?", (seq,))
    assert verify(with_journal) == seq


@pytest.mark.parametrize("seq", range(1, 10))
def test_that_a_missing_row_is_found(path: Path, with_journal: Run, filled: int, seq: int) -> None:
    tamper(path, "DELETE FROM event WHERE seq = ?", (seq,))
    assert verify(with_journal) == seq


@pytest.mark.parametrize("seq", range(1, 10))
def test_that_a_missing_row_is_found_when_the_rest_moved_up(
    path: Path, with_journal: Run, filled: int, seq: int
) -> None:
    tamper(path, "DELETE FROM event WHERE seq = ?", (seq,))
    tamper(
        path, "UPDATE event SET seq = ? WHERE seq = ?", *((n - 1, n) for n in range(seq + 1, 11))
    )
    assert verify(with_journal) == seq


@pytest.mark.parametrize("sql", ["DELETE FROM event", "UPDATE event SET hash = ''"])
def test_that_no_row_is_added_over_a_gap_at_the_end(
    path: Path, with_journal: Run, filled: int, plan: Any, now: datetime, sql: str
) -> None:
    """It would close the chain again: the next write would hide the missing rows for good."""
    tamper(path, f"{sql} WHERE seq = 10", ())
    with pytest.raises(StorageFailed, match="end of the journal"):
        with_journal(lambda journal: journal.begin("job-2", plan("7"), now))
    assert bodies(path, "job") == bodies(path, "job")[:1]
    assert verify(with_journal) == 10


def test_that_two_rows_that_changed_places_are_found(
    path: Path, with_journal: Run, filled: int
) -> None:
    tamper(path, "UPDATE event SET seq = ? WHERE seq = ?", (99, 5), (5, 6), (6, 99))
    assert verify(with_journal) == 5


def test_that_a_row_whose_hash_was_made_anew_is_found_at_the_next(
    path: Path, with_journal: Run, filled: int
) -> None:
    (row,) = raw(path, "SELECT * FROM event WHERE seq = 4")
    forged = (*row[:8], '{"before": ["text", "other"]}', row[9])
    sql = "UPDATE event SET body = ?, hash = ? WHERE seq = 4"
    tamper(path, sql, (forged[8], hash_of(forged)))
    assert verify(with_journal) == 5


def test_that_a_row_that_is_no_text_any_more_is_found(
    path: Path, with_journal: Run, filled: int
) -> None:
    tamper(path, "UPDATE event SET body = CAST(? AS TEXT) WHERE seq = 4", (b"{\xff}",))
    assert verify(with_journal) == 4


def test_that_two_programs_on_one_file_keep_one_chain(
    path: Path, plan: Any, outcome: Any, now: datetime
) -> None:
    async def writes(journal: SqliteJournal, job: str) -> None:
        await journal.begin(job, plan("7", "8"), now)
        for index, order_id in enumerate("78"):
            await journal.claim(job, index, None, now)
            await journal.finish(job, index, outcome(order_id), "", now)

    async def between() -> int | None:
        first = await open_journal(path, "test 1", "one")
        second = await open_journal(path, "test 1", "two")
        jobs = [(first, "a"), (second, "b"), (first, "c"), (second, "d")]
        await asyncio.gather(*(writes(journal, job) for journal, job in jobs))
        found = await first.verify()
        await first.aclose()
        await second.aclose()
        return found

    assert asyncio.run(between()) is None
    assert raw(path, "SELECT count(*), max(seq) FROM event") == [(28, 28)]


def test_that_a_damaged_journal_is_told_and_left_where_it_is(path: Path) -> None:
    content = b"no database at all, but long enough to be taken for one" * 100
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        asyncio.run(open_journal(path, "test 1", "operator"))
    assert path.read_bytes() == content
    assert [entry.name for entry in path.parent.iterdir()] == ["journal.sqlite3"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_that_only_the_owner_may_read_the_journal(path: Path, filled: int) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_that_a_row_is_read_back_by_a_converter_made_anew() -> None:
    """The process makes it once, maybe in the test of another room."""
    journal_bodies._converter.cache_clear()
    claim = journal_bodies.Claim(Status.text("paid"))
    assert journal_bodies.body_of(journal_bodies.body_text(claim), journal_bodies.Claim) == claim
