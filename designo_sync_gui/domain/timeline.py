"""What happened to one order: what was seen of it, and what was written to it.

Shown as recorded, each value exactly; readings come from the mirror, writes from the journal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import Presence, Side
from designo_sync_gui.domain.status import Status


@dataclass(frozen=True, slots=True)
class Seen:
    """From ``at`` (UTC) on, a side showed this; ``status`` is ``None`` where it had none."""

    at: datetime
    side: Side
    presence: Presence
    status: Status | None


Entry = Seen | WriteRecord


def timeline(seen: Iterable[Seen], writes: Iterable[WriteRecord]) -> tuple[Entry, ...]:
    """Both together, newest first. A write stands where its outcome was recorded, else where it
    was sent or meant to be."""
    return tuple(sorted([*seen, *writes], key=moment_of_entry, reverse=True))


def moment_of_entry(entry: Entry) -> datetime:
    """When an entry happened, in UTC."""
    if isinstance(entry, Seen):
        return entry.at
    return entry.ended_at or entry.claimed_at or entry.intended_at
