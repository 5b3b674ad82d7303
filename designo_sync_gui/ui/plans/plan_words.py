"""What the plan dialog says of a plan as a whole."""

from collections.abc import Set

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.ui.kit.ages import age_words
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.times import clock_time
from designo_sync_gui.ui.plans.plan_figures import PlanFigures
from designo_sync_gui.ui.plans.ticks import Ticks

_DIGITS, _PARTS = 4, 3


def sentence(plan: Plan, ticks: Ticks) -> str:
    """What pressing the button does, and that nothing is done before."""
    cells = list(ticks.written_cells())
    number = sum(count for _, count in cells)
    if not number:
        return tr("Nothing is written.")
    orders = tr_n("{n:,} order", "{n:,} orders", number)
    stores = tr_n("{n:,} store", "{n:,} stores", len({cell.store for cell, _ in cells}))
    get = {
        Direction.TO_DESIGNO: tr(
            "{orders} of {stores} get the value that their shop reports.",
            orders=orders,
            stores=stores,
        ),
        Direction.TO_STOREFRONT: tr(
            "{orders} of {stores} get the value that DesignO has.", orders=orders, stores=stores
        ),
        Direction.FOLLOW: tr(
            "{orders} of {stores} get the value of the side that moved.",
            orders=orders,
            stores=stores,
        ),
        Direction.UNDO: tr(
            "{orders} of {stores} get back the value from before.", orders=orders, stores=stores
        ),
    }[plan.direction]
    before = tr("Nothing is written before you press Write.")
    return f"{get} {before}"


def made_words(plan: Plan, figures: PlanFigures) -> str:
    """When the plan was made, and how old its oldest value was then."""
    time = clock_time(plan.created_at, seconds=False)
    if figures.oldest is None:
        return tr("Plan made {time}", time=time)
    age = age_words(plan.created_at - figures.oldest)
    return tr("Plan made {time}, oldest value read {age}", time=time, age=age)


def short_digest(digest: str) -> str:
    """The beginning of a plan's digest, for comparing by eye."""
    return " ".join(digest[at * _DIGITS : (at + 1) * _DIGITS] for at in range(_PARTS))


def act_words(plan: Plan, ticks: Ticks) -> str:
    """What the button does: how many writes, and where to."""
    per_side = {side: 0 for side in Side}
    shops: Set[str] = set()
    for cell, number in ticks.written_cells():
        per_side[cell.target] += number
        if cell.target is Side.STOREFRONT:
            shops = shops | {cell.store}
    total = sum(per_side.values())
    if not total:
        return tr("Write")
    if plan.direction is Direction.UNDO:
        return tr_n("Take back {n:,} write", "Take back {n:,} writes", total)
    if not per_side[Side.STOREFRONT]:
        return tr("Write {n:,} to DesignO", n=total)
    if per_side[Side.DESIGNO]:
        return tr(
            "Write {designo:,} to DesignO, {shops:,} to the shops",
            designo=per_side[Side.DESIGNO],
            shops=per_side[Side.STOREFRONT],
        )
    if len(shops) == 1:
        return tr("Write {n:,} to the shop", n=total)
    return tr("Write {n:,} to the shops", n=total)


def production_words(plan: Plan, ticks: Ticks) -> str:
    """How many production stores are written; empty where none is."""
    marked = {
        cell.store for cell, _ in ticks.written_cells() if cell.store in plan.facts.production
    }
    return tr_n("{n:,} production store", "{n:,} production stores", len(marked)) if marked else ""


def title_of(plan: Plan) -> str:
    return spoken(plan.direction.label)
