"""Asks for the timeline and the last reading of the order that the inspector shows.

Law: asked a moment after the operator stopped moving; an answer about another order is dropped.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer

from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.timeline import Entry
from designo_sync_gui.ui.bridge import Desk
from designo_sync_gui.ui.order_pane import OrderPane
from designo_sync_gui.ui.tasks import Tasks

#: Milliseconds an order must stay current before it is asked about.
PAUSE = 120


class TimelineWork(QObject):
    """Keeps the inspector's timeline in step with the current order."""

    def __init__(self, orders: OrderPane, desk: Desk, tasks: Tasks) -> None:
        super().__init__(orders)
        self._orders = orders
        self._desk = desk
        self._tasks = tasks
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.ask)
        orders.view.current_order_changed.connect(self._take)

    def ask(self) -> None:
        """Ask about the current order now."""
        order = self._orders.view.current_order()
        if order is None:
            return
        ref = order.ref
        self._tasks.run(
            self._desk.ask(lambda services: services.history.timeline(ref)),
            lambda entries: self._show(ref, entries),
        )
        self._tasks.run(self._desk.ask(lambda services: services.orders([ref])), self._read_again)

    def _take(self, order: Order | None) -> None:
        if order is not None:
            self._timer.start()

    def _read_again(self, orders: Sequence[Order]) -> None:
        """A reading that found nothing new changes no row, but it is the last reading."""
        for order in orders:
            self._orders.inspector.show_reading(order, datetime.now(UTC))

    def _show(self, ref: OrderRef, entries: Sequence[Entry]) -> None:
        self._orders.inspector.show_timeline(ref, entries)
