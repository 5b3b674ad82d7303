"""The readings of a log's orders, each made when it is asked for.

Law: a reading says what stood in the log when all of it was read, whatever is read later; a log of
200,000 orders needs no second copy of each.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import overload

from designo_sync_gui.connectors.exports.log_orders import Entry, reading_of
from designo_sync_gui.domain.order import OrderRef, Reading


class LogReadings(Sequence[Reading]):
    """In the order of the log. ``source`` names the file and column of an order."""

    def __init__(
        self,
        refs: Iterable[OrderRef],
        entries: Iterable[Entry],
        source: Callable[[OrderRef], str],
        now: datetime,
    ) -> None:
        self._refs, self._entries = tuple(refs), tuple(entries)
        self._source, self._now = source, now

    def __len__(self) -> int:
        return len(self._refs)

    @overload
    def __getitem__(self, place: int) -> Reading: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Reading, ...]: ...

    def __getitem__(self, place: int | slice) -> Reading | tuple[Reading, ...]:
        if isinstance(place, slice):
            return tuple(map(self._at, range(*place.indices(len(self._refs)))))
        return self._at(place)

    def where(self, wanted: Callable[[OrderRef], bool]) -> "LogReadings":
        """Those of some orders."""
        ours = [place for place, ref in enumerate(self._refs) if wanted(ref)]
        if len(ours) == len(self._refs):
            return self
        refs, entries = (self._refs[at] for at in ours), (self._entries[at] for at in ours)
        return LogReadings(refs, entries, self._source, self._now)

    def _at(self, place: int) -> Reading:
        ref = self._refs[place]
        return reading_of(ref, self._entries[place], self._source(ref), self._now)


def of_stores(readings: Sequence[Reading], codes: Collection[str]) -> Sequence[Reading]:
    """Those of some stores alone."""
    if isinstance(readings, LogReadings):
        return readings.where(lambda ref: ref.store_code in codes)
    return [reading for reading in readings if reading.ref.store_code in codes]


def of_orders(readings: Sequence[Reading], refs: Collection[OrderRef]) -> Sequence[Reading]:
    """Those of some orders alone."""
    if isinstance(readings, LogReadings):
        return readings.where(lambda ref: ref in refs)
    return [reading for reading in readings if reading.ref in refs]
