"""The table of orders for screens: views of the mirror, opened, read and closed.

Runs on the engine's loop. A choice of orders is told as rows of an open view, so that "all but
three" costs no more than "these three"; it becomes references only here, piece by piece.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.table_ports import OrderTable

#: References that are handed over at once.
CHUNK = 1000
#: Up to so many orders are looked up one by one in another view; more by walking through it.
FEW = 200
#: First and last row of unbroken stretches, from top to bottom, none touching the next.
Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The orders in some rows of an open view; a view never changes, so these stay the same."""

    token: int
    rows: Stretches

    @property
    def count(self) -> int:
        return sum(last - first + 1 for first, last in self.rows)


@dataclass(frozen=True, slots=True)
class Carried:
    """Choices of earlier views found again: their ``rows`` in the new one, what of them is not in
    it (``left``), and the row of the current order."""

    rows: Stretches
    left: tuple[Choice, ...]
    current: int | None


def stretches(rows: Iterable[int]) -> Stretches:
    """Rows in any order as unbroken stretches."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and row <= found[-1][1] + 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class OrderViews:
    """What a window asks of ``table``, whose views it opens; see ``OrderTable`` for each call."""

    table: OrderTable

    async def refs_of(self, wanted: OrderFilter) -> list[OrderRef]:
        """The orders that a filter lets in, by store code and id: for jobs without a window."""
        opened = await self.table.open_view(wanted, UNSORTED)
        try:
            total = (await self.table.counted(opened.token)).total
            found = await self.refs_in(Choice(opened.token, ((0, total - 1),) if total else ()))
        finally:
            await self.table.close_view(opened.token)
        return sorted(found, key=lambda ref: (ref.store_code, len(ref.order_id), ref.order_id))

    async def refs_in(self, choice: Choice) -> tuple[OrderRef, ...]:
        """The chosen orders from top to bottom; those forgotten since are left out."""
        found: list[OrderRef] = []
        for start, count in _pieces(choice.rows):
            found.extend(await self.table.refs(choice.token, start, count))
        return tuple(found)

    async def orders_in(self, choice: Choice) -> tuple[Order, ...]:
        """``refs_in`` with all that is known of each order: for few."""
        found: list[Order] = []
        for start, count in _pieces(choice.rows):
            rows = await self.table.rows(choice.token, start, count)
            found.extend(row.order for row in rows if row is not None)
        return tuple(found)

    async def carried(
        self, choices: Sequence[Choice], token: int, current: OrderRef | None = None
    ) -> Carried:
        """Where the orders of choices made in other views stand in this one."""
        at = await self._places(choices)
        found = await self._rows_in(token, at)
        missing: dict[int, list[int]] = {}
        for ref in at.keys() - found.keys():
            number, row = at[ref]
            missing.setdefault(number, []).append(row)
        left = tuple(
            replace(choices[number], rows=stretches(rows)) for number, rows in missing.items()
        )
        here = found.get(current) if current is not None else None
        if here is None and current is not None:
            here = await self.table.row_of(token, current)
        return Carried(stretches(found.values()), left, here)

    async def mismatches(self, token: int, wanted: OrderFilter) -> Stretches:
        """The rows of an open view that hold mismatches; ``wanted`` is its filter."""
        mismatches = replace(wanted, view=View.MISMATCHES)
        opened = await self.table.open_view(mismatches, UNSORTED, 1)
        try:
            total = (await self.table.counted(opened.token)).total
            whole = Choice(opened.token, ((0, total - 1),) if total else ())
            return (await self.carried((whole,), token)).rows
        finally:
            await self.table.close_view(opened.token)

    async def _places(self, choices: Sequence[Choice]) -> dict[OrderRef, tuple[int, int]]:
        """Each chosen order with the number of its choice and its row there."""
        return {
            ref: (number, start + place)
            for number, choice in enumerate(choices)
            for start, count in _pieces(choice.rows)
            for place, ref in enumerate(await self._aligned(choice.token, start, count))
            if ref is not None
        }

    async def _rows_in(
        self, token: int, wanted: dict[OrderRef, tuple[int, int]]
    ) -> dict[OrderRef, int]:
        if len(wanted) <= FEW:
            rows = {ref: await self.table.row_of(token, ref) for ref in wanted}
            return {ref: row for ref, row in rows.items() if row is not None}
        total = (await self.table.counted(token)).total
        return {
            ref: start + place
            for start, count in _pieces(((0, total - 1),))
            for place, ref in enumerate(await self._aligned(token, start, count))
            if ref in wanted
        }

    async def _aligned(self, token: int, start: int, count: int) -> Sequence[OrderRef | None]:
        """One entry for each row; ``refs`` leaves out the orders that were forgotten."""
        refs = await self.table.refs(token, start, count)
        if len(refs) == count:
            return refs
        rows = await self.table.rows(token, start, count)
        return [None if row is None else row.order.ref for row in rows]


def _pieces(rows: Stretches) -> Iterable[tuple[int, int]]:
    """Start and number of rows of each piece to be read at once."""
    for first, last in rows:
        for start in range(first, last + 1, CHUNK):
            yield start, min(CHUNK, last + 1 - start)
