"""``stores add | edit | list | test | remove``.

Law: a store's secrets go from standard input to the secret store and appear nowhere else.
"""

import argparse
import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from designo_sync_gui.cli.checks_output import print_checks
from designo_sync_gui.cli.designo_commands import read_small_text
from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode, encode_lines
from designo_sync_gui.cli.secret_input import read_secrets
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import aligned, cell, moment_shown
from designo_sync_gui.domain.broken_off import of_side
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.horizon import EVERYTHING, USUAL, horizon_words
from designo_sync_gui.domain.locks import (
    OF_A_NEW_STORE,
    NeverWrite,
    never_written,
    with_locks,
)
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.platform import OptionKind, Platform, SecretField
from designo_sync_gui.engine.connections.ca_file import found_ca_file
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.reports.rows import utc_text

#: In place of an empty word on the command line.
_ALL: Final = "all"


async def add_store(session: Session, args: argparse.Namespace) -> int:
    platform = _platform(session, args.platform)
    store = Store(
        args.code,
        args.name,
        platform.name,
        _address(platform, args.url),
        args.status_field or platform.default_field,
        args.sign_in,
        await options_of(platform, args.option),
        ca_file=found_ca_file(args.ca_file),
        orders_since=_orders_since(platform, args.since),
    )
    store = _marked(with_locks(store, OF_A_NEW_STORE), args)
    fields = session.services.connections.store_secret_fields(store)
    secrets = _secrets(session, fields, store.code) if fields else {}
    if fields and not secrets:
        names = ", ".join(field.name for field in fields)
        raise UsageProblem(
            "No credentials were given.",
            f"Pass {names} as one JSON object on standard input, or run it on a terminal.",
        )
    await session.services.connections.save_store(store, secrets)
    if args.json:
        session.console.raw(encode({"code": store.code, "name": store.name}) + "\n")
    else:
        code = foreign(store.code)
        session.console.tell(f"Store {code} is connected. Check it with: stores test {code}")
        if store.shop_locked:
            session.console.remark(
                "Nothing is written to its shop until you allow it: "
                f"stores edit {code} --never-write none"
            )
    return DONE


async def edit_store(session: Session, args: argparse.Namespace) -> int:
    """What voids no reading; everything else is another connection, made with ``stores add``."""
    if (args.since, args.never_write, args.production) == (None, None, None):
        raise UsageProblem("Nothing to change was given.", "See: stores edit --help")
    store = await _known(session, args.code)
    platform = _platform(session, store.platform)
    changed = _marked(store, args)
    if args.since is not None:
        changed = replace(changed, orders_since=_orders_since(platform, args.since))
    await session.services.connections.save_store(changed, {}, store.code)
    if args.json:
        told: dict[str, Json] = {
            "code": store.code,
            "orders_since": changed.orders_since,
            "never_write": never_written(changed).value,
            "production": changed.production,
        }
        session.console.raw(encode(told) + "\n")
        return DONE
    code, words = foreign(store.code), horizon_words(changed.orders_since).english
    if args.since is not None:
        session.console.tell(f"Store {code} is read for {words}. Read them with: refresh")
    if args.never_write is not None:
        what = never_written(changed).label.english
        session.console.tell(f"Store {code}: never written is {what}.")
    if args.production is not None:
        mark = "production" if changed.production else "not production"
        session.console.tell(f"Store {code} is marked as {mark}.")
    return DONE


def _marked(store: Store, args: argparse.Namespace) -> Store:
    """The store with the locks and the mark that were given."""
    if args.never_write is not None:
        store = with_locks(store, NeverWrite(args.never_write))
    if args.production is not None:
        store = replace(store, production=args.production == "yes")
    return store


def _orders_since(platform: Platform, given: str | None) -> str:
    """What ``--since`` says, or what a new store has. Raises ``UsageProblem``."""
    if platform.capabilities.orders_since:
        usual = USUAL if given is None else given
        return EVERYTHING if usual == _ALL else usual
    if given not in (None, _ALL):
        raise UsageProblem(
            f"The list of {platform.title.english} cannot begin at a day: all orders are read.",
            f"Leave --since out, or say: --since {_ALL}",
        )
    return EVERYTHING


