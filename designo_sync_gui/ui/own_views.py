"""Views that the operator made: a title and everything that narrows the table.

Law: kept as JSON that only this module reads; a kept view that is not understood is left out,
never guessed at. A status in it is kept exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.ui.criteria import Criteria
from designo_sync_gui.ui.looks import Look
from designo_sync_gui.ui.order_filter import OrderFilter, View

#: More tabs than this would be a menu.
MOST = 12
LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class OwnView:
    """``wanted`` without times; ``within`` is how long ago the last change may be."""

    title: str
    wanted: OrderFilter
    within: timedelta | None = None

    def at(self, now: datetime, store_code: str) -> OrderFilter:
        """What is wanted now, within the store chosen at the left."""
        since = None if self.within is None else now - self.within
        criteria = replace(self.wanted.criteria, changed_since=since)
        return replace(self.wanted, criteria=criteria, store_code=store_code)


def own_view(title: str, shown: OrderFilter, within: timedelta | None) -> OwnView:
    """What is shown now as a view of its own; the store chosen at the left becomes part of it."""
    criteria = replace(shown.criteria, changed_since=None)
    if shown.store_code:
        criteria = replace(criteria, stores=frozenset({shown.store_code}))
    return OwnView(title, replace(shown, criteria=criteria, store_code=""), within)


def to_plain(view: OwnView) -> dict[str, object]:
    """The view as plain JSON values."""
    criteria = view.wanted.criteria
    statuses = sorted(criteria.statuses, key=lambda s: (s.json_type, s.literal))
    return {
        "title": view.title,
        "view": view.wanted.view.name,
        "text": view.wanted.text,
        "stores": sorted(criteria.stores),
        "looks": sorted(look.name for look in criteria.looks),
        "kinds": sorted(kind.name for kind in criteria.kinds),
        "statuses": [[status.json_type.value, status.literal] for status in statuses],
        "within_seconds": None if view.within is None else int(view.within.total_seconds()),
    }


def from_plain(kept: object) -> OwnView | None:
    """A kept view; ``None`` for anything that is none."""
    if not isinstance(kept, Mapping):
        return None
    try:
        return _view(kept)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _view(kept: Mapping[str, Any]) -> OwnView:
    seconds = kept["within_seconds"]
    title, text = kept["title"], kept["text"]
    stores = frozenset(kept["stores"])
    if not all(isinstance(word, str) for word in (title, text, *stores)) or not title.strip():
        raise TypeError("no text")
    if seconds is not None and (type(seconds) is not int or seconds <= 0):
        raise TypeError("no time")
    criteria = Criteria(
        stores=stores,
        looks=frozenset(Look[name] for name in kept["looks"]),
        kinds=frozenset(DifferenceKind[name] for name in kept["kinds"]),
        statuses=frozenset(Status(JsonType(kind), text) for kind, text in kept["statuses"]),
    )
    within = None if seconds is None else timedelta(seconds=seconds)
    wanted = OrderFilter(View[kept["view"]], text, criteria=criteria)
    return OwnView(title[:LONGEST_TITLE], wanted, within)
