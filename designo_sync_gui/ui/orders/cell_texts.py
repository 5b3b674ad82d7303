"""The texts of a cell of the order table: for screen readers, and as a tool tip."""

from datetime import datetime

from PySide6.QtCore import Qt

from designo_sync_gui.domain.looks import Look, look_of, look_of_order
from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_groups import RowGroup
from designo_sync_gui.domain.order_rows import OrderRow
from designo_sync_gui.ui.kit.language import spoken as spoken_words
from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.kit.times import date_time
from designo_sync_gui.ui.orders.columns import (
    SIDE_OF,
    Around,
    Column,
    changed_at,
    kinds_text,
    kinds_words,
    said_title,
    words,
)
from designo_sync_gui.ui.statuses.cells import LOOK_ROLE, STATUS_ROLE
from designo_sync_gui.ui.statuses.text import (
    paint_of,
    pair_paint,
    plain_tooltip,
    spoken,
    status_tooltip,
    table_paint,
)

Role = Qt.ItemDataRole

#: The item role under which the model gives the ``StoreMarks`` of a row's store.
MARKS_ROLE = int(Role.UserRole) + 4
#: In the place of a row that is being read.
COMING = "…"


def spoken_cell(column: Column, row: OrderRow, here: Around) -> str:
    """What a screen reader says: the verdict's cell tells the whole comparison."""
    if column in SIDE_OF:
        return f"{said_title(column)}: {spoken(paint_of(row.order, SIDE_OF[column]))}"
    text = words(column, row, here)
    if column is Column.CHANGED:
        text = _both_times(text, changed_at(row), here)
    if column is Column.STORE:
        text = ", ".join((text, *here.marks.words))
    if column is not Column.VERDICT:
        return f"{said_title(column)}: {text}"
    sides = (
        f"{said_title(status)}: {spoken(paint_of(row.order, side))}"
        for status, side in SIDE_OF.items()
    )
    return "; ".join((text, *sides))


def tooltip(column: Column, row: OrderRow, here: Around) -> str | None:
    if column in SIDE_OF:
        paint = paint_of(row.order, SIDE_OF[column])
        return status_tooltip(paint) if paint.status is not None or paint.problem else None
    if column is Column.VERDICT and look_of(row.comparison) is Look.FORMATTING:
        return plain_tooltip(tr("Different in {kinds} only", kinds=kinds_words(row.comparison)))
    if column is Column.CHANGED:
        moment = changed_at(row)
        return None if moment is None else plain_tooltip(date_time(moment, here.zone))
    text = words(column, row, here)
    if column is Column.STORE:
        text = ", ".join((text, *here.marks.words))
    return plain_tooltip(text) if len(text) > 1 else None


def cell_data(column: Column, row: OrderRow, here: Around, role: int) -> object:
    """What Qt asks of a cell."""
    if role == Role.DisplayRole:
        return words(column, row, here)
    if role == STATUS_ROLE and column in SIDE_OF:
        return table_paint(row.order, SIDE_OF[column], row.comparison)
    if role == MARKS_ROLE:
        return here.marks if column is Column.STORE else None
    if role == LOOK_ROLE and column is Column.VERDICT:
        return look_of_order(row.comparison, row.movement)
    if role == Role.AccessibleTextRole:
        return spoken_cell(column, row, here)
    return tooltip(column, row, here) if role == Role.ToolTipRole else None


def coming(column: Column, role: int) -> str | None:
    """A row that is not there yet is quiet: one sign, and no value that could be taken for one."""
    if role == Role.DisplayRole:
        return COMING if column is Column.NUMBER else ""
    return COMING if role == Role.AccessibleTextRole else None


def spoken_group(group: RowGroup, *, is_open: bool) -> str:
    """A group's heading for a screen reader: verdict, number, both values, why they differ."""
    pair = group.key.pair
    counted = tr_n("{n:,} order", "{n:,} orders", group.count)
    values = tr(
        "{storefront} in the storefront, {designo} in DesignO",
        storefront=spoken(pair_paint(pair, Side.STOREFRONT)),
        designo=spoken(pair_paint(pair, Side.DESIGNO)),
    )
    parts = [f"{spoken_words(group.key.look.label)}, {counted}: {values}"]
    kinds = group_kinds(group)
    if kinds:
        parts.append(kinds)
    parts.append(tr("group open") if is_open else tr("group closed"))
    return "; ".join(parts)


def group_kinds(group: RowGroup) -> str:
    """Why the orders of a group are not equal, and that both sides moved."""
    told = (kinds_text(group.kinds), spoken_words(Movement.BOTH.label))
    return " · ".join(told) if group.key.conflict else told[0]


def _both_times(text: str, moment: datetime | None, here: Around) -> str:
    return text if moment is None else f"{text}, {date_time(moment, here.zone)}"
