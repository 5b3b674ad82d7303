"""Reading a list behind a cursor, one part after the other.

Law: an order that makes every answer fail that holds its values is named by an answer that holds
its id alone, and the list goes on behind it.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, replace

from designo_sync_gui.connectors.reading.bounds import ListBounds
from designo_sync_gui.connectors.reading.halving import Steps
from designo_sync_gui.connectors.reading.observations import id_found, none_usable
from designo_sync_gui.connectors.reading.values import at
from designo_sync_gui.connectors.shopify.documents import PER_PAGE
from designo_sync_gui.connectors.shopify.order_list import OrderList
from designo_sync_gui.domain.errors import BadReply, SyncError
from designo_sync_gui.domain.sentence import say


@dataclass(frozen=True, slots=True)
class Stretch:
    """What to ask for: ``size`` orders from ``cursor`` on (empty: the first). ``bare`` asks for
    their ids without any status; ``tries`` 0 is as often as usual."""

    cursor: str
    size: int
    bare: bool = False
    tries: int = 0


#: Gives a stretch, and a function that names the next cursor (empty at the end).
Ask = Callable[[Stretch], Awaitable[tuple[OrderList, Callable[[], str]]]]


async def stretches(host: str, ask: Ask) -> AsyncGenerator[OrderList, None]:
    """The whole list. Raises ``SyncError``; what was read until then is given."""
    steps, bounds = Steps(PER_PAGE), ListBounds(host)
    cursors: set[str] = set()
    known: set[str] = set()
    cursor = ""
    while True:
        whole_page = not steps.divided
        orders, following = await _stretch(ask, steps, cursor)
        bounds.received(len(orders.document.text))
        entries = list(orders.items())
        ids = {order_id for order_id, _ in entries if order_id is not None}
        if entries and not ids and whole_page:
            first = at(orders.document.root, entries[0][1])
            raise none_usable(host, len(entries), id_found(first, orders.id_pointer))
        nameless = sum(order_id is None for order_id, _ in entries)
        bounds.listed(len(ids - known) + nameless)
        known |= ids
        yield orders
        cursor = following()
        if not cursor:
            return
        if cursor in cursors:
            raise BadReply(
                say("The list of {host} returns to an earlier page.", host=host), say("Try again.")
            )
        cursors.add(cursor)


async def _stretch(ask: Ask, steps: Steps, cursor: str) -> tuple[OrderList, Callable[[], str]]:
    while True:
        tries = 1 if steps.divided else 0
        try:
            orders, following = await ask(Stretch(cursor, steps.size, tries=tries))
        except SyncError as error:
            if steps.failed(error):
                continue
            orders, following = await ask(Stretch(cursor, 1, bare=True, tries=1))
            steps.passed(1, given=False)
            return replace(orders, problem=error), following
        steps.passed(len(list(orders.items())))
        return orders, following
