"""The list of writes about to be made.

Law: a plan is frozen and hashed; it holds every write and every refusal with its reason, and
is made from what was read, without any object that could write.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Final

from designo_sync_gui.domain.direction import DIRECTION_TO, Direction
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import brief


class RefusalReason(StrEnum):
    """Why a row of the plan is not written."""

    EQUAL = "equal"
    NOT_READ = "not read"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    NOT_WRITABLE = "not writable"
    NOT_ALLOWED = "not allowed there"
    TOO_LONG = "too long"
    UNSETTLED = "earlier write unknown"
    CONFLICT = "conflict"
    NEVER_AGREED = "never agreed"
    LEFT = "left as it is"
    MOVED = "changed since"
    FLIPS = "flips"


@dataclass(frozen=True, slots=True)
class Change:
    """What one value after another means at a target; the first that fits is taken.

    Attributes:
        before, wanted: exact texts; ``None`` fits every value.
        consequence: what it may cause, in a sentence; empty for nothing known.
        action: the platform's own action that leads to ``wanted``; empty: the status is written.
        confirm: what the operator must type before such rows are written; empty for nothing.
    """

    before: str | None
    wanted: str | None
    consequence: str = ""
    action: str = ""
    confirm: str = ""

    def fits(self, before: Status | None, wanted: Status) -> bool:
        """Whether this is the change; a value that was not read fits only ``None``."""
        literal = before.literal if before is not None and before.has_value else None
        return self.before in (None, literal) and self.wanted in (None, wanted.literal)


@dataclass(frozen=True, slots=True)
class WriteRules:
    """What one target accepts, learned before planning.

    Attributes:
        writable: whether the target can be written at all; ``reason`` says why not.
        types: the JSON types it takes.
        longest: most characters it keeps unaltered; ``None`` if not known.
        allowed: the exact texts it takes; ``None`` if not known.
        forbidden: text to reason; values that this program never writes there.
        frozen: current value to reason; orders that hold it are never written.
        reads_back: whether the target can be read; without it a write stays "not verified".
        changes: what certain changes cause, and which need an action or a typed word.
        direct: whether a status is written as such; otherwise only a change with an action is
            possible, and ``reason`` says why.
    """

    writable: bool = True
    reason: str = ""
    types: frozenset[JsonType] = frozenset({JsonType.TEXT})
    longest: int | None = None
    allowed: frozenset[str] | None = None
    forbidden: Mapping[str, str] | None = None
    frozen: Mapping[str, str] | None = None
    reads_back: bool = True
    changes: tuple[Change, ...] = ()
    direct: bool = True

    def change(self, before: Status | None, wanted: Status) -> Change:
        """The first change that fits; a plain one where none does."""
        return next((c for c in self.changes if c.fits(before, wanted)), PLAIN)


#: A change of which nothing is known: the status is written and causes nothing known.
PLAIN: Final = Change(None, None)


@dataclass(frozen=True, slots=True)
class PlannedWrite:
    """One write to ``target``; ``expected`` is its value now (``None``: it is not read).

    ``action`` and ``confirm`` are those of its ``Change``.
    """

    ref: OrderRef
    number: str
    expected: Status | None
    wanted: Status
    consequence: str = ""
    action: str = ""
    confirm: str = ""
    target: Side = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not written, with the reason as a code and as a sentence.

    ``target`` is the side that would have been written, whose value ``expected`` is.
    """

    ref: OrderRef
    number: str
    reason: RefusalReason
    message: str
    expected: Status | None = None
    wanted: Status | None = None
    target: Side = field(kw_only=True)


