"""A complete list that was broken off, and where it is gone on with.

Law: until it came to its end nothing is concluded from it: an order that it did not show yet is
not read, never absent.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import Sentence, say_n


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """How far the list of a side was read for some stores.

    Attributes:
        asked: what was asked for (connection and horizon): another list has no such place.
        position: the reader's own text, which only the reader understands; no secret is in it.
        began: by this computer's clock; what was read since then belongs to this list.
        as_of: the side's own time when the list began; what changed later is read besides.
        horizon: from when on the list holds orders; ``None`` where it holds all.
        read, nameless, lost: orders that were given, entries without an id, orders not given.
        total: what the side announced.
    """

    side: Side
    store_codes: tuple[str, ...]
    asked: str
    position: str
    began: datetime
    as_of: datetime | None = None
    horizon: datetime | None = None
    read: int = 0
    nameless: int = 0
    lost: int = 0
    total: int | None = None

    @property
    def words(self) -> Sentence:
        """``9,200 of 99,994 orders read``."""
        if self.total is None or self.total < self.read:
            return say_n("{n:,} order read so far", "{n:,} orders read so far", self.read)
        return say_n(
            "{read:,} of {n:,} order read",
            "{read:,} of {n:,} orders read",
            self.total,
            read=self.read,
        )


def not_ended(places: Iterable[BrokenOff], ended: Set[tuple[str, Side]]) -> tuple[BrokenOff, ...]:
    """Without those whose stores were all read to the end since, whose list of changes goes on
    from there."""
    return tuple(p for p in places if any((code, p.side) not in ended for code in p.store_codes))


def of_side(places: Iterable[BrokenOff], side: Side, code: str) -> BrokenOff | None:
    """The list of a side that holds a store and was broken off; the latest of several."""
    found = [p for p in places if p.side is side and code in p.store_codes]
    return max(found, key=lambda place: place.began, default=None)
