"""The Magento demo shop's own orders, and what DesignO holds of them.

Law: the same seed gives the same orders; each mismatch is one that Magento shops really show.
"""

import json
import random
from collections.abc import Mapping
from typing import Final

from designo_sync_gui.demo.magento_orders import MagentoBook
from designo_sync_gui.demo.seed import SeedOrder

FIRST_ID: Final = 301
FIRST_NUMBER: Final = 2_000_000_301

#: Statuses that the shop's owner made, by the state they are assigned to.
CUSTOM: Final[Mapping[str, tuple[str, ...]]] = {
    "new": ("proof_sent", "awaiting_artwork"),
    "processing": ("in_print", "ready_to_ship"),
}
_ORDINARY: Final = ("pending", "processing", "in_print", "ready_to_ship", "complete", "proof_sent")

#: The shop's status, DesignO's JSON token, how often.
_MISMATCHES: Final[tuple[tuple[str, str | None, int], ...]] = (
    ("canceled", '"cancelled"', 2),  # Magento has one l
    ("holded", '"on_hold"', 2),  # the English of the code
    ("holded", '"in_print"', 1),
    ("in_print", '"holded"', 2),  # to be held
    ("pending", '"canceled"', 1),  # to be cancelled
    ("pending", '"processing"', 2),  # no comment leads there
    ("in_print", '"In Print"', 2),  # the label was sent
    ("processing", '"in_print"', 3),
    ("complete", '"ready_to_ship"', 3),
    ("processing", '"closed"', 1),
    ("ready_to_ship", None, 2),  # never arrived in DesignO
)


def seed_magento(book: MagentoBook, count: int = 60, seed: int = 24) -> tuple[SeedOrder, ...]:
    """Fill ``book`` with ``count`` orders (never fewer than the mismatches); returns them with
    what DesignO holds of each. One more has no status at all, as older shops make them."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable picture, no secret
    book.custom.update(CUSTOM)
    pairs = [(status, token) for status, token, times in _MISMATCHES for _ in range(times)]
    while len(pairs) < count:
        status = chance.choice(_ORDINARY)
        pairs.append((status, json.dumps(status)))
    chance.shuffle(pairs)
    seeded = []
    for place, (status, token) in enumerate(pairs):
        seeded.append(SeedOrder(FIRST_ID + place, status, token))
        days = (len(pairs) - place) / 4
        book.add(FIRST_ID + place, status, str(FIRST_NUMBER + place), days_ago=days)
        book.orders[FIRST_ID + place].invoiced = status in ("ready_to_ship", "complete")
    for order in book.orders.values():
        if order.state == "holded":
            order.hold_before_state, order.hold_before_status = "processing", "in_print"
    last = FIRST_ID + len(pairs)
    book.add(last, None, str(FIRST_NUMBER + len(pairs)), state="processing")
    return (*seeded, SeedOrder(last, None, '"processing"'))
