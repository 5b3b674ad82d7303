"""What an action of the main window is: its words, keys, place in a menu, and when it can be done.

Menus, tool bar, command palette and shortcut sheet are all made of these declarations. Law: no
action writes anything by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, overload

from PySide6.QtGui import QAction

from designo_sync_gui.domain.sentence import NOTHING, Sentence, say


class Menu(Enum):
    """The menus of the menu bar, in their order."""

    FILE = say("&File")
    EDIT = say("&Edit")
    STORES = say("&Stores")
    ORDERS = say("&Orders")
    VIEW = say("&View")
    HELP = say("&Help")


class Topic(Enum):
    """The headings of the shortcut sheet, in their order."""

    MOVE = say("Move")
    ANYWHERE = say("Anywhere")
    SELECT = say("Select")
    READ = say("Read and report")
    REPAIR = say("Repair")
    TABLE = say("Table")
    WINDOWS = say("Other windows")


@dataclass(frozen=True, slots=True)
class Possible:
    """What there is to work with.

    Attributes:
        services: whether the data folder is open.
        stores, designo: whether one is connected.
        store: whether a store is chosen at the left.
        shop, store_jobs: whether the chosen store has an address that can be opened, and whether
            jobs of it are running.
        orders, rows: whether any order was read, and whether the view shows one.
        selection, current: whether orders are selected, and whether one is current.
        page: whether the current order has a page in its shop that is known.
        waiting: whether new orders wait, or rows do not belong in view any more.
        deselected: whether a selection that was taken back can be had again.
        undo: whether a job has changed something.
        room, own: whether another own view can be kept, and whether one is shown.
    """

    services: bool = False
    stores: bool = False
    designo: bool = False
    store: bool = False
    shop: bool = False
    store_jobs: bool = False
    orders: bool = False
    rows: bool = False
    selection: bool = False
    current: bool = False
    page: bool = False
    waiting: bool = False
    deselected: bool = False
    undo: bool = False
    room: bool = False
    own: bool = False


#: Why an action cannot be done now; ``NOTHING`` where it can.
Need = Callable[[Possible], Sentence]


def _lacks(there: bool, reason: Sentence) -> Sentence:
    return NOTHING if there else reason


def free(_possible: Possible) -> Sentence:
    return NOTHING


def services(possible: Possible) -> Sentence:
    return _lacks(possible.services, say("The data folder is still being opened."))


def stores(possible: Possible) -> Sentence:
    return services(possible) or _lacks(possible.stores, say("No store is connected yet."))


def designo(possible: Possible) -> Sentence:
    return services(possible) or _lacks(possible.designo, say("DesignO is not connected yet."))


def store(possible: Possible) -> Sentence:
    return services(possible) or _lacks(possible.store, say("Choose a store at the left first."))


def shop(possible: Possible) -> Sentence:
    reason = say("The store has no https address that could be opened.")
    return store(possible) or _lacks(possible.shop, reason)


def store_jobs(possible: Possible) -> Sentence:
    return store(possible) or _lacks(possible.store_jobs, say("No job of this store is running."))


def orders(possible: Possible) -> Sentence:
    return services(possible) or _lacks(possible.orders, say("No orders have been read yet."))


def rows(possible: Possible) -> Sentence:
    return orders(possible) or _lacks(possible.rows, say("The view shows no order."))


def selection(possible: Possible) -> Sentence:
    return rows(possible) or _lacks(possible.selection, say("Select orders first."))


def current(possible: Possible) -> Sentence:
    return rows(possible) or _lacks(possible.current, say("Go to an order first."))


def page(possible: Possible) -> Sentence:
    return current(possible) or _lacks(
        possible.page, say("The address of its page in the shop is not known.")
    )


def chosen(possible: Possible) -> Sentence:
    """Selected orders, or the current one."""
    found = possible.selection or possible.current
    return rows(possible) or _lacks(found, say("Select orders first."))


def waiting(possible: Possible) -> Sentence:
    reason = say("Every row belongs to this view, and no new orders wait.")
    return orders(possible) or _lacks(possible.waiting, reason)


def deselected(possible: Possible) -> Sentence:
    reason = say("There is no selection to restore.")
    return services(possible) or _lacks(possible.deselected, reason)


def undo(possible: Possible) -> Sentence:
    reason = say("No job has written anything yet.")
    return services(possible) or _lacks(possible.undo, reason)


def room(possible: Possible) -> Sentence:
    return orders(possible) or _lacks(possible.room, say("Forget one of your own views first."))


def own(possible: Possible) -> Sentence:
    return services(possible) or _lacks(possible.own, say("Choose a view of your own first."))


class Reach(Enum):
    """Who listens to an action's keys: the main window wherever the focus is, or the table itself,
    because the key presses a button elsewhere."""

    WINDOW = 1
    TABLE = 2


class Holder(Protocol):
    """Whoever made the actions of its declarations, by their names."""

    @property
    def made(self) -> Mapping[str, QAction]: ...


class Declared:
    """One action, declared as an attribute of ``Actions``; there it is the action itself.

    ``text`` has its mnemonic, ``tip`` says in a sentence what is done, ``keys`` is empty where it
    has none. Actions of one ``section`` of a menu stand together. ``title`` is what it is called
    away from its menu, where its text alone would say too little.
    """

    def __init__(
        self,
        text: Sentence,
        tip: Sentence,
        menu: Menu,
        section: int,
        *,
        keys: str = "",
        topic: Topic = Topic.ANYWHERE,
        need: Need = services,
        icon: str = "",
        reach: Reach = Reach.WINDOW,
        checkable: bool = False,
        in_tool_bar: bool = False,
        title: Sentence = NOTHING,
    ) -> None:
        self.name = ""
        self.text, self.tip, self.title = text, tip, title or text
        self.menu, self.section = menu, section
        self.keys, self.topic, self.need = keys, topic, need
        self.icon, self.reach = icon, reach
        self.checkable, self.in_tool_bar = checkable, in_tool_bar

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, holder: None, owner: type) -> "Declared": ...
    @overload
    def __get__(self, holder: Holder, owner: type) -> QAction: ...
    def __get__(self, holder: Holder | None, owner: type) -> "Declared | QAction":
        return self if holder is None else holder.made[self.name]


@dataclass(frozen=True, slots=True)
class Entry:
    """An action with what was declared of it."""

    name: str
    declared: Declared
    action: QAction


#: Keys without an action: those of the table, and of the windows beside the main one
#: (``commands/pane_keys.py``). Topic, keys, and what they do.
OWN_KEYS = (
    (Topic.MOVE, "Up Down", say("Row")),
    (Topic.MOVE, "Right Left", say("Open or close a group")),
    (Topic.SELECT, "Shift+Up Shift+Down", say("Select a range of rows")),
    (Topic.TABLE, "Alt+Left Alt+Right", say("Make the column narrower or wider")),
    (Topic.TABLE, "Alt+Shift+Left Alt+Shift+Right", say("Move the column")),
    (Topic.WINDOWS, "F6 Shift+F6", say("Next or previous pane")),
    (Topic.WINDOWS, "F7 F8", say("Previous or next difference")),
    (Topic.WINDOWS, "Ctrl+Enter", say("Plan: go to the button that writes")),
    (Topic.WINDOWS, "Esc", say("Close the window")),
)


def plain_words(text: str) -> str:
    """A menu text as people read it: without its mnemonic and the dots of what opens a dialog."""
    kept = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return kept.removesuffix("…")
