"""The demo as after some days of use, and single orders in every state: what pictures show.

Writes, an undoing and acceptances are real, made by the services on the demo. What a side does only
when it misbehaves is made up for the inspector and never sent or kept.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.locks import NeverWrite, with_locks
from designo_sync_gui.domain.looks import Look, look_of_order
from designo_sync_gui.domain.movement import movement
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.timeline import Entry, Seen, timeline

if TYPE_CHECKING:
    from screens import Open, Stage

    from designo_sync_gui.engine.services import Services

_NOW = datetime(2026, 11, 28, 9, 41, 7, tzinfo=UTC)
_REASON = "OPS-412: printer's spelling"
_SHOP = "wc_eu"


async def live_in(stage: "Stage") -> None:
    """Write, undo a part, accept, mark a store and lock another: nothing of it is a window's."""
    await stage.engine.ask(_write)
    await stage.engine.ask(_mark)
    stage.parts.refresh()
    await stage.settle()


async def _write(services: "Services") -> None:
    orders = [order for order in await services.orders.known() if order.ref.store_code == _SHOP]
    spelled = [order.ref for order in orders if _look(order) is Look.FORMATTING]
    differing = [order.ref for order in orders if _look(order) is Look.DIFFERENT]
    job = await _apply(services, Direction.TO_DESIGNO, spelled[:9])
    await _apply(services, Direction.TO_DESIGNO, differing[:4])
    undone = await services.history.undo(job)
    await services.jobs.apply(replace(undone, writes=undone.writes[:3]), canary=False)
    await services.acceptances.accept_orders(spelled[9:12], "known at the printer's", "m.huber")


async def _apply(services: "Services", direction: Direction, refs: list[OrderRef]) -> str:
    plan = replace(await services.orders.plan(direction, refs), reason=_REASON)
    words = frozenset({plan.count_word, *(write.confirm for write in plan.writes)})
    result = await services.jobs.apply(plan, words)
    return result.job_id


async def _mark(services: "Services") -> None:
    for store in (await services.overview()).settings.stores:
        marked = replace(store, production=True) if store.code == _SHOP else None
        if store.platform == "magento":
            marked = with_locks(store, NeverWrite.BOTH)
        if marked is not None:
            await services.connections.save_store(marked, {}, store.code)


def _look(order: Order) -> Look:
    return look_of_order(judge(order), movement(order))


# One order in the inspector -------------------------------------------------------------------


def _seen(text: str, age: timedelta) -> Observation:
    changed = (_NOW - age).isoformat()
    source = "GET wc/v3/orders, field status"
    return Observation(Presence.PRESENT, Status.text(text), _NOW, source, changed_at=changed)


def _order(
    shop: str,
    designo: str,
    last: OutcomeKind | None = None,
    accepted: Acceptance | None = None,
) -> Order:
    return Order(
        OrderRef(_SHOP, "48231"),
        "PD-0231",
        _seen(shop, timedelta(days=2)),
        _seen(designo, timedelta(days=14)),
        last,
        Status.text("processing"),
        accepted,
    )


def _write_of(kind: OutcomeKind, message: Sentence = NOTHING) -> WriteRecord:
    at = _NOW - timedelta(hours=3)
    before, wanted = Status.text("in_production"), Status.text("In-Production")
    record = WriteRecord(
        "j", 0, OrderRef(_SHOP, "48231"), "PD-0231", Side.DESIGNO, before, wanted, "", at
    )
    return replace(record, claimed_at=at, outcome=kind, ended_at=at, message=message)


def _days() -> list[Entry]:
    return [
        Seen(_NOW - timedelta(days=back), side, Presence.PRESENT, Status.text(text))
        for back, side, text in (
            (2, Side.STOREFRONT, "completed"),
            (14, Side.DESIGNO, "In-Production"),
            (14, Side.STOREFRONT, "in_production"),
            (20, Side.STOREFRONT, "processing"),
        )
    ]


def _inspected(order: Order, *writes: WriteRecord) -> "Open":
    async def show(stage: "Stage") -> QWidget:
        stage.plain()
        await stage.settle()
        stage.window.actions_.inspector.setChecked(True)
        inspector = stage.window.orders.inspector
        now = _NOW + timedelta(seconds=41)
        inspector.show_order(order, "Print Depot EU", now)
        seen = [entry for entry in _days() if isinstance(entry, Seen)]
        inspector.show_timeline(order.ref, timeline(seen, writes), now)
        await stage.settle()
        return stage.window

    return show


_SAID_NO = say("{host} answered: 403, not permitted.", host="print.example.com")
_ALL_RIGHT = Acceptance(3, "known at the printer's", "m.huber", _NOW - timedelta(days=1))
SCREENS: "dict[str, Open]" = {
    "inspector-conflict": _inspected(_order("cancelled", "ready_to_ship")),
    "inspector-unknown": _inspected(
        _order("completed", "processing", last=OutcomeKind.UNKNOWN),
        _write_of(OutcomeKind.UNKNOWN, say("The connection broke off after the write was sent.")),
    ),
    "inspector-refused": _inspected(
        _order("in_production", "In-Production", last=OutcomeKind.REFUSED),
        _write_of(OutcomeKind.REFUSED, _SAID_NO),
    ),
    "inspector-altered": _inspected(
        _order("druck & versand", "druck &amp; versand", last=OutcomeKind.ALTERED),
        _write_of(OutcomeKind.ALTERED),
    ),
    "inspector-accepted": _inspected(_order("in_production", "In-Production", accepted=_ALL_RIGHT)),
}
