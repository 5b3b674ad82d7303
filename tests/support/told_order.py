"""The order that pictures and tests look at."""

from shown_orders import select, shown

from designo_sync_gui.domain.compare import judge
from designo_sync_gui.ui.window.order_pane import OrderPane


def inspect_mismatch(orders: OrderPane) -> None:
    """Of the orders in view, inspect the first with the most kinds of difference."""
    told = max(shown(orders.model), key=lambda order: len(judge(order).kinds), default=None)
    if told is not None:
        select(orders.view, (told.ref,))
    orders.view.setFocus()
