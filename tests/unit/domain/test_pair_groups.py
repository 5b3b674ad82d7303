"""How many orders of a store have the same two values."""

from datetime import UTC, datetime

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.order_states import OrderState, Pair, state_of
from designo_sync_gui.domain.pair_groups import groups_of_states
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import PairGroup

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PAID, LOUD = Status.text("paid"), Status.text("PAID")


def state(
    left: Status | None, right: Status | None, store: str = "de", agreed: Status | None = None
) -> OrderState:
    sides = [
        Observation(Presence.PRESENT if status else Presence.ABSENT, status, NOW)
        for status in (left, right)
    ]
    return state_of(Order(OrderRef(store, "1"), "", sides[0], sides[1], agreed=agreed))


def test_that_equal_pairs_of_a_store_are_one_group_however_their_states_differ() -> None:
    states = [
        (state(PAID, PAID), 2),
        (state(PAID, LOUD), 3),
        (state(PAID, LOUD, agreed=PAID), 4),
        (state(PAID, LOUD, "fr"), 50),
    ]
    case = frozenset({DifferenceKind.CASE})
    assert groups_of_states("de", {PAID}, states) == (
        PairGroup(Pair(PAID, LOUD, Look.FORMATTING), case, 7),
        PairGroup(Pair(PAID, PAID, Look.EQUAL), frozenset(), 2),
    )


def test_that_an_order_that_neither_side_has_counts_nowhere() -> None:
    assert groups_of_states("de", {PAID}, [(state(None, None), 5)]) == ()


def test_that_only_pairs_with_a_value_are_told() -> None:
    new = Status.text("new")
    states = [(state(new, new), 9), (state(new, LOUD), 2), (state(PAID, None), 1)]
    told = groups_of_states("de", {PAID, LOUD}, states)
    assert [(group.pair[:2], group.count) for group in told] == [
        ((new, LOUD), 2),
        ((PAID, None), 1),
    ]
