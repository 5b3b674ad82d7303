"""What may be written unasked, and when a person looks first."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import Plan, PlannedWrite, RefusalReason
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.watching import (
    TRIP_WIRE,
    AutomaticSync,
    WatchSettings,
    automatic_part,
    flips,
    is_mass_change,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
REF = OrderRef("s", "1")
A, B = Status.text("A"), Status.text("B")


def write(
    expected: Status = A, wanted: Status = B, side: Side = Side.DESIGNO, confirm: str = ""
) -> PlannedWrite:
    return PlannedWrite(REF, "#1", expected, wanted, confirm=confirm, target=side)


def record(
    before: Status, wanted: Status, ago: timedelta, side: Side = Side.DESIGNO, *, sent: bool = True
) -> WriteRecord:
    at = NOW - ago
    return WriteRecord(
        "job", 0, REF, "#1", side, before, wanted, "", at, at, before, OutcomeKind.VERIFIED,
        at, wanted, sent=sent,
    )  # fmt: skip


def plan_of(*writes: PlannedWrite) -> Plan:
    return Plan(Direction.FOLLOW, NOW, writes, (), brakes=(say("many"),))


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    "earlier",
    [record(A, B, HOUR), record(B, A, HOUR)],
    ids=["the value was written before", "the value was replaced before"],
)
def test_that_a_value_that_comes_back_trips_the_wire(earlier: WriteRecord) -> None:
    assert flips(write(), [earlier], NOW)


@pytest.mark.parametrize(
    "earlier",
    [
        record(A, B, TRIP_WIRE),
        record(A, B, HOUR, Side.STOREFRONT),
        record(A, B, HOUR, sent=False),
        record(A, Status.text("C"), HOUR),
    ],
    ids=["long ago", "the other side", "never sent", "another value"],
)
def test_that_other_writes_do_not_trip_it(earlier: WriteRecord) -> None:
    assert not flips(write(), [earlier], NOW)


def test_that_a_side_that_goes_back_to_what_was_replaced_there_trips_it_for_the_other() -> None:
    """Written to DesignO, set back there: the storefront does not follow that by itself."""
    back = write(expected=B, wanted=A, side=Side.STOREFRONT)
    assert flips(back, [record(A, B, HOUR, Side.DESIGNO)], NOW)
    assert not flips(back, [record(Status.text("C"), B, HOUR, Side.DESIGNO)], NOW)
    assert not flips(back, [record(A, B, TRIP_WIRE, Side.DESIGNO)], NOW)


@pytest.mark.parametrize(
    ("direction", "sides"),
    [
        (Direction.TO_DESIGNO, [Side.DESIGNO]),
        (Direction.TO_STOREFRONT, [Side.STOREFRONT]),
        (Direction.FOLLOW, [Side.STOREFRONT, Side.DESIGNO]),
    ],
)
def test_that_only_the_chosen_side_is_written_unasked(
    direction: Direction, sides: list[Side]
) -> None:
    plan = plan_of(write(side=Side.STOREFRONT), write(side=Side.DESIGNO))
    part = automatic_part(plan, direction, {}, NOW)
    assert [w.target for w in part.writes] == sides
    assert len(part.writes) + len(part.refusals) == 2


def test_that_a_flip_and_a_typed_word_are_left_with_their_reason() -> None:
    plan = plan_of(write(confirm="REFUND"), write())
    part = automatic_part(plan, Direction.FOLLOW, {REF: [record(A, B, HOUR)]}, NOW)
    assert part.writes == ()
    assert [r.reason for r in part.refusals] == [RefusalReason.LEFT, RefusalReason.FLIPS]
    assert "REFUND" in part.refusals[0].message.english
    assert "24 hours" in part.refusals[1].message.english


@pytest.mark.parametrize(
    ("affected", "known", "mass"),
    [(0, 0, False), (4, 4, False), (3, 5, True), (2, 5, False), (5, 10, False), (6, 10, True)],
)
def test_that_more_than_half_of_some_orders_is_a_mass_change(
    affected: int, known: int, mass: bool
) -> None:
    assert is_mass_change(affected, known) is mass


def test_that_nothing_runs_by_itself_unless_turned_on() -> None:
    assert WatchSettings().refresh_minutes == 0
    assert WatchSettings().direction("s") is None
    settings = WatchSettings(5, (AutomaticSync("s", Direction.FOLLOW),))
    assert settings.direction("s") is Direction.FOLLOW
    assert settings.direction("other") is None


@given(st.lists(st.tuples(st.sampled_from([A, B]), st.sampled_from([A, B])), max_size=6))
def test_that_every_row_of_the_plan_is_written_or_left_with_a_reason(
    pairs: list[tuple[Status, Status]],
) -> None:
    plan = plan_of(*(write(before, after) for before, after in pairs))
    written = {REF: [record(A, B, HOUR)]}
    part = automatic_part(plan, Direction.TO_DESIGNO, written, NOW)
    assert len(part.writes) + len(part.refusals) == len(pairs)
    assert all(row.message for row in part.refusals)
