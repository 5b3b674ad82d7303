"""What happened, as a fake: entries in a list, filtered as the real book filters them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from designo_sync_gui.domain.activity import ActivityDay, ActivityEntry, ActivityFilter
from designo_sync_gui.domain.moves import MOVED_AT, Move, Moved
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Reading, Side

_SAID = (Presence.PRESENT, Presence.ABSENT)


def moves_of(row: Order | None, side: Side, reading: Reading) -> Iterator[Move]:
    """What the real mirror tells of a reading of an order that stands in this row."""
    seen, former = reading.observation, None if row is None else row.side(side)
    if row is None and seen.presence is Presence.PRESENT:
        yield Move(reading.ref, reading.number, Moved.NEW, None, seen.status)
    elif former is not None and _turned(former, seen):
        number = reading.number or (row.number if row else "")
        yield Move(reading.ref, number, MOVED_AT[side], former.status, seen.status)


def _turned(former: Observation, seen: Observation) -> bool:
    told = former.presence in _SAID and seen.presence in _SAID
    return told and (former.presence, former.status) != (seen.presence, seen.status)


class FakeActivity:
    def __init__(self) -> None:
        self.kept: list[ActivityEntry] = []
        self.moved: dict[int, tuple[Move, ...]] = {}
        #: The orders of entries, and what their search finds them by.
        self.about: dict[int, list[OrderRef]] = {}
        self.rows: list[int] = []
        self.seq = 0

    async def add(
        self,
        entry: ActivityEntry,
        moves: Sequence[Move] = (),
        same_since: datetime | None = None,
        rows: Sequence[int] = (),
    ) -> None:
        self.rows = [*rows]
        alike = [e for e in self.kept if (e.stores, e.kind) == (entry.stores, entry.kind)]
        if same_since is not None and alike:
            last = alike[-1]
            same = (last.said, last.details, last.ending)
            if same == (entry.said, entry.details, entry.ending) and last.at >= same_since:
                at = self.kept.index(last)
                self.kept[at] = replace(last, at=entry.at, times=last.times + 1)
                return
        entry = replace(entry, entry_id=len(self.kept) + 1)
        self.kept.append(entry)
        self.moved[entry.entry_id] = tuple(moves)

    async def journal_read(self) -> int:
        return self.seq

    async def keep_jobs(self, entries: Sequence[ActivityEntry], journal_read: int) -> None:
        known = {entry.job_id: at for at, entry in enumerate(self.kept) if entry.job_id}
        for entry in entries:
            at = known.get(entry.job_id)
            if at is None:
                await self.add(entry)
            else:
                former = self.kept[at]
                number = former.entry_id
                self.kept[at] = replace(entry, kind=former.kind, said=former.said, entry_id=number)
        self.seq = journal_read

    async def newest(self) -> int:
        return len(self.kept)

    async def days(self, wanted: ActivityFilter) -> tuple[ActivityDay, ...]:
        days = Counter(entry.at.astimezone().date() for entry in self._found(wanted))
        return tuple(ActivityDay(day, days[day], 0, 0) for day in sorted(days, reverse=True))

    async def entries(
        self, wanted: ActivityFilter, start: int, count: int
    ) -> tuple[ActivityEntry, ...]:
        return tuple(self._found(wanted)[start : start + count])

    async def moves(self, entry_id: int) -> tuple[Move, ...]:
        return self.moved.get(entry_id, ())

    async def entry(self, entry_id: int) -> ActivityEntry | None:
        return next((entry for entry in self.kept if entry.entry_id == entry_id), None)

    async def entries_of_orders(self, text: str) -> frozenset[int]:
        found = {at for at, refs in self.about.items() if any(text in ref.order_id for ref in refs)}
        named = {at for at, moves in self.moved.items() if any(text in m.number for m in moves)}
        return frozenset(found | named)

    async def order_count(self, entry_id: int) -> int:
        return len(self.about.get(entry_id, ()))

    async def keep_orders(self, entry_id: int, refs: Sequence[OrderRef]) -> None:
        known = self.about.setdefault(entry_id, [])
        known += [ref for ref in refs if ref not in known]

    def _found(self, wanted: ActivityFilter) -> list[ActivityEntry]:
        found = [entry for entry in self.kept if _accepts(wanted, entry)]
        return sorted(found, key=lambda entry: (entry.at, entry.entry_id), reverse=True)


def _accepts(wanted: ActivityFilter, entry: ActivityEntry) -> bool:
    said = " ".join([entry.said.english, entry.operator, entry.job_id]).casefold()
    return (
        (not wanted.kinds or entry.kind in wanted.kinds)
        and (not wanted.stores or not wanted.stores.isdisjoint(entry.stores))
        and (not wanted.outcomes or not wanted.outcomes.isdisjoint({entry.ending, *entry.outcomes}))
        and (not wanted.upto or entry.entry_id <= wanted.upto)
        and (wanted.since is None or entry.at >= wanted.since)
        and (wanted.until is None or entry.at <= wanted.until)
        and (
            wanted.text.casefold() in said
            or entry.job_id in wanted.jobs
            or entry.entry_id in wanted.entries
        )
    )
