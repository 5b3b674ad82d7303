"""Keeps the bar at the table's foot in step with the selection."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.selection_facts import KnownRules, SelectionFacts, known_rules
from designo_sync_gui.ui.orders.bulk_bar import BulkBar
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.table import OrderView

#: Milliseconds that a selection must stay before it is counted.
PAUSE = 80


class BulkController(QObject):
    """Asks on the engine's thread what can be written; an older answer is dropped."""

    def __init__(self, view: OrderView, model: OrderModel, bar: BulkBar) -> None:
        super().__init__(view)
        self._view, self._model, self._bar = view, model, bar
        self._rules: KnownRules = known_rules((), None)
        self._wish = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._ask)
        view.selection_changed.connect(self._show)
        model.values_changed.connect(lambda _: self._show())

    def set_connections(self, stores: Sequence[Store], designo: DesignoConnection | None) -> None:
        """Locks, or what is connected, may be others."""
        self._rules = known_rules(stores, designo)
        self._show()

    def _show(self) -> None:
        self._wish += 1
        self._bar.show_count(self._view.selected_count if self._view.has_choice else 0)
        if self._view.has_choice:
            self._timer.start()
        else:
            self._timer.stop()

    def _ask(self) -> None:
        wish, choice, rules = self._wish, self._view.choice, self._rules

        def answered(facts: SelectionFacts) -> None:
            if wish == self._wish:
                self._bar.show_facts(facts)

        self._model.views.ask_of(choice.token, lambda views: views.facts(choice, rules), answered)
