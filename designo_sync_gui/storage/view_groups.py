"""The states of a list in the order of the table: in groups of one pair of values, by what orders
of one state have in common, or both."""

from collections.abc import Iterable, Iterator, Sequence

from designo_sync_gui.domain.order_groups import GroupKey, RowGroup, group_of, group_place
from designo_sync_gui.domain.order_sorting import Sorting, SortKey, by_state, state_key
from designo_sync_gui.domain.order_states import JudgedState

#: A state, its id before it, and how many orders of the list are in it.
Counted = tuple[int, JudgedState, int]


def groups_of(states: Sequence[Counted]) -> tuple[RowGroup, ...]:
    """The groups of a list, from top to bottom: together exactly its rows."""
    found = []
    first = 0
    for key, members in _grouped(states):
        count = sum(number for _, _, number in members)
        found.append(RowGroup(key, members[0][1].comparison.kinds, first, count))
        first += count
    return tuple(found)


def parts_of(states: Sequence[Counted], by: Sorting) -> Iterator[list[int]]:
    """The ids of states whose orders stand together, from top to bottom."""
    if not by.grouped:
        yield from _keyed(states, by)
        return
    for _, members in _grouped(states):
        if by_state(by.column):
            yield from _keyed(members, by)
        else:
            yield [at for at, _, _ in members]


def _grouped(states: Iterable[Counted]) -> list[tuple[GroupKey, list[Counted]]]:
    members: dict[GroupKey, list[Counted]] = {}
    for one in states:
        key = group_of(one[1].traits, one[1].state.movement)
        members.setdefault(key, []).append(one)
    counts = {key: sum(number for _, _, number in found) for key, found in members.items()}
    return sorted(members.items(), key=lambda item: group_place(item[0], counts[item[0]]))


def _keyed(states: Iterable[Counted], by: Sorting) -> Iterator[list[int]]:
    keyed: dict[SortKey, list[int]] = {}
    for at, one, _ in states:
        keyed.setdefault(state_key(one, by), []).append(at)
    for key in sorted(keyed, reverse=by.descending):
        yield keyed[key]
