"""``profile renew``: the credentials of a connection by example, which have ended.

Law: only the credentials change, and only after a first page was read with them.
"""

import argparse
import asyncio

from designo_sync_gui.cli.designo_commands import read_small_text
from designo_sync_gui.cli.example_input import read_standard_input
from designo_sync_gui.cli.exit_codes import DONE
from designo_sync_gui.cli.json_output import Json, encode
from designo_sync_gui.cli.session import Session


async def renew_profile(session: Session, args: argparse.Namespace) -> int:
    """Of DesignO, or of the store that is named."""
    if str(args.file) == "-":
        text = await read_standard_input()
    else:
        text = await asyncio.to_thread(read_small_text, args.file)
    done = await session.services.renewing().renew(args.store or None, text)
    if args.json:
        moment = None if done.ends is None else done.ends.isoformat()
        found: dict[str, Json] = {"read": done.read, "known": done.known, "ends": moment}
        session.console.raw(encode(found) + "\n")
        return DONE
    session.console.tell(
        f"The credentials were renewed: {done.known} of the first {done.read} orders are known."
    )
    if done.told:
        session.console.remark(done.told.english)
    return DONE
