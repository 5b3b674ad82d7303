"""What an entry of *Activity* says: of a refresh, of a job, of a side that was not read."""

from collections.abc import Mapping

from designo_sync_gui.domain.activity import ActivityEntry, ActivityKind, Ending, ending_of
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.history import JobRecord
from designo_sync_gui.domain.moves import Moved
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, say_n, verbatim


def refresh_words(moved: Mapping[Moved, int], first: int, became: int, resolved: int) -> Sentence:
    """What a refresh found: ``first`` are orders of a first reading, ``became`` how many orders are
    mismatches now and were none before, ``resolved`` how many are none any more. Empty where
    nothing is another than before."""
    shop, designo, new = (moved.get(kind, 0) for kind in Moved)
    parts = [
        say_n("{n:,} order moved in the shop", "{n:,} orders moved in the shop", shop)
        if shop
        else NOTHING,
        say_n("{n:,} order moved in DesignO", "{n:,} orders moved in DesignO", designo)
        if designo
        else NOTHING,
        say_n("{n:,} new order", "{n:,} new orders", new) if new else NOTHING,
        say_n("{n:,} order read for the first time", "{n:,} orders read for the first time", first)
        if first
        else NOTHING,
        say_n("{n:,} new mismatch", "{n:,} new mismatches", became) if became else NOTHING,
        say_n("{n:,} mismatch resolved", "{n:,} mismatches resolved", resolved)
        if resolved
        else NOTHING,
    ]
    return joined(", ", parts)


def not_read_words(side: Side, error: SyncError) -> Sentence:
    """That a side was not read, and why."""
    why = say("{title}: {message}", title=error.title, message=error.message)
    return say("{side} was not read. {why}", side=side.capital, why=why)


def job_words(direction: Direction, writes: int) -> Sentence:
    """What a job was to do."""
    if direction is Direction.TO_DESIGNO:
        return say_n("{n:,} write to DesignO", "{n:,} writes to DesignO", writes)
    if direction is Direction.TO_STOREFRONT:
        return say_n("{n:,} write to the shop", "{n:,} writes to the shop", writes)
    if direction is Direction.UNDO:
        return say_n("{n:,} write undone", "{n:,} writes undone", writes)
    return say_n(
        "{n:,} write to the side that did not move",
        "{n:,} writes to the side that did not move",
        writes,
    )


def job_entry(job: JobRecord) -> ActivityEntry:
    """A job of the journal, with the operator's reason beside what it did."""
    reason = verbatim(job.reason)
    undo = job.direction is Direction.UNDO
    return ActivityEntry(
        job.at,
        job.at,
        ActivityKind.UNDO if undo else ActivityKind.WRITE,
        job.stores,
        joined(" · ", [job_words(job.direction, job.writes), reason]),
        ending_of(job.writes, job.counts),
        operator=job.operator,
        orders=job.writes,
        writes=job.writes,
        outcomes=job.counts,
        job_id=job.job_id,
    )


def acceptance_words(orders: int, pairs: int, gone: int, reason: str) -> Sentence:
    """How much came into force or was withdrawn, with the operator's reason."""
    parts = [
        say_n("{n:,} difference accepted", "{n:,} differences accepted", orders)
        if orders
        else NOTHING,
        say_n("{n:,} pair of values accepted", "{n:,} pairs of values accepted", pairs)
        if pairs
        else NOTHING,
        say_n("{n:,} acceptance withdrawn", "{n:,} acceptances withdrawn", gone)
        if gone
        else NOTHING,
    ]
    return joined(" · ", [*parts, verbatim(reason)])


#: Of a refresh that ended as nothing had happened.
NOTHING_MOVED = say("Nothing moved")


def refresh_ending(*, cancelled: bool, failed: bool) -> Ending:
    if cancelled:
        return Ending.CANCELLED
    return Ending.LOOK if failed else Ending.GOOD
