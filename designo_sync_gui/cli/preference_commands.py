"""``preferences``.

Law: nothing of the environment counts; what is set here does.
"""

import argparse
from dataclasses import replace

from designo_sync_gui.cli.exit_codes import DONE
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode
from designo_sync_gui.cli.session import Session
from designo_sync_gui.domain.credentials import proxy_entries, refuse_credentials


async def show_preferences(session: Session, args: argparse.Namespace) -> int:
    preferences = session.services.preferences.current
    if args.json:
        told: dict[str, Json] = {"proxy": preferences.proxy}
        session.console.raw(encode(told) + "\n")
    else:
        session.console.line(f"Proxy: {foreign(preferences.proxy) or 'none'}")
    return DONE


async def set_preferences(session: Session, args: argparse.Namespace) -> int:
    proxy = "" if args.no_proxy else args.proxy
    refuse_credentials(proxy_entries(proxy), {}, session.services.connections.platforms)
    await session.services.preferences.save(
        replace(session.services.preferences.current, proxy=proxy)
    )
    return DONE if args.quiet and not args.json else await show_preferences(session, args)
