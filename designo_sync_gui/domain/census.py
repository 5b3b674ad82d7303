"""The status census: every distinct value of a store on each side, near-twins together.

Law: values are counted as they are; grouping says that two look alike, never that they are one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from designo_sync_gui.domain.kinds import (
    FORMATTING_KINDS,
    DifferenceKind,
    difference_kinds,
    fold,
    is_cut,
)
from designo_sync_gui.domain.order import Order, Presence
from designo_sync_gui.domain.order_states import OrderState, state_of
from designo_sync_gui.domain.report import ReportAbout, ReportFormat
from designo_sync_gui.domain.status import Status

#: Longer values are near-twins of nobody: nobody could see it, and comparing them takes long.
_LONGEST_COMPARED = 4096
#: More different words than this are no vocabulary; cut values are not looked for among them.
_MOST_WORDS = 500


@dataclass(frozen=True, slots=True)
class ValueCount:
    """How many orders have this value now, on each side."""

    status: Status
    storefront: int
    designo: int

    @property
    def total(self) -> int:
        return self.storefront + self.designo


@dataclass(frozen=True, slots=True)
class Twins:
    """Values that look like one another, the most frequent first; mostly a single one.

    ``kinds`` name what tells the others from the first; empty for a single value.
    """

    values: tuple[ValueCount, ...]
    kinds: tuple[DifferenceKind, ...] = ()

    @property
    def total(self) -> int:
        return sum(value.total for value in self.values)


@dataclass(frozen=True, slots=True)
class Census:
    """The values of one store, or of all (empty code); ``orders`` is how many were counted.

    Groups of several values come first, then the most frequent ones.
    """

    store_code: str
    orders: int
    groups: tuple[Twins, ...]


class CensusWriter(Protocol):
    def write_census(
        self, path: Path, form: ReportFormat, census: Census, about: ReportAbout
    ) -> int:
        """Write every value with its numbers; returns how many.

        Blocking: call it in a worker. Raises ``StorageFailed``."""


def take_census(store_code: str, orders: Iterable[Order]) -> Census:
    """Count the values of these orders. An order that a side does not have counts nowhere."""
    return census_of_states(store_code, ((state_of(order), 1) for order in orders))


def census_of_states(store_code: str, states: Iterable[tuple[OrderState, int]]) -> Census:
    """The same of what orders share, each state with the number of its orders."""
    sides: tuple[Counter[Status], Counter[Status]] = (Counter(), Counter())
    count = 0
    for state, number in states:
        count += number
        for counter, side in zip(sides, (state.storefront, state.designo), strict=True):
            if side is not None and side.presence is Presence.PRESENT and side.status is not None:
                counter[side.status] += number
    values = [ValueCount(s, sides[0][s], sides[1][s]) for s in {**sides[0], **sides[1]}]
    groups = [_twins(members) for members in _alike(values)]
    groups.sort(key=lambda g: (len(g.values) == 1, -g.total, g.values[0].status.literal))
    return Census(store_code, count, tuple(groups))


def _alike(values: Iterable[ValueCount]) -> list[list[ValueCount]]:
    by_word: dict[str, list[ValueCount]] = {}
    for value in values:
        by_word.setdefault(_word(value.status), []).append(value)
    if len(by_word) <= _MOST_WORDS:
        for word in sorted((w for w in by_word if not w.startswith("\x00")), key=len):
            longer = next((other for other in by_word if is_cut(word, other)), None)
            if longer is not None:
                by_word[longer] += by_word.pop(word)
    return list(by_word.values())


def _word(status: Status) -> str:
    """The same for values that differ in spelling or JSON type alone. Empty values differ."""
    if not status.has_value:
        return f"\x00{status.json_type}"
    if len(status.literal) > _LONGEST_COMPARED:
        return f"\x00{status.literal}"
    return fold(status.literal, FORMATTING_KINDS)


def _twins(values: list[ValueCount]) -> Twins:
    values.sort(key=lambda value: (-value.total, value.status.json_type, value.status.literal))
    first = values[0].status
    found = {kind for value in values[1:] for kind in difference_kinds(first, value.status)}
    return Twins(tuple(values), tuple(kind for kind in DifferenceKind if kind in found))
