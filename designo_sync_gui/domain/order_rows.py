"""An order as the table shows, filters and searches it.

Law: ``matches`` and ``order_sorting.arranged`` are the meaning of a view; the mirror answers the
same faster.
"""

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from designo_sync_gui.domain.activity import EntryOrders
from designo_sync_gui.domain.compare import Comparison, judge
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Observation, Order
from designo_sync_gui.domain.order_keys import (
    change_key,
    folded,
    natural_key,
    read_key,
    search_text,
)
from designo_sync_gui.domain.order_states import (
    BITS,
    Pair,
    Traits,
    View,
    pair_of,
    traits_of,
    views_of,
)
from designo_sync_gui.domain.status import Status


@dataclass(frozen=True, slots=True)
class Criteria:
    """The choices of every chip; ``changed_since`` (UTC) goes by the sides' own times, ``entry``
    names an entry of *Activity* whose orders these are.

    Within one chip any choice will do, between chips all must hold; an empty chip asks nothing.
    Statuses are compared exactly; ``statuses`` are those of either side.
    """

    stores: frozenset[str] = frozenset()
    looks: frozenset[Look] = frozenset()
    kinds: frozenset[DifferenceKind] = frozenset()
    statuses: frozenset[Status] = frozenset()
    changed_since: datetime | None = None
    entry: EntryOrders | None = None

    def __bool__(self) -> bool:
        """Whether anything is asked at all."""
        return self.by_traits or self.changed_since is not None or self.entry is not None

    @property
    def by_traits(self) -> bool:
        return bool(self.stores or self.looks or self.kinds or self.statuses)

    def accepts(self, traits: Traits) -> bool:
        """Whether orders with these traits are in view, times aside."""
        return (
            (not self.stores or traits.store_code in self.stores)
            and (not self.looks or traits.look in self.looks)
            and (not self.kinds or not self.kinds.isdisjoint(traits.kinds))
            and (
                not self.statuses
                or traits.storefront in self.statuses
                or traits.designo in self.statuses
            )
        )

    @property
    def earliest(self) -> float:
        """Seconds since 1970 that an order's last change may not be before."""
        return self.changed_since.timestamp() if self.changed_since else float("-inf")


#: Nothing is asked.
NO_CRITERIA = Criteria()


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """What the operator wants to see; ``store_code`` is empty for all stores.

    ``pair`` narrows to the orders of one group of values; ``None`` asks nothing.
    """

    view: View = View.ALL
    text: str = ""
    store_code: str = ""
    criteria: Criteria = NO_CRITERIA
    pair: Pair | None = None

    @property
    def needle(self) -> str:
        """The search text as it is looked for."""
        return folded(self.text)

    def accepts(self, traits: Traits) -> bool:
        """Whether store, chips and pair let orders with these traits in; view, text and time
        aside."""
        return (
            self.store_code in ("", traits.store_code)
            and self.criteria.accepts(traits)
            and (self.pair is None or self.pair == pair_of(traits))
        )


@dataclass(frozen=True, slots=True)
class OrderRow:
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
        return bool(self.views & BITS[view])


def prepare_row(order: Order) -> OrderRow:
    """Judge an order and fold what can be searched for."""
    comparison = judge(order)
    moved = movement(order)
    left, right = literal_of(order.storefront), literal_of(order.designo)
    return OrderRow(
        order,
        comparison,
        search_text(order.number, order.ref.order_id, left, right),
        views_of(order, comparison, moved),
        natural_key(order.ref.order_id),
        moved,
        traits_of(order, comparison),
        last_change(order),
        natural_key(order.number),
        read_key(side.read_at for side in _sides(order)),
    )


#: What the newest-first order compares.
id_key = attrgetter("id_key")


def matches(row: OrderRow, wanted: OrderFilter) -> bool:
    """Whether an order is in view, but for the orders of an entry, which the mirror knows."""
    return (
        row.within(wanted.view)
        and wanted.accepts(row.traits)
        and wanted.needle in row.haystack
        and row.changed >= wanted.criteria.earliest
    )


def last_change(order: Order) -> float:
    """When either side last changed the order by its own word; see ``change_key``."""
    return change_key(side.changed_at for side in _sides(order))


def literal_of(observation: Observation | None) -> str:
    """The status as searching and sorting see it; empty where there is none."""
    if observation is None or observation.status is None:
        return ""
    return observation.status.literal


def _sides(order: Order) -> tuple[Observation, ...]:
    return tuple(side for side in (order.storefront, order.designo) if side is not None)
