"""What is done with orders and with the table of orders, declared once.

Law: no single key writes anything; what writes makes a plan first.
"""

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.window import registry as need
from designo_sync_gui.ui.window.registry import Declared, Menu, Reach, Topic


class OrderActions:
    """Menus *Orders* and *Edit*, and what of *View* is about the table."""

    refresh = Declared(
        say("&Refresh"),
        say("Read what changed on both sides"),
        Menu.ORDERS,
        0,
        keys="F5",
        topic=Topic.READ,
        need=need.stores,
        icon="refresh",
        in_tool_bar=True,
    )
    refresh_orders = Declared(
        say("Refresh &these orders"),
        say("Read the selected orders, or the current one, on both sides now"),
        Menu.ORDERS,
        0,
        keys="Shift+F5",
        topic=Topic.READ,
        need=need.chosen,
    )
    refresh_full = Declared(
        say("Refresh all &fully"),
        say("Read every order of every store"),
        Menu.ORDERS,
        0,
        keys="Ctrl+F5",
        topic=Topic.READ,
        need=need.stores,
    )
    to_designo = Declared(
        say("Storefront → &DesignO…"),
        say("Make a plan that writes the storefront's values to DesignO"),
        Menu.ORDERS,
        1,
        keys="Ctrl+Shift+P",
        topic=Topic.REPAIR,
        need=need.selection,
        icon="to-designo",
        in_tool_bar=True,
        title=say("Plan: storefront → DesignO"),
    )
    to_storefront = Declared(
        say("DesignO → &Storefront…"),
        say("Make a plan that writes DesignO's values to the storefront"),
        Menu.ORDERS,
        1,
        keys="Ctrl+Shift+O",
        topic=Topic.REPAIR,
        need=need.selection,
        icon="to-storefront",
        in_tool_bar=True,
        title=say("Plan: DesignO → storefront"),
    )
    follow = Declared(
        say("Follow what &moved…"),
        say("Make a plan that copies the value of the side that moved to the other side"),
        Menu.ORDERS,
        1,
        keys="Ctrl+Shift+F",
        topic=Topic.REPAIR,
        need=need.selection,
        icon="follow",
        in_tool_bar=True,
        title=say("Plan: follow what moved"),
    )
    accept = Declared(
        say("&Accept difference…"),
        say("Take the selected orders, or the current one, out of Mismatches, with a reason"),
        Menu.ORDERS,
        1,
        topic=Topic.REPAIR,
        need=need.chosen,
    )
    withdraw = Declared(
        say("&Withdraw acceptance…"),
        say("Let accepted orders come back to Mismatches"),
        Menu.ORDERS,
        1,
        topic=Topic.REPAIR,
        need=need.chosen,
    )
    undo = Declared(
        say("&Undo last job…"),
        say("Make a plan that restores what the last job overwrote"),
        Menu.ORDERS,
        2,
        keys="Ctrl+Z",
        topic=Topic.REPAIR,
        need=need.undo,
        icon="undo",
        in_tool_bar=True,
    )
    open_order = Declared(
        say("Open in sho&p"),
        say("Show the current order in the shop's administration, in the browser"),
        Menu.ORDERS,
        3,
        topic=Topic.READ,
        icon="open",
        need=need.page,
    )
    activity = Declared(
        say("Acti&vity…"),
        say("What happened: refreshes, writes, changed connections, warnings"),
        Menu.ORDERS,
        3,
        keys="Ctrl+H",
        topic=Topic.READ,
        icon="history",
    )
    order_history = Declared(
        say("History of the current &order…"),
        say("Everything written to the current order"),
        Menu.ORDERS,
        3,
        topic=Topic.READ,
        need=need.current,
    )
    export = Declared(
        say("&Export report…"),
        say("Export the mismatches as CSV"),
        Menu.FILE,
        0,
        keys="Ctrl+E",
        topic=Topic.READ,
        need=need.orders,
        icon="export",
        in_tool_bar=True,
    )
    copy_rows = Declared(
        say("&Copy rows"),
        say("Copy the selected rows as they are shown, as tab-separated text"),
        Menu.EDIT,
        0,
        keys="Ctrl+C",
        topic=Topic.READ,
        icon="copy",
        need=need.chosen,
    )
    copy_status = Declared(
        say("Copy status e&xactly"),
        say("Copy the current order's status unchanged: the storefront's, or the cell's"),
        Menu.EDIT,
        0,
        keys="Ctrl+Shift+C",
        topic=Topic.READ,
        need=need.current,
    )
    copy_json = Declared(
        say("Copy rows as &JSON"),
        say("Copy the selected orders as JSON, with exact values"),
        Menu.EDIT,
        0,
        topic=Topic.READ,
        need=need.chosen,
    )
    select_all = Declared(
        say("Select &all in view"),
        say("Select every order of the view"),
        Menu.EDIT,
        1,
        keys="Ctrl+A",
        topic=Topic.SELECT,
        need=need.rows,
    )
    select_none = Declared(
        say("Select &none"),
        say("Clear the selection"),
        Menu.EDIT,
        1,
        keys="Ctrl+Shift+A",
        topic=Topic.SELECT,
        need=need.selection,
    )
    restore_selection = Declared(
        say("&Restore selection"),
        say("Go back to the view of the last selection and select the same orders again"),
        Menu.EDIT,
        1,
        keys="Ctrl+Shift+R",
        topic=Topic.SELECT,
        need=need.deselected,
    )
    mark = Declared(
        say("&Mark or unmark"),
        say("Add the current order to the selection, or take it out"),
        Menu.EDIT,
        1,
        keys="Space",
        topic=Topic.SELECT,
        need=need.current,
    )
    select_mismatches = Declared(
        say("Select all m&ismatches"),
        say("Select every mismatch in view"),
        Menu.EDIT,
        1,
        keys="Ctrl+M",
        topic=Topic.SELECT,
        need=need.orders,
    )
    search = Declared(
        say("&Search"),
        say("Go to the search box"),
        Menu.EDIT,
        2,
        keys="/",
        topic=Topic.MOVE,
        need=need.free,
    )
    back = Declared(
        say("One step &back"),
        say("Leave the inspector, then the selection, then the search"),
        Menu.EDIT,
        2,
        keys="Esc",
        topic=Topic.MOVE,
        need=need.free,
    )
    previous_mismatch = Declared(
        say("&Previous difference"),
        say("Go to the previous order whose two values are not equal"),
        Menu.VIEW,
        1,
        keys="F7",
        topic=Topic.MOVE,
        need=need.rows,
    )
    next_mismatch = Declared(
        say("&Next difference"),
        say("Go to the next order whose two values are not equal"),
        Menu.VIEW,
        1,
        keys="F8",
        topic=Topic.MOVE,
        need=need.rows,
    )
    inspect = Declared(
        say("Go &to the inspector"),
        say("Read and copy the current order's details"),
        Menu.VIEW,
        1,
        keys="Enter",
        topic=Topic.MOVE,
        need=need.current,
        reach=Reach.TABLE,
    )
    show_new = Declared(
        say("Update ro&ws"),
        say("Remove rows that no longer belong to the view, and sort the new orders in"),
        Menu.VIEW,
        2,
        keys="F6",
        topic=Topic.TABLE,
        need=need.waiting,
    )
    keep_view = Declared(
        say("&Keep this view…"),
        say("Keep filters and search as a view of your own"),
        Menu.VIEW,
        3,
        keys="Ctrl+S",
        topic=Topic.TABLE,
        need=need.room,
    )
    forget_view = Declared(
        say("&Forget this view…"),
        say("Remove the current view of your own"),
        Menu.VIEW,
        3,
        topic=Topic.TABLE,
        need=need.own,
    )
    filter = Declared(
        say("Filt&er…"),
        say("Choose what to filter by: status, verdict, difference, store, time"),
        Menu.VIEW,
        3,
        topic=Topic.TABLE,
        need=need.orders,
        icon="filter",
    )
    filter_status = Declared(
        say("Filter b&y status…"),
        say("Choose among all statuses of both sides"),
        Menu.VIEW,
        3,
        keys="Ctrl+Shift+S",
        topic=Topic.TABLE,
        need=need.orders,
    )
    clear_filters = Declared(
        say("&Clear filters"),
        say("Show all orders of the view"),
        Menu.VIEW,
        3,
        keys="Ctrl+Shift+X",
        topic=Topic.TABLE,
        need=need.orders,
    )
    columns = Declared(
        say("C&olumns…"),
        say("Show, hide, move and widen the columns of the table"),
        Menu.VIEW,
        4,
        keys="Ctrl+Shift+L",
        topic=Topic.TABLE,
        need=need.orders,
    )
    group = Declared(
        say("&Group by pair of values"),
        say("Put orders with the same two values together, the most urgent first"),
        Menu.VIEW,
        4,
        keys="Ctrl+G",
        topic=Topic.TABLE,
        need=need.orders,
        checkable=True,
    )
    all_groups = Declared(
        say("Open or close all groups"),
        say("Open every group, or close them all where every one is open"),
        Menu.VIEW,
        4,
        keys="Ctrl+Shift+G",
        topic=Topic.TABLE,
        need=need.rows,
    )
    sort_ascending = Declared(
        say("Sort &ascending"),
        say("Sort by the column of the current cell, smallest first"),
        Menu.VIEW,
        4,
        keys="Alt+Up",
        topic=Topic.TABLE,
        need=need.orders,
    )
    sort_descending = Declared(
        say("Sort &descending"),
        say("Sort by the column of the current cell, largest first"),
        Menu.VIEW,
        4,
        keys="Alt+Down",
        topic=Topic.TABLE,
        need=need.orders,
    )
