"""The arguments of ``plan``, ``apply``, ``history``, ``undo``, ``watch`` and related commands.

Law: the help of a command that writes states that it writes, and what it never does.
"""

import argparse
from pathlib import Path
from typing import Final

from designo_sync_gui.cli.argument_parts import (
    Commands,
    add_command,
    add_on_trouble,
    add_order_options,
    add_store_option,
)
from designo_sync_gui.cli.order_words import OUTCOME_WORDS
from designo_sync_gui.domain.activity import ActivityKind
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Side

#: Long enough for a restart, short enough for a script.
WAIT_MINUTES: Final = 2
_MOST_MINUTES: Final = 24 * 60


def _minutes(text: str) -> int:
    """Raises ``ArgumentTypeError`` for what is no number of minutes of a day."""
    if not (text.isascii() and text.isdigit() and int(text[:9]) <= _MOST_MINUTES):
        raise argparse.ArgumentTypeError(f"not a number of minutes from 0 to {_MOST_MINUTES}")
    return int(text)


def add_accept(commands: Commands) -> None:
    accept = add_command(
        commands,
        "accept",
        "accept a difference with a reason, list what is accepted, or withdraw it",
        "An accepted order leaves the view Mismatches and its counts until either value changes. "
        "The values stay different, and automatic sync never writes them. Asks no shop.",
    )
    accept.add_argument("order", nargs="*", metavar="ORDER", help="order number or order id")
    accept.add_argument(
        "--pair",
        action="store_true",
        help="the two values of the order, for all orders of its store that have them, also later",
    )
    accept.add_argument(
        "--reason",
        default="",
        metavar="TEXT",
        help="why; for example a ticket",
    )
    accept.add_argument(
        "--by", default="", metavar="NAME", help="who accepts or withdraws; default: your account"
    )
    accept.add_argument("--list", action="store_true", help="show what is accepted")
    accept.add_argument("--withdraw", action="store_true", help="end it: the orders come back")
    accept.add_argument(
        "--number",
        action="append",
        type=int,
        metavar="N",
        help="with --withdraw: a whole decision by its number in --list; can be repeated",
    )
    add_store_option(accept)
    add_order_options(accept, by_name=False)


def add_plan(commands: Commands) -> None:
    plan = add_command(
        commands,
        "plan",
        "make a plan: the list of writes, and the orders that cannot be written with the reason",
        "Writes nothing but FILE. Without --order or --all: every mismatch.",
    )
    plan.add_argument(
        "--to",
        required=True,
        choices=[direction.value for direction in Direction],
        help="the side that is written; the other one gives the values. “follow” writes the side "
        "that stayed with the value of the side that moved since both were last seen equal",
    )
    add_store_option(plan)
    for side in ("storefront", "designo"):
        plan.add_argument(
            f"--keep-{side}",
            action="append",
            default=[],
            metavar="ID",
            help=f"with --to follow: decide this order for the {side} value; can be repeated",
        )
    rows = plan.add_mutually_exclusive_group()
    rows.add_argument("--order", action="append", metavar="ID", help="an order id; can be repeated")
    rows.add_argument("--all", action="store_true", help="all orders, also those not read")
    plan.add_argument("--out", type=Path, required=True, metavar="FILE")


def add_apply(commands: Commands) -> None:
    apply = add_command(
        commands,
        "apply",
        "carry out a plan",
        "Every target is read again before it is written and read back afterwards. Ctrl+C: writes "
        "on their way end, the rest is cancelled. With --json: an array with one object per order "
        "(store, platform, order_id, order_number, target, outcome, before, wanted, after and "
        "their _type, message, advice, sent, reason, at): first the writes, then the orders that "
        "the plan refused, with the outcome “refused” and the reason, or “equal” where nothing "
        "was to be written. The exit status is 0 when every outcome is “verified”, “accepted, not "
        "verified” or “equal”, or refused with the reason “missing” (an order on one side "
        "only); 3, 4 or 5 when nothing at all could be sent for that reason; else 1.",
    )
    apply.add_argument("file", type=Path, metavar="FILE")
    apply.add_argument("--yes", action="store_true", help="do not ask; needed without a terminal")
    apply.add_argument(
        "--confirm",
        action="append",
        metavar="WORD",
        help="carry out the writes that need this word; can be repeated; a word "
        "that the plan does not need has no effect",
    )
    apply.add_argument(
        "--wait",
        type=_minutes,
        default=WAIT_MINUTES,
        metavar="MINUTES",
        help="how long to wait for a shop or DesignO that cannot be reached or answers 502 or "
        "503; 0: do not wait; default: %(default)s. Only readings are repeated",
    )
    apply.add_argument(
        "--careful",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="one order of each store first, then five, then the rest; stop at the "
        "first write that ends with a different value from the one sent; on unless "
        "--no-careful is given",
    )

    apply.add_argument(
        "--reason",
        default="",
        metavar="TEXT",
        help="why it is done, for example a ticket; kept in journal, history and evidence",
    )
    add_on_trouble(apply)


