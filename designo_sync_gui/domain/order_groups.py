"""Orders of a view in groups of one pair of values, the most urgent first.

Law: a group is what the rules say of its orders: the same two values, exactly, and whether both
sides moved. Groups stand by urgency, then the largest first, then by their values: two groups
never change places by chance.
"""

from dataclasses import dataclass
from typing import NamedTuple

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.order_states import Pair, Traits, pair_of
from designo_sync_gui.domain.status import Status

#: What somebody should look at first.
_URGENCY = {
    look: place
    for place, look in enumerate(
        (
            Look.CONFLICT,
            Look.DIFFERENT,
            Look.FORMATTING,
            Look.ONLY_STOREFRONT,
            Look.ONLY_DESIGNO,
            Look.UNREADABLE,
            Look.NOT_READ,
            Look.EQUAL,
        )
    )
}


class GroupKey(NamedTuple):
    """What the orders of a group have in common."""

    pair: Pair
    conflict: bool

    @property
    def look(self) -> Look:
        """The group's verdict as displayed."""
        return Look.CONFLICT if self.conflict else self.pair.look


@dataclass(frozen=True, slots=True)
class RowGroup:
    """``count`` neighbouring rows of a grouped view, from row ``first`` on."""

    key: GroupKey
    kinds: frozenset[DifferenceKind]
    first: int
    count: int

    @property
    def end(self) -> int:
        """The row behind the last."""
        return self.first + self.count


def group_of(traits: Traits, moved: Movement) -> GroupKey:
    """The group of an order."""
    return GroupKey(pair_of(traits), moved is Movement.BOTH)


def group_place(key: GroupKey, count: int) -> tuple[int | str, ...]:
    """What groups are sorted by; ``count`` is how many orders a group has in the view."""
    return _URGENCY[key.look], -count, *_texts(key.pair.storefront), *_texts(key.pair.designo)


def _texts(status: Status | None) -> tuple[str, str]:
    return ("", "") if status is None else (status.literal, status.json_type)
