"""The orders that moved in a refresh, as rows."""

from collections.abc import Mapping

from designo_sync_gui.domain.moves import Move
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.statuses.rows_table import Column, Row
from designo_sync_gui.ui.statuses.spellings import beside

COLUMNS = (
    Column(say("Store"), 130),
    Column(say("Order"), 90),
    Column(say("Order id"), 90, spare=True),
    Column(say("What happened"), 150),
    Column(say("Before"), 200, status=True),
    Column(say("After"), 200, status=True),
)


def move_row(move: Move, names: Mapping[str, str]) -> Row:
    """One of ``COLUMNS``."""
    ref = move.ref
    return (
        visible_text(names.get(ref.store_code, ref.store_code)),
        move.number,
        ref.order_id,
        move.moved.label,
        beside(move.before, move.now, say("none")),
        beside(move.now, move.before, say("none")),
    )
