"""Which orders are in view: a saved view, a store, a search text and the filter chips.

Law: pure Python. Searching folds its own copy of the texts; the statuses stay as they came.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from designo_sync_gui.domain.compare import MISMATCHES, Comparison, Verdict, judge
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Observation, Order, OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.orders.criteria import (
    NO_CRITERIA,
    Criteria,
    Traits,
    last_change,
    traits_of,
)

_DIGITS = re.compile(r"[0-9]+")
_ONE_NUMBER = re.compile(r"(#?)([0-9]+)")


def natural_key(text: str) -> str:
    """A key that puts ``#9`` before ``#10`` and keeps leading zeros out of it.

    Each run of digits is preceded by its length, so that texts compare as numbers do.
    """
    plain = _ONE_NUMBER.fullmatch(text)
    if plain:
        digits = plain[2].lstrip("0")
        return f"{plain[1]}{len(digits):06d}{digits}"
    return _DIGITS.sub(_sized, text.casefold())


def _sized(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return f"{len(digits):06d}{digits}"


class View(StrEnum):
    """The saved views; the value is the title."""

    ALL = "All"
    MISMATCHES = "Mismatches"
    FORMATTING = "Formatting only"
    CONFLICTS = "Conflicts"
    ATTENTION = "Needs attention"
    UNKNOWN = "Unknown"
    EQUAL = "Equal"


_BITS = {view: 1 << place for place, view in enumerate(View)}

#: Last outcomes that somebody should look at.
_ATTENTION = frozenset(
    {OutcomeKind.REFUSED, OutcomeKind.ALTERED, OutcomeKind.UNKNOWN, OutcomeKind.SKIPPED}
)


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """What the operator wants to see; ``store_code`` is empty for all stores."""

    view: View = View.ALL
    text: str = ""
    store_code: str = ""
    criteria: Criteria = NO_CRITERIA


@dataclass(frozen=True, slots=True)
class Row:
    """An order with what the table asks of it again and again.

    Attributes:
        haystack: number, id and both statuses, case folded; for searching only.
        views: one bit per ``View`` that the order belongs to.
        id_key: sorts by order id as numbers do.
        movement: which side moved since both were last seen equal.
        traits: what the chips look at.
        changed: seconds since 1970 of the last change by the sides' own word.
        number_key: sorts by order number as people read numbers.
        read_key: seconds since 1970 when the older side was read; those never read come last.
    """

    order: Order
    comparison: Comparison
    haystack: str
    views: int
    id_key: str
    movement: Movement
    traits: Traits
    changed: float
    number_key: str
    read_key: float

    def within(self, view: View) -> bool:
        return bool(self.views & _BITS[view])


def prepare_row(order: Order, known: dict[Traits, Traits] | None = None) -> Row:
    """Judge an order and fold what can be searched for.

    ``known`` are traits of other rows: equal ones become one object, which narrowing is fast by.
    """
    comparison = judge(order)
    moved = movement(order)
    texts = (
        order.number,
        order.ref.order_id,
        _literal(order.storefront),
        _literal(order.designo),
    )
    traits = traits_of(order, comparison)
    return Row(
        order,
        comparison,
        "\n".join(texts).casefold(),
        _views(order, comparison, moved),
        natural_key(order.ref.order_id),
        moved,
        traits if known is None else known.setdefault(traits, traits),
        last_change(order),
        natural_key(order.number),
        _read_key(order),
    )


def prepare_rows(orders: Iterable[Order]) -> list[Row]:
    """``prepare_row`` for many, newest id first: about 6 µs each, so any thread may do it."""
    known: dict[Traits, Traits] = {}
    rows = [prepare_row(order, known) for order in orders]
    rows.sort(key=id_key, reverse=True)
    return rows


#: What the newest-first order compares.
id_key = attrgetter("id_key")


def _read_key(order: Order) -> float:
    times = [side.read_at for side in (order.storefront, order.designo) if side is not None]
    return min(times).timestamp() if times else float("inf")


def _literal(observation: Observation | None) -> str:
    if observation is None or observation.status is None:
        return ""
    return observation.status.literal


def _views(order: Order, comparison: Comparison, moved: Movement) -> int:
    views = _BITS[View.ALL]
    if comparison.verdict in MISMATCHES:
        views |= _BITS[View.MISMATCHES]
    if comparison.formatting_only:
        views |= _BITS[View.FORMATTING]
    if moved is Movement.BOTH:
        views |= _BITS[View.CONFLICTS]
    if order.last_outcome is OutcomeKind.UNKNOWN:
        views |= _BITS[View.UNKNOWN]
    if comparison.verdict is Verdict.EQUAL:
        views |= _BITS[View.EQUAL]
    if order.last_outcome in _ATTENTION:
        views |= _BITS[View.ATTENTION]
    return views


class RowIndex:
    """The rows of all orders, searchable; positions in ``rows`` never change but by ``reset``.

    ``places`` finds a row by its order reference. Made where nobody waits: on the engine's thread.
    """

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows: list[Row] = []
        self.places: dict[OrderRef, int] = {}
        self._haystacks: list[str] = []
        self._views: list[int] = []
        self._stores: dict[str, list[int]] = {}
        self._newest_first: list[int] | None = None
        self.reset(rows)

    def reset(self, rows: Sequence[Row]) -> None:
        """Take other rows in the place of all."""
        self.rows = list(rows)
        self.places = {row.order.ref: place for place, row in enumerate(self.rows)}
        self._haystacks = [row.haystack for row in self.rows]
        self._views = [row.views for row in self.rows]
        self._stores = {}
        for place, row in enumerate(self.rows):
            self._stores.setdefault(row.order.ref.store_code, []).append(place)
        self._newest_first = None
        self.newest_first()

    def newest_first(self) -> list[int]:
        """Every place, the newest id first."""
        if self._newest_first is None:
            keys = list(map(id_key, self.rows))
            self._newest_first = sorted(range(len(keys)), key=keys.__getitem__, reverse=True)
        return self._newest_first

    def replace(self, place: int, row: Row) -> None:
        """A newer state of the same order."""
        self.rows[place] = row
        self._haystacks[place] = row.haystack
        self._views[place] = row.views

    def append(self, row: Row) -> int:
        """A new order; returns its place."""
        place = self.places[row.order.ref] = len(self.rows)
        self.rows.append(row)
        self._newest_first = None
        self._haystacks.append(row.haystack)
        self._views.append(row.views)
        self._stores.setdefault(row.order.ref.store_code, []).append(place)
        return place

    def matches(self, place: int, wanted: OrderFilter) -> bool:
        """Whether one row is in view."""
        row = self.rows[place]
        return (
            row.within(wanted.view)
            and wanted.store_code in ("", row.order.ref.store_code)
            and wanted.text.casefold() in row.haystack
            and wanted.criteria.accepts(row.traits)
            and row.changed >= wanted.criteria.earliest
        )

    def select(
        self, wanted: OrderFilter, ranking: Sequence[int] | None = None
    ) -> tuple[list[int], dict[View, int]]:
        """The places in view, in the order of ``ranking``, and the counts of every view.

        The counts are those within the wanted store and search text.
        """
        found = self._found(wanted, ranking)
        views = self._views
        counts = _counts(Counter(map(views.__getitem__, found)))
        if wanted.view is View.ALL:
            return found, counts
        bit = _BITS[wanted.view]
        return [place for place in found if views[place] & bit], counts

    def mismatches_by_store(self) -> dict[str, int]:
        """How many mismatches each store has, search and view aside."""
        views, bit = self._views, _BITS[View.MISMATCHES]
        return {
            code: sum(1 for place in places if views[place] & bit)
            for code, places in self._stores.items()
        }

    def statuses(self) -> list[tuple[Status, int]]:
        """Every value of either side with how many orders have it, the most frequent first."""
        found: Counter[Status] = Counter()
        traits = [row.traits for row in self.rows]
        by_id = {id(one): one for one in traits}
        for key, count in Counter(map(id, traits)).items():
            one = by_id[key]
            for status in {one.storefront, one.designo}:
                if status is not None:
                    found[status] += count
        return sorted(found.items(), key=lambda item: (-item[1], item[0].literal))

    def counts(self, wanted: OrderFilter) -> dict[View, int]:
        """The counts of every view within the wanted store and search text."""
        found = self._found(wanted, None)
        return _counts(Counter(map(self._views.__getitem__, found)))

    def _found(self, wanted: OrderFilter, ranking: Sequence[int] | None) -> list[int]:
        places: Iterable[int]
        if not wanted.store_code:
            places = range(len(self.rows)) if ranking is None else ranking
        elif ranking is None:
            places = self._stores.get(wanted.store_code, [])
        else:
            members = frozenset(self._stores.get(wanted.store_code, ()))
            places = [place for place in ranking if place in members]
        places = self._chosen(places, wanted.criteria)
        needle = wanted.text.casefold()
        if not needle:
            return list(places)
        haystacks = self._haystacks
        return [place for place in places if needle in haystacks[place]]

    def _chosen(self, places: Iterable[int], criteria: Criteria) -> Iterable[int]:
        """Those that the chips ask for; each object of traits is judged once."""
        rows = self.rows
        if criteria.by_traits:
            accepted: dict[int, bool] = {}
            kept = []
            for place in places:
                traits = rows[place].traits
                verdict = accepted.get(id(traits))
                if verdict is None:
                    verdict = accepted[id(traits)] = criteria.accepts(traits)
                if verdict:
                    kept.append(place)
            places = kept
        if criteria.changed_since is not None:
            earliest = criteria.earliest
            places = [place for place in places if rows[place].changed >= earliest]
        return places


def _counts(by_views: Mapping[int, int]) -> dict[View, int]:
    return {
        view: sum(count for views, count in by_views.items() if views & bit)
        for view, bit in _BITS.items()
    }
