"""Carrying out a plan.

Law: for every write, in this order: the intent is in the journal, the target is read again and
compared, the claim is in the journal, the status is sent once, the target is read back, the
outcome is in the journal. An order is written by one worker only. Nothing is ever sent twice.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from designo_sync_gui.domain.errors import (
    JobRefused,
    PermissionDenied,
    SignInFailed,
    StorageFailed,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.events import OutcomeRecorded, RowsChanged, StoreState
from designo_sync_gui.domain.order import Observation, OrderRef, Reading, Side
from designo_sync_gui.domain.outcome import (
    JobResult,
    JobState,
    Outcome,
    OutcomeKind,
    WriteReply,
)
from designo_sync_gui.domain.plan import Plan, PlannedWrite, value_problem
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.engine.conclude import (
    Answer,
    Finding,
    after_sending,
    before_sending,
    not_sent,
)
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.jobs import Job, JobCancelled
from designo_sync_gui.engine.settle import unsettled_refs
from designo_sync_gui.engine.store_states import DESIGNO
from designo_sync_gui.engine.target import Target, connection_mark, open_target

_WORKERS = 4
_CHUNK_WITHOUT_SINGLE_READS = 25
_NOTHING = "Nothing was sent."
_NOTHING_AGAIN = "Nothing was sent again."
_PLAN_AGAIN = "Plan again."
_CANCELLED = Finding(OutcomeKind.CANCELLED, "Cancelled by the operator: nothing was sent.")


@dataclass(slots=True)
class _Host:
    """DesignO, or one shop: how many write to it at once, and what stopped it."""

    gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_WORKERS))
    stopped: SyncError | None = None


@dataclass(slots=True)
class _Queue:
    """The writes to one side of one store; ``host_key`` is its store code, empty for DesignO."""

    target: Target
    side: Side
    waiting: deque[int]
    host: _Host
    host_key: str


@dataclass(slots=True)
class Apply:
    """One plan being carried out; made for one run."""

    context: EngineContext
    job: Job
    plan: Plan
    settings: Settings
    confirmed: frozenset[str] = frozenset()
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    failure: SyncError | None = None
    bug: Exception | None = None
    repeated: bool = False
    hosts: defaultdict[str, _Host] = field(default_factory=lambda: defaultdict(_Host))

    async def run(self) -> JobResult:
        """Raises ``StorageFailed`` when the journal does not take the plan: nothing was sent."""
        unknown = await self.context.journal.unsettled()
        unsettled = {side: unsettled_refs(unknown, side) for side in Side}
        now = self.context.clock.now()
        self.repeated = await self.context.journal.begin(self.job.job_id, self.plan, now)
        self.job.total = len(self.plan.writes)
        self.job.progress()
        queues = await self._queues(unsettled)
        workers = [self._work(queue) for queue in queues for _ in range(_WORKERS)]
        for bug in await asyncio.gather(*workers, return_exceptions=True):
            if isinstance(bug, Exception):
                self._stopped_by_bug(bug)
            elif bug is not None:
                raise bug
        for index in range(len(self.plan.writes)):
            if index not in self.outcomes:
                await self._finish(index, _CANCELLED, "")
        state = JobState.CANCELLED if self.job.cancelled else JobState.DONE
        if self.failure is not None:
            state = JobState.FAILED
        for key, host in self.hosts.items():
            if host.stopped is None:
                self.context.states.set(key, StoreState.READY)
        if self.bug is not None:
            raise self.bug
        ordered = tuple(self.outcomes[index] for index in sorted(self.outcomes))
        return JobResult(self.job.job_id, state, ordered, self._errors())

    def _errors(self) -> tuple[SyncError, ...]:
        stopped = [host.stopped for host in self.hosts.values()]
        return tuple(error for error in [self.failure, *stopped] if error is not None)

    async def _queues(self, unsettled: Mapping[Side, frozenset[OrderRef]]) -> list[_Queue]:
        by_target: defaultdict[tuple[str, Side], list[int]] = defaultdict(list)
        taken: set[OrderRef] = set()
        for index, write in enumerate(self.plan.writes):
            if write.ref in unsettled[write.target]:
                message = "An earlier write of this order is unknown: nothing was sent."
                finding = Finding(OutcomeKind.SKIPPED, message, "Refresh settles it by reading.")
                await self._finish(index, finding, "")
            elif write.ref in taken:
                message = "The plan names this order twice: only the first is written."
                await self._finish(index, Finding(OutcomeKind.SKIPPED, message), "")
            else:
                taken.add(write.ref)
                by_target[write.ref.store_code, write.target].append(index)
        queues = []
        for (code, side), indices in by_target.items():
            queue = await self._queue(code, side, indices)
            if queue is not None:
                queues.append(queue)
        return queues

    async def _queue(self, code: str, side: Side, indices: Sequence[int]) -> _Queue | None:
        host_key = DESIGNO if side is Side.DESIGNO else code
        try:
            mark = connection_mark(self.settings, code, side)
            if mark and mark != self.plan.connection(code, side):
                raise JobRefused(
                    f"The connection of “{code}” to {side.named} is another than this plan was "
                    "made for.",
                    _PLAN_AGAIN,
                    title="Other connection",
                )
            target = await open_target(self.context.connections, self.settings, code, side)
        except SyncError as error:
            self._stop_if_hopeless(self.hosts[host_key], host_key, error)
            for index in indices:
                await self._finish(index, not_sent(error), "")
            return None
        waiting: deque[int] = deque()
        for index in indices:
            refused = self._refused_by(target, self.plan.writes[index])
            if refused is None:
                waiting.append(index)
            else:
                await self._finish(index, refused, "")
        self.context.states.set(host_key, StoreState.WRITING)
        return _Queue(target, side, waiting, self.hosts[host_key], host_key)

    def _refused_by(self, target: Target, write: PlannedWrite) -> Finding | None:
        """Why a write of the plan is not begun: the target's rules are asked anew each time."""
        if target.reader is None and self.repeated:
            message = "This plan was carried out before, and the target cannot be read to compare."
            return Finding(OutcomeKind.SKIPPED, f"{message} {_NOTHING_AGAIN}", _PLAN_AGAIN)
        if target.reader is None and write.expected is not None:
            message = "The target was read when this was planned and cannot be read now."
            return Finding(OutcomeKind.SKIPPED, f"{message} {_NOTHING}", _PLAN_AGAIN)
        if not target.rules.writable:
            return Finding(OutcomeKind.REFUSED, f"{target.rules.reason} {_NOTHING}")
        problem = value_problem(write.wanted, write.expected, target.rules)
        if problem is not None:
            return Finding(OutcomeKind.REFUSED, f"{problem[1]} {_NOTHING}")
        change = target.rules.change(write.expected, write.wanted)
        if (change.action, change.confirm) != (write.action, write.confirm):
            message = "The target carries this change out in another way than when it was planned."
            return Finding(OutcomeKind.SKIPPED, f"{message} {_NOTHING}", _PLAN_AGAIN)
        if write.confirm and write.confirm not in self.confirmed:
            message = f"This change needs its own confirmation (“{write.confirm}”), not given."
            return Finding(OutcomeKind.REFUSED, f"{message} {_NOTHING}", _PLAN_AGAIN)
        return None

    async def _work(self, queue: _Queue) -> None:
        reader = queue.target.reader
        size = 1 if reader is None or reader.reads_singly else _CHUNK_WITHOUT_SINGLE_READS
        while queue.waiting:
            chunk = [queue.waiting.popleft() for _ in range(min(size, len(queue.waiting)))]
            if self.job.cancelled or self.failure is not None:
                finding = _CANCELLED if self.failure is None else not_sent(self.failure)
            elif queue.host.stopped is not None:
                finding = not_sent(queue.host.stopped)
            else:
                async with queue.host.gate:
                    await self._carry_out(queue, chunk)
                continue
            for index in chunk:
                await self._finish(index, finding, "")

    async def _carry_out(self, queue: _Queue, chunk: Sequence[int]) -> None:
        try:
            before = await self.job.unless_cancelled(self._read(queue.target, chunk))
        except JobCancelled:
            for index in chunk:
                await self._finish(index, _CANCELLED, "")
            return
        except SyncError as error:
            self._stop_if_hopeless(queue.host, queue.host_key, error)
            for index in chunk:
                await self._finish(index, not_sent(error), "")
            return
        answers: dict[int, Answer] = {}
        for index in chunk:
            finding = self._may_send(index, before)
            if finding is not None:
                await self._finish(index, finding, "")
                continue
            answer = await self._send(queue, index, before)
            if answer.error is not None and answer.never_left:
                await self._finish(index, not_sent(answer.error), answer.raw)
            else:
                answers[index] = answer
        await self._read_back(queue, before, answers)

    def _may_send(self, index: int, before: dict[OrderRef, Observation]) -> Finding | None:
        if self.job.cancelled:
            return _CANCELLED
        if self.failure is not None:
            return not_sent(self.failure)
        write = self.plan.writes[index]
        seen = before.get(write.ref)
        if seen is None:
            return None
        return before_sending(write, seen, write.target)

    async def _send(self, queue: _Queue, index: int, before: dict[OrderRef, Observation]) -> Answer:
        write = self.plan.writes[index]
        seen = before.get(write.ref)
        status = seen.status if seen else None
        try:
            await self.context.journal.claim(
                self.job.job_id, index, status, self.context.clock.now()
            )
        except StorageFailed as error:
            self.failure = error
            return Answer(error=error)
        try:
            return Answer(reply=await self._write(queue.target, write))
        except SyncError as error:
            self._stop_if_hopeless(queue.host, queue.host_key, error)
            return Answer(error=error)
        except Exception as bug:
            return Answer(error=self._stopped_by_bug(bug))

    def _stopped_by_bug(self, bug: Exception) -> SyncError:
        """Nothing more is sent; what was claimed is settled by reading, and the bug is raised at
        the end, when everything is in the journal."""
        self.bug = self.bug or bug
        error = SyncError(
            "A bug of this program stopped it.", "Report it.", title="Error in the program"
        )
        self.failure = self.failure or error
        return error

    @staticmethod
    async def _write(target: Target, write: PlannedWrite) -> WriteReply:
        return await target.writer.write(write.ref, write.wanted, write.action)

    async def _read_back(
        self, queue: _Queue, before: dict[OrderRef, Observation], answers: dict[int, Answer]
    ) -> None:
        if not answers:
            return
        side = queue.side
        unread = ""
        try:
            after = await self._read(queue.target, list(answers))
        except SyncError as error:
            after = {}
            unread = f" Reading back failed: {error.title}: {error.message}"
        for index, answer in answers.items():
            write = self.plan.writes[index]
            former = before.get(write.ref)
            found = after_sending(
                write, former.status if former else None, answer, after.get(write.ref), side
            )
            await self._finish(index, found, answer.raw + unread)

    async def _read(self, target: Target, indices: Sequence[int]) -> dict[OrderRef, Observation]:
        """The targets now, into the mirror as well; empty where there is no read source."""
        if target.reader is None:
            return {}
        refs = [self.plan.writes[index].ref for index in indices]
        found = await target.reader.read_orders(refs)
        readings: list[Reading] = [found[ref] for ref in refs]
        await self.context.mirror.record(target.reader.side, readings)
        return {reading.ref: reading.observation for reading in readings}

    def _stop_if_hopeless(self, host: _Host, host_key: str, error: SyncError) -> None:
        """A refused sign-in or a side that cannot be reached stops the rest of what goes there."""
        if isinstance(error, StorageFailed):
            self.failure = error
        elif isinstance(error, SignInFailed | PermissionDenied | Unreachable):
            host.stopped = error
            self.context.states.failed(host_key, error)

    async def _finish(self, index: int, finding: Finding, raw: str) -> None:
        now = self.context.clock.now()
        outcome = _outcome(self.plan, index, finding, now)
        write = self.plan.writes[index]
        self.outcomes[index] = outcome
        try:
            await self.context.journal.finish(self.job.job_id, index, outcome, raw, now)
            await self.context.mirror.record_outcome(outcome)
        except StorageFailed as error:
            self.failure = error
        self.job.done += 1
        self.context.events.publish(OutcomeRecorded(self.job.job_id, outcome))
        self.context.events.publish(RowsChanged(frozenset({write.ref})))
        self.job.progress()


def nothing_sent(job_id: str, plan: Plan, now: datetime) -> JobResult:
    """The result of a plan that was cancelled while it waited for its turn."""
    outcomes = tuple(_outcome(plan, index, _CANCELLED, now) for index in range(len(plan.writes)))
    return JobResult(job_id, JobState.CANCELLED, outcomes)


def _outcome(plan: Plan, index: int, finding: Finding, now: datetime) -> Outcome:
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
        at=now,
        advice=finding.advice,
        sent=finding.sent,
    )
