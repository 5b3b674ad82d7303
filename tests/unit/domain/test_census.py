"""The census of statuses: every distinct value, near-twins together, nothing folded away."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.census import take_census
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, tzinfo=UTC)
KIND = DifferenceKind


def seen(value: Status | str | None) -> Observation | None:
    if value is None:
        return None
    status = Status.text(value) if isinstance(value, str) else value
    return Observation(Presence.PRESENT, status, NOW)


def census(*pairs: tuple[Status | str | None, Status | str | None]):
    orders = [
        Order(OrderRef("de", str(place)), "", seen(left), seen(right))
        for place, (left, right) in enumerate(pairs)
    ]
    return take_census("de", orders)


def test_that_every_value_is_counted_on_both_sides() -> None:
    found = census(("paid", "paid"), ("paid", "sent"), ("sent", None))
    counts = {v.status.literal: (v.storefront, v.designo) for g in found.groups for v in g.values}
    assert counts == {"paid": (2, 1), "sent": (1, 1)}
    assert found.orders == 3
    assert all(len(group.values) == 1 for group in found.groups)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("in-production", "In Production", KIND.CASE),
        ("on-hold", "on_hold", KIND.SEPARATOR),
        ("wc-done", "done", KIND.PREFIX),
        ("paid", "paid ", KIND.WHITESPACE),
        ("caf\u00e9", "cafe\u0301", KIND.UNICODE_FORM),
        ("a&b", "a&amp;b", KIND.ENTITY),
        ("awaiting-fulfillment", "awaiting-fulfillm", KIND.TRUNCATED),
        (Status.text("1"), Status.number("1"), KIND.TYPE),
    ],
)
def test_that_near_twins_stand_together_with_what_tells_them_apart(left, right, kind) -> None:
    found = census((left, right), ("other", "other"))
    assert len(found.groups) == 2
    twins = found.groups[0]
    assert len(twins.values) == 2
    assert kind in twins.kinds
    assert all(not (value.storefront and value.designo) for value in twins.values)


def test_that_groups_of_several_come_first_and_the_frequent_value_leads() -> None:
    found = census(*[("z", "z")] * 5, ("paid", "paid"), ("paid", "Paid"))
    assert [group.values[0].status.literal for group in found.groups] == ["paid", "z"]


def test_that_null_and_empty_and_an_unread_side_are_three_things() -> None:
    found = census((Status.null(), ""), (None, Status.null()))
    counts = {(v.status.json_type, v.total) for g in found.groups for v in g.values}
    assert counts == {("null", 2), ("text", 1)}
    assert len(found.groups) == 2


def test_that_an_order_a_side_does_not_have_counts_nowhere() -> None:
    gone = Observation(Presence.ABSENT, None, NOW)
    found = take_census("de", [Order(OrderRef("de", "1"), "", seen("paid"), gone)])
    assert [(v.storefront, v.designo) for g in found.groups for v in g.values] == [(1, 0)]


def test_that_a_huge_value_is_counted_and_compared_with_nothing() -> None:
    found = census(("x" * 1_000_000, "x" * 1_000_000 + "y"))
    assert [len(group.values) for group in found.groups] == [1, 1]


TEXTS = st.lists(st.tuples(*[st.none() | st.sampled_from("aA bB-_\u00a0b1") | st.text()] * 2))


@given(TEXTS)
def test_that_no_value_is_lost_altered_or_counted_twice(pairs) -> None:
    kept = [tuple(v for v in pair) for pair in pairs]
    found = census(*kept)
    for side, name in enumerate(("storefront", "designo")):
        wanted = Counter(pair[side] for pair in kept if pair[side] is not None)
        told = {v.status.literal: getattr(v, name) for g in found.groups for v in g.values}
        assert {text: count for text, count in told.items() if count} == dict(wanted)


@pytest.mark.parametrize(("others", "groups"), [(498, 499), (499, 501)])
def test_that_cut_values_are_looked_for_only_in_a_vocabulary(others: int, groups: int) -> None:
    pairs = [(f"stage-number-{place}x", None) for place in range(others)]
    found = census(("awaiting-fulfillment", "awaiting-fulfillm"), *pairs)
    assert len(found.groups) == groups
