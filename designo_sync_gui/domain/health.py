"""Whether a store needs somebody: for monitoring, and for those who are told of trouble.

Law: mismatches and conflicts are work, not trouble; trouble is what makes the program's own words
old or unsure: a side not read for long, a list broken off, a write whose outcome is unknown.
Whether automatic sync is held is known to the process alone that runs it: nothing is said of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, say_n


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """What is known of a store now, without asking it.

    Attributes:
        read_at: when each side that can be read was last read; ``None`` for never.
        left_off: how far a list was read that did not come to its end; empty where all did.
        troubles: what somebody should look at, in sentences; empty while all is well.
    """

    code: str
    name: str
    read_at: Mapping[Side, datetime | None]
    orders: int
    mismatches: int
    conflicts: int
    unknown: int
    left_off: Sentence = NOTHING
    troubles: tuple[Sentence, ...] = ()


def troubles_of(health: StoreHealth, now: datetime, max_age: timedelta | None) -> StoreHealth:
    """The same with its troubles; without ``max_age`` no reading is too old."""
    found = [
        trouble
        for side, at in health.read_at.items()
        if (trouble := _unread(side, at, now, max_age)) is not None
    ]
    if health.left_off:
        found.append(say("A list was not read to its end: {what}.", what=health.left_off))
    if health.unknown:
        found.append(
            say_n(
                "{n:,} write has an unknown outcome. Refresh to find out.",
                "{n:,} writes have an unknown outcome. Refresh to find out.",
                health.unknown,
            )
        )
    return replace(health, troubles=tuple(found))


def _unread(
    side: Side, at: datetime | None, now: datetime, max_age: timedelta | None
) -> Sentence | None:
    if at is None:
        return say("{side} was never read.", side=side.capital)
    if max_age is None or now - at <= max_age:
        return None
    return say(
        "{side} was not read for {hours:,} h {minutes} min.",
        side=side.capital,
        hours=int((now - at).total_seconds()) // 3600,
        minutes=int((now - at).total_seconds()) % 3600 // 60,
    )
