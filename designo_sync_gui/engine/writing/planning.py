"""Making a plan from what was read.

Only rules are asked of a target here; nothing that could write is ever held.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime

from designo_sync_gui.domain.brakes import WriteCounts, brakes_of
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.follow import Decisions, build_follow_plan
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import Order, OrderRef, Side
from designo_sync_gui.domain.plan import (
    Plan,
    PlannedWrite,
    Refusal,
    RefusalReason,
    WriteRules,
    build_plan,
)
from designo_sync_gui.domain.plan_facts import Place, PlanFacts
from designo_sync_gui.domain.plan_part import places_reached, write_counts
from designo_sync_gui.domain.plan_rows import (
    PackedRows,
    packer_of_refusals,
    packer_of_writes,
)
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import Chosen
from designo_sync_gui.domain.undo import build_undo_plan
from designo_sync_gui.domain.watching import automatic_part
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.order_pieces import pieces_of
from designo_sync_gui.engine.writing.opening import connection_mark, places_of, rules_of
from designo_sync_gui.engine.writing.settle import unsettled_refs

Rules = dict[Side, dict[str, WriteRules]]
Progress = Callable[[int], object]
#: Orders that are decided at once, before other work of the engine has its turn.
CHUNK = 1000
#: Refusals that a follow plan makes before it looks at a target.
_FIRST = (RefusalReason.LEFT, RefusalReason.CONFLICT, RefusalReason.NEVER_AGREED)


@dataclass(frozen=True, slots=True)
class Planning:
    """Plans for the connections as they are set now."""

    context: EngineContext
    settings: Settings

    async def plan(
        self,
        direction: Direction,
        chosen: Chosen,
        decisions: Decisions,
        progress: Progress = lambda done: None,
    ) -> Plan:
        """``progress`` is told how many orders are decided; cancelling the caller gives up."""
        rows, rules = await self._decided(direction, chosen, decisions, progress)
        plan = rows.plan()
        accepted = frozenset[int]()
        if rows.holds_accepted:
            accepted = await asyncio.to_thread(rows.accepted_places, plan)
        return await self._finished(plan, rules, rows.counts(), accepted)

    async def _decided(
        self,
        direction: Direction,
        chosen: Chosen,
        decisions: Decisions,
        progress: Progress,
        *,
        unasked: bool = False,
    ) -> tuple["_Rows", Rules]:
        """``unasked`` leaves out what an operator accepted as different."""
        target = direction.target
        unknown = await self.context.journal.unsettled()
        now = self.context.clock.now()
        rules: Rules = {side: {} for side in Side if target in (None, side)}
        unsettled = {side: unsettled_refs(unknown, side) for side in Side}
        rows, done = _Rows(direction, now), 0
        async for found in pieces_of(self.context.mirror, chosen, CHUNK):
            orders = [order for order in found if order.accepted is None] if unasked else found
            await self._add_rules(rules, orders)
            if target is not None:
                part = build_plan(target, orders, rules[target], now, unsettled[target])
            else:
                part = build_follow_plan(orders, rules, now, unsettled, decisions)
            rows.add(part)
            rows.note_accepted(orders)
            done += len(found)
            progress(done)
            await asyncio.sleep(0)
        return rows, rules

    async def automatic(self, direction: Direction, chosen: Chosen) -> Plan:
        """What of a follow plan may be carried out unasked; brakes are those of that part. An
        accepted difference never is."""
        rows, rules = await self._decided(
            Direction.FOLLOW, chosen, {}, lambda done: None, unasked=True
        )
        plan, journal = rows.plan(), self.context.journal
        written = {w.ref: await journal.writes_of_order(w.ref) for w in plan.writes}
        part = automatic_part(plan, direction, written, plan.created_at)
        return await self._finished(part, rules, write_counts(part.writes))

    async def undo(self, records: Sequence[WriteRecord]) -> Plan:
        """The plan that restores what these writes overwrote."""
        refs = [record.ref for record in records]
        orders = {order.ref: order for order in await self.context.mirror.orders(refs)}
        codes = sorted({ref.store_code for ref in refs})
        rules = {side: await self._rules(codes, side) for side in Side}
        unknown = await self.context.journal.unsettled()
        unsettled = {side: unsettled_refs(unknown, side) for side in Side}
        now = self.context.clock.now()
        places = places_of(self.settings, codes)
        plan = build_undo_plan(records, orders, rules, now, unsettled, places)
        return await self._finished(plan, rules, write_counts(plan.writes))

    async def _finished(
        self,
        plan: Plan,
        rules: Mapping[Side, Mapping[str, WriteRules]],
        counts: WriteCounts,
        accepted: frozenset[int] = frozenset(),
    ) -> Plan:
        """The plan with its brakes, and tied to the connections it was made for: those that are
        written, and those that the values were taken from."""
        connections = tuple(
            (code, side.value, connection_mark(self.settings, code, side))
            for code, side in sorted(places_reached(counts, plan.direction))
        )
        facts = await self._facts({(code, side) for code, side, _ in counts}, rules)
        facts = replace(facts, accepted=accepted)
        brakes = brakes_of(counts, facts)
        return replace(plan, brakes=brakes, connections=connections, facts=facts)

    async def _facts(
        self, written: Set[Place], rules: Mapping[Side, Mapping[str, WriteRules]]
    ) -> PlanFacts:
        """What the brakes of the plan, and of a part of it, are judged by."""
        mirror = self.context.mirror
        seen, listed = {}, {}
        for code, side in sorted(written):
            known = rules[side][code]
            held = await mirror.values_seen(code, side)
            shown = {Status.text(text) for text, as_seen in known.shows.items() if as_seen in held}
            seen[code, side] = held | shown
            texts = frozenset() if known.declared else known.allowed or frozenset()
            listed[code, side] = frozenset(Status.text(text) for text in texts)
        production = frozenset(store.code for store in self.settings.stores if store.production)
        names = _names(self.settings)
        return PlanFacts(await mirror.counts(), seen, listed, names, production)

    async def _add_rules(self, rules: Rules, orders: Iterable[Order]) -> None:
        """Ask for the rules of stores that are met for the first time."""
        codes = {order.ref.store_code for order in orders}
        for side, known in rules.items():
            known |= await self._rules(sorted(codes - known.keys()), side)

    async def _rules(self, codes: Sequence[str], side: Side) -> dict[str, WriteRules]:
        connections = self.context.connections
        return {code: await rules_of(connections, self.settings, code, side) for code in codes}


def _names(settings: Settings) -> dict[str, str]:
    """What each store is called; with its code where two are called the same."""
    times = Counter(store.name for store in settings.stores)
    return {
        store.code: store.name if times[store.name] == 1 else f"{store.name} ({store.code})"
        for store in settings.stores
    }


class _Rows:
    """The rows of a plan that is made in parts, as all orders at once would give them: a follow
    plan has the writes of one side before those of the other."""

    def __init__(self, direction: Direction, now: datetime) -> None:
        self._direction, self._now = direction, now
        self._writes = [packer_of_writes() for _ in Side]
        self._counts = [Counter[tuple[str, Side, Status]]() for _ in Side]
        self._refusals = [packer_of_refusals() for _ in range(1 + len(Side))]
        self._accepted: set[OrderRef] = set()

    def note_accepted(self, orders: Iterable[Order]) -> None:
        """Remember whose difference is accepted: the plan says how many of its writes these are."""
        self._accepted.update(order.ref for order in orders if order.accepted is not None)

    @property
    def holds_accepted(self) -> bool:
        return bool(self._accepted)

    def accepted_places(self, plan: Plan) -> frozenset[int]:
        """Where their writes stand in the plan."""
        writes = enumerate(plan.writes)
        return frozenset(place for place, write in writes if write.ref in self._accepted)

    def add(self, part: Plan) -> None:
        follows = self._direction.target is None
        for write in part.writes:
            place = _side_of(write) if follows else 0
            self._writes[place].add(write)
            self._counts[place][write.ref.store_code, write.target, write.wanted] += 1
        for refusal in part.refusals:
            first = not follows or refusal.reason in _FIRST
            self._refusals[0 if first else 1 + _side_of(refusal)].add(refusal)

    def plan(self) -> Plan:
        rows = PackedRows(self._writes), PackedRows(self._refusals)
        return Plan(self._direction, self._now, *rows)

    def counts(self) -> WriteCounts:
        """``write_counts`` of the plan."""
        return sum(self._counts, Counter[tuple[str, Side, Status]]())


def _side_of(row: PlannedWrite | Refusal) -> int:
    return list(Side).index(row.target)
