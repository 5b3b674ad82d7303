"""Which rows the latest versions of the list of all orders changed.

Law: an answer is complete or none. A version that another process made, or one that is too far
back, is a gap; and once anything was rolled back, what was noted before is not believed, because
its number may have been given to another change.
"""

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable

#: Rows that are remembered at most; after more of them the list is read anew, which is as quick.
_MOST = 50_000


class ListChanges:
    """Noted by the thread that writes, asked by the one that makes lists.

    ``rollbacks`` counts what was rolled back so far; see ``Database``.
    """

    def __init__(self, rollbacks: Callable[[], int] = lambda: 0) -> None:
        self._rollbacks = rollbacks
        self._lock = threading.Lock()
        self._mark = 0
        self._rows: OrderedDict[int, array[int]] = OrderedDict()
        self._number = 0

    def note(self, version: int, rows: Iterable[object]) -> None:
        """The list is of this version as soon as the present transaction is committed; ``rows``
        are ids, as SQLite was given them."""
        changed = array("I", (row for row in rows if isinstance(row, int)))
        with self._lock:
            self._believe()
            self._rows[version] = changed
            self._number += len(changed)
            while self._number > _MOST and self._rows:
                _, oldest = self._rows.popitem(last=False)
                self._number -= len(oldest)

    def between(self, known: int, now: int) -> frozenset[int] | None:
        """The rows that may differ; ``None`` where that is not known."""
        with self._lock:
            self._believe()
            parts = [self._rows.get(version) for version in range(known + 1, now + 1)]
        if not parts or any(part is None for part in parts):
            return None
        return frozenset(row for part in parts if part is not None for row in part)

    def _believe(self) -> None:
        mark = self._rollbacks()
        if mark != self._mark:
            self._mark = mark
            self._rows.clear()
            self._number = 0
