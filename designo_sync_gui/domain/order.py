"""An order as read from both sides.

An observation says what was read, when and from where; it never says more than that.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.outcome_kind import OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.status import Status


class Side(StrEnum):
    """The two sides of every order."""

    STOREFRONT = "storefront"
    DESIGNO = "designo"

    @property
    def other(self) -> "Side":
        return Side.DESIGNO if self is Side.STOREFRONT else Side.STOREFRONT

    @property
    def label(self) -> Sentence:
        """The word for headings, columns and reports."""
        return say("DesignO") if self is Side.DESIGNO else say("storefront")

    @property
    def named(self) -> Sentence:
        """The word inside a sentence."""
        return say("DesignO") if self is Side.DESIGNO else say("the storefront")

    @property
    def capital(self) -> Sentence:
        """The word at the beginning of a sentence."""
        return say("DesignO") if self is Side.DESIGNO else say("The storefront")

    @property
    def heading(self) -> Sentence:
        """The word above a column."""
        return say("DesignO") if self is Side.DESIGNO else say("Storefront")


class OrderRef(NamedTuple):
    """The only key for reading and writing: DesignO's store code and the platform's order id."""

    store_code: str
    order_id: str


class Presence(StrEnum):
    """What is known of an order on one side."""

    PRESENT = "present"
    ABSENT = "absent"  # asked for, and the side said it has no such order
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class Observation:
    """One status of one side.

    Attributes:
        presence: what that side said of the order.
        status: the exact value; ``None`` when absent, not read, or unreadable.
        problem: why the value is unreadable or was not read, in a sentence; else empty.
        evidence: the order's raw JSON text where the value was unreadable; else empty.
        changed_at: the side's own text for when the order changed, untouched; empty if it
            says nothing.
        read_at: when this program read it, in UTC.
        source: request and field, for example ``GET wc/v3/orders, field status``.
        others: further status fields of the same order as received, name and value; shown,
            never compared.
        listed: whether that side's list shows the order. One that only its own request shows
            is asked for at every refresh.
    """

    presence: Presence
    status: Status | None
    read_at: datetime
    source: str = ""
    problem: Sentence = NOTHING
    evidence: str = ""
    changed_at: str = ""
    others: tuple[tuple[str, Status], ...] = ()
    listed: bool = True

    @property
    def unreadable(self) -> bool:
        return self.presence is Presence.PRESENT and self.status is None


@dataclass(frozen=True, slots=True)
class Reading:
    """An order as one side's reply told it: where the status belongs, and the observation."""

    ref: OrderRef
    number: str
    observation: Observation


@dataclass(frozen=True, slots=True)
class Order:
    """Both sides of one order; ``None`` where a side was never read.

    ``number`` is what people read; display and search only. ``agreed`` is the last value that
    was seen equal on both sides through the present connections; ``None`` if there was none.
    ``agreed_designo`` is DesignO's word for it, where a profile declares another one; ``agreed`` is
    the storefront's then.
    ``last_outcome`` is how the last write to it ended; ``None`` if none was made. ``accepted`` is
    the operator's word that its two values of now may differ.
    """

    ref: OrderRef
    number: str
    storefront: Observation | None
    designo: Observation | None
    last_outcome: OutcomeKind | None = None
    agreed: Status | None = None
    accepted: Acceptance | None = None
    agreed_designo: Status | None = None

    def side(self, side: Side) -> Observation | None:
        return self.designo if side is Side.DESIGNO else self.storefront

    @property
    def values(self) -> frozenset[Status]:
        """The values of its sides, as far as they have one."""
        sides = (self.storefront, self.designo)
        return frozenset(s.status for s in sides if s is not None and s.status is not None)
