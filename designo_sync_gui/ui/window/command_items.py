"""What the command palette lists of this window: views, stores, actions, statuses, an order."""

from collections.abc import Iterator, Sequence
from functools import partial

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.commands.items import Item
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.keys import native
from designo_sync_gui.ui.kit.language import number, spoken, tr, tr_n
from designo_sync_gui.ui.orders.status_values import status_words
from designo_sync_gui.ui.orders.view_tabs import view_title
from designo_sync_gui.ui.stores.list import StoreList
from designo_sync_gui.ui.window.actions import Actions, shown_keys
from designo_sync_gui.ui.window.order_pane import OrderPane
from designo_sync_gui.ui.window.registry import Entry, plain_words

_ACTIONS, _VIEWS, _STORES = say("Actions"), say("Views"), say("Stores")
_STATUSES, _ORDERS = say("Status values"), say("Orders")
#: Values that are looked through at each letter; the most frequent.
_MOST_STATUSES = 500
_LONGEST_VALUE = 60


class CommandItems:
    """Made when the palette opens; what is chosen acts on the widgets as the mouse would."""

    def __init__(self, stores: StoreList, orders: OrderPane, act: Actions) -> None:
        self._stores = stores
        self._orders = orders
        self._act = act
        self._always: tuple[Item, ...] = ()
        self._typed: tuple[Item, ...] | None = None

    def list(self, wanted: str) -> Sequence[Item]:
        """Everything that can be chosen while ``wanted`` is typed. What does not depend on it is
        made once: there may be a thousand statuses."""
        wanted = wanted.strip()
        if not self._always:
            self._always = (*self._view_items(), *self._store_items(), *self._action_items())
        if not wanted:
            return self._always
        if self._typed is None:
            self._typed = tuple(self._status_items())
        return (*self._always, *self._typed, *self._order_items(wanted))

    def _action_items(self) -> Iterator[Item]:
        views = set(self._act.views.values())
        for entry in self._act.entries:
            if entry.action not in views and entry.name != "palette":
                yield Item(
                    f"action:{entry.name}",
                    _ACTIONS,
                    _title(entry),
                    entry.action.trigger,
                    note=self._note(entry),
                    keys=shown_keys(entry.declared),
                    more=spoken(entry.declared.tip),
                    enabled=entry.action.isEnabled(),
                    icon=entry.action.icon(),
                )

    def _note(self, entry: Entry) -> str:
        """Where it stands, or why it cannot be done now."""
        reason = self._act.reason(entry.name)
        return spoken(reason) if reason else plain_words(spoken(entry.declared.menu.value))

    def _view_items(self) -> Iterator[Item]:
        counts, bar = self._orders.model.counts(), self._orders.bar
        for view, action in self._act.views.items():
            yield Item(
                f"view:{view.value}",
                _VIEWS,
                view_title(view),
                action.trigger,
                note=number(counts[view]) if view in counts else "",
                keys=native(action.shortcut().toString()),
                enabled=action.isEnabled(),
                icon=icon("view"),
            )
        for place, own in enumerate(bar.own):
            yield Item(
                f"own:{own.title}",
                _VIEWS,
                visible_text(own.title),
                partial(self._show_own, place),
                note=tr("a view of your own"),
                icon=icon("view"),
            )

    def _store_items(self) -> Iterator[Item]:
        for line in self._stores.lines():
            if line.kind in ("all", "store"):
                mismatches = tr_n("{n:,} mismatch", "{n:,} mismatches", line.count)
                yield Item(
                    f"store:{line.code}",
                    _STORES,
                    visible_text(line.title),
                    partial(self._show_store, line.code),
                    note=mismatches,
                    icon=icon("store"),
                )

    def _status_items(self) -> Iterator[Item]:
        from designo_sync_gui.ui.commands.items import Item

        for status, count in self._orders.model.facets().statuses[:_MOST_STATUSES]:
            yield Item(
                f"status:{status.json_type.value}:{status.literal}",
                _STATUSES,
                status_words(status)[:_LONGEST_VALUE],
                partial(self._orders.show_only, status),
                note=tr_n("filter by it: {n:,} order", "filter by it: {n:,} orders", count),
                typed=True,
                icon=icon("filter"),
            )

    def _order_items(self, wanted: str) -> Iterator[Item]:
        if wanted and self._orders.total_count:
            yield Item(
                "order",
                _ORDERS,
                tr("Find “{text}” among all orders", text=visible_text(wanted[:_LONGEST_VALUE])),
                partial(self._find_order, wanted),
                note=tr("number, id or status"),
                typed=True,
                always=True,
                icon=icon("search"),
            )

    # What is chosen -------------------------------------------------------------------------

    def _show_own(self, place: int) -> None:
        self._orders.bar.choose_own(place)
        self._orders.go_to_top()

    def _show_store(self, code: str) -> None:
        self._stores.choose(code)
        self._orders.go_to_top()

    def _find_order(self, wanted: str) -> None:
        """Among all orders, whatever was chosen before; the first that is found is current."""
        orders = self._orders
        self._stores.choose("")
        orders.chips.clear()
        orders.bar.choose(View.ALL)
        orders.search.setText(wanted)
        orders.view.when_settled(self._tell_found)

    def _tell_found(self) -> None:
        if self._orders.view_count:
            self._orders.go_to_top()
        else:
            self._orders.said.emit(tr("No order was found."))


def _title(entry: Entry) -> str:
    """What the action says of itself now, where it has no title of its own."""
    own = entry.declared.title
    said = entry.action.text().split("\t")[0] if own is entry.declared.text else spoken(own)
    return plain_words(said)
