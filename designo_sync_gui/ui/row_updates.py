"""Changed rows on their way into the table.

Law: rows are read from the engine's mirror, one question at a time, so that an older answer
never replaces a newer one; rows find their new place only after a refresh has wholly arrived.
"""

from collections.abc import Callable, Iterable

from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.ui.bridge import Desk
from designo_sync_gui.ui.tasks import Tasks

Received = Callable[[tuple[Order, ...], frozenset[OrderRef]], None]


class RowUpdates:
    """Collects references of changed orders and fetches them.

    ``received`` gets the orders found and the references asked for; ``arrange`` puts rows in
    their place, or returns ``False`` while the operator would be disturbed by it.
    """

    def __init__(
        self, desk: Desk, tasks: Tasks, received: Received, arrange: Callable[[], bool]
    ) -> None:
        self._desk = desk
        self._tasks = tasks
        self._received = received
        self._arrange = arrange
        self._wanted: set[OrderRef] = set()
        self._asking = False
        self._refreshes: set[str] = set()
        self._ended: set[str] = set()

    @property
    def settled(self) -> bool:
        return not self._asking and not self._wanted

    def want(self, refs: Iterable[OrderRef]) -> None:
        self._wanted.update(refs)
        if not self._asking:
            self._ask()

    def note_refresh(self, job_id: str) -> None:
        """A refresh has answered; its last events may still be on their way."""
        self._refreshes.add(job_id)
        self.arrange_when_due()

    def note_end(self, job_id: str) -> None:
        """The last event of a job has arrived."""
        self._ended.add(job_id)

    def arrange_when_due(self) -> None:
        """Put rows in their place if a refresh has wholly arrived; arranging may call again."""
        due = self._refreshes & self._ended
        if self.settled and due:
            self._refreshes -= due
            if not self._arrange():
                self._refreshes |= due

    def _ask(self) -> None:
        refs = frozenset(self._wanted)
        self._wanted.clear()
        if not refs:
            self.arrange_when_due()
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
