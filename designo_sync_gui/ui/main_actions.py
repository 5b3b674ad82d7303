"""Everything the operator can ask of the main window: actions, menus, tool bar.

Law: each action has a text, a tip and, where ``product.md`` names one, a key; no single key
writes anything.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QWidget

from designo_sync_gui.domain.plan import Direction
from designo_sync_gui.ui.widgets import icon


class Actions:
    """The actions of the main window, by name."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._add_store_actions()
        self._add_order_actions()
        self.export = self._action("&Export report…", "Ctrl+E", "Export the mismatches as CSV")
        self.quit = self._action("&Quit", "Ctrl+Q", "Stop the program in order")
        self.history = self._action("&History…", "Ctrl+H", "All jobs and what each wrote")
        self.order_history = self._action(
            "History of this &order…", "", "Everything written to the selected order"
        )
        self.search = self._action("&Search", "/", "Go to the search box")
        self.inspector = self._action("&Inspector", "", "Show or hide the order's details")
        self.inspector.setCheckable(True)
        self.inspector.setChecked(True)
        self.help = self._action("&Help", "F1", "Show the help pages")
        self.about = self._action("&About", "", "What this program is, and is not")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        for action, name in (
            (self.export, "export"),
            (self.add_store, "add-store"),
            (self.designo, "settings"),
            (self.refresh, "refresh"),
            (self.to_designo, "to-designo"),
            (self.to_storefront, "to-storefront"),
            (self.help, "help"),
        ):
            action.setIcon(icon(name))
        self.to_designo.setIconText("Storefront → DesignO…")
        self.to_storefront.setIconText("DesignO → Storefront…")
        self.export.setIconText("Export report…")
        self._fill_menus()

    def _add_store_actions(self) -> None:
        self.add_store = self._action("&Add store…", "", "Connect a shop")
        self.edit_store = self._action("&Edit store…", "", "Change the store chosen at the left")
        self.remove_store = self._action(
            "&Remove store…", "", "Forget the store chosen at the left"
        )
        self.test_store = self._action(
            "&Test store", "", "Check the store's connection step by step"
        )
        self.designo = self._action("&DesignO connection…", "", "Connect DesignO or change how")
        self.remove_designo = self._action("Remove DesignO &connection…", "", "Forget DesignO")
        self.watch = self._action(
            "&Automatic refresh and sync…", "", "What runs by itself while the window is open"
        )

    def _add_order_actions(self) -> None:
        self.refresh = self._action("&Refresh", "F5", "Read what changed on both sides")
        self.refresh_full = self._action(
            "Refresh all &fully", "Shift+F5", "Read every order of every store"
        )
        self.to_designo = self._action(
            "Storefront → &DesignO…",
            "Ctrl+Shift+P",
            "Plan writing the storefront's values to DesignO",
        )
        self.to_storefront = self._action(
            "DesignO → &Storefront…",
            "Ctrl+Shift+O",
            "Plan writing DesignO's values to the storefront",
        )
        self.follow = self._action(
            "Follow what &moved…",
            "Ctrl+Shift+F",
            "Plan writing the side that stayed with the value of the side that moved",
        )
        self.undo = self._action(
            "&Undo last job…", "Ctrl+Z", "Plan restoring what the last job overwrote"
        )
        self.select_mismatches = self._action(
            "Select all &mismatches", "Ctrl+M", "Select every mismatch in view"
        )

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

    def for_desk(self) -> tuple[QAction, ...]:
        """Those that need open services."""
        return (
            self.export,
            self.add_store,
            self.designo,
            self.watch,
            self.undo,
            self.history,
            self.refresh,
            self.refresh_full,
            self.select_mismatches,
        )

    def for_store(self) -> tuple[QAction, ...]:
        """Those that need a store chosen at the left."""
        return self.edit_store, self.remove_store, self.test_store

    def build_tool_bar(self, search: QWidget) -> QToolBar:
        """The bar at the top: what is done most, and the search box at its right end."""
        bar = QToolBar("Main")
        bar.setObjectName("main tool bar")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setIconSize(QSize(18, 18))
        bar.setContentsMargins(4, 3, 8, 3)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for action in (self.refresh, self.to_designo, self.to_storefront, self.export):
            bar.addAction(action)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spacer)
        bar.addWidget(search)
        return bar

    def _fill_menus(self) -> None:
        orders = (
            (self.refresh, self.refresh_full),
            (self.to_designo, self.to_storefront, self.follow),
            (self.undo,),
            (self.select_mismatches,),
        )
        stores = (
            (self.add_store, self.edit_store, self.remove_store, self.test_store),
            (self.designo, self.remove_designo),
            (self.watch,),
        )
        self._menu("&File", ((self.export,), (self.quit,)))
        self._menu("&Stores", stores)
        self._menu("&Orders", orders)
        self._menu("&View", ((self.search, self.inspector), (self.history, self.order_history)))
        self._menu("&Help", ((self.help, self.about),))

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
