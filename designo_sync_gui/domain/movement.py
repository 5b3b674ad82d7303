"""Which side changed since both were last seen equal.

Law: the agreed value is the base of a three-way comparison; without one, or without both values
now, nothing is said of who moved.
"""

from enum import StrEnum
from typing import TypeVar

from designo_sync_gui.domain.order import Observation, Order
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import Status

Value = TypeVar("Value")


class Movement(StrEnum):
    """Relative to the agreed value; the value is the word people read."""

    NOBODY = "nobody moved"
    STOREFRONT = "storefront moved"
    DESIGNO = "DesignO moved"
    BOTH = "both moved"
    NEVER = "never agreed"
    NOT_KNOWN = "not known"

    @property
    def label(self) -> Sentence:
        """The word for screens."""
        return _MOVEMENT_LABELS[self]


_MOVEMENT_LABELS = {
    Movement.NOBODY: say("nobody moved"),
    Movement.STOREFRONT: say("storefront moved"),
    Movement.DESIGNO: say("DesignO moved"),
    Movement.BOTH: say("both moved"),
    Movement.NEVER: say("never agreed"),
    Movement.NOT_KNOWN: say("not known"),
}


def movement(order: Order) -> Movement:
    """Who moved. Both sides moved to the same value is agreement again: nobody moved."""
    left, right = _value(order.storefront), _value(order.designo)
    return movement_of(left, right, order.agreed, order.agreed_designo)


def movement_of(
    left: Value | None,
    right: Value | None,
    agreed: Value | None,
    agreed_right: Value | None = None,
) -> Movement:
    """The same for any values that are equal exactly when the statuses are. ``agreed_right`` is
    the right side's word for the agreed value, where a profile declares another one."""
    if left is None or right is None:
        return Movement.NOT_KNOWN
    if left == right:
        return Movement.NOBODY
    if agreed is None:
        return Movement.NEVER
    kept = agreed if agreed_right is None else agreed_right
    if right == kept:
        return Movement.NOBODY if left == agreed else Movement.STOREFRONT
    return Movement.DESIGNO if left == agreed else Movement.BOTH


def _value(observation: Observation | None) -> Status | None:
    return observation.status if observation is not None else None
