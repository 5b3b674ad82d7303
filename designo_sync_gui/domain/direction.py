"""Which way a plan writes.

A direction names the side that is written, or says that each row has its own.
"""

from enum import StrEnum
from typing import Final

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import Sentence, say


class Direction(StrEnum):
    """Which side is written; the value is the word of ``plan --to``.

    ``FOLLOW`` writes to the side that did not move since both were last seen equal; ``UNDO``
    restores what a job overwrote.
    """

    TO_DESIGNO = "designo"
    TO_STOREFRONT = "storefront"
    FOLLOW = "follow"
    UNDO = "undo"

    @property
    def target(self) -> Side | None:
        """The side that is written; ``None`` where each row has its own."""
        return _TARGETS.get(self)

    @property
    def label(self) -> Sentence:
        return _LABELS[self]


_TARGETS: Final = {Direction.TO_DESIGNO: Side.DESIGNO, Direction.TO_STOREFRONT: Side.STOREFRONT}
#: The direction that writes a side.
DIRECTION_TO: Final = {side: direction for direction, side in _TARGETS.items()}
_LABELS: Final = {
    Direction.TO_DESIGNO: say("Storefront → DesignO"),
    Direction.TO_STOREFRONT: say("DesignO → Storefront"),
    Direction.FOLLOW: say("Follow what moved"),
    Direction.UNDO: say("Undo"),
}
