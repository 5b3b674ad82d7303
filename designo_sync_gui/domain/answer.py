"""The summary of an order in the inspector: which side is behind, since when, and the likely cause.

Law: every statement is based on a reading. A side is behind only if the other one changed since
both were seen equal; a time is never later than its reading; a reason is named only where most
orders with the same values show it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, cast

from designo_sync_gui.domain.compare import Comparison, Verdict, judge
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.moments import moment_of
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Observation, Order, Presence, Side
from designo_sync_gui.domain.outcome_kind import OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.table_ports import PairGroup
from designo_sync_gui.domain.timeline import Entry, Seen
from designo_sync_gui.domain.visible import brief

#: A reason is named from so many orders with the same two values on,
LEAST_ORDERS: Final = 5
#: where they are so many of ten that have the one of the two values that is taken over.
LEAST_OF_TEN: Final = 8


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment inside a sentence, in UTC. A screen says how long ago it was."""

    at: datetime

    def __str__(self) -> str:
        return self.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


@dataclass(frozen=True, slots=True)
class Answer:
    """The conclusion in a few words, what it rests on, and a reason; the reason is mostly empty."""

    conclusion: Sentence
    facts: tuple[Sentence, ...] = ()
    probably: Sentence = NOTHING


def answer(order: Order, entries: Sequence[Entry] = (), groups: Iterable[PairGroup] = ()) -> Answer:
    """What is known of an order.

    ``entries`` is its timeline, newest first; ``groups`` are the pairs of values of all orders of
    its store. Without them less is said, and nothing else.
    """
    comparison, moved = judge(order), movement(order)
    if comparison.verdict is Verdict.DIFFERENT:
        conclusion, facts = _of_different(order, comparison, moved, entries)
    else:
        conclusion, facts = _CONCLUSIONS[comparison.verdict](order)
    written = _last_write(order, entries)
    return Answer(
        conclusion,
        (*facts, written) if written else facts,
        _probably(order, moved, groups) if _is_open(comparison, moved) else NOTHING,
    )


def _is_open(comparison: Comparison, moved: Movement) -> bool:
    """Whether there is a difference whose reason is asked for."""
    return comparison.verdict is Verdict.DIFFERENT and moved is not Movement.NOBODY


_Told = tuple[Sentence, tuple[Sentence, ...]]


def _of_different(
    order: Order, comparison: Comparison, moved: Movement, entries: Sequence[Entry]
) -> _Told:
    if moved in _MOVERS:
        mover = _MOVERS[moved]
        conclusion = say("{side} is behind.", side=mover.other.capital)
        return conclusion, (_moved(order, mover, entries), _says(order, mover.other, still=True))
    if moved is Movement.BOTH:
        facts = (*(_moved(order, side, entries) for side in Side), _DECIDE)
        return say("Both sides moved."), facts
    values = tuple(_says(order, side) for side in Side)
    if moved is Movement.NOBODY:
        return say("Both sides are the same, as declared."), (*values, _DECLARED)
    if comparison.formatting_only:
        return say("DesignO spells it differently."), (*values, _NEVER_EQUAL)
    return say("The two sides differ."), (*values, _NEVER_EQUAL)


def _of_equal(order: Order) -> _Told:
    return say("Both sides are equal."), tuple(_says(order, side) for side in Side)


def _of_missing(order: Order) -> _Told:
    side = Side.DESIGNO if _presence(order, Side.DESIGNO) is Presence.ABSENT else Side.STOREFRONT
    conclusion = say("{side} does not have it.", side=side.capital)
    return conclusion, (_says(order, side), _says(order, side.other))


def _of_unreadable(order: Order) -> _Told:
    return say("There is no value to compare."), tuple(_says(order, side) for side in Side)


def _of_not_read(order: Order) -> _Told:
    facts = tuple(_says(order, side) for side in Side)
    if all(_presence(order, side) is Presence.ABSENT for side in Side):
        return say("Neither side has it."), facts
    return say("Not known yet."), facts


_CONCLUSIONS: Final = {
    Verdict.EQUAL: _of_equal,
    Verdict.ONLY_STOREFRONT: _of_missing,
    Verdict.ONLY_DESIGNO: _of_missing,
    Verdict.UNREADABLE: _of_unreadable,
    Verdict.NOT_READ: _of_not_read,
}
_MOVERS: Final = {Movement.STOREFRONT: Side.STOREFRONT, Movement.DESIGNO: Side.DESIGNO}
_DECIDE: Final = say("“Follow what moved” leaves it out until you decide.")
_DECLARED: Final = say(
    "A profile declares these two words as the same (“shows”); nothing is written for them unasked."
)
#: A new connection begins without agreed values: the sides may have been equal before it.
_NEVER_EQUAL: Final = say(
    "Not seen equal since both are connected, so it is not known which side moved."
)


# One side ---------------------------------------------------------------------------------------


def _moved(order: Order, side: Side, entries: Sequence[Entry]) -> Sentence:
    """To what a side moved and the best that is known of when: no later than the order's last
    change by the side's own word, and no later than the value was first seen."""
    seen = cast(Observation, order.side(side))  # only a side with a value moves
    named = {"side": side.capital, "value": _named(order, side)}
    first, own = _first_seen(seen, side, entries), _own_change(seen, side, entries)
    if own is not None and (first is None or own <= first):
        return say(
            "{side} moved to {value}; it last changed the order {when}.",
            **named,
            when=Moment(own),
        )
    if first is not None:
        return say("{side} moved to {value}, first seen {when}.", **named, when=Moment(first))
    return say("{side} moved to {value}, read {when}.", **named, when=Moment(seen.read_at))


