"""``activity``: what happened, as a list, as JSON or as a file."""

import argparse
from collections.abc import AsyncIterator, Iterator

from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, LineArray, encode
from designo_sync_gui.cli.order_choice import past_time
from designo_sync_gui.cli.order_words import OUTCOME_WORDS
from designo_sync_gui.cli.session import Session, chosen_stores
from designo_sync_gui.cli.tables import cell, counted, moment_shown, shown
from designo_sync_gui.domain.activity import ActivityEntry, ActivityFilter, ActivityKind
from designo_sync_gui.domain.activity_report import FORMATS
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.moves import Move
from designo_sync_gui.domain.report import format_of_name
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.rows import utc_text

Orders = tuple[Move, ...] | tuple[WriteRecord, ...]


async def show_activity(session: Session, args: argparse.Namespace) -> int:
    """Raises ``UsageProblem`` for a time that is none."""
    wanted = await _wanted(session, args)
    if args.export is not None:
        return await _export(session, args, wanted)
    entries = _entries(session, args, wanted)
    return await (_as_json if args.json else _as_lines)(session, args, entries)


async def _wanted(session: Session, args: argparse.Namespace) -> ActivityFilter:
    now = session.services.clock.now()
    stores = await chosen_stores(session, args.store) if args.store else ()
    return ActivityFilter(
        stores=frozenset(store.code for store in stores),
        kinds=frozenset(map(ActivityKind, args.kind or ())),
        outcomes=frozenset(OUTCOME_WORDS[word] for word in args.outcome or ()),
        since=past_time(args.since, now),
        until=past_time(args.until, now),
        text=args.search or "",
    )


async def _entries(
    session: Session, args: argparse.Namespace, wanted: ActivityFilter
) -> AsyncIterator[tuple[ActivityEntry, Orders]]:
    """Each with its orders, where these are asked for."""
    activity = session.services.activity
    async for piece in activity.all_of(await activity.open(wanted)):
        for entry in piece:
            yield entry, await activity.orders_of(entry) if args.orders else ()


async def _as_json(
    session: Session,
    args: argparse.Namespace,
    entries: AsyncIterator[tuple[ActivityEntry, Orders]],
) -> int:
    array = LineArray()
    async for entry, orders in entries:
        told = _object(entry)
        if args.orders:
            told["order_list"] = [_order_object(order) for order in orders]
        session.console.raw(array.element(told))
    session.console.raw(array.end())
    return DONE


async def _as_lines(
    session: Session,
    args: argparse.Namespace,
    entries: AsyncIterator[tuple[ActivityEntry, Orders]],
) -> int:
    found = False
    async for entry, orders in entries:
        found = True
        for line in _lines(entry):
            session.console.line(line)
        for order in orders:
            session.console.line(f"    {_order_line(order)}")
    if not found:
        session.console.line("Nothing happened, or nothing that these options let in.")
    return DONE


async def _export(session: Session, args: argparse.Namespace, wanted: ActivityFilter) -> int:
    console, form = session.console, format_of_name(args.export.name)
    if form not in FORMATS:
        raise UsageProblem(
            "What happened is written as CSV or as a page.", "Let the name end in .csv or .html."
        )
    try:
        rows = await session.services.activity_export.write(
            args.export, wanted, form, note=lambda done: console.progress(counted(done, "row"))
        )
    finally:
        console.end_progress()
    if args.json:
        console.raw(encode({"file": str(args.export), "rows": rows}) + "\n")
    else:
        console.tell(f"{counted(rows, 'row')} written to {foreign(str(args.export))}")
    return DONE


def _lines(entry: ActivityEntry) -> Iterator[str]:
    stores = ", ".join(cell(code) for code in entry.stores)
    by = f" · {cell(entry.operator)}" if entry.operator else ""
    job = f" · {cell(entry.job_id)}" if entry.job_id else ""
    where = f" · {stores}" if stores else ""
    yield (
        f"{entry.entry_id}  {moment_shown(entry.at)}  {entry.kind}: {foreign(entry.what)} · "
        f"{foreign(entry.outcome)}{where}{by}{job}"
    )
    for detail in entry.details:
        yield f"    {foreign(detail)}"


def _order_line(order: Move | WriteRecord) -> str:
    name = cell(order.number or order.ref.order_id)
    head = f"{cell(order.ref.store_code)} {name}"
    if isinstance(order, Move):
        before = shown(order.before, "none")
        return f"{head}: {order.moved.label.english}: {before} → {shown(order.now, 'none')}"
    change = f"{shown(order.before, 'not known')} → {shown(order.wanted)}"
    return f"{head}: {change}, {foreign(order.ending)}"


def _object(entry: ActivityEntry) -> dict[str, Json]:
    return {
        "entry": entry.entry_id,
        "at": utc_text(entry.at),
        "began": utc_text(entry.began),
        "kind": entry.kind.value,
        "stores": list(entry.stores),
        "what": entry.what.english,
        "details": [detail.english for detail in entry.details],
        "times": entry.times,
        "result": entry.ending.value,
        "operator": entry.operator,
        "orders": entry.orders,
        "writes": entry.writes,
        "outcomes": {kind.value: number for kind, number in entry.outcomes.items()},
        "job": entry.job_id or None,
    }


def _order_object(order: Move | WriteRecord) -> dict[str, Json]:
    """A move or a write, with the same keys."""
    told: dict[str, Json] = {
        "store": order.ref.store_code,
        "order_id": order.ref.order_id,
        "order_number": order.number,
        "before": order.before,
        "before_type": _type(order.before),
    }
    if isinstance(order, Move):
        what: dict[str, Json] = {"moved": order.moved.value, "side": None, "wanted": None}
        return told | what | {"now": order.now, "now_type": _type(order.now), "outcome": None}
    outcome = order.outcome.value if order.outcome else None
    what = {"moved": None, "side": order.target.value, "wanted": order.wanted}
    return told | what | {"now": order.after, "now_type": _type(order.after), "outcome": outcome}


def _type(status: Status | None) -> str | None:
    return None if status is None else status.json_type.value
