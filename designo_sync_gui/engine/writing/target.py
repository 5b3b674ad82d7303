"""The rows of a plan that are written to one side of one store.

Law: a row is sent at most once, after its claim, by a fresh reading; every row has its outcome
in the end.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, StorageFailed, SyncError
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.order import Observation, OrderRef, Reading, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.patience import GaveUp
from designo_sync_gui.domain.plan import PlannedWrite
from designo_sync_gui.domain.ports import OrderReader
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE, ReadingTooOld, asked_before_sending
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.domain.write_rules import state_of, value_problem
from designo_sync_gui.engine.connections.states import DESIGNO
from designo_sync_gui.engine.jobs.job import JobCancelled
from designo_sync_gui.engine.writing.conclude import (
    Answer,
    Finding,
    before_sending,
    by_bug,
    carried_out_otherwise,
    not_sent,
)
from designo_sync_gui.engine.writing.fresh_reading import FreshReading
from designo_sync_gui.engine.writing.opening import (
    Target,
    connected_side,
    connection_mark,
    open_target,
)
from designo_sync_gui.engine.writing.plan_run import (
    CANCELLED,
    ClaimAgain,
    Host,
    PlanRun,
    StoppedMeanwhile,
)
from designo_sync_gui.engine.writing.read_back import ReadBack

#: A careful run writes so many orders first, then so many, then the rest.
CAREFUL_STEPS: Final = (1, 5)

_CHUNK_WITHOUT_SINGLE_READS = 25
#: Chunks whose side must be listed each hold a whole list, which may be ``FRESH_OF_A_LIST`` old at
#: most: with more of them beside each other every list takes longer. Not a limit of requests.
_LISTS_AT_ONCE: Final = 4
#: Seconds before a row whose reading was too old when its turn came is read again, with nothing
#: else under way at the host: other rows' turns came between, or what a limit gives back is to
#: be enough for both. After the last it is not sent: the way there is too slow.
_PAUSES_ALONE: Final = (0.0, 1.0, 2.0, 4.0)
_NOTHING = say("Nothing was sent.")
_NOTHING_AGAIN = say("Nothing was sent again.")
#: Of a target that nobody can read.
_AS_GOOD_AS_IT_GETS: Final = {OutcomeKind.VERIFIED, OutcomeKind.ACCEPTED}
_PLAN_AGAIN = say("Plan again.")


@dataclass(slots=True)
class TargetRun:
    """Rows ``indices`` of the plan, all written to ``side`` of store ``code``."""

    run: PlanRun
    code: str
    side: Side
    indices: Sequence[int]
    host: Host
    _waiting: deque[int] = field(default_factory=deque)
    _read_back: ReadBack = field(init=False)
    _fresh: FreshReading = field(init=False)
    _too_old: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._read_back = ReadBack(self.run, self.host, self.side)

    async def carry_out(self) -> None:
        """Every row has its outcome afterwards."""
        target = await self._open()
        if target is None:
            return
        self._fresh = await self._fresh_reading(target)
        for index in self.indices:
            refused = self._refused_by(target, self.run.plan.writes[index])
            if refused is None:
                self._waiting.append(index)
            else:
                await self.run.finish(index, refused)
        self.run.context.states.set(self.host.key, StoreState.WRITING)
        for size in CAREFUL_STEPS if self.run.careful else ():
            await self._careful_step(target, size)
        await self._all(target, self._waiting)

    async def _careful_step(self, target: Target, size: int) -> None:
        """Go on until ``size`` writes are proven: a refusal proves nothing of the next value, and
        neither does a yes where the target can be read and was not read back."""
        missing = size
        proven = {OutcomeKind.VERIFIED} if target.reader else _AS_GOOD_AS_IT_GETS
        while missing > 0 and self._waiting:
            part = [self._waiting.popleft() for _ in range(min(missing, len(self._waiting)))]
            self.run.job.progress(say("carefully: {size} first", size=size))
            await self._all(target, deque(part))
            missing -= sum(self.run.outcomes[index].kind in proven for index in part)

    async def _all(self, target: Target, waiting: deque[int]) -> None:
        """Carry out these rows; each has its outcome afterwards."""
        singly = self._reads_singly(target)
        number = USUALLY_AT_ONCE if singly else _LISTS_AT_ONCE
        workers = [self._work(target, waiting, singly=singly) for _ in range(number)]
        bugs = await asyncio.gather(*workers, return_exceptions=True)
        await self._read_back.all_ended()
        for bug in bugs:
            if bug is not None:
                raise bug

    async def _open(self) -> Target | None:
        """The target, once it can be reached; ``None`` when the rows ended without it. What is
        locked is not even opened."""
        run = self.run
        locked = run.locked(self.code, self.side)
        if locked is not None:
            await self._all_end(locked)
            return None
        while True:
            try:
                mark = connection_mark(run.settings, self.code, self.side)
                if mark and mark != run.plan.connection(self.code, self.side):
                    raise self._other_connection(self.side)
                opening = open_target(run.context.connections, run.settings, self.code, self.side)
                return await run.job.unless_cancelled(opening)
            except JobCancelled:
                finding = CANCELLED
            except SyncError as error:
                if await self.host.outage.waited(error):
                    continue
                run.stop_if_hopeless(self.host, error)
                finding = CANCELLED if run.job.cancelled else not_sent(error)
            await self._all_end(finding)
            return None

    async def _all_end(self, finding: Finding) -> None:
        for index in self.indices:
            await self.run.finish(index, finding)

    def _other_connection(self, side: Side) -> JobRefused:
        message = say(
            "The connection of “{code}” to {named} is not the one this plan was made for.",
            code=self.code,
            named=side.named,
        )
        return JobRefused(message, _PLAN_AGAIN, title=say("Connection changed"))

    async def _fresh_reading(self, target: Target) -> FreshReading:
        """Of the target and of the side that the values are taken from, where it can be asked for
        them now. An undo takes them from the journal."""
        run = self.run
        wanted = {run.plan.writes[i].ref: run.plan.writes[i].wanted for i in self.indices}
        source: OrderReader | None = None
        failed: SyncError | None = None
        if run.plan.direction is not Direction.UNDO:
            try:
                source = await self._source_reader()
            except SyncError as error:
                failed = error
        return FreshReading(run.context, target.reader, self.side.other, wanted, source, failed)

    async def _source_reader(self) -> OrderReader | None:
        """Of the side that the values are taken from; ``None`` where it cannot be asked now."""
        run, side = self.run, self.side.other
        opening = connected_side(run.context.connections, run.settings, self.code, side)
        mark = connection_mark(run.settings, self.code, side)
        reader = (await opening).reader
        if run.plan.connection(self.code, side) not in ("", mark):
            raise self._other_connection(side)
        return reader if reader is not None and reader.live else None

    def _refused_by(self, target: Target, write: PlannedWrite) -> Finding | None:
        """Why a write of the plan is not begun: the target's rules are asked anew each time."""
        if target.reader is None and self.run.repeated:
            message = say(
                "This plan was carried out before, and the target cannot be read to compare."
            )
            return Finding(OutcomeKind.SKIPPED, joined(" ", [message, _NOTHING_AGAIN]), _PLAN_AGAIN)
        if target.reader is None and write.expected is not None:
            message = say("The target was read when this was planned and cannot be read now.")
            return Finding(OutcomeKind.SKIPPED, joined(" ", [message, _NOTHING]), _PLAN_AGAIN)
        if not target.rules.writable:
            return Finding(OutcomeKind.REFUSED, joined(" ", [target.rules.reason, _NOTHING]))
        problem = value_problem(write.wanted, write.expected, target.rules)
        if problem is not None:
            return Finding(OutcomeKind.REFUSED, joined(" ", [problem[1], _NOTHING]))
        if not target.rules.state_field:
            otherwise = carried_out_otherwise(target.rules, write, "")
            if otherwise is not None:
                return otherwise
        if write.confirm and write.confirm not in self.run.confirmed:
            message = say(
                "This change needs its own confirmation (“{confirm}”), which was not given.",
                confirm=write.confirm,
            )
            return Finding(OutcomeKind.REFUSED, joined(" ", [message, _NOTHING]), _PLAN_AGAIN)
        return None

    def _reads_singly(self, target: Target) -> bool:
        sides = [side for side in (target.reader, self._fresh.source) if side is not None]
        return all(side.reads_singly for side in sides)

    async def _work(self, target: Target, waiting: deque[int], *, singly: bool) -> None:
        size = 1 if singly else _CHUNK_WITHOUT_SINGLE_READS
        while waiting:
            await self.run.job.go_on()
            await self.run.look_at_locks()
            if not waiting:
                return
            tries = self._too_old.get(waiting[0], 0)
            number = 1 if tries else min(size, len(waiting))
            chunk = [waiting.popleft() for _ in range(number)]
            why_not = self.run.not_begun(
                self.host, self.code, self.side
            ) or self._fresh.source_gone(self.run.plan.writes[chunk[0]].ref)
            if why_not is None:
                left = await self._in_its_turn(target, chunk, alone=bool(tries))
                waiting.extendleft(reversed(left))
                continue
            for index in chunk:
                await self.run.finish(index, why_not)

    async def _in_its_turn(
        self, target: Target, chunk: Sequence[int], *, alone: bool
    ) -> Sequence[int]:
        """Carry out a chunk; returns the rows that are to be tried again. Rows that share only a
        list of the source have a turn each, so that they go side by side."""
        if alone:
            async with self.host.alone():
                return await self._set_aside_bugs(chunk, self._carry_out(target, chunk))
        if len(chunk) > 1 and target.reads_singly:
            return await self._set_aside_bugs(chunk, self._carry_out(target, chunk, apart=True))
        async with self.host.gate:
            return await self._set_aside_bugs(chunk, self._carry_out(target, chunk))

    async def _set_aside_bugs(
        self, rows: Sequence[int], carried_out: Awaitable[Sequence[int]]
    ) -> Sequence[int]:
        """What ``carried_out`` returns; an error in the program ends only these rows."""
        try:
            return await carried_out
        except Exception as bug:
            error = self.run.set_aside(bug)
            for index in rows:
                if index not in self.run.outcomes and index not in self._read_back.late:
                    claimed = index in self.run.claimed
                    finding = by_bug(error) if claimed else not_sent(error)
                    await self.run.finish(index, finding, error.details)
            return ()

    async def _carry_out(
        self, target: Target, chunk: Sequence[int], *, apart: bool = False
    ) -> Sequence[int]:
        """Write a chunk; returns the rows that are to be tried again, of which nothing was sent:
        the host is back after an outage, the job was paused meanwhile, or a reading grew too
        old."""
        refs = [self.run.plan.writes[index].ref for index in chunk]
        tries = self._too_old.get(chunk[0], 0)
        try:
            if tries:
                pause = self.run.context.clock.sleep(_PAUSES_ALONE[tries - 1])
                await self.run.job.unless_cancelled(pause)
            await self.run.job.unless_cancelled(self._fresh.read_lists(refs))
        except JobCancelled:
            return chunk
        except SyncError as error:
            return await self._unread(chunk, error)
        if target.reader is not None and not target.reader.reads_singly:
            self.host.outage.over()
        if await self._source_waited_for(refs):
            return chunk
        if not apart:
            return await self._write(target, chunk)
        rows = [self._write_one(target, index) for index in chunk]
        left: list[int] = []
        for again in await asyncio.gather(*rows):
            left += again
        return left

    async def _write_one(self, target: Target, index: int) -> Sequence[int]:
        """One whose list grew old while it waited goes back: others share the next with it."""
        async with self.host.gate:
            if self._fresh.list_is_old(self.run.plan.writes[index].ref):
                return [index]
            return await self._set_aside_bugs([index], self._write(target, [index]))

    async def _unread(self, chunk: Sequence[int], error: SyncError) -> Sequence[int]:
        """The target could not be read: wait for a host that is away, else end these rows.
        Returns those that are to be tried again."""
        if await self.host.outage.waited(error):
            return chunk
        self.run.stop_if_hopeless(self.host, error)
        for index in chunk:
            await self.run.finish(index, self.run.why_not(self.host) or not_sent(error))
        return ()

    async def _source_waited_for(self, refs: Sequence[OrderRef]) -> bool:
        """Whether the side that values are taken from was away, so that rows are to be tried
        again. One that stays away is not asked for the other rows."""
        if self._fresh.source is None or self._fresh.source_error is not None:
            return False
        host = self.run.host(DESIGNO if self.side.other is Side.DESIGNO else self.code)
        error = self._fresh.source_failure(refs)
        if error is None:
            if self._fresh.source_was_read(refs):
                host.outage.over()
            return False
        if await host.outage.waited(error):
            self._fresh.forget_failure(refs)
            return True
        if not self.run.job.cancelled:
            self.run.stop_if_hopeless(host, error)
            self._fresh.give_up_source(host.stopped)
        return False

    async def _write(self, target: Target, chunk: Sequence[int]) -> Sequence[int]:
        """Send and read back, row by row where the target reads singly; returns the rows that are
        to be read again, because the job was paused or a reading grew too old."""
        answers: dict[int, Answer] = {}
        left: list[int] = []
        read, shown = partial(self._read, target), target.rules.shown
        for index in chunk:
            answer = await self._send_while_fresh(target, index)
            if answer is not None:
                answers[index] = answer
            elif index not in self.run.outcomes:
                left.append(index)
            if target.reads_singly:
                await self._read_back.conclude(read, self._fresh.seen, answers, shown)
                answers = {}
        await self._read_back.conclude(read, self._fresh.seen, answers, shown)
        return left

    async def _send_while_fresh(self, target: Target, index: int) -> Answer | None:
        """Send one row by a fresh reading; ``None`` when it ended without being sent, or has no
        outcome yet: it could not be read, its reading grew too old on the way to the host, or
        the job is paused."""
        ref = self.run.plan.writes[index].ref
        if not self._paused and not self._fresh.is_fresh(ref):
            try:
                await self.run.job.unless_cancelled(self._fresh.read_again(ref))
            except JobCancelled:
                return None
            except SyncError as error:
                await self._unread([index], error)
                return None
            self.host.outage.over()
            if await self._source_waited_for([ref]):
                return None
        await self.run.look_at_locks()  # the host may have let the reading wait for long
        if self._paused:
            return None
        finding = self._may_send(target, index)
        if finding is not None:
            await self.run.finish(index, finding)
            return None
        answer = await self._send(target, index)
        if answer.error is None or not answer.never_left:
            return answer
        tries = self._too_old.get(index, 0)
        if isinstance(answer.error, ReadingTooOld) and tries < len(_PAUSES_ALONE):
            self._too_old[index] = tries + 1
        elif isinstance(answer.error, StoppedMeanwhile):
            await self.run.finish(index, answer.error.finding)
        elif isinstance(answer.error, ClaimAgain):
            return None
        elif isinstance(answer.error, GaveUp):
            await self.run.finish(index, CANCELLED)
        else:
            await self.run.finish(index, not_sent(answer.error), answer.error.details)
        return None

    @property
    def _paused(self) -> bool:
        return self.run.job.paused and not self.run.job.cancelled

    def _may_send(self, target: Target, index: int) -> Finding | None:
        write = self.run.plan.writes[index]
        stopped = self.run.not_begun(self.host, self.code, self.side)
        refused = stopped or self.run.altered_before(write)
        if refused is not None:
            return refused
        seen = self._fresh.seen.get(write.ref)
        shown = target.rules.shown(write.wanted)
        problem = None if seen is None else before_sending(write, seen, write.target, shown)
        if problem is None and target.rules.state_field:
            problem = carried_out_otherwise(target.rules, write, state_of(seen, target.rules))
        return problem or self._fresh.source_problem(write.ref)

    async def _send(self, target: Target, index: int) -> Answer:
        """Claim, then send once, unless the run was stopped, the reading is too old or something
        was accepted when the request could leave."""
        run, fresh = self.run, self._fresh
        write = run.plan.writes[index]
        seen = fresh.seen.get(write.ref)
        status = seen.status if seen else None
        try:
            accepted = await run.claim(index, status)
        except (StorageFailed, StoppedMeanwhile) as error:
            run.stop_if_hopeless(self.host, error)
            return Answer(error=error)

        def may_send(connected: bool) -> None:
            run.refuse_if_stopped(self.host, write)
            run.refuse_if_accepted(accepted)
            fresh.refuse_if_old(write.ref, connected=connected)

        try:
            with asked_before_sending(may_send, status):
                reply = await target.writer.write(write.ref, write.wanted, write.action)
            return Answer(reply=reply)
        except SyncError as error:
            run.stop_if_hopeless(self.host, error)
            return Answer(error=error)
        except Exception as bug:
            return Answer(error=run.set_aside(bug))

    async def _read(self, target: Target, indices: Sequence[int]) -> dict[OrderRef, Observation]:
        """The targets now, into the mirror as well; empty where there is no read source."""
        if target.reader is None:
            return {}
        refs = [self.run.plan.writes[index].ref for index in indices]
        found = await target.reader.read_orders(refs)
        readings: list[Reading] = [found[ref] for ref in refs]
        await self.run.context.mirror.record(target.reader.side, readings)
        return {reading.ref: reading.observation for reading in readings}