@dataclass(frozen=True)
class Plan:
    """A frozen plan. ``created_at`` is UTC; ``digest`` covers everything that would be written.

    ``brakes`` are sentences that say what is unusual about it; where there is one, the operator
    types the number of writes (``count_word``) before anything is sent. ``connections`` are
    store code, side and fingerprint of every connection that is written: a plan is never carried
    out on another one.
    """

    direction: Direction
    created_at: datetime
    writes: tuple[PlannedWrite, ...]
    refusals: tuple[Refusal, ...]
    brakes: tuple[str, ...] = ()
    connections: tuple[tuple[str, str, str], ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 over direction, time, brakes, writes and refusals, in hexadecimal."""
        parts: list[object] = [self.direction.value, self.created_at.isoformat()]
        parts += [self.brakes, self.connections]
        parts.extend(
            [
                list(w.ref),
                w.target.value,
                w.number,
                _key(w.expected),
                _key(w.wanted),
                w.consequence,
                w.action,
                w.confirm,
            ]
            for w in self.writes
        )
        parts.extend(
            [
                list(r.ref),
                r.target.value,
                r.number,
                r.reason.value,
                r.message,
                _key(r.expected),
                _key(r.wanted),
            ]
            for r in self.refusals
        )
        return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()

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

    def refuse(reason: RefusalReason, message: str) -> Refusal:
        return Refusal(
            order.ref, order.number, reason, message, expected, wanted, target=target_side
        )

    if rules is None:
        return refuse(RefusalReason.NOT_WRITABLE, say("This store is not connected."))
    if not rules.writable:
        return refuse(RefusalReason.NOT_WRITABLE, rules.reason)
    problem = _source_problem(source, target_side.other) or _target_problem(
        target, target_side, rules
    )
    if problem:
        return refuse(*problem)
    if wanted is None:
        return refuse(RefusalReason.NOT_READ, say("There is no value to write."))
    if expected == wanted:
        return refuse(RefusalReason.EQUAL, say("Both sides hold this value: nothing to write."))
    if unsettled:
        return refuse(
            RefusalReason.UNSETTLED,
            say("An earlier write of this order is unknown. Refresh to settle it by reading."),
        )
    if not rules.reads_back:
        expected = None
    problem = value_problem(wanted, expected, rules)
    if problem:
        return refuse(*problem)
    change = rules.change(expected, wanted)
    return PlannedWrite(
        order.ref,
        order.number,
        expected,
        wanted,
        change.consequence,
        change.action,
        change.confirm,
        target=target_side,
    )


_Problem = tuple[RefusalReason, str]


def _source_problem(source: Observation | None, side: Side) -> _Problem | None:
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
                json_type=source.status.json_type,
            ),
        )
    return None


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


def value_problem(wanted: Status, expected: Status | None, rules: WriteRules) -> _Problem | None:
    """Why the target would not keep ``wanted`` exactly; asked when planning and again before
    each plan is applied, because rules change and plan files travel."""
    if wanted.json_type not in rules.types:
        return (
            RefusalReason.NOT_ALLOWED,
            say(
                "The value is a JSON {json_type}; the target takes {types}.",
                json_type=wanted.json_type,
                types=", ".join(sorted(rules.types)),
            ),
        )
    if expected is not None and rules.frozen and expected.literal in rules.frozen:
        return RefusalReason.NOT_ALLOWED, rules.frozen[expected.literal]
    if rules.forbidden and wanted.literal in rules.forbidden:
        return RefusalReason.NOT_ALLOWED, rules.forbidden[wanted.literal]
    if rules.allowed is not None and wanted.literal not in rules.allowed:
        return (
            RefusalReason.NOT_ALLOWED,
            say(
                "The target does not know the status “{visible}”. It knows: {allowed}.",
                visible=brief(wanted),
                allowed=", ".join(sorted(rules.allowed)),
            ),
        )
    if rules.longest is not None and len(wanted.literal) > rules.longest:
        return (
            RefusalReason.TOO_LONG,
            say(
                "The value has {count} characters; the target keeps {longest} and cuts the rest "
                "without saying so.",
                count=len(wanted.literal),
                longest=rules.longest,
            ),
        )
    if not rules.direct and not rules.change(expected, wanted).action:
        return RefusalReason.NOT_WRITABLE, rules.reason
    return None


def _key(status: Status | None) -> list[str] | None:
    return None if status is None else [status.json_type.value, status.literal]
