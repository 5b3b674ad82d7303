"""One command of the command line: which coroutine it is, and running it with the engine open.

Only the modules of the command that runs are imported.
"""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Mapping

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.session import (
    Opener,
    Session,
    folder_of,
    open_with_bootstrap,
    opened,
    told_elsewhere,
)
from designo_sync_gui.wine import look_often

Command = Callable[[Session, argparse.Namespace], Awaitable[int]]
#: Commands by their action; ``None`` for a command without actions.
Actions = Mapping[str | None, Command]


def run_command(args: argparse.Namespace, console: Console, opener: Opener | None) -> int:
    """Returns the exit status. Without an ``opener`` the engine is joined by ``bootstrap``."""
    return asyncio.run(_run(args, console, opener or open_with_bootstrap))


async def _run(args: argparse.Namespace, console: Console, opener: Opener) -> int:
    look_often(asyncio.get_running_loop())
    command = _OF_COMMAND[args.command]()[getattr(args, "action", None)]
    home = folder_of(args.home) if args.home else None
    async with opened(
        console,
        opener,
        home,
        session_secrets=args.session_secrets,
        changes_connections=args.command in ("stores", "designo", "credentials", "connections"),
    ) as session:
        if not (hasattr(args, "on_trouble") and args.command != "preferences"):
            return await command(session, args)
        async with told_elsewhere(session, args.on_trouble):
            return await command(session, args)


def _stores() -> Actions:
    from designo_sync_gui.cli import store_commands as of

    return {
        "add": of.add_store,
        "edit": of.edit_store,
        "list": of.list_stores,
        "test": of.test_store,
        "remove": of.remove_store,
    }


def _connections() -> Actions:
    from designo_sync_gui.cli import connection_commands as of

    return {"export": of.export_connections, "import": of.import_connections}


def _platforms() -> Actions:
    from designo_sync_gui.cli.platform_commands import list_platforms

    return {None: list_platforms}


def _profile() -> Actions:
    from designo_sync_gui.cli.learn_command import learn_profile
    from designo_sync_gui.cli.learn_write_command import learn_write
    from designo_sync_gui.cli.profile_commands import check_profile, print_schema
    from designo_sync_gui.cli.renew_command import renew_profile
    from designo_sync_gui.cli.shipped_profile_commands import list_profiles, show_profile

    return {
        "check": check_profile,
        "learn": learn_profile,
        "learn-write": learn_write,
        "list": list_profiles,
        "renew": renew_profile,
        "schema": print_schema,
        "show": show_profile,
    }


def _designo() -> Actions:
    from designo_sync_gui.cli import designo_commands as of

    return {"set": of.set_designo, "show": of.show_designo, "test": of.test_designo}


def _refresh() -> Actions:
    from designo_sync_gui.cli.order_commands import refresh

    return {None: refresh}


def _list() -> Actions:
    from designo_sync_gui.cli.order_commands import list_orders

    return {None: list_orders}


def _show() -> Actions:
    from designo_sync_gui.cli.show_command import show_order

    return {None: show_order}


def _status() -> Actions:
    from designo_sync_gui.cli.status_command import show_status

    return {None: show_status}


def _report() -> Actions:
    from designo_sync_gui.cli.order_commands import report

    return {None: report}


def _accept() -> Actions:
    from designo_sync_gui.cli.accept_commands import accept

    return {None: accept}


def _plan() -> Actions:
    from designo_sync_gui.cli.plan_commands import make_plan

    return {None: make_plan}


def _apply() -> Actions:
    from designo_sync_gui.cli.plan_commands import apply_plan

    return {None: apply_plan}


def _activity() -> Actions:
    from designo_sync_gui.cli.activity_command import show_activity

    return {None: show_activity}


def _history() -> Actions:
    from designo_sync_gui.cli.history_commands import show_history

    return {None: show_history}


def _undo() -> Actions:
    from designo_sync_gui.cli.history_commands import make_undo

    return {None: make_undo}


def _journal() -> Actions:
    from designo_sync_gui.cli import history_commands as of

    return {
        "verify": of.verify_journal,
        "export": of.export_evidence,
        "settle": of.settle_write,
    }


def _preferences() -> Actions:
    from designo_sync_gui.cli import preference_commands as of

    return {"show": of.show_preferences, "set": of.set_preferences}


def _updates() -> Actions:
    from designo_sync_gui.cli.update_commands import check_updates

    return {"check": check_updates}


def _watch() -> Actions:
    from designo_sync_gui.cli import watch_commands as of

    return {"show": of.show_watch, "set": of.set_watch, "run": of.run_watch}


def _credentials() -> Actions:
    from designo_sync_gui.cli.credential_commands import forget_credentials

    return {"forget": forget_credentials}


def _census() -> Actions:
    from designo_sync_gui.cli.inspection_commands import take_census

    return {None: take_census}


def _doctor() -> Actions:
    from designo_sync_gui.cli.inspection_commands import examine

    return {None: examine}


_OF_COMMAND: Mapping[str, Callable[[], Actions]] = {
    "stores": _stores,
    "connections": _connections,
    "platforms": _platforms,
    "profile": _profile,
    "designo": _designo,
    "refresh": _refresh,
    "list": _list,
    "show": _show,
    "accept": _accept,
    "status": _status,
    "report": _report,
    "plan": _plan,
    "apply": _apply,
    "activity": _activity,
    "history": _history,
    "undo": _undo,
    "journal": _journal,
    "preferences": _preferences,
    "updates": _updates,
    "watch": _watch,
    "credentials": _credentials,
    "census": _census,
    "doctor": _doctor,
}
