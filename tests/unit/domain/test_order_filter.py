"""Which orders a view, a store and a search text show, by the rules."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hostile_statuses import HOSTILE_STATUSES
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.activity import ActivityKind, EntryOrders
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look, look_of
from designo_sync_gui.domain.moments import moment_of
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter, matches, prepare_row
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def seen(text: str) -> Observation:
    return Observation(Presence.PRESENT, Status.text(text), NOW)


def make(
    place: int, left: str, right: str, store: str = "de", outcome: OutcomeKind | None = None
) -> Order:
    ref = OrderRef(store, str(5000 + place))
    return Order(ref, f"#{place}", seen(left), seen(right), outcome)


def found(orders: list[Order], wanted: OrderFilter) -> list[int]:
    """The places of the orders in view."""
    return [at for at, order in enumerate(orders) if matches(prepare_row(order), wanted)]


@pytest.fixture
def some() -> list[Order]:
    return [
        make(1, "in-production", "In Production"),
        make(2, "processing", "processing", outcome=OutcomeKind.VERIFIED),
        make(3, "completed", "processing", outcome=OutcomeKind.REFUSED),
        make(4, "Größe", "Größe", store="fr", outcome=OutcomeKind.UNKNOWN),
    ]


@pytest.mark.parametrize(
    ("view", "places"),
    [
        (View.ALL, [0, 1, 2, 3]),
        (View.MISMATCHES, [0, 2]),
        (View.FORMATTING, [0]),
        (View.ATTENTION, [2, 3]),
        (View.EQUAL, [1, 3]),
    ],
)
def test_that_a_view_holds_the_orders_its_title_names(
    some: list[Order], view: View, places: list[int]
) -> None:
    assert found(some, OrderFilter(view)) == places


@pytest.mark.parametrize("kind", list(OutcomeKind))
def test_that_attention_is_for_what_went_wrong_or_is_not_known(kind: OutcomeKind) -> None:
    row = prepare_row(make(1, "a", "a", outcome=kind))
    wrong = ("refused", "altered by the receiver", "unknown", "skipped: changed since the plan")
    assert row.within(View.ATTENTION) is (kind.value in wrong)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("#3", [2]),
        ("5002", [1]),
        ("COMPLETED", [2]),
        ("in production", [0]),
        ("grÖSSE", [3]),
        ("nowhere", []),
        ("", [0, 1, 2, 3]),
    ],
)
def test_that_search_looks_in_number_id_and_both_statuses(
    some: list[Order], text: str, places: list[int]
) -> None:
    assert found(some, OrderFilter(text=text)) == places


def test_that_a_store_and_a_search_narrow_every_view(some: list[Order]) -> None:
    within = {view: len(found(some, OrderFilter(view, "proc", "de"))) for view in View}
    assert within == {
        View.ALL: 2,
        View.MISMATCHES: 1,
        View.FORMATTING: 0,
        View.CONFLICTS: 0,
        View.ATTENTION: 1,
        View.UNKNOWN: 0,
        View.EQUAL: 1,
        View.ACCEPTED: 0,
    }


def test_that_a_store_of_which_nothing_was_read_is_empty(some: list[Order]) -> None:
    assert found(some, OrderFilter(store_code="xx")) == []


@given(before=TEXT, part=TEXT, after=TEXT)
def test_that_any_part_of_a_status_finds_its_order(before: str, part: str, after: str) -> None:
    order = make(1, before + part + after, "other")
    assert found([order], OrderFilter(text=part)) == [0]


def test_that_searching_leaves_the_statuses_as_they_came() -> None:
    for status in HOSTILE_STATUSES:
        order = make(1, status, status)
        assert found([order], OrderFilter(text=status)) == [0], repr(status)
        assert prepare_row(order).order is order
        assert order.storefront is not None
        assert order.storefront.status == Status.text(status)


def test_that_an_order_both_sides_moved_is_a_conflict() -> None:
    order = replace(make(1, "b", "c"), agreed=Status.text("a"))
    row = prepare_row(order)
    assert row.within(View.CONFLICTS)
    assert not prepare_row(replace(order, agreed=Status.text("b"))).within(View.CONFLICTS)


def test_that_an_order_with_an_unknown_write_has_its_own_view() -> None:
    row = prepare_row(make(1, "b", "c", outcome=OutcomeKind.UNKNOWN))
    assert row.within(View.UNKNOWN)


CHOICES = st.builds(
    Criteria,
    stores=st.frozensets(st.sampled_from(["de", "fr"])),
    looks=st.frozensets(st.sampled_from(Look), max_size=2),
    kinds=st.frozensets(st.sampled_from(DifferenceKind), max_size=2),
    statuses=st.frozensets(st.sampled_from("aA bB").map(Status.text), max_size=2),
    changed_since=st.none() | st.datetimes(NOW.replace(tzinfo=None), timezones=st.just(UTC)),
)
CHANGED = st.sampled_from(
    ["", "soon", "2026-03-04T09:41:07", "2026-03-04T12:41:08+02:00", "9999-12-31T23:59:59-14:00"]
)
ORDERS = st.lists(
    st.tuples(
        st.sampled_from("aA bB"), st.sampled_from("aA bB"), st.sampled_from(["de", "fr"]), CHANGED
    ),
    max_size=12,
)


@given(ORDERS, CHOICES, st.sampled_from(View))
def test_that_chips_of_one_kind_widen_and_of_several_kinds_narrow(rows, criteria, view) -> None:
    orders = []
    for place, (left, right, store, changed) in enumerate(rows):
        made = make(place, left, right, store)
        assert made.designo is not None
        orders.append(replace(made, designo=replace(made.designo, changed_at=changed)))

    def wanted(order: Order) -> bool:
        comparison = judge(order)
        assert order.designo is not None
        assert order.storefront is not None
        moment = moment_of(order.designo.changed_at)
        since = criteria.changed_since
        return all(
            (
                not criteria.stores or order.ref.store_code in criteria.stores,
                not criteria.looks or look_of(comparison) in criteria.looks,
                not criteria.kinds or bool(comparison.kinds & criteria.kinds),
                not criteria.statuses
                or order.storefront.status in criteria.statuses
                or order.designo.status in criteria.statuses,
                since is None or (moment is not None and moment >= since),
            )
        )

    asked = OrderFilter(view, criteria=criteria)
    shown = found(orders, asked)
    assert shown == [at for at, o in enumerate(orders) if wanted(o) and prepare_row(o).within(view)]
    assert bool(criteria) == (criteria != Criteria())


def test_that_a_status_is_chosen_exactly_as_it_is(some: list[Order]) -> None:
    chosen = Criteria(statuses=frozenset({Status.text("in-production")}))
    assert found(some, OrderFilter(criteria=chosen)) == [0]
    other = Criteria(statuses=frozenset({Status.text("In-production")}))
    assert found(some, OrderFilter(criteria=other)) == []


def test_that_the_orders_of_an_entry_narrow_by_a_rule_that_the_mirror_knows(some) -> None:
    criteria = Criteria(entry=EntryOrders(3, ActivityKind.REFRESH, NOW))
    assert criteria
    assert not criteria.by_traits
    assert all(matches(prepare_row(one), OrderFilter(criteria=criteria)) for one in some)
