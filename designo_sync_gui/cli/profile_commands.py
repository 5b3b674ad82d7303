"""``profile check``: is a profile sound, and what does it read? ``profile schema``: for editors.

Law: nothing is saved and nothing is written; the secrets live for this one run.
"""

import argparse
import asyncio
from collections.abc import Mapping, Sequence

from designo_sync_gui.cli.designo_commands import read_small_text
from designo_sync_gui.cli.exit_codes import DONE, REFUSED
from designo_sync_gui.cli.json_output import Json, encode
from designo_sync_gui.cli.secret_input import read_secrets
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import aligned, cell, shown
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.credentials import Entry, refuse_credentials
from designo_sync_gui.domain.order import Reading
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import Sentence, verbatim
from designo_sync_gui.resource_files import resource_path

_OTHER = "other"
_MOST_ROWS = 20


async def check_profile(session: Session, args: argparse.Namespace) -> int:
    """Exit status 1 when the page holds no order that could be read."""
    text = await asyncio.to_thread(read_small_text, args.file)
    store = Store(args.store, args.store, _OTHER, args.url or "", options=(("profile", text),))
    services = session.services
    refuse_credentials([Entry(verbatim("FILE"), text)], {}, services.connections.platforms)
    if args.designo:
        fields = services.connections.designo_secret_fields(text)
        warnings: tuple[Sentence, ...] = ()
    else:
        fields = services.connections.store_secret_fields(store)
        warnings = services.connections.store_warnings(store)
    if not args.json:
        for warning in warnings:
            session.console.note(f"Warning: {warning.english}")
    if not args.url:
        _valid(session, fields, warnings, as_json=args.json)
        return DONE
    owner = "designo" if args.designo else f"store:{args.store}"
    secrets = _secrets(session, fields, owner)
    if args.designo:
        connection = DesignoConnection(args.url, read_profile=text)
        page = await services.connections.first_designo_page(connection, secrets, args.store)
    else:
        page = await services.connections.first_page(store, secrets)
    if args.json:
        session.console.raw(encode(_page_object(page, warnings)) + "\n")
    else:
        _show(session, page)
    return DONE if any(r.observation.status is not None for r in page.readings) else REFUSED


async def print_schema(session: Session, args: argparse.Namespace) -> int:
    """As it comes with the program; made from what validates a profile."""
    kind = "designo" if args.designo else "shop"
    path = resource_path("profiles", f"{kind}-profile.schema.json")
    session.console.raw(await asyncio.to_thread(path.read_text, "utf-8"))
    return DONE


def _secrets(session: Session, fields: Sequence[SecretField], owner: str) -> Mapping[str, Secret]:
    """Those of ``--session-secrets`` by their owner: the store code of ``--store``, or DesignO."""
    if session.given is not None:
        return session.given.get(owner, {})
    return read_secrets(session.console, fields, "this profile") if fields else {}


def _valid(
    session: Session,
    fields: Sequence[SecretField],
    warnings: Sequence[Sentence],
    *,
    as_json: bool,
) -> None:
    if as_json:
        names: list[Json] = [field.name for field in fields]
        told: list[Json] = [warning.english for warning in warnings]
        session.console.raw(encode({"valid": True, "secrets": names, "warnings": told}) + "\n")
        return
    session.console.line("The profile is valid.")
    for field in fields:
        session.console.line(f"It needs the secret {field.name}: {field.where.english}")
    session.console.line("Add --url to read its first page.")


def _page_object(page: OrderPage, warnings: Sequence[Sentence]) -> dict[str, Json]:
    return {
        "valid": True,
        "warnings": [warning.english for warning in warnings],
        "total": page.total,
        "nameless": page.nameless,
        "orders": [_reading_object(reading) for reading in page.readings],
    }


def _reading_object(reading: Reading) -> dict[str, Json]:
    seen = reading.observation
    return {
        "store": reading.ref.store_code,
        "order_id": reading.ref.order_id,
        "order_number": reading.number,
        "status": seen.status,
        "problem": seen.problem.english,
        "changed_at": seen.changed_at,
    }


def _show(session: Session, page: OrderPage) -> None:
    rows = [["order id", "order number", "status", "changed at", "problem"]]
    rows += [_row(reading) for reading in page.readings[:_MOST_ROWS]]
    for line in aligned(rows):
        session.console.line(line)
    more = len(page.readings) - _MOST_ROWS
    if more > 0:
        session.console.line(f"… and {more} more on this page")
    total = "" if page.total is None else f", {page.total} announced in all"
    session.console.line(f"{len(page.readings)} orders on the first page{total}.")
    if page.nameless:
        session.console.note(f"{page.nameless} entries have no order id that can be read.")


def _row(reading: Reading) -> list[str]:
    seen = reading.observation
    texts = (reading.ref.order_id, reading.number)
    return [
        *(cell(text) for text in texts),
        shown(seen.status),
        cell(seen.changed_at),
        cell(seen.problem.english),
    ]
