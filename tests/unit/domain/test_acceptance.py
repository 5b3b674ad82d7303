"""An accepted difference: what it covers, and what it never does."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from order_strategies import ORDER_IDS, STATUSES, STORES, orders

from designo_sync_gui.domain.acceptance import (
    ACCEPTABLE,
    Accepted,
    acceptance_of,
    held_values,
    planned_values,
)
from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.order_rows import prepare_row
from designo_sync_gui.domain.order_states import View, judged, state_of
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import PlannedWrite
from designo_sync_gui.domain.status import Status

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KNOWN = Acceptance(1, "known", "Ada", NOON)
PAIR = replace(KNOWN, number=2, pair=True)
LEFT_BEHIND = (View.MISMATCHES, View.FORMATTING, View.CONFLICTS)


def order(left: Status | None, right: Status | None, order_id: str = "7") -> Order:
    ours, theirs = (Observation(Presence.PRESENT, value, NOON) for value in (left, right))
    return Order(OrderRef("de", order_id), "#7", ours, theirs)


def differing() -> st.SearchStrategy[Order]:
    """Orders with a difference that can be accepted."""
    present = st.sampled_from(STATUSES).map(lambda v: Observation(Presence.PRESENT, v, NOON))
    side = present | present | st.just(Observation(Presence.ABSENT, None, NOON))
    outcomes = st.none() | st.sampled_from(OutcomeKind)
    agreed = st.none() | st.sampled_from(STATUSES[:4])
    refs = st.builds(OrderRef, st.sampled_from(STORES), st.sampled_from(ORDER_IDS))
    found = st.builds(Order, refs, st.just("#7"), side, side, outcomes, agreed)
    return found.filter(lambda one: held_values(one, judge(one)) is not None)


def accepted(of: Order, *, pair: bool = False) -> Accepted:
    held = held_values(of, judge(of))
    assert held is not None
    made = PAIR if pair else KNOWN
    return Accepted(made, of.ref.store_code, "" if pair else of.ref.order_id, held)


def covered(of: Order, *kept: Accepted) -> Order:
    return replace(of, accepted=acceptance_of(of, kept))


@given(differing())
def test_that_accepting_makes_no_two_values_equal(found: Order) -> None:
    after = covered(found, accepted(found))
    assert after.accepted is not None
    assert judge(after) == judge(found)
    row = prepare_row(after)
    assert not row.within(View.EQUAL)
    assert row.traits == prepare_row(found).traits


@given(differing())
def test_that_an_accepted_order_stands_in_accepted_alone(found: Order) -> None:
    row = prepare_row(covered(found, accepted(found)))
    assert row.within(View.ACCEPTED)
    assert row.within(View.ALL)
    assert not any(row.within(view) for view in LEFT_BEHIND)
    assert judged(state_of(row.order)).views == row.views


@given(differing(), st.booleans(), st.booleans(), st.sampled_from(STATUSES))
def test_that_any_other_value_brings_the_order_back(
    found: Order, pair: bool, left: bool, other: Status
) -> None:
    kept = accepted(found, pair=pair)
    side = "storefront" if left else "designo"
    before = getattr(found, side)
    change: Any = {side: Observation(Presence.PRESENT, other, NOON)}
    after = replace(found, **change)
    assume((before.presence, before.status) != (Presence.PRESENT, other))
    assert acceptance_of(after, [kept]) is None


@given(differing(), orders() | differing())
def test_that_a_pair_covers_exactly_these_values_of_its_store(one: Order, other: Order) -> None:
    held = held_values(one, judge(one))
    same = one.ref.store_code == other.ref.store_code and held == held_values(other, judge(other))
    assert (acceptance_of(other, [accepted(one, pair=True)]) is not None) == same


@pytest.mark.parametrize(
    "other",
    [Status.text("7"), Status.number("7.0"), Status.text("7 "), Status.text("\uff17")],
    ids=["text", "another literal", "a space more", "another code point"],
)
def test_that_type_and_code_points_must_be_the_same(other: Status) -> None:
    kept = accepted(order(Status.number("7"), Status.text("seven")), pair=True)
    assert acceptance_of(order(other, Status.text("seven")), [kept]) is None


def test_that_an_order_s_own_acceptance_comes_before_that_of_its_pair() -> None:
    found = order(Status.text("a"), Status.text("b"))
    kept = [accepted(found, pair=True), accepted(found)]
    assert covered(found, *kept).accepted == KNOWN
    elsewhere = replace(found, ref=OrderRef("de", "8"))
    assert covered(elsewhere, *kept).accepted == PAIR


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (order(Status.text("a"), Status.text("a")), Verdict.EQUAL),
        (order(Status.text("a"), None), Verdict.UNREADABLE),
        (Order(OrderRef("de", "7"), "", None, None), Verdict.NOT_READ),
    ],
)
def test_that_what_is_equal_unreadable_or_not_read_cannot_be_accepted(
    found: Order, verdict: Verdict
) -> None:
    assert judge(found).verdict is verdict
    assert verdict not in ACCEPTABLE
    assert held_values(found, judge(found)) is None


def test_that_an_acceptance_beside_an_equal_order_changes_no_view() -> None:
    found: Any = order(Status.text("a"), Status.text("a"))
    assert prepare_row(replace(found, accepted=KNOWN)).views == prepare_row(found).views


@pytest.mark.parametrize("target", Side)
def test_that_a_planned_write_names_the_values_that_would_be_accepted(target: Side) -> None:
    """Automatic sync looks them up before it sends: they are those of the order it planned."""
    former, wanted = Status.text("new"), Status.number("7")
    ref = OrderRef("de", "7")
    write = PlannedWrite(ref, "#7", former, wanted, target=target)
    sides = (wanted, former) if target is Side.DESIGNO else (former, wanted)
    found = order(*sides)
    assert planned_values(write) == held_values(found, judge(found))


def test_that_a_write_to_a_side_that_was_not_read_has_no_values_to_accept() -> None:
    write = PlannedWrite(OrderRef("de", "7"), "#7", None, Status.text("a"), target=Side.DESIGNO)
    assert planned_values(write) is None
