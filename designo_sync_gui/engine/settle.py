"""Unknown writes, settled by reading.

Law: nothing here can write to a side. A write is called "not applied" only when the target
still holds the former value after it had time to be carried out.
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
from designo_sync_gui.domain.order import OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.ports import OrderReader, UnsettledWrite
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.jobs import Job
from designo_sync_gui.engine.store_states import DESIGNO

#: A shop goes on with a request whose connection broke (measured: WooCommerce finished a batch
#: of 100 after the client had gone). Before this much time a former value proves nothing.
GRACE = timedelta(seconds=20)
#: What stops one reading stops every other at that host: the lock is not held to learn it again.
_OF_THE_HOST: Final = (Unreachable, SignInFailed, PermissionDenied)
#: A request is given up after this (the transport's deadline).
REQUEST = timedelta(seconds=60)


class Settling:
    """Re-reads the targets of writes whose outcome is not known; ``settled`` is what came out."""

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
        """Settle every unknown write whose target can be read, and end what a job that died had
        not begun.

        Returns what stood in the way, each with its store code (empty: DesignO).
        """
        if not await self._unsettled(readers) and not await self._left_behind():
            return ()
        try:
            with self._context.writer_lock.hold():
                await self._end_left_behind()
                return await self._settle_all(readers)
        except JobRefused:
            self._job.progress(
                say("another DesignO Sync is writing: unknown writes are left to it")
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
                message=say("The program ended before its turn came: nothing was sent."),
                at=now,
                advice=say("Plan again."),
            )
            await self._context.journal.finish(write.job_id, write.index, outcome, "", now)

    async def _unsettled(
        self, readers: Mapping[tuple[str, Side], OrderReader]
    ) -> list[UnsettledWrite]:
        return [
            write
            for code in sorted({code for code, _ in readers})
            for write in await self._context.journal.unsettled(code)
            if (write.ref.store_code, write.target) in readers and self._is_there(write)
        ]

    def _is_there(self, write: UnsettledWrite) -> bool:
        """Whether it was written to the shop or tenant that is read now: another proves nothing."""
        return write.place in ("", self._places.get((write.ref.store_code, write.target)))

    async def _settle_all(
        self, readers: Mapping[tuple[str, Side], OrderReader]
    ) -> tuple[tuple[str, SyncError], ...]:
        """Read again under the writer's lock: what another process settled meanwhile is left."""
        writes = await self._unsettled(readers)
        if writes:
            await self._wait_for_grace(writes)
        errors: list[tuple[str, SyncError]] = []
        away: set[str] = set()
        for write in writes:
            code = DESIGNO if write.target is Side.DESIGNO else write.ref.store_code
            if code in away:
                continue
            reader = readers[write.ref.store_code, write.target]
            try:
                reading = (await reader.read_orders([write.ref]))[write.ref]
            except SyncError as error:
                errors.append((code, error))
                if isinstance(error, _OF_THE_HOST):
                    away.add(code)
                continue
            await self._conclude(write, reading)
        return tuple(errors)

    async def _wait_for_grace(self, writes: Sequence[UnsettledWrite]) -> None:
        """Until the last of them can have come to its end, and never longer than that takes:
        a clock that was set back must not hold the writer's lock."""
        now = self._context.clock.now()
        longest = max(_settled_from(write) - now for write in writes)
        wait = min(longest, REQUEST + GRACE).total_seconds()
        if wait > 0:
            self._job.progress(
                say(
                    "waiting {wait:.0f} s before reading again what became of {n} unknown writes",
                    wait=wait,
                    n=len(writes),
                )
            )
            await self._context.clock.sleep(wait)

    async def _conclude(self, write: UnsettledWrite, reading: Reading) -> None:
        now = self._context.clock.now()
        outcome = settled_outcome(write, reading)
        if outcome is None:
            return
        await self._context.mirror.record(write.target, [reading])
        await self._context.journal.finish(write.job_id, write.index, outcome, "", now)
        await self._context.mirror.record_outcome(outcome)
        self.settled.append(outcome)
        self._context.events.publish(OutcomeRecorded(write.job_id, outcome))
        self._context.events.publish(RowsChanged(frozenset({write.ref})))


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
                    "No write of order {order_id} to {named} is unknown.",
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
    holds = say("The operator looked: {named} holds the wanted value.", named=write.target.named)
    lacks = say(
        "The operator looked: {named} does not hold the wanted value.", named=write.target.named
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


def _settled_from(write: UnsettledWrite) -> datetime:
    """When reading can settle a write: counted from the end of its request, and where nobody saw
    that end (a crash), from the last moment at which it can have been under way."""
    return (write.unknown_at or write.claimed_at + REQUEST) + GRACE


def settled_outcome(write: UnsettledWrite, reading: Reading) -> Outcome | None:
    """What a later reading proves of an unknown write; ``None`` when it proves nothing."""
    seen = reading.observation
    if seen.presence is Presence.PRESENT and seen.status is None:
        return None
    if seen.presence is Presence.NOT_READ:
        return None
    side = write.target.named
    if seen.presence is Presence.ABSENT:
        kind, message = (
            OutcomeKind.ALTERED,
            say("Read again: the order is no longer in {side}.", side=side),
        )
    elif seen.status == write.wanted:
        kind, message = (
            OutcomeKind.VERIFIED,
            say("Read again: {side} holds the wanted value.", side=side),
        )
    elif seen.status == write.expected:
        kind, message = (
            OutcomeKind.REFUSED,
            say("Not applied: read again, {side} still holds the former value.", side=side),
        )
    else:
        kind, message = (
            OutcomeKind.ALTERED,
            say("Read again: {side} holds neither the former nor the wanted value.", side=side)
            if write.expected is not None
            else say(
                "Read again: {side} does not hold the wanted value; the former is not known.",
                side=side,
            ),
        )
    advice = "" if kind is OutcomeKind.VERIFIED else say("Look at the order, then plan it again.")
    return Outcome(
        ref=write.ref,
        number=write.number,
        target=write.target,
        kind=kind,
        before=write.expected,
        wanted=write.wanted,
        after=seen.status,
        message=message,
        at=seen.read_at,
        advice=advice,
        sent=True,
    )


def unknown_outcome(write: UnsettledWrite) -> Outcome:
    """What a row shows of a write of which nothing better is known."""
    return Outcome(
        ref=write.ref,
        number=write.number,
        target=write.target,
        kind=OutcomeKind.UNKNOWN,
        before=write.expected,
        wanted=write.wanted,
        after=None,
        message=say("What became of the write is not known."),
        at=write.unknown_at or write.claimed_at,
        advice=say("A refresh settles it by reading, where the side can be read."),
        sent=True,
    )


def unsettled_refs(writes: Sequence[UnsettledWrite], side: Side) -> frozenset[OrderRef]:
    """The orders that no plan may write on ``side``."""
    return frozenset(write.ref for write in writes if write.target is side)
