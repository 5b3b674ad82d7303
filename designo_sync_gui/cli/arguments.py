"""The arguments of the command line.

Law: this module imports nothing that talks to a network, a disk or a screen, so that ``--help``
is quick; no argument takes a secret.
"""

import argparse
from pathlib import Path
from typing import NoReturn, TypeAlias

from designo_sync_gui import __version__
from designo_sync_gui.cli.exit_codes import EPILOG
from designo_sync_gui.domain.connection import AuthForm, RequestShape
from designo_sync_gui.domain.plan import Direction

_STDIN = (
    "Secrets are asked for on a terminal; otherwise they are read from standard input as one JSON "
    "object"
)


class _Parser(argparse.ArgumentParser):
    """Repeats no value of an option it does not know: somebody may have typed a secret there."""

    def error(self, message: str) -> NoReturn:
        beginning, unknown, rest = message.partition("unrecognized arguments: ")
        if unknown and not beginning:
            names = [word.partition("=")[0] for word in rest.split() if word.startswith("-")]
            message = f"unrecognized arguments: {' '.join(names) or 'see --help'}"
        super().error(message)


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
    _add_common(parser, top=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_stores(commands)
    _add_platforms(commands)
    _add_designo(commands)
    _add_profile(commands)
    _add_refresh(commands)
    _add_list(commands)
    _add_plan(commands)
    _add_apply(commands)
    _add_report(commands)
    _add_history(commands)
    _add_demo(commands)
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_common(parser: argparse.ArgumentParser, *, top: bool = False) -> None:
    """The options that may stand before or after the command."""

    def default(value: object) -> object:
        return value if top else argparse.SUPPRESS

    group = parser.add_argument_group("common options")
    group.add_argument(
        "--home", type=_folder, metavar="DIR", default=default(None), help="folder for all data"
    )
    group.add_argument(
        "--json",
        action="store_true",
        default=default(False),
        help="JSON on standard output, in ASCII; statuses are JSON values exactly as received",
    )
    group.add_argument(
        "--session-secrets",
        action="store_true",
        default=default(False),
        help="without a keyring: read the secrets of this run from standard input, as one JSON "
        'object {"store:CODE": {"name": "value"}, "designo": {"name": "value"}}; kept in memory',
    )
    group.add_argument(
        "--verbose", action="store_true", default=default(False), help="show technical details"
    )


def _folder(text: str) -> Path:
    """An empty name would be the current folder, taken for a data folder and made private."""
    if not text.strip():
        raise argparse.ArgumentTypeError("name a folder")
    return Path(text)


def _command(
    commands: _Commands, name: str, summary: str, more: str = ""
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}. {more}".strip(),
        allow_abbrev=False,
    )
    _add_common(parser)
    return parser


def _add_stores(commands: _Commands) -> None:
    stores = _command(commands, "stores", "add, list, test or remove stores")
    actions = stores.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = _command(
        actions,
        "add",
        "connect a store",
        f'{_STDIN}, for WooCommerce {{"consumer_key": "...", "consumer_secret": "..."}}. Nothing '
        "is sent to the shop: use “stores test”.",
    )
    add.add_argument("platform", metavar="PLATFORM", help="its name in: platforms")
    add.add_argument("--name", required=True, help="the store's name in DesignO")
    add.add_argument("--code", required=True, help="its Store Code in DesignO, Manage Stores")
    add.add_argument("--url", help="the shop's address, where the platform has one")
    add.add_argument(
        "--status-field", default="", metavar="F", help="API field of the status; see: platforms"
    )
    add.add_argument("--sign-in", default="", metavar="WAY", help="way to sign in; see: platforms")
    add.add_argument(
        "--option",
        action="append",
        metavar="NAME=VALUE",
        help="a setting of the platform; NAME=@FILE for a long text; may be repeated",
    )
    _command(actions, "list", "list the stores")
    test = _command(actions, "test", "check a store's connection, line by line; writes nothing")
    test.add_argument("code", metavar="CODE")
    remove = _command(
        actions, "remove", "forget a store, its secrets and its rows; the journal stays"
    )
    remove.add_argument("code", metavar="CODE")


def _add_platforms(commands: _Commands) -> None:
    _command(
        commands,
        "platforms",
        "list the kinds of shop, what each can do and what it needs",
        "Status fields, how each can be written and what that may cause, ways to sign in with "
        "where each secret is found, options, page size and limits.",
    )


def _add_profile(commands: _Commands) -> None:
    profile = _command(commands, "profile", "check a TOML profile")
    actions = profile.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = _command(
        actions,
        "check",
        "validate a profile and show the first page it reads",
        "Without --url the file is only validated; errors name line and key. With --url the "
        f"first page is read and shown; nothing is kept and nothing is written. {_STDIN}.",
    )
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--url", help="the address the profile's paths are joined to")
    check.add_argument(
        "--designo", action="store_true", help="it is a read profile of DesignO, not of a shop"
    )
    check.add_argument(
        "--store", default="demo", metavar="C", help="the store code put into the requests"
    )


