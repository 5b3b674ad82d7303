"""``plan | apply``.

Law: ``plan`` writes a file and nothing else; ``apply`` carries out exactly that file, after a
yes, and its exit status is 0 only when all that could be done was done.
"""

import argparse
import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import DONE, REFUSED, UsageProblem, worst
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import encode_lines, outcome_objects
from designo_sync_gui.cli.order_commands import orders_of
from designo_sync_gui.cli.session import Session, chosen_stores, watched_job
from designo_sync_gui.cli.tables import cell, outcome_change, planned_change, shown
from designo_sync_gui.domain.brakes import accepted_remark, remarks_on
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, PlanInvalid, system_reason
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import JobResult, OutcomeKind
from designo_sync_gui.domain.plan import Plan, Refusal, RefusalReason
from designo_sync_gui.domain.plan_part import write_counts
from designo_sync_gui.domain.plan_text import plan_from_text, plan_parts
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.table_ports import Chosen
from designo_sync_gui.given_files import read_given
from designo_sync_gui.reports.formats import PRIVATE_FILE, write_file

#: Bytes of a plan file: far more than 100,000 rows; a larger file was chosen by mistake.
LARGEST_PLAN = 512 * 1024 * 1024


async def make_plan(session: Session, args: argparse.Namespace) -> int:
    stores = await chosen_stores(session, args.store)
    decisions = await _decisions(session, stores, args)
    chosen: Chosen
    if args.all or args.order is None:
        chosen = await orders_of(session, stores, View.ALL if args.all else View.MISMATCHES)
    else:
        chosen = await _named(session, stores, args.order)
    plan = await session.services.orders.plan(Direction(args.to), chosen, decisions)
    code = await keep_plan(session, args, plan)
    if args.json:
        return code
    if not len(chosen) and await _any_not_read(session, stores):
        session.console.remark(
            "Orders that were not read on one side are no mismatches: pick them with --order or "
            "--all."
        )
    return DONE


async def _any_not_read(session: Session, stores: Sequence[Store]) -> bool:
    if not stores:
        return False
    codes = frozenset(store.code for store in stores)
    criteria = Criteria(stores=codes, looks=frozenset({Look.NOT_READ}))
    return (await session.services.views.table.counts(OrderFilter(criteria=criteria))).total > 0


async def keep_plan(session: Session, args: argparse.Namespace, plan: Plan) -> int:
    """Write a plan to ``--out`` and show it."""
    await asyncio.to_thread(write_file, args.out, plan_parts(plan), PRIVATE_FILE)
    if args.json:
        for part in plan_parts(plan):
            session.console.raw(part)
        return DONE
    if not session.console.quiet:
        print_plan(session.console, plan)
    session.console.tell(f"The plan is in {foreign(str(args.out))}. Nothing has been written yet.")
    return DONE


async def apply_plan(session: Session, args: argparse.Namespace) -> int:
    plan = replace(await asyncio.to_thread(read_plan, args.file), reason=args.reason)
    console = session.console
    for line in () if console.quiet and args.yes else _summary(plan):
        console.note(line)
    result = None
    if plan.writes:
        await _name_production(session, plan)
        _ask(console, plan, yes=args.yes)
        confirmed = _confirmed(console, plan, args.confirm or [], yes=args.yes)
        with watched_job(session):
            result = await session.services.jobs.apply(
                plan,
                confirmed,
                canary=args.careful and len(plan.writes) > 1,
                patience=timedelta(minutes=args.wait),
            )
    if args.json:
        overview = await session.services.overview()
        platforms = {store.code: store.platform for store in overview.settings.stores}
        for part in encode_lines(outcome_objects(plan, result, platforms)):
            console.raw(part)
    else:
        print_outcomes(console, plan, result)
    return apply_code(plan, result)


_MADE_BY = say("Give a file made by: plan")


def read_plan(path: Path) -> Plan:
    """The plan in a file. Raises ``PlanInvalid``."""
    try:
        data = read_given(path, LARGEST_PLAN)
        if len(data) > LARGEST_PLAN:
            raise PlanInvalid(say("“{path}” is too large for a plan.", path=path), _MADE_BY)
        return plan_from_text(data.decode("utf-8"))
    except OSError as error:
        raise PlanInvalid(
            say("“{path}” cannot be read: {why}.", path=path, why=system_reason(error)), _MADE_BY
        ) from error
    except UnicodeDecodeError:
        raise PlanInvalid(
            say("The file is not a plan of this program."), say("Make the plan again.")
        ) from None


