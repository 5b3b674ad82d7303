"""The first sentence of an order never says more than was read."""

from collections.abc import Iterator
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from order_strategies import NOON, STATUSES, TIMES, orders
from samples import sampled

from designo_sync_gui.domain.answer import Answer, Moment, answer
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.looks import look_of
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Order, Presence, Side
from designo_sync_gui.domain.order_states import Pair
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.table_ports import PairGroup
from designo_sync_gui.domain.timeline import Seen, timeline

statuses = st.sampled_from(STATUSES[:3])
sightings = st.builds(
    Seen,
    st.one_of(TIMES, st.integers(-9, 9).map(lambda hours: NOON + timedelta(hours=hours))),
    st.sampled_from(Side),
    st.just(Presence.PRESENT),
    st.one_of(st.none(), statuses),
)
histories = st.lists(sightings, max_size=6).map(lambda seen: timeline(seen, ()))


@st.composite
def grouped(draw: st.DrawFn) -> tuple[Order, tuple[PairGroup, ...]]:
    order = draw(orders())
    made = []
    for other in [*draw(st.lists(orders(), max_size=4)), order]:
        left, right = (side.status if side else None for side in (other.storefront, other.designo))
        comparison = judge(other)
        pair = Pair(left, right, look_of(comparison))
        made.append(PairGroup(pair, comparison.kinds, draw(st.integers(0, 12))))
    return order, tuple(made)


def sentences(told: Answer) -> Iterator[Sentence]:
    yield from (told.conclusion, *told.facts)
    if told.probably:
        yield told.probably


def moments(told: Answer) -> list[Moment]:
    return [
        value
        for sentence in sentences(told)
        for _, value in sentence.values
        if isinstance(value, Moment)
    ]


@sampled(50)
@given(orders(), histories)
def test_that_no_time_is_later_than_a_reading(order, entries) -> None:
    read = [side.read_at for side in (order.storefront, order.designo) if side is not None]
    for moment in moments(answer(order, entries)):
        assert moment.at <= max(read)


@sampled(50)
@given(orders(), histories)
def test_that_behind_is_said_exactly_where_one_side_moved(order, entries) -> None:
    told = answer(order, entries)
    behind = {
        "DesignO is behind.": Movement.STOREFRONT,
        "The storefront is behind.": Movement.DESIGNO,
    }
    if told.conclusion.english in behind:
        assert judge(order).verdict is Verdict.DIFFERENT
        assert movement(order) is behind[told.conclusion.english]
    else:
        assert not any("behind" in part.english for part in sentences(told))
        moved = movement(order) in behind.values()
        assert not (moved and judge(order).verdict is Verdict.DIFFERENT)


@sampled(50)
@given(orders(), histories)
def test_that_everything_said_is_a_whole_sentence(order, entries) -> None:
    told = answer(order, entries)
    assert told.facts
    for part in sentences(told):
        assert part.english.endswith(".")


@sampled(50)
@given(orders(), histories)
def test_that_a_value_is_said_only_of_a_side_that_has_it(order, entries) -> None:
    told = " ".join(part.english for part in answer(order, entries).facts)
    for side in Side:
        seen = order.side(side)
        if seen is None or seen.status is None:
            for words in ("says", "still says", "moved to"):
                assert f"{side.capital.english} {words}" not in told


@sampled(50)
@given(grouped(), histories)
def test_that_a_reason_rests_on_five_orders_that_differ(made, entries) -> None:
    order, groups = made
    if answer(order, entries, groups).probably:
        assert judge(order).verdict is Verdict.DIFFERENT
        assert movement(order) is not Movement.BOTH
        same = [
            group.count
            for group in groups
            if order.storefront is not None
            and order.designo is not None
            and group.pair[:2] == (order.storefront.status, order.designo.status)
        ]
        assert sum(same) >= 5
