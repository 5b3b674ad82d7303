"""Settling writes: reading again those whose outcome a later reading can decide.

Law: nothing here can write to a side. A write is called "not applied" only when the target
still holds the former value after it had time to be carried out, and then it is read once more.
Time is counted by the clock that nobody can set.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from designo_sync_gui.domain.errors import (
    JobRefused,
    PermissionDenied,
    SignInFailed,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.events import OutcomeRecorded, RowsChanged
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.journal_ports import UnsettledWrite
from designo_sync_gui.domain.order import OrderRef, Reading, Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.ports import OrderReader, shown_by
from designo_sync_gui.domain.sentence import say, say_n
from designo_sync_gui.domain.spans import short_span
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.connections.states import DESIGNO
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.jobs.job import Job
from designo_sync_gui.engine.writing import later_truth

#: A write whose outcome is known is read again for so long at most: later, what a side holds says
#: nothing of it any more.
READ_AGAIN_FOR: Final = timedelta(hours=24)
#: What stops one reading stops every other at that host: the lock is not held to learn it again.
_OF_THE_HOST: Final = (Unreachable, SignInFailed, PermissionDenied)


class Settling:
    """Re-reads the targets of writes whose outcome is not known, or may have changed; ``settled``
    is what came out."""

    def __init__(
        self, context: EngineContext, job: Job, places: Mapping[tuple[str, Side], str]
    ) -> None:
        self._context = context
        self._job = job
        self._places = places
        self.settled: list[Outcome] = []

    async def settle(
        self, readers: Mapping[tuple[str, Side], OrderReader]
    ) -> tuple[tuple[str, SyncError], ...]:
        """Settle every unknown write whose target can be read, look again at those that may have
        come to something else, and end what a job that died had not begun.

        Returns what stood in the way, each with its store code (empty: DesignO).
        """
        if not await self._to_look_at(readers) and not await self._left_behind():
            return ()
        try:
            with self._context.writer_lock.hold():
                await self._end_left_behind()
                return await self._settle_all(readers)
        except JobRefused:
            self._job.progress(
                say("another DesignO Sync is writing and will settle unknown writes")
            )
            return ()

    async def _left_behind(self) -> list[WriteRecord]:
        applying = self._context.applying
        return [w for w in await self._context.journal.unbegun() if w.job_id not in applying]

    async def _end_left_behind(self) -> None:
        """A write without a claim was never sent: its job died, since nobody else may write."""
        for write in await self._left_behind():
            now = self._context.clock.now()
            outcome = Outcome(
                ref=write.ref,
                number=write.number,
                target=write.target,
                kind=OutcomeKind.CANCELLED,
                before=None,
                wanted=write.wanted,
                after=None,
                message=say("The program ended before this order's turn: nothing was sent."),
                at=now,
                advice=say("Plan again."),
            )
            await self._context.journal.finish(write.job_id, write.index, outcome, "", now)

    async def _to_look_at(
        self, readers: Mapping[tuple[str, Side], OrderReader]
    ) -> list[UnsettledWrite]:
        """The writes of which a reading may tell more, those that nobody knows of first."""
        journal, codes = self._context.journal, sorted({code for code, _ in readers})
        since = self._context.clock.now() - READ_AGAIN_FOR
        found = [write for code in codes for write in await journal.unsettled(code)]
        found += [write for code in codes for write in await journal.to_read_again(code, since)]
        return [
            write
            for write in found
            if (write.ref.store_code, write.target) in readers and self._is_there(write)
        ]

    def _is_there(self, write: UnsettledWrite) -> bool:
        """Whether it was written to the shop or tenant that is read now: another proves nothing."""
        return write.place in ("", self._places.get((write.ref.store_code, write.target)))

    async def _settle_all(
        self, readers: Mapping[tuple[str, Side], OrderReader]
    ) -> tuple[tuple[str, SyncError], ...]:
        """Read again under the writer's lock: what another process settled meanwhile is left.

        What holds the wanted value is settled at once. For the rest time may have to go by first;
        then it is read a second time.
        """
        errors: list[tuple[str, SyncError]] = []
        early = await self._look(readers, await self._to_look_at(readers), errors)
        if early:
            await self._wait_for_grace(early)
            await self._look(readers, early, errors, waited=True)
        return tuple(errors)

    async def _look(
        self,
        readers: Mapping[tuple[str, Side], OrderReader],
        writes: Sequence[UnsettledWrite],
        errors: list[tuple[str, SyncError]],
        *,
        waited: bool = False,
    ) -> list[UnsettledWrite]:
        """Read each and settle what the reading settles; returns those for which it is too early.

        A write whose outcome is known loses nothing by a reading that fails: that is told as a
        note, and no further one of that host is read again.
        """
        early: list[UnsettledWrite] = []
        away: set[str] = set()
        for batch in _batches(readers, writes):
            first = batch[0]
            code = DESIGNO if first.target is Side.DESIGNO else first.ref.store_code
            if code in away:
                continue
            ages = [self._age(write, waited=waited) for write in batch]
            try:
                reader = readers[first.ref.store_code, first.target]
                found = await reader.read_orders(list({write.ref: None for write in batch}))
            except SyncError as error:
                if later_truth.is_open(first):
                    errors.append((code, error))
                else:
                    self._note_unread(first, error)
                if isinstance(error, _OF_THE_HOST) or not later_truth.is_open(first):
                    away.add(code)
                continue
            for write, age in zip(batch, ages, strict=True):
                reading, shown = found[write.ref], shown_by(reader, write.wanted)
                if later_truth.too_early(write, reading, age, shown):
                    early.append(write)
                else:
                    await self._conclude(write, reading, age, shown)
        return early

    def _note_unread(self, write: UnsettledWrite, error: SyncError) -> None:
        self._job.progress(
            say(
                "the outcome of the write to order {number} could not be read: {title}",
                number=write.number or write.ref.order_id,
                title=error.title,
            )
        )

    def _age(self, write: UnsettledWrite, *, waited: bool) -> later_truth.Age:
        """How long ago a write ended, in elapsed time, which nobody can set.

        Where this process did not see the end, a claim counts from when it is first met here: it
        came to its end before, for its job has died. Minutes are then counted by the wall clock,
        which alone is in the journal; a moment that lies ahead of it counts as long ago.
        """
        context, key = self._context, (write.job_id, write.index)
        met = key in context.ends
        passed = context.clock.elapsed() - context.ends.setdefault(key, context.clock.elapsed())
        minutes = passed >= later_truth.ONCE_MORE.total_seconds()
        if not met and write.ended_at is not None:
            by_wall = context.clock.now() - write.ended_at
            minutes = not timedelta() <= by_wall < later_truth.ONCE_MORE
        return later_truth.Age(waited or passed >= later_truth.GRACE.total_seconds(), minutes)

    async def _wait_for_grace(self, writes: Sequence[UnsettledWrite]) -> None:
        """Until the last of them had time to be carried out; never longer than that takes."""
        clock = self._context.clock
        ends = [self._context.ends[write.job_id, write.index] for write in writes]
        wait = max(ends) + later_truth.GRACE.total_seconds() - clock.elapsed()
        self._job.progress(
            say_n(
                "waiting {left} before reading the order of {n:,} unknown write again",
                "waiting {left} before reading the orders of {n:,} unknown writes again",
                len(writes),
                left=short_span(wait),
            )
        )
        await clock.sleep(wait)

    async def _conclude(
        self, write: UnsettledWrite, reading: Reading, age: later_truth.Age, shown: Status
    ) -> None:
        outcome = later_truth.later_outcome(write, reading, age, shown)
        if outcome is None:
            return
        context = self._context
        await context.mirror.record(write.target, [reading])
        await context.journal.finish(write.job_id, write.index, outcome, "", context.clock.now())
        await context.mirror.record_outcome(outcome)
        if outcome.read_again:
            context.ends[write.job_id, write.index] = context.clock.elapsed()
        self.settled.append(outcome)
        context.events.publish(OutcomeRecorded(write.job_id, outcome))
        context.events.publish(RowsChanged(frozenset({write.ref})))


def _batches(
    readers: Mapping[tuple[str, Side], OrderReader], writes: Sequence[UnsettledWrite]
) -> Sequence[Sequence[UnsettledWrite]]:
    """What is read together: each order by itself, or all by one list where there is no single
    request."""
    found: list[list[UnsettledWrite]] = []
    by_list: dict[tuple[str, Side, bool], list[UnsettledWrite]] = {}
    for write in writes:
        place = write.ref.store_code, write.target
        if readers[place].reads_singly:
            found.append([write])
            continue
        key = (*place, later_truth.is_open(write))
        if key not in by_list:
            by_list[key] = []
            found.append(by_list[key])
        by_list[key].append(write)
    return found


async def settle_by_word(
    context: EngineContext, ref: OrderRef, side: Side, *, applied: bool
) -> Outcome:
    """Record what the operator says became of an unknown write; nothing is read or sent.

    The way out where a side cannot be read. Raises ``JobRefused`` where nothing is unknown.
    """
    with context.writer_lock.hold():
        unknown = await context.journal.unsettled(ref.store_code)
        found = [
            write
            for write in unknown
            if (write.ref, write.target) == (ref, side) and write.job_id not in context.applying
        ]
        if not found:
            raise JobRefused(
                say(
                    "Order {order_id} has no unknown write to {named}.",
                    order_id=ref.order_id,
                    named=side.named,
                ),
                say("See: history"),
                title=say("Nothing to settle"),
            )
        for write in found:
            now = context.clock.now()
            outcome = _by_word(write, now, applied=applied)
            await context.journal.finish(write.job_id, write.index, outcome, "", now)
            await context.mirror.record_outcome(outcome)
            context.events.publish(OutcomeRecorded(write.job_id, outcome))
        context.events.publish(RowsChanged(frozenset({ref})))
        return outcome


def _by_word(write: UnsettledWrite, at: datetime, *, applied: bool) -> Outcome:
    holds = say("Checked by the operator: {named} has the wanted value.", named=write.target.named)
    lacks = say(
        "Checked by the operator: {named} does not have the wanted value.", named=write.target.named
    )
    return Outcome(
        ref=write.ref,
        number=write.number,
        target=write.target,
        kind=OutcomeKind.ACCEPTED if applied else OutcomeKind.REFUSED,
        before=write.expected,
        wanted=write.wanted,
        after=None,
        message=holds if applied else lacks,
        at=at,
        sent=True,
    )


def unsettled_refs(writes: Sequence[UnsettledWrite], side: Side) -> frozenset[OrderRef]:
    """The orders that no plan may write on ``side``."""
    return frozenset(write.ref for write in writes if write.target is side)
