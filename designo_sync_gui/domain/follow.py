"""The plan "Follow what moved": it writes the side that did not change.

Law: a side is written only where the other one moved since both were last seen equal, or where
the operator decided that row; conflicts and first contacts are left out, with the reason.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Order, OrderRef, Side
from designo_sync_gui.domain.plan import Plan, Refusal, build_plan, missing
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.write_rules import RefusalReason, WriteRules

#: By order: the side whose value is kept, or ``None`` to leave the row as it is.
Decisions = Mapping[OrderRef, Side | None]

_CONFLICT = say(
    "Both sides changed since they were last seen equal. Decide which "
    "value to keep, or leave both as they are."
)
_NEVER = say(
    "The two sides were never seen equal, so it is not known which one changed. Decide which "
    "value to keep, or choose a direction."
)
_DECLARED = say("A profile declares the two words as the same: nothing to write.")
_LEFT = say("You decided to leave this order as it is.")


def build_follow_plan(
    orders: Iterable[Order],
    rules: Mapping[Side, Mapping[str, WriteRules]],
    created_at: datetime,
    unsettled: Mapping[Side, frozenset[OrderRef]],
    decisions: Decisions,
) -> Plan:
    """Write the side that stayed with the value of the side that moved.

    ``rules`` is keyed by the side that is written, then by store code; ``unsettled`` by side.
    """
    towards: dict[Side, list[Order]] = {side: [] for side in Side}
    refusals: list[Refusal] = []
    for order in orders:
        moved = movement(order)
        if order.ref in decisions:
            kept = decisions[order.ref]
            if kept is None:
                refusals.append(_refusal(order, RefusalReason.LEFT, _LEFT))
            else:
                towards[kept.other].append(order)
        elif moved is Movement.BOTH:
            refusals.append(_refusal(order, RefusalReason.CONFLICT, _CONFLICT))
        elif moved is Movement.NEVER:
            refusals.append(_refusal(order, RefusalReason.NEVER_AGREED, _NEVER))
        elif moved is Movement.NOBODY and len(order.values) > 1:
            refusals.append(_refusal(order, RefusalReason.EQUAL, _DECLARED))
        else:
            target = Side.STOREFRONT if moved is Movement.DESIGNO else Side.DESIGNO
            towards[target].append(order)
    parts = [
        build_plan(side, towards[side], rules[side], created_at, unsettled[side]) for side in Side
    ]
    return Plan(
        Direction.FOLLOW,
        created_at,
        tuple(write for part in parts for write in part.writes),
        (*refusals, *(refusal for part in parts for refusal in part.refusals)),
    )


def _refusal(order: Order, reason: RefusalReason, message: Sentence) -> Refusal:
    storefront, designo = order.storefront, order.designo
    return Refusal(
        order.ref,
        order.number,
        reason,
        message,
        designo.status if designo else None,
        storefront.status if storefront else None,
        target=Side.DESIGNO,
        lacks=(missing(designo), missing(storefront)),
    )
