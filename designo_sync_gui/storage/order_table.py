"""The order table of a mirror: views that are opened, read and closed.

Law: lists are made on one thread and rows are read on another, each with a connection of its own,
so that scrolling waits neither for a list nor for a refresh that writes.
"""

import asyncio
import sqlite3
from array import array
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from heapq import nsmallest

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_groups import RowGroup
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter, OrderRow, prepare_row
from designo_sync_gui.domain.order_sorting import Sorting
from designo_sync_gui.domain.order_states import OrderState, View
from designo_sync_gui.domain.row_marks import RowMarks
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.status_counts import StatusCount, count_statuses
from designo_sync_gui.domain.table_ports import (
    MOST_STATUSES,
    Facets,
    OpenedView,
    Picked,
    Stretches,
    ViewCounts,
)
from designo_sync_gui.domain.trends import DayCounts, count_day
from designo_sync_gui.storage import order_pieces
from designo_sync_gui.storage.database import Database
from designo_sync_gui.storage.hex_rows import SLICE
from designo_sync_gui.storage.judged_states import JudgedStates, States
from designo_sync_gui.storage.list_changes import ListChanges
from designo_sync_gui.storage.mirror_rows import ids_of
from designo_sync_gui.storage.read_thread import ReadThread
from designo_sync_gui.storage.view_changes import belonging, departed
from designo_sync_gui.storage.view_lists import Found, Lists

#: More than a program with one window opens; the oldest is closed then.
_MOST_VIEWS = 32
#: Steps of SQLite after which it is asked whether the view is still wanted: about 2 ms.
_STEPS = 20_000
_REF = "SELECT store_code, order_id FROM order_view WHERE id = ?"


class _NotWanted(Exception):
    """The view was closed while its list was made."""


#: The first ids, and what is known of all of them by then.
_First = tuple["array[int]", ViewCounts | None, tuple[RowGroup, ...]]


@dataclass(slots=True)
class _View:
    """``whole`` is there as soon as the list is made; ``first`` are its first ids before."""

    wanted: OrderFilter
    sorting: Sorting
    first: "Future[_First]" = field(default_factory=Future)
    whole: "Future[Found] | None" = None
    members: bytearray | None = None
    closed: bool = False

    def close(self) -> None:
        """Let go of the list at once: whoever waits for it is called by it and holds it in turn,
        and such rings are looked for seldom in this program."""
        self.closed = True
        self.whole = self.members = None


