"""The list of writes about to be made.

Law: a plan is frozen and hashed; it holds every write and every refusal with its reason, and
is made from what was read, without any object that could write.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import visible


class Direction(StrEnum):
    """Which side is written; the value is the word of ``plan --to``."""

    TO_DESIGNO = "designo"
    TO_STOREFRONT = "storefront"

    @property
    def target(self) -> Side:
        return Side.DESIGNO if self is Direction.TO_DESIGNO else Side.STOREFRONT

    @property
    def label(self) -> str:
        if self is Direction.TO_DESIGNO:
            return "Storefront → DesignO"
        return "DesignO → Storefront"


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
        consequences: wanted text to what such a change may cause.
    """

    writable: bool = True
    reason: str = ""
    types: frozenset[JsonType] = frozenset({JsonType.TEXT})
    longest: int | None = None
    allowed: frozenset[str] | None = None
    forbidden: Mapping[str, str] | None = None
    frozen: Mapping[str, str] | None = None
    reads_back: bool = True
    consequences: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PlannedWrite:
    """One write: ``expected`` is the target's value now (``None``: the target is not read)."""

    ref: OrderRef
    number: str
    expected: Status | None
    wanted: Status
    consequence: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not written, with the reason as a code and as a sentence."""

    ref: OrderRef
    number: str
    reason: RefusalReason
    message: str
    expected: Status | None = None
    wanted: Status | None = None


@dataclass(frozen=True)
class Plan:
    """A frozen plan. ``created_at`` is UTC; ``digest`` covers everything that would be written."""

    direction: Direction
    created_at: datetime
    writes: tuple[PlannedWrite, ...]
    refusals: tuple[Refusal, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 over direction, time, writes and refusals, in hexadecimal."""
        parts: list[object] = [self.direction.value, self.created_at.isoformat()]
        parts.extend(
            [list(w.ref), w.number, _key(w.expected), _key(w.wanted), w.consequence]
            for w in self.writes
        )
        parts.extend(
            [
                list(r.ref),
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
    def refused(self) -> tuple[Refusal, ...]:
        """The refusals that an operator must see to; rows that are already equal are not."""
        return tuple(r for r in self.refusals if r.reason is not RefusalReason.EQUAL)


def build_plan(
    direction: Direction,
    orders: Iterable[Order],
    rules: Mapping[str, WriteRules],
    created_at: datetime,
    unsettled: frozenset[OrderRef] = frozenset(),
) -> Plan:
    """Decide for each order whether it is written and why not.

    ``rules`` is keyed by store code. ``unsettled`` are orders whose earlier write is unknown:
    they are re-read, never written again on top.
    """
    writes: list[PlannedWrite] = []
    refusals: list[Refusal] = []
    for order in orders:
        row = _decide(direction, order, rules.get(order.ref.store_code), order.ref in unsettled)
        if isinstance(row, PlannedWrite):
            writes.append(row)
        else:
            refusals.append(row)
    return Plan(direction, created_at, tuple(writes), tuple(refusals))


def _decide(
    direction: Direction, order: Order, rules: WriteRules | None, unsettled: bool
) -> PlannedWrite | Refusal:
    target_side = direction.target
    source = order.side(target_side.other)
    target = order.side(target_side)
    wanted = source.status if source else None
    expected = target.status if target else None

    def refuse(reason: RefusalReason, message: str) -> Refusal:
        return Refusal(order.ref, order.number, reason, message, expected, wanted)

    if rules is None:
        return refuse(RefusalReason.NOT_WRITABLE, "This store is not connected.")
    if not rules.writable:
        return refuse(RefusalReason.NOT_WRITABLE, rules.reason)
    problem = _source_problem(source, target_side.other) or _target_problem(
        target, target_side, rules
    )
    if problem:
        return refuse(*problem)
    if wanted is None:
        return refuse(RefusalReason.NOT_READ, "There is no value to write.")
    if expected == wanted:
        return refuse(RefusalReason.EQUAL, "Both sides hold this value: nothing to write.")
    if unsettled:
        return refuse(
            RefusalReason.UNSETTLED,
            "An earlier write of this order is unknown. Refresh to settle it by reading.",
        )
    problem = value_problem(wanted, expected, rules)
    if problem:
        return refuse(*problem)
    consequence = (rules.consequences or {}).get(wanted.literal, "")
    return PlannedWrite(order.ref, order.number, expected, wanted, consequence)


_Problem = tuple[RefusalReason, str]


def _source_problem(source: Observation | None, side: Side) -> _Problem | None:
    if source is None or source.presence is Presence.NOT_READ:
        return (
            RefusalReason.NOT_READ,
            f"The {side.label} status was not read. Refresh first.",
        )
    if source.presence is Presence.ABSENT:
        return (
            RefusalReason.MISSING,
            f"The order is not in {side.named}: no value to write.",
        )
    if source.status is None:
        return (
            RefusalReason.UNREADABLE,
            f"The {side.label} status is unreadable: {source.problem}",
        )
    if not source.status.has_value:
        return (
            RefusalReason.UNREADABLE,
            f"The {side.label} status is {source.status.json_type}: there is no value to write.",
        )
    return None


def _target_problem(target: Observation | None, side: Side, rules: WriteRules) -> _Problem | None:
    if not rules.reads_back:
        return None
    if target is None or target.presence is Presence.NOT_READ:
        return (
            RefusalReason.NOT_READ,
            f"The {side.label} status was not read. Refresh first.",
        )
    if target.presence is Presence.ABSENT:
        return (
            RefusalReason.MISSING,
            f"The order is not in {side.named}. This program never adds orders.",
        )
    if target.status is None:
        return (
            RefusalReason.UNREADABLE,
            f"The {side.label} status is unreadable, so it cannot be compared before writing: "
            f"{target.problem}",
        )
    return None


def value_problem(wanted: Status, expected: Status | None, rules: WriteRules) -> _Problem | None:
    """Why the target would not keep ``wanted`` exactly; asked when planning and again before
    each plan is applied, because rules change and plan files travel."""
    if wanted.json_type not in rules.types:
        return (
            RefusalReason.NOT_ALLOWED,
            f"The value is a JSON {wanted.json_type}; the target takes "
            f"{', '.join(sorted(rules.types))}.",
        )
    if expected is not None and rules.frozen and expected.literal in rules.frozen:
        return RefusalReason.NOT_ALLOWED, rules.frozen[expected.literal]
    if rules.forbidden and wanted.literal in rules.forbidden:
        return RefusalReason.NOT_ALLOWED, rules.forbidden[wanted.literal]
    if rules.allowed is not None and wanted.literal not in rules.allowed:
        return (
            RefusalReason.NOT_ALLOWED,
            f"The target does not know the status “{visible(wanted)}”. It knows: "
            f"{', '.join(sorted(rules.allowed))}.",
        )
    if rules.longest is not None and len(wanted.literal) > rules.longest:
        return (
            RefusalReason.TOO_LONG,
            f"The value has {len(wanted.literal)} characters; the target keeps {rules.longest} "
            "and cuts the rest without saying so.",
        )
    return None


def _key(status: Status | None) -> list[str] | None:
    return None if status is None else [status.json_type.value, status.literal]
