"""Which orders a command looks at: the options that are the window's view, search and chips.

Within one option any value will do, between options all must hold, as with the window's chips.
"""

import argparse
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from designo_sync_gui.cli.exit_codes import UsageProblem
from designo_sync_gui.cli.order_words import KIND_WORDS, LOOK_WORDS, VIEW_WORDS, since_of
from designo_sync_gui.cli.session import Session, chosen_stores
from designo_sync_gui.domain.activity import EntryOrders
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import Picked


async def chosen_orders(session: Session, args: argparse.Namespace, usual: View) -> Picked:
    """The orders that the options choose, by store code and id, as they were last read; ``usual``
    is the view where none is named. Raises ``UsageProblem``."""
    stores = await chosen_stores(session, args.store)
    if not stores:
        return Picked(array("I"))
    criteria = Criteria(
        stores=frozenset(store.code for store in stores),
        looks=frozenset(LOOK_WORDS[word] for word in args.verdict or ()),
        kinds=frozenset(KIND_WORDS[word] for word in args.kind or ()),
        statuses=frozenset(status for text in args.status or () for status in _statuses(text)),
        changed_since=past_time(args.changed_since, session.services.clock.now()),
        entry=None if args.activity is None else await _entry(session, args.activity),
    )
    view = VIEW_WORDS[args.view] if args.view else usual
    wanted = OrderFilter(view, args.search or "", criteria=criteria)
    views = session.services.views
    if args.order is None:
        return await views.table.by_id(await views.all_of(wanted))
    if args.search:
        raise UsageProblem("--order and --search cannot stand together.", "Name one of them.")
    found = [await views.named(wanted, name) for name in args.order]
    return await views.table.by_id(_together(found))


def is_narrowed(args: argparse.Namespace) -> bool:
    """Whether anything but stores and a view was asked for."""
    options = (args.order, args.search, args.verdict, args.kind, args.status, args.changed_since)
    return any(options) or args.activity is not None


async def _entry(session: Session, number: int) -> EntryOrders:
    activity = session.services.activity
    entry = await activity.numbered(number)
    if entry is None:
        raise UsageProblem(
            f"There is no entry {number} in “activity”.",
            "Each line of “activity” begins with its number. Entries are kept for a year.",
        )
    orders = await activity.only(entry)
    if orders is None:
        raise UsageProblem(
            f"No order moved or was written in entry {number}.",
            "Name one of a refresh with moves, or of a job.",
        )
    return orders


def _together(parts: Sequence[Picked]) -> Picked:
    numbers: Iterable[int] = (number for part in parts for number in part.numbers)
    return Picked(array("I", dict.fromkeys(numbers)))


def _statuses(text: str) -> tuple[Status, ...]:
    """The values that a terminal shows as this text: the text itself, and the JSON number, boolean
    or null with this literal."""
    found = [Status.text(text)]
    if text in ("true", "false"):
        found.append(Status.boolean(text == "true"))
    elif text == "null":
        found.append(Status.null())
    else:
        with suppress(ValueError):
            found.append(Status.number(text))
    return tuple(found)


def past_time(text: str | None, now: datetime) -> datetime | None:
    """What an option names, as ``since_of`` reads it. Raises ``UsageProblem``."""
    if text is None:
        return None
    since = since_of(text, now.astimezone())
    if since is None:
        raise UsageProblem(
            f"“{text}” is not a time.",
            "For example 2026-11-20T17:00, “friday 17:00”, yesterday, 90m, 12h, 7d or 4w.",
        )
    if since > now + timedelta(days=1):
        raise UsageProblem(f"“{text}” has not come yet.", "Name a time in the past.")
    return since
