"""The picture of the last weeks counts what was read, day by day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.order_states import BITS, View, judged, state_of
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.trends import (
    DayCounts,
    column_numbers,
    count_day,
    days_of,
    kind_numbers,
    span_of,
)

DAY = date(2026, 11, 27)


def order(code: str, left: str | None, right: str | None):
    def seen(text: str | None) -> Observation:
        at = datetime(2026, 11, 27, tzinfo=UTC)
        if text is None:
            return Observation(Presence.ABSENT, None, at)
        return Observation(Presence.PRESENT, Status.text(text), at)

    return judged(state_of(Order(OrderRef(code, "1"), "1", seen(left), seen(right))))


def test_that_a_day_counts_looks_and_kinds_of_each_store() -> None:
    states = [
        (order("a", "paid", "Paid"), 5),
        (order("a", "in production", "In-Production"), 2),
        (order("a", "new", "new"), 10),
        (order("b", "new", "done"), 3),
        (order("b", None, None), 7),
        (order("c", "new", "done"), 9),
    ]
    first, second, empty = count_day(DAY, states, ["a", "b", "d"])
    assert (first.orders, first.mismatches) == (17, 7)
    assert dict(first.looks) == {Look.FORMATTING: 7, Look.EQUAL: 10}
    assert dict(first.kinds) == {DifferenceKind.CASE: 7, DifferenceKind.SEPARATOR: 2}
    assert (second.store_code, second.orders, second.mismatches) == ("b", 3, 3)
    assert (empty.orders, dict(empty.looks)) == (0, {})


def test_that_an_accepted_difference_is_no_part_of_the_mismatches_beside_it() -> None:
    accepted = replace(order("a", "paid", "Paid"), views=BITS[View.ALL] | BITS[View.ACCEPTED])
    (day,) = count_day(DAY, [(accepted, 1), (order("a", "new", "done"), 2)], ["a"])
    assert (day.orders, day.mismatches) == (3, 2)
    assert sum(column_numbers(day)) == day.mismatches
    assert DifferenceKind.CASE not in day.kinds


def counts(code: str, day: int, mismatches: int) -> DayCounts:
    looks, kinds = {Look.DIFFERENT: mismatches}, {DifferenceKind.CASE: mismatches}
    return DayCounts(code, DAY.replace(day=day), 10, mismatches, looks, kinds)


def test_that_a_store_not_read_on_a_day_counts_as_on_its_last_day() -> None:
    known = [counts("a", 1, 4), counts("a", 3, 2), counts("b", 2, 1)]
    together = days_of(known)
    assert {day.day: one.mismatches for day, one in together.items()} == {1: 4, 2: 5, 3: 3}
    assert {day.day: one.orders for day, one in together.items()} == {1: 10, 2: 20, 3: 20}
    assert [one.kinds[DifferenceKind.CASE] for one in together.values()] == [4, 5, 3]
    assert {day.day: one.mismatches for day, one in days_of(known, "a").items()} == {1: 4, 3: 2}
    assert days_of([]) == {}


def test_that_columns_and_kinds_are_counted_in_their_fixed_order() -> None:
    looks = {Look.CONFLICT: 1, Look.ONLY_DESIGNO: 2, Look.ONLY_STOREFRONT: 3, Look.EQUAL: 9}
    one = DayCounts("a", DAY, 15, 6, looks, {DifferenceKind.CASE: 4})
    assert column_numbers(one) == (1, 0, 0, 5, 0)
    assert kind_numbers(one)[list(DifferenceKind).index(DifferenceKind.CASE)] == 4
    assert sum(kind_numbers(one)) == 4


def test_that_thirty_stores_of_a_year_are_summed_by_what_changed() -> None:
    """Each count is added once and taken away once: nothing is summed anew day by day."""
    looked_at = 0

    class Looked(dict[Look, int]):
        def items(self):
            nonlocal looked_at
            looked_at += 1
            return super().items()

    days = [DAY - timedelta(days=back) for back in range(366)]
    known = [
        DayCounts(f"s{number}", day, 1, 1, Looked({Look.DIFFERENT: 1}), {})
        for number in range(30)
        for day in days
    ]
    assert days_of(known)[DAY].mismatches == 30
    assert looked_at <= 2 * len(known)


def test_that_a_span_has_every_day_from_the_first_known_one_to_its_last() -> None:
    known = {DAY - timedelta(days=back): DayCounts("a", DAY, 1, back, {}, {}) for back in (1, 3, 9)}
    span = span_of(known, DAY, 5)
    assert [day for day, _ in span] == [DAY - timedelta(days=back) for back in (3, 2, 1, 0)]
    assert [counts and counts.mismatches for _, counts in span] == [3, None, 1, None]
    assert span_of(known, DAY, 1) == ()
    assert span_of({}, DAY, 5) == ()
