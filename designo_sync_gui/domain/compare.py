"""The verdict on an order.

Law: total functions; two statuses are equal exactly when JSON type and code points are equal.
"""

from collections import Counter
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


#: Pairs of equal characters that the search looks at, each time it divides what is left. Two
#: texts of 2,000 characters made of few letters took 78 s (measured); so few pairs take 0.1 s.
_MOST_PAIRS = 20_000


def differing_spans(left: Status, right: Status) -> tuple[tuple[range, ...], tuple[range, ...]]:
    """The code points of each literal that have no equal partner in the other.

    For colouring only. Where that would take long, only the common beginning and end are found.
    """
    a, b = left.literal, right.literal
    if left.json_type is not right.json_type:
        return _whole(a), _whole(b)
    if _pairs(a, b) <= _MOST_PAIRS:
        return _matched(a, b, 0)
    in_a, in_b = _between_common_ends(a, b)
    if not (in_a and in_b):
        return in_a, in_b
    middle_a, middle_b = (text[r[0].start : r[0].stop] for text, r in ((a, in_a), (b, in_b)))
    if _pairs(middle_a, middle_b) > _MOST_PAIRS:
        return in_a, in_b
    return _matched(middle_a, middle_b, in_a[0].start)


def _pairs(a: str, b: str) -> int:
    """How many pairs of places hold the same character."""
    counts = Counter(b)
    return sum(number * counts[char] for char, number in Counter(a).items())


def _matched(a: str, b: str, offset: int) -> tuple[tuple[range, ...], tuple[range, ...]]:
    """``offset`` is where both begin in the whole literals."""
    in_a, in_b = [], []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            in_a.append(range(offset + a1, offset + a2))
            in_b.append(range(offset + b1, offset + b2))
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
