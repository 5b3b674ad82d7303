"""Which row of the screen shows which row of the view, when groups have headings and are open or
closed.

Law: rows stand on the screen in the order of the view; a closed group shows its heading alone.
Groups are ranges, so that nothing here is done for each order.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from designo_sync_gui.domain.order_groups import RowGroup

Span = tuple[int, int]


class GroupRows:
    """The rows of a view of ``total`` orders on the screen; without groups both are the same.

    "Shown" rows are counted on the screen; all others in the view. Groups are named by their place.
    """

    def __init__(
        self, total: int, groups: Sequence[RowGroup] = (), opened: Iterable[int] = ()
    ) -> None:
        self.groups = groups
        self.total = total
        self._firsts = [group.first for group in groups]
        self._open = bytearray(len(groups))
        for at in opened:
            self._open[at] = 1
        self._tops: list[int] = []
        self._count()

    @property
    def count(self) -> int:
        """How many rows the screen has, seen or not."""
        return self._tops[-1] if self.groups else self.total

    @property
    def open_count(self) -> int:
        """How many groups are open."""
        return sum(self._open)

    def is_open(self, group: int) -> bool:
        return bool(self._open[group])

    def set_open(self, group: int, *, on: bool) -> None:
        self._open[group] = on
        self._count()

    def group_at(self, shown: int) -> int | None:
        """The group that a shown row belongs to; ``None`` where there are none."""
        return bisect_right(self._tops, shown) - 1 if self.groups else None

    def heading_at(self, shown: int) -> int | None:
        """The group whose heading is shown there; ``None`` of a row of the view."""
        group = self.group_at(shown)
        return group if group is not None and self._tops[group] == shown else None

    def row_at(self, shown: int) -> int | None:
        """The row of the view that is shown there; ``None`` of a heading."""
        group = self.group_at(shown)
        if group is None:
            return shown
        place = shown - self._tops[group]
        return self._firsts[group] + place - 1 if place else None

    def first_row_at(self, shown: int) -> int:
        """The row shown there; of a heading the group's first."""
        row = self.row_at(shown)
        return self.groups[self.group_at(shown) or 0].first if row is None else row

    def top(self, group: int) -> int:
        """Where a group's heading is shown."""
        return self._tops[group]

    def group_of(self, row: int) -> int | None:
        """The group that a row of the view is in."""
        return bisect_right(self._firsts, row) - 1 if self.groups else None

    def shown(self, row: int) -> int | None:
        """Where a row of the view is shown; ``None`` while its group is closed."""
        group = self.group_of(row)
        if group is None:
            return row
        if not self._open[group]:
            return None
        return self._tops[group] + 1 + row - self._firsts[group]

    def nearest(self, row: int) -> int:
        """Where a row is shown, or the heading of its closed group."""
        shown = self.shown(row)
        return self._tops[self.group_of(row) or 0] if shown is None else shown

    def rows_between(self, first: int, last: int) -> Span | None:
        """The rows that shown rows stand for: a heading alone, or of a closed group, for all of
        its group."""
        if not self.groups:
            return first, last
        top, bottom = self.heading_at(first), self.heading_at(last)
        if top is not None and first == last:
            return self.groups[top].first, self.groups[top].end - 1
        start = self.first_row_at(first)
        if bottom is None:
            end = self.first_row_at(last)
        else:
            group = self.groups[bottom]
            end = group.first - 1 if self._open[bottom] else group.end - 1
        return (start, end) if start <= end else None

    def shown_between(self, first: int, last: int) -> list[Span]:
        """Where these rows are shown, with the headings of groups that lie wholly among them."""
        if not self.groups:
            return [(first, last)]
        top, bottom = bisect_right(self._firsts, first) - 1, bisect_right(self._firsts, last) - 1
        if top == bottom and (first, last) != self._whole(top):
            parts = [(first, last, top)]
            whole = range(0)
        else:
            parts = []
            begins = first == self.groups[top].first
            ends = last == self.groups[bottom].end - 1
            if not begins:
                parts.append((first, self.groups[top].end - 1, top))
            if not ends:
                parts.append((self.groups[bottom].first, last, bottom))
            whole = range(top + (not begins), bottom + 1 - (not ends))
        found = [
            (self._tops[at] + 1 + a - self._firsts[at], self._tops[at] + 1 + b - self._firsts[at])
            for a, b, at in parts
            if self._open[at]
        ]
        if whole:
            found.append((self._tops[whole[0]], self._tops[whole[-1] + 1] - 1))
        return _joined(found)

    def _whole(self, group: int) -> Span:
        return self.groups[group].first, self.groups[group].end - 1

    def _count(self) -> None:
        """Where each heading is shown, and behind them the number of all shown rows."""
        sizes = (
            1 + group.count * is_open
            for group, is_open in zip(self.groups, self._open, strict=True)
        )
        self._tops = [*accumulate(sizes, initial=0)]


def _joined(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and found[-1][1] + 1 == first:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found
