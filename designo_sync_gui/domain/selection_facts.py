"""What can be written of a selection, counted by state and not by order: a shop has few statuses.

Only what is known without asking a side counts: values, locks, movements and unknown writes. A
shop's own rules are asked for when the plan is made, so a plan may hold fewer writes, never more.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.direction import DIRECTION_TO, Direction
from designo_sync_gui.domain.locks import is_locked, lock_reason
from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_states import OrderState, order_in
from designo_sync_gui.domain.outcome_kind import OutcomeKind
from designo_sync_gui.domain.plan import build_plan
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.write_rules import RefusalReason, WriteRules

KnownRules = Mapping[Side, Mapping[str, WriteRules]]
#: Those that a selection can be planned in.
DIRECTIONS = (Direction.TO_DESIGNO, Direction.TO_STOREFRONT, Direction.FOLLOW)
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SelectionFacts:
    """``writable`` and ``refused`` are by direction; ``locked`` counts the orders of stores of
    which exactly these sides are never written."""

    orders: int
    writable: Mapping[Direction, int]
    refused: Mapping[Direction, Mapping[RefusalReason, int]]
    locked: Mapping[frozenset[Side], int] = field(default_factory=dict)


def known_rules(stores: Iterable[Store], designo: DesignoConnection | None) -> KnownRules:
    """What the settings alone say of every target."""
    found: dict[Side, dict[str, WriteRules]] = {side: {} for side in Side}
    for store in stores:
        for side in Side:
            reads = side is Side.STOREFRONT or (designo is not None and designo.reads)
            rules = WriteRules(reads_back=reads)
            if side is Side.DESIGNO and designo is None:
                rules = WriteRules(writable=False, reason=say("DesignO is not connected."))
            elif is_locked(store, side):
                rules = WriteRules(locked=True, reason=lock_reason(store, side), reads_back=reads)
            found[side][store.code] = rules
    return found


def facts_of(states: Iterable[tuple[OrderState, int]], rules: KnownRules) -> SelectionFacts:
    """Count what each direction would write of orders in these states, and why not the others."""
    writable = dict.fromkeys(DIRECTIONS, 0)
    refused: dict[Direction, Counter[RefusalReason]] = {one: Counter() for one in DIRECTIONS}
    locked: Counter[frozenset[Side]] = Counter()
    orders = 0
    for state, number in states:
        orders += number
        closed = _locked_sides(state.store_code, rules)
        if closed:
            locked[closed] += number
        for direction, reason in _reasons(state, rules).items():
            if reason is None:
                writable[direction] += number
            else:
                refused[direction][reason] += number
    return SelectionFacts(orders, writable, refused, locked)


def _locked_sides(code: str, rules: KnownRules) -> frozenset[Side]:
    return frozenset(side for side in Side if code in rules[side] and rules[side][code].locked)


def _reasons(state: OrderState, rules: KnownRules) -> Mapping[Direction, RefusalReason | None]:
    """Why each direction does not write an order in this state; ``None`` where it does."""
    found: dict[Direction, RefusalReason | None] = {
        DIRECTION_TO[side]: _reason(state, side, rules) for side in Side
    }
    moved = state.movement
    if moved is Movement.BOTH:
        found[Direction.FOLLOW] = RefusalReason.CONFLICT
    elif moved is Movement.NEVER:
        found[Direction.FOLLOW] = RefusalReason.NEVER_AGREED
    else:
        target = Side.STOREFRONT if moved is Movement.DESIGNO else Side.DESIGNO
        found[Direction.FOLLOW] = found[DIRECTION_TO[target]]
    return found


def _reason(state: OrderState, target: Side, rules: KnownRules) -> RefusalReason | None:
    order = order_in(state)
    unknown = state.last_outcome is OutcomeKind.UNKNOWN
    unsettled = frozenset({order.ref}) if unknown else frozenset()
    plan = build_plan(target, [order], rules[target], _NO_TIME, unsettled)
    return plan.refusals[0].reason if plan.refusals else None
