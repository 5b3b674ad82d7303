"""Keeping what happened: refreshes, connections that were changed, warnings.

Law: an entry costs no job anything but time: where it cannot be kept, the log says so. Writes are
the journal's, and entries about them are made of it.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from designo_sync_gui.domain.activity import ActivityEntry, ActivityKind, Ending
from designo_sync_gui.domain.activity_words import (
    NOTHING_MOVED,
    not_read_words,
    refresh_ending,
    refresh_words,
)
from designo_sync_gui.domain.connection_changes import ConnectionChange
from designo_sync_gui.domain.errors import StorageFailed, SyncError
from designo_sync_gui.domain.moves import Move, Moves
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.row_marks import RowMarks
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.engine.connections.states import DESIGNO
from designo_sync_gui.engine.context import EngineContext

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ActivityLog:
    """Keeps entries in the mirror."""

    context: EngineContext

    async def connections_changed(self, changes: Iterable[ConnectionChange]) -> None:
        """An operator changed these."""
        now = self.context.clock.now()
        for change in changes:
            stores = (change.store_code,) if change.store_code else ()
            entry = ActivityEntry(
                now,
                now,
                ActivityKind.CONNECTION,
                stores,
                change.said,
                operator=self.context.operator,
            )
            await self.keep(entry)

    async def accepted(self, codes: Sequence[str], said: Sentence, by: str) -> None:
        """Differences of these stores were accepted, or that was withdrawn."""
        now, who = self.context.clock.now(), by or self.context.operator
        kind = ActivityKind.ACCEPTED
        await self.keep(ActivityEntry(now, now, kind, tuple(codes), said, operator=who))

    async def warn(
        self, codes: Sequence[str], said: Sentence, details: Sequence[Sentence] = ()
    ) -> None:
        """Something that somebody should look at; the same again on one day is counted."""
        now = self.context.clock.now()
        stores = tuple(sorted(code for code in codes if code))
        entry = ActivityEntry(
            now, now, ActivityKind.WARNING, stores, said, Ending.LOOK, tuple(details)
        )
        await self.keep(entry, same_since=day_of(now))

    async def failed(self, codes: Sequence[str], error: SyncError) -> None:
        """A job that an error stopped as a whole."""
        why = say("{title}: {message}", title=error.title, message=error.message)
        await self.warn(codes, why, [error.advice] if error.advice else [])

    async def began_by_itself(self, job_id: str, codes: Sequence[str], said: Sentence) -> None:
        """A job that automatic sync began; what became of it, the journal tells."""
        now, stores = self.context.clock.now(), tuple(sorted(codes))
        kind, ending = ActivityKind.AUTOMATIC, Ending.CANCELLED
        await self.keep(ActivityEntry(now, now, kind, stores, said, ending, job_id=job_id))

    async def keep(
        self,
        entry: ActivityEntry,
        moves: Sequence[Move] = (),
        same_since: datetime | None = None,
        rows: Sequence[int] = (),
    ) -> None:
        try:
            await self.context.mirror.activity.add(entry, moves, same_since, rows)
        except StorageFailed as error:
            _LOG.warning("what happened is not kept: %s", error)


def day_of(moment: datetime) -> datetime:
    """When the day began on this computer's clock."""
    return moment.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)


@dataclass(slots=True)
class RefreshRecord:
    """What one refresh of these stores does, from its begin to its end.

    ``moves`` is filled while it reads; ``by`` is who asked for it, empty for what ran by itself.
    """

    log: ActivityLog
    codes: Sequence[str]
    by: str
    moves: Moves = field(default_factory=Moves)
    _began: datetime | None = None
    _orders: int = 0
    _mismatches: RowMarks = field(default_factory=lambda: RowMarks.of(()))

    async def begin(self) -> None:
        """Note how things stand."""
        try:
            self._orders, self._mismatches = await self._figures()
            self._began = self.log.context.clock.now()
        except StorageFailed as error:
            _LOG.warning("what this refresh does is not kept: %s", error)

    async def end(
        self,
        state: JobState,
        errors: Sequence[tuple[str, SyncError]] = (),
        details: Sequence[Sentence] = (),
    ) -> None:
        """Keep what came of it; a side that was not read is a warning of its own."""
        try:
            await self._keep(state, errors, details)
        except StorageFailed as error:
            _LOG.warning("what this refresh did is not kept: %s", error)

    async def _keep(
        self,
        state: JobState,
        errors: Sequence[tuple[str, SyncError]],
        details: Sequence[Sentence],
    ) -> None:
        if self._began is None:
            return
        for code, error in errors:
            side = Side.DESIGNO if code == DESIGNO else Side.STOREFRONT
            advice = [error.advice] if error.advice else []
            codes = [code] if code else self.codes
            await self.log.warn(codes, not_read_words(side, error), [*advice, *details])
        orders, mismatches = await self._figures()
        first = 0 if self.moves.number else max(0, orders - self._orders)
        became, resolved = mismatches.beyond(self._mismatches), self._mismatches.beyond(mismatches)
        said = refresh_words(self.moves.counts, first, became, resolved)
        if not said and errors:
            return
        now = self.log.context.clock.now()
        cancelled = state is JobState.CANCELLED
        entry = ActivityEntry(
            now,
            self._began,
            ActivityKind.REFRESH,
            tuple(sorted(self.codes)),
            said or (say("Refresh cancelled") if cancelled else NOTHING_MOVED),
            refresh_ending(cancelled=cancelled, failed=bool(errors)),
            () if errors else tuple(details),
            self.by,
            orders=self.moves.number,
        )
        quiet = not said and not cancelled
        since = day_of(now) if quiet else None
        await self.log.keep(entry, self.moves.kept, since, self.moves.rows)

    async def _figures(self) -> tuple[int, RowMarks]:
        """How many orders these stores have, and which are mismatches."""
        table = self.log.context.mirror.table
        counts = await table.counts(OrderFilter(criteria=Criteria(stores=frozenset(self.codes))))
        return counts.total, await table.marked(View.MISMATCHES, self.codes)
