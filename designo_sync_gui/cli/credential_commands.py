"""``credentials forget``: what the keyring holds of this data folder goes."""

import argparse

from designo_sync_gui.cli.exit_codes import DONE
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import encode
from designo_sync_gui.cli.session import Session, chosen_stores


async def forget_credentials(session: Session, args: argparse.Namespace) -> int:
    """JSON tells the store, null for all. Credentials of removed stores went with them."""
    if args.entry:
        return await _forget_entries(session, args)
    if args.left:
        return await _forget_left(session, args)
    if args.store is not None:
        await chosen_stores(session, [args.store])
    await session.services.connections.forget_secrets(args.store)
    if args.json:
        session.console.raw(encode({"forgotten": args.store}) + "\n")
        return DONE
    settings = (await session.services.overview()).settings
    if not settings.stores and settings.designo is None:
        session.console.tell("Nothing is connected, so no credentials are kept.")
        return DONE
    of = "all stores and of DesignO" if args.store is None else f"store {foreign(args.store)}"
    session.console.tell(f"The credentials of {of} were removed from the keyring.")
    return DONE


async def _forget_left(session: Session, args: argparse.Namespace) -> int:
    await session.services.secrets.forget_left()
    if args.json:
        session.console.raw(encode({"forgotten": None}) + "\n")
    else:
        session.console.tell("The keyring holds nothing any more that was to be removed.")
    return DONE


async def _forget_entries(session: Session, args: argparse.Namespace) -> int:
    await session.services.connections.forget_entries(args.entry)
    names = ", ".join(args.entry)
    if args.json:
        session.console.raw(encode({"forgotten": names}) + "\n")
    else:
        session.console.tell(f"Removed from the keyring: {foreign(names)}.")
    return DONE