def _ended(reason: Sentence) -> Sentence:
    """Some reasons are sentences, others a few words; another sentence follows."""
    return reason if reason.english.endswith(".") else say("{reason}.", reason=reason)


def _says(order: Order, side: Side, *, still: bool = False) -> Sentence:
    """What a side said when it was last read."""
    seen = order.side(side)
    if seen is None or seen.presence is Presence.NOT_READ:
        reason = seen.problem if seen is not None else NOTHING
        if reason:
            return say("{side} was not read: {reason}", side=side.capital, reason=_ended(reason))
        return say("{side} was not read.", side=side.capital)
    named = {"side": side.capital, "when": Moment(seen.read_at)}
    if seen.presence is Presence.ABSENT:
        return say("{side} said that it has no such order, read {when}.", **named)
    if seen.status is None:
        if seen.problem:
            return say(
                "{side} has the order, but its value is unreadable, read {when}: {reason}",
                **named,
                reason=_ended(seen.problem),
            )
        return say("{side} has the order, but its value is unreadable, read {when}.", **named)
    if seen.status.json_type is JsonType.ABSENT:
        return say("{side} has the order, but without the status field, read {when}.", **named)
    value = _value(seen.status, _status(order, side.other))
    if still:
        return say("{side} still says {value}, read {when}.", **named, value=value)
    return say("{side} says {value}, read {when}.", **named, value=value)


def _first_seen(seen: Observation, side: Side, entries: Sequence[Entry]) -> datetime | None:
    """When the present value was first seen; ``None`` where the timeline does not tell."""
    for entry in entries:
        if isinstance(entry, Seen) and entry.side is side:
            same = (entry.presence, entry.status) == (seen.presence, seen.status)
            return entry.at if same and entry.at <= seen.read_at else None
    return None


def _own_change(seen: Observation, side: Side, entries: Sequence[Entry]) -> datetime | None:
    """The side's own word for when it last changed the order, where it can be true: not after the
    reading, and not before another value was seen there."""
    own = moment_of(seen.changed_at)
    if own is None or own > seen.read_at:
        return None
    for entry in entries:
        if isinstance(entry, Seen) and entry.side is side and entry.status != seen.status:
            return own if own >= entry.at else None
    return own


def _named(order: Order, side: Side) -> Sentence:
    """The value of a side that has one."""
    return _value(cast(Status, _status(order, side)), _status(order, side.other))


def _value(status: Status, other: Status | None) -> Sentence:
    """A status inside a sentence, with its JSON type where that differs from the other side's."""
    value = say("“{value}”", value=brief(status)) if status.literal else brief(status)
    if other is None or other.json_type is status.json_type or not status.literal:
        return value
    return say("{value} ({type})", value=value, type=status.json_type.named)


def _status(order: Order, side: Side) -> Status | None:
    seen = order.side(side)
    return seen.status if seen is not None else None


def _presence(order: Order, side: Side) -> Presence:
    seen = order.side(side)
    return seen.presence if seen is not None else Presence.NOT_READ


# The last write, and the reason -----------------------------------------------------------------

_WRITES: Final = {
    OutcomeKind.UNKNOWN: say(
        "What became of the last write is not known: it is read again, never sent again."
    ),
    OutcomeKind.ACCEPTED: say("The last write was accepted, but not read back."),
    OutcomeKind.REFUSED: say("The last write was refused."),
    OutcomeKind.ALTERED: say("The receiver altered the value of the last write."),
    OutcomeKind.SKIPPED: say("The last write was skipped: the order had changed since the plan."),
}


def _last_write(order: Order, entries: Sequence[Entry]) -> Sentence:
    """What the operator must know of the last write; nothing where all went well."""
    kind = order.last_outcome
    if kind not in _WRITES:
        return NOTHING
    record = next((entry for entry in entries if isinstance(entry, WriteRecord)), None)
    read = max((seen.read_at for side in Side if (seen := order.side(side))), default=None)
    if (
        kind is not OutcomeKind.REFUSED
        or record is None
        or record.outcome is not kind
        or record.ended_at is None
        or read is None
        or record.ended_at > read
    ):
        return _WRITES[kind]
    return say(
        "{side} refused the last write {when}.",
        side=record.target.capital,
        when=Moment(record.ended_at),
    )


def _probably(order: Order, moved: Movement, groups: Iterable[PairGroup]) -> Sentence:
    """A reason, where at least ``LEAST_ORDERS`` orders have the same two values and nearly all
    that have the one show the other."""
    left, right = _status(order, Side.STOREFRONT), _status(order, Side.DESIGNO)
    if moved is Movement.BOTH:
        return NOTHING
    source = _MOVERS.get(moved, Side.STOREFRONT)
    pairs = [(group.pair.storefront, group.pair.designo, group.count) for group in groups]
    at = 0 if source is Side.STOREFRONT else 1
    having = [pair for pair in pairs if pair[at] == (left, right)[at] and None not in pair[:2]]
    every = sum(count for *_, count in having)
    same = sum(count for *pair, count in having if pair == [left, right])
    if same < LEAST_ORDERS or same * 10 < every * LEAST_OF_TEN:
        return NOTHING
    named = {
        "same": same,
        "all": every,
        "source": source.named,
        "value": _named(order, source),
        "target": source.other.named,
        "other": _named(order, source.other),
    }
    if moved in _MOVERS:
        return say(
            "Probably not this order alone: of {all:,} orders that say {value} in {source}, "
            "{same:,} say {other} in {target}.",
            **named,
        )
    return say(
        "Probably a rule, not a missed change: of {all:,} orders that say {value} in {source}, "
        "{same:,} say {other} in {target}.",
        **named,
    )
