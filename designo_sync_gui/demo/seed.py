"""The demo's orders: mostly equal, and every kind of mismatch.

Law: the same seed gives the same orders; each mismatch is one that shops really show.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

CUSTOM_STATUSES = {
    "in-production": "In production",
    "proof-approved": "Proof approved",
    "ready-to-print": "Ready To Print",
    "awaiting-artwork": "Awaiting artwork",
    "ready-to-ship": "Ready to ship",
    "Mixed-Case": "Mixed case",
    "with space": "With space",
    "druck & versand": "Druck & Versand",
    "prüfung": "Prüfung",
}
_ORDINARY = (
    "processing",
    "in-production",
    "proof-approved",
    "ready-to-print",
    "ready-to-ship",
    "completed",
    "on-hold",
    "awaiting-artwork",
)
FIRST_ID = 48001


@dataclass(frozen=True, slots=True)
class SeedOrder:
    """One order: ``None`` on a side means it is not there; ``designo`` is a JSON token.

    ``NO_FIELD`` as DesignO's token leaves the status field out.
    """

    order_id: int
    storefront: str | None
    designo: str | None


NO_FIELD = "no field"

#: Storefront status, DesignO's JSON token, how often: every kind of difference.
_MISMATCHES: tuple[tuple[str | None, str | None, int], ...] = (
    ("in-production", '"In-Production"', 4),  # case
    ("completed", '"Completed"', 3),
    ("in-production", '"in_production"', 4),  # separator
    ("ready-to-print", '"Ready To Print"', 3),  # case and separator: the label was sent
    ("processing", '"wc-processing"', 3),  # prefix
    ("proof-approved", '"proof-approved "', 2),  # whitespace at the edge
    ("with space", '"with  space"', 1),  # double space
    ("with space", '"with\\u00a0space"', 1),  # no-break space
    ("proof-approved", '"proof-\\u200bapproved"', 1),  # zero width
    ("proof-approved", '"\\ufeffproof-approved"', 1),  # byte order mark
    ("prüfung", '"pru\\u0308fung"', 1),  # NFD
    ("completed", '"\\u0441ompleted"', 1),  # a Cyrillic letter
    ("druck & versand", '"druck &amp; versand"', 2),  # entity
    ("awaiting-artwork", '"awaiting-art"', 2),  # truncated
    ("completed", '"processing"', 9),  # stale: an event was missed
    ("ready-to-ship", '"in-production"', 6),
    ("cancelled", '"processing"', 2),
    ("processing", "2", 1),  # a number
    ("on-hold", "null", 1),
    ("completed", None, 5),  # never arrived in DesignO
    ("processing", None, 3),
    (None, '"processing"', 2),  # deleted in the shop
    ("processing", NO_FIELD, 1),
    ("in-production", '"in-\\ud800production"', 1),  # not valid Unicode: unreadable
    ("oldplugin", '"processing"', 2),  # its plugin is gone: in no list of the shop
    ("oldplugin", '"oldplugin"', 1),
    ("trash", '"cancelled"', 1),
    ("Mixed-Case", '"mixed-case"', 2),
)


def seed_orders(count: int = 320, seed: int = 20261123) -> tuple[SeedOrder, ...]:
    """``count`` orders (never fewer than the mismatches), mismatches strewn among them."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable picture, no secret
    pairs = list(_pairs())
    while len(pairs) < count:
        status = chance.choice(_ORDINARY)
        pairs.append((status, json.dumps(status)))
    chance.shuffle(pairs)
    return tuple(SeedOrder(FIRST_ID + n, *pair) for n, pair in enumerate(pairs))


def _pairs() -> Iterator[tuple[str | None, str | None]]:
    for storefront, designo, times in _MISMATCHES:
        for _ in range(times):
            yield storefront, designo
