"""The arguments of the command line.

Law: this module imports nothing that talks to a network, a disk or a screen, so that ``--help``
is quick; no argument takes a secret.
"""

import argparse
from pathlib import Path
from typing import NoReturn

from designo_sync_gui import __version__
from designo_sync_gui.cli.argument_parts import (
    STDIN,
    Commands,
    add_command,
    add_common,
    add_on_trouble,
    add_order_options,
    add_store_option,
)
from designo_sync_gui.cli.exit_codes import EPILOG
from designo_sync_gui.cli.job_arguments import (
    add_accept,
    add_activity,
    add_apply,
    add_history,
    add_plan,
    add_watch,
)
from designo_sync_gui.cli.profile_arguments import add_profile
from designo_sync_gui.cli.program_arguments import add_licences, add_preferences, add_updates
from designo_sync_gui.cli.script_commands import SHELLS
from designo_sync_gui.domain.connection import AuthForm, RequestShape
from designo_sync_gui.domain.locks import OF_A_NEW_STORE, NeverWrite
from designo_sync_gui.domain.report import SEPARATORS, ReportFormat


class _Parser(argparse.ArgumentParser):
    """Repeats no value of an option it does not know: somebody may have typed a secret there."""

    def error(self, message: str) -> NoReturn:
        beginning, unknown, rest = message.partition("unrecognized arguments: ")
        if unknown and not beginning:
            names = [word.partition("=")[0] for word in rest.split() if word.startswith("-")]
            message = f"unrecognized arguments: {' '.join(names) or 'see --help'}"
        super().error(message)


_SINCE = (
    "which orders are read: those of so many months, since a day like 2025-01-31, or “all”; "
    "default: “12 months” where the shop's list can begin at a day"
)
_REPORT_HELP = {
    ReportFormat.CSV: "CSV “exact”: RFC 4180, UTF-8, every status untouched",
    ReportFormat.SPREADSHEET: "CSV for spreadsheets: what they would convert is guarded by an "
    "apostrophe, and named in the last column",
    ReportFormat.XLSX: "Excel workbook: every cell is text; a second sheet counts",
    ReportFormat.HTML: "one page to print or mail, with counts",
}
_NEVER_WRITE = (
    "what this program never writes for the store, whoever asks: its shop, DesignO, both or none"
)
_CA_FILE = (
    "certificates of a private authority to trust for this connection, "
    "besides the system's; verification cannot be turned off"
)


