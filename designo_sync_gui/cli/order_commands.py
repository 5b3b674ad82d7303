"""``refresh | list | report``.

What one store or DesignO could not tell is said, and the rest goes on.
"""

import argparse
from array import array
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import DONE, REFUSED, UsageProblem, worst
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import (
    LineArray,
    broken_off_object,
    encode,
    error_object,
    order_object,
)
from designo_sync_gui.cli.order_choice import chosen_orders, is_narrowed
from designo_sync_gui.cli.order_words import VIEW_WORDS
from designo_sync_gui.cli.report_files import named_files
from designo_sync_gui.cli.session import Session, chosen_stores, watched_job
from designo_sync_gui.cli.tables import Columns, counted, order_row
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order import Order, Side
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.report import SEPARATORS, too_many
from designo_sync_gui.domain.table_ports import Picked
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.reports import ReportWanted

_DESIGNO = "designo"
#: Orders piece by piece, from the first each time it is called.
Source = Callable[[], AsyncIterator[Sequence[Order]]]


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
        await _print_sign_ins(session, stores)
    cancelled = summary.state is JobState.CANCELLED
    refused = cancelled or bool(summary.unknown or summary.unread)
    return max(worst(error for _, error in summary.errors), REFUSED if refused else DONE)


async def list_orders(session: Session, args: argparse.Namespace) -> int:
    stores = await chosen_stores(session, args.store)
    console, views = session.console, session.services.views
    picked = await chosen_orders(session, args, View.MISMATCHES if args.mismatches else View.ALL)
    if args.json:
        platforms = {store.code: store.platform for store in stores}
        lines = LineArray()
        async for piece in views.pieces(picked):
            for order in piece:
                row = order_object(order, platforms[order.ref.store_code])
                console.raw(lines.element(row))
        console.raw(lines.end())
        return DONE
    if not len(picked) and is_narrowed(args):
        console.line("No order is as it was asked for.")
        return DONE
    if args.mismatches and not len(picked):
        known = await orders_of(session, stores, View.ALL)
        if len(known):
            found = await _verdicts(views.pieces(known))
            console.line(f"No mismatches in {verdict_counts(found)}")
            return DONE
    await print_orders(console, lambda: views.pieces(picked))
    return DONE


async def report(session: Session, args: argparse.Namespace) -> int:
    wanted = named_files(args)
    if not wanted:
        raise UsageProblem(
            "No file is named for the report.",
            "Name one or more: --csv, --spreadsheet-csv, --xlsx, --html FILE",
        )
    stores = await chosen_stores(session, args.store)
    picked = await chosen_orders(session, args, View.ALL if args.all else View.MISMATCHES)
    codes = () if args.order or args.activity else [store.code for store in stores]
    console = session.console

    def progress(done: int) -> None:
        console.progress(f"{done} of {len(picked)}")

    for form, path in wanted:
        if warning := too_many(form, len(picked)):
            console.note(f"{foreign(str(path))}: {warning.english}")
        choice = ReportWanted(form, _scope(args, stores), SEPARATORS[args.separator], codes)
        try:
            rows = await session.services.reports.export_mismatches(
                path, picked, wanted=choice, note=progress
            )
        finally:
            console.end_progress()
        if args.json:
            told = {"file": str(path), "format": form.value, "rows": rows}
            console.raw(encode(told) + "\n")
        else:
            console.tell(f"{counted(rows, 'order')} written to {foreign(str(path))}")
    return DONE


def _scope(args: argparse.Namespace, stores: Sequence[Store]) -> str:
    """Which orders a report holds, for its reader."""
    view = VIEW_WORDS[args.view] if args.view else View.ALL if args.all else View.MISMATCHES
    what = "All orders" if view is View.ALL else view.value
    if is_narrowed(args):
        what += " (a part of them)"
    names = ", ".join(store.name for store in stores)
    return f"{what} of {names}" if args.store else f"{what} of all stores"


async def orders_of(session: Session, stores: Sequence[Store], view: View) -> Picked:
    """The orders of these stores in a view as they were last read, by store code and order id."""
    if not stores:
        return Picked(array("I"))
    codes = frozenset(store.code for store in stores)
    views = session.services.views
    wanted = OrderFilter(view, criteria=Criteria(stores=codes))
    return await views.table.by_id(await views.all_of(wanted))


async def print_orders(console: Console, source: Source) -> None:
    """The table, and below it how many orders have which verdict.

    ``source`` is read twice: for the widths of the columns, and to print.
    """
    columns = Columns()
    found: Counter[Verdict] = Counter()
    async for piece in source():
        for order in piece:
            columns.take(order_row(order))
            found[judge(order).verdict] += 1
    for line in columns.head() if found else ():
        console.line(line)
    async for piece in source():
        for order in piece:
            console.line(columns.line(order_row(order)))
    console.line(verdict_counts(found))


async def _verdicts(pieces: AsyncIterator[Sequence[Order]]) -> Counter[Verdict]:
    found: Counter[Verdict] = Counter()
    async for piece in pieces:
        found.update(judge(order).verdict for order in piece)
    return found


def verdicts(orders: Iterable[Order]) -> Counter[Verdict]:
    """How many orders have which verdict."""
    return Counter(judge(order).verdict for order in orders)


def verdict_numbers(orders: Iterable[Order]) -> dict[str, int]:
    """The same with every verdict named."""
    found = verdicts(orders)
    return {verdict.value: found[verdict] for verdict in Verdict}


def verdict_counts(found: Mapping[Verdict, int]) -> str:
    """``12 orders: 9 equal, 3 different``."""
    parts = ", ".join(f"{found[verdict]} {verdict}" for verdict in Verdict if found.get(verdict))
    return (
        f"{counted(sum(found.values()), 'order')}: {parts}"
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
    for place in summary.broken_off:
        code = "" if place.side is Side.DESIGNO else place.store_codes[0]
        console.note(
            f"{foreign(names.get(code, code))}: {foreign(place.words)}. What was not read yet is "
            "not read, never absent. Go on with: refresh"
        )


async def _print_sign_ins(session: Session, stores: Sequence[Store]) -> None:
    """How long the credentials hold that end by themselves."""
    names = {store.code: f"{store.name} ({store.code})" for store in stores} | {"": "DesignO"}
    now = session.services.clock.now()
    for code, end in (await session.services.overview()).sign_ins.items():
        session.console.note(f"{foreign(names.get(code, code))}: {end.words(now).english}")


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
        "broken_off": [broken_off_object(place) for place in summary.broken_off],
        "notes": [{"store": code, "message": note.english} for code, note in summary.notes],
        "errors": [error_object(error, code) for code, error in summary.errors],
    }
    return encode(members) + "\n"