def add_activity(commands: Commands) -> None:
    activity = add_command(
        commands,
        "activity",
        "show what happened: refreshes, writes, changed connections, warnings",
        "Without --since everything that is kept: a year. With --json: an array with one object "
        "per entry; “orders” is how many moved or were written. FILE has a row for each order.",
    )
    add_store_option(activity)
    when = "like 2026-11-20T17:00, “friday 17:00”, yesterday, 90m, 12h, 7d or 4w"
    activity.add_argument("--since", metavar="TIME", help=f"what ended then or later: {when}")
    activity.add_argument("--until", metavar="TIME", help="what ended then or before")
    activity.add_argument(
        "--kind",
        action="append",
        choices=[kind.value for kind in ActivityKind],
        help="can be repeated",
    )
    activity.add_argument(
        "--outcome",
        action="append",
        choices=list(OUTCOME_WORDS),
        metavar="O",
        help=f"{', '.join(OUTCOME_WORDS)}; can be repeated",
    )
    activity.add_argument(
        "--search", metavar="TEXT", help="order, job, operator, reason or what happened"
    )
    activity.add_argument("--orders", action="store_true", help="with the orders of each entry")
    activity.add_argument(
        "--export",
        type=Path,
        metavar="FILE",
        help="write them as CSV “exact”: every status untouched, its JSON type beside it; as a "
        "page where the name ends in .html",
    )


def add_history(commands: Commands) -> None:
    history = add_command(
        commands,
        "history",
        "show the jobs that wrote, or what was written in one of them or to one order",
    )
    _add_record_options(history)
    undo = add_command(
        commands,
        "undo",
        "make a plan that undoes a job",
        "Writes nothing but FILE. A value is restored only where the side "
        "still has what the job wrote; e-mails already sent cannot be recalled.",
    )
    undo.add_argument("job", metavar="JOB", help="its id, as “history” shows it")
    undo.add_argument("--out", type=Path, required=True, metavar="FILE")
    _add_journal(commands)


def _add_journal(commands: Commands) -> None:
    journal = add_command(commands, "journal", "check or export the record of every write")
    actions = journal.add_subparsers(dest="action", metavar="ACTION", required=True)
    add_command(
        actions,
        "verify",
        "find any row that was altered, removed or moved",
        "The exit status is 1 when there is one.",
    )
    export = add_command(actions, "export", "write the evidence of a job or of an order")
    _add_record_options(export)
    export.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="JSON, or a web page if FILE ends in .html",
    )

    settle = add_command(
        actions,
        "settle",
        "record the outcome of an unknown write whose order cannot be read",
        "Only for a side without a read source: a refresh settles every other "
        "unknown write by reading the order. Check the order there first; your "
        "answer is recorded in the journal under your name.",
    )
    settle.add_argument("--order", required=True, metavar="ID")
    settle.add_argument("--store", metavar="C", help="the order's store code")
    settle.add_argument("--side", required=True, choices=[side.value for side in Side])
    became = settle.add_mutually_exclusive_group(required=True)
    became.add_argument(
        "--applied", action="store_true", help="the side has the value that was written"
    )
    became.add_argument("--not-applied", action="store_true", help="it does not have it")


def add_watch(commands: Commands) -> None:
    watch = add_command(commands, "watch", "refresh and sync automatically")
    actions = watch.add_subparsers(dest="action", metavar="ACTION", required=True)
    add_command(actions, "show", "show what runs automatically")
    change = add_command(
        actions,
        "set",
        "set what runs automatically while the window is open or “watch run” is running",
        "Automatic sync writes only what moved on one side since both were last seen equal. "
        "Conflicts, orders never seen equal, plans with a brake, writes that need a word of their "
        "own and values that come back within 24 hours are left to you.",
    )
    change.add_argument(
        "--minutes", type=int, metavar="N", help="time between refreshes; 0 for never"
    )
    change.add_argument(
        "--auto",
        action="append",
        metavar="CODE=WHAT",
        help="what is synced for a store: designo, storefront, follow (both) or "
        "off; can be repeated",
    )
    add_on_trouble(add_command(actions, "run", "refresh and sync until Ctrl+C"))


def _add_record_options(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--job", metavar="JOB", help="the writes of one job")
    which.add_argument("--order", metavar="ID", help="the writes to one order id")
    parser.add_argument("--store", metavar="C", help="the order's store code")
