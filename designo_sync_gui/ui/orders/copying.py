"""What can be copied of orders: rows as people read them, statuses exactly, ids, JSON.

Law: rows are for a mail or a spreadsheet and show invisible characters as marks; the exact value
is copied as a status or as JSON. Text of a shop never becomes a formula where it is pasted.
"""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_rows import OrderRow, prepare_row
from designo_sync_gui.engine.order_views import Choice, OrderViews
from designo_sync_gui.ui.kit.keys import native
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.times import date_time
from designo_sync_gui.ui.orders.columns import (
    SIDE_OF,
    Around,
    Column,
    changed_at,
    said_title,
    words,
)
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.table import OrderView
from designo_sync_gui.ui.statuses.clipboard import (
    Copied,
    copy_exact,
    no_formula,
    orders_json,
    put_ids,
    put_orders,
    put_rows,
)

#: Orders that are copied at most: some megabytes.
MOST_COPIED = 10_000


class OrderCopying(QObject):
    """Copies of the table's orders; ``copied`` carries a sentence for the status bar."""

    copied = Signal(str)

    def __init__(self, view: OrderView, model: OrderModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def rows(self) -> None:
        """The chosen rows as tab-separated text under the headings of the shown columns."""
        columns, name = self._view.columns.wanted, self._model.store_name

        async def make(views: OrderViews, choice: Choice) -> tuple[bytes, int]:
            lines = ["\t".join(said_title(column) for column in columns)]
            for order in await views.orders_in(choice):
                row = prepare_row(order)
                store = name(order.ref.store_code)
                cells = [plain_words(column, row, store) for column in columns]
                lines.append("\t".join(map(no_formula, cells)))
            return ("\n".join(lines) + "\n").encode(), len(lines) - 1

        self._make(make, put_rows)

    def json(self) -> None:
        """The chosen orders as JSON with their exact values."""

        async def make(views: OrderViews, choice: Choice) -> tuple[bytes, int]:
            orders = await views.orders_in(choice)
            return orders_json(orders), len(orders)

        self._make(make, put_orders)

    def ids(self) -> None:
        """The ids of the chosen orders, one a line."""

        async def make(views: OrderViews, choice: Choice) -> tuple[bytes, int]:
            refs = await views.refs_in(choice)
            text = "\n".join(ref.order_id for ref in refs)
            return text.encode("utf-8", "surrogatepass"), len(refs)

        self._make(make, put_ids)

    def status(self, side: Side | None = None) -> None:
        """The current order's status on a side, unchanged; without one that of the current cell,
        or the storefront's where the cell is no status."""
        order = self._view.current_order()
        wanted = side or SIDE_OF.get(Column(self._view.current_column()), Side.STOREFRONT)
        observation = order.side(wanted) if order else None
        if observation is None or observation.status is None:
            self.copied.emit(tr("Nothing copied: {where} has no value.", where=wanted.named))
            return
        told = spoken(copy_exact(observation.status).sentence)
        self.copied.emit(f"{spoken(wanted.heading)}: {told}")

    def chosen(self) -> Choice:
        """The selected rows, or the current one, or its group, where none is selected."""
        choice, rows = self._view.choice, self._view.current_rows()
        return Choice(choice.token, (rows,)) if rows and not choice.count else choice

    def _make(
        self,
        make: Callable[[OrderViews, Choice], Coroutine[Any, Any, tuple[bytes, int]]],
        put: Callable[[bytes, int], Copied],
    ) -> None:
        """Made on the engine's thread; very many are exported."""
        choice = self.chosen()
        if choice.count > MOST_COPIED:
            self.copied.emit(
                tr(
                    "Nothing copied: more than {most:,} orders are selected. Export a report "
                    "({key}) instead.",
                    most=MOST_COPIED,
                    key=native("Ctrl+E"),
                )
            )
        elif choice.count:
            self._model.views.ask_of(
                choice.token,
                lambda views: make(views, choice),
                lambda made: self.copied.emit(spoken(put(*made).sentence)),
            )


def plain_words(column: Column, row: OrderRow, store: str) -> str:
    """What a cell shows, with the time itself where the table says how long ago it was."""
    if column is Column.CHANGED:
        return date_time(changed_at(row))
    return words(column, row, Around(store, None, datetime.now(UTC)))
