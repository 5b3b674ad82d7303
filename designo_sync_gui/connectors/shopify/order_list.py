"""Some orders in one reply of either of Shopify's APIs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from designo_sync_gui.connectors.reading.document import Document
from designo_sync_gui.connectors.reading.values import at
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.status import NumberLiteral

#: An id is an unsigned 64-bit number (Shopify schema 2026-10: UnsignedInt64).
_ORDER_ID: Final = re.compile(r"[1-9][0-9]{0,19}\Z")


def is_order_id(value: str) -> bool:
    return _ORDER_ID.match(value) is not None


@dataclass(frozen=True, slots=True)
class OrderList:
    """Some orders in one reply: ``where`` points to their list, the others on from an order.

    ``denied`` are fields that the reply does not tell: what stands there is no value. With a
    ``problem`` it names its one order, whose values cannot be given.
    """

    document: Document
    where: str
    id_pointer: str
    changed_pointer: str
    source: str
    as_of: datetime | None
    denied: frozenset[str] = frozenset()
    problem: SyncError | None = None

    def items(self) -> Iterator[tuple[str | None, str]]:
        """Each entry's order id (``None`` for one without) and the pointer to it."""
        entries = self.document.resolve(self.where)
        for index in range(len(entries) if isinstance(entries, list) else 0):
            item = f"{self.where}/{index}"
            found = at(self.document.root, item + self.id_pointer)
            known = isinstance(found, str | NumberLiteral) and is_order_id(found)
            yield (str(found) if known else None), item

    def by_id(self) -> dict[str, str]:
        """The pointer to each order that has an id."""
        return {order_id: item for order_id, item in self.items() if order_id is not None}