class SqliteOrderTable:
    """Implements ``domain.table_ports.OrderTable``.

    ``ready`` waits until every order was made by the rules of now; it raises ``StorageFailed``.
    """

    def __init__(
        self,
        database: Database,
        ready: Callable[[], Awaitable[None]],
        changes: ListChanges,
    ) -> None:
        self._ready = ready
        self._judged = JudgedStates()
        self._lists = Lists(self._judged, changes)  # on the thread of lists alone
        self._making = ReadThread(database, "order lists")
        self._reading = ReadThread(database, "order rows")
        self._carrying = ReadThread(database, "order pieces")
        self._views: dict[int, _View] = {}
        self._token = 0

    async def open_view(
        self, wanted: OrderFilter, sorting: Sorting, first: int = 200
    ) -> OpenedView:
        await self._ready()
        view = _View(wanted, sorting)
        self._token += 1
        token = self._token
        self._views[token] = view
        while len(self._views) > _MOST_VIEWS:
            await self.close_view(next(iter(self._views)))
        view.whole = self._making.begin(partial(self._make, view, first))
        view.whole.add_done_callback(partial(_pass_on, view))
        ids, counts, groups = await asyncio.wrap_future(view.first)
        rows = await self._reading.run(partial(_rows, ids))
        return OpenedView(token, tuple(row for row in rows if row is not None), counts, groups)

    async def counted(self, token: int) -> ViewCounts:
        return (await self._found(token)).counts

    async def rows(self, token: int, start: int, count: int) -> tuple[OrderRow | None, ...]:
        ids = await self._ids(token, start, count)
        return await self._reading.run(partial(_rows, ids))

    async def refs(self, token: int, start: int, count: int) -> tuple[OrderRef, ...]:
        ids = await self._ids(token, start, count)
        return await self._reading.run(partial(_refs, ids))

    async def picked(self, token: int, rows: Stretches) -> Picked:
        found = await self._found(token)
        return Picked(await asyncio.to_thread(order_pieces.cut, found.ids, rows))

    async def by_id(self, picked: Picked) -> Picked:
        look = partial(order_pieces.by_id, picked.numbers)
        return Picked(await self._carrying.run(look))

    async def read(self, picked: Picked, start: int, count: int) -> tuple[Order, ...]:
        look = partial(order_pieces.orders, picked.numbers[start : start + count])
        return await self._carrying.run(look)

    async def states_of(self, picked: Picked) -> tuple[tuple[OrderState, int], ...]:
        look = partial(order_pieces.state_counts, picked.numbers)
        return await self._carrying.run(
            lambda c: tuple((self._judged.one(c, at).state, n) for at, n in look(c).items())
        )

    async def rows_of(self, token: int, picked: Picked) -> Stretches:
        found = await self._found(token)
        return await asyncio.to_thread(order_pieces.rows_of, found.ids, picked.numbers)

    async def outside(self, token: int, picked: Picked) -> Picked:
        look = partial(order_pieces.outside, await self._members(token), picked.numbers)
        return Picked(await asyncio.to_thread(look))

    async def row_of(self, token: int, ref: OrderRef) -> int | None:
        found = await self._found(token)
        (at,) = await self._reading.run(partial(ids_of, (ref,)))
        return None if at is None else _place(found.ids, at)

    async def not_in(self, token: int, refs: Iterable[OrderRef]) -> frozenset[OrderRef]:
        wanted, members = self._view(token).wanted, await self._members(token)
        return await self._reading.run(partial(belonging, tuple(refs), wanted, members))

    async def no_longer_in(self, token: int, refs: Iterable[OrderRef]) -> frozenset[OrderRef]:
        wanted, members = self._view(token).wanted, await self._members(token)
        look = partial(departed, tuple(refs), wanted, members, self._judged)
        return await self._reading.run(look)

    async def close_view(self, token: int) -> None:
        view = self._views.pop(token, None)
        if view is not None:
            view.close()

    async def counts(self, wanted: OrderFilter) -> ViewCounts:
        await self._ready()
        return await self._making.run(partial(self._lists.counts, wanted=wanted))

    async def count_day(self, day: date, codes: Sequence[str]) -> tuple[DayCounts, ...]:
        await self._ready()

        def count(connection: sqlite3.Connection) -> tuple[DayCounts, ...]:
            states = self._judged.states(connection)
            judged = ((states.judged[at], number) for at, number in states.counts.items())
            return count_day(day, judged, codes)

        return await self._carrying.run(count)

    async def marked(self, view: View, codes: Sequence[str]) -> RowMarks:
        await self._ready()
        wanted = OrderFilter(view, criteria=Criteria(stores=frozenset(codes)))

        def mark(connection: sqlite3.Connection) -> RowMarks:
            states = self._judged.states(connection)
            chosen = [at for at in states.let_in(wanted) if states.judged[at].within(view)]
            return RowMarks.of(order_pieces.rows_in(chosen, connection))

        return await self._carrying.run(mark)

    async def facets(self) -> Facets:
        await self._ready()
        return await self._carrying.run(lambda c: _facets(self._judged.states(c)))

    async def statuses(self, codes: Sequence[str]) -> tuple[StatusCount, ...]:
        await self._ready()

        def count(connection: sqlite3.Connection) -> tuple[StatusCount, ...]:
            states = self._judged.states(connection)
            return count_statuses(
                ((states.judged[at], number) for at, number in states.counts.items()), codes
            )

        return await self._carrying.run(count)

    async def aclose(self) -> None:
        for token in tuple(self._views):
            await self.close_view(token)
        await self._carrying.aclose()
        await self._making.aclose()
        await self._reading.aclose()

    def _make(self, view: _View, most: int, connection: sqlite3.Connection) -> Found:
        """On the thread of lists: the first ids, then all of them, of one moment."""
        if view.closed:
            raise _NotWanted
        connection.set_progress_handler(lambda: view.closed, _STEPS)
        try:
            return self._made(view, most, connection)
        except sqlite3.OperationalError:
            if view.closed:
                raise _NotWanted from None
            raise
        finally:
            connection.set_progress_handler(None, 0)

    def _made(self, view: _View, most: int, connection: sqlite3.Connection) -> Found:
        lists, wanted, by = self._lists, view.wanted, view.sorting
        if not lists.knows_all(connection, wanted, by):
            ids = lists.first(connection, wanted, by, most)
            if ids is not None:
                counts = lists.quick_counts(connection, wanted)
                view.first.set_result((ids, counts, lists.groups(connection, wanted, by)))
        found = lists.whole(connection, wanted, by)
        if not view.first.done():
            view.first.set_result((found.ids[:most], found.counts, found.groups))
        return found

    def _view(self, token: int) -> _View:
        if token not in self._views:
            raise LookupError("the view is not open")
        return self._views[token]

    async def _found(self, token: int) -> Found:
        whole = self._view(token).whole
        if whole is None:
            raise LookupError("the view is not open yet")
        try:
            return await asyncio.shield(asyncio.wrap_future(whole))
        except _NotWanted:
            raise LookupError("the view is not open") from None

    async def _members(self, token: int) -> bytearray:
        view, found = self._view(token), await self._found(token)
        if view.members is None:
            view.members = await asyncio.to_thread(order_pieces.members, found.ids)
        return view.members

    async def _ids(self, token: int, start: int, count: int) -> "array[int]":
        view = self._view(token)
        if view.whole is not None and not view.whole.done() and view.first.done():
            first, _, _ = view.first.result()
            if start + count <= len(first):
                return first[start : start + count]
        return (await self._found(token)).ids[start : start + count]


