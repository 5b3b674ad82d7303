"""Making a plan from what was read.

Law: only rules are asked of a target here; nothing that could write is ever held.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from designo_sync_gui.domain.follow import Decisions, build_follow_plan
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import Direction, Plan, WriteRules, build_plan
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.settle import unsettled_refs
from designo_sync_gui.engine.target import rules_of


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
        if target is not None:
            rules = await self._rules(codes, target)
            return build_plan(target, orders, rules, now, unsettled_refs(unknown, target))
        both = {side: await self._rules(codes, side) for side in Side}
        unsettled = {side: unsettled_refs(unknown, side) for side in Side}
        return build_follow_plan(orders, both, now, unsettled, decisions)

    async def _rules(self, codes: Sequence[str], side: Side) -> dict[str, WriteRules]:
        connections = self.context.connections
        return {code: await rules_of(connections, self.settings, code, side) for code in codes}
