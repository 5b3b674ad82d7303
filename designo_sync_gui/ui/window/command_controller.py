"""Opens the command palette and the sheet of shortcuts, and gives both what there is.

What they are made of is imported when one is opened first.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from designo_sync_gui.ui.kit.keys import native, native_keys
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.stores.list import StoreList
from designo_sync_gui.ui.window.actions import Actions
from designo_sync_gui.ui.window.order_pane import OrderPane
from designo_sync_gui.ui.window.registry import OWN_KEYS, Topic, plain_words

if TYPE_CHECKING:
    from designo_sync_gui.ui.commands.command_palette import CommandPalette
    from designo_sync_gui.ui.commands.shortcut_sheet import ShortcutSheet, TopicKeys

#: Remembered of what was chosen.
_MOST_KEPT = 20
_LASTING = ("action:", "view:", "store:")


class CommandController:
    """The palette and the sheet of one window; what was chosen lately comes first, and ``changed``
    is called when that is another."""

    def __init__(
        self,
        window: QWidget,
        stores: StoreList,
        orders: OrderPane,
        act: Actions,
        changed: Callable[[], object] = lambda: None,
    ) -> None:
        self._window = window
        self._stores = stores
        self._orders = orders
        self._act = act
        self._changed = changed
        self.recent: list[str] = []
        self.palette: CommandPalette | None = None
        self.sheet: ShortcutSheet | None = None
        act.palette.triggered.connect(lambda: self.open_palette())
        act.shortcuts.triggered.connect(lambda: self.open_sheet())

    def open_palette(self, over: QWidget | None = None) -> "CommandPalette":
        """Show the palette over the window, or over another one that it is asked for in: left
        without a choice, the operator is back there."""
        from designo_sync_gui.ui.commands.command_palette import CommandPalette
        from designo_sync_gui.ui.window.command_items import CommandItems

        items = CommandItems(self._stores, self._orders, self._act)
        selected = self._orders.selected_count
        state = tr_n("{n:,} order selected", "{n:,} orders selected", selected) if selected else ""
        self.palette = CommandPalette(
            items.list, lambda: self.recent, self._note_used, state, over or self._window
        )
        self.palette.destroyed.connect(self._forget_palette)
        self.palette.open()
        return self.palette

    def open_sheet(self) -> "ShortcutSheet":
        """Show the sheet; an open one comes to the front."""
        if self.sheet is None:
            from designo_sync_gui.ui.commands.shortcut_sheet import ShortcutSheet

            self.sheet = ShortcutSheet(self.topics(), self._window)
            self.sheet.destroyed.connect(self._forget_sheet)
        self.sheet.show()
        self.sheet.activateWindow()
        return self.sheet

    def close(self) -> None:
        """The main window ends."""
        for shown in (self.palette, self.sheet):
            if shown is not None:
                shown.close()

    def topics(self) -> list["TopicKeys"]:
        """Every key by its topic, as this system writes it."""
        from designo_sync_gui.ui.commands.shortcut_sheet import Key, TopicKeys

        listed = []
        for topic in Topic:
            own = [Key(native_keys(k), spoken(words)) for t, k, words in OWN_KEYS if t is topic]
            own += [Key(keys, words) for keys, words in self._keys_of(topic)]
            listed.append(TopicKeys(spoken(topic.value), tuple(own)))
        return listed

    def _keys_of(self, topic: Topic) -> Iterator[tuple[str, str]]:
        views = [action for action in self._act.views.values() if topic is Topic.MOVE]
        for entry in self._act.entries:
            declared = entry.declared
            if declared.topic is topic and declared.keys and entry.action not in views:
                yield native_keys(declared.keys), plain_words(spoken(declared.title))
        if views:
            first, last = (native(action.shortcut().toString()) for action in (views[0], views[-1]))
            yield f"{first} … {last}", tr("View")

    def state(self) -> list[str]:
        """What was chosen lately, to be kept: no status and nothing that was typed."""
        return [key for key in self.recent if key.startswith(_LASTING)]

    def take(self, kept: object) -> None:
        """What was kept of that; anything else is left out."""
        listed = kept if isinstance(kept, list) else []
        self.recent = [k for k in listed if isinstance(k, str) and k.startswith(_LASTING)]

    def _note_used(self, key: str) -> None:
        self._window.raise_()
        self._window.activateWindow()
        self.recent = [key, *(one for one in self.recent if one != key)][:_MOST_KEPT]
        self._changed()

    def _forget_palette(self) -> None:
        self.palette = None

    def _forget_sheet(self) -> None:
        self.sheet = None
