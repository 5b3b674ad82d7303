"""The journal and later truth: an outcome is added and names the earlier one, which stays."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.journal import SqliteJournal

Run = Callable[[Callable[[SqliteJournal], Any]], Any]
NEW = Status.text("new")


def rows(path: Path) -> list[tuple[int, str, str, dict[str, Any]]]:
    connection = sqlite3.connect(path / "journal.sqlite3")
    try:
        found = connection.execute("SELECT seq, kind, outcome, body FROM event ORDER BY seq")
        return [(*row[:3], json.loads(row[3])) for row in found]
    finally:
        connection.close()


@pytest.fixture
def ended(plan: Any, outcome: Any, now: datetime) -> Any:
    """``await ended(journal, "job-1", kind, ...)``: one claimed write of order 7 that ended so."""

    async def steps(
        journal: SqliteJournal,
        job_id: str,
        *kinds: OutcomeKind,
        at: datetime = now,
        again: bool = True,
        target: Side = Side.DESIGNO,
    ) -> None:
        made = plan("7")
        writes = tuple(replace(write, target=target) for write in made.writes)
        await journal.begin(job_id, replace(made, writes=writes), at)
        await journal.claim(job_id, 0, NEW, at)
        for kind in kinds:
            ending = replace(outcome("7", kind), target=target, read_again=again)
            await journal.finish(job_id, 0, ending, "", at)

    return steps


async def again(journal: SqliteJournal, since: datetime) -> list[str]:
    return [write.job_id for write in await journal.to_read_again("wc_eu", since)]


def test_that_a_later_outcome_names_the_earlier_one_which_is_not_changed(
    tmp_path: Path, with_journal: Run, ended: Any, outcome: Any, now: datetime
) -> None:
    with_journal(lambda journal: ended(journal, "job-1", OutcomeKind.UNKNOWN))
    before = rows(tmp_path)

    async def later(journal: SqliteJournal) -> Any:
        await journal.finish("job-1", 0, outcome("7", OutcomeKind.VERIFIED), "", now)
        return await journal.verify()

    assert with_journal(later) is None
    assert rows(tmp_path)[:-1] == before
    assert "earlier" not in before[-1][3]
    assert rows(tmp_path)[-1][3]["earlier"] == {"row": before[-1][0], "outcome": "unknown"}


def test_that_the_history_shows_the_last_truth_with_the_earlier_ones(
    with_journal: Run, ended: Any, now: datetime
) -> None:
    kinds = (OutcomeKind.UNKNOWN, OutcomeKind.REFUSED, OutcomeKind.VERIFIED)

    async def steps(journal: SqliteJournal) -> Any:
        await ended(journal, "job-1", *kinds)
        return await journal.writes_of_job("job-1"), await journal.jobs()

    (write,), (job,) = with_journal(steps)
    assert write.outcome is OutcomeKind.VERIFIED
    assert [(former.outcome, former.at) for former in write.earlier] == [
        (OutcomeKind.UNKNOWN, now),
        (OutcomeKind.REFUSED, now),
    ]
    assert write.ending.english == "verified (before that: unknown, refused)"
    assert dict(job.counts) == {OutcomeKind.VERIFIED: 1}


def test_that_only_a_last_outcome_that_asks_for_it_is_read_again(
    with_journal: Run, ended: Any, outcome: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await ended(journal, "job-1", OutcomeKind.ACCEPTED)
        asks = await journal.to_read_again("wc_eu", now)
        other = await journal.to_read_again("wc_us", now)
        await journal.finish("job-1", 0, outcome("7", OutcomeKind.VERIFIED), "", now)
        return asks, other, await again(journal, now), await journal.unsettled()

    (write,), other, after, unsettled = with_journal(steps)
    assert (write.outcome, write.ended_at) == (OutcomeKind.ACCEPTED, now)
    assert (write.expected, write.after) == (NEW, Status.text("paid"))
    assert (other, after, unsettled) == ((), [], ())


@pytest.mark.parametrize(
    ("kind", "asks"), [(OutcomeKind.REFUSED, False), (OutcomeKind.UNKNOWN, True)]
)
def test_that_neither_a_final_outcome_nor_an_unknown_one_is_among_those(
    with_journal: Run, ended: Any, now: datetime, kind: OutcomeKind, asks: bool
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await ended(journal, "job-1", kind, again=asks)
        return await again(journal, now), len(await journal.unsettled())

    assert with_journal(steps) == ([], 1 if kind is OutcomeKind.UNKNOWN else 0)


def test_that_a_write_claimed_too_long_ago_is_not_read_again(
    with_journal: Run, ended: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await ended(journal, "old", OutcomeKind.ACCEPTED, at=now - timedelta(seconds=1))
        since = await again(journal, now - timedelta(seconds=1))
        return since, await again(journal, now)

    assert with_journal(steps) == (["old"], [])


@pytest.mark.parametrize(
    ("side", "left"), [(Side.DESIGNO, ["second"]), (Side.STOREFRONT, ["first", "second"])]
)
def test_that_a_later_claim_on_the_same_side_ends_the_reading_again(
    with_journal: Run, ended: Any, now: datetime, side: Side, left: list[str]
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await ended(journal, "first", OutcomeKind.ACCEPTED)
        await ended(journal, "second", OutcomeKind.ACCEPTED, target=side)
        return await again(journal, now)

    assert with_journal(steps) == left


def test_that_a_write_claimed_anew_after_it_was_ended_is_unsettled(
    with_journal: Run, ended: Any, now: datetime
) -> None:
    """What was said before a claim says nothing of that claim."""

    async def steps(journal: SqliteJournal) -> Any:
        await ended(journal, "job-1", OutcomeKind.CANCELLED)
        assert await journal.unsettled() == ()
        await journal.claim("job-1", 0, Status.text("held"), now)
        return await journal.unsettled(), await again(journal, now)

    (write,), read_again = with_journal(steps)
    assert (write.outcome, write.ended_at) == (None, None)
    assert write.expected == Status.text("held")
    assert read_again == []


def test_that_outcomes_of_older_versions_are_read_as_final(
    tmp_path: Path, with_journal: Run, plan: Any, now: datetime
) -> None:
    """They say nothing of reading again, and name no earlier one."""

    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7"), now)
        await journal.claim("job-1", 0, NEW, now)

    with_journal(steps)
    connection = sqlite3.connect(tmp_path / "journal.sqlite3")
    old = {"before": None, "after": None, "message": "", "advice": "", "sent": True, "reply": ""}
    connection.execute(
        "INSERT INTO event SELECT 4, job_id, row, 'outcome', store_code, order_id, ?, at, ?, '', ''"
        " FROM event WHERE seq = 3",
        (OutcomeKind.ACCEPTED.value, json.dumps(old)),
    )
    connection.commit()
    connection.close()

    async def later(journal: SqliteJournal) -> Any:
        (write,) = await journal.writes_of_job("job-1")
        return await again(journal, now), write.outcome, write.earlier

    assert with_journal(later) == ([], OutcomeKind.ACCEPTED, ())
