"""``profile learn-write``: the write section of a shop's profile from a copied change of a status.

Law: nothing is sent and nothing is saved but the file that ``--out`` names; no credential is
printed or written.
"""

import argparse
import asyncio

from designo_sync_gui.cli.designo_commands import read_small_text
from designo_sync_gui.cli.example_input import read_standard_input
from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
from designo_sync_gui.cli.json_output import Json, encode
from designo_sync_gui.cli.session import Session
from designo_sync_gui.domain.addresses import origin
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.path_secrets import drawn_words
from designo_sync_gui.domain.learning.write_places import with_write
from designo_sync_gui.domain.learning.writing import WriteDraft, make_write
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.reports.formats import write_file


async def learn_write(session: Session, args: argparse.Namespace) -> int:
    """Of a shop; DesignO is written to in the shape that is published."""
    if str(args.file) == "-":
        text = await read_standard_input()
    else:
        text = await asyncio.to_thread(read_small_text, args.file)
    answer = None
    if args.answer is not None:
        opened = await session.services.learning().open_file(args.answer)
        answer = opened.examples[0].answer.root
    request = await asyncio.to_thread(read_paste, text)
    draft = make_write(request, args.order, args.status, answer, args.at)
    if args.out is not None:
        await _write(session, args, draft)
    if args.json:
        found: dict[str, Json] = {
            "section": draft.section,
            "status_at": draft.status_at,
            "stays": list(draft.stays),
            "secrets": list(draft.secrets),
            "drawn_in_path": list(draft.drawn),
        }
        session.console.raw(encode(found) + "\n")
        return DONE
    session.console.raw(draft.section)
    session.console.remark(draft.settled.english)
    if len(draft.order_at) > 1:
        session.console.remark(
            "The order's id goes in at each of these: "
            f"{', '.join(map(visible_text, draft.order_at))}. "
            "Take out what only has the same value."
        )
    drawn = drawn_words(draft.drawn)
    if drawn:
        session.console.note(drawn.english)
    if draft.stays:
        session.console.remark(
            "These are sent for every order as this example had them; take out what belongs to "
            f"this one order: {', '.join(map(visible_text, draft.stays))}."
        )
    scheme, host, port = origin(request.url)
    session.console.remark(
        f"The request went to {scheme}://{visible_text(host)}:{port}: it fits a connection of this "
        "address without a path behind it, and no other one."
    )
    session.console.remark(
        "Nothing was sent. A profile writes only when a plan is applied; try it with one order."
    )
    return DONE


async def _write(session: Session, args: argparse.Namespace, draft: WriteDraft) -> None:
    """The profile with the section behind it. Raises ``UsageProblem`` without a profile,
    ``ExampleRefused`` for one that writes already, and ``ProfileInvalid`` for what the whole is
    not."""
    if args.profile is None:
        raise UsageProblem("--out needs the profile that reads: --profile FILE")
    profile = await asyncio.to_thread(read_small_text, args.profile)
    whole = with_write(profile, draft.section)
    store = Store("example", "example", "other", "", options=(("profile", whole),))
    session.services.connections.store_secret_fields(store)
    await asyncio.to_thread(write_file, args.out, [whole])
    session.console.tell(f"The profile was written to {args.out}, without the credentials.")
