"""``stores add | list | test | remove``.

Law: a store's secrets go from standard input to the secret store and appear nowhere else.
"""

import argparse
from collections import Counter
from collections.abc import Mapping

from designo_sync_gui.cli.checks_output import print_checks
from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
from designo_sync_gui.cli.json_output import Json, encode_lines
from designo_sync_gui.cli.secret_input import read_secrets
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import aligned, cell
from designo_sync_gui.domain.compare import MISMATCHES, judge
from designo_sync_gui.domain.connection import Platform, Secret, Store
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.engine.services import Overview
from designo_sync_gui.reports.mismatches import utc_text


async def add_store(session: Session, args: argparse.Namespace) -> int:
    platform = _platform(session, args.platform)
    store = Store(args.code, args.name, platform.name, args.url, args.status_field)
    secrets = _secrets(session, platform, store.code)
    if not secrets:
        names = ", ".join(field.name for field in platform.secrets)
        raise UsageProblem(
            "No credentials were given.",
            f"Pass {names} as one JSON object on standard input, or run it on a terminal.",
        )
    await session.services.save_store(store, secrets)
    if args.json:
        session.console.raw("".join(encode_lines([{"code": store.code, "name": store.name}])))
    else:
        code = visible_text(store.code)
        session.console.line(f"Store {code} is connected. Check it with: stores test {code}")
    return DONE


async def list_stores(session: Session, args: argparse.Namespace) -> int:
    overview = await session.services.overview()
    orders = await session.services.orders()
    counts = Counter(o.ref.store_code for o in orders if judge(o).verdict in MISMATCHES)
    rows = [_store_object(store, overview, counts) for store in overview.settings.stores]
    if args.json:
        session.console.raw("".join(encode_lines(rows)))
    elif not rows:
        session.console.line("No store is connected. Connect one with: stores add")
    else:
        headings = list(rows[0])
        table = [[cell(_text(row[name])) for name in headings] for row in rows]
        for line in aligned([[name.replace("_", " ") for name in headings], *table]):
            session.console.line(line)
    return DONE


async def test_store(session: Session, args: argparse.Namespace) -> int:
    store = await _known(session, args.code)
    checks = await session.services.test_store(store, {})
    return print_checks(session.console, checks, as_json=args.json)


async def remove_store(session: Session, args: argparse.Namespace) -> int:
    store = await _known(session, args.code)
    await session.services.remove_store(store.code)
    session.console.note(f"Store {visible_text(store.code)} is forgotten; the journal stays.")
    return DONE


async def _known(session: Session, code: str) -> Store:
    store = (await session.services.overview()).settings.store(code)
    if store is None:
        raise UsageProblem(f"There is no store “{code}”.", "See: stores list")
    return store


def _platform(session: Session, name: str) -> Platform:
    platforms = session.services.platforms
    for platform in platforms:
        if platform.name == name:
            return platform
    known = ", ".join(platform.name for platform in platforms)
    raise UsageProblem(f"“{name}” is no platform known here.", f"Known: {known}.")


def _secrets(session: Session, platform: Platform, code: str) -> Mapping[str, Secret]:
    if session.given is not None:
        return session.given.get(f"store:{code}", {})
    return read_secrets(session.console, platform.secrets, f"the store {visible_text(code)}")


def _store_object(store: Store, overview: Overview, counts: Counter[str]) -> dict[str, Json]:
    state = overview.states.get(store.code)
    return {
        "code": store.code,
        "name": store.name,
        "platform": store.platform,
        "url": store.url,
        "status_field": store.status_field,
        "state": "never read" if state is None else state.value,
        "mismatches": counts[store.code],
        "storefront_read_at": _read_at(overview, store.code, Side.STOREFRONT),
        "designo_read_at": _read_at(overview, store.code, Side.DESIGNO),
    }


def _read_at(overview: Overview, code: str, side: Side) -> str | None:
    for read in overview.side_reads:
        if read.store_code == code and read.side is side:
            return utc_text(read.read_at)
    return None


def _text(value: Json) -> str:
    return "never" if value is None else str(value)
