"""Reading back what was written to one target.

Law: an accepted write is verified only when the value is read back. A side that still shows the
former value is read again after growing pauses, while other rows go on; nothing is sent from here.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import Observation, OrderRef, Side
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, say_n
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.jobs.job import JobCancelled
from designo_sync_gui.engine.writing.conclude import Answer, Finding, after_sending, by_bug, lags
from designo_sync_gui.engine.writing.plan_run import Host, PlanRun

#: Seconds between the readings of a side that lags behind its own yes; 15 together. Measured on
#: DesignO: a list shows a stored write seconds later.
PAUSES: Final = (1.0, 2.0, 4.0, 8.0)

Seen = Mapping[OrderRef, Observation]
#: What the target shows after a value was written.
Shown = Callable[[Status], Status]
#: Reads the targets of some rows now.
Read = Callable[[Sequence[int]], Awaitable[Seen]]


@dataclass(slots=True)
class _Written:
    """One row that was written: the value before, the answer, what the target shows after the
    write, and what was last read there."""

    before: Status | None
    answer: Answer
    shown: Status
    seen: Observation | None = None

    def show(self, seen: Observation) -> None:
        """What was read there just now."""
        self.seen = seen


@dataclass(slots=True)
class ReadBack:
    """The writes of one target. ``late`` are the rows whose side is still waited for."""

    run: PlanRun
    host: Host
    side: Side
    late: set[int] = field(default_factory=set)
    _waits: list[asyncio.Task[None]] = field(default_factory=list)

    async def conclude(
        self, read: Read, before: Seen, answers: Mapping[int, Answer], shown: Shown
    ) -> None:
        """Read these rows and end them, except those whose side lags: their end comes before that
        of ``all_ended``."""
        if not answers:
            return
        unread = NOTHING
        seen: Seen = {}
        try:
            seen = await read(list(answers))
        except SyncError as error:
            unread = say(
                "Reading back failed: {title}: {message}", title=error.title, message=error.message
            )
        written: dict[int, _Written] = {}
        for index, answer in answers.items():
            write = self.run.plan.writes[index]
            former = before.get(write.ref)
            held = former.status if former else None
            written[index] = _Written(held, answer, shown(write.wanted), seen.get(write.ref))
        lagging = {index: row for index, row in written.items() if self._lags(index, row)}
        clear = {index: row for index, row in written.items() if index not in lagging}
        if lagging:
            self.late.update(lagging)
            self._waits.append(asyncio.ensure_future(self._end_late(read, lagging)))
        for index, row in clear.items():
            self.run.finish_beside(index, *self._found(index, row, unread))

    async def all_ended(self) -> None:
        """Return when no row is waited for any more and every outcome is recorded."""
        waits = tuple(self._waits)
        self._waits.clear()
        try:
            await asyncio.gather(*waits)
        finally:
            for wait in waits:
                wait.cancel()
        await self.run.all_recorded()

    async def _end_late(self, read: Read, lagging: dict[int, _Written]) -> None:
        """End rows whose side lags; an error in the program ends only these."""
        try:
            await self._wait_for(read, lagging)
            for index, written in lagging.items():
                await self._end(index, written)
        except Exception as bug:
            error = self.run.set_aside(bug)
            for index in lagging:
                if index not in self.run.outcomes:
                    await self.run.finish(index, by_bug(error), error.details)

    async def _wait_for(self, read: Read, lagging: dict[int, _Written]) -> None:
        """Read again until every row shows something new, the pauses are over, or the job is asked
        to stop. A reading that fails tells nothing, and the next pause begins."""
        self._tell(len(lagging))
        waiting = dict(lagging)
        for pause in PAUSES:
            try:
                await self.run.job.unless_cancelled(self.run.context.clock.sleep(pause))
                seen = await self.run.job.unless_cancelled(self._in_turn(read, tuple(waiting)))
            except JobCancelled:
                return
            except SyncError:
                continue
            for index, written in tuple(waiting.items()):
                written.show(seen[self.run.plan.writes[index].ref])
                if not self._lags(index, written):
                    await self._end(index, written)
                    del waiting[index], lagging[index]
            if not waiting:
                return

    async def _in_turn(self, read: Read, indices: Sequence[int]) -> Seen:
        async with self.host.gate:
            return await read(indices)

    def _lags(self, index: int, written: _Written) -> bool:
        write = self.run.plan.writes[index]
        return lags(write, written.before, written.answer, written.seen, written.shown)

    async def _end(self, index: int, written: _Written) -> None:
        await self.run.finish(index, *self._found(index, written))
        self.late.discard(index)

    def _found(
        self, index: int, written: _Written, unread: Sentence = NOTHING
    ) -> tuple[Finding, str]:
        """How the write ended, and the raw reply with why it could not be read back."""
        write = self.run.plan.writes[index]
        row = written
        finding = after_sending(write, row.before, row.answer, row.seen, self.side, row.shown)
        return finding, " ".join(filter(None, (written.answer.raw, unread.english)))

    def _tell(self, number: int) -> None:
        self.run.job.progress(
            say_n(
                "waiting for {named} to show {n:,} accepted write",
                "waiting for {named} to show {n:,} accepted writes",
                number,
                named=self.side.named,
            )
        )
