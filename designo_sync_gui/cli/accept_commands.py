"""``accept``: accept differences, list what is accepted, withdraw it.

Law: no side is asked and nothing is written there; two values do not become equal by it.
"""

import argparse
import asyncio
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from designo_sync_gui.cli.exit_codes import DONE, REFUSED, UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode, encode_lines, type_name
from designo_sync_gui.cli.order_choice import chosen_orders
from designo_sync_gui.cli.session import Session, chosen_stores
from designo_sync_gui.cli.tables import counted, moment_shown, shown
from designo_sync_gui.domain.acceptance import (
    AcceptanceLine,
    AcceptedKey,
    Held,
    HeldValues,
    held_values,
)
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.table_ports import Picked
from designo_sync_gui.engine.acceptances import AcceptedCount
from designo_sync_gui.reports.rows import utc_text

_MANY = {"order": "orders", "pair": "pairs", "entry": "entries"}
_WHY_LEFT = {
    "accepted": "no difference that can be accepted, or accepted already",
    "withdrawn": "nothing of it is accepted",
}


async def accept(session: Session, args: argparse.Namespace) -> int:
    """Accept, list or withdraw, as the options say."""
    if args.list:
        if args.withdraw or args.order or args.number or _is_chosen(args):
            raise UsageProblem("--list stands alone.", "Leave the orders and --withdraw out.")
        return await _list(session, args)
    if args.number and (not args.withdraw or args.order or args.pair or _is_chosen(args)):
        raise UsageProblem(
            "--number is for --withdraw, without orders.", "List the numbers with: accept --list"
        )
    if args.withdraw and args.number:
        ended = await session.services.acceptances.withdraw_numbers(args.number, args.by)
        return _tell(session, args, "withdrawn", ended, 0 if ended else len(args.number))
    if args.order and _is_chosen(args):
        raise UsageProblem(
            "Orders are named and chosen by options.", "Name orders, or leave all of them out."
        )
    if not args.order and not _is_chosen(args):
        raise UsageProblem(
            "No order is named.", "Name one or more by number or id, or choose them by options."
        )
    if args.withdraw:
        return await _withdraw(session, args)
    if not args.reason:
        raise UsageProblem("No reason is given.", "Add: --reason TEXT")
    return await _accept(session, args)


async def _accept(session: Session, args: argparse.Namespace) -> int:
    acceptances = session.services.acceptances
    picked = await _picked(session, args, View.MISMATCHES)
    if not args.pair:
        with _progress(session, len(picked), "accepted") as note:
            count = await acceptances.accept_orders(picked, args.reason, args.by, note)
        return _tell(session, args, "accepted", count.done, count.left)
    found = await _pairs(session, picked)
    for key in found.keys:
        await acceptances.accept_pair(key.store_code, key.held, args.reason, args.by)
    return _tell(session, args, "accepted", len(found.keys), found.without)


async def _withdraw(session: Session, args: argparse.Namespace) -> int:
    picked = await _picked(session, args, View.ACCEPTED)
    acceptances = session.services.acceptances
    found = await _pairs(session, picked)
    if args.pair:
        ended = await acceptances.withdraw_pairs(found.keys, args.by)
        return _tell(session, args, "withdrawn", ended, 0 if ended else len(picked))
    with _progress(session, len(picked), "withdrawn") as note:
        count = await acceptances.withdraw_orders(picked, args.by, note)
    if found.with_pair:
        session.console.note(
            f"{counted(found.with_pair, 'order')} accepted with a pair of values. "
            "Withdraw the pair with: accept --withdraw --pair ORDER"
        )
    return _tell(session, args, "withdrawn", count.done, count.left)


def _is_chosen(args: argparse.Namespace) -> bool:
    chosen = (args.view, args.search, args.verdict, args.kind, args.status, args.changed_since)
    return any(chosen) or args.activity is not None


async def _picked(session: Session, args: argparse.Namespace, usual: View) -> Picked:
    """The orders that are named, or chosen by options within a view. Raises ``UsageProblem``."""
    if args.order:
        return await _named(session, args)
    options = argparse.Namespace(**{**vars(args), "order": None})
    picked = await chosen_orders(session, options, usual)
    if not len(picked):
        raise UsageProblem("No order is as it was asked for.", "Look at them with: list")
    return picked


@contextmanager
def _progress(session: Session, total: int, done: str) -> Iterator[Callable[[AcceptedCount], None]]:
    """Shows how far it is; whoever ends the command is told what was done until then."""
    last = AcceptedCount(0)

    def note(count: AcceptedCount) -> None:
        nonlocal last
        last = count
        session.console.progress(f"{count.done + count.left} of {total}")

    try:
        yield note
    except asyncio.CancelledError:
        session.console.note(f"Ended by you: {counted(last.done, 'order')} {done} until then.")
        raise
    finally:
        session.console.end_progress()


