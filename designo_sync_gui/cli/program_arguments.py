"""The arguments of what concerns the program itself: preferences, licences, updates.

Law: as ``arguments``.
"""

import argparse

from designo_sync_gui.cli.argument_parts import ON_TROUBLE, Commands, add_command


def add_preferences(commands: Commands) -> None:
    preferences = add_command(
        commands, "preferences", "show or change the preferences of the program"
    )
    actions = preferences.add_subparsers(dest="action", metavar="ACTION", required=True)
    add_command(actions, "show", "show the preferences")
    change = add_command(
        actions,
        "set",
        "change the preferences",
        "A proxy is used only when it is set here: HTTPS_PROXY, NO_PROXY and "
        ".netrc are ignored. Addresses of this computer never go through it.",
    )
    proxy = change.add_mutually_exclusive_group()
    proxy.add_argument("--proxy", metavar="URL", help="for example http://proxy.example.com:3128")
    proxy.add_argument("--no-proxy", action="store_true", help="connect directly")
    change.add_argument(
        "--on-trouble",
        metavar="COMMAND",
        help=f"{ON_TROUBLE}; empty for none. Also while the window is open",
    )
    change.add_argument(
        "--unread-hours",
        type=int,
        metavar="N",
        help="a side that was not read for so many hours counts as trouble; 0 for never",
    )
    updates = change.add_mutually_exclusive_group()
    updates.add_argument(
        "--updates-url", metavar="URL", help="the file that “updates check” asks; https only"
    )
    updates.add_argument("--no-updates-url", action="store_true", help="no server is asked")
    _add_staying(change)


def _add_staying(change: argparse.ArgumentParser) -> None:
    """How the window stays, and when it starts by itself."""
    tray = change.add_mutually_exclusive_group()
    tray.add_argument(
        "--tray",
        action="store_true",
        default=None,
        dest="keep_in_tray",
        help="closing the window leaves the program in the system tray",
    )
    tray.add_argument(
        "--no-tray",
        action="store_false",
        default=None,
        dest="keep_in_tray",
        help="closing the window ends the program; it does not start at sign-in any more either",
    )
    start = change.add_mutually_exclusive_group()
    start.add_argument(
        "--start-at-sign-in",
        action="store_true",
        default=None,
        dest="start",
        help="the system starts the window at sign-in, hidden in the tray; needs --tray",
    )
    start.add_argument(
        "--no-start-at-sign-in",
        action="store_false",
        default=None,
        dest="start",
        help="remove what the system starts at sign-in",
    )


def add_licences(commands: Commands) -> None:
    licences = add_command(
        commands,
        "licences",
        "list the licences of the program and of everything that it is made of",
        "One library's name prints its text; other words list those that hold all of them.",
    )
    licences.add_argument("words", nargs="*", metavar="NAME", help="a library, or words")


def add_updates(commands: Commands) -> None:
    updates = add_command(commands, "updates", "whether a newer version is published")
    actions = updates.add_subparsers(dest="action", metavar="ACTION", required=True)
    add_command(
        actions,
        "check",
        "ask the address of “preferences set --updates-url” once",
        "Says before what is sent. Nothing is downloaded or installed, and nothing is ever asked "
        "without this command or the window's “Check now”.",
    )
