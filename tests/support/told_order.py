"""The order that pictures and tests look at."""

from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.window.order_pane import OrderPane


def show_mismatch(orders: OrderPane) -> None:
    """The view of mismatches, inspecting the first order with the most kinds of difference."""
    orders.bar.choose(View.MISMATCHES)
    told = max(orders.model.orders(), key=lambda order: len(judge(order).kinds), default=None)
    if told is not None:
        orders.select((told.ref,))
    orders.view.setFocus()
