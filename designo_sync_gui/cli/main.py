"""``designo-sync``: which command runs, and how every run ends.

Law: no Qt is ever imported here; an expected error ends with cause, advice and its exit status,
an unexpected one is called a bug of this program. What runs a command is imported once there is
one, so that ``--version`` and ``--help`` are quick.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from typing import TYPE_CHECKING

from designo_sync_gui.cli.arguments import build_parser
from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import DONE, REFUSED, USAGE, code_of
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.trace_text import trace_without_texts

if TYPE_CHECKING:
    from designo_sync_gui.cli.session import Opener


def main(
    argv: Sequence[str] | None = None,
    *,
    console: Console | None = None,
    opener: "Opener | None" = None,
) -> int:
    """Run one command; returns its exit status (see ``exit_codes``)."""
    console = console or Console()
    try:
        status = _run(sys.argv[1:] if argv is None else argv, console, opener)
        console.end_progress()
        console.out.flush()
        return status
    except BrokenPipeError:
        _drop_output(console)
        return REFUSED
    except KeyboardInterrupt:
        console.note("Cancelled.")
        return REFUSED
    except SyncError as error:
        console.error(error)
        return code_of(error)
    except Exception as error:
        _tell_bug(console, error)
        return REFUSED


def _run(argv: Sequence[str], console: Console, opener: "Opener | None") -> int:
    parser = build_parser()
    try:
        with redirect_stdout(console.out), redirect_stderr(console.err):
            args = parser.parse_args(argv)
            if args.command is None:
                parser.print_usage(console.err)
                console.note("Name a command; --help explains them.")
                return USAGE
    except SystemExit as asked:
        return asked.code if isinstance(asked.code, int) else DONE
    console.choose(verbose=args.verbose, quiet=args.quiet)
    from designo_sync_gui.cli.interrupts import interrupts

    with interrupts(console):
        return _run_command(parser, args, console, opener)


def _run_command(
    parser: argparse.ArgumentParser,
    args: argparse.Namespace,
    console: Console,
    opener: "Opener | None",
) -> int:
    if args.command in ("completion", "man", "help", "licences"):
        return _print_script(parser, args, console)
    if args.command == "demo":
        from designo_sync_gui.cli.demo_command import run_demo

        return run_demo(args.out, console, as_json=args.json)
    if args.command in ("backup", "restore"):
        from designo_sync_gui.cli.backup_commands import run_backup, run_restore

        return (run_backup if args.command == "backup" else run_restore)(args, console)
    from designo_sync_gui.cli.commands import run_command

    return run_command(args, console, opener)


def _print_script(
    parser: argparse.ArgumentParser, args: argparse.Namespace, console: Console
) -> int:
    from designo_sync_gui.cli.script_commands import print_completion, print_help, print_manual

    if args.command == "licences":
        from designo_sync_gui.cli.licence_command import print_licences

        return print_licences(args.words, console, as_json=args.json)
    if args.command == "help":
        return print_help(args.words, console)
    if args.command == "man":
        return print_manual(parser, console)
    return print_completion(parser, args.shell, console)


def _tell_bug(console: Console, error: Exception) -> None:
    console.note(
        f"This is a bug in DesignO Sync, not a fault of a shop or of DesignO: "
        f"{type(error).__name__}."
    )
    console.note("  What was already written is in the journal; nothing is repeated by itself.")
    if console.verbose:
        console.note(trace_without_texts(error))
    else:
        console.note("  Run it again with --verbose for the trace, and report it.")


def _drop_output(console: Console) -> None:
    """The reader went away (``| head``): nothing may be flushed into the pipe at exit."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, console.out.fileno())
        os.close(null)
