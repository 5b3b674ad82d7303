"""What the window does with views: choosing, keeping and forgetting them, clearing filters.

Views narrow what is shown and change nothing else.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.orders.saved_views import KeepViewDialog
from designo_sync_gui.ui.window.actions import Actions
from designo_sync_gui.ui.window.order_pane import OrderPane


class ViewController:
    """Joins the actions about views to the order pane; ``changed`` is called when another view is
    shown, or when there are others."""

    def __init__(
        self, window: QWidget, orders: OrderPane, act: Actions, changed: Callable[[], object]
    ) -> None:
        self._window = window
        self._orders = orders
        for view, action in act.views.items():
            action.triggered.connect(partial(self._choose, view))
        act.search.triggered.connect(orders.search.focus_search)
        act.select_mismatches.triggered.connect(orders.select_mismatches)
        act.keep_view.triggered.connect(self.ask_for_title)
        act.forget_view.triggered.connect(orders.own_views.forget)
        act.clear_filters.triggered.connect(orders.clear_filters)
        act.show_new.triggered.connect(orders.update_rows)
        orders.own_views.changed.connect(lambda: changed())
        orders.bar.own_chosen.connect(lambda _: changed())
        orders.bar.view_chosen.connect(lambda _: changed())

    def ask_for_title(self) -> KeepViewDialog:
        """Ask how the view is to be called, then keep it."""
        own = self._orders.own_views
        shown = self._orders.model.filter_
        dialog = KeepViewDialog(
            own.titles,
            self._orders.platforms,
            own.shown.title if own.shown else "",
            self._window,
            searched=shown.text,
            of_entry=shown.criteria.entry is not None,
        )
        dialog.accepted.connect(lambda: own.keep(dialog.title))
        dialog.open()
        return dialog

    def _choose(self, view: View, _checked: bool = False) -> None:
        self._orders.bar.choose(view)
        self._orders.go_to_top()
