"""The texts of a cell of the order table: displayed, for screen readers, and as a tool tip."""

from datetime import tzinfo

from designo_sync_gui.domain.looks import Look, look_of
from designo_sync_gui.domain.order_rows import OrderRow
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.orders.columns import HEADINGS, SIDE_OF, Column, kinds_words, words
from designo_sync_gui.ui.statuses.text import paint_of, plain_tooltip, spoken, status_tooltip

#: In the place of a row that is being read.
COMING = "…"


def spoken_cell(column: Column, row: OrderRow, store: str, zone: tzinfo | None) -> str:
    """What a screen reader says: the verdict's cell tells the whole comparison."""
    if column in SIDE_OF:
        return f"{HEADINGS[column].title}: {spoken(paint_of(row.order, SIDE_OF[column]))}"
    text = words(column, row, store, zone)
    if column is not Column.VERDICT:
        return f"{HEADINGS[column].title}: {text}"
    sides = (
        f"{HEADINGS[status].title}: {spoken(paint_of(row.order, side))}"
        for status, side in SIDE_OF.items()
    )
    return "; ".join((text, *sides))


def tooltip(column: Column, row: OrderRow, store: str, zone: tzinfo | None) -> str | None:
    if column in SIDE_OF:
        paint = paint_of(row.order, SIDE_OF[column])
        return status_tooltip(paint) if paint.status is not None or paint.problem else None
    if column is Column.VERDICT and look_of(row.comparison) is Look.FORMATTING:
        return plain_tooltip(tr("Different in {kinds} only", kinds=kinds_words(row.comparison)))
    text = words(column, row, store, zone)
    return plain_tooltip(text) if len(text) > 1 else None


def coming(column: Column) -> str:
    """A row that is not there yet is quiet: one sign, and no value that could be taken for one."""
    return COMING if column is Column.NUMBER else ""
