"""The actions of the main window, each declared once.

Law: each action has a text, a tip and, where ``product.md`` names one, a key, and stands in a
menu with it; no single key writes anything.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.keys import native
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.orders.view_tabs import VIEW_WORDS
from designo_sync_gui.ui.window import registry as need
from designo_sync_gui.ui.window.order_actions import OrderActions
from designo_sync_gui.ui.window.program_actions import ProgramActions
from designo_sync_gui.ui.window.registry import (
    Declared,
    Entry,
    Menu,
    Possible,
    Reach,
    Topic,
)

_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
}


class Actions(OrderActions, ProgramActions):
    """The actions of the main window: each declaration is one of them."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.made: Final[dict[str, QAction]] = {}
        self._entries: list[Entry] = []
        self._reasons: dict[str, Sentence] = {}
        self._renamed: dict[str, Sentence] = {}
        self._tips: dict[str, str] = {}
        for declared in declared_actions():
            self._make(declared)
        self.views: Final = {
            view: self._make(_of_view(view, place)) for place, view in enumerate(View, start=1)
        }
        self.show_words()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every action with its declaration, views at the end."""
        return tuple(self._entries)

    def show_words(self) -> None:
        """Say every text and tip in the language of the moment."""
        for entry in self._entries:
            declared, action = entry.declared, entry.action
            named = self._renamed.get(entry.name)
            text, tip = spoken(named or declared.text), spoken(declared.tip)
            shown = shown_keys(declared)
            table_only = declared.reach is Reach.TABLE
            action.setText(f"{text}\t{shown}" if table_only else text)
            action.setIconText(spoken(declared.text).replace("&", ""))
            tip = f"{text}\n{tip}" if named else tip
            self._tips[entry.name] = f"{tip} ({shown})" if shown else tip
            self._show_tip(entry.name)
            action.setStatusTip(tip)

    def _show_tip(self, name: str) -> None:
        """What it does, and below it why that cannot be done now."""
        reason = self._reasons.get(name, NOTHING)
        told = self._tips[name]
        self.made[name].setToolTip(f"{told}\n{spoken(reason)}" if reason else told)

    def rename(self, name: str, text: Sentence) -> None:
        """Let an action say what it would do now; ``NOTHING``: what was declared. The tool bar
        keeps its short word."""
        if self._renamed.get(name, NOTHING) != text:
            self._renamed[name] = text
            self.show_words()

    def for_orders(self) -> tuple[QAction, ...]:
        """Those that need selected orders."""
        return self.to_designo, self.to_storefront, self.follow

    def plans(self) -> tuple[tuple[QAction, Direction], ...]:
        """Those that plan the selected orders, each with its direction."""
        return (
            (self.to_designo, Direction.TO_DESIGNO),
            (self.to_storefront, Direction.TO_STOREFRONT),
            (self.follow, Direction.FOLLOW),
        )

    def enable(self, possible: Possible) -> None:
        """Offer what can be done now."""
        for entry in self._entries:
            reason = entry.declared.need(possible)
            if reason != self._reasons.get(entry.name, NOTHING):
                self._reasons[entry.name] = reason
                self._show_tip(entry.name)
            entry.action.setEnabled(not reason)

    def reason(self, name: str) -> Sentence:
        """Why an action cannot be done now; nothing where it can."""
        return self._reasons.get(name, NOTHING)

    def reason_for_keys(self, keys: QKeySequence) -> Sentence:
        """Why the action with these keys cannot be done now; nothing where it can, or none has
        them. Qt tells the keys of such an action to nobody."""
        for entry in self._entries:
            if entry.declared.keys and entry.action.shortcut() == keys:
                return self.reason(entry.name)
        return NOTHING

    def _make(self, declared: Declared) -> QAction:
        action = QAction(self._window)
        action.setObjectName(declared.name)
        if declared.keys and declared.reach is Reach.WINDOW:
            action.setShortcut(QKeySequence(declared.keys))
        action.setCheckable(declared.checkable)
        if declared.icon:
            action.setIcon(icon(declared.icon))
        action.setMenuRole(_ROLES.get(declared.name, QAction.MenuRole.NoRole))
        self.made[declared.name] = action
        self._entries.append(Entry(declared.name, declared, action))
        return action


def shown_keys(declared: Declared) -> str:
    """The keys as this system writes them; empty where there are none."""
    return native(declared.keys)


def declared_actions() -> Iterator[Declared]:
    """Every declaration of ``Actions``, in its order."""
    for holder in (OrderActions, ProgramActions):
        yield from (found for found in vars(holder).values() if isinstance(found, Declared))


def _of_view(view: View, place: int) -> Declared:
    title, tip = VIEW_WORDS[view]
    made = Declared(
        title, tip, Menu.VIEW, 0, keys=f"Ctrl+{place}", topic=Topic.MOVE, need=need.orders
    )
    made.__set_name__(Actions, f"view_{view.value}")
    return made
