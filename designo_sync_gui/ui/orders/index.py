"""Which orders are in view: a saved view, a store, a search text and the filter chips.

Law: pure Python. Searching folds its own copy of the texts; the statuses stay as they came.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_keys import natural_key
from designo_sync_gui.domain.order_rows import (
    Criteria,
    OrderFilter,
    id_key,
    matches,
    prepare_row,
    prepare_rows,
)
from designo_sync_gui.domain.order_rows import OrderRow as Row
from designo_sync_gui.domain.order_states import BITS, View
from designo_sync_gui.domain.status import Status

__all__ = [
    "OrderFilter",
    "Row",
    "RowIndex",
    "View",
    "natural_key",
    "prepare_row",
    "prepare_rows",
]


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
        return matches(self.rows[place], wanted)

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
        bit = BITS[wanted.view]
        return [place for place in found if views[place] & bit], counts

    def mismatches_by_store(self) -> dict[str, int]:
        """How many mismatches each store has, search and view aside."""
        views, bit = self._views, BITS[View.MISMATCHES]
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
        for view, bit in BITS.items()
    }
