"""``refresh | list | report``.

What one store or DesignO could not tell is said, and the rest goes on.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import DONE, REFUSED, UsageProblem, worst
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import encode, encode_lines, error_object, order_object
from designo_sync_gui.cli.session import Session, chosen_stores, watched_job
from designo_sync_gui.cli.tables import counted, order_table
from designo_sync_gui.domain.compare import MISMATCHES, Verdict, judge
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.reports import ReportWanted

_DESIGNO = "designo"
_SEPARATORS = {"comma": ",", "semicolon": ";"}


async def refresh(session: Session, args: argparse.Namespace) -> int:
    stores = await chosen_stores(session, args.store)
    codes = [store.code for store in stores] if args.store else None
    known = {store.code for store in await chosen_stores(session, None)}
    for side in args.accept:
        if side != _DESIGNO and side not in known:
            raise UsageProblem(
                f"There is no side “{side}”.", f"One of: {', '.join([_DESIGNO, *sorted(known)])}."
            )
        session.services.jobs.accept_once("" if side == _DESIGNO else side)
    with watched_job(session):
        summary = await session.services.jobs.refresh(codes, full=args.full)
    if args.json:
        session.console.raw(_refresh_json(summary))
    else:
        print_refresh(session.console, summary, stores)
    cancelled = summary.state is JobState.CANCELLED
    refused = cancelled or bool(summary.unknown or summary.unread)
    return max(worst(error for _, error in summary.errors), REFUSED if refused else DONE)


async def list_orders(session: Session, args: argparse.Namespace) -> int:
    stores = await chosen_stores(session, args.store)
    known = await orders_of(session, stores)
    orders = only_mismatches(known) if args.mismatches else known
    if args.json:
        platforms = {store.code: store.platform for store in stores}
        rows = (order_object(order, platforms[order.ref.store_code]) for order in orders)
        for part in encode_lines(rows):
            session.console.raw(part)
        return DONE
    if known and not orders:
        session.console.line(f"No mismatches in {verdict_counts(known)}")
    else:
        print_orders(session.console, orders)
    return DONE


async def report(session: Session, args: argparse.Namespace) -> int:
    wanted = [(form, path) for form in ReportFormat if (path := getattr(args, form.name))]
    if not wanted:
        raise UsageProblem(
            "No file is named for the report.",
            "Name one or more: --csv, --spreadsheet-csv, --xlsx, --html FILE",
        )
    stores = await chosen_stores(session, args.store)
    orders: Sequence[Order] = await orders_of(session, stores)
    if not args.all:
        orders = only_mismatches(orders)
    refs = [order.ref for order in orders]
    scope = _scope(args, stores)
    for form, path in wanted:
        choice = ReportWanted(form, scope, _SEPARATORS[args.separator])
        rows = await session.services.reports.export_mismatches(path, refs, wanted=choice)
        if args.json:
            told = {"file": str(path), "format": form.value, "rows": rows}
            session.console.raw(encode(told) + "\n")
        else:
            session.console.tell(f"{counted(rows, 'order')} written to {foreign(str(path))}")
    return DONE


def _scope(args: argparse.Namespace, stores: Sequence[Store]) -> str:
    """Which orders a report holds, for its reader."""
    what = "All orders" if args.all else "Mismatches"
    names = ", ".join(store.name for store in stores)
    return f"{what} of {names}" if args.store else f"{what} of all stores"


async def orders_of(session: Session, stores: Sequence[Store]) -> list[Order]:
    """The orders of these stores as they were last read, by store code and order id."""
    codes = {store.code for store in stores}
    return [
        order for order in await session.services.orders.known() if order.ref.store_code in codes
    ]


def only_mismatches(orders: Iterable[Order]) -> list[Order]:
    """The orders that the view "Mismatches" shows."""
    return [order for order in orders if judge(order).verdict in MISMATCHES]


def print_orders(console: Console, orders: Sequence[Order]) -> None:
    """The table, and below it how many orders have which verdict."""
    for line in order_table(orders):
        console.line(line)
    console.line(verdict_counts(orders))


def verdict_numbers(orders: Iterable[Order]) -> dict[str, int]:
    """How many orders have which verdict; every verdict is named."""
    found = Counter(judge(order).verdict for order in orders)
    return {verdict.value: found[verdict] for verdict in Verdict}


def verdict_counts(orders: Sequence[Order]) -> str:
    """``12 orders: 9 equal, 3 different``."""
    found = Counter(judge(order).verdict for order in orders)
    parts = ", ".join(f"{found[verdict]} {verdict}" for verdict in Verdict if found[verdict])
    return (
        f"{counted(len(orders), 'order')}: {parts}"
        if parts
        else "No orders. Read them with: refresh"
    )


def print_refresh(console: Console, summary: RefreshSummary, stores: Sequence[Store]) -> None:
    """What was read to standard output, what failed to standard error."""
    names = {store.code: f"{store.name} ({store.code})" for store in stores} | {"": "DesignO"}
    console.tell(f"{counted(summary.read, 'order')} read")
    if summary.nameless:
        console.note(f"{summary.nameless} entries without an order id belong to no row.")
    for code, note in summary.notes:
        console.note(f"{foreign(names.get(code, code))}: {foreign(note)}")
    for outcome in summary.settled:
        ref, number = outcome.ref, foreign(outcome.number or outcome.ref.order_id)
        name = f"{foreign(ref.store_code)} {number} (id {foreign(ref.order_id)})"
        console.tell(f"settled by reading: {outcome.kind}  {name}  {foreign(outcome.message)}")
    for write in summary.unknown:
        order = f"{foreign(write.ref.store_code)} {foreign(write.number or write.ref.order_id)}"
        console.note(
            f"still unknown: what became of a write to {write.target.named.english} for {order}. "
            "It is never sent again by itself; look at the order there."
        )
    for code, error in summary.errors:
        console.error(error, names.get(code, code))
    if summary.state is JobState.CANCELLED:
        console.note("Cancelled; what was read is kept.")


def _refresh_json(summary: RefreshSummary) -> str:
    members = {
        "state": summary.state.value,
        "read": summary.read,
        "nameless": summary.nameless,
        "unread": summary.unread,
        "settled": [
            {"store": o.ref.store_code, "order_id": o.ref.order_id, "outcome": o.kind.value}
            for o in summary.settled
        ],
        "unknown": [
            {"store": w.ref.store_code, "order_id": w.ref.order_id, "target": w.target.value}
            for w in summary.unknown
        ],
        "notes": [{"store": code, "message": note.english} for code, note in summary.notes],
        "errors": [error_object(error, code) for code, error in summary.errors],
    }
    return encode(members) + "\n"
