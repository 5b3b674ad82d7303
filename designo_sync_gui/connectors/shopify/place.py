"""How far a list of Shopify was read, so that it can be gone on with another day.

Law: a place is an id or a time of creation below which nothing was given yet, never a cursor: these
do not last (Shopify docs: pagination). It holds only where orders came in falling order of it.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from designo_sync_gui.connectors.reading.values import at, moment
from designo_sync_gui.connectors.shopify.order_list import OrderList, is_order_id

_PLACE: Final = re.compile(r"(id|created) ([0-9T:Z.+-]{1,40})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which orders: changed since then, placed from the horizon on, and up to ``upto`` (an order
    id, or a time of creation; empty for all)."""

    since: datetime | None = None
    horizon: datetime | None = None
    upto: str = ""


@dataclass(slots=True)
class Falling:
    """A walk downwards by what stands at ``pointer`` of each entry: an order id (``name`` is
    ``id``), or the time of creation. ``upto`` is where it begins; ``ignored``: the shop did not
    begin there."""

    name: str
    pointer: str
    upto: str = ""
    ignored: bool = False
    _sound: bool = True
    _lowest: float | None = None
    _place: str = ""

    @classmethod
    def behind(cls, after: str, name: str, pointer: str) -> "Falling":
        """``after`` is the place of an earlier walk; one of another kind is none."""
        found = _PLACE.fullmatch(after)
        same = found is not None and found[1] == name and _key(found[2]) is not None
        return cls(name, pointer, found[2] if found is not None and same else "")

    def take(self, orders: OrderList) -> str:
        """Note a page; the place behind it, empty where there is none."""
        texts = [str(at(orders.document.root, item + self.pointer)) for _, item in orders.items()]
        keyed = [(key, text) for text in texts if (key := _key(text)) is not None]
        keys = [key for key, _ in keyed]
        upto = _key(self.upto)
        if self._lowest is None and keys and upto is not None:
            self.ignored = keys[0] > upto
        known = keys if self._lowest is None else [self._lowest, *keys]
        self._sound = self._sound and all(a >= b for a, b in pairwise(known))
        if keyed:
            self._lowest, self._place = keys[-1], f"{self.name} {keyed[-1][1]}"
        return self._place if self._sound else ""


def _key(value: str) -> float | None:
    if is_order_id(value):
        return float(value)
    found = moment(value)
    return None if found is None else found.timestamp()
