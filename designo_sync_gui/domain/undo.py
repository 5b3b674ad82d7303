"""A plan that takes back what a job wrote.

Law: a value is restored only where the side still holds what the job wrote; mails, stock and
money that a change moved cannot be called back, and the plan says so.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import (
    Plan,
    PlannedWrite,
    Refusal,
    RefusalReason,
    WriteRules,
    value_problem,
)
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.domain.visible import visible

_NOT_CALLED_BACK = "mails already sent are not called back"


def build_undo_plan(
    records: Sequence[WriteRecord],
    orders: Mapping[OrderRef, Order],
    rules: Mapping[Side, Mapping[str, WriteRules]],
    created_at: datetime,
    unsettled: Mapping[Side, frozenset[OrderRef]],
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
        row = _decide(record, orders.get(record.ref), known, waits=waits)
        if isinstance(row, PlannedWrite):
            writes.append(row)
        else:
            refusals.append(row)
    return Plan(Direction.UNDO, created_at, tuple(writes), tuple(refusals))


def _left_open(record: WriteRecord) -> bool:
    """Claimed by a job that died: it may have been sent."""
    return record.claimed_at is not None and record.outcome is None


def _decide(
    record: WriteRecord, order: Order | None, rules: WriteRules | None, *, waits: bool
) -> PlannedWrite | Refusal:
    side = record.target
    seen = order.side(side) if order is not None else None
    now = seen.status if seen is not None and seen.presence is Presence.PRESENT else None

    def refuse(reason: RefusalReason, message: str) -> Refusal:
        wanted = record.before
        return Refusal(record.ref, record.number, reason, message, now, wanted, target=side)

    if rules is None or not rules.writable:
        return refuse(
            RefusalReason.NOT_WRITABLE,
            rules.reason if rules else say("This store is not connected."),
        )
    if record.before is None or not record.before.has_value:
        return refuse(RefusalReason.NOT_READ, say("The value before the write was not read."))
    if waits or record.after is None:
        return refuse(
            RefusalReason.UNSETTLED, say("What the write came to is not known: refresh first.")
        )
    if now is None:
        return refuse(
            RefusalReason.NOT_READ, say("The {label} status is not known now.", label=side.label)
        )
    if now == record.before:
        return refuse(RefusalReason.EQUAL, say("It already holds the former value."))
    if now != record.after or record.outcome is OutcomeKind.REFUSED:
        return refuse(
            RefusalReason.MOVED,
            say(
                "It changed since: {named} now holds “{visible}”, not what the job wrote.",
                named=side.named,
                visible=visible(now),
            ),
        )
    problem = value_problem(record.before, now, rules)
    if problem is not None:
        return refuse(*problem)
    change = rules.change(now, record.before)
    consequence = joined("; ", [part for part in (change.consequence, _NOT_CALLED_BACK) if part])
    return PlannedWrite(
        record.ref,
        record.number,
        now,
        record.before,
        consequence,
        change.action,
        change.confirm,
        target=side,
    )