async def list_stores(session: Session, args: argparse.Namespace) -> int:
    overview = await session.services.overview()
    counts = (await session.services.views.table.facets()).mismatches
    rows = [_store_object(store, overview, counts) for store in overview.settings.stores]
    if args.json:
        session.console.raw("".join(encode_lines(rows)))
    elif not rows:
        session.console.line("No store is connected. Connect one with: stores add")
    else:
        headings = list(rows[0])
        table = [_cells(row, overview) for row in rows]
        for line in aligned([[name.replace("_", " ") for name in headings], *table]):
            session.console.line(line)
    return DONE


async def test_store(session: Session, args: argparse.Namespace) -> int:
    store = await _known(session, args.code)
    checks = await session.services.connections.test_store(store, {})
    return print_checks(session.console, checks, as_json=args.json)


async def remove_store(session: Session, args: argparse.Namespace) -> int:
    store = await _known(session, args.code)
    await session.services.connections.remove_store(store.code)
    if args.json:
        session.console.raw(encode({"code": store.code, "removed": True}) + "\n")
    else:
        code = foreign(store.code)
        session.console.tell(f"Store {code} is forgotten; the journal stays.")
    return DONE


async def _known(session: Session, code: str) -> Store:
    store = (await session.services.overview()).settings.store(code)
    if store is None:
        raise UsageProblem(f"There is no store “{code}”.", "See: stores list")
    return store


def _platform(session: Session, name: str) -> Platform:
    platforms = session.services.connections.platforms
    for platform in platforms:
        if platform.name == name:
            return platform
    known = ", ".join(platform.name for platform in platforms)
    raise UsageProblem(f"This program knows no platform “{name}”.", f"Known: {known}.")


def _address(platform: Platform, url: str | None) -> str:
    if platform.url_label and not url:
        raise UsageProblem(f"--url is missing: {platform.url_where.english}", "See: platforms")
    return url or ""


async def options_of(
    platform: Platform, given: Sequence[str] | None
) -> tuple[tuple[str, str], ...]:
    """``NAME=VALUE`` pairs; ``@FILE`` as the value of a long text is the file's content."""
    long_texts = {o.name for o in platform.options if o.kind is OptionKind.LONG_TEXT}
    pairs = {}
    for text in given or ():
        name, separator, value = text.partition("=")
        if not separator:
            raise UsageProblem("An option is not of the form NAME=VALUE.", "See: platforms")
        if name in long_texts and value.startswith("@"):
            value = await asyncio.to_thread(read_small_text, Path(value[1:]))
        pairs[name] = value
    return tuple(pairs.items())


def _secrets(session: Session, fields: Sequence[SecretField], code: str) -> Mapping[str, Secret]:
    if session.given is not None:
        return session.given.get(f"store:{code}", {})
    return read_secrets(session.console, fields, f"the store {foreign(code)}")


def _store_object(store: Store, overview: Overview, counts: Mapping[str, int]) -> dict[str, Json]:
    state = overview.states.get(store.code)
    return {
        "code": store.code,
        "name": store.name,
        "platform": store.platform,
        "url": store.url,
        "status_field": store.status_field,
        "sign_in": store.sign_in,
        "orders_since": store.orders_since,
        "never_write": never_written(store).value,
        "production": store.production,
        "state": "never read" if state is None else state.value,
        "mismatches": counts.get(store.code, 0),
        "storefront_read_at": _read_at(overview, store.code, Side.STOREFRONT),
        "designo_read_at": _read_at(overview, store.code, Side.DESIGNO),
        "not_read_to_end": _left(overview, store.code),
    }


def _left(overview: Overview, code: str) -> str:
    """How far each side was read whose list did not come to its end; empty for neither."""
    places = [of_side(overview.broken_off, side, code) for side in Side]
    parts = [f"{place.side.value}: {foreign(place.words)}" for place in places if place is not None]
    return "; ".join(parts)


def _cells(row: Mapping[str, Json], overview: Overview) -> list[str]:
    """The same for people, with times to the second."""
    code = str(row["code"])
    times = {
        f"{side.value}_read_at": "never" if at is None else moment_shown(at)
        for side in Side
        for at in [_last_read(overview, code, side)]
    }
    shown = {**times, "orders_since": str(row["orders_since"]) or _ALL}
    shown["production"] = "yes" if row["production"] else "no"
    return [cell(shown.get(name, str(value))) for name, value in row.items()]


def _read_at(overview: Overview, code: str, side: Side) -> str | None:
    at = _last_read(overview, code, side)
    return None if at is None else utc_text(at)


def _last_read(overview: Overview, code: str, side: Side) -> datetime | None:
    for read in overview.side_reads:
        if read.store_code == code and read.side is side:
            return read.read_at
    return None
