"""One plan under way: what all its targets share.

Law: every row ends with exactly one outcome, in the journal, the mirror and an event; once
something stopped the run, nothing more is sent.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from designo_sync_gui.domain.acceptance import planned_values
from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.errors import (
    PermissionDenied,
    SignInFailed,
    StorageFailed,
    SyncError,
    Unreachable,
    WriteEffect,
)
from designo_sync_gui.domain.events import OutcomeRecorded, RowsChanged
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import brief
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.jobs.job import Job
from designo_sync_gui.engine.jobs.outage import Outage
from designo_sync_gui.engine.writing.conclude import Finding, not_sent
from designo_sync_gui.engine.writing.opening import lock_of

#: So many errors in the program itself stop the run; fewer only set their orders aside.
MOST_BUGS: Final = 3

#: Seconds for which the locks as last read are believed.
LOCKS_SEEN_FOR: Final = 1.0

CANCELLED: Final = Finding(
    OutcomeKind.CANCELLED, say("Cancelled by the operator: nothing was sent.")
)
_HALTED: Final = Finding(
    OutcomeKind.CANCELLED,
    say(
        "Nothing was sent: an earlier write of this careful run ended with a different value "
        "from the one sent."
    ),
    say("Check that order first, then plan again."),
)
_BAD_ECHO: Final = (OutcomeKind.ALTERED, OutcomeKind.UNKNOWN)


class StoppedMeanwhile(SyncError):
    """The run was stopped while a write waited for its turn: nothing was sent."""

    write_effect = WriteEffect.NOT_SENT

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message, finding.advice)
        self.finding = finding


class ClaimAgain(SyncError):
    """What operators accept was changed since an unasked write was claimed: nothing was sent, and
    the claim has to look again."""

    write_effect = WriteEffect.NOT_SENT


_REMOVED = say("The store was removed from this program meanwhile. Nothing was sent.")


@dataclass(slots=True)
class Host:
    """DesignO, or one shop, as one job writes to it, and what stopped it.

    ``key`` is its store code, empty for DesignO. ``gate`` lets in as many rows as the host's pacer
    could ever have under way: how many requests are, the pacer decides.
    """

    key: str
    outage: Outage
    gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(USUALLY_AT_ONCE))
    stopped: SyncError | None = None
    _alone: asyncio.Lock = field(default_factory=asyncio.Lock)

    def stop(self, error: SyncError) -> None:
        """Send no more requests of this job here."""
        self.stopped = error

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """While this is open nothing else of this job is asked at the host."""
        async with self._alone, AsyncExitStack() as held:
            for _ in range(USUALLY_AT_ONCE):
                await held.enter_async_context(self.gate)
            yield


@dataclass(slots=True)
class PlanRun:
    """Made for one run. ``careful`` stops everything at the first altered or unknown write.
    ``unasked`` is whether automatic sync began it: then it sends nothing that was accepted since,
    and nothing more once automatic sync of the store is off.

    ``settings`` are those that it began with, ``book`` holds those of the moment: a lock that is
    closed meanwhile, here or by another process, is obeyed.
    """

    context: EngineContext
    job: Job
    plan: Plan
    settings: Settings
    book: ConnectionBook
    confirmed: frozenset[str] = frozenset()
    careful: bool = False
    patience: timedelta = timedelta()
    unasked: bool = False
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    claimed: set[int] = field(default_factory=set)
    failure: SyncError | None = None
    bugs: list[Exception] = field(default_factory=list)
    repeated: bool = False
    hosts: dict[str, Host] = field(default_factory=dict)
    _halted: bool = False
    _locks_seen: float | None = None
    _stamp: object = None
    _altered: set[tuple[str, Side, Status]] = field(default_factory=set)
    _recording: set[asyncio.Task[None]] = field(default_factory=set)

    async def begin(self, places: Mapping[tuple[str, Side], str]) -> None:
        """All intents in one durable transaction. Raises ``StorageFailed``: nothing was sent."""
        job, now = self.job, self.context.clock.now()
        self.repeated = await self.context.journal.begin(job.job_id, self.plan, now, places)
        job.expect(len(self.plan.writes))
        job.progress()

    def host(self, key: str) -> Host:
        if key not in self.hosts:
            outage = Outage(self.job, self.context.clock, self.patience)
            self.hosts[key] = Host(key, outage)
        return self.hosts[key]

    def why_not(self, host: Host) -> Finding | None:
        """Why nothing more is begun at a host; ``None`` while all is well."""
        if self.job.cancelled:
            return CANCELLED
        if self.failure is not None:
            return not_sent(self.failure)
        if self._halted:
            return _HALTED
        return not_sent(host.stopped) if host.stopped is not None else None

    def altered_before(self, write: PlannedWrite) -> Finding | None:
        """Why a value is not sent that the same target altered in another order of this job."""
        if (write.ref.store_code, write.target, write.wanted) not in self._altered:
            return None
        message = say(
            "Nothing was sent: {named} altered “{visible}” in another order of this job.",
            named=write.target.named,
            visible=brief(write.wanted),
        )
        return Finding(OutcomeKind.CANCELLED, message, _HALTED.advice)

    def locked(self, code: str, side: Side) -> Finding | None:
        """Why a side is never written, as its lock stands now. A store that was removed since this
        began has no lock any more, and nobody who removed it expects a write."""
        now = self.book.settings
        if self.settings.store(code) is not None and now.store(code) is None:
            return Finding(OutcomeKind.REFUSED, _REMOVED)
        reason = lock_of(now, code, side)
        if reason is None:
            return None
        return Finding(OutcomeKind.REFUSED, joined(" ", (reason, say("Nothing was sent."))))

    def switched_off(self, code: str, side: Side) -> Finding | None:
        """Why an unasked write is not sent: automatic sync of its store is off by now, or does not
        write this side any more."""
        direction = self.book.settings.watch.direction(code)
        if not self.unasked or (direction is not None and direction.target in (None, side)):
            return None
        message = say("Automatic sync of “{code}” was switched off meanwhile.", code=code)
        told = joined(" ", (message, say("Nothing was sent.")))
        return Finding(OutcomeKind.CANCELLED, told)

    def not_begun(self, host: Host, code: str, side: Side) -> Finding | None:
        """Why nothing more of a store is written to one side, as everything stands now."""
        return self.why_not(host) or self.locked(code, side) or self.switched_off(code, side)

    async def look_at_locks(self) -> None:
        """Read the settings again where their file is another one, or was last read a while ago.
        A disk that fails here stops no job: the locks are those last read."""
        now = self.context.clock.elapsed()
        with suppress(StorageFailed):
            stamp = await self.book.settings_store.stamp()
            known = self._locks_seen is not None and now - self._locks_seen < LOCKS_SEEN_FOR
            if not known or stamp != self._stamp:
                self._locks_seen, self._stamp = now, stamp
                await self.book.load()

    def refuse_if_stopped(self, host: Host, write: PlannedWrite) -> None:
        """Asked again when a write is about to leave: with several beside each other, another one
        may have stopped the run since this one was decided, and the operator may have closed a
        lock. Raises ``StoppedMeanwhile``."""
        stopped = self.not_begun(host, *_place(write)) or self.altered_before(write)
        if stopped is not None:
            raise StoppedMeanwhile(stopped)

    async def claim(self, index: int, before: Status | None) -> int:
        """Enter in the journal that a row is about to be sent; returns which state of what is
        accepted that was. Raises ``StoppedMeanwhile`` where an unasked write was accepted, and
        ``StorageFailed``."""
        journal, write = self.context.journal, self.plan.writes[index]
        state = journal.acceptances.changes
        accepted = await journal.claim(
            self.job.job_id,
            index,
            before,
            self.context.clock.now(),
            planned_values(write) if self.unasked else None,
        )
        if accepted is not None:
            raise StoppedMeanwhile(accepted_since(accepted))
        self.claimed.add(index)
        return state

    def refuse_if_accepted(self, state: int) -> None:
        """Raises ``ClaimAgain`` for an unasked write where this process changed what is accepted
        since ``state``."""
        if self.unasked and self.context.journal.acceptances.changes != state:
            raise ClaimAgain(say("What is accepted was changed meanwhile: nothing was sent."))

    def stop_if_hopeless(self, host: Host, error: SyncError) -> None:
        """A refused sign-in or a side that cannot be reached stops the rest of what goes there."""
        if isinstance(error, StorageFailed):
            self.failure = error
        elif isinstance(error, SignInFailed | PermissionDenied | Unreachable):
            host.stop(error)
            self.context.states.failed(host.key, error)

    def set_aside(self, bug: Exception) -> SyncError:
        """An error in the program concerns its own order; too many of them stop the run."""
        self.bugs.append(bug)
        error = SyncError(
            say("This order was left out because of an error in the program."),
            say("Please report it."),
            title=say("Error in the program"),
            details=type(bug).__name__,
        )
        if len(self.bugs) >= MOST_BUGS:
            self.failure = self.failure or SyncError(
                say("{most_bugs} errors in the program stopped the run.", most_bugs=MOST_BUGS),
                say("Please report it."),
                title=say("Error in the program"),
            )
        return error

    async def finish(self, index: int, finding: Finding, raw: str = "") -> None:
        """Record the outcome of one row and tell it."""
        await self._record(index, self._concluded(index, finding), raw)

    def finish_beside(self, index: int, finding: Finding, raw: str = "") -> None:
        """The same while the next row is begun: the outcome counts at once. ``all_recorded`` waits
        for it."""
        recording = self._recorded_beside(index, self._concluded(index, finding), raw)
        task = asyncio.ensure_future(recording)
        self._recording.add(task)
        task.add_done_callback(self._recording.discard)

    async def all_recorded(self) -> None:
        """Return when every outcome is stored and told."""
        await asyncio.gather(*self._recording)

    def _concluded(self, index: int, finding: Finding) -> Outcome:
        outcome = outcome_of(self.plan, index, finding, self.context.clock.now())
        self.outcomes[index] = outcome
        if finding.kind is OutcomeKind.UNKNOWN or finding.read_again:
            self.context.ends[self.job.job_id, index] = self.context.clock.elapsed()
        write = self.plan.writes[index]
        if finding.kind is OutcomeKind.ALTERED and finding.after is not None:
            self._altered.add((write.ref.store_code, write.target, write.wanted))
        if self.careful and finding.kind in _BAD_ECHO:
            self._halted = True
        return outcome

    async def _recorded_beside(self, index: int, outcome: Outcome, raw: str) -> None:
        """An error in the program concerns this row, which has ended."""
        try:
            await self._record(index, outcome, raw, hurried=False)
        except Exception as bug:
            self.set_aside(bug)

    async def _record(
        self, index: int, outcome: Outcome, raw: str, *, hurried: bool = True
    ) -> None:
        journal, job_id = self.context.journal, self.job.job_id
        try:
            await journal.finish(job_id, index, outcome, raw, outcome.at, hurried=hurried)
            await self.context.mirror.record_outcome(outcome)
        except StorageFailed as error:
            self.failure = error
        self.job.count_done()
        self.context.events.publish(OutcomeRecorded(job_id, outcome))
        self.context.events.publish(RowsChanged(frozenset({outcome.ref})))
        self.job.progress()


def accepted_since(accepted: Acceptance) -> Finding:
    """Why an unasked write is not sent whose order, or pair of values, was accepted after it was
    planned."""
    message = say(
        "Not sent: accepted since this was planned, by {name}: {reason}",
        name=accepted.by,
        reason=accepted.reason,
    )
    advice = say("Automatic sync writes no accepted difference. To write it, plan it by hand.")
    return Finding(OutcomeKind.SKIPPED, message, advice)


def _place(write: PlannedWrite) -> tuple[str, Side]:
    return write.ref.store_code, write.target


def outcome_of(plan: Plan, index: int, finding: Finding, at: datetime) -> Outcome:
    """A finding with its place and time."""
    write = plan.writes[index]
    return Outcome(
        ref=write.ref,
        number=write.number,
        target=write.target,
        kind=finding.kind,
        before=finding.before,
        wanted=write.wanted,
        after=finding.after,
        message=finding.message,
        at=at,
        advice=finding.advice,
        sent=finding.sent,
        read_again=finding.read_again,
    )
