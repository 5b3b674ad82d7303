"""The table of orders for screens: views of the mirror, opened, read and closed.

Runs on the engine's loop. A choice of orders is given as rows of an open view, so that "all but
three" costs no more than "these three"; it becomes references only here, piece by piece.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
#: Sets that the orders of a store are kept in.
_SETS = 256
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


class _Rows:
    """Rows as unbroken stretches; a million in a row cost as much as one."""

    def __init__(self) -> None:
        self._found: list[tuple[int, int]] = []
        self.count = 0

    def add(self, row: int) -> None:
        self.count += 1
        if self._found and row == self._found[-1][1] + 1:
            self._found[-1] = self._found[-1][0], row
        else:
            self._found.append((row, row))

    def stretches(self) -> Stretches:
        """Rows may have come in any order."""
        found: list[tuple[int, int]] = []
        for first, last in sorted(self._found):
            if found and first <= found[-1][1] + 1:
                found[-1] = found[-1][0], max(found[-1][1], last)
            else:
                found.append((first, last))
        return tuple(found)


class _Refs:
    """Orders in many small sets: no step with a million of them holds Python for long."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, int], set[str]] = {}
        self.count = 0

    def add(self, ref: OrderRef) -> None:
        ids = self._ids.setdefault(self._place(ref), set())
        if ref.order_id not in ids:
            ids.add(ref.order_id)
            self.count += 1

    def take(self, ref: OrderRef) -> bool:
        """Whether it was there; it is not any more."""
        ids = self._ids.get(self._place(ref))
        if ids is None or ref.order_id not in ids:
            return False
        ids.remove(ref.order_id)
        self.count -= 1
        return True

    def __iter__(self) -> Iterator[OrderRef]:
        for (store_code, _), ids in self._ids.items():
            for order_id in ids:
                yield OrderRef(store_code, order_id)

    @staticmethod
    def _place(ref: OrderRef) -> tuple[str, int]:
        return ref.store_code, hash(ref.order_id) % _SETS


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
        self,
        choices: Sequence[Choice],
        token: int,
        current: OrderRef | None = None,
        still: Callable[[], bool] = lambda: True,
    ) -> Carried:
        """Where the orders of choices made in other views stand in this one.

        Raises ``LookupError`` as soon as ``still`` says that nobody waits for it any more.
        """
        wanted = await self._chosen(choices, still)
        found = await self._rows_in(token, wanted)
        left = await self._left(choices, wanted) if wanted.count else ()
        here = None if current is None else await self.table.row_of(token, current)
        return Carried(found, left, here)

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

    async def _chosen(self, choices: Sequence[Choice], still: Callable[[], bool]) -> "_Refs":
        found = _Refs()
        for choice in choices:
            for start, count in _pieces(choice.rows):
                if not still():
                    raise LookupError("nobody waits for it any more")
                for ref in await self.table.refs(choice.token, start, count):
                    found.add(ref)
        return found

    async def _rows_in(self, token: int, wanted: "_Refs") -> Stretches:
        """The rows of a view that hold wanted orders, which are wanted no more then."""
        rows = _Rows()
        if wanted.count <= FEW:
            for ref in tuple(wanted):
                row = await self.table.row_of(token, ref)
                if row is not None and wanted.take(ref):
                    rows.add(row)
            return rows.stretches()
        total = (await self.table.counted(token)).total
        for start, count in _pieces(((0, total - 1),) if total else ()):
            for place, order in enumerate(await self._aligned(token, start, count), start):
                if order is not None and wanted.take(order):
                    rows.add(place)
        return rows.stretches()

    async def _left(self, choices: Sequence[Choice], wanted: "_Refs") -> tuple[Choice, ...]:
        """The rows of the choices whose orders are still wanted."""
        left = []
        for choice in choices:
            rows = _Rows()
            for start, count in _pieces(choice.rows):
                aligned = await self._aligned(choice.token, start, count)
                for place, ref in enumerate(aligned, start):
                    if ref is not None and wanted.take(ref):
                        rows.add(place)
            if rows.count:
                left.append(replace(choice, rows=rows.stretches()))
        return tuple(left)

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
