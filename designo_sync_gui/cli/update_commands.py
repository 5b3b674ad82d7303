"""``updates check``: asks the address of the preferences once, and says before what is sent."""

import argparse

from designo_sync_gui.cli.exit_codes import DONE
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode
from designo_sync_gui.cli.session import Session
from designo_sync_gui.domain.updates import what_is_sent


async def check_updates(session: Session, args: argparse.Namespace) -> int:
    updates = session.services.updates
    if updates.address:
        session.console.remark(foreign(what_is_sent(updates.address)))
    answer = await updates.check()
    if args.json:
        day = answer.published.day
        told: dict[str, Json] = {
            "standing": answer.standing.value,
            "version": answer.version,
            "published": answer.published.version,
            "date": day.isoformat() if day else None,
            "address": answer.address,
        }
        session.console.raw(encode(told) + "\n")
    else:
        session.console.line(foreign(answer.sentence))
    return DONE
