"""The order table as the rules of ``domain`` say it, over orders in memory.

Law: the plainest reading of ``domain.table_ports``; what the mirror answers is compared with it.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_groups import RowGroup, group_of
from designo_sync_gui.domain.order_rows import OrderFilter, OrderRow, matches, prepare_row
from designo_sync_gui.domain.order_sorting import Sorting, arranged
from designo_sync_gui.domain.order_states import OrderState, View, judged, state_of
from designo_sync_gui.domain.row_marks import RowMarks
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.status_counts import StatusCount, status_count
from designo_sync_gui.domain.table_ports import Facets, OpenedView, Picked, Stretches, ViewCounts
from designo_sync_gui.domain.trends import DayCounts, count_day


def groups_in(rows: Sequence[OrderRow]) -> Iterator[RowGroup]:
    """Neighbours of one group; a group that does not stand together comes twice."""
    first = 0
    for key, found in groupby(rows, lambda row: group_of(row.traits, row.movement)):
        members = list(found)
        (kinds,) = {row.traits.kinds for row in members}
        yield RowGroup(key, kinds, first, len(members))
        first += len(members)


@dataclass
class RulesTable:
    """Implements ``OrderTable``; ``orders`` gives all orders as they are now."""

    orders: Callable[[], Iterable[Order]]
    views: dict[int, tuple[OrderFilter, list[OrderRef]]] = field(default_factory=dict)
    token: int = 0
    numbers: dict[OrderRef, int] = field(default_factory=dict)
    #: The orders of entries of *Activity*.
    about: Mapping[int, Collection[OrderRef]] = field(default_factory=dict)

    def _lets_in(self, row: OrderRow, wanted: OrderFilter) -> bool:
        entry = wanted.criteria.entry
        among = entry is None or row.order.ref in self.about.get(entry.entry_id, ())
        return among and matches(row, wanted)

    def _now(self) -> dict[OrderRef, OrderRow]:
        return {order.ref: prepare_row(order) for order in self.orders()}

    def _view(self, token: int) -> tuple[OrderFilter, list[OrderRef]]:
        if token not in self.views:
            raise LookupError("the view is not open")
        return self.views[token]

    async def open_view(
        self, wanted: OrderFilter, sorting: Sorting, first: int = 200
    ) -> OpenedView:
        rows = arranged(
            (row for row in self._now().values() if self._lets_in(row, wanted)), sorting
        )
        self.token += 1
        self.views[self.token] = wanted, [row.order.ref for row in rows]
        groups = tuple(groups_in(rows)) if sorting.grouped else ()
        return OpenedView(self.token, tuple(rows[:first]), await self.counts(wanted), groups)

    async def counted(self, token: int) -> ViewCounts:
        wanted, refs = self._view(token)
        return replace(await self.counts(wanted), total=len(refs))

    async def rows(self, token: int, start: int, count: int) -> tuple[OrderRow | None, ...]:
        now = self._now()
        return tuple(now.get(ref) for ref in self._view(token)[1][start : start + count])

    async def refs(self, token: int, start: int, count: int) -> tuple[OrderRef, ...]:
        now = self._now()
        return tuple(ref for ref in self._view(token)[1][start : start + count] if ref in now)

    def _number(self, ref: OrderRef) -> int:
        if ref not in self.numbers:
            self.numbers[ref] = len(self.numbers) + 1
        return self.numbers[ref]

    def named(self, picked: Picked) -> list[OrderRef]:
        """The picked orders that are there still."""
        names = {number: ref for ref, number in self.numbers.items()}
        now = self._now()
        return [names[number] for number in picked.numbers if names[number] in now]

    async def picked(self, token: int, rows: Stretches) -> Picked:
        refs = self._view(token)[1]
        chosen = [ref for first, last in rows for ref in refs[first : last + 1]]
        return Picked(array("I", map(self._number, chosen)))

    async def by_id(self, picked: Picked) -> Picked:
        refs = sorted(self.named(picked), key=lambda r: (r.store_code, len(r.order_id), r.order_id))
        return Picked(array("I", map(self._number, refs)))

    async def read(self, picked: Picked, start: int, count: int) -> tuple[Order, ...]:
        now = self._now()
        part = Picked(picked.numbers[start : start + count])
        return tuple(now[ref].order for ref in self.named(part))

    async def states_of(self, picked: Picked) -> tuple[tuple[OrderState, int], ...]:
        now = self._now()
        return tuple(Counter(state_of(now[ref].order) for ref in self.named(picked)).items())

    async def rows_of(self, token: int, picked: Picked) -> Stretches:
        wanted = set(self.named(picked))
        found: list[tuple[int, int]] = []
        for row, ref in enumerate(self._view(token)[1]):
            if ref in wanted and found and found[-1][1] == row - 1:
                found[-1] = found[-1][0], row
            elif ref in wanted:
                found.append((row, row))
        return tuple(found)

    async def outside(self, token: int, picked: Picked) -> Picked:
        refs = set(self._view(token)[1])
        others = (ref for ref in self.named(picked) if ref not in refs)
        return Picked(array("I", map(self._number, others)))

    async def row_of(self, token: int, ref: OrderRef) -> int | None:
        refs = self._view(token)[1]
        return refs.index(ref) if ref in refs and ref in self._now() else None

    async def not_in(self, token: int, refs: Iterable[OrderRef]) -> frozenset[OrderRef]:
        wanted, members = self._view(token)
        now = self._now()
        others = (ref for ref in refs if ref in now and ref not in members)
        return frozenset(ref for ref in others if self._lets_in(now[ref], wanted))

    async def no_longer_in(self, token: int, refs: Iterable[OrderRef]) -> frozenset[OrderRef]:
        wanted, members = self._view(token)
        now, members_ = self._now(), set(members)
        inside = (ref for ref in refs if ref in now and ref in members_)
        return frozenset(ref for ref in inside if not self._lets_in(now[ref], wanted))

    async def close_view(self, token: int) -> None:
        self.views.pop(token, None)

    async def counts(self, wanted: OrderFilter) -> ViewCounts:
        rows = self._now().values()
        found = {
            view: sum(self._lets_in(row, replace(wanted, view=view)) for row in rows)
            for view in View
        }
        return ViewCounts(found[wanted.view], found)

    async def count_day(self, day: date, codes: Sequence[str]) -> tuple[DayCounts, ...]:
        orders = [row.order for row in self._now().values()]
        return count_day(day, [(judged(state_of(order)), 1) for order in orders], codes)

    async def marked(self, view: View, codes: Sequence[str]) -> RowMarks:
        rows = self._now().items()
        inside = [ref for ref, row in rows if row.within(view) and ref.store_code in codes]
        return RowMarks.of(map(self._number, inside))

    async def facets(self) -> Facets:
        rows = [row for row in self._now().values() if row.within(View.ALL)]
        statuses: Counter[object] = Counter()
        for row in rows:
            statuses.update({row.traits.storefront, row.traits.designo} - {None})
        return Facets(
            Counter(row.traits.store_code for row in rows),
            Counter(row.traits.look for row in rows),
            Counter(kind for row in rows for kind in row.traits.kinds),
            tuple(sorted(statuses.items(), key=lambda item: (-item[1], item[0].literal))),  # type: ignore[arg-type]
            {
                code: sum(
                    row.within(View.MISMATCHES) for row in rows if row.traits.store_code == code
                )
                for code in {row.traits.store_code for row in rows}
            },
        )

    async def statuses(self, codes: Sequence[str]) -> tuple[StatusCount, ...]:
        rows = [row for row in self._now().values() if row.within(View.ALL)]
        pairs = [
            (row.traits.storefront, row.traits.designo)
            for row in rows
            if not codes or row.traits.store_code in codes
        ]
        values: set[Status] = {one for pair in pairs for one in pair if one is not None}
        found = [
            status_count(
                one,
                sum(one in pair for pair in pairs),
                sum(one == pair[0] for pair in pairs),
                sum(one == pair[1] for pair in pairs),
            )
            for one in values
        ]
        found.sort(key=lambda c: (-c.orders, c.status.literal, c.status.json_type))
        return tuple(found)
