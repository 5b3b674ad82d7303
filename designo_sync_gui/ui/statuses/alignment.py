"""Two values side by side, code point by code point.

Law: pure Python, for eyes only; every code point of both values has a place, or is counted in
a gap that says how many were left out. No length makes it slow.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.statuses.text import Spans, spans_between

#: So many equal code points are kept on each side of a difference in a long value.
_KEPT = 24
_MOST_COLUMNS = 512


@dataclass(frozen=True, slots=True)
class Pair:
    """A column: the place of a code point in each literal, or ``None`` where there is no partner.

    ``skipped`` counts the columns that this one stands for; its places are ``None`` then.
    """

    left: int | None
    right: int | None
    differs: bool
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring columns that are all equal or all differ."""

    left: range
    right: range
    differs: bool

    @property
    def columns(self) -> int:
        return max(len(self.left), len(self.right))

    def pairs(self, start: int, stop: int) -> Iterator[Pair]:
        for left, right in zip_longest(self.left[start:stop], self.right[start:stop]):
            yield Pair(left, right, self.differs)


def align(left: Status | None, right: Status | None) -> tuple[Pair, ...]:
    """The columns of a comparison; long equal stretches and very long values are skipped over."""
    a, b = (side.literal if side else "" for side in (left, right))
    if left is None or right is None or not (a and b):
        both = left is not None and right is not None
        return tuple(_columns([_Stretch(range(len(a)), range(len(b)), both)]))
    return tuple(_columns(_stretches(len(a), len(b), spans_between(left, right))))


def _stretches(length_a: int, length_b: int, spans: tuple[Spans, Spans]) -> list[_Stretch]:
    """Equal code points pair up in their order; what differs between them stands side by side."""
    ends_a = {span.start: span.stop for span in spans[0]}
    ends_b = {span.start: span.stop for span in spans[1]}
    starts_a, starts_b = [*sorted(ends_a), length_a], [*sorted(ends_b), length_b]
    found: list[_Stretch] = []
    a = b = 0
    while a < length_a or b < length_b:
        to_a, to_b = ends_a.get(a, a), ends_b.get(b, b)
        differs = to_a > a or to_b > b
        if not differs:
            equal = min(
                next(start for start in starts_a if start >= a) - a,
                next(start for start in starts_b if start >= b) - b,
            )
            to_a, to_b = a + equal, b + equal
        found.append(_Stretch(range(a, to_a), range(b, to_b), differs))
        a, b = to_a, to_b
    return found


def _columns(stretches: Iterable[_Stretch]) -> Iterator[Pair]:
    """Every stretch, without the middle of long equal ones, until there are too many columns."""
    room = _MOST_COLUMNS
    left_out = 0
    differs = False
    for stretch in stretches:
        count = stretch.columns
        if not stretch.differs and count > 3 * _KEPT and room > 2 * _KEPT:
            yield from stretch.pairs(0, _KEPT)
            yield Pair(None, None, differs=False, skipped=count - 2 * _KEPT)
            yield from stretch.pairs(count - _KEPT, count)
            room -= 2 * _KEPT + 1
            continue
        yield from stretch.pairs(0, max(0, room))
        if count > room:
            left_out += count - max(0, room)
            differs = differs or stretch.differs
        room -= min(count, max(0, room))
    if left_out:
        yield Pair(None, None, differs=differs, skipped=left_out)
