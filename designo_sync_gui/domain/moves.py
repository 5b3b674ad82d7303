"""Which orders moved while a refresh read: what a side said before, and what it says now.

Law: only a side that was read before can move, and only what it said then and says now are
compared: an order that could not be read did not move.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import Status

#: Moves of one refresh that are kept order by order; of the others only the number is.
KEPT_MOVES = 1000


class Moved(StrEnum):
    """What happened to an order; the values stand in the mirror and in exports."""

    STOREFRONT = "storefront"
    DESIGNO = "designo"
    NEW = "new"

    @property
    def label(self) -> Sentence:
        """The words for screens."""
        return _LABELS[self]


_LABELS = {
    Moved.STOREFRONT: say("storefront moved"),
    Moved.DESIGNO: say("DesignO moved"),
    Moved.NEW: say("new order"),
}
MOVED_AT = {Side.STOREFRONT: Moved.STOREFRONT, Side.DESIGNO: Moved.DESIGNO}


class Move(NamedTuple):
    """One order that moved on one side, or that was seen for the first time.

    ``before`` is ``None`` for a new order, either where the side had no such order, or a value that
    cannot be read. ``row`` is the number of the order's row in the mirror; 0 where it is not told.
    """

    ref: OrderRef
    number: str
    moved: Moved
    before: Status | None
    now: Status | None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of readings: the orders whose row shows something else, and those that moved."""

    shown: frozenset[OrderRef]
    moves: tuple[Move, ...] = ()


class Moves:
    """The moves of one refresh, gathered while it reads: all counted, the first kept. ``rows`` are
    the orders of all: four bytes each."""

    def __init__(self) -> None:
        self.counts: Counter[Moved] = Counter()
        self.kept: list[Move] = []
        self.rows: array[int] = array("I")

    def add(self, moves: Iterable[Move], read_before: Mapping[str, object]) -> None:
        """Take these in. Orders that are seen first in a store that was never read are not new:
        they are its first reading."""
        for move in moves:
            if move.moved is Moved.NEW and move.ref.store_code not in read_before:
                continue
            self.counts[move.moved] += 1
            if move.row:
                self.rows.append(move.row)
            if len(self.kept) < KEPT_MOVES:
                self.kept.append(move)

    @property
    def number(self) -> int:
        return self.counts.total()