def apply_code(plan: Plan, result: JobResult | None) -> int:
    """The exit status: the cause when nothing at all could be sent, else whether all that could be
    done was done. An order on one side only is no failure: there is nothing to write."""
    if result is not None and not any(outcome.sent for outcome in result.outcomes):
        cause = worst(result.errors)
        if cause != DONE:
            return cause
    clean = result is None or result.clean
    return DONE if clean and not _to_see_to(plan) else REFUSED


def print_plan(console: Console, plan: Plan) -> None:
    """Every write and every refusal, then their numbers."""
    for write in plan.writes:
        change = planned_change(write)
        consequence = f"  ({foreign(write.consequence)})" if write.consequence else ""
        how = f"  by “{write.action}”" if write.action else ""
        to = f"  in {write.target.named.english}" if plan.direction is Direction.FOLLOW else ""
        word = f"  [needs the word “{write.confirm}”]" if write.confirm else ""
        console.line(
            f"write    {_name(write.ref, write.number)}  {change}{to}{how}{consequence}{word}"
        )
    for refusal in plan.refusals:
        console.line(_refusal_line(refusal))
    for line in _summary(plan):
        console.line(line)
    for brake in plan.brakes:
        console.line(f"note     {foreign(brake)}")
    accepted = accepted_remark(len(plan.facts.accepted))
    for remark in (*remarks_on(write_counts(plan.writes), plan.facts), *accepted):
        if not remark.brakes:
            console.line(f"fine     {foreign(remark.told)}")


def _refusal_line(refusal: Refusal) -> str:
    name = _name(refusal.ref, refusal.number)
    if refusal.reason is RefusalReason.EQUAL:
        return f"equal    {name}  {shown(refusal.expected)}"
    return f"refused  {name}  {refusal.reason}: {foreign(refusal.message)}"


def print_outcomes(console: Console, plan: Plan, result: JobResult | None) -> None:
    """Every outcome that is not plainly good with its message, then the numbers. With ``--quiet``
    also how many rows the plan refused and why, which is what the exit status speaks of."""
    outcomes = result.outcomes if result else ()
    for outcome in outcomes:
        if console.quiet and outcome.kind is OutcomeKind.VERIFIED:
            continue
        console.line(
            f"{outcome.kind}  {_name(outcome.ref, outcome.number)}  {outcome_change(outcome)}"
        )
        if outcome.kind is not OutcomeKind.VERIFIED:
            for text in filter(None, (outcome.message, outcome.advice)):
                console.line(f"    {foreign(text)}")
    why = Counter(refusal.reason for refusal in _to_see_to(plan))
    if why and console.quiet:
        reasons = ", ".join(f"{why[reason]} {reason}" for reason in RefusalReason if why[reason])
        console.line(f"refused by the plan: {reasons}. Make the plan without --quiet to see which.")
    found = Counter(outcome.kind for outcome in outcomes)
    parts = [f"{found[kind]} {kind}" for kind in OutcomeKind if found[kind]]
    parts += [
        f"{number} {what}"
        for number, what in (
            (len(_to_see_to(plan)), "refused by the plan"),
            (_one_sided(plan), "on one side only"),
        )
        if number
    ]
    console.tell(", ".join(parts) or "Nothing to write.")
    for error in result.errors if result else ():
        console.error(error)


async def _named(
    session: Session, stores: Sequence[Store], ids: Sequence[str]
) -> tuple[OrderRef, ...]:
    """The orders with these ids. Raises ``UsageProblem`` for one that is not one order."""
    wanted = [OrderRef(store.code, order_id) for order_id in ids for store in stores]
    by_id: defaultdict[str, list[OrderRef]] = defaultdict(list)
    for order in await session.services.orders.known(wanted):
        by_id[order.ref.order_id].append(order.ref)
    for order_id in dict.fromkeys(ids):
        found = by_id[order_id]
        if len(found) > 1:
            codes = ", ".join(ref.store_code for ref in found)
            raise UsageProblem(
                f"The order id “{order_id}” is in several stores: {codes}.",
                "Say which with --store.",
            )
        if not found:
            hint = await _hint(session, stores, order_id)
            raise UsageProblem(f"There is no order with the id “{order_id}”.", hint)
    return tuple(by_id[order_id][0] for order_id in dict.fromkeys(ids))


