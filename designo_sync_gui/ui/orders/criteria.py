"""What the filter chips ask for besides view, store and search text.

Law: within one chip any choice will do, between chips all must hold; an empty chip asks nothing.
Statuses are compared exactly.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from designo_sync_gui.domain.compare import Comparison
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.moments import moment_of
from designo_sync_gui.domain.order import Observation, Order
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.statuses.verdicts import Look, look_of


class Traits(NamedTuple):
    """What the chips look at, but for times. Few orders of many differ in it."""

    store_code: str
    look: Look
    kinds: frozenset[DifferenceKind]
    storefront: Status | None
    designo: Status | None


@dataclass(frozen=True, slots=True)
class Criteria:
    """The choices of every chip; ``changed_since`` (UTC) goes by the sides' own times.

    ``statuses`` are those of either side.
    """

    stores: frozenset[str] = frozenset()
    looks: frozenset[Look] = frozenset()
    kinds: frozenset[DifferenceKind] = frozenset()
    statuses: frozenset[Status] = frozenset()
    changed_since: datetime | None = None

    def __bool__(self) -> bool:
        """Whether anything is asked at all."""
        return self.by_traits or self.changed_since is not None

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


def traits_of(order: Order, comparison: Comparison) -> Traits:
    return Traits(
        order.ref.store_code,
        look_of(comparison),
        comparison.kinds,
        _status(order.storefront),
        _status(order.designo),
    )


def last_change(order: Order) -> float:
    """When either side last changed the order by its own word, in seconds since 1970; minus
    infinity where neither says it in a form that is understood."""
    times = [
        moment.timestamp()
        for side in (order.storefront, order.designo)
        if side is not None and side.changed_at and (moment := moment_of(side.changed_at))
    ]
    return max(times, default=float("-inf"))


def _status(observation: Observation | None) -> Status | None:
    return observation.status if observation is not None else None
