"""What is known of a connected store: the best evidence of what an answer's fields are."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KnownOrders:
    """Orders of a connected store, as the mirror holds them.

    Attributes:
        store: its name, for the reasons.
        statuses: the storefront's status by order id, both as received.
        numbers: the numbers people read.
        codes: the codes of all connected stores.
    """

    store: str = ""
    statuses: Mapping[str, str] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(self.statuses)
