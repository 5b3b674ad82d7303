"""Groups of orders with the same pair of values: what is one group, and which stands first."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from order_strategies import orders
from table_by_rules import groups_in

from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.order_rows import prepare_row
from designo_sync_gui.domain.order_sorting import SortColumn, Sorting, arranged, sort_key
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 27, tzinfo=UTC)
some_orders = st.lists(orders(), max_size=12, unique_by=lambda order: order.ref)
GROUPED = Sorting(grouped=True)


def make(place: int, left: str, right: str | None, agreed: str = "") -> Order:
    def seen(text: str | None) -> Observation:
        if text is None:
            return Observation(Presence.ABSENT, None, NOW)
        return Observation(Presence.PRESENT, Status.text(text), NOW)

    before = Status.text(agreed) if agreed else None
    return Order(OrderRef("de", str(place)), "", seen(left), seen(right), None, before)


def grouped(*found: Order) -> list[tuple[Look, int, list[str]]]:
    """Look, size and order ids of each group, from top to bottom."""
    rows = arranged(map(prepare_row, found), GROUPED)
    return [
        (
            group.key.look,
            group.count,
            [row.order.ref.order_id for row in rows[group.first : group.end]],
        )
        for group in groups_in(rows)
    ]


def test_that_the_most_urgent_group_stands_first_then_the_largest() -> None:
    assert grouped(
        make(1, "paid", "paid"),
        make(2, "paid", None),
        make(3, "paid", "PAID"),
        make(4, "on-hold", "on_hold"),
        make(5, "on-hold", "on_hold"),
        make(6, "completed", "processing"),
        make(7, "cancelled", "ready", agreed="paid"),
    ) == [
        (Look.CONFLICT, 1, ["7"]),
        (Look.DIFFERENT, 1, ["6"]),
        (Look.FORMATTING, 2, ["5", "4"]),
        (Look.FORMATTING, 1, ["3"]),
        (Look.ONLY_STOREFRONT, 1, ["2"]),
        (Look.EQUAL, 1, ["1"]),
    ]


def test_that_orders_of_which_both_sides_moved_are_a_group_of_their_own() -> None:
    assert grouped(make(1, "a", "b"), make(2, "a", "b", agreed="c"), make(3, "a", "b")) == [
        (Look.CONFLICT, 1, ["2"]),
        (Look.DIFFERENT, 2, ["3", "1"]),
    ]


@given(found=some_orders, column=st.sampled_from(SortColumn), descending=st.booleans())
def test_that_groups_are_a_partition_of_the_view_and_sorted_inside(
    found: list[Order], column: SortColumn, descending: bool
) -> None:
    by = Sorting(column, descending, grouped=True)
    rows = arranged([prepare_row(order) for order in found], by)
    groups = list(groups_in(rows))
    assert len({group.key for group in groups}) == len(groups)
    assert sum(group.count for group in groups) == len(rows)
    for group in groups:
        keys = [sort_key(row, by) for row in rows[group.first : group.end]]
        assert keys == sorted(keys, reverse=descending)


def test_that_conflicts_stand_before_other_differences_when_sorted_by_verdict() -> None:
    found = [make(1, "a", "b"), make(2, "a", "b", agreed="c"), make(3, "a", "a")]
    rows = arranged(map(prepare_row, found), Sorting(SortColumn.VERDICT))
    assert [row.order.ref.order_id for row in rows] == ["2", "1", "3"]
