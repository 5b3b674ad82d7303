"""What the commands' arguments have in common.

Law: no argument takes a secret; options that stand before the command may stand after it.
"""

import argparse
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


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


def add_store_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", action="append", metavar="C", help="only this store code; can be repeated"
    )