def _pass_on(view: _View, whole: "Future[Found]") -> None:
    """A list that failed fails whoever waits for its beginning."""
    error = whole.exception()
    if error is not None and not view.first.done():
        view.first.set_exception(
            LookupError("the view is not open") if isinstance(error, _NotWanted) else error
        )


def _rows(ids: Sequence[int], connection: sqlite3.Connection) -> tuple[OrderRow | None, ...]:
    found = order_pieces.each(ids, connection)
    return tuple(None if order is None else prepare_row(order) for order in found)


def _refs(ids: Sequence[int], connection: sqlite3.Connection) -> tuple[OrderRef, ...]:
    found = (connection.execute(_REF, (at,)).fetchone() for at in ids)
    return tuple(OrderRef(*row) for row in found if row is not None)


def _place(ids: "array[int]", wanted: int) -> int | None:
    """The position of an id, searched in pieces; see ``view_lists``."""
    for start in range(0, len(ids), SLICE):
        piece = ids[start : start + SLICE]
        if wanted in piece:
            return start + piece.index(wanted)
    return None


def _facets(states: States) -> Facets:
    stores: Counter[str] = Counter()
    looks: Counter[Look] = Counter()
    kinds: Counter[DifferenceKind] = Counter()
    statuses: Counter[Status] = Counter()
    mismatches: Counter[str] = Counter()
    for at, number in states.counts.items():
        one = states.judged[at]
        traits = one.traits
        if not one.within(View.ALL):
            continue
        stores[traits.store_code] += number
        looks[traits.look] += number
        mismatches[traits.store_code] += number * one.within(View.MISMATCHES)
        for kind in traits.kinds:
            kinds[kind] += number
        for status in {traits.storefront, traits.designo}:
            if status is not None:
                statuses[status] += number
    frequent = nsmallest(
        MOST_STATUSES, statuses.items(), key=lambda item: (-item[1], item[0].literal)
    )
    return Facets(stores, looks, kinds, tuple(frequent), mismatches)
