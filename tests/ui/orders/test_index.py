"""Which orders a view, a store and a search text show."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hostile_statuses import HOSTILE_STATUSES
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.moments import moment_of
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.orders.index import OrderFilter, RowIndex, View, prepare_row, prepare_rows
from designo_sync_gui.ui.statuses.verdicts import Look, look_of

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def seen(text: str) -> Observation:
    return Observation(Presence.PRESENT, Status.text(text), NOW)


def make(
    place: int, left: str, right: str, store: str = "de", outcome: OutcomeKind | None = None
) -> Order:
    ref = OrderRef(store, str(5000 + place))
    return Order(ref, f"#{place}", seen(left), seen(right), outcome)


def index_of(orders: list[Order]) -> RowIndex:
    index = RowIndex()
    index.reset([prepare_row(order) for order in orders])
    return index


@pytest.fixture
def index() -> RowIndex:
    return index_of(
        [
            make(1, "in-production", "In Production"),
            make(2, "processing", "processing", outcome=OutcomeKind.VERIFIED),
            make(3, "completed", "processing", outcome=OutcomeKind.REFUSED),
            make(4, "Größe", "Größe", store="fr", outcome=OutcomeKind.UNKNOWN),
        ]
    )


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
    index: RowIndex, view: View, places: list[int]
) -> None:
    found, counts = index.select(OrderFilter(view))
    assert found == places
    assert counts[view] == len(places)


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
    index: RowIndex, text: str, places: list[int]
) -> None:
    assert index.select(OrderFilter(text=text))[0] == places


def test_that_counts_are_those_of_the_store_and_the_search(index: RowIndex) -> None:
    counts = index.counts(OrderFilter(View.EQUAL, "proc", "de"))
    assert counts == {
        View.ALL: 2,
        View.MISMATCHES: 1,
        View.FORMATTING: 0,
        View.CONFLICTS: 0,
        View.ATTENTION: 1,
        View.UNKNOWN: 0,
        View.EQUAL: 1,
    }


def test_that_a_store_of_which_nothing_was_read_is_empty(index: RowIndex) -> None:
    assert index.select(OrderFilter(store_code="xx"))[0] == []


def test_that_mismatches_are_counted_per_store(index: RowIndex) -> None:
    assert index.mismatches_by_store() == {"de": 2, "fr": 0}


def test_that_prepared_rows_have_the_newest_id_first() -> None:
    rows = prepare_rows([make(9, "a", "b"), make(10_000, "a", "b"), make(10, "a", "b")])
    assert [row.order.ref.order_id for row in rows] == ["15000", "5010", "5009"]


@given(before=TEXT, part=TEXT, after=TEXT)
def test_that_any_part_of_a_status_finds_its_order(before: str, part: str, after: str) -> None:
    order = make(1, before + part + after, "other")
    found, _ = index_of([order]).select(OrderFilter(text=part))
    assert found == [0]


def test_that_searching_leaves_the_statuses_as_they_came() -> None:
    for status in HOSTILE_STATUSES:
        order = make(1, status, status)
        index = index_of([order])
        assert index.select(OrderFilter(text=status))[0] == [0], repr(status)
        assert index.rows[0].order is order
        assert order.storefront is not None
        assert order.storefront.status == Status.text(status)


@given(
    rows=st.lists(st.tuples(TEXT, TEXT, st.sampled_from(["de", "fr"])), max_size=12),
    view=st.sampled_from(View),
    text=st.text("aB-_ ", max_size=2),
    store=st.sampled_from(["", "de", "fr"]),
    backwards=st.booleans(),
)
def test_that_selecting_all_agrees_with_asking_for_each(
    rows: list[tuple[str, str, str]], view: View, text: str, store: str, backwards: bool
) -> None:
    index = index_of([make(at, *row) for at, row in enumerate(rows)])
    wanted = OrderFilter(view, text, store)
    ranking = list(reversed(range(len(rows)))) if backwards else None
    found, counts = index.select(wanted, ranking)
    places = ranking if ranking is not None else list(range(len(rows)))
    assert found == [place for place in places if index.matches(place, wanted)]
    for other in View:
        each = replace(wanted, view=other)
        assert counts[other] == sum(index.matches(place, each) for place in places)
    assert index.counts(wanted) == counts


class CountedText(str):
    """A text that counts how often something is looked for in it."""

    looked = 0
    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        CountedText.looked += 1
        return super().__contains__(part)  # type: ignore[operator]


def test_that_a_search_looks_once_into_each_of_100_000_orders() -> None:
    base = prepare_row(make(1, "processing", "Processing"))
    rows = [replace(base, haystack=CountedText(f"#{at}\nprocessing")) for at in range(100_000)]
    index = RowIndex()
    index.reset(rows)
    CountedText.looked = 0
    found, counts = index.select(OrderFilter(View.FORMATTING, "#9999"))
    assert CountedText.looked == 100_000
    assert found == [9999, *range(99_990, 100_000)]
    assert counts[View.FORMATTING] == 11


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

    index = RowIndex()
    index.reset(prepare_rows(orders))
    asked = OrderFilter(view, criteria=criteria)
    found, counts = index.select(asked)
    expected = {o.ref for o in orders if wanted(o)}
    shown = {index.rows[place].order.ref for place in found}
    assert shown == {r.order.ref for r in index.rows if r.order.ref in expected and r.within(view)}
    assert counts[View.ALL] == len(expected)
    assert all(index.matches(p, asked) == (p in found) for p in range(len(orders)))
    assert bool(criteria) == (criteria != Criteria())


def test_that_a_status_is_chosen_exactly_as_it_is(index: RowIndex) -> None:
    chosen = Criteria(statuses=frozenset({Status.text("in-production")}))
    assert index.select(OrderFilter(criteria=chosen))[0] == [0]
    other = Criteria(statuses=frozenset({Status.text("In-production")}))
    assert index.select(OrderFilter(criteria=other))[0] == []
