"""Accepted differences: an order, or a pair of values of a store, that an operator knows about.

Law: what is accepted is two values exactly, with JSON type and code points, or that a side has no
such order. Whoever has other values is not covered. The verdict stays what it is, so that nothing
becomes equal by it, and nothing that is accepted is written unasked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.compare import MISMATCHES, Comparison, Verdict, judge
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.plan import PlannedWrite
from designo_sync_gui.domain.status import Status

#: The verdicts that can be accepted. An unreadable value cannot: nobody knows whether it changed.
ACCEPTABLE = MISMATCHES - {Verdict.UNREADABLE}


class Held(NamedTuple):
    """What one side holds of an order: a value, or that it has no such order."""

    presence: Presence
    status: Status | None


class HeldValues(NamedTuple):
    """What both sides hold of an order."""

    storefront: Held
    designo: Held


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an acceptance covers: an order while it holds these values, or, where ``order_id`` is
    empty, every order of the store that holds them."""

    acceptance: Acceptance
    store_code: str
    order_id: str
    held: HeldValues
    order_number: str = ""

    @property
    def key(self) -> "AcceptedKey":
        return AcceptedKey(self.store_code, self.order_id, self.held)

    def covers(self, order: Order) -> bool:
        """Whether the order is this one, or one of the pair, and holds exactly these values."""
        is_meant = self.order_id in ("", order.ref.order_id)
        return (
            is_meant
            and self.store_code == order.ref.store_code
            and held_values(order, judge(order)) == self.held
        )


class AcceptedKey(NamedTuple):
    """Names what is accepted: at most one acceptance of it is in force."""

    store_code: str
    order_id: str
    held: HeldValues


class AcceptedOrder(NamedTuple):
    """An order as it is accepted: with what both sides hold now."""

    ref: OrderRef
    number: str
    held: HeldValues


@dataclass(frozen=True, slots=True)
class AcceptanceChange:
    """What came into force and what did not stay in it; ``former`` and ``mark`` name the state
    before and after it."""

    former: str
    mark: str
    added: tuple[Accepted, ...] = ()
    removed: tuple[AcceptedKey, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


@dataclass(frozen=True, slots=True)
class AcceptanceLine:
    """An acceptance in force with what it covers: ``orders`` by name, or one ``pair``; ``covered``
    is how many orders it covers now."""

    acceptance: Acceptance
    store_code: str
    pair: HeldValues | None
    orders: tuple[tuple[OrderRef, str], ...] = field(default=())
    covered: int = 0


def held_values(order: Order, comparison: Comparison) -> HeldValues | None:
    """What can be accepted of an order; ``None`` where it has no difference that can be."""
    left, right = order.storefront, order.designo
    if comparison.verdict not in ACCEPTABLE or left is None or right is None:
        return None
    return HeldValues(_held(left), _held(right))


def planned_values(write: PlannedWrite) -> HeldValues | None:
    """What both sides hold of an order when its planned write may be sent; ``None`` where its
    target was not read: such a difference cannot be accepted."""
    if write.expected is None:
        return None
    target = Held(Presence.PRESENT, write.expected)
    source = Held(Presence.PRESENT, write.wanted)
    return (
        HeldValues(source, target) if write.target is Side.DESIGNO else HeldValues(target, source)
    )


def acceptance_of(order: Order, accepted: Iterable[Accepted]) -> Acceptance | None:
    """The acceptance that covers an order: its own before that of its pair. What the mirror keeps
    beside its orders is what this gives."""
    covering = [one for one in accepted if one.covers(order)]
    covering.sort(key=lambda one: one.order_id == "")
    return covering[0].acceptance if covering else None


def is_accepted(order: Order, comparison: Comparison) -> bool:
    """Whether the order's difference is one that is accepted."""
    return order.accepted is not None and comparison.verdict in ACCEPTABLE


def _held(seen: Observation) -> Held:
    return Held(seen.presence, seen.status)