def _add_designo(commands: _Commands) -> None:
    designo = _command(commands, "designo", "set, show or test the DesignO connection")
    actions = designo.add_subparsers(dest="action", metavar="ACTION", required=True)
    change = _command(
        actions,
        "set",
        "say how DesignO is reached",
        "What is not given stays as it is; at first it is what the published plugin 1.0.9 sends. "
        "DesignO's reading API is not public: ask the vendor for yours and describe it in a read "
        f"profile. {_STDIN} with the names that the profile uses.",
    )
    change.add_argument("--url", help="your DesignO address")
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
        help="sent with every call, not a secret; repeat it; replaces those set before",
    )
    reading = change.add_mutually_exclusive_group()
    reading.add_argument("--read-profile", type=Path, metavar="FILE", help="TOML read profile")
    reading.add_argument(
        "--read-table",
        action="append",
        metavar="NAME=VALUE",
        help="read an export in place of an API; repeat it: file, id_column, status_column, and "
        "if needed store_column, number_column, changed_column, encoding, delimiter, sheet",
    )
    reading.add_argument(
        "--no-read",
        action="store_true",
        help="DesignO is not read: writes end as “accepted, not verified”",
    )
    _command(actions, "show", "show the DesignO connection, without secrets")
    _command(actions, "test", "check the DesignO connection, line by line; writes nothing")


def _add_refresh(commands: _Commands) -> None:
    refresh = _command(
        commands,
        "refresh",
        "read both sides and settle unknown writes by reading",
        "A store that fails is named with what to do; the others go on.",
    )
    _add_store_option(refresh)
    refresh.add_argument(
        "--full", action="store_true", help="everything, not only what changed since the last time"
    )


def _add_list(commands: _Commands) -> None:
    listing = _command(commands, "list", "show orders with both statuses, as they were last read")
    _add_store_option(listing)
    listing.add_argument("--mismatches", action="store_true", help="only orders that differ")


def _add_plan(commands: _Commands) -> None:
    plan = _command(
        commands,
        "plan",
        "make the list of writes, with every refusal and its reason",
        "Writes nothing but FILE. Without --order or --all: every mismatch.",
    )
    plan.add_argument(
        "--to",
        required=True,
        choices=[direction.value for direction in Direction],
        help="the side that is written; the other one gives the values. “follow” writes the side "
        "that stayed with the value of the side that moved since both were last seen equal",
    )
    _add_store_option(plan)
    for side in ("storefront", "designo"):
        plan.add_argument(
            f"--keep-{side}",
            action="append",
            default=[],
            metavar="ID",
            help=f"with --to follow: decide this order for the {side} value; repeat it",
        )
    rows = plan.add_mutually_exclusive_group()
    rows.add_argument("--order", action="append", metavar="ID", help="an order id; repeat it")
    rows.add_argument("--all", action="store_true", help="all orders, also those not read")
    plan.add_argument("--out", type=Path, required=True, metavar="FILE")


def _add_apply(commands: _Commands) -> None:
    apply = _command(
        commands,
        "apply",
        "carry out a plan",
        "Every target is read again before it is written and read back afterwards. Ctrl+C: writes "
        "on their way end, the rest is cancelled. With --json: an array with one object per order "
        "(store, platform, order_id, order_number, target, outcome, before, wanted, after and "
        "their _type, message, advice, sent, reason, at): first the writes, then the orders that "
        "the plan refused, with the outcome “refused” and the reason, or “equal” where nothing "
        "was to be written. The exit status is 1 unless every outcome is “verified”, “accepted, "
        "not verified” or “equal”; 3, 4 or 5 when nothing at all could be sent for that reason.",
    )
    apply.add_argument("file", type=Path, metavar="FILE")
    apply.add_argument("--yes", action="store_true", help="do not ask; needed without a terminal")
    apply.add_argument(
        "--confirm",
        action="append",
        metavar="WORD",
        help="carry out the writes of the plan that need this word of their own; repeat it",
    )


def _add_report(commands: _Commands) -> None:
    report = _command(
        commands,
        "report",
        "write the mismatch report",
        "CSV “exact”: RFC 4180, UTF-8, every status untouched. Do not open it by a double click "
        "in a spreadsheet program: that alters values; import it with all columns as text.",
    )
    report.add_argument("--csv", type=Path, required=True, metavar="FILE")
    _add_store_option(report)
    report.add_argument("--all", action="store_true", help="all orders, not only mismatches")


def _add_history(commands: _Commands) -> None:
    history = _command(
        commands,
        "history",
        "show the jobs that wrote, or what was written in one of them or to one order",
    )
    _add_record_options(history)
    undo = _command(
        commands,
        "undo",
        "make a plan that takes back what a job wrote",
        "Writes nothing but FILE. A value is restored only where the side still holds what the job "
        "wrote; mails already sent are not called back.",
    )
    undo.add_argument("job", metavar="JOB", help="its id, as “history” shows it")
    undo.add_argument("--out", type=Path, required=True, metavar="FILE")
    journal = _command(commands, "journal", "check or export the record of every write")
    actions = journal.add_subparsers(dest="action", metavar="ACTION", required=True)
    _command(
        actions,
        "verify",
        "find any row that was altered, removed or moved",
        "The exit status is 1 when there is one.",
    )
    export = _command(actions, "export", "write the evidence of a job or of an order")
    _add_record_options(export)
    export.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="JSON, or a page for NAME.html"
    )


def _add_record_options(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--job", metavar="JOB", help="the writes of one job")
    which.add_argument("--order", metavar="ID", help="the writes to one order id")
    parser.add_argument("--store", metavar="C", help="the order's store code")


def _add_demo(commands: _Commands) -> None:
    demo = _command(
        commands,
        "demo",
        "the main job on an embedded shop and an embedded DesignO",
        "Opens the window when there is a display; otherwise it runs in the terminal and writes "
        "mismatches.csv (from before the sync) and outcomes.json (from after it) to --out DIR. "
        "Everything else is in memory or in a temporary folder.",
    )
    demo.add_argument("--no-window", action="store_true", help="run in the terminal")
    demo.add_argument(
        "--out", type=Path, metavar="DIR", default=Path(), help="folder for the files"
    )


def _add_store_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", action="append", metavar="C", help="only this store code; repeat it for more"
    )
