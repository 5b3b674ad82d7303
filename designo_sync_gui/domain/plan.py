"""The list of writes about to be made.

Law: a plan is frozen and hashed; it holds every write and every refusal with its reason, and
is made from what was read, without any object that could write.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import chain, repeat

from designo_sync_gui.domain.direction import DIRECTION_TO, Direction
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.plan_facts import NO_FACTS, PlanFacts, Seen
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.write_rules import (
    PLAIN,
    Change,
    RefusalReason,
    WriteRules,
    shown_already,
    shown_note,
    state_of,
    undo_note,
    value_problem,
)

__all__ = [
    "PLAIN",
    "Change",
    "Plan",
    "PlannedWrite",
    "Refusal",
    "RefusalReason",
    "WriteRules",
    "build_plan",
    "value_problem",
]

#: Sentences that are remembered while a digest is made.
_MOST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class PlannedWrite:
    """One write to ``target``; ``expected`` is its value now (``None``: it is not read).

    ``action`` and ``confirm`` are those of its ``Change``. ``seen`` is for the eyes of who reviews
    the plan: no part of its digest, and not in its file.
    """

    ref: OrderRef
    number: str
    target: Side = field(kw_only=True)
    expected: Status | None
    wanted: Status
    consequence: Sentence = NOTHING
    action: str = ""
    confirm: str = ""
    seen: Seen | None = field(default=None, compare=False, repr=False)


class Missing(StrEnum):
    """Why one side of a row has no value."""

    NOTHING = ""
    NOT_READ = "not read"
    ABSENT = "absent"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not written, with the reason as a code and as a sentence.

    ``target`` is the side that would have been written, whose value ``expected`` is. ``lacks`` says
    why ``expected`` and ``wanted`` have no value; it is for the eyes, as ``PlannedWrite.seen`` is.
    """

    ref: OrderRef
    number: str
    target: Side = field(kw_only=True)
    reason: RefusalReason
    message: Sentence
    expected: Status | None = None
    wanted: Status | None = None
    lacks: tuple[Missing, Missing] = field(
        default=(Missing.NOTHING, Missing.NOTHING), compare=False, repr=False
    )


