"""The actions of the main window, its menus and its tool bar.

Law: each action has a text, a tip and, where ``product.md`` names one, a key, and stands in a
menu with it; no single key writes anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QWidget

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.statuses.verdicts import icon


@dataclass(frozen=True, slots=True)
class Possible:
    """What there is to work with: open services, connections, a store chosen at the left,
    selected orders, any orders."""

    services: bool
    stores: bool
    designo: bool
    store: bool
    selection: bool
    orders: bool


class Actions:
    """The actions of the main window, by name."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._add_file_actions()
        self._add_store_actions()
        self._add_order_actions()
        self._add_view_actions()
        self._set_icons()

    def _add_file_actions(self) -> None:
        self.export = self._action(
            tr("&Export report…"), "Ctrl+E", tr("Export the mismatches as CSV")
        )
        self.preferences = self._action(
            tr("&Preferences…"), "Ctrl+,", tr("Language, notifications, tray, proxy")
        )
        self.quit = self._action(tr("&Quit"), "Ctrl+Q", tr("Finish writes under way, then quit"))
        self.help = self._action(tr("&Help"), "F1", tr("Show the help pages"))
        self.about = self._action(tr("&About"), "", tr("Version and purpose of this program"))
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add_store_actions(self) -> None:
        self.add_store = self._action(tr("&Add store…"), "", tr("Connect a shop"))
        self.edit_store = self._action(tr("&Edit store…"), "", tr("Change the selected store"))
        self.remove_store = self._action(
            tr("&Remove store…"), "", tr("Remove the selected store from this program")
        )
        self.test_store = self._action(
            tr("&Test store"), "", tr("Check the store's connection step by step")
        )
        self.read_older = self._action(
            tr("Read o&lder orders…"),
            "",
            tr("Read orders from before the time that the chosen store is read from"),
        )
        self.census = self._action(
            tr("Status &census…"),
            "Ctrl+Shift+C",
            tr("Count every distinct status value on each side"),
        )
        self.designo = self._action(
            tr("&DesignO connection…"), "", tr("Connect DesignO, or change the connection")
        )
        self.remove_designo = self._action(
            tr("Remove DesignO c&onnection…"), "", tr("Remove the connection from this program")
        )
        self.automation = self._action(
            tr("A&utomatic refresh and sync…"),
            "",
            tr("Choose what runs automatically while the window is open"),
        )

    def _add_order_actions(self) -> None:
        self.refresh = self._action(tr("&Refresh"), "F5", tr("Read what changed on both sides"))
        self.refresh_full = self._action(
            tr("Refresh all &fully"), "Shift+F5", tr("Read every order of every store")
        )
        self.to_designo = self._action(
            tr("Storefront → &DesignO…"),
            "Ctrl+Shift+P",
            tr("Make a plan that writes the storefront's values to DesignO"),
        )
        self.to_storefront = self._action(
            tr("DesignO → &Storefront…"),
            "Ctrl+Shift+O",
            tr("Make a plan that writes DesignO's values to the storefront"),
        )
        self.follow = self._action(
            tr("Follow what &moved…"),
            "Ctrl+Shift+F",
            tr("Make a plan that copies the value of the side that moved to the other side"),
        )
        self.undo = self._action(
            tr("&Undo last job…"),
            "Ctrl+Z",
            tr("Make a plan that restores what the last job overwrote"),
        )
        self.select_mismatches = self._action(
            tr("Select all m&ismatches"), "Ctrl+M", tr("Select every mismatch in view")
        )
        self.order_history = self._action(
            tr("History of this &order…"), "", tr("Everything written to the selected order")
        )

    def _add_view_actions(self) -> None:
        self.search = self._action(tr("&Search"), "/", tr("Go to the search box"))
        self.keep_view = self._action(
            tr("&Keep this view…"), "Ctrl+S", tr("Keep filters and search as a view of your own")
        )
        self.forget_view = self._action(
            tr("&Forget this view…"), "", tr("Remove the current view of your own")
        )
        self.clear_filters = self._action(
            tr("&Clear filters"), "Ctrl+Shift+X", tr("Show all orders of the view")
        )
        self.show_new = self._action(
            tr("Show &new orders"), "F6", tr("Sort the new orders into the table")
        )
        self.inspector = self._action(
            tr("&Inspector"), "F4", tr("Show or hide the order's details")
        )
        self.inspector.setCheckable(True)
        self.inspector.setChecked(True)
        self.inspector_below = self._action(
            tr("Inspector &below the table"), "", tr("Show the order's details below the table")
        )
        self.inspector_below.setCheckable(True)
        self.history = self._action(tr("&History…"), "Ctrl+H", tr("All jobs and what each wrote"))

    def _set_icons(self) -> None:
        for action, name in (
            (self.export, "export"),
            (self.add_store, "add-store"),
            (self.designo, "settings"),
            (self.refresh, "refresh"),
            (self.to_designo, "to-designo"),
            (self.to_storefront, "to-storefront"),
            (self.follow, "follow"),
            (self.undo, "undo"),
            (self.history, "history"),
            (self.census, "census"),
            (self.preferences, "preferences"),
            (self.help, "help"),
        ):
            action.setIcon(icon(name))
        self.to_designo.setIconText(tr("Storefront → DesignO…"))
        self.to_storefront.setIconText(tr("DesignO → Storefront…"))
        self.follow.setIconText(tr("Follow what moved…"))
        self.undo.setIconText(tr("Undo last job…"))
        self.export.setIconText(tr("Export report…"))

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
        for needed, actions in (
            (True, (self.preferences, self.add_store, self.designo, self.automation)),
            (True, (self.undo, self.history)),
            (possible.stores, (self.refresh, self.refresh_full)),
            (possible.designo, (self.remove_designo,)),
            (possible.store, (self.edit_store, self.remove_store, self.test_store)),
            (possible.store, (self.read_older,)),
            (possible.selection, (*self.for_orders(), self.order_history)),
            (possible.orders, (self.export, self.select_mismatches, self.census)),
        ):
            for action in actions:
                action.setEnabled(possible.services and needed)

    def build_tool_bar(self, search: QWidget) -> QToolBar:
        """The bar at the top: what is done most, and the search box at its right end."""
        bar = QToolBar(tr("Main"))
        bar.setObjectName("main tool bar")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setIconSize(QSize(18, 18))
        bar.setContentsMargins(4, 3, 8, 3)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for action in (
            self.refresh,
            self.to_designo,
            self.to_storefront,
            self.follow,
            self.undo,
            self.export,
        ):
            bar.addAction(action)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spacer)
        bar.addWidget(search)
        return bar

    def fill_menus(self, table: Sequence[QAction], views: Sequence[QAction]) -> None:
        """The menu bar; ``table`` are the order table's own actions, ``views`` choose a view."""
        self._menu(tr("&File"), ((self.export,), (self.preferences,), (self.quit,)))
        self._menu(tr("&Edit"), (tuple(table), (self.select_mismatches,), (self.search,)))
        self._menu(
            tr("&Stores"),
            (
                (self.add_store, self.edit_store, self.remove_store, self.test_store),
                (self.read_older,),
                (self.designo, self.remove_designo),
                (self.census,),
                (self.automation,),
            ),
        )
        self._menu(
            tr("&Orders"),
            (
                (self.refresh, self.refresh_full),
                (self.to_designo, self.to_storefront, self.follow),
                (self.undo,),
                (self.history, self.order_history),
            ),
        )
        self._menu(
            tr("&View"),
            (
                tuple(views),
                (self.show_new,),
                (self.keep_view, self.forget_view, self.clear_filters),
                (self.inspector, self.inspector_below),
            ),
        )
        self._menu(tr("&Help"), ((self.help, self.about),))

    def _menu(self, title: str, groups: tuple[tuple[QAction, ...], ...]) -> None:
        menu = self._window.menuBar().addMenu(title)
        menu.setToolTipsVisible(True)
        for number, group in enumerate(groups):
            if number:
                menu.addSeparator()
            menu.addActions(group)

    def _action(self, text: str, key: str, tip: str) -> QAction:
        action = QAction(text, self._window)
        if key:
            action.setShortcut(QKeySequence(key))
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shown})" if key else tip)
        action.setStatusTip(tip)
        return action
