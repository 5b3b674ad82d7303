"""Writes as the journal holds them, as rows: of a job, or of one order."""

from collections.abc import Mapping
from dataclasses import replace

from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.kit.times import date_time
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.rows_table import Column, Row
from designo_sync_gui.ui.statuses.spellings import beside

#: Three values beside each other have this width on the smallest screen, in pixels.
_LEAST_VALUE = 84
#: The last is told below the table, where it does not fit.
WRITE_COLUMNS = (
    Column(say("Store"), 120, spare=True),
    Column(say("Order"), 70),
    Column(say("Order id"), 80, spare=True),
    Column(say("Side"), 80),
    Column(say("Before"), 185, status=True, least=_LEAST_VALUE),
    Column(say("Wanted"), 185, status=True, least=_LEAST_VALUE),
    Column(say("Read back"), 185, status=True, least=_LEAST_VALUE),
    Column(say("Outcome"), 150, gives=True, least=150),
    Column(say("At"), 140),
    Column(say("Message"), 200, gives=True, least=90),
)
_ORDER, _OUTCOME = 1, 7
#: Of one order: its number is the same in every row, and said above.
COLUMNS_OF_ORDER = tuple(
    replace(
        column, spare=column.spare or at == _ORDER, least=180 if at == _OUTCOME else column.least
    )
    for at, column in enumerate(WRITE_COLUMNS)
)
#: The columns that are as wide as their words; the message has what they and the values leave.
WORDS = (0, 1, 2, 3, 7, 8)


def write_row(write: WriteRecord, names: Mapping[str, str]) -> Row:
    """One of ``WRITE_COLUMNS``."""
    return (
        visible_text(names.get(write.ref.store_code, write.ref.store_code)),
        write.number,
        write.ref.order_id,
        write.target.label,
        beside(write.before, write.wanted, say("not known")),
        StatusPaint(write.wanted, None),
        beside(write.after, write.wanted, say("not known")),
        write.ending,
        date_time(write.ended_at or write.claimed_at or write.intended_at),
        joined(" ", (write.message, write.advice)),
    )
