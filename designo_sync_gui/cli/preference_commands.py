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
from designo_sync_gui.domain.start_at_sign_in import StartState, refuse_without_tray

#: What ``proxy_entries`` takes.
_TYPED = ("proxy", "on_trouble", "updates_url")
_START = {
    StartState.ON: "on",
    StartState.OFF: "off",
    StartState.OTHER: "another program or folder; give --start-at-sign-in to mend it",
    StartState.IMPOSSIBLE: "not possible here",
}


async def show_preferences(session: Session, args: argparse.Namespace) -> int:
    preferences = session.services.preferences.current
    start = await session.services.preferences.start_state()
    if args.json:
        told: dict[str, Json] = {
            "proxy": preferences.proxy,
            "on_trouble": preferences.on_trouble,
            "unread_hours": preferences.unread_hours,
            "updates_url": preferences.updates_url,
            "keep_in_tray": preferences.keep_in_tray,
            "start_at_sign_in": start.value,
        }
        session.console.raw(encode(told) + "\n")
    else:
        hours = preferences.unread_hours
        session.console.line(f"Proxy: {foreign(preferences.proxy) or 'none'}")
        session.console.line(f"Command on trouble: {foreign(preferences.on_trouble) or 'none'}")
        session.console.line(f"Trouble when not read for: {f'{hours} h' if hours else 'never'}")
        session.console.line(f"Address for updates: {foreign(preferences.updates_url) or 'none'}")
        kept = "stays" if preferences.keep_in_tray else "does not stay"
        session.console.line(f"Closed window: {kept} in the system tray")
        session.console.line(f"Start at sign-in: {_START[start]}")
    return DONE


async def set_preferences(session: Session, args: argparse.Namespace) -> int:
    former = session.services.preferences.current
    proxy = "" if args.no_proxy else args.proxy
    updates = "" if args.no_updates_url else args.updates_url
    given = {
        "proxy": proxy,
        "updates_url": updates,
        "on_trouble": args.on_trouble,
        "unread_hours": args.unread_hours,
        "keep_in_tray": args.keep_in_tray,
    }
    changes = {name: value for name, value in given.items() if value is not None}
    if not changes and args.start is None:
        raise UsageProblem("Nothing is to be changed.", "Give an option; see --help.")
    typed = proxy_entries(*(changes.get(name, "") for name in _TYPED))
    refuse_credentials(typed, {}, session.services.connections.platforms)
    wanted = replace(former, **changes)
    if args.start:
        refuse_without_tray(keep_in_tray=wanted.keep_in_tray)
    if changes:
        await session.services.preferences.save(wanted)
    if args.start is not None:
        await session.services.preferences.set_start(on=args.start)
    return DONE if args.quiet and not args.json else await show_preferences(session, args)
