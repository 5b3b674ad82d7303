"""The orders of an entry as rows: those that moved in a refresh, or the writes of a job."""

from collections.abc import Mapping

from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.moves import Move
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.rows_table import Column, Row

COLUMNS = (
    Column(say("Store"), 130),
    Column(say("Order"), 90),
    Column(say("Order id"), 90),
    Column(say("What happened"), 150),
    Column(say("Before"), 200, status=True),
    Column(say("After"), 200, status=True),
    Column(say("Outcome"), 170),
)


def order_row(order: Move | WriteRecord, names: Mapping[str, str]) -> Row:
    """One of ``COLUMNS``; of a write, *after* is what was read back."""
    ref = order.ref
    head = (visible_text(names.get(ref.store_code, ref.store_code)), order.number, ref.order_id)
    if isinstance(order, Move):
        before = StatusPaint(order.before, order.now, say("none"))
        now = StatusPaint(order.now, order.before, say("none"))
        return (*head, order.moved.label, before, now, NOTHING)
    before = StatusPaint(order.before, order.wanted, say("not known"))
    now = StatusPaint(order.after, order.wanted, say("not known"))
    wrote = say("write to {side}", side=order.target.named)
    return (*head, wrote, before, now, order.ending)
