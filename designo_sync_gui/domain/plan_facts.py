"""What the brakes of a plan are judged by.

Law: facts of the moment in which the plan was made; a part of the plan is judged by the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.status import Status

#: Store code and side.
Place = tuple[str, Side]


@dataclass(frozen=True, slots=True)
class Seen:
    """When a planned write's values were read, and what its source says of its last change.

    ``changed_at`` is the source's own text, untouched; empty if it says nothing. ``read_at`` is the
    older of the readings that the row was made of.
    """

    read_at: datetime
    changed_at: str = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """Keyed by store code.

    Attributes:
        orders: how many orders are known.
        seen: the values that a side has held so far; a side never read is left out.
        listed: the values that a side itself lists as its own.
        names: what people call the store.
        production: the stores that are marked as production.
        accepted: the places among the writes of those whose difference is accepted.
    """

    orders: Mapping[str, int] = field(default_factory=dict)
    seen: Mapping[Place, frozenset[Status]] = field(default_factory=dict)
    listed: Mapping[Place, frozenset[Status]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    production: frozenset[str] = frozenset()
    accepted: frozenset[int] = frozenset()

    def name(self, code: str) -> str:
        """The store's name; its code where none is known."""
        return self.names.get(code, code)


#: Of a plan from a file, which is carried out whole.
NO_FACTS: Final = PlanFacts()
