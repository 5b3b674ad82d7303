"""``show ORDER``: all that is known of an order, code point by code point.

Law: read from the mirror and the journal; no side is asked, nothing is written.
"""

import argparse
from collections.abc import Iterator, Mapping

from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode_lines, order_object, type_name
from designo_sync_gui.cli.session import Session, chosen_stores
from designo_sync_gui.cli.tables import cell, moment_shown, shown
from designo_sync_gui.domain.compare import differing_spans, judge
from designo_sync_gui.domain.movement import movement
from designo_sync_gui.domain.order import Observation, Order, Side
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.timeline import Entry, Seen, moment_of_entry
from designo_sync_gui.reports.rows import status_type, utc_text

#: Code points that are listed; a status of a megabyte is not looked at letter by letter.
_MOST_POINTS = 200
_ENTRY_KEYS = (
    "at", "what", "side", "status", "type", "job", "before", "wanted", "after", "outcome",
)  # fmt: skip


async def show_order(session: Session, args: argparse.Namespace) -> int:
    stores = await chosen_stores(session, args.store)
    platforms = {store.code: store.platform for store in stores}
    criteria = Criteria(stores=frozenset(platforms))
    views = session.services.views
    picked = await views.named(OrderFilter(criteria=criteria), args.order) if stores else None
    orders = await views.table.read(picked, 0, len(picked)) if picked is not None else ()
    if not orders:
        raise UsageProblem(
            f"No order has the number or id “{args.order}”.",
            "Read the stores with: refresh. Search with: list --search TEXT",
        )
    told: list[Mapping[str, Json]] = []
    for order in orders:
        entries = await session.services.history.timeline(order.ref)
        if args.json:
            about = order_object(order, platforms[order.ref.store_code])
            told.append({**about, "timeline": [_entry_object(entry) for entry in entries]})
            continue
        for line in (*_lines(order), *_timeline(entries)):
            session.console.line(line)
    if args.json:
        session.console.raw("".join(encode_lines(told)))
    return DONE


def _lines(order: Order) -> Iterator[str]:
    comparison = judge(order)
    kinds = f" ({', '.join(comparison.kind_names)})" if comparison.kinds else ""
    code, order_id = map(cell, order.ref)
    yield f"Order {cell(order.number)}, id {order_id}, store {code}"
    yield f"{comparison.verdict.value}{kinds}; {movement(order).value}"
    yield ""
    in_left, in_right = _spans(order)
    yield from _side(Side.STOREFRONT, order.storefront, in_left)
    yield from _side(Side.DESIGNO, order.designo, in_right)
    agreed = "none: never seen equal" if order.agreed is None else shown(order.agreed)
    if order.agreed_designo is not None:
        agreed += f", in DesignO {shown(order.agreed_designo)}, as declared"
    yield f"Agreed value  {agreed}"
    if order.last_outcome is not None:
        yield f"Last outcome  {order.last_outcome.value}"
    if order.accepted is not None and order.accepted.declared:
        yield f"Declared as the same by a profile, {moment_shown(order.accepted.at)}"
    elif order.accepted is not None:
        made = order.accepted
        how = " with its pair of values" if made.pair else ""
        yield f"Accepted{how} by {foreign(made.by)}, {moment_shown(made.at)}"
        yield f"  reason   {foreign(made.reason)}"
    yield ""


def _spans(order: Order) -> tuple[tuple[range, ...], tuple[range, ...]]:
    left = order.storefront.status if order.storefront else None
    right = order.designo.status if order.designo else None
    if left is None or right is None:
        return (), ()
    return differing_spans(left, right)


def _side(side: Side, seen: Observation | None, differing: tuple[range, ...]) -> Iterator[str]:
    status = seen.status if seen is not None else None
    name = "Storefront" if side is Side.STOREFRONT else "DesignO"
    yield f"{name}  {shown(status, status_type(seen))}"
    if seen is None:
        yield ""
        return
    if status is not None:
        yield f"  type     {type_name(status)}, {len(status.literal)} code points"
        yield from _points(status, differing)
    yield f"  read     {moment_shown(seen.read_at)}"
    if seen.changed_at:
        yield f"  changed  {foreign(seen.changed_at)}"
    if seen.source:
        yield f"  from     {foreign(seen.source)}"
    if seen.problem:
        yield f"  problem  {foreign(seen.problem)}"
    for field, other in seen.others:
        yield f"  also     {cell(field)}: {shown(other)}"
    yield ""


def _points(status: Status, differing: tuple[range, ...]) -> Iterator[str]:
    """Eight code points a line; those that differ stand in brackets."""
    points = [f"U+{ord(char):04X}" for char in status.literal[:_MOST_POINTS]]
    marked = [
        f"[{point}]" if any(place in span for span in differing) else f" {point} "
        for place, point in enumerate(points)
    ]
    for start in range(0, len(marked), 8):
        yield f"           {''.join(marked[start : start + 8]).rstrip()}"
    if len(status.literal) > len(points):
        yield f"           … {len(status.literal) - len(points)} more"


def _timeline(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        yield f"{moment_shown(moment_of_entry(entry))}  {_entry(entry)}"
    if entries:
        yield ""


def _entry(entry: Entry) -> str:
    if isinstance(entry, Seen):
        side = "storefront" if entry.side is Side.STOREFRONT else "DesignO"
        return f"{side}: {shown(entry.status, entry.presence.value)}"
    change = f"{shown(entry.before, 'not known')} → {shown(entry.wanted)}"
    return f"written to {entry.target.named.english}: {change}, {foreign(entry.ending)}"


def _entry_object(entry: Entry) -> Mapping[str, Json]:
    """The same keys for a reading and for a write; what one of them has not is null."""
    told: dict[str, Json] = dict.fromkeys(_ENTRY_KEYS)
    if isinstance(entry, Seen):
        told |= {
            "what": "seen",
            "side": entry.side.value,
            "status": entry.status,
            "type": type_name(entry.status, entry.presence.value),
        }
    else:
        told |= {
            "what": "write",
            "side": entry.target.value,
            "job": entry.job_id,
            "before": entry.before,
            "wanted": entry.wanted,
            "after": entry.after,
            "outcome": entry.outcome.value if entry.outcome else None,
        }
    return {**told, "at": utc_text(moment_of_entry(entry))}
