"""What is done with stores, with the window and with the program as a whole, declared once."""

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.window import registry as need
from designo_sync_gui.ui.window.registry import Declared, Menu, Topic


class ProgramActions:
    """Menus *File*, *Stores* and *Help*, and what of *View* is about the window."""

    preferences = Declared(
        say("&Preferences…"),
        say("Language, notifications, tray, proxy"),
        Menu.FILE,
        1,
        keys="Ctrl+,",
        icon="preferences",
    )
    back_up = Declared(
        say("&Back up…"),
        say("Copy journal and settings into a new folder; credentials are not in it"),
        Menu.FILE,
        1,
    )
    export_connections = Declared(
        say("Export &connections…"),
        say("Write stores, DesignO, preferences and own views to a file, without credentials"),
        Menu.FILE,
        1,
    )
    import_connections = Declared(
        say("I&mport connections…"),
        say("Look at a file of connections, and choose what is added or replaced"),
        Menu.FILE,
        1,
    )
    quit = Declared(
        say("&Quit"),
        say("Finish writes under way, then quit"),
        Menu.FILE,
        2,
        keys="Ctrl+Q",
        need=need.free,
    )
    add_store = Declared(
        say("&Add store…"), say("Connect a shop"), Menu.STORES, 0, icon="add-store"
    )
    edit_store = Declared(
        say("&Edit store…"), say("Change the selected store"), Menu.STORES, 0, need=need.store
    )
    remove_store = Declared(
        say("Re&move store…"),
        say("Remove the selected store from this program"),
        Menu.STORES,
        0,
        need=need.store,
    )
    test_store = Declared(
        say("&Test store"),
        say("Check the store's connection step by step"),
        Menu.STORES,
        0,
        need=need.store,
    )
    open_store = Declared(
        say("Ope&n shop"),
        say("Show the chosen store in the browser"),
        Menu.STORES,
        0,
        need=need.shop,
        icon="open",
    )
    lock_shop = Declared(
        say("Never &write to this shop"),
        say("No plan writes to it, by hand, by command or automatically"),
        Menu.STORES,
        1,
        need=need.store,
        checkable=True,
    )
    lock_designo = Declared(
        say("Never write to DesignO for t&his store"),
        say("No plan writes its orders there"),
        Menu.STORES,
        1,
        need=need.store,
        checkable=True,
    )
    pause_store = Declared(
        say("&Pause jobs of this store"),
        say("Finish the requests under way, then wait until resumed"),
        Menu.STORES,
        1,
        need=need.store_jobs,
    )
    read_older = Declared(
        say("Read o&lder orders…"),
        say("Read orders from before the time that the chosen store is read from"),
        Menu.STORES,
        1,
        need=need.store,
    )
    designo = Declared(
        say("&DesignO connection…"),
        say("Connect DesignO, or change the connection"),
        Menu.STORES,
        2,
        icon="settings",
    )
    renew_store = Declared(
        say("Renew the store's s&ign-in…"),
        say("By a new copied command, after you signed in again in the browser"),
        Menu.STORES,
        1,
        need=need.store,
    )
    renew_designo = Declared(
        say("Renew DesignO's si&gn-in…"),
        say("By a new copied command, after you signed in again in the browser"),
        Menu.STORES,
        2,
        need=need.designo,
    )
    remove_designo = Declared(
        say("Remove DesignO c&onnection…"),
        say("Remove the connection from this program"),
        Menu.STORES,
        2,
        need=need.designo,
    )
    census = Declared(
        say("Status &census…"),
        say("Count every distinct status value on each side"),
        Menu.STORES,
        3,
        topic=Topic.READ,
        need=need.orders,
        icon="census",
    )
    automation = Declared(
        say("A&utomatic refresh and sync…"),
        say("Choose what runs automatically while the window is open"),
        Menu.STORES,
        4,
        topic=Topic.READ,
        keys="Ctrl+Shift+F5",
    )
    context_menu = Declared(
        say("Men&u of what has the focus"),
        say("Open the menu that a right click opens"),
        Menu.VIEW,
        4,
        keys="Shift+F10",
        need=need.free,
    )
    inspector = Declared(
        say("&Inspector"),
        say("Show or hide the order's details"),
        Menu.VIEW,
        5,
        keys="Ctrl+I",
        need=need.free,
        checkable=True,
    )
    inspector_below = Declared(
        say("Inspector &below the table"),
        say("Show the order's details below the table"),
        Menu.VIEW,
        5,
        need=need.free,
        checkable=True,
    )
    side_bar = Declared(
        say("&Stores at the left"),
        say("Show or hide the list of stores"),
        Menu.VIEW,
        5,
        keys="F9",
        need=need.free,
        checkable=True,
    )
    trends = Declared(
        say("T&rends…"),
        say("Mismatches of the last weeks, day by day"),
        Menu.VIEW,
        6,
        keys="Ctrl+T",
    )
    palette = Declared(
        say("Co&mmand palette…"),
        say("Find an action, a view, a store, an order or a status by typing"),
        Menu.VIEW,
        6,
        keys="Ctrl+K",
        need=need.free,
        icon="search",
    )

    help = Declared(
        say("&Help"),
        say("Show the help pages"),
        Menu.HELP,
        0,
        keys="F1",
        need=need.free,
        icon="help",
    )
    shortcuts = Declared(
        say("&Keyboard shortcuts"),
        say("Show every key and what it does"),
        Menu.HELP,
        0,
        keys="Ctrl+/",
        need=need.free,
    )
    doctor = Declared(
        say("&Check everything…"),
        say("Check this computer, the data folder and every connection; nothing is written"),
        Menu.HELP,
        1,
    )
    show_log = Declared(
        say("Show &log"),
        say("Show the newest lines of the program's log"),
        Menu.HELP,
        1,
    )
    open_folder = Declared(
        say("Open data &folder"),
        say("Show the folder with settings, journal and log in the file manager"),
        Menu.HELP,
        1,
    )
    diagnostics = Declared(
        say("&Diagnostics file…"),
        say("Versions, settings and log for somebody who helps, without credentials"),
        Menu.HELP,
        1,
    )
    updates = Declared(
        say("Check for &updates…"),
        say("Ask the address of the preferences whether a newer version is published"),
        Menu.HELP,
        2,
    )
    licences = Declared(
        say("L&icences"),
        say("The licences of this program and of everything that it is made of"),
        Menu.HELP,
        2,
    )
    about = Declared(
        say("&About"), say("Version and purpose of this program"), Menu.HELP, 2, need=need.free
    )
