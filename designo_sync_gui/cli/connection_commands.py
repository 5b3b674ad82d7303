"""``connections export | import``.

Law: what would change is said before anything does; what is here already is replaced only with
``--replace``; names of a file are shown inert.
"""

import argparse
import asyncio
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from designo_sync_gui.cli.exit_codes import DONE, REFUSED, UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode, encode_lines
from designo_sync_gui.cli.secret_input import read_owned_secrets, read_secrets
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import aligned, cell, counted
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.moved_acceptances import number_of
from designo_sync_gui.domain.moving import MOST_BYTES, Change, Move, Part
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.connections.moving import Key, Looked, owner_of


async def export_connections(session: Session, args: argparse.Namespace) -> int:
    moving = await session.services.moving.export(args.file)
    if args.json:
        told: dict[str, Json] = {
            "file": str(args.file),
            "stores": len(moving.stores),
            "designo": moving.designo is not None,
            "views": len(moving.views),
            "accepted": number_of(moving.accepted),
        }
        session.console.raw(encode(told) + "\n")
    else:
        session.console.tell(
            f"{counted(len(moving.stores), 'store')} written to {foreign(str(args.file))}; "
            "no credential is in it."
        )
    return DONE


async def import_connections(session: Session, args: argparse.Namespace) -> int:
    """The exit status is 1 where a part of the file is refused."""
    looked = await _look(session, args.file)
    wanted = (Change.NEW, Change.CHANGED) if args.replace else (Change.NEW,)
    chosen = [] if args.dry else [move for move in looked.moves if move.change in wanted]
    if not args.json:
        _print(session, looked.moves, replace=args.replace)
    if chosen:
        _agree(session, chosen, yes=args.yes)
        secrets = _secrets(session, [move for move in chosen if move.wants])
        await session.services.moving.take(looked, [move.key for move in chosen], secrets)
    if args.json:
        keys = [move.key for move in chosen]
        rows = [_object(move, keys) for move in looked.moves]
        session.console.raw("".join(encode_lines(rows)))
    elif not args.dry:
        session.console.tell(f"{counted(len(chosen), 'part')} imported.")
    return REFUSED if any(move.change is Change.REFUSED for move in looked.moves) else DONE


async def _look(session: Session, file: Path) -> Looked:
    """``-`` is standard input, to the limit of a file."""
    moving, console = session.services.moving, session.console
    if str(file) != "-":
        return await moving.look(file)
    if session.given is not None:
        raise UsageProblem("Standard input holds the credentials already.", "Name the file.")
    if console.interactive:
        raise UsageProblem("“-” reads standard input, not a terminal.", "Name the file.")
    return await moving.look_at(await asyncio.to_thread(console.read_input_bytes, MOST_BYTES))


def _print(session: Session, moves: Sequence[Move], *, replace: bool) -> None:
    console = session.console
    rows = [("part", "code", "name", "is", "what differs")]
    rows += [
        (
            move.part.value,
            cell(move.code) if move.part in (Part.STORE, Part.ACCEPTED) else "",
            cell(move.name),
            move.change.value,
            ", ".join(move.differences),
        )
        for move in moves
    ]
    for line in aligned(rows):
        console.tell(line)
    for move in moves:
        name = foreign(move.name or move.part.value)
        for remark in move.remarks:
            console.tell(f"{name}: {foreign(remark)}")
        if move.refused is not None:
            console.error(move.refused, name)
        if move.change is Change.CHANGED and not replace:
            console.note(f"{name} differs from what is here; to replace it, add --replace.")


def _agree(session: Session, chosen: Sequence[Move], *, yes: bool) -> None:
    """Raises ``UsageProblem`` where nobody can be asked, ``SettingsInvalid`` after another
    answer."""
    if yes:
        return
    if not session.console.interactive:
        raise UsageProblem("Without a terminal nobody can say yes.", "Add --yes.")
    answer = session.console.ask(f"Type yes to import {counted(len(chosen), 'part')}: ")
    if answer != "yes":
        raise SettingsInvalid(say("The answer was not yes, so nothing was imported."))


def _secrets(session: Session, wanting: Sequence[Move]) -> Mapping[str, Mapping[str, Secret]]:
    if session.given is not None or not wanting:
        return session.given or {}
    if not session.console.interactive:
        return read_owned_secrets(session.console)
    return {
        owner_of(move): read_secrets(session.console, move.wants, foreign(move.name))
        for move in wanting
    }


def _object(move: Move, imported: Collection[Key]) -> dict[str, Json]:
    return {
        "part": move.part.value,
        "code": move.code,
        "name": move.name,
        "change": move.change.value,
        "differences": list(move.differences),
        "remarks": [remark.english for remark in move.remarks],
        "refused": "" if move.refused is None else str(move.refused),
        "credentials": [field.name for field in move.wants],
        "imported": move.key in imported,
    }