async def _named(session: Session, args: argparse.Namespace) -> Picked:
    """The orders with these numbers or ids. Raises ``UsageProblem`` for one that is not there, and
    for one that several orders have."""
    stores = await chosen_stores(session, args.store)
    criteria = Criteria(stores=frozenset(store.code for store in stores))
    views = session.services.views
    numbers = array("I")
    for name in dict.fromkeys(args.order):
        wanted = OrderFilter(criteria=criteria)
        found = await views.named(wanted, name) if stores else Picked(array("I"))
        if not len(found):
            raise UsageProblem(
                f"No order has the number or id “{name}”.", "Read the stores with: refresh"
            )
        if len(found) > 1:
            raise UsageProblem(
                f"{len(found)} orders have the number or id “{name}”.",
                "Name the store with --store, or the order's id.",
            )
        numbers += found.numbers
    return Picked(numbers)


class _Pairs(NamedTuple):
    """The pairs of values of orders, each once; how many have none that can be accepted, and how
    many are accepted with theirs."""

    keys: tuple[AcceptedKey, ...]
    without: int
    with_pair: int


async def _pairs(session: Session, picked: Picked) -> _Pairs:
    keys: dict[AcceptedKey, None] = {}
    without = with_pair = 0
    async for piece in session.services.views.pieces(picked):
        for order in piece:
            held = held_values(order, judge(order))
            if held is None:
                without += 1
            else:
                keys[AcceptedKey(order.ref.store_code, "", held)] = None
            with_pair += order.accepted is not None and order.accepted.pair
    return _Pairs(tuple(keys), without, with_pair)


def _tell(session: Session, args: argparse.Namespace, done: str, number: int, left: int) -> int:
    """``left`` is how many there was nothing to do with."""
    what = "entry" if args.number else "pair" if args.pair else "order"
    if args.json:
        told = {"done": done, "number": number, "of": _MANY[what], "left": left}
        session.console.raw(encode(told) + "\n")
        return REFUSED if left else DONE
    session.console.tell(f"{counted(number, what, _MANY[what])} {done}")
    if left:
        session.console.note(f"{left} left as it was: {_WHY_LEFT[done]}.")
    return REFUSED if left else DONE


async def _list(session: Session, args: argparse.Namespace) -> int:
    codes = {store.code for store in await chosen_stores(session, args.store)}
    lines = await session.services.acceptances.lines()
    chosen = [line for line in lines if not args.store or line.store_code in codes]
    if args.json:
        session.console.raw("".join(encode_lines(map(_object, chosen))))
        return DONE
    for line in chosen:
        for text in _texts(line):
            session.console.line(text)
    if not chosen:
        session.console.line("Nothing is accepted.")
    return DONE


def _texts(line: AcceptanceLine) -> Iterator[str]:
    made = line.acceptance
    if line.pair is not None:
        what = f"pair {_held(line.pair.storefront)} / {_held(line.pair.designo)}"
    else:
        names = [foreign(number or ref.order_id) for ref, number in line.orders[:10]]
        more = f" and {len(line.orders) - len(names)} more" if len(line.orders) > 10 else ""
        what = f"{counted(len(line.orders), 'order')}: {', '.join(names)}{more}"
    yield f"{made.number}  {foreign(line.store_code)}  {what}"
    yield f"   {foreign(made.reason)}"
    covered = f"covers {counted(line.covered, 'order')} now"
    yield f"   {foreign(made.by)}, {moment_shown(made.at)}; {covered}"


def _held(held: Held) -> str:
    return shown(held.status, held.presence.value)


def _object(line: AcceptanceLine) -> Mapping[str, Json]:
    made = line.acceptance
    return {
        "number": made.number,
        "store": line.store_code,
        "pair": None if line.pair is None else _pair_object(line.pair),
        "orders": [
            {"order_id": ref.order_id, "order_number": number} for ref, number in line.orders
        ],
        "reason": made.reason,
        "by": made.by,
        "at": utc_text(made.at),
        "covered": line.covered,
    }


def _pair_object(pair: HeldValues) -> Mapping[str, Json]:
    left, right = pair
    return {
        "storefront_status": left.status,
        "designo_status": right.status,
        "storefront_status_type": type_name(left.status, left.presence.value),
        "designo_status_type": type_name(right.status, right.presence.value),
    }
