"""The journal read back as jobs and writes, and its end kept apart."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.journal import SqliteJournal, open_journal

Run = Callable[[Callable[[SqliteJournal], Any]], Any]


async def one_job(journal: SqliteJournal, plan: Any, outcome: Any, now: datetime) -> None:
    await journal.begin("job-1", plan("7", "8"), now)
    await journal.claim("job-1", 0, Status.text("new"), now)
    await journal.finish("job-1", 0, outcome("7", OutcomeKind.UNKNOWN), "no answer", now)
    await journal.finish("job-1", 0, outcome("7", OutcomeKind.VERIFIED), "", now)


def test_that_a_job_is_told_with_the_last_outcome_of_each_write(
    with_journal: Run, plan: Any, outcome: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await one_job(journal, plan, outcome, now)
        return await journal.jobs(), await journal.writes_of_job("job-1")

    (job,), (first, second) = with_journal(steps)
    assert (job.direction, job.writes) == (Direction.TO_DESIGNO, 2)
    assert dict(job.counts) == {OutcomeKind.VERIFIED: 1}
    assert (first.before, first.outcome) == (Status.text("new"), OutcomeKind.VERIFIED)
    assert first.reply == "no answer"
    assert (second.claimed_at, second.outcome) == (None, None)


def test_that_the_reason_of_a_job_is_kept_and_a_job_without_one_is_as_ever(
    with_journal: Run, plan: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7"), now)
        repeated = await journal.begin("job-2", replace(plan("7"), reason="OPS-412 Größe"), now)
        return repeated, await journal.jobs(), await journal.verify()

    repeated, jobs, wrong = with_journal(steps)
    assert [job.reason for job in jobs] == ["OPS-412 Größe", ""]
    assert repeated, "a reason makes no other plan of it"
    assert wrong is None


def test_that_the_place_of_a_write_is_kept_with_it(
    with_journal: Run, plan: Any, now: datetime
) -> None:
    planned = plan("7")
    (write,) = planned.writes

    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", planned, now, {(write.ref.store_code, write.target): "here"})
        await journal.begin("job-2", planned, now)
        await journal.claim("job-1", 0, None, now)
        records = await journal.writes_of_order(write.ref)
        return [record.place for record in records], await journal.unsettled()

    places, (unsettled,) = with_journal(steps)
    assert places == ["here", ""]
    assert unsettled.place == "here"


def test_that_the_writes_of_one_order_are_found_over_all_jobs(
    with_journal: Run, plan: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        for job_id in ("job-1", "job-2"):
            await journal.begin(job_id, plan("7", "8"), now)
        return await journal.writes_of_order(OrderRef("wc_eu", "8"))

    assert [(w.job_id, w.index) for w in with_journal(steps)] == [("job-1", 1), ("job-2", 1)]


def test_that_an_unknown_job_has_no_writes(with_journal: Run) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        return await journal.writes_of_job("job-9"), await journal.jobs()

    assert with_journal(steps) == ((), ())


@pytest.mark.parametrize("rows", [1, 2, 4])
def test_that_rows_cut_off_at_the_end_are_found(
    tmp_path: Path, plan: Any, outcome: Any, now: datetime, rows: int
) -> None:
    path = tmp_path / "journal.sqlite3"

    async def write() -> None:
        journal = await open_journal(path, "test", "me")
        await one_job(journal, plan, outcome, now)
        await journal.aclose()

    async def check() -> int | None:
        journal = await open_journal(path, "test", "me")
        found = await journal.verify()
        await journal.aclose()
        return found

    asyncio.run(write())
    assert asyncio.run(check()) is None
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER event_never_removed")
        last = connection.execute("SELECT max(seq) FROM event").fetchone()[0]
        connection.execute("DELETE FROM event WHERE seq > ?", (last - rows,))
    assert asyncio.run(check()) == last - rows + 1


def test_that_a_row_that_cannot_be_understood_is_a_damaged_journal(
    tmp_path: Path, plan: Any, now: datetime
) -> None:
    path = tmp_path / "journal.sqlite3"

    async def steps() -> None:
        journal = await open_journal(path, "test", "me")
        try:
            await journal.begin("job-1", plan("7"), now)
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("DROP TRIGGER event_never_changed")
                connection.execute("UPDATE event SET body = '{}' WHERE kind = 'intent'")
            with pytest.raises(StorageFailed) as caught:
                await journal.writes_of_job("job-1")
            assert caught.value.title.english == "Journal damaged"
        finally:
            await journal.aclose()

    asyncio.run(steps())


def test_that_the_last_job_of_each_order_is_told_with_its_plan(
    with_journal: Run, plan: Any, outcome: Any, now: datetime
) -> None:
    planned = plan("7", "8")

    async def steps(journal: SqliteJournal) -> Any:
        await one_job(journal, plan, outcome, now)
        await journal.begin("job-2", planned, now)
        await journal.finish("job-2", 0, outcome("7", OutcomeKind.CANCELLED), "", now)
        many = [OrderRef("wc_eu", str(number)) for number in range(2000)]
        return await journal.last_writes(many)

    assert with_journal(steps) == {OrderRef("wc_eu", "7"): ("job-2", planned.digest)}


def test_that_the_last_write_of_a_job_whose_head_is_gone_has_no_digest(
    tmp_path: Path, with_journal: Run, plan: Any, outcome: Any, now: datetime
) -> None:
    """A damaged journal is told by its check; what it still holds is shown."""

    async def steps(journal: SqliteJournal) -> Any:
        await one_job(journal, plan, outcome, now)
        connection = sqlite3.connect(tmp_path / "journal.sqlite3")
        connection.execute("DROP TRIGGER event_never_removed")
        connection.execute("DELETE FROM event WHERE kind = 'job'")
        connection.commit()
        connection.close()
        return await journal.last_writes([OrderRef("wc_eu", "7")])

    assert with_journal(steps) == {OrderRef("wc_eu", "7"): ("job-1", "")}


def test_that_the_orders_of_a_job_come_piece_by_piece(
    with_journal: Run, plan: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7", "8", "9"), now)
        await journal.begin("job-2", plan("7"), now)
        return [
            await journal.orders_of_job(job_id, after, 2)
            for job_id, after in (("job-1", -1), ("job-1", 1), ("job-1", 2), ("job-9", -1))
        ]

    seven, eight, nine = (OrderRef("wc_eu", name) for name in ("7", "8", "9"))
    assert with_journal(steps) == [((0, seven), (1, eight)), ((2, nine),), (), ()]