async def _hint(session: Session, stores: Sequence[Store], number: str) -> str:
    """Which ids the orders with this number have."""
    codes, views = frozenset(store.code for store in stores), session.services.views
    wanted = OrderFilter(text=number, criteria=Criteria(stores=codes))
    same = []
    if stores:
        async for piece in views.pieces(await views.table.by_id(await views.all_of(wanted))):
            same += [order.ref.order_id for order in piece if order.number == number]
    return f"The order number “{number}” has the id {', '.join(same)}." if same else "See: list"


async def _decisions(
    session: Session, stores: Sequence[Store], args: argparse.Namespace
) -> dict[OrderRef, Side | None]:
    """The rows decided by ``--keep-…``. Raises ``UsageProblem``."""
    decided: dict[OrderRef, Side | None] = {}
    for side in Side:
        ids = getattr(args, f"keep_{side.value}")
        if ids and args.to != Direction.FOLLOW.value:
            raise UsageProblem(
                f"--keep-{side.value} decides conflicts of a plan that follows what moved.",
                "Add --to follow.",
            )
        for ref in await _named(session, stores, ids or []):
            if ref in decided:
                raise UsageProblem(f"The order “{ref.order_id}” is decided twice.")
            decided[ref] = side
    return decided


def _summary(plan: Plan) -> Iterator[str]:
    equal, alone = len(plan.refusals) - len(plan.refused), _one_sided(plan)
    yield (
        f"{plan.direction.label.english}: {len(plan.writes)} to write, "
        f"{len(_to_see_to(plan))} refused, {equal} equal already"
        + (f", {alone} on one side only" if alone else "")
    )
    values = Counter(write.wanted for write in plan.writes)
    for wanted, count in values.most_common():
        yield f"  {_times(count)} {shown(wanted)}"
    consequences = Counter(write.consequence for write in plan.writes if write.consequence)
    for consequence, count in consequences.most_common():
        yield f"  {_times(count)} {foreign(consequence)}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _to_see_to(plan: Plan) -> list[Refusal]:
    """The refusals that somebody can do something about: not those of orders on one side only."""
    return [r for r in plan.refused if r.reason is not RefusalReason.MISSING]


def _one_sided(plan: Plan) -> int:
    return len(plan.refused) - len(_to_see_to(plan))


async def _name_production(session: Session, plan: Plan) -> None:
    """Which of the stores that are written are marked as production."""
    stores = (await session.services.overview()).settings.stores
    written = Counter(write.ref.store_code for write in plan.writes)
    for store in stores:
        if store.production and written[store.code]:
            session.console.note(
                f"production: {foreign(store.name)} ({foreign(store.code)}), "
                f"{written[store.code]} to write"
            )


def _ask(console: Console, plan: Plan, *, yes: bool) -> None:
    if yes:
        return
    if not console.interactive:
        raise UsageProblem(
            "Without a terminal nobody can say yes, so nothing was sent.", "Add --yes."
        )
    word = plan.count_word or "yes"
    for brake in plan.brakes:
        console.note(foreign(brake))
    own = sum(plan.confirmations.values())
    of_those = f" ({own} of them only with a word of their own)" if own else ""
    answer = console.ask(f"Type {word} to write {len(plan.writes)} statuses{of_those}: ")
    if answer != word:
        raise JobRefused(say("The answer was not {word}, so nothing was sent.", word=word))


def _confirmed(console: Console, plan: Plan, given: Sequence[str], *, yes: bool) -> frozenset[str]:
    """The typed words; a row whose word is not among them is refused, the others are written.

    The number of writes, asked for because of a brake, was typed by then or said by ``--yes``. A
    word that this plan does not ask for does nothing: a script gives the same words to each plan.
    """
    words = plan.confirmations
    for word in given:
        if word not in words and word != plan.count_word:
            known = ", ".join(f"“{name}”" for name in words) or "none"
            console.remark(f"The plan asks for no word “{foreign(word)}”; it asks for: {known}.")
    typed = set(given) & set(words)
    for word, count in words.items():
        if word in typed:
            continue
        console.note(f"{count} of the writes need a word of their own: {_what_for(plan, word)}")
        if yes or not console.interactive:
            console.note(f"  They are left out; add --confirm “{word}” to carry them out.")
        elif console.ask(f"Type {word} to carry them out, or nothing to leave them out: ") == word:
            typed.add(word)
    return frozenset(typed | {plan.count_word} - {""})


def _what_for(plan: Plan, word: str) -> str:
    told = {foreign(write.consequence) for write in plan.writes if write.confirm == word}
    return "; ".join(sorted(told))


def _name(ref: OrderRef, number: str) -> str:
    return f"{cell(ref.store_code)} {cell(number or ref.order_id)} (id {cell(ref.order_id)})"
