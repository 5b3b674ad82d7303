"""The table of orders as a window on the mirror: what screens and plans ask of it.

A view is what it was when it was opened, until another is opened in its place: a refresh that
writes meanwhile neither adds a row to it, nor removes or moves one. The values shown in a row are
those of the moment. Nothing here waits for a writing refresh.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_groups import RowGroup
from designo_sync_gui.domain.order_rows import OrderFilter, OrderRow
from designo_sync_gui.domain.order_sorting import Sorting
from designo_sync_gui.domain.order_states import OrderState, Pair, View
from designo_sync_gui.domain.row_marks import RowMarks
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.status_counts import StatusCount
from designo_sync_gui.domain.trends import DayCounts

#: First and last row of unbroken stretches, from top to bottom, none touching the next.
Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Picked:
    """Orders by the numbers of their rows in the mirror: four bytes an order.

    A number is never given again, so that these are the same orders when the view that they were
    picked in is closed.
    """

    numbers: "array[int]"

    def __len__(self) -> int:
        return len(self.numbers)


#: Statuses that are told with every change; ``OrderTable.statuses`` gives all.
MOST_STATUSES = 1000
#: Orders that something is done with: few by name, or any number as they were picked.
Chosen = Picked | Sequence[OrderRef]


@dataclass(frozen=True, slots=True)
class ViewCounts:
    """``total`` is how many orders are in view; ``by_view`` how many every saved view has within
    the same store, chips, pair and search text."""

    total: int
    by_view: Mapping[View, int]


@dataclass(frozen=True, slots=True)
class OpenedView:
    """A view that was opened: ``token`` names it in later questions, ``first`` are its first rows.

    ``counts`` is ``None`` while they are not known: a search text or a time must look at every
    order before it can be counted. ``OrderTable.counted`` waits for them. ``groups`` are those of
    a grouped sorting, from top to bottom; they are always known, with ``counts``.
    """

    token: int
    first: tuple[OrderRow, ...]
    counts: ViewCounts | None
    groups: tuple[RowGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class PairGroup:
    """How many orders have the same two values."""

    pair: Pair
    kinds: frozenset[DifferenceKind]
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What the command palette and the list of stores offer, each with its number of orders.

    ``statuses`` are those of either side, the most frequent first and ``MOST_STATUSES`` at most.
    ``mismatches`` is by store code.
    """

    stores: Mapping[str, int] = field(default_factory=dict)
    looks: Mapping[Look, int] = field(default_factory=dict)
    kinds: Mapping[DifferenceKind, int] = field(default_factory=dict)
    statuses: tuple[tuple[Status, int], ...] = ()
    mismatches: Mapping[str, int] = field(default_factory=dict)


class OrderTable(Protocol):
    """The mirror's orders, filtered, searched, sorted and counted where they are kept.

    Raises ``StorageFailed``; of a token that is not open (any more), ``LookupError``.
    """

    async def open_view(
        self, wanted: OrderFilter, sorting: Sorting, first: int = 200
    ) -> OpenedView:
        """The orders that ``matches`` lets in, ``arranged``. The first rows come at once; the
        whole list is made behind them."""

    async def counted(self, token: int) -> ViewCounts:
        """How many they are, as soon as all were looked at."""

    async def rows(self, token: int, start: int, count: int) -> tuple[OrderRow | None, ...]:
        """These rows as they are now, fewer at the end; ``None`` in the place of an order that was
        forgotten since the view was opened."""

    async def refs(self, token: int, start: int, count: int) -> tuple[OrderRef, ...]:
        """The orders of these rows; those forgotten since are left out."""

    async def picked(self, token: int, rows: Stretches) -> Picked:
        """The orders of these rows, to be read piece by piece whatever becomes of the view."""

    async def by_id(self, picked: Picked) -> Picked:
        """The same by store code and order id, as ``Mirror.orders`` gives them; those forgotten
        since may be left out."""

    async def read(self, picked: Picked, start: int, count: int) -> tuple[Order, ...]:
        """These of the picked orders as they are now; those forgotten since are left out."""

    async def states_of(self, picked: Picked) -> tuple[tuple[OrderState, int], ...]:
        """The states that picked orders are in now, each with how many of them."""

    async def rows_of(self, token: int, picked: Picked) -> Stretches:
        """The rows of the view that hold picked orders."""

    async def outside(self, token: int, picked: Picked) -> Picked:
        """Those of the picked orders that are not in the view."""

    async def row_of(self, token: int, ref: OrderRef) -> int | None:
        """The row of an order; ``None`` when it is not in the view."""

    async def not_in(self, token: int, refs: Iterable[OrderRef]) -> frozenset[OrderRef]:
        """Of these orders those that belong in the view by now and are not in it: they wait until
        it is opened anew."""

    async def no_longer_in(self, token: int, refs: Iterable[OrderRef]) -> frozenset[OrderRef]:
        """Of these orders those that are in the view and do not belong there by now: their rows
        stay until it is opened anew."""

    async def close_view(self, token: int) -> None:
        """Forget a view; one that is not open is ignored.

        Lists are made one after the other: close a view that is not wanted any more before the
        next is opened, and its list is given up where it is.
        """

    async def counts(self, wanted: OrderFilter) -> ViewCounts:
        """``counted`` of a view that is not opened: for the tabs of own views."""

    async def count_day(self, day: date, codes: Sequence[str]) -> tuple[DayCounts, ...]:
        """The orders of these stores by verdict and kind, as they are now."""

    async def marked(self, view: View, codes: Sequence[str]) -> RowMarks:
        """Which orders of these stores are in a view now."""

    async def facets(self) -> Facets:
        """Over all orders."""

    async def statuses(self, codes: Sequence[str]) -> tuple[StatusCount, ...]:
        """Every status that orders of these stores (none: of all) have on either side, the most
        frequent first."""
