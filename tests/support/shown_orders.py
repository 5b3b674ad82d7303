"""The order table in tests: a table of the rules that answers when it is told to, and what is shown
of it. What is shown is read from the model as Qt would, in views that are held as a whole."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from unittest.mock import patch

from table_by_rules import RulesTable

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter, OrderRow, prepare_row
from designo_sync_gui.domain.order_states import BITS, View
from designo_sync_gui.domain.table_ports import ViewCounts
from designo_sync_gui.engine.order_views import OrderViews
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.table import OrderView
from designo_sync_gui.ui.orders.table_source import answer


@dataclass
class KeptRules(RulesTable):
    """``RulesTable`` that judges an order once: for very many."""

    known: dict[OrderRef, OrderRow] = field(default_factory=dict)

    def _now(self) -> dict[OrderRef, OrderRow]:
        known = self.known
        now = {}
        for order in self.orders():
            row = known.get(order.ref)
            if row is None or row.order is not order:
                row = known[order.ref] = prepare_row(order)
            now[order.ref] = row
        return now

    async def not_in(self, token: int, refs: Iterable[OrderRef]) -> frozenset[OrderRef]:
        _, members = self._view(token)
        return await super().not_in(token, set(refs) - set(members))

    async def counts(self, wanted: OrderFilter) -> ViewCounts:
        within = replace(wanted, view=View.ALL)
        views = Counter(row.views for row in self._now().values() if self._lets_in(row, within))
        found = {view: sum(n for bits, n in views.items() if bits & BITS[view]) for view in View}
        return ViewCounts(found[wanted.view], found)


class RulesSource:
    """Implements ``TableSource``: at once, or with ``held`` when ``give`` is called.

    ``asked`` names the questions by the functions that made them.
    """

    def __init__(self, orders: Iterable[Order] = ()) -> None:
        self.orders = {order.ref: order for order in orders}
        self.table = KeptRules(lambda: tuple(self.orders.values()))
        self.views = OrderViews(self.table)
        self.held = False
        self.waiting: list[Callable[[], None]] = []
        self.error: SyncError | None = None
        self.asked = 0

    def ask(self, question: Any, answered: Any, failed: Any) -> None:
        self.asked += 1

        def ask_now() -> None:
            if self.error is not None:
                failed(self.error)
                return
            found = _run(answer(question, self.views))
            if found is None:
                failed(None)
            else:
                answered(found[0])

        if self.held:
            self.waiting.append(ask_now)
        else:
            ask_now()

    def give(self, number: int = 1) -> None:
        """Answer the oldest questions; the table is read now."""
        for _ in range(number):
            self.waiting.pop(0)()

    def give_all(self) -> None:
        while self.waiting:
            self.give()


async def _at_once(work: Any, *given: Any) -> Any:
    return work(*given)


def _run(work: Any) -> Any:
    """The result of a coroutine that waits for nothing: what would go to a worker is done here."""
    try:
        with patch.object(asyncio, "to_thread", _at_once):
            work.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("the rules wait for nothing")


class ShownOrders:
    """A model over orders that a test sets."""

    def __init__(self, model: OrderModel, orders: Iterable[Order] = ()) -> None:
        self.model = model
        self.source = RulesSource(orders)
        model.connect_table(self.source)

    def set(self, orders: Iterable[Order]) -> None:
        """Other orders in the place of all, and the view opened anew."""
        self.source.orders = {order.ref: order for order in orders}
        self.model.reload()

    def record(self, *orders: Order) -> None:
        """Newer states, or new orders, as a refresh records and tells them."""
        self.source.orders |= {order.ref: order for order in orders}
        self.look(order.ref for order in orders)

    def forget(self, *refs: OrderRef) -> None:
        for ref in refs:
            self.source.orders.pop(ref, None)
        self.look(refs)

    def look(self, refs: Iterable[OrderRef]) -> None:
        self.model.look_again(frozenset(refs), lambda: None)


def shown(model: OrderModel) -> tuple[Order, ...]:
    """The orders in view, in their order."""
    found = [model.order_at(row) for row in range(model.rowCount())]
    return tuple(order for order in found if order is not None)


def refs_of(model: OrderModel) -> tuple[OrderRef, ...]:
    return tuple(order.ref for order in shown(model))


def row_of(model: OrderModel, ref: OrderRef) -> int:
    return refs_of(model).index(ref)


def selected(view: OrderView) -> tuple[OrderRef, ...]:
    """The selected orders, from top to bottom."""
    refs = refs_of(view._orders)
    return tuple(ref for first, last in view.choice.rows for ref in refs[first : last + 1])


def select(view: OrderView, refs: Iterable[OrderRef]) -> None:
    """Select exactly these orders, as far as they are in view."""
    wanted = frozenset(refs)
    rows = [row for row, ref in enumerate(refs_of(view._orders)) if ref in wanted]
    view.select_rows(tuple((row, row) for row in rows))
