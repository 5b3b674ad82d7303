"""The journal read as people look at it: what was never begun, and who wrote an order."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.journal import SqliteJournal

Run = Callable[[Callable[[SqliteJournal], Any]], Any]


def test_that_only_intents_without_claim_and_outcome_are_unbegun(
    with_journal: Run, plan: Any, outcome: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7", "8", "9"), now)
        await journal.claim("job-1", 0, Status.text("new"), now)
        await journal.finish("job-1", 1, outcome("8", OutcomeKind.CANCELLED), "", now)
        return await journal.unbegun()

    (write,) = with_journal(steps)
    assert (write.job_id, write.index, write.ref.order_id) == ("job-1", 2, "9")
    assert write.wanted == Status.text("paid")
    assert write.outcome is None


def test_that_jobs_are_found_by_order_id_or_number(
    with_journal: Run, plan: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("17", "8"), now)
        await journal.begin("job-2", plan("1"), now)
        texts = ("17", "#1", "8", "%", "")
        return [await journal.jobs_of_orders(text) for text in texts]

    both = frozenset({"job-1", "job-2"})
    one = frozenset({"job-1"})
    assert with_journal(steps) == [one, both, one, frozenset(), both]


def test_that_jobs_behind_a_row_are_told_as_they_are_now(
    with_journal: Run, plan: Any, outcome: Any, now: datetime
) -> None:
    async def steps(journal: SqliteJournal) -> Any:
        await journal.begin("job-1", plan("7"), now)
        await journal.begin("job-2", plan("8", "9"), now)
        end, both = await journal.jobs_after(0)
        nothing = await journal.jobs_after(end)
        await journal.claim("job-1", 0, Status.text("new"), now)
        await journal.finish("job-1", 0, outcome("7"), "", now)
        later, changed = await journal.jobs_after(end)
        _, of_another = await journal.jobs_after(later + 100)
        return end, both, nothing, changed, of_another

    end, both, nothing, (changed,), of_another = with_journal(steps)
    assert [job.job_id for job in both] == ["job-2", "job-1"]
    assert both[0].stores == ("wc_eu",)
    assert nothing == (end, ())
    assert (changed.job_id, changed.counts) == ("job-1", {OutcomeKind.VERIFIED: 1})
    assert [job.job_id for job in of_another] == ["job-2", "job-1"]
