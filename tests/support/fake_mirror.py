"""The mirror as a fake: orders in a dictionary, as the real one would tell them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from fake_acceptances import FakeAcceptedCopy
from fake_activity import FakeActivity, moves_of
from table_by_rules import RulesTable

from designo_sync_gui.domain.acceptance import (
    acceptance_of,
)
from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.moves import Move, Recorded
from designo_sync_gui.domain.order import Order, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.order_states import OrderState, is_doubtful_at, is_listed_at, state_of
from designo_sync_gui.domain.outcome import Outcome
from designo_sync_gui.domain.ports import NotShown, SideRead
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import OrderTable
from designo_sync_gui.domain.timeline import Seen
from designo_sync_gui.domain.trends import DayCounts


def _shown(row: Order | None) -> object:
    """What of a row is visible, as the real mirror sees it."""
    if row is None:
        return None
    sides = (row.storefront, row.designo)
    return row.number, [side and (side.presence, side.status, side.problem) for side in sides]


class FakeMirror:
    def __init__(self) -> None:
        self.rows: dict[OrderRef, Order] = {}
        self.reads: dict[tuple[str, Side], SideRead] = {}
        self.places: dict[tuple[Side, tuple[str, ...]], BrokenOff] = {}
        self.brakes = False
        self.day_counts: dict[tuple[str, date], DayCounts] = {}
        self.activity = FakeActivity()
        self.accepted = FakeAcceptedCopy(self._cover_all)

    async def record(
        self, side: Side, readings: Iterable[Reading], *, lasting: bool = True
    ) -> frozenset[OrderRef]:
        return (await self.record_moves(side, readings, lasting=lasting)).shown

    async def record_moves(
        self, side: Side, readings: Iterable[Reading], *, lasting: bool = True
    ) -> Recorded:
        changed, moves = set(), list[Move]()
        for reading in readings:
            row = self.rows.get(reading.ref, Order(reading.ref, reading.number, None, None))
            change: dict[str, Any] = {side.value: reading.observation}
            row = replace(row, number=reading.number or row.number, **change)
            sides = (row.storefront, row.designo)
            left, right = (side.status if side else None for side in sides)
            if left is not None and left == right:
                row = replace(row, agreed=left, agreed_designo=None)
            row = self._covered(row)
            moves += moves_of(self.rows.get(reading.ref), side, reading)
            if _shown(self.rows.get(reading.ref)) != _shown(row):
                changed.add(reading.ref)
            self.rows[reading.ref] = row
        return Recorded(frozenset(changed), tuple(moves))

    async def orders(self, refs: Iterable[OrderRef] | None = None) -> tuple[Order, ...]:
        wanted = sorted(self.rows if refs is None else set(refs) & set(self.rows))
        return tuple(self.rows[ref] for ref in wanted)

    async def counts(self) -> Mapping[str, int]:
        return Counter(ref.store_code for ref in self.rows) if self.brakes else {}

    @cached_property
    def table(self) -> OrderTable:
        return RulesTable(lambda: self.rows.values())

    async def listed_counts(self, side: Side, store_codes: Sequence[str]) -> Mapping[str, int]:
        rows = [order for ref, order in self.rows.items() if ref.store_code in store_codes]
        return Counter(o.ref.store_code for o in rows if is_listed_at(state_of(o), side))

    async def not_shown(
        self, side: Side, store_codes: Sequence[str], seen: Set[OrderRef], *, full: bool
    ) -> tuple[NotShown, ...]:
        left = [ref for ref in sorted(self.rows) if ref.store_code in store_codes]
        states = {ref: state_of(self.rows[ref]) for ref in left if ref not in seen}
        return tuple(
            NotShown(ref, is_listed_at(state, side), self.rows[ref].side(side) is not None)
            for ref, state in states.items()
            if full or is_doubtful_at(state, side)
        )

    async def values_seen(self, store_code: str, side: Side) -> frozenset[Status]:
        if not self.brakes:
            return frozenset()
        seen = [o.side(side) for r, o in self.rows.items() if r.store_code == store_code]
        return frozenset(s.status for s in seen if s is not None and s.status is not None)

    async def seen(self, ref: OrderRef) -> tuple[Seen, ...]:
        row = self.rows.get(ref)
        sides = [] if row is None else [(s, row.side(s)) for s in Side]
        return tuple(Seen(o.read_at, s, o.presence, o.status) for s, o in sides if o is not None)

    async def order_count(self, store_code: str) -> int:
        return sum(ref.store_code == store_code for ref in self.rows)

    async def states(self) -> Sequence[tuple[OrderState, int]]:
        return [(state_of(order), 1) for order in self.rows.values()]

    async def keep_days(self, counts: Sequence[DayCounts]) -> None:
        self.day_counts |= {(one.store_code, one.day): one for one in counts}

    async def days(self, since: date) -> tuple[DayCounts, ...]:
        return tuple(one for (_, day), one in sorted(self.day_counts.items()) if day >= since)

    async def record_outcome(self, outcome: Outcome) -> None:
        row = self.rows.get(outcome.ref)
        if row is not None:
            self.rows[outcome.ref] = replace(row, last_outcome=outcome.kind)

    async def side_reads(self) -> tuple[SideRead, ...]:
        return tuple(self.reads.values())

    async def record_side_read(self, read: SideRead) -> None:
        self.reads[read.store_code, read.side] = read

    async def broken_off(self) -> tuple[BrokenOff, ...]:
        return tuple(self.places.values())

    async def record_broken_off(self, place: BrokenOff) -> None:
        self.places[place.side, tuple(sorted(place.store_codes))] = place

    async def end_broken_off(self, side: Side, store_codes: Sequence[str]) -> None:
        self.places.pop((side, tuple(sorted(store_codes))), None)

    async def read_since(
        self, side: Side, store_codes: Sequence[str], at: datetime
    ) -> frozenset[OrderRef]:
        sides = {ref: order.side(side) for ref, order in self.rows.items()}
        return frozenset(
            ref
            for ref, seen in sides.items()
            if ref.store_code in store_codes
            and seen is not None
            and (seen.presence, seen.listed) == (Presence.PRESENT, True)
            and seen.read_at >= at
        )

    def _covered(self, row: Order) -> Order:
        row = replace(row, accepted=acceptance_of(row, self.accepted.kept.values()))
        if row.accepted is None or not row.accepted.declared:
            return row
        left, right = (None if s is None else s.status for s in (row.storefront, row.designo))
        return replace(row, agreed=left, agreed_designo=right)

    def _cover_all(self) -> None:
        self.rows = {ref: self._covered(row) for ref, row in self.rows.items()}

    async def forget_store(self, store_code: str) -> None:
        self.places = {key: p for key, p in self.places.items() if store_code not in key[1]}
        self.rows = {r: o for r, o in self.rows.items() if r.store_code != store_code}
        self.reads = {key: read for key, read in self.reads.items() if key[0] != store_code}
