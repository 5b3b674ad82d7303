"""The table of orders for screens: views of the mirror, opened, read and closed.

Runs on the engine's loop. A choice of orders is given as rows of an open view, so that "all but
three" costs no more than "these three"; it becomes orders only here, piece by piece.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.selection_facts import KnownRules, SelectionFacts, facts_of
from designo_sync_gui.domain.table_ports import OrderTable, Picked, Stretches

#: Orders that are handed over at once.
CHUNK = 1000


#: Rows of a search that are looked at for the one order that is meant. A number that is part of
#: more numbers than these is rarely one itself.
MOST_LOOKED_AT = 2000


def _is_named(order: Order, name: str) -> bool:
    number = order.number
    return name in (number, number.removeprefix("#"), order.ref.order_id)


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


@dataclass(frozen=True, slots=True)
class OrderViews:
    """What a window asks of ``table``, whose views it opens; see ``OrderTable`` for each call."""

    table: OrderTable

    async def all_of(self, wanted: OrderFilter) -> Picked:
        """The orders that a filter lets in: for jobs without a window."""
        async with self._opened(wanted) as whole:
            return await self.picked(whole)

    async def named(self, wanted: OrderFilter, name: str) -> Picked:
        """Those that a filter lets in and whose number or id is exactly ``name``."""
        async with self._opened(replace(wanted, text=name)) as whole:
            found: list[tuple[int, int]] = []
            for start, count in _pieces(whole.rows):
                rows = await self.table.rows(whole.token, start, count)
                for place, row in enumerate(rows, start):
                    if row and name in (row.order.number, row.order.ref.order_id):
                        found.append((place, place))
            return await self.picked(Choice(whole.token, tuple(found)))

    async def picked(self, choice: Choice) -> Picked:
        """The chosen orders from top to bottom, whatever becomes of the view."""
        return await self.table.picked(choice.token, choice.rows)

    async def facts(self, choice: Choice, rules: KnownRules) -> SelectionFacts:
        """What can be written of the chosen orders, by what is known without asking a side."""
        states = await self.table.states_of(await self.picked(choice))
        return await asyncio.to_thread(facts_of, states, rules)

    async def pieces(self, picked: Picked) -> AsyncGenerator[tuple[Order, ...], None]:
        """What is known of picked orders, in their order; those forgotten are left out."""
        for start in range(0, len(picked), CHUNK):
            yield await self.table.read(picked, start, CHUNK)

    async def refs_in(self, choice: Choice) -> tuple[OrderRef, ...]:
        """The chosen orders from top to bottom, by name; those forgotten since are left out."""
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
        self,
        choices: Sequence[Choice],
        token: int,
        current: OrderRef | None = None,
        still: Callable[[], bool] = lambda: True,
    ) -> Carried:
        """Where the orders of choices made in other views stand in this one.

        Raises ``LookupError`` as soon as ``still`` says that nobody waits for it any more.
        """
        rows: list[tuple[int, int]] = []
        left = []
        for choice in choices:
            if not still():
                raise LookupError("nobody waits for it any more")
            picked = await self.picked(choice)
            rows.extend(await self.table.rows_of(token, picked))
            elsewhere = await self.table.outside(token, picked)
            if len(elsewhere):
                there = await self.table.rows_of(choice.token, elsewhere)
                left.append(replace(choice, rows=there))
        here = None if current is None else await self.table.row_of(token, current)
        return Carried(_united(rows), tuple(left), here)

    async def mismatches(self, token: int, wanted: OrderFilter) -> Stretches:
        """The rows of an open view that hold mismatches; ``wanted`` is its filter."""
        async with self._opened(replace(wanted, view=View.MISMATCHES)) as whole:
            return await self.table.rows_of(token, await self.picked(whole))

    @asynccontextmanager
    async def _opened(self, wanted: OrderFilter) -> AsyncIterator[Choice]:
        """All orders of a view that is open for so long."""
        opened = await self.table.open_view(wanted, UNSORTED, 1)
        try:
            total = (await self.table.counted(opened.token)).total
            yield Choice(opened.token, ((0, total - 1),) if total else ())
        finally:
            await self.table.close_view(opened.token)

    async def row_named(self, token: int, name: str) -> int | None:
        """The first row of a view whose order has exactly this number, with or without a shop's
        ``#``, or this id; ``None`` where there is none among its first rows."""
        total = min((await self.table.counted(token)).total, MOST_LOOKED_AT)
        for start, count in _pieces(((0, total - 1),) if total else ()):
            for place, row in enumerate(await self.table.rows(token, start, count), start):
                if row is not None and _is_named(row.order, name):
                    return place
        return None

    async def next_mismatch(self, token: int, row: int, step: int) -> int | None:
        """The nearest row behind ``row`` (``step`` 1) or before it (-1) that holds a mismatch as
        it stands now; ``None`` where there is none. Row -1 is before the first."""
        total = (await self.table.counted(token)).total
        begin, end = (row + 1, total) if step > 0 else (0, max(row, 0))
        pieces = list(_pieces(((begin, end - 1),) if end > begin else ()))
        for start, count in pieces[::step]:
            found = await self.table.rows(token, start, count)
            for place in range(len(found))[::step]:
                one = found[place]
                if one is not None and one.within(View.MISMATCHES):
                    return start + place
        return None


def _united(rows: Iterable[tuple[int, int]]) -> Stretches:
    """Stretches of several choices as those of one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(rows):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def _pieces(rows: Stretches) -> Iterable[tuple[int, int]]:
    """Start and number of rows of each piece to be read at once."""
    for first, last in rows:
        for start in range(first, last + 1, CHUNK):
            yield start, min(CHUNK, last + 1 - start)
