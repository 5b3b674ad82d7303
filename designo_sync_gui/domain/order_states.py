"""What many orders share: store, both statuses, presences, movement and last outcome.

Views, looks, kinds, chips, groups and counts look at an ``OrderState`` and nothing else, so
that the rules are asked once for each state and not for each order: a shop has few statuses.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from designo_sync_gui.domain.acceptance import is_accepted
from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.compare import MISMATCHES, Comparison, Verdict, judge
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look, look_of
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status


class View(StrEnum):
    """The saved views; the value is the title."""

    ALL = "All"
    MISMATCHES = "Mismatches"
    FORMATTING = "Formatting only"
    CONFLICTS = "Conflicts"
    ATTENTION = "Needs attention"
    UNKNOWN = "Unknown"
    EQUAL = "Equal"
    ACCEPTED = "Accepted"


BITS = {view: 1 << place for place, view in enumerate(View)}

#: Last outcomes that somebody should look at.
ATTENTION = frozenset(
    {OutcomeKind.REFUSED, OutcomeKind.ALTERED, OutcomeKind.UNKNOWN, OutcomeKind.SKIPPED}
)
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


class SideState(NamedTuple):
    """What one side says of an order, times and texts aside."""

    presence: Presence
    listed: bool
    status: Status | None


class Traits(NamedTuple):
    """What the chips look at, but for times. Few orders of many differ in it."""

    store_code: str
    look: Look
    kinds: frozenset[DifferenceKind]
    storefront: Status | None
    designo: Status | None


class Pair(NamedTuple):
    """The two values of an order, with JSON type and code points. The look tells apart why a value
    is missing: absent, unreadable or not read."""

    storefront: Status | None
    designo: Status | None
    look: Look


class OrderState(NamedTuple):
    """The part of an order that decides its views; a side is ``None`` where it was never read."""

    store_code: str
    storefront: SideState | None
    designo: SideState | None
    movement: Movement
    last_outcome: OutcomeKind | None
    accepted: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class JudgedState:
    """A state with what the rules say of it; ``views`` has one bit per ``View``."""

    state: OrderState
    comparison: Comparison
    traits: Traits
    views: int

    def within(self, view: View) -> bool:
        return bool(self.views & BITS[view])


def state_of(order: Order) -> OrderState:
    return OrderState(
        order.ref.store_code,
        _side_state(order.storefront),
        _side_state(order.designo),
        movement(order),
        order.last_outcome,
        order.accepted,
    )


def judged(state: OrderState) -> JudgedState:
    """What the rules say of every order in this state."""
    order = order_in(state)
    comparison = _shared(judge(order))
    views = views_of(order, comparison, state.movement)
    return JudgedState(state, comparison, traits_of(order, comparison), views)


@lru_cache(maxsize=1024)
def _shared(comparison: Comparison) -> Comparison:
    """One for all that are equal: there are few, also where every order has another status."""
    return comparison


def is_gone(order: Order | OrderState) -> bool:
    """Whether both sides say that they have no such order: it is in no view."""
    sides = (order.storefront, order.designo)
    return all(side is not None and side.presence is Presence.ABSENT for side in sides)


def views_of(order: Order, comparison: Comparison, moved: Movement) -> int:
    """The views an order belongs to, as bits. One whose difference is accepted is in none of those
    that show what is to be done about differences."""
    if is_gone(order):
        return 0
    views = BITS[View.ALL]
    if is_accepted(order, comparison):
        views |= BITS[View.ACCEPTED]
    else:
        views |= _views_of_differences(comparison, moved)
    if order.last_outcome is OutcomeKind.UNKNOWN:
        views |= BITS[View.UNKNOWN]
    if comparison.verdict is Verdict.EQUAL:
        views |= BITS[View.EQUAL]
    if order.last_outcome in ATTENTION:
        views |= BITS[View.ATTENTION]
    return views


def _views_of_differences(comparison: Comparison, moved: Movement) -> int:
    views = 0
    if comparison.verdict in MISMATCHES:
        views |= BITS[View.MISMATCHES]
    if comparison.formatting_only:
        views |= BITS[View.FORMATTING]
    if moved is Movement.BOTH:
        views |= BITS[View.CONFLICTS]
    return views


def traits_of(order: Order, comparison: Comparison) -> Traits:
    return Traits(
        order.ref.store_code,
        look_of(comparison),
        comparison.kinds,
        _status(order.storefront),
        _status(order.designo),
    )


def is_listed_at(state: OrderState, side: Side) -> bool:
    """Whether the side's list showed the order when it was last read."""
    seen = state.designo if side is Side.DESIGNO else state.storefront
    return seen is not None and seen.presence is Presence.PRESENT and seen.listed


def is_doubtful_at(state: OrderState, side: Side) -> bool:
    """Whether a list of changes cannot settle the order's presence there: it was never read, could
    not be read, or the list does not show it."""
    seen = state.designo if side is Side.DESIGNO else state.storefront
    return seen is None or seen.presence is Presence.NOT_READ or not seen.listed


def pair_of(traits: Traits) -> Pair:
    return Pair(traits.storefront, traits.designo, traits.look)


def order_in(state: OrderState) -> Order:
    """An order with nothing but its state."""
    left, right = (
        None if side is None else Observation(side.presence, side.status, _NO_TIME)
        for side in (state.storefront, state.designo)
    )
    return Order(
        OrderRef(state.store_code, ""),
        "",
        left,
        right,
        state.last_outcome,
        accepted=state.accepted,
    )


def _side_state(observation: Observation | None) -> SideState | None:
    if observation is None:
        return None
    return SideState(observation.presence, observation.listed, observation.status)


def _status(observation: Observation | None) -> Status | None:
    return observation.status if observation is not None else None
