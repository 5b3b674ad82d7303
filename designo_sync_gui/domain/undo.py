"""The plan that undoes a job.

Law: a value is restored only where the side still holds what the job wrote; mails, stock and
money that a change moved cannot be called back, and the plan says so.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import (
    Missing,
    Plan,
    PlannedWrite,
    Refusal,
    RefusalReason,
    WriteRules,
    missing,
)
from designo_sync_gui.domain.plan_facts import Seen
from designo_sync_gui.domain.sentence import Sentence, joined, say
from designo_sync_gui.domain.visible import brief
from designo_sync_gui.domain.write_rules import shown_already, shown_note, state_of, value_problem

_NOT_CALLED_BACK = say("e-mails already sent cannot be recalled")
_NOT_CONNECTED = RefusalReason.NOT_WRITABLE, say("This store is not connected.")


def build_undo_plan(
    records: Sequence[WriteRecord],
    orders: Mapping[OrderRef, Order],
    rules: Mapping[Side, Mapping[str, WriteRules]],
    created_at: datetime,
    unsettled: Mapping[Side, frozenset[OrderRef]],
    places: Mapping[tuple[str, Side], str],
) -> Plan:
    """Restore the value before each write that was sent and read back; newest write first.

    Writes that were never sent are left out: there is nothing to undo.
    """
    writes: list[PlannedWrite] = []
    refusals: list[Refusal] = []
    for record in records:
        if not record.sent and not _left_open(record):
            continue
        known = rules[record.target].get(record.ref.store_code)
        waits = record.ref in unsettled[record.target]
        there = record.place in ("", places.get((record.ref.store_code, record.target)))
        row = _decide(record, orders.get(record.ref), known, waits=waits, there=there)
        if isinstance(row, PlannedWrite):
            writes.append(row)
        else:
            refusals.append(row)
    return Plan(Direction.UNDO, created_at, tuple(writes), tuple(refusals))


def _left_open(record: WriteRecord) -> bool:
    """Claimed by a job that died: it may have been sent."""
    return record.claimed_at is not None and record.outcome is None


def _found_later(record: WriteRecord) -> bool:
    """Whether another value was found only by a later reading: somebody else may have set it."""
    return bool(record.earlier) and record.after != record.wanted


def _unfit(
    record: WriteRecord, rules: WriteRules | None, *, waits: bool, there: bool
) -> tuple[RefusalReason, Sentence] | None:
    """Why a write cannot be taken back, whatever its side holds now."""
    if rules is None:
        return _NOT_CONNECTED
    if rules.closed is not None:
        return rules.closed
    if not there:
        message = say("The job wrote to a different shop or tenant from the one connected now.")
        return RefusalReason.MOVED, message
    if record.before is None:
        return RefusalReason.NOT_READ, say("The value before the write was not read.")
    if not record.before.has_value:
        message = say(
            "The {label} status was {json_type} before the write: there is no value to restore.",
            label=record.target.label,
            json_type=record.before.json_type.named,
        )
        return RefusalReason.UNREADABLE, message
    if waits or record.outcome in (None, OutcomeKind.UNKNOWN):
        message = say("The outcome of the write is not known: refresh first.")
        return RefusalReason.UNSETTLED, message
    if record.after is None:
        message = say(
            "The value after the write was not read, so it is not known what to take back."
        )
        return RefusalReason.NOT_READ, message
    return None


def _no_value_now(seen: Observation | None, side: Side) -> tuple[RefusalReason, Sentence]:
    """Why the side shows no value that could be compared."""
    lacks = missing(seen)
    if lacks is Missing.ABSENT:
        return RefusalReason.MISSING, say("The order is no longer in {named}.", named=side.named)
    if seen is not None and lacks is Missing.UNREADABLE:
        message = say(
            "The {named} status is now unreadable: {problem}",
            named=side.named,
            problem=seen.problem,
        )
        return RefusalReason.UNREADABLE, message
    message = say("The {label} status was not read. Refresh first.", label=side.label)
    return RefusalReason.NOT_READ, message


def _decide(
    record: WriteRecord,
    order: Order | None,
    rules: WriteRules | None,
    *,
    waits: bool,
    there: bool,
) -> PlannedWrite | Refusal:
    side = record.target
    seen = order.side(side) if order is not None else None
    now = seen.status if seen is not None and seen.presence is Presence.PRESENT else None

    def refuse(reason: RefusalReason, message: Sentence) -> Refusal:
        wanted = record.before
        lacks = (missing(seen), Missing.NOTHING)
        return Refusal(
            record.ref, record.number, reason, message, now, wanted, target=side, lacks=lacks
        )

    problem = _unfit(record, rules, waits=waits, there=there)
    former = record.before
    if problem is not None or rules is None or former is None:
        return refuse(*(problem or _NOT_CONNECTED))
    if now is None:
        return refuse(*_no_value_now(seen, side))
    if now == former:
        return refuse(RefusalReason.EQUAL, say("It already has the former value."))
    if now == rules.shown(former):
        return refuse(RefusalReason.EQUAL, shown_already(former, now))
    if now != record.after or record.outcome is OutcomeKind.REFUSED or _found_later(record):
        return refuse(
            RefusalReason.MOVED,
            say(
                "It has changed since: {named} now has “{visible}”, not what the job wrote.",
                named=side.named,
                visible=brief(now),
            ),
        )
    problem = value_problem(former, now, rules)
    if problem is not None:
        return refuse(*problem)
    change = rules.change(now, former, state_of(seen, rules))
    consequence = joined("; ", (change.consequence, shown_note(former, rules), _NOT_CALLED_BACK))
    return PlannedWrite(
        record.ref,
        record.number,
        now,
        former,
        consequence,
        change.action,
        change.confirm,
        target=side,
        seen=Seen(seen.read_at) if seen is not None else None,
    )
