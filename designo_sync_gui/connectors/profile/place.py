"""In which order a profile's list gives its orders, and how far it was read.

Law: nothing is known of the order of a list but what it shows: of each store the ids fall (the
newest first) or rise (the oldest first) without exception, or the list has no place at which it is
gone on with. Only numbers have an order.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from designo_sync_gui.domain.ports import OrderPage

FALLING: Final = "falling"
RISING: Final = "rising"
#: A rising list that is read from its end.
BACKWARDS: Final = "backwards"

_WAYS: Final = (FALLING, RISING, BACKWARDS)
#: A tenant with more stores than so has no place.
_MOST_STORES: Final = 500
_MOST_DIGITS: Final = 40

Ids = dict[str, int]


@dataclass(frozen=True, slots=True)
class Place:
    """How far the list of ``store`` (empty: all together) was read.

    ``at`` is the number of the page, or the offset, that comes next; backwards, of the last page
    that was read. ``edges`` are the ids of each store there, ``tops`` the highest ones at the
    newest end of the list.
    """

    store: str
    way: str
    at: int
    edges: Mapping[str, int]
    tops: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "Place | None":
        """``None`` for what is no such text."""
        try:
            store, way, at, edges, tops = json.loads(text)
            sound = isinstance(store, str) and way in _WAYS and isinstance(at, int) and at >= 0
            known = {str(code): int(number) for code, number in edges.items()}
            highest = {str(code): int(number) for code, number in tops.items()}
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None
        return cls(store, way, at, known, highest) if sound and known else None

    @property
    def text(self) -> str:
        return json.dumps([self.store, self.way, self.at, dict(self.edges), dict(self.tops)])

    def meets(self, page: OrderPage) -> bool:
        """Whether a page shows an order from before the edge, or the one at it: what lies behind
        it was not read before, and what lies behind the edge is on it or behind it."""
        found = ids_of(page)
        if found is None:
            return False
        for code, numbers in found.items():
            edge = self.edges.get(code)
            if edge is None:
                continue
            if (max(numbers) >= edge) if self.way == FALLING else (min(numbers) <= edge):
                return True
        return False

    def meets_top(self, page: OrderPage) -> bool:
        """Whether a page shows an order that was there before: all that came is on it or above."""
        found = ids_of(page) or {}
        return any(min(numbers) <= self.tops.get(code, -1) for code, numbers in found.items())


def ids_of(page: OrderPage) -> dict[str, list[int]] | None:
    """The ids of a page by store, in its order; ``None`` where one is no number, or where orders
    have none that can be read."""
    found: dict[str, list[int]] = {}
    for reading in page.readings:
        code, text = reading.ref
        if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
            return None
        found.setdefault(code, []).append(int(text))
    return None if len(found) > _MOST_STORES else found


@dataclass(slots=True)
class Trend:
    """Which way the ids of a list go, as far as it was read; ``way`` is empty while that is not
    known. Not ``sound``: they go no way."""

    way: str = ""
    edges: Ids = field(default_factory=dict)
    sound: bool = True
    tops: Ids = field(default_factory=dict)

    def take(self, page: OrderPage) -> None:
        """Note a page. One may begin with what was shown before: an order that came has pushed it
        there."""
        found = ids_of(page)
        if found is None:
            self.sound = False
            return
        for code, numbers in found.items():
            self.way = self.way or _way_of(numbers) or _way_of([*self._edge(code), *numbers])
            self.sound = self.sound and self._goes_on(code, numbers)
            self.edges[code] = numbers[-1]
            self.tops.setdefault(code, numbers[0])

    def _edge(self, code: str) -> list[int]:
        return [self.edges[code]] if code in self.edges else []

    def _goes_on(self, code: str, numbers: list[int]) -> bool:
        sign = -1 if self.way == FALLING else 1
        inside = all(sign * a < sign * b for a, b in pairwise(numbers))
        edge = self._edge(code)
        return inside and (not edge or sign * numbers[-1] >= sign * edge[0])


@dataclass(slots=True)
class FromEnd:
    """A rising list read from its end: first the tail, which is what came behind the end of before
    (without a place, the last page), then the rest downwards.

    ``first`` are the last ids of its first page, which lie below all others. ``met``: the tail
    has come to what was read before.
    """

    store: str
    first: Mapping[str, int]
    behind: Place | None = None
    met: bool = False
    next_index: int = 0
    _tops: Ids = field(default_factory=dict)
    _lows: Ids = field(default_factory=dict)
    _reached: bool = False

    @property
    def reached(self) -> str:
        """The place behind the last page; empty in a tail that has not met."""
        if not self.met or not self._lows:
            return ""
        return Place(self.store, BACKWARDS, self.next_index + 1, self._lows, self._tops).text

    def take_tail(self, index: int, page: OrderPage) -> bool:
        """Note a page of the tail; whether it is as it should be."""
        found = self._below(page)
        if found is None:
            return False
        for code, numbers in found.items():
            self._tops[code] = max(numbers[-1], self._tops.get(code, 0))
            self._lows[code] = numbers[0]
        self.met = self.behind is None or self.behind.meets_top(page)
        self.next_index = index - 1
        if self.met and self.behind is not None:
            self._tops = {**self.behind.tops, **self._tops}
            self._skip_to(self.behind, index)
        return True

    def _skip_to(self, behind: Place, index: int) -> None:
        """Go on at the last page that was read before, unless the tail has come to it already."""
        self._reached = behind.at >= index
        if not self._reached:
            self.next_index = behind.at
        self._lows = dict(behind.edges) if not self._reached else self._lows

    def take(self, index: int, page: OrderPage) -> bool:
        """Note a page below; the first one behind a place must show what was read last."""
        found = self._below(page)
        if found is None:
            return False
        at_place = self.behind is not None and not self._reached
        shown = any(n[-1] >= self._lows.get(code, n[-1] + 1) for code, n in found.items())
        if at_place and not shown:
            return False
        self._reached = True
        for code, numbers in found.items():
            self._lows[code] = min(numbers[0], self._lows.get(code, numbers[0]))
        self.next_index = index - 1
        return True

    def _below(self, page: OrderPage) -> dict[str, list[int]] | None:
        """The ids of a page by store, where they rise and lie between the first page and the page
        before."""
        found = ids_of(page)
        if found is None or page.nameless or page.lost:
            return None
        for code, numbers in found.items():
            rising = all(a < b for a, b in pairwise(numbers))
            low = self._lows.get(code)
            if not rising or numbers[0] <= self.first.get(code, -1):
                return None
            if low is not None and numbers[0] > low:
                return None
        return found


def _way_of(numbers: list[int]) -> str:
    if len(numbers) < 2 or numbers[0] == numbers[-1]:
        return ""
    return FALLING if numbers[0] > numbers[-1] else RISING
