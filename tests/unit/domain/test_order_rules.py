"""What the table filters, searches and sorts by; a state decides what many orders share."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from order_strategies import NOON, filters, orders, sortings

from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.movement import movement
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.order_keys import (
    NEVER_CHANGED,
    NEVER_READ,
    change_key,
    folded,
    natural_key,
    read_key,
    search_text,
)
from designo_sync_gui.domain.order_rows import (
    Criteria,
    OrderFilter,
    matches,
    prepare_row,
)
from designo_sync_gui.domain.order_sorting import (
    UNSORTED,
    SortColumn,
    Sorting,
    arranged,
    by_state,
    sort_key,
    state_key,
)
from designo_sync_gui.domain.order_states import (
    OrderState,
    View,
    is_doubtful_at,
    is_listed_at,
    judged,
    pair_of,
    state_of,
)
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def present(text: str, **more: object) -> Observation:
    return Observation(Presence.PRESENT, Status.text(text), NOON, **more)  # type: ignore[arg-type]


@given(order=orders())
def test_that_the_state_of_an_order_decides_its_verdict_views_and_chips(order: Order) -> None:
    one, row = judged(state_of(order)), prepare_row(order)
    assert one.comparison == judge(order) == row.comparison
    assert one.traits == row.traits
    assert one.views == row.views
    assert one.state.movement is movement(order)


@given(order=orders(), sorting=sortings())
def test_that_a_column_of_states_compares_the_same_for_state_and_row(
    order: Order, sorting: Sorting
) -> None:
    if by_state(sorting.column):
        assert state_key(judged(state_of(order)), sorting) == sort_key(prepare_row(order), sorting)


@given(found=st.lists(orders(), max_size=8, unique_by=lambda order: order.ref), by=sortings())
def test_that_the_order_of_rows_depends_on_the_rows_alone(found: list[Order], by: Sorting) -> None:
    rows = [prepare_row(order) for order in found]
    assert arranged(rows, by) == arranged(reversed(rows), by)
    if by.column is not None and not by.grouped:
        keys = [sort_key(row, by) for row in arranged(rows, by)]
        assert keys == sorted(keys, reverse=by.descending)


@given(order=orders(), wanted=filters())
def test_that_an_order_matches_when_view_store_chips_text_and_time_all_let_it_in(
    order: Order, wanted: OrderFilter
) -> None:
    row = prepare_row(order)
    parts = (
        OrderFilter(wanted.view),
        OrderFilter(text=wanted.text),
        OrderFilter(store_code=wanted.store_code),
        OrderFilter(criteria=wanted.criteria),
    )
    if row.within(View.ALL):
        assert matches(row, wanted) is all(matches(row, part) for part in parts)
    else:
        assert not matches(row, wanted)


@given(order=orders())
def test_that_a_pair_lets_in_the_orders_with_exactly_its_values(order: Order) -> None:
    row = prepare_row(order)
    if row.within(View.ALL):
        assert matches(row, OrderFilter(pair=pair_of(row.traits)))
    other = pair_of(row.traits)._replace(storefront=Status.text("nobody has this"))
    assert not matches(row, OrderFilter(pair=other))


def test_that_a_pair_tells_text_from_number() -> None:
    text = prepare_row(Order(OrderRef("de", "1"), "", present("7"), present("7")))
    number = pair_of(text.traits)._replace(storefront=Status.number("7"))
    assert not matches(text, OrderFilter(pair=number))


def test_that_an_order_neither_side_has_is_in_no_view() -> None:
    gone = Observation(Presence.ABSENT, None, NOON)
    row = prepare_row(Order(OrderRef("de", "1"), "", gone, gone))
    assert not any(row.within(view) for view in View)


@pytest.mark.parametrize("column", list(SortColumn))
@pytest.mark.parametrize("descending", [False, True])
def test_that_equal_keys_have_the_newest_id_first_either_way(
    column: SortColumn, descending: bool
) -> None:
    rows = [
        prepare_row(Order(OrderRef("de", order_id), "", present("a"), present("a")))
        for order_id in ("9", "10", "100")
    ]
    shown = [row.order.ref.order_id for row in arranged(rows, Sorting(column, descending))]
    expected = ["9", "10", "100"] if column is SortColumn.ID and not descending else None
    assert shown == (expected or ["100", "10", "9"])


def test_that_equal_ids_of_two_stores_stand_by_store_code() -> None:
    rows = [
        prepare_row(Order(OrderRef(code, "7"), "", None, None)) for code in ("fr", "de", "wc_eu")
    ]
    assert [row.order.ref.store_code for row in arranged(rows, UNSORTED)] == ["de", "fr", "wc_eu"]


@pytest.mark.parametrize("by", [sort_key, state_key])
def test_that_newest_first_alone_has_no_key(by: object) -> None:
    order = Order(OrderRef("de", "1"), "", None, None)
    subject = prepare_row(order) if by is sort_key else judged(state_of(order))
    with pytest.raises(ValueError, match="no column"):
        by(subject, UNSORTED)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("smaller", "greater"),
    [("9", "10"), ("#9", "#10"), ("AB-9", "ab-10"), ("a", "b"), ("07", "8")],
)
def test_that_numbers_in_texts_compare_as_numbers(smaller: str, greater: str) -> None:
    assert natural_key(smaller) < natural_key(greater)


@given(number=TEXT, order_id=TEXT, left=TEXT, right=TEXT)
def test_that_each_text_can_be_folded_by_itself(
    number: str, order_id: str, left: str, right: str
) -> None:
    parts = (folded(text) for text in (number, order_id, left, right))
    assert search_text(number, order_id, left, right) == "\n".join(parts)


def test_that_the_later_understood_change_counts() -> None:
    later = datetime(2026, 11, 22, 8, tzinfo=UTC).timestamp()
    assert change_key(["2026-11-22T10:00:00+02:00", "2026-11-20T10:00:00"]) == later
    assert change_key(["never mind", ""]) == NEVER_CHANGED


def test_that_a_row_is_as_fresh_as_its_older_side_and_unread_ones_come_last() -> None:
    assert read_key([NOON, None]) == NOON.timestamp()
    assert read_key([None, None]) == NEVER_READ


@pytest.mark.parametrize("side", list(Side))
def test_that_doubt_and_listing_are_those_of_the_side_asked_for(side: Side) -> None:
    hidden = present("a", listed=False)
    order = Order(OrderRef("de", "1"), "", hidden, hidden)
    shown = Order(OrderRef("de", "1"), "", present("a"), present("a"))
    never = Order(OrderRef("de", "1"), "", None, None)

    def told(order: Order) -> tuple[bool, bool]:
        state: OrderState = state_of(order)
        return is_listed_at(state, side), is_doubtful_at(state, side)

    assert (told(order), told(shown), told(never)) == ((False, True), (True, False), (False, True))


def test_that_times_narrow_by_the_sides_own_word() -> None:
    old = present("a", changed_at="2026-11-20T10:00:00")
    row = prepare_row(Order(OrderRef("de", "1"), "", old, None))
    since = Criteria(changed_since=datetime(2026, 11, 21, tzinfo=UTC))
    assert not matches(row, OrderFilter(criteria=since))
    assert matches(
        row, OrderFilter(criteria=Criteria(changed_since=datetime(2026, 1, 1, tzinfo=UTC)))
    )


def test_that_criteria_ask_something_as_soon_as_one_chip_does() -> None:
    assert not Criteria()
    assert Criteria(changed_since=NOON)
    assert Criteria(stores=frozenset({"de"}))


@pytest.mark.parametrize(
    ("left", "right", "agreed", "outcome", "views"),
    [
        ("a", "a", "a", None, {View.EQUAL}),
        ("a", "A", None, None, {View.MISMATCHES, View.FORMATTING}),
        ("b", "c", "a", None, {View.MISMATCHES, View.CONFLICTS}),
        ("a", "a", "a", OutcomeKind.UNKNOWN, {View.EQUAL, View.UNKNOWN, View.ATTENTION}),
        ("a", "a", "a", OutcomeKind.REFUSED, {View.EQUAL, View.ATTENTION}),
        ("a", "a", "a", OutcomeKind.VERIFIED, {View.EQUAL}),
    ],
)
def test_that_an_order_is_in_the_views_of_its_verdict_movement_and_last_outcome(
    left: str, right: str, agreed: str | None, outcome: OutcomeKind | None, views: set[View]
) -> None:
    value = None if agreed is None else Status.text(agreed)
    order = Order(OrderRef("de", "1"), "", present(left), present(right), outcome, agreed=value)
    row, state = prepare_row(order), judged(state_of(order))
    assert {view for view in View if row.within(view)} == {View.ALL, *views}
    assert {view for view in View if state.within(view)} == {View.ALL, *views}


@pytest.mark.parametrize("column", [column for column in SortColumn if by_state(column)])
def test_that_a_state_has_the_key_of_its_rows(column: SortColumn) -> None:
    order = Order(OrderRef("de", "1"), "", present("a"), present("B"), OutcomeKind.VERIFIED)
    by = Sorting(column)
    assert state_key(judged(state_of(order)), by) == sort_key(prepare_row(order), by)
