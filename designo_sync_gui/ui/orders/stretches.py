"""Arithmetic of rows as unbroken stretches: a million in a row cost as much as one."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from designo_sync_gui.domain.table_ports import Stretches

Keep = Callable[[bool, bool], bool]


def united(rows: Stretches, more: Iterable[tuple[int, int]]) -> Stretches:
    """Rows that are in either."""
    return _combined(rows, more, lambda one, other: one or other)


def without(rows: Stretches, gone: Iterable[tuple[int, int]]) -> Stretches:
    """Rows that are in the first alone."""
    return _combined(rows, gone, lambda one, other: one and not other)


def number_of(rows: Stretches) -> int:
    return sum(last - first + 1 for first, last in rows)


def number_within(rows: Stretches, first: int, last: int) -> int:
    """How many of the rows are in one stretch."""
    found = 0
    for at in range(bisect_left(rows, first, key=lambda part: part[1]), len(rows)):
        start, end = rows[at]
        if start > last:
            break
        found += min(end, last) - max(start, first) + 1
    return found


def holds(rows: Stretches, row: int) -> bool:
    at = bisect_right(rows, row, key=lambda part: part[0]) - 1
    return at >= 0 and row <= rows[at][1]


def _combined(one: Stretches, other: Iterable[tuple[int, int]], keep: Keep) -> Stretches:
    """Walk over all edges. ``other`` may overlap itself and come in any order."""
    edges = [edge for first, last in one for edge in ((first, 1, 0), (last + 1, -1, 0))]
    edges += [edge for first, last in other for edge in ((first, 0, 1), (last + 1, 0, -1))]
    edges.sort()
    found: list[tuple[int, int]] = []
    within = within_other = 0
    start: int | None = None
    for at, (place, change, other_change) in enumerate(edges):
        within += change
        within_other += other_change
        if at + 1 < len(edges) and edges[at + 1][0] == place:
            continue
        kept = keep(within > 0, within_other > 0)
        if kept and start is None:
            start = place
        elif not kept and start is not None:
            found.append((start, place - 1))
            start = None
    return tuple(found)
