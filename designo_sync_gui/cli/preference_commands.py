"""``preferences``.

Law: nothing of the environment counts; what is set here does.
"""

import argparse
from dataclasses import replace

from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode
from designo_sync_gui.cli.session import Session
from designo_sync_gui.domain.credentials import proxy_entries, refuse_credentials


async def show_preferences(session: Session, args: argparse.Namespace) -> int:
    preferences = session.services.preferences.current
    if args.json:
        told: dict[str, Json] = {
            "proxy": preferences.proxy,
            "on_trouble": preferences.on_trouble,
            "unread_hours": preferences.unread_hours,
        }
        session.console.raw(encode(told) + "\n")
    else:
        hours = preferences.unread_hours
        session.console.line(f"Proxy: {foreign(preferences.proxy) or 'none'}")
        session.console.line(f"Command on trouble: {foreign(preferences.on_trouble) or 'none'}")
        session.console.line(f"Trouble when not read for: {f'{hours} h' if hours else 'never'}")
    return DONE


async def set_preferences(session: Session, args: argparse.Namespace) -> int:
    former = session.services.preferences.current
    proxy = "" if args.no_proxy else args.proxy
    given = {"proxy": proxy, "on_trouble": args.on_trouble, "unread_hours": args.unread_hours}
    changes = {name: value for name, value in given.items() if value is not None}
    if not changes:
        raise UsageProblem("Nothing is to be changed.", "Give an option; see --help.")
    typed = proxy_entries(changes.get("proxy", ""), changes.get("on_trouble", ""))
    refuse_credentials(typed, {}, session.services.connections.platforms)
    await session.services.preferences.save(replace(former, **changes))
    return DONE if args.quiet and not args.json else await show_preferences(session, args)
