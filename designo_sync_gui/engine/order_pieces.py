"""Any number of orders, handed on piece by piece: to a plan or to a file.

Law: of a million orders one piece is in memory, and other work of the engine has its turn between
two.
"""

from collections.abc import AsyncIterator

from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.ports import Mirror
from designo_sync_gui.domain.table_ports import Chosen, Picked

#: Orders of a piece.
CHUNK = 1000
Piece = tuple[Order, ...]


async def pieces_of(mirror: Mirror, chosen: Chosen, size: int = CHUNK) -> AsyncIterator[Piece]:
    """The chosen orders as they are now, by store code and id; those forgotten are left out."""
    if isinstance(chosen, Picked):
        picked = await mirror.table.by_id(chosen)
        for start in range(0, len(picked), size):
            yield await mirror.table.read(picked, start, size)
    else:
        refs = sorted(dict.fromkeys(chosen), key=_by_id)
        for start in range(0, len(refs), size):
            yield await mirror.orders(refs[start : start + size])


def _by_id(ref: OrderRef) -> tuple[str, int, str]:
    return ref.store_code, len(ref.order_id), ref.order_id
