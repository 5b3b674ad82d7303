"""The verdict on an order.

Law: total functions; two statuses are equal exactly when JSON type and code points are equal.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from designo_sync_gui.domain.kinds import (
    FORMATTING_KINDS,
    DifferenceKind,
    difference_kinds,
)
from designo_sync_gui.domain.order import Observation, Order, Presence
from designo_sync_gui.domain.status import JsonType, Status


class Verdict(StrEnum):
    """What can be said of the two sides of an order."""

    EQUAL = "equal"
    DIFFERENT = "different"
    ONLY_STOREFRONT = "only in storefront"
    ONLY_DESIGNO = "only in DesignO"
    NOT_READ = "not read"
    UNREADABLE = "unreadable"


#: The verdicts that the view "Mismatches" and the mismatch report show.
MISMATCHES = frozenset(
    {
        Verdict.DIFFERENT,
        Verdict.ONLY_STOREFRONT,
        Verdict.ONLY_DESIGNO,
        Verdict.UNREADABLE,
    }
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict and, when it is ``different``, at least one kind."""

    verdict: Verdict
    kinds: frozenset[DifferenceKind] = frozenset()

    @property
    def formatting_only(self) -> bool:
        """Different in spelling alone: case, separators, white space and the like."""
        return bool(self.kinds) and self.kinds <= FORMATTING_KINDS

    @property
    def kind_names(self) -> tuple[str, ...]:
        """The kinds in the fixed order of their definition."""
        return tuple(kind.value for kind in DifferenceKind if kind in self.kinds)


def judge(order: Order) -> Comparison:
    """Compare the two sides of an order; never ``equal`` unless both values were read."""
    left, right = order.storefront, order.designo
    if left is None or right is None or Presence.NOT_READ in (left.presence, right.presence):
        return Comparison(Verdict.NOT_READ)
    if left.presence is Presence.ABSENT and right.presence is Presence.ABSENT:
        return Comparison(Verdict.NOT_READ)
    if right.presence is Presence.ABSENT:
        return Comparison(Verdict.ONLY_STOREFRONT)
    if left.presence is Presence.ABSENT:
        return Comparison(Verdict.ONLY_DESIGNO)
    if not (_received(left) and _received(right)) or left.status is None or right.status is None:
        return Comparison(Verdict.UNREADABLE)
    kinds = difference_kinds(left.status, right.status)
    return Comparison(Verdict.DIFFERENT if kinds else Verdict.EQUAL, kinds)


def _received(observation: Observation) -> bool:
    """An order without its status field delivered nothing that could be compared."""
    return observation.status is not None and observation.status.json_type is not JsonType.ABSENT


_LONGEST_ALIGNED = 2000


def differing_spans(left: Status, right: Status) -> tuple[tuple[range, ...], tuple[range, ...]]:
    """The code points of each literal that have no equal partner in the other.

    For colouring only. Beyond 2,000 code points only the common beginning and end are found.
    """
    a, b = left.literal, right.literal
    if left.json_type is not right.json_type:
        return _whole(a), _whole(b)
    if max(len(a), len(b)) > _LONGEST_ALIGNED:
        return _between_common_ends(a, b)
    in_a, in_b = [], []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            in_a.append(range(a1, a2))
            in_b.append(range(b1, b2))
    return tuple(r for r in in_a if r), tuple(r for r in in_b if r)


def _whole(text: str) -> tuple[range, ...]:
    return (range(len(text)),) if text else ()


def _between_common_ends(a: str, b: str) -> tuple[tuple[range, ...], tuple[range, ...]]:
    shortest = min(len(a), len(b))
    start = 0
    while start < shortest and a[start] == b[start]:
        start += 1
    end = 0
    while end < shortest - start and a[-1 - end] == b[-1 - end]:
        end += 1
    spans = (range(start, len(a) - end), range(start, len(b) - end))
    return tuple(r for r in spans[:1] if r), tuple(r for r in spans[1:] if r)
