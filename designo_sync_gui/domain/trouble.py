"""Which trouble is told to somebody elsewhere, and when it is told again.

Law: the same trouble is told once while it lasts, also after a restart; what comes and goes is not
told more often than once in ``DISTANCE``; what is mended may be told anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, say_n

#: The same trouble is not told twice within this time, even where it was mended in between.
DISTANCE: Final = timedelta(hours=1)
#: A command that did not end well is tried again together with the next trouble, once no process
#: can still be running it.
TRIED: Final = timedelta(minutes=2)
#: Whether a hold or a failed order is mended is not always seen: each is told again after a day.
STANDS: Final = timedelta(hours=24)


class TroubleKind(StrEnum):
    """The values stand in the JSON that commands of operators read; they are never renamed."""

    JOB_FAILED = "job failed"
    ORDERS_FAILED = "orders failed"
    UNKNOWN_WRITE = "unknown write"
    HELD = "held"
    UNREAD = "unread"


_PASSING: Final = (TroubleKind.HELD, TroubleKind.ORDERS_FAILED)
_FAILED: Final = (OutcomeKind.REFUSED, OutcomeKind.ALTERED)


@dataclass(frozen=True, slots=True)
class TroubleKey:
    """What makes two troubles the same; no store code: DesignO or the program as a whole."""

    kind: TroubleKind
    store_code: str = ""
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that somebody should look at, with what to do where that is known."""

    key: TroubleKey
    message: Sentence
    advice: Sentence = NOTHING
    job_id: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """When a trouble was told, whether it lasts, and whether the command that was told ended
    well."""

    at: datetime
    lasts: bool = True
    arrived: bool = True


ToldBefore = Mapping[TroubleKey, Told]


@dataclass(frozen=True, slots=True)
class FailedCommand:
    """How the command failed last, until it does its work or somebody dismisses that."""

    at: datetime
    message: Sentence
    advice: Sentence = NOTHING


@dataclass(frozen=True, slots=True)
class Remembered:
    """What all processes of a data folder know of telling."""

    told: ToldBefore = field(default_factory=dict)
    failed: FailedCommand | None = None


def to_tell(troubles: Iterable[Trouble], told: ToldBefore, now: datetime) -> tuple[Trouble, ...]:
    """The troubles that are to be told now, the first of each key. Those that a command was given
    that failed come along with another one."""
    first: dict[TroubleKey, Trouble] = {}
    for trouble in troubles:
        first.setdefault(trouble.key, trouble)
    due = {key for key in first if _is_due(key, told.get(key), now)}
    along = {key for key in first if due and _came_to_nothing(told.get(key), now)}
    return tuple(trouble for key, trouble in first.items() if key in due | along)


def _came_to_nothing(known: Told | None, now: datetime) -> bool:
    return known is not None and not known.arrived and abs(now - known.at) >= TRIED


def _is_due(key: TroubleKey, known: Told | None, now: datetime) -> bool:
    if known is None:
        return True
    ago = abs(now - known.at)
    if ago < DISTANCE:
        return False
    return not (known.lasts and known.arrived) or (key.kind in _PASSING and ago >= STANDS)


def after_telling(
    told: ToldBefore, fresh: Iterable[Trouble], mended: Iterable[TroubleKey], now: datetime
) -> ToldBefore:
    """What is remembered while the command runs: mended troubles no longer than ``DISTANCE``, and
    that nobody knows yet whether the fresh ones arrive."""
    over = set(mended)
    kept = {
        key: replace(one, lasts=one.lasts and key not in over)
        for key, one in told.items()
        if (one.lasts and key not in over) or abs(now - one.at) < DISTANCE
    }
    return {**kept, **{trouble.key: Told(now, arrived=False) for trouble in fresh}}


def undelivered(troubles: Iterable[Trouble], told: ToldBefore) -> tuple[Trouble, ...]:
    """Those that last and did not arrive: another process may have told them since, or seen that
    they are mended."""
    known = ((trouble, told.get(trouble.key)) for trouble in troubles)
    return tuple(trouble for trouble, one in known if one and one.lasts and not one.arrived)


def arrived(told: ToldBefore, fresh: Iterable[Trouble]) -> ToldBefore:
    """What is remembered once the command that was given ``fresh`` ended well."""
    keys = {trouble.key for trouble in fresh} & told.keys()
    return {**told, **{key: replace(told[key], arrived=True) for key in keys}}


def of_outcomes(outcomes: Sequence[Outcome], job_id: str) -> tuple[Trouble, ...]:
    """The orders of one job that failed, and its writes of which nobody knows the outcome."""
    places = dict.fromkeys((o.ref.store_code, o.target) for o in outcomes)
    found = []
    for code, side in places:
        here = [o for o in outcomes if (o.ref.store_code, o.target) == (code, side)]
        failed = [o for o in here if o.kind in _FAILED]
        unknown = sum(o.kind is OutcomeKind.UNKNOWN for o in here)
        if failed:
            key = TroubleKey(TroubleKind.ORDERS_FAILED, code, side)
            found.append(Trouble(key, _failed(len(failed), side), failed[0].message, job_id))
        if unknown:
            key = TroubleKey(TroubleKind.UNKNOWN_WRITE, code, side)
            found.append(Trouble(key, _unknown(unknown, side), _REFRESH, job_id))
    return tuple(found)


_REFRESH = say("Refresh to find out; an unknown write is never sent again.")


def _failed(number: int, side: Side) -> Sentence:
    return say_n(
        "{n:,} write to {side} was refused or altered by the receiver.",
        "{n:,} writes to {side} were refused or altered by the receiver.",
        number,
        side=side.label,
    )


def _unknown(number: int, side: Side) -> Sentence:
    return say_n(
        "{n:,} write to {side} has an unknown outcome.",
        "{n:,} writes to {side} have an unknown outcome.",
        number,
        side=side.label,
    )


def written(outcomes: Iterable[Outcome]) -> frozenset[TroubleKey]:
    """The failed orders that are mended: their store and side took every later write."""
    good, bad = set(), set()
    for outcome in outcomes:
        key = TroubleKey(TroubleKind.ORDERS_FAILED, outcome.ref.store_code, outcome.target)
        if outcome.kind in (OutcomeKind.VERIFIED, OutcomeKind.ACCEPTED):
            good.add(key)
        elif outcome.kind in _FAILED:
            bad.add(key)
    return frozenset(good - bad)


def of_age(
    read_at: Mapping[TroubleKey, datetime], now: datetime, limit: timedelta
) -> tuple[Trouble, ...]:
    """The sides that were not read for longer than ``limit``. One never read is not here: the job
    that fails to read it is trouble of its own."""
    return tuple(
        Trouble(
            key,
            say(
                "{side} was not read for {hours:,} h.",
                side=key.side.capital if key.side else NOTHING,
                hours=int((now - at).total_seconds()) // 3600,
            ),
            say("Refresh, and look at what the refresh says."),
        )
        for key, at in read_at.items()
        if now - at > limit
    )
