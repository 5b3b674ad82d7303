"""Says above the table how many rows do not belong there any more and how many orders are new."""

from collections.abc import Callable

from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.orders.table_bar import Line, TableBar, Told

#: Does what the line's button does.
KEYS = "F6"


class RowChanges:
    """Rows stay where they are until ``act`` is called: by the line's button or by F6."""

    def __init__(self, bar: TableBar, act: Callable[[], object]) -> None:
        self._bar = bar
        self._act = act

    def show(self, stale: int, new: int) -> None:
        """Numbers of rows that do not belong in view by now, and of orders that wait."""
        if not stale and not new:
            self._bar.remove(Told.ROWS)
            return
        rows = tr_n(
            "{n:,} row no longer belongs to this view",
            "{n:,} rows no longer belong to this view",
            stale,
        )
        orders = tr_n("{n:,} new order", "{n:,} new orders", new)
        if stale and new:
            text, action = f"{rows} · {orders}", tr("Update")
        else:
            text, action = (rows, tr("Remove")) if stale else (orders, tr("Show"))
        self._bar.put(Told.ROWS, Line(text, action, KEYS, self._act))
