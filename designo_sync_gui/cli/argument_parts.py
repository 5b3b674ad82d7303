"""What the commands' arguments have in common.

Law: no argument takes a secret; options that stand before the command may stand after it.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypeAlias

from designo_sync_gui.cli.order_words import KIND_WORDS, LOOK_WORDS, VIEW_WORDS

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
#: How credentials come in.
STDIN: Final = (
    "Secrets are asked for on a terminal; otherwise they are read from standard input as one JSON "
    "object"
)


def add_common(parser: argparse.ArgumentParser, *, top: bool = False) -> None:
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
        "--quiet",
        action="store_true",
        default=default(False),
        help="print only problems and no progress; for cron, which mails the output",
    )
    group.add_argument(
        "--verbose", action="store_true", default=default(False), help="show technical details"
    )


def _folder(text: str) -> Path:
    """An empty name would be the current folder, taken for a data folder and made private."""
    if not text.strip():
        raise argparse.ArgumentTypeError("name a folder")
    return Path(text)


def add_command(
    commands: Commands, name: str, summary: str, more: str = ""
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}. {more}".strip(),
        allow_abbrev=False,
    )
    add_common(parser)
    return parser


def add_order_options(parser: argparse.ArgumentParser, *, by_name: bool = True) -> None:
    """The window's view, search and chips as options; several values of one widen it, several
    options narrow it. Without ``by_name`` the command names orders in another way."""
    group = parser.add_argument_group("which orders")
    _add_words(group, "--view", VIEW_WORDS, "a view of the window")
    if by_name:
        group.add_argument(
            "--order", action="append", metavar="N", help="an order number or id; can be repeated"
        )
    group.add_argument("--search", metavar="TEXT", help="part of a number, id or status")
    _add_words(group, "--verdict", LOOK_WORDS, "can be repeated", action="append")
    _add_words(group, "--kind", KIND_WORDS, "what differs; can be repeated", action="append")
    group.add_argument(
        "--status",
        action="append",
        metavar="VALUE",
        help="either side has exactly this status; can be repeated",
    )
    group.add_argument(
        "--changed-since",
        metavar="WHEN",
        help="a side says that it changed since then: a time like 2026-11-20T17:00, or how long "
        "ago, like 90m, 12h, 7d or 4w",
    )
    group.add_argument(
        "--activity",
        type=int,
        metavar="N",
        help="the orders of one entry of “activity”, which tells its number: those that moved in a "
        "refresh, or that a job wrote",
    )


def _add_words(
    group: "argparse._ArgumentGroup",
    option: str,
    words: Iterable[str],
    about: str,
    action: str = "store",
) -> None:
    """One of many words: they stand in the help, where a line can be broken between them."""
    listed = ", ".join(words)
    group.add_argument(
        option, action=action, choices=list(words), metavar="WORD", help=f"{about}: {listed}"
    )


ON_TROUBLE: Final = (
    "a command to run when a job failed, a write is unknown, automatic sync is held or a side was "
    "not read for long; it reads one JSON object on its standard input; no shell"
)


def add_on_trouble(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on-trouble",
        default="",
        metavar="COMMAND",
        help=f"{ON_TROUBLE}; default: that of “preferences set”",
    )


def add_store_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", action="append", metavar="C", help="only this store code; can be repeated"
    )
