"""``profile list`` and ``profile show``: the profiles of shops that come with the program."""

import argparse
import asyncio

from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
from designo_sync_gui.cli.json_output import Json, encode, encode_lines
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import aligned
from designo_sync_gui.profile_files import ShippedProfile, shipped_profiles


async def list_profiles(session: Session, args: argparse.Namespace) -> int:
    """Those that were tried first."""
    found = await asyncio.to_thread(shipped_profiles)
    if args.json:
        session.console.raw("".join(encode_lines(map(_object, found))))
        return DONE
    for line in aligned([("NAME", "TITLE"), *((held.name, held.title) for held in found)]):
        session.console.line(line)
    return DONE


async def show_profile(session: Session, args: argparse.Namespace) -> int:
    """Raises ``UsageProblem`` with the names there are."""
    found = {held.name: held for held in await asyncio.to_thread(shipped_profiles)}
    if args.name not in found:
        known = ", ".join(sorted(found))
        raise UsageProblem(f"“{args.name}” is no profile of this program.", f"Known: {known}.")
    held = found[args.name]
    if args.json:
        session.console.raw(encode(_object(held) | {"profile": held.text}) + "\n")
    else:
        session.console.raw(held.text)
    return DONE


def _object(held: ShippedProfile) -> dict[str, Json]:
    return {"name": held.name, "title": held.title, "tried": held.tried}