def build_parser() -> argparse.ArgumentParser:
    """The parser; ``command`` (and ``action`` of stores and designo) name what was asked for."""
    parser: argparse.ArgumentParser = _Parser(
        prog="designo-sync",
        description="Order statuses of storefronts and of DesignO, side by side, exactly as "
        "received. Not affiliated with DesignNBuy.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"DesignO Sync {__version__}")
    add_common(parser, top=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_stores(commands)
    _add_connections(commands)
    _add_platforms(commands)
    _add_designo(commands)
    add_profile(commands)
    add_preferences(commands)
    add_updates(commands)
    _add_refresh(commands)
    _add_list(commands)
    add_plan(commands)
    add_apply(commands)
    _add_show(commands)
    add_accept(commands)
    _add_status(commands)
    _add_report(commands)
    add_activity(commands)
    add_history(commands)
    add_watch(commands)
    _add_backup(commands)
    _add_credentials(commands)
    _add_looking(commands)
    _add_demo(commands)
    _add_scripts(commands)
    add_licences(commands)
    return parser


def _add_stores(commands: Commands) -> None:
    stores = add_command(commands, "stores", "add, edit, list, test or remove stores")
    actions = stores.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = add_command(
        actions,
        "add",
        "connect a store",
        f'{STDIN} with the names that “platforms” lists, for example {{"consumer_key": "...", '
        '"consumer_secret": "..."}. Nothing is sent to the shop: use “stores test”.',
    )
    add.add_argument("platform", metavar="PLATFORM", help="its name in: platforms")
    add.add_argument("--name", required=True, help="the store's name in DesignO")
    add.add_argument("--code", required=True, help="its Store Code in DesignO, Manage Stores")
    add.add_argument("--url", help="the shop's address, where the platform has one")
    add.add_argument(
        "--status-field", default="", metavar="F", help="API field of the status; see: platforms"
    )
    add.add_argument("--ca-file", default="", metavar="PEM", help=_CA_FILE)
    add.add_argument("--sign-in", default="", metavar="WAY", help="way to sign in; see: platforms")
    add.add_argument(
        "--option",
        action="append",
        metavar="NAME=VALUE",
        help="a setting of the platform; NAME=@FILE for a long text; may be repeated",
    )
    add.add_argument("--since", metavar="WHEN", help=_SINCE)
    _add_marks(add, f"{_NEVER_WRITE}; default: {OF_A_NEW_STORE}")
    edit = add_command(
        actions,
        "edit",
        "change from when on a store's orders are read, what is never written, or its mark",
        "What is not given stays as it is.",
    )
    edit.add_argument("code", metavar="CODE")
    edit.add_argument("--since", metavar="WHEN", help=_SINCE)
    _add_marks(edit, _NEVER_WRITE)
    add_command(actions, "list", "list the stores")
    test = add_command(actions, "test", "check a store's connection, line by line; writes nothing")
    test.add_argument("code", metavar="CODE")
    remove = add_command(
        actions, "remove", "remove a store with its secrets and its rows; the journal is kept"
    )
    remove.add_argument("code", metavar="CODE")


def _add_marks(parser: argparse.ArgumentParser, locks: str) -> None:
    parser.add_argument("--never-write", choices=[what.value for what in NeverWrite], help=locks)
    parser.add_argument(
        "--production",
        choices=("yes", "no"),
        help="mark the store as production: it is named before every write",
    )


def _add_connections(commands: Commands) -> None:
    connections = add_command(
        commands, "connections", "move stores, DesignO connection, preferences and own views"
    )
    actions = connections.add_subparsers(dest="action", metavar="ACTION", required=True)
    export = add_command(
        actions,
        "export",
        "write them to one readable file",
        "No credential is in it; nor are automatic sync and the command on trouble, which belong "
        "to one computer.",
    )
    export.add_argument("file", type=Path, metavar="FILE")
    take = add_command(
        actions,
        "import",
        "add what a file made by “connections export” contains",
        "First it says what is new, changed, the same or refused; then it asks. An import opens "
        "no lock, and a new store starts with its shop locked. Missing credentials "
        'are asked for on a terminal; otherwise standard input is one JSON object {"store:CODE": '
        '{"name": "value"}, "designo": {"name": "value"}}.',
    )
    take.add_argument("file", type=Path, metavar="FILE", help="“-”: standard input")
    take.add_argument("--dry", action="store_true", help="only say what would be imported")
    take.add_argument(
        "--replace", action="store_true", help="also what is here already and differs in the file"
    )
    take.add_argument("--yes", action="store_true", help="do not ask; needed without a terminal")


def _add_platforms(commands: Commands) -> None:
    add_command(
        commands,
        "platforms",
        "list the kinds of shop, what each can do and what it needs",
        "Status fields, how each can be written and what that may cause, ways to sign in with "
        "where each secret is found, options, page size and limits.",
    )


def _add_designo(commands: Commands) -> None:
    designo = add_command(commands, "designo", "set, show or test the DesignO connection")
    actions = designo.add_subparsers(dest="action", metavar="ACTION", required=True)
    change = add_command(
        actions,
        "set",
        "set the DesignO connection",
        "Options that are not given keep their value; the defaults are those of plugin 1.0.9. "
        "DesignO's reading API is not public: ask the vendor for yours and describe it in a read "
        f"profile. {STDIN} with the names that the profile uses.",
    )
    change.add_argument("--url", help="your DesignO address")
    change.add_argument("--ca-file", metavar="PEM", help=f"{_CA_FILE}; empty for none")
    change.add_argument("--token-path", metavar="PATH")
    change.add_argument("--update-path", metavar="PATH")
    change.add_argument("--shape", choices=[shape.value for shape in RequestShape])
    change.add_argument("--auth", choices=[form.value for form in AuthForm])
    change.add_argument(
        "--auth-header", metavar="NAME", help="header of the token for --auth header"
    )
    change.add_argument(
        "--header",
        action="append",
        metavar="'NAME: VALUE'",
        help="sent with every request, not a secret; can be repeated; replaces those set before",
    )
    reading = change.add_mutually_exclusive_group()
    reading.add_argument("--read-profile", type=Path, metavar="FILE", help="TOML read profile")
    reading.add_argument(
        "--read-table",
        action="append",
        metavar="NAME=VALUE",
        help="read an export in place of an API; repeat for file, id_column, "
        "status_column, and if needed store_column, number_column, "
        "changed_column, encoding, delimiter, sheet",
    )
    reading.add_argument(
        "--no-read",
        action="store_true",
        help="DesignO is not read: writes end as “accepted, not verified”",
    )
    change.add_argument(
        "--yes",
        action="store_true",
        help="do not ask when saving requires reading orders again; needed without a terminal",
    )
    add_command(actions, "show", "show the DesignO connection, without secrets")
    add_command(actions, "test", "check the DesignO connection, line by line; writes nothing")


def _add_refresh(commands: Commands) -> None:
    refresh = add_command(
        commands,
        "refresh",
        "read both sides and settle unknown writes by reading",
        "If a store fails, the output says what to do, and the others are still read.",
    )
    add_store_option(refresh)
    refresh.add_argument(
        "--full", action="store_true", help="everything, not only what changed since the last time"
    )
    add_on_trouble(refresh)
    refresh.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="SIDE",
        help="accept once that most orders of a side have vanished: a store code, or “designo”",
    )


def _add_list(commands: Commands) -> None:
    listing = add_command(
        commands, "list", "show orders with both statuses, as they were last read"
    )
    add_store_option(listing)
    add_order_options(listing)
    listing.add_argument(
        "--mismatches", action="store_true", help="only orders that differ: --view mismatches"
    )


def _add_show(commands: Commands) -> None:
    show = add_command(
        commands,
        "show",
        "show one order: both values with code points, sources, agreed value and timeline",
        "Asks no shop; what stands here was read by: refresh.",
    )
    show.add_argument("order", metavar="ORDER", help="order number or order id")
    add_store_option(show)


def _add_status(commands: Commands) -> None:
    status = add_command(
        commands,
        "status",
        "one line per store: last readings, mismatches, conflicts, unknown writes",
        "Asks no shop. For monitoring: the exit status is 6 when a store needs attention.",
    )
    status.add_argument(
        "--max-age",
        metavar="AGE",
        help="a side that was not read for longer needs attention: 90m, 12h, 7d",
    )


def _add_report(commands: Commands) -> None:
    report = add_command(
        commands,
        "report",
        "write the mismatch report",
        "Name one file or several. A spreadsheet program that opens CSV “exact” by a double "
        "click alters values; XLSX and CSV for spreadsheets are made for it.",
    )
    for form in ReportFormat:
        report.add_argument(
            f"--{form.value}", type=Path, metavar="FILE", help=_REPORT_HELP[form], dest=form.name
        )
    _add_separator(report)
    add_store_option(report)
    add_order_options(report)
    report.add_argument(
        "--all", action="store_true", help="all orders, not only mismatches: --view all"
    )


def _add_separator(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--separator",
        choices=tuple(SEPARATORS),
        default="comma",
        help="between the cells of --spreadsheet-csv; Excel takes a semicolon in countries "
        "whose decimal sign is a comma",
    )


def _add_backup(commands: Commands) -> None:
    backup = add_command(
        commands,
        "backup",
        "copy journal and settings into a new folder, and check the copy",
        "May run while the window is open. Credentials are in no backup; what was read of orders "
        "is read again.",
    )
    backup.add_argument("folder", type=Path, metavar="DIR", help="where the new folder is made")
    restore = add_command(
        commands,
        "restore",
        "put a backup into the data folder; what is there is put aside",
        "Close the window and end other commands before.",
    )
    restore.add_argument("folder", type=Path, metavar="FOLDER", help="a folder made by: backup")
    restore.add_argument("--check", action="store_true", help="only check the backup")
    restore.add_argument(
        "--replace",
        action="store_true",
        help="also where the data folder's journal holds writes that the backup does not",
    )


def _add_credentials(commands: Commands) -> None:
    credentials = add_command(commands, "credentials", "remove credentials from the keyring")
    actions = credentials.add_subparsers(dest="action", metavar="ACTION", required=True)
    forget = add_command(
        actions,
        "forget",
        "remove credentials of this data folder from the keyring",
        "The connections stay and need their credentials again: stores add, designo set. Use it "
        "before the program is uninstalled for good.",
    )
    what = forget.add_mutually_exclusive_group(required=True)
    what.add_argument("--all", action="store_true", help="of all stores and of DesignO")
    what.add_argument("--store", metavar="C", help="only of this store code")
    what.add_argument(
        "--entry",
        metavar="NAME",
        action="append",
        help="only this one, which a former profile of DesignO left there; may be repeated",
    )
    what.add_argument(
        "--left", action="store_true", help="what the keyring refused to remove before"
    )


def _add_looking(commands: Commands) -> None:
    census = add_command(
        commands,
        "census",
        "count every distinct status value on each side",
        "Values that look alike are listed together; each is counted exactly as it is.",
    )
    census.add_argument("--store", metavar="C", help="only this store code")
    for form in ReportFormat:
        census.add_argument(
            f"--{form.value}", type=Path, metavar="FILE", help=_REPORT_HELP[form], dest=form.name
        )
    _add_separator(census)
    doctor = add_command(
        commands,
        "doctor",
        "check keyring, data folder, clock, TLS and every connection",
        "Writes nothing to a shop or to DesignO and repairs nothing; what fails says what to do.",
    )
    doctor.add_argument("--offline", action="store_true", help="do not contact any shop or DesignO")
    doctor.add_argument(
        "--bundle",
        type=Path,
        metavar="FILE.zip",
        help="write a diagnostics file for somebody who helps: versions, settings, checks without "
        "connections, newest log lines; no credential is in it",
    )
    doctor.add_argument(
        "--mask", action="store_true", help="with --bundle: no host, store name or folder either"
    )


def _add_scripts(commands: Commands) -> None:
    completion = add_command(
        commands,
        "completion",
        "print the completion script for a shell",
        "For bash: designo-sync completion bash > "
        "~/.local/share/bash-completion/completions/designo-sync. For PowerShell, in the profile: "
        "designo-sync completion powershell | Out-String | Invoke-Expression",
    )
    completion.add_argument("shell", choices=SHELLS)
    add_command(commands, "man", "print the manual page")
    pages = add_command(
        commands,
        "help",
        "print a page of the help, a heading of it, or where words are found in it",
        "The topics that errors name are those that are listed without a word.",
    )
    pages.add_argument("words", nargs="*", metavar="TOPIC", help="a topic, or words to look for")


def _add_demo(commands: Commands) -> None:
    demo = add_command(
        commands,
        "demo",
        "try the program on an embedded shop and an embedded DesignO",
        "Opens the window when there is a display; otherwise it runs in the terminal and writes "
        "mismatches.csv (from before the sync) and outcomes.json (from after it) to --out DIR. "
        "Everything else is in memory or in a temporary folder.",
    )
    demo.add_argument("--no-window", action="store_true", help="run in the terminal")
    demo.add_argument(
        "--out", type=Path, metavar="DIR", default=Path(), help="folder for the files"
    )
