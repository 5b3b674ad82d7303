"""Changed rows on their way into the table.

Law: rows are read from the engine's mirror, one question at a time, so that an older answer
never replaces a newer one; they are judged there, a slice at a time, so that the window takes each
in without a pause. They find their new place only after a refresh has wholly arrived.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.ui.orders.index import Row, RowIndex, prepare_rows
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

if TYPE_CHECKING:
    from designo_sync_gui.engine.services import Services

#: Rows that the window takes in at once: about 10 ms.
SLICE = 500
Received = Callable[[Sequence[Row], frozenset[OrderRef]], None]


class RowLoader:
    """Collects references of changed orders and fetches them.

    ``received`` gets the rows found and the references asked for; ``arrange`` puts rows in
    their place, or returns ``False`` while the operator would be disturbed by it.
    """

    def __init__(
        self, engine: EngineProxy, tasks: Tasks, received: Received, arrange: Callable[[], bool]
    ) -> None:
        self._engine = engine
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

    def load(self, refs: Iterable[OrderRef]) -> None:
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
        refs = frozenset(islice(self._wanted, SLICE))
        self._wanted -= refs
        if not refs:
            self.arrange_when_due()
            return
        self._asking = True
        self._tasks.run(
            self._engine.ask(lambda services: _rows(services, refs)),
            lambda rows: self._received(rows, refs),
            on_end=self._next,
        )

    def _next(self) -> None:
        self._asking = False
        self._ask()


async def _rows(services: "Services", refs: frozenset[OrderRef]) -> Sequence[Row]:
    return prepare_rows(await services.orders.known(refs))


async def all_rows(services: "Services") -> RowIndex:
    """All orders, judged and made searchable on the engine's thread."""
    return RowIndex(prepare_rows(await services.orders.known()))
