"""Changed rows on their way into the table.

Law: rows are read from the engine's mirror, one question at a time, so that an older answer
never replaces a newer one.
"""

from collections.abc import Callable, Iterable

from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.ui.bridge import Desk
from designo_sync_gui.ui.tasks import Tasks

Received = Callable[[tuple[Order, ...], frozenset[OrderRef]], None]


class RowUpdates:
    """Collects references of changed orders and fetches them; ``received`` gets orders and refs."""

    def __init__(self, desk: Desk, tasks: Tasks, received: Received) -> None:
        self._desk = desk
        self._tasks = tasks
        self._received = received
        self._wanted: set[OrderRef] = set()
        self._asking = False

    @property
    def settled(self) -> bool:
        return not self._asking and not self._wanted

    def want(self, refs: Iterable[OrderRef]) -> None:
        self._wanted.update(refs)
        if not self._asking:
            self._ask()

    def _ask(self) -> None:
        refs = frozenset(self._wanted)
        self._wanted.clear()
        if not refs:
            return
        self._asking = True
        self._tasks.run(
            self._desk.ask(lambda services: services.orders(refs)),
            lambda orders: self._received(orders, refs),
            on_end=self._next,
        )

    def _next(self) -> None:
        self._asking = False
        self._ask()
