"""How many orders of a store have the same two values."""

from collections import Counter
from collections.abc import Iterable, Set

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.order_states import OrderState, Pair, is_gone, judged, pair_of
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import PairGroup


def groups_of_states(
    store_code: str, values: Set[Status], states: Iterable[tuple[OrderState, int]]
) -> tuple[PairGroup, ...]:
    """The pairs of one store that one of ``values`` is in, the most frequent first, from what
    orders share, each state with the number of its orders. An order that neither side has counts
    nowhere."""
    counts: Counter[Pair] = Counter()
    kinds: dict[Pair, frozenset[DifferenceKind]] = {}
    for state, number in states:
        if state.store_code == store_code and not is_gone(state) and _has(state, values):
            told = judged(state)
            pair = pair_of(told.traits)
            counts[pair] += number
            kinds[pair] = told.comparison.kinds
    return tuple(PairGroup(pair, kinds[pair], number) for pair, number in counts.most_common())


def _has(state: OrderState, values: Set[Status]) -> bool:
    sides = (state.storefront, state.designo)
    return any(side is not None and side.status in values for side in sides)
