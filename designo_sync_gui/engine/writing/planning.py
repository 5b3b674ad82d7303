"""Making a plan from what was read.

Only rules are asked of a target here; nothing that could write is ever held.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from designo_sync_gui.domain.brakes import brakes_of
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.follow import Decisions, build_follow_plan
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import Plan, WriteRules, build_plan
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.undo import build_undo_plan
from designo_sync_gui.domain.watching import automatic_part
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.writing.settle import unsettled_refs
from designo_sync_gui.engine.writing.target import connection_mark, places_of, rules_of

Brakes = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Planning:
    """Plans for the connections as they are set now."""

    context: EngineContext
    settings: Settings

    async def plan(
        self, direction: Direction, refs: Sequence[OrderRef], decisions: Decisions
    ) -> Plan:
        orders = await self.context.mirror.orders(refs)
        codes = sorted({order.ref.store_code for order in orders})
        target = direction.target
        unknown = await self.context.journal.unsettled()
        now = self.context.clock.now()
        rules = {side: await self._rules(codes, side) for side in Side if target in (None, side)}
        unsettled = {side: unsettled_refs(unknown, side) for side in Side}
        if target is not None:
            plan = build_plan(target, orders, rules[target], now, unsettled[target])
        else:
            plan = build_follow_plan(orders, rules, now, unsettled, decisions)
        return await self._finished(plan, rules)

    async def automatic(self, direction: Direction, refs: Sequence[OrderRef]) -> Plan:
        """What of a follow plan may be carried out unasked; brakes are those of that part."""
        orders = await self.context.mirror.orders(refs)
        codes = sorted({order.ref.store_code for order in orders})
        unknown = await self.context.journal.unsettled()
        unsettled = {side: unsettled_refs(unknown, side) for side in Side}
        rules = {side: await self._rules(codes, side) for side in Side}
        now = self.context.clock.now()
        plan = build_follow_plan(orders, rules, now, unsettled, {})
        journal = self.context.journal
        written = {w.ref: await journal.writes_of_order(w.ref) for w in plan.writes}
        return await self._finished(automatic_part(plan, direction, written, now), rules)

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
        places = {(write.ref.store_code, write.target) for write in plan.writes}
        if plan.direction is not Direction.UNDO:
            places |= {(code, side.other) for code, side in places}
        connections = tuple(
            (code, side.value, connection_mark(self.settings, code, side))
            for code, side in sorted(places)
        )
        return replace(plan, brakes=await self._brakes(plan, rules), connections=connections)

    async def _brakes(self, plan: Plan, rules: Mapping[Side, Mapping[str, WriteRules]]) -> Brakes:
        """A value that the target itself lists as its own is not new there."""
        mirror = self.context.mirror
        seen = {}
        for code, side in sorted({(write.ref.store_code, write.target) for write in plan.writes}):
            values = await mirror.values_seen(code, side)
            listed = rules[side][code].allowed or frozenset()
            seen[code, side] = values | {Status.text(text) for text in listed} if values else values
        return brakes_of(plan.writes, await mirror.counts(), seen)

    async def _rules(self, codes: Sequence[str], side: Side) -> dict[str, WriteRules]:
        connections = self.context.connections
        return {code: await rules_of(connections, self.settings, code, side) for code in codes}
