"""Loading changed orders into the table.

Law: the table is asked about them one question at a time, a slice at a time, so that an older
answer never replaces a newer one. Rows find their new place only after a refresh has wholly
arrived.
"""

from collections.abc import Callable, Iterable
from itertools import islice

from designo_sync_gui.domain.order import OrderRef

#: Orders that are asked about at once.
SLICE = 2000
Look = Callable[[frozenset[OrderRef], Callable[[], None]], object]


class RowLoader:
    """Collects references of changed orders and has the table look at them again.

    ``look`` calls back when it has; ``arrange`` puts rows in their place, or returns ``False``
    while the operator would be disturbed by it.
    """

    def __init__(self, look: Look, arrange: Callable[[], bool]) -> None:
        self._look = look
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
        self._look(refs, self._next)

    def _next(self) -> None:
        self._asking = False
        self._ask()