@dataclass(frozen=True)
class Plan:
    """A frozen plan. ``created_at`` is UTC; ``digest`` covers everything that would be written.

    ``brakes`` are sentences that say what is unusual about it; where there is one, the operator
    types the number of writes (``count_word``) before anything is sent. ``connections`` are
    store code, side and fingerprint of every connection that is written: a plan is never carried
    out on another one. ``facts`` are what the brakes of a part of it are judged by; a plan from a
    file has none. ``reason`` is why it is carried out (``domain.reason``): said by who does it, and
    no part of what the digest covers, so that the same plan is known again.
    """

    direction: Direction
    created_at: datetime
    writes: Sequence[PlannedWrite]
    refusals: Sequence[Refusal]
    brakes: tuple[Sentence, ...] = ()
    connections: tuple[tuple[str, str, str], ...] = ()
    facts: PlanFacts = field(default=NO_FACTS, compare=False, repr=False)
    reason: str = field(default="", compare=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over direction, time, brakes, writes and refusals, in hexadecimal."""
        brakes = [brake.english for brake in self.brakes]
        head = (self.direction.value, self.created_at.isoformat(), brakes, self.connections)
        found = hashlib.sha256()
        for before, part in zip(
            chain("[", repeat(", ")), chain(head, self._digested()), strict=False
        ):
            found.update(f"{before}{json.dumps(part)}".encode("ascii"))
        found.update(b"]")
        return found.hexdigest()

    def _digested(self) -> Iterator[object]:
        """Row by row, so that a large plan is never laid out as a whole. Rows that are alike share
        their sentence, which is put into words once."""
        words = _Words()
        for w in self.writes:
            yield [
                list(w.ref),
                w.target.value,
                w.number,
                _key(w.expected),
                _key(w.wanted),
                words.of(w.consequence),
                w.action,
                w.confirm,
            ]
        for r in self.refusals:
            yield [
                list(r.ref),
                r.target.value,
                r.number,
                r.reason.value,
                words.of(r.message),
                _key(r.expected),
                _key(r.wanted),
            ]

    @property
    def confirmations(self) -> Mapping[str, int]:
        """What must be typed before some rows are written, and how many rows each covers."""
        return Counter(write.confirm for write in self.writes if write.confirm)

    def connection(self, store_code: str, side: Side) -> str:
        """The fingerprint of what is written for a store; empty where the plan names none."""
        named = {(code, place): known for code, place, known in self.connections}
        return named.get((store_code, side.value), "")

    @property
    def count_word(self) -> str:
        """What must be typed because of a brake; empty where there is none."""
        return str(len(self.writes)) if self.brakes and self.writes else ""

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """The refusals that an operator must see to; rows that are already equal are not."""
        return tuple(r for r in self.refusals if r.reason is not RefusalReason.EQUAL)


class _Words:
    """The English of sentences, each of which is kept as long."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Sentence, str]] = {}

    def of(self, sentence: Sentence) -> str:
        found = self._known.get(id(sentence))
        if found is None:
            if len(self._known) >= _MOST_WORDS:
                self._known.clear()
            found = self._known[id(sentence)] = sentence, sentence.english
        return found[1]


def build_plan(
    target: Side,
    orders: Iterable[Order],
    rules: Mapping[str, WriteRules],
    created_at: datetime,
    unsettled: frozenset[OrderRef] = frozenset(),
) -> Plan:
    """Decide for each order whether ``target`` is written with the other side's value.

    ``rules`` is keyed by store code. ``unsettled`` are orders whose earlier write is unknown:
    they are re-read, never written again on top.
    """
    writes: list[PlannedWrite] = []
    refusals: list[Refusal] = []
    for order in orders:
        row = _decide(target, order, rules.get(order.ref.store_code), order.ref in unsettled)
        if isinstance(row, PlannedWrite):
            writes.append(row)
        else:
            refusals.append(row)
    return Plan(DIRECTION_TO[target], created_at, tuple(writes), tuple(refusals))


def _decide(
    target_side: Side, order: Order, rules: WriteRules | None, unsettled: bool
) -> PlannedWrite | Refusal:
    source = order.side(target_side.other)
    target = order.side(target_side)
    wanted = source.status if source else None
    expected = target.status if target else None

    def refuse(reason: RefusalReason, message: Sentence) -> Refusal:
        return Refusal(
            order.ref,
            order.number,
            reason,
            message,
            expected,
            wanted,
            target=target_side,
            lacks=(missing(target), missing(source)),
        )

    if rules is None:
        return refuse(RefusalReason.NOT_WRITABLE, say("This store is not connected."))
    if not rules.writable:
        return refuse(RefusalReason.NOT_WRITABLE, rules.reason)
    value = _value_to_write(source, target_side.other)
    if not isinstance(value, Status):
        return refuse(*value)
    problem = _target_problem(target, target_side, rules)
    if problem:
        return refuse(*problem)
    if expected in (value, rules.shown(value)):
        return refuse(RefusalReason.EQUAL, _equal(value, expected))
    if rules.locked:
        return refuse(RefusalReason.LOCKED, rules.reason)
    if unsettled:
        return refuse(
            RefusalReason.UNSETTLED,
            say(
                "The outcome of an earlier write to this order is unknown. Refresh to read the "
                "order again."
            ),
        )
    if not rules.reads_back:
        expected = None
    problem = value_problem(value, expected, rules)
    if problem:
        return refuse(*problem)
    change = rules.change(expected, value, state_of(target, rules))
    notes = (shown_note(value, rules), undo_note(expected, value, rules))
    return PlannedWrite(
        order.ref,
        order.number,
        expected,
        value,
        joined("; ", [part for part in (change.consequence, *notes) if part]),
        change.action,
        change.confirm,
        target=target_side,
        seen=_seen(source, target),
    )


def _equal(value: Status, expected: Status) -> Sentence:
    if expected != value:
        return shown_already(value, expected)
    return say("Both sides have this value: nothing to write.")


def missing(side: Observation | None) -> Missing:
    """Why a side of an order has no value to show."""
    if side is None or side.presence is Presence.NOT_READ:
        return Missing.NOT_READ
    if side.presence is Presence.ABSENT:
        return Missing.ABSENT
    return Missing.NOTHING if side.status is not None else Missing.UNREADABLE


def _seen(source: Observation | None, target: Observation | None) -> Seen:
    """One of them was read at least: it has the value to write."""
    sides = [side for side in (source, target) if side is not None]
    return Seen(min(side.read_at for side in sides), sides[0].changed_at)


_Problem = tuple[RefusalReason, Sentence]


def _value_to_write(source: Observation | None, side: Side) -> Status | _Problem:
    """The value as the source holds it, or why there is none."""
    if source is None or source.presence is Presence.NOT_READ:
        return (
            RefusalReason.NOT_READ,
            say("The {label} status was not read. Refresh first.", label=side.label),
        )
    if source.presence is Presence.ABSENT:
        return (
            RefusalReason.MISSING,
            say("The order is not in {named}: no value to write.", named=side.named),
        )
    if source.status is None:
        return (
            RefusalReason.UNREADABLE,
            say(
                "The {label} status is unreadable: {problem}",
                label=side.label,
                problem=source.problem,
            ),
        )
    if not source.status.has_value:
        return (
            RefusalReason.UNREADABLE,
            say(
                "The {label} status is {json_type}: there is no value to write.",
                label=side.label,
                json_type=source.status.json_type.named,
            ),
        )
    return source.status


def _target_problem(target: Observation | None, side: Side, rules: WriteRules) -> _Problem | None:
    if not rules.reads_back:
        return None
    if target is None or target.presence is Presence.NOT_READ:
        return (
            RefusalReason.NOT_READ,
            say("The {label} status was not read. Refresh first.", label=side.label),
        )
    if target.presence is Presence.ABSENT:
        return (
            RefusalReason.MISSING,
            say("The order is not in {named}. This program never adds orders.", named=side.named),
        )
    if target.status is None:
        return (
            RefusalReason.UNREADABLE,
            say(
                "The {label} status is unreadable, so it cannot be compared before writing: "
                "{problem}",
                label=side.label,
                problem=target.problem,
            ),
        )
    return None


def _key(status: Status | None) -> list[str] | None:
    return None if status is None else [status.json_type.value, status.literal]
