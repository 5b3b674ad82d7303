"""The verdict as displayed: differences in spelling only are shown as their own kind.

The shape and colour of a look belong to the screens.
"""

from enum import StrEnum

from designo_sync_gui.domain.compare import Comparison, Verdict
from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.sentence import Sentence, say


class Look(StrEnum):
    """One look; the value is kept in own views, ``label`` stands beside the shape.

    ``CONFLICT`` is no result of comparing two values: it takes what was seen before.
    """

    EQUAL = "Equal"
    FORMATTING = "Formatting"
    DIFFERENT = "Different"
    CONFLICT = "Conflict"
    ONLY_STOREFRONT = "Only in storefront"
    ONLY_DESIGNO = "Only in DesignO"
    UNREADABLE = "Unreadable"
    NOT_READ = "Not read"

    @property
    def label(self) -> Sentence:
        """The word for screens."""
        return _LABELS[self]


_LABELS = {
    Look.EQUAL: say("Equal"),
    Look.FORMATTING: say("Formatting"),
    Look.DIFFERENT: say("Different"),
    Look.CONFLICT: say("Conflict"),
    Look.ONLY_STOREFRONT: say("Only in storefront"),
    Look.ONLY_DESIGNO: say("Only in DesignO"),
    Look.UNREADABLE: say("Unreadable"),
    Look.NOT_READ: say("Not read"),
}
#: Those that comparing two values gives.
COMPARED = tuple(look for look in Look if look is not Look.CONFLICT)
_LOOKS = {
    Verdict.EQUAL: Look.EQUAL,
    Verdict.DIFFERENT: Look.DIFFERENT,
    Verdict.ONLY_STOREFRONT: Look.ONLY_STOREFRONT,
    Verdict.ONLY_DESIGNO: Look.ONLY_DESIGNO,
    Verdict.UNREADABLE: Look.UNREADABLE,
    Verdict.NOT_READ: Look.NOT_READ,
}


def look_of(comparison: Comparison) -> Look:
    """The look of a comparison; a difference in spelling alone has its own."""
    return Look.FORMATTING if comparison.formatting_only else _LOOKS[comparison.verdict]


def look_of_order(comparison: Comparison, moved: Movement) -> Look:
    """The look of an order: where both sides moved apart, that is what matters."""
    return Look.CONFLICT if moved is Movement.BOTH else look_of(comparison)
