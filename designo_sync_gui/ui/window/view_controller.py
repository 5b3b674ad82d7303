"""What the window does with views: choosing, keeping and forgetting them, clearing filters.

Views narrow what is shown and change nothing else.
"""

from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.orders.saved_views import KeepViewDialog
from designo_sync_gui.ui.orders.view_tabs import view_title
from designo_sync_gui.ui.window.actions import Actions
from designo_sync_gui.ui.window.order_pane import OrderPane


class ViewController:
    """Joins the actions about views to the order pane; ``actions`` choose the common views."""

    def __init__(self, window: QWidget, orders: OrderPane, act: Actions) -> None:
        self._window = window
        self._orders = orders
        self._act = act
        self.actions = tuple(self._view_action(place, view) for place, view in enumerate(View))
        act.search.triggered.connect(orders.focus_search)
        act.select_mismatches.triggered.connect(orders.select_mismatches)
        act.keep_view.triggered.connect(self.ask_for_title)
        act.forget_view.triggered.connect(orders.own_views.forget)
        act.clear_filters.triggered.connect(orders.clear_filters)
        act.show_new.triggered.connect(orders.show_new)
        orders.own_views.changed.connect(self.enable)
        orders.bar.own_chosen.connect(lambda _: self.enable())
        orders.bar.view_chosen.connect(lambda _: self.enable())

    def ask_for_title(self) -> KeepViewDialog:
        """Ask how the view is to be called, then keep it."""
        own = self._orders.own_views
        title, searched = own.shown.title if own.shown else "", self._orders.model.filter_.text
        dialog = KeepViewDialog(
            own.titles, self._orders.platforms, title, self._window, searched=searched
        )
        dialog.accepted.connect(lambda: own.keep(dialog.title))
        dialog.open()
        return dialog

    def enable(self) -> None:
        """What can be done with views now."""
        has_orders = self._orders.total_count > 0
        self._act.keep_view.setEnabled(has_orders and self._orders.own_views.can_keep)
        self._act.forget_view.setEnabled(self._orders.own_views.shown is not None)
        self._act.clear_filters.setEnabled(has_orders)
        self._act.show_new.setEnabled(self._orders.model.waiting_count > 0)
        for action in self.actions:
            action.setEnabled(has_orders)

    def _view_action(self, place: int, view: View) -> QAction:
        action = QAction(view_title(view), self._window)
        action.setShortcut(QKeySequence(f"Ctrl+{place + 1}"))
        action.triggered.connect(partial(self._choose, view))
        return action

    def _choose(self, view: View, _checked: bool = False) -> None:
        self._orders.bar.choose(view)
