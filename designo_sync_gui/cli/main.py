"""``designo-sync``: which command runs, and how every run ends.

Law: no Qt is ever imported here; an expected error ends with cause, advice and its exit status,
an unexpected one is called a bug of this program.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress

from designo_sync_gui.cli.arguments import build_parser
from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import DONE, REFUSED, USAGE, code_of
from designo_sync_gui.cli.session import (
    Opener,
    Session,
    open_with_bootstrap,
    opened,
    prompt_interrupts,
)
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.trace_text import trace_without_texts

Command = Callable[[Session, argparse.Namespace], Awaitable[int]]


def main(
    argv: Sequence[str] | None = None,
    *,
    console: Console | None = None,
    opener: Opener = open_with_bootstrap,
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


def _run(argv: Sequence[str], console: Console, opener: Opener) -> int:
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
    if args.command in ("completion", "man"):
        return _print_script(parser, args, console)
    if args.command == "demo":
        from designo_sync_gui.cli.demo_command import run_demo

        return run_demo(args.out, console, as_json=args.json)
    with prompt_interrupts():
        return asyncio.run(_command(args, console, opener))


def _print_script(
    parser: argparse.ArgumentParser, args: argparse.Namespace, console: Console
) -> int:
    from designo_sync_gui.cli.script_commands import print_completion, print_manual

    if args.command == "man":
        return print_manual(parser, console)
    return print_completion(parser, args.shell, console)


async def _command(args: argparse.Namespace, console: Console, opener: Opener) -> int:
    command = _find(args)
    home = args.home.expanduser() if args.home else None
    async with opened(
        console,
        opener,
        home,
        session_secrets=args.session_secrets,
        changes_connections=args.command in ("stores", "designo"),
    ) as session:
        return await command(session, args)


def _find(args: argparse.Namespace) -> Command:
    """The coroutine of a command; imported here so that ``--help`` needs none of them."""
    from designo_sync_gui.cli import (
        designo_commands,
        history_commands,
        inspection_commands,
        order_commands,
        plan_commands,
        platform_commands,
        preference_commands,
        profile_commands,
        store_commands,
        watch_commands,
    )

    commands: dict[tuple[str, str | None], Command] = {
        ("stores", "add"): store_commands.add_store,
        ("stores", "edit"): store_commands.edit_store,
        ("stores", "list"): store_commands.list_stores,
        ("stores", "test"): store_commands.test_store,
        ("stores", "remove"): store_commands.remove_store,
        ("platforms", None): platform_commands.list_platforms,
        ("profile", "check"): profile_commands.check_profile,
        ("designo", "set"): designo_commands.set_designo,
        ("designo", "show"): designo_commands.show_designo,
        ("designo", "test"): designo_commands.test_designo,
        ("refresh", None): order_commands.refresh,
        ("list", None): order_commands.list_orders,
        ("plan", None): plan_commands.make_plan,
        ("apply", None): plan_commands.apply_plan,
        ("report", None): order_commands.report,
        ("history", None): history_commands.show_history,
        ("undo", None): history_commands.make_undo,
        ("journal", "verify"): history_commands.verify_journal,
        ("journal", "export"): history_commands.export_evidence,
        ("journal", "settle"): history_commands.settle_write,
        ("preferences", "show"): preference_commands.show_preferences,
        ("preferences", "set"): preference_commands.set_preferences,
        ("watch", "show"): watch_commands.show_watch,
        ("watch", "set"): watch_commands.set_watch,
        ("watch", "run"): watch_commands.run_watch,
        ("census", None): inspection_commands.take_census,
        ("doctor", None): inspection_commands.examine,
    }
    return commands[args.command, getattr(args, "action", None)]


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
