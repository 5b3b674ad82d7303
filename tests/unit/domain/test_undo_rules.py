"""What an undo restores, and what it refuses with its reason."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.history import EarlierOutcome, WriteRecord
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import PlannedWrite, Refusal, RefusalReason, WriteRules
from designo_sync_gui.domain.sentence import NOTHING, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.undo import build_undo_plan

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
REF = OrderRef("wc_eu", "7")
OLD, NEW, OTHER = Status.text("old"), Status.text("new"), Status.text("other")
WRITTEN = WriteRecord(
    job_id="job-1",
    index=0,
    ref=REF,
    number="#7",
    target=Side.DESIGNO,
    expected=OLD,
    wanted=NEW,
    action="",
    intended_at=NOW,
    claimed_at=NOW,
    before=OLD,
    outcome=OutcomeKind.VERIFIED,
    ended_at=NOW,
    after=NEW,
    sent=True,
    place="tenant-1",
)


def undone(
    record: WriteRecord = WRITTEN,
    now: Status | None = NEW,
    rules: WriteRules | None = None,
    *,
    waits: bool = False,
    seen: Observation | None = None,
) -> PlannedWrite | Refusal | None:
    """What becomes of one record, whose order shows ``now``, or what was ``seen``, at DesignO."""
    if seen is None and now is not None:
        seen = Observation(Presence.PRESENT, now, NOW)
    plan = build_undo_plan(
        [record],
        {REF: Order(REF, "#7", None, seen)},
        {Side.DESIGNO: {"wc_eu": rules or WriteRules()}, Side.STOREFRONT: {}},
        NOW,
        {Side.DESIGNO: frozenset([REF] if waits else []), Side.STOREFRONT: frozenset()},
        {("wc_eu", Side.DESIGNO): "tenant-1"},
    )
    rows: list[PlannedWrite | Refusal] = [*plan.writes, *plan.refusals]
    assert len(rows) <= 1
    return rows[0] if rows else None


def reason(row: PlannedWrite | Refusal | None) -> RefusalReason:
    assert isinstance(row, Refusal)
    assert row.message
    return row.reason


def test_that_the_value_before_is_restored_where_the_side_holds_what_was_written() -> None:
    row = undone()
    assert isinstance(row, PlannedWrite)
    assert (row.expected, row.wanted) == (NEW, OLD)


def test_that_a_write_of_an_older_version_that_names_no_place_is_undone() -> None:
    assert isinstance(undone(replace(WRITTEN, place="")), PlannedWrite)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (replace(WRITTEN, target=Side.STOREFRONT), RefusalReason.NOT_WRITABLE),
        (replace(WRITTEN, place="tenant-2"), RefusalReason.MOVED),
        (replace(WRITTEN, before=None), RefusalReason.NOT_READ),
        (replace(WRITTEN, before=Status.null()), RefusalReason.UNREADABLE),
        (replace(WRITTEN, after=None), RefusalReason.NOT_READ),
        (replace(WRITTEN, outcome=OutcomeKind.UNKNOWN, after=None), RefusalReason.UNSETTLED),
        (replace(WRITTEN, outcome=None, sent=False, after=None), RefusalReason.UNSETTLED),
        (replace(WRITTEN, outcome=OutcomeKind.REFUSED), RefusalReason.MOVED),
        (
            replace(
                WRITTEN,
                wanted=OTHER,
                earlier=(EarlierOutcome(OutcomeKind.UNKNOWN, NOW, None, NOTHING),),
            ),
            RefusalReason.MOVED,
        ),
    ],
)
def test_that_a_write_that_cannot_be_taken_back_is_refused_with_its_reason(
    record: WriteRecord, expected: RefusalReason
) -> None:
    assert reason(undone(record)) is expected


def test_that_not_read_is_said_only_of_what_was_not_read() -> None:
    """Of an order that its side no longer has, of a status that cannot be read, and of one that
    was null, something else is true."""
    absent = Observation(Presence.ABSENT, None, NOW)
    unreadable = Observation(Presence.PRESENT, None, NOW, problem=verbatim("It is a list."))
    seen = [undone(seen=absent), undone(seen=unreadable), undone(now=None)]
    seen.append(undone(replace(WRITTEN, before=Status.null())))
    told = [(reason(row), row.message.english) for row in seen if isinstance(row, Refusal)]
    assert told == [
        (RefusalReason.MISSING, "The order is no longer in DesignO."),
        (RefusalReason.UNREADABLE, "The DesignO status is now unreadable: It is a list."),
        (RefusalReason.NOT_READ, "The DesignO status was not read. Refresh first."),
        (
            RefusalReason.UNREADABLE,
            "The DesignO status was null before the write: there is no value to restore.",
        ),
    ]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (None, RefusalReason.NOT_READ),
        (OLD, RefusalReason.EQUAL),
        (OTHER, RefusalReason.MOVED),
    ],
)
def test_that_the_value_there_now_decides(now: Status | None, expected: RefusalReason) -> None:
    assert reason(undone(now=now)) is expected


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (
            WriteRules(writable=False, reason=verbatim("A file is only read.")),
            RefusalReason.NOT_WRITABLE,
        ),
        (WriteRules(forbidden={"old": verbatim("No.")}), RefusalReason.NOT_ALLOWED),
    ],
)
def test_that_the_targets_rules_hold_for_an_undo_too(
    rules: WriteRules, expected: RefusalReason
) -> None:
    assert reason(undone(rules=rules)) is expected


def test_that_an_order_with_an_unknown_write_is_not_written_on_top() -> None:
    assert reason(undone(waits=True)) is RefusalReason.UNSETTLED


def test_that_what_was_never_sent_is_left_out() -> None:
    assert undone(replace(WRITTEN, sent=False, outcome=OutcomeKind.SKIPPED)) is None


def test_that_an_order_that_is_no_longer_known_is_refused() -> None:
    plan = build_undo_plan(
        [WRITTEN],
        {},
        {Side.DESIGNO: {"wc_eu": WriteRules()}},
        NOW,
        {Side.DESIGNO: frozenset()},
        {("wc_eu", Side.DESIGNO): "tenant-1"},
    )
    assert [row.reason for row in plan.refusals] == [RefusalReason.NOT_READ]


def test_that_an_undo_shows_what_the_former_value_is_shown_as() -> None:
    rules = WriteRules(shows={"old": Status.text("OLD")})
    row = undone(rules=rules)
    assert isinstance(row, PlannedWrite)
    assert "“OLD” is shown there afterwards" in row.consequence.english
    there = undone(replace(WRITTEN, after=Status.text("OLD")), Status.text("OLD"), rules)
    assert isinstance(there, Refusal)
    assert there.reason is RefusalReason.EQUAL
