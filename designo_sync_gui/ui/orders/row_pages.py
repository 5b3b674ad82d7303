"""The cache of table rows: pages that were shown lately.

Law: never more than ``MOST_PAGES``; the page that was not looked at for longest goes first.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_rows import OrderRow

#: Rows of a page.
PAGE = 100
MOST_PAGES = 20
Rows = Sequence[OrderRow | None]


def page_of(row: int) -> int:
    return row // PAGE


class RowPages:
    """Pages of one opened view by their number."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, Rows] = OrderedDict()

    def __contains__(self, page: int) -> bool:
        return page in self._pages

    def at(self, row: int) -> OrderRow | None:
        """The row, or ``None`` where it is not held."""
        page, place = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def put(self, page: int, rows: Rows) -> Rows:
        """Hold a page; returns what was held in its place."""
        former = self._pages.get(page, ())
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        return former

    def put_all(self, start: int, rows: Rows) -> None:
        """Hold rows that begin with a page; a last page that is not whole is not held twice."""
        for at in range(0, len(rows), PAGE):
            self.put(page_of(start + at), rows[at : at + PAGE])

    def drop_short(self, total: int) -> None:
        """Forget pages that hold fewer rows than they have of ``total``."""
        for page, rows in tuple(self._pages.items()):
            if len(rows) < min(PAGE, total - page * PAGE):
                del self._pages[page]

    def holding(self, refs: Iterable[OrderRef]) -> list[int]:
        """The pages that hold any of these orders."""
        wanted = frozenset(refs)
        return sorted(
            page
            for page, rows in self._pages.items()
            if any(row is not None and row.order.ref in wanted for row in rows)
        )

    @property
    def held(self) -> int:
        """How many rows are held."""
        return sum(map(len, self._pages.values()))


def tells_else(former: OrderRow | None, now: OrderRow | None) -> bool:
    """Whether values, verdict or last outcome changed; being read again alone is no change."""
    return (
        former is not None
        and now is not None
        and former.order.ref == now.order.ref
        and (
            former.traits != now.traits
            or former.order.last_outcome is not now.order.last_outcome
            or former.movement is not now.movement
        )
    )
