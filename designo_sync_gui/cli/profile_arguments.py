"""The arguments of ``profile``."""

import argparse
from pathlib import Path

from designo_sync_gui.cli.argument_parts import STDIN, Commands, add_command


def add_profile(commands: Commands) -> None:
    """``profile check``, ``learn``, ``list``, ``renew``, ``schema`` and ``show``."""
    profile = add_command(
        commands, "profile", "check a TOML profile, learn one, renew its credentials"
    )
    actions = profile.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = add_command(
        actions,
        "check",
        "validate a profile and show the first page it reads",
        "Without --url the file is only validated; errors name line and key. With --url the "
        f"first page is read and shown; nothing is kept and nothing is written. {STDIN}.",
    )
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--url", help="the address that the profile's paths are appended to")
    check.add_argument(
        "--designo", action="store_true", help="the profile is for DesignO, not for a shop"
    )
    check.add_argument(
        "--store", default="demo", metavar="C", help="the store code put into the requests"
    )
    _add_learn(actions)
    _add_learn_write(actions)
    renew = add_command(
        actions,
        "renew",
        "renew the credentials of a connection by a new example",
        "FILE is the copied command of the same request, after you signed in again; - reads it "
        "from standard input. Host and path have to be those of the connection. Its first page is "
        "read; then the credentials alone are changed.",
    )
    renew.add_argument("file", type=Path, metavar="FILE")
    renew.add_argument(
        "--store", default="", metavar="CODE", help="a shop by profile; without it, DesignO"
    )
    _add_printed(actions)


def _add_printed(actions: Commands) -> None:
    """What comes with the program and is only printed."""
    add_command(
        actions,
        "list",
        "list the profiles of shops that come with the program",
        "A title that ends in “not tried” was made from the vendor's documents alone.",
    )
    show = add_command(
        actions,
        "show",
        "print a profile that comes with the program",
        "Save it, change it to fit your shop, and test it with profile check.",
    )
    show.add_argument("name", metavar="NAME", help="as profile list says")
    schema = add_command(
        actions,
        "schema",
        "print the JSON schema of profiles",
        "With it an editor checks a profile while you type: every key, what may stand there, and "
        "what is needed.",
    )
    schema.add_argument(
        "--designo", action="store_true", help="of profiles for DesignO, not for a shop"
    )


def _add_learn_write(actions: Commands) -> None:
    write = add_command(
        actions,
        "learn-write",
        "learn how a shop is written to, from one copied change of a status",
        "FILE is the copied command (cURL) of a change that you made in the shop's own page; - "
        "reads it from standard input. Order id and status are found in it by their values. "
        "Nothing is sent.",
    )
    write.add_argument("file", type=Path, metavar="FILE")
    write.add_argument("--order", required=True, metavar="ID", help="the id of the changed order")
    write.add_argument("--status", required=True, metavar="TEXT", help="the status that was set")
    write.add_argument(
        "--at", default="", metavar="PLACE", help="where the status goes in, of several places"
    )
    write.add_argument(
        "--answer", type=Path, metavar="FILE", help="what the request answered, in JSON"
    )
    write.add_argument("--profile", type=Path, metavar="FILE", help="the profile that reads")
    write.add_argument(
        "--out", type=Path, metavar="FILE", help="write that profile with the section to a file"
    )


def _add_pointers(learn: argparse.ArgumentParser) -> None:
    """Where things stand in the example, where the proposal is wrong."""
    learn.add_argument("--list", metavar="POINTER", help="where the list of orders stands")
    for name, what in (
        ("--id", "the order id"),
        ("--status", "the status"),
        ("--number", "the order number"),
        ("--changed-at", "the time of the last change"),
    ):
        learn.add_argument(
            name, metavar="POINTER", help=f"where {what} stands, from one entry of the list on"
        )
    learn.add_argument(
        "--field",
        action="append",
        metavar="NAME=POINTER",
        help="id, status, number, changed_at or store; nothing behind = for none; can be repeated",
    )


def _add_learn(actions: Commands) -> None:
    learn = add_command(
        actions,
        "learn",
        "learn a profile from an example",
        "FILE is a recording of the browser (HAR), an answer in JSON, a description (OpenAPI, "
        "Postman, as JSON), a copied command (cURL, PowerShell), or an address with one header a "
        "line below it; - reads it from standard input. An export (CSV, XLSX, JSON Lines), a "
        "folder of exports or a log may be given too: its columns are proposed. Without --host "
        "nothing is sent. Credentials of the example go to the keyring with --save and nowhere "
        "else.",
    )
    learn.add_argument("file", type=Path, metavar="FILE")
    learn.add_argument(
        "--answer", type=Path, metavar="FILE", help="what the command's request answered, in JSON"
    )
    learn.add_argument(
        "--one",
        type=Path,
        metavar="FILE",
        help="an example of one order that the list shows: a recording, a copied command or its "
        "address",
    )
    learn.add_argument(
        "--host", help="the example's host, confirmed: its request is made there, reading only"
    )
    learn.add_argument("--shop", action="store_true", help="the orders are a shop's, not DesignO's")
    learn.add_argument(
        "--store", default="", metavar="CODE", help="the store that all orders belong to"
    )
    learn.add_argument("--name", help="with --shop and --save: the store's name")
    learn.add_argument(
        "--entry",
        type=int,
        default=1,
        metavar="N",
        help="which answer of a recording; 1 is the one most like orders",
    )
    learn.add_argument(
        "--outline", action="store_true", help="print the answer as a tree with its pointers"
    )
    _add_pointers(learn)
    learn.add_argument(
        "--no-since", action="store_true", help="do not ask for changes alone: read all each time"
    )
    learn.add_argument(
        "--read-table",
        action="append",
        metavar="NAME=VALUE",
        help="of a table: how it is read, as rows=log or files=all; can be repeated",
    )
    learn.add_argument("--title", help="the profile's title")
    learn.add_argument("--out", type=Path, metavar="FILE", help="write the profile to a file")
    learn.add_argument("--save", action="store_true", help="connect DesignO, or the shop, by it")
