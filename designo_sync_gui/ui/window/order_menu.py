"""The context menu of the order table and of the inspector.

Law: an entry says how many orders it is about; what cannot be done with them now is not offered.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from designo_sync_gui.domain.order import Order, Side
from designo_sync_gui.domain.sentence import Sentence, say, say_n
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.keys import native
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.kit.menu_letters import part_letters
from designo_sync_gui.ui.orders.copying import OrderCopying
from designo_sync_gui.ui.orders.status_values import status_words
from designo_sync_gui.ui.window.actions import Actions
from designo_sync_gui.ui.window.order_pane import OrderPane

#: From so many orders on, nothing is offered that only one of them can have.
_SEVERAL = 2
#: Characters of a value in an entry.
_LONGEST = 40


class OrderMenu:
    """Opens over the table's current order and what is selected with it."""

    def __init__(self, orders: OrderPane, copying: OrderCopying, act: Actions) -> None:
        self._orders = orders
        self._copying = copying
        self._act = act
        orders.view.customContextMenuRequested.connect(self._open)
        orders.inspector.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        orders.inspector.customContextMenuRequested.connect(self._open_over_inspector)
        orders.bulk.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        orders.bulk.customContextMenuRequested.connect(self._open_over_bar)

    def build(self) -> QMenu:
        """The menu as it is now; the caller shows it."""
        menu = QMenu(self._orders.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        order = self._orders.view.current_order()
        number = self._copying.chosen().count
        self._add_plans(menu, number)
        menu.addSeparator()
        self._add_copies(menu, order if number < _SEVERAL else None, number)
        if order is not None:
            menu.addSeparator()
            self._add_values(menu, order)
        menu.addSeparator()
        self._add_order(menu, number)
        part_letters(menu)
        return menu

    def _open(self, place: QPoint) -> None:
        self.build().popup(self._orders.view.viewport().mapToGlobal(place))

    def _open_over_inspector(self, place: QPoint) -> None:
        """The same of the order that it shows; a text there has its own menu for copying."""
        if self._orders.view.current_order() is not None:
            self.build().popup(self._orders.inspector.mapToGlobal(place))

    def _open_over_bar(self, place: QPoint) -> None:
        """The same of what is selected."""
        self.build().popup(self._orders.bulk.mapToGlobal(place))

    def _add_plans(self, menu: QMenu, number: int) -> None:
        """Where nothing is selected, of the current order or group, which is selected then."""
        for action, _ in self._act.plans():
            made = self._proxy(
                menu, action, _counted(action.text(), number), partial(self._plan, action)
            )
            made.setEnabled(number > 0)
        for action in (self._act.accept, self._act.withdraw):
            self._proxy(menu, action, _counted(action.text(), number))

    def _plan(self, action: QAction) -> None:
        if not self._orders.selected_count:
            self._orders.view.mark_current()
        action.trigger()

    def _add_copies(self, menu: QMenu, order: Order | None, number: int) -> None:
        act, copying = self._act, self._copying
        rows = say_n("&Copy row", "&Copy {n:,} rows", number)
        self._proxy(menu, act.copy_rows, spoken(rows))
        for side in _sides_with_value(order):
            text = say("Copy {side} status e&xactly", side=side.label)
            _add(menu, text, partial(copying.status, side))
        _add(menu, say_n("Copy order &id", "Copy {n:,} order &ids", number), copying.ids)
        as_json = say_n("Copy as &JSON", "Copy {n:,} rows as &JSON", number)
        self._proxy(menu, act.copy_json, spoken(as_json))

    def _add_values(self, menu: QMenu, order: Order) -> None:
        """A value of either side, once where both have the same."""
        for status in dict.fromkeys(_values(order)):
            words = status_words(status)
            words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
            text = say("&Filter by “{value}”", value=words.replace("&", "&&"))
            _add(menu, text, partial(self._orders.show_only, status))

    def _add_order(self, menu: QMenu, number: int) -> None:
        act = self._act
        again = say_n("&Refresh this order", "&Refresh {n:,} orders", number)
        self._proxy(menu, act.refresh_orders, spoken(again))
        of_one = (act.inspect, act.open_order, act.order_history)
        for action in of_one if number < _SEVERAL else ():
            if action.isEnabled():
                self._proxy(menu, action, action.text().partition("\t")[0])

    def _proxy(
        self, menu: QMenu, action: QAction, text: str, do: Callable[[], object] | None = None
    ) -> QAction:
        """The action under a text that counts; its key is shown and not heard twice."""
        keys = native(action.shortcut().toString()) or action.text().partition("\t")[2]
        made = menu.addAction(action.icon(), f"{text}\t{keys}" if keys else text)
        made.setEnabled(action.isEnabled())
        made.setToolTip(action.toolTip())
        act = do or action.trigger
        made.triggered.connect(lambda: act())
        return made


def _counted(text: str, number: int) -> str:
    if number < 2:
        return text
    return spoken(say_n("{act} ({n:,} order)", "{act} ({n:,} orders)", number, act=text))


def _sides_with_value(order: Order | None) -> list[Side]:
    return [side for side in Side if order is not None and _value(order, side) is not None]


def _values(order: Order) -> list[Status]:
    found = [_value(order, side) for side in Side]
    return [status for status in found if status is not None]


def _value(order: Order, side: Side) -> Status | None:
    observation = order.side(side)
    return observation.status if observation else None


def _add(menu: QMenu, text: Sentence, do: Callable[[], object]) -> None:
    menu.addAction(spoken(text)).triggered.connect(lambda: do())
