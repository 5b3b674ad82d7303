"""Settings of automatic refresh and automatic sync.

Law: off unless the operator turned it on, per store and direction. An automatic plan is the part
of a follow plan without a decision: no conflict, no order never seen equal, no brake, no word to
type, no value that was written or replaced there a short while ago.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.plan import Plan, PlannedWrite, Refusal, RefusalReason
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.visible import brief

#: Directions that may be automatic.
AUTOMATIC_DIRECTIONS: Final = (Direction.TO_DESIGNO, Direction.TO_STOREFRONT, Direction.FOLLOW)

#: A value that comes back within this time is a flip A to B to A, and left to the operator.
TRIP_WIRE: Final = timedelta(hours=24)

#: Fewer known orders than this are too few to speak of a share of them.
FEW_ORDERS: Final = 5
#: A larger share of a side's known orders vanishes or changes at once only when something is wrong.
MASS_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class AutomaticSync:
    """Automatic sync of one store.

    ``FOLLOW`` is both directions; the others write one side only.
    """

    store_code: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """``refresh_minutes`` is the time between refreshes, 0 for never."""

    refresh_minutes: int = 0
    automatic: tuple[AutomaticSync, ...] = ()

    def direction(self, store_code: str) -> Direction | None:
        """How a store is synced by itself; ``None`` for not at all."""
        found = (a.direction for a in self.automatic if a.store_code == store_code)
        return next(found, None)


def is_mass_change(affected: int, known: int) -> bool:
    """Whether so many orders vanished or changed at once that a person should look first."""
    return known >= FEW_ORDERS and affected / known > MASS_SHARE


def automatic_part(
    plan: Plan,
    direction: Direction,
    written: Mapping[OrderRef, Sequence[WriteRecord]],
    now: datetime,
) -> Plan:
    """What of a follow plan may be carried out unasked; every other row is a refusal that says
    why it is left to the operator. ``written`` are the journal's writes of each order."""
    writes: list[PlannedWrite] = []
    refusals = list(plan.refusals)
    for write in plan.writes:
        why = _left_because(write, direction, written.get(write.ref, ()), now)
        if why is None:
            writes.append(write)
        else:
            refusals.append(_left(write, *why))
    return replace(plan, writes=tuple(writes), refusals=tuple(refusals), brakes=())


def flips(write: PlannedWrite, records: Sequence[WriteRecord], now: datetime) -> bool:
    """Whether the value was written there, or replaced there, within ``TRIP_WIRE``; or whether
    the other side only went back to what was replaced there, and would now be carried over."""
    return any(
        record.sent
        and record.claimed_at is not None
        and now - record.claimed_at < TRIP_WIRE
        and _comes_back(write, record)
        for record in records
    )


def _comes_back(write: PlannedWrite, record: WriteRecord) -> bool:
    if record.target is write.target:
        return write.wanted in (record.wanted, record.before)
    return (record.before, record.wanted) == (write.wanted, write.expected)


def _left_because(
    write: PlannedWrite, direction: Direction, records: Sequence[WriteRecord], now: datetime
) -> tuple[RefusalReason, Sentence] | None:
    if direction.target not in (None, write.target):
        return RefusalReason.LEFT, say(
            "{label} is not written automatically.", label=write.target.label
        )
    if write.confirm:
        return RefusalReason.LEFT, say(
            "It needs the typed word “{confirm}”.", confirm=write.confirm
        )
    if flips(write, records, now):
        return (
            RefusalReason.FLIPS,
            say(
                "“{visible}” was already written or replaced there in the last "
                "{total_seconds:.0f} hours: something sets it back. Find out what, then sync it "
                "by hand.",
                visible=brief(write.wanted),
                total_seconds=TRIP_WIRE.total_seconds() / 3600,
            ),
        )
    return None


def _left(write: PlannedWrite, reason: RefusalReason, message: Sentence) -> Refusal:
    return Refusal(
        write.ref, write.number, reason, message, write.expected, write.wanted, target=write.target
    )
