"""Making a plan from what was read.

Only rules are asked of a target here; nothing that could write is ever held.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from designo_sync_gui.domain.brakes import brakes_of
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.follow import Decisions, build_follow_plan
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import Order, Side
from designo_sync_gui.domain.plan import (
    Plan,
    PlannedWrite,
    Refusal,
    RefusalReason,
    WriteRules,
    build_plan,
)
from designo_sync_gui.domain.plan_facts import PlanFacts
from designo_sync_gui.domain.plan_part import places_reached, write_counts
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
        return await self._finished(*await self._decided(direction, chosen, decisions, progress))

    async def _decided(
        self, direction: Direction, chosen: Chosen, decisions: Decisions, progress: Progress
    ) -> tuple[Plan, Rules]:
        target = direction.target
        unknown = await self.context.journal.unsettled()
        now = self.context.clock.now()
        rules: Rules = {side: {} for side in Side if target in (None, side)}
        unsettled = {side: unsettled_refs(unknown, side) for side in Side}
        parts, done = [], 0
        async for orders in pieces_of(self.context.mirror, chosen, CHUNK):
            await self._add_rules(rules, orders)
            if target is not None:
                part = build_plan(target, orders, rules[target], now, unsettled[target])
            else:
                part = build_follow_plan(orders, rules, now, unsettled, decisions)
            parts.append(part)
            done += len(orders)
            progress(done)
            await asyncio.sleep(0)
        return _joined(direction, now, parts), rules

    async def automatic(self, direction: Direction, chosen: Chosen) -> Plan:
        """What of a follow plan may be carried out unasked; brakes are those of that part."""
        plan, rules = await self._decided(Direction.FOLLOW, chosen, {}, lambda done: None)
        journal = self.context.journal
        written = {w.ref: await journal.writes_of_order(w.ref) for w in plan.writes}
        part = automatic_part(plan, direction, written, plan.created_at)
        return await self._finished(part, rules)

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
        return await self._finished(plan, rules)

    async def _finished(self, plan: Plan, rules: Mapping[Side, Mapping[str, WriteRules]]) -> Plan:
        """The plan with its brakes, and tied to the connections it was made for: those that are
        written, and those that the values were taken from."""
        connections = tuple(
            (code, side.value, connection_mark(self.settings, code, side))
            for code, side in sorted(places_reached(plan.writes, plan.direction))
        )
        facts = await self._facts(plan, rules)
        brakes = brakes_of(write_counts(plan.writes), facts)
        return replace(plan, brakes=brakes, connections=connections, facts=facts)

    async def _facts(self, plan: Plan, rules: Mapping[Side, Mapping[str, WriteRules]]) -> PlanFacts:
        """What the brakes of the plan, and of a part of it, are judged by."""
        mirror = self.context.mirror
        seen, listed = {}, {}
        for code, side in sorted({(write.ref.store_code, write.target) for write in plan.writes}):
            seen[code, side] = await mirror.values_seen(code, side)
            texts = rules[side][code].allowed or frozenset()
            listed[code, side] = frozenset(Status.text(text) for text in texts)
        return PlanFacts(await mirror.counts(), seen, listed, _names(self.settings))

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


def _joined(direction: Direction, now: datetime, parts: Sequence[Plan]) -> Plan:
    """Parts as the plan that all orders at once would make: a follow plan has the writes of one
    side before those of the other."""
    writes = [write for part in parts for write in part.writes]
    refusals = [refusal for part in parts for refusal in part.refusals]
    if direction.target is None:
        writes.sort(key=_side_of)
        refusals.sort(key=lambda one: -1 if one.reason in _FIRST else _side_of(one))
    return Plan(direction, now, tuple(writes), tuple(refusals))


def _side_of(row: PlannedWrite | Refusal) -> int:
    return list(Side).index(row.target)
