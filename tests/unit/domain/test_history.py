"""What the journal tells of one order: its writes, and what was seen of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from designo_sync_gui.domain.history import EarlierOutcome, WriteRecord
from designo_sync_gui.domain.order import OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.timeline import Seen, timeline

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
INTENDED = WriteRecord(
    job_id="job-1",
    index=0,
    ref=OrderRef("wc_eu", "7"),
    number="#7",
    target=Side.DESIGNO,
    expected=Status.text("old"),
    wanted=Status.text("new"),
    action="",
    intended_at=NOW,
)


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_that_the_ending_names_the_outcomes_that_came_before_the_last() -> None:
    assert INTENDED.ending.english == "none recorded"
    ended = replace(INTENDED, outcome=OutcomeKind.VERIFIED)
    assert ended.ending == OutcomeKind.VERIFIED.label
    unknown = EarlierOutcome(OutcomeKind.UNKNOWN, NOW, None, NOTHING)
    told = replace(ended, earlier=(unknown,)).ending
    assert OutcomeKind.VERIFIED.label.english in told.english
    assert f"before that: {OutcomeKind.UNKNOWN.label.english}" in told.english


def test_that_a_write_stands_where_it_ended_was_claimed_or_else_was_meant_to_be() -> None:
    claimed = replace(INTENDED, index=1, intended_at=later(-9), claimed_at=later(2))
    ended = replace(claimed, index=2, claimed_at=later(-8), ended_at=later(4))
    seen = [Seen(later(m), Side.DESIGNO, Presence.ABSENT, None) for m in (1, 3, 5)]
    found = timeline(seen, [ended, INTENDED, claimed])
    assert found == (seen[2], ended, seen[1], claimed, seen[0], INTENDED)
