"""``status``: one line per store, for a glance and for monitoring; no shop is asked."""

import argparse
from datetime import datetime, timedelta

from designo_sync_gui.cli.exit_codes import DONE, TROUBLE, UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode_lines
from designo_sync_gui.cli.order_words import age_of
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import aligned, cell
from designo_sync_gui.domain.health import StoreHealth
from designo_sync_gui.domain.order import Side
from designo_sync_gui.engine.health import health_of_stores
from designo_sync_gui.reports.rows import utc_text

_HEADINGS = (
    *("store", "storefront read", "DesignO read"),
    *("orders", "mismatches", "conflicts", "unknown"),
)


async def show_status(session: Session, args: argparse.Namespace) -> int:
    services, console = session.services, session.console
    now = services.clock.now()
    stores = await health_of_stores(
        await services.overview(), services.views.table, now, _max_age(args.max_age)
    )
    if args.json:
        console.raw("".join(encode_lines(_object(store) for store in stores)))
    elif not stores:
        console.line("No store is connected. Connect one with: stores add")
    else:
        for line in aligned([_HEADINGS, *(_cells(store, now) for store in stores)]):
            console.line(line)
        for store in stores:
            for trouble in store.troubles:
                console.note(f"{foreign(store.name)} ({foreign(store.code)}): {foreign(trouble)}")
    failure = await services.telling.failure()
    if failure is not None:
        console.error(failure, "command on trouble")
    return TROUBLE if failure or any(store.troubles for store in stores) else DONE


def _max_age(text: str | None) -> timedelta | None:
    if text is None:
        return None
    age = age_of(text)
    if age is None:
        raise UsageProblem(f"“{text}” is not a length of time.", "For example 90m, 12h, 7d or 4w.")
    return age


def _cells(store: StoreHealth, now: datetime) -> tuple[str, ...]:
    return (
        cell(store.code),
        _ago(store, Side.STOREFRONT, now),
        _ago(store, Side.DESIGNO, now),
        str(store.orders),
        str(store.mismatches),
        str(store.conflicts),
        str(store.unknown),
    )


def _ago(store: StoreHealth, side: Side, now: datetime) -> str:
    if side not in store.read_at:
        return "is not read"
    at = store.read_at[side]
    if at is None:
        return "never"
    minutes = max(0, int((now - at).total_seconds())) // 60
    if minutes < 120:
        return f"{minutes} min ago"
    return f"{minutes // 60} h ago" if minutes < 48 * 60 else f"{minutes // 1440} d ago"


def _object(store: StoreHealth) -> dict[str, Json]:
    times = {
        f"{side.value}_read_at": None if (at := store.read_at.get(side)) is None else utc_text(at)
        for side in Side
    }
    return {
        "code": store.code,
        "name": store.name,
        **times,
        "orders": store.orders,
        "mismatches": store.mismatches,
        "conflicts": store.conflicts,
        "unknown": store.unknown,
        "not_read_to_end": store.left_off.english,
        "troubles": [trouble.english for trouble in store.troubles],
    }
