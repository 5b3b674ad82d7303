"""Automation: timed refreshes, retries of unreachable hosts, later readings of writes that may have
been carried out late, and opt-in automatic sync.

Law: reading may always happen; writing only for a store the operator turned on, only what moved
on one side, and never past a brake, a mass change or a value that came to something else.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.connection_changes import ConnectionChange, watch_changes
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import (
    ConnectionsChanged,
    Event,
    OrdersLeft,
    OutcomeRecorded,
    StoreHeld,
    StoreState,
    StoreStateChanged,
)
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import JobResult, JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Plan, RefusalReason
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, verbatim
from designo_sync_gui.domain.watching import WatchSettings, is_mass_change
from designo_sync_gui.engine.activity_log import ActivityLog
from designo_sync_gui.engine.connections.states import DESIGNO
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.jobs.job import Urgency
from designo_sync_gui.engine.jobs.runner import JobRunner
from designo_sync_gui.engine.jobs.summaries import order_count
from designo_sync_gui.engine.order_views import OrderViews
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.writing.later_truth import ONCE_MORE
from designo_sync_gui.engine.writing.planning import Planning
from designo_sync_gui.waiting import first_of, growing_pause

#: Seconds before a store that could not be reached is read again, doubled up to the longest.
FIRST_RETRY: Final = 30.0
LONGEST_RETRY: Final = 300.0
#: Seconds after which the store of a write that ended unknown or not applied is read once more: a
#: moment after the settling calls it the last reading.
RECHECK: Final = ONCE_MORE.total_seconds() + 1
_BAD_ECHO: Final = (OutcomeKind.ALTERED, OutcomeKind.UNKNOWN)


@dataclass(slots=True)
class Automation:
    """Runs while the services are open, once ``run`` is started.

    ``holds`` says by store code why automatic sync is held until the operator releases it;
    ``due`` when the next reading begins by itself, ``None`` while one runs or nothing is timed;
    ``_rechecks`` when a store is read once more, in the clock's elapsed seconds.
    """

    context: EngineContext
    runner: JobRunner
    holds: dict[str, Sentence] = field(default_factory=dict)
    due: datetime | None = None
    _tries: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    _unreachable: set[str] = field(default_factory=set)
    _rechecks: dict[str, float] = field(default_factory=dict)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _stopped: bool = False

    async def run(self) -> None:
        """Until ``stop``. First what a program that died left unknown is settled by reading; then
        a first round at once where refreshes are timed.

        Errors of a round are told by its jobs; the next round comes anyway.
        """
        unsubscribe = self.context.events.subscribe(self._notice)
        try:
            await self._guarded(self._settle_left_behind())
            if self.watch.refresh_minutes > 0 and not self._stopped:
                await self._guarded(self.round([s.code for s in self._settings.stores]))
            while not self._stopped:
                codes = await self._next()
                if codes and not self._stopped:
                    await self._guarded(self.round(codes))
        finally:
            unsubscribe()

    async def _settle_left_behind(self) -> None:
        """Read the stores with writes of which nobody knows what became; nothing is sent."""
        journal = self.context.journal
        left = [write.ref.store_code for write in await journal.unsettled()]
        left += [write.ref.store_code for write in await journal.unbegun()]
        stores = [store for store in self._settings.stores if store.code in left]
        if stores and not self._stopped:
            await self.runner.refresh(stores, full=False, urgency=Urgency.AUTOMATIC)

    def stop(self) -> None:
        """Begin no further round."""
        self._stopped = True
        self._wake.set()

    @property
    def watch(self) -> WatchSettings:
        """The settings of automatic refresh and sync."""
        return self._settings.watch

    async def save(self, watch: WatchSettings) -> None:
        """Set what runs by itself; the time of the next round is counted anew.

        Raises ``SettingsInvalid`` or ``StorageFailed``.
        """
        former = (await self.runner.book.load()).watch
        await self.runner.book.save_watch(watch)
        changes = watch_changes(former, self.watch, self._settings.stores)
        await ActivityLog(self.context).connections_changed(changes)
        timed = timedelta(minutes=watch.refresh_minutes)
        self.due = self.context.clock.now() + timed if timed else None
        self._wake.set()
        self.context.events.publish(ConnectionsChanged())

    def release(self, store_code: str) -> None:
        """Let the automatic sync of a store go on: a person has looked."""
        if self.holds.pop(store_code, None) is None:
            return
        self.context.events.publish(StoreHeld(store_code, NOTHING))
        released = ConnectionChange(
            store_code, say("Automatic sync goes on: the hold was released")
        )
        self.runner.in_background(ActivityLog(self.context).connections_changed([released]))

    @property
    def _settings(self) -> Settings:
        return self.runner.book.settings

    async def _next(self) -> Sequence[str]:
        """Sleep until something is due; the codes of the stores to read, none if woken."""
        self._wake.clear()
        minutes = self.watch.refresh_minutes
        timed = minutes * 60.0 if minutes > 0 else None
        again, recheck = self._retry_seconds(), self._recheck_seconds()
        waits = [seconds for seconds in (timed, again, recheck) if seconds is not None]
        if not await self._slept(min(waits) if waits else None):
            return ()
        if recheck is not None and recheck == min(waits):
            return self._due_rechecks()
        everything = [store.code for store in self._settings.stores]
        if again is not None and (timed is None or again < timed) and DESIGNO not in self._tries:
            return [code for code in everything if code in self._unreachable]
        return everything

    async def _slept(self, seconds: float | None) -> bool:
        """Whether the time went by without being woken; ``None`` sleeps until then."""
        if seconds is None:
            await self._wake.wait()
            return False
        self.due = self.context.clock.now() + timedelta(seconds=seconds)
        woken, _ = await first_of(self._wake.wait(), self.context.clock.sleep(seconds))
        self.due = None
        return woken is None

    def _retry_seconds(self) -> float | None:
        if not self._unreachable:
            return None
        tries = min(self._tries[code] for code in self._unreachable)
        return growing_pause(FIRST_RETRY, tries - 1, LONGEST_RETRY)

    def _recheck_seconds(self) -> float | None:
        if not self._rechecks:
            return None
        return max(0.0, min(self._rechecks.values()) - self.context.clock.elapsed())

    def _due_rechecks(self) -> Sequence[str]:
        """The stores to read once more now; each is read only this once."""
        now = self.context.clock.elapsed()
        due = [code for code, moment in self._rechecks.items() if moment <= now]
        for code in due:
            del self._rechecks[code]
        return due

    def _note_recheck(self, outcome: Outcome) -> None:
        """The last such outcome of a store counts: one reading looks at all of them."""
        late = outcome.kind is OutcomeKind.REFUSED and outcome.read_again
        if late or outcome.kind is OutcomeKind.UNKNOWN:
            known = outcome.ref.store_code in self._rechecks
            self._rechecks[outcome.ref.store_code] = self.context.clock.elapsed() + RECHECK
            if not known:
                self._wake.set()

    def _notice(self, event: Event) -> None:
        """Remember who cannot be reached and what to look at; the next round is planned when this
        one is over."""
        if isinstance(event, OutcomeRecorded):
            self._note_recheck(event.outcome)
            return
        if not isinstance(event, StoreStateChanged):
            return
        if event.state is StoreState.UNREACHABLE:
            self._unreachable.add(event.store_code)
            self._tries[event.store_code] += 1
            self._wake.set()
        elif event.state is not StoreState.READING:
            self._unreachable.discard(event.store_code)
            self._tries.pop(event.store_code, None)

    async def _guarded(self, work: Awaitable[None]) -> None:
        """Neither an error nor a bug of one round ends the watch."""
        try:
            await work
        except SyncError:
            return
        except Exception as bug:
            context = {"message": "automatic round", "exception": bug}
            asyncio.get_running_loop().call_exception_handler(context)

    async def round(self, codes: Sequence[str]) -> None:
        """Read these stores, then carry over what may be carried over unasked."""
        settings = await self.runner.book.load()
        stores = [store for store in settings.stores if store.code in codes]
        if not stores:
            return
        summary = await self.runner.refresh(stores, full=False, urgency=Urgency.AUTOMATIC)
        failed = {code for code, _ in summary.errors}
        if summary.state is not JobState.DONE or DESIGNO in failed or self._stopped:
            return
        for store in stores:
            direction = self.watch.direction(store.code)
            if direction is not None and store.code not in failed:
                await self._sync(store, direction, summary)

    async def _sync(self, store: Store, direction: Direction, summary: RefreshSummary) -> None:
        code = store.code
        changed = summary.changed.get(code, 0)
        known = (await self.context.mirror.counts()).get(code, 0)
        if is_mass_change(changed, known):
            await self._hold(
                code,
                say(
                    "{changed:,} of {known:,} orders of {name} changed at once.",
                    changed=changed,
                    known=known,
                    name=store.name,
                ),
            )
        if code in self.holds:
            return
        mismatches = OrderFilter(View.MISMATCHES, store_code=code)
        chosen = await OrderViews(self.context.mirror.table).all_of(mismatches)
        plan = await Planning(self.context, self._settings).automatic(direction, chosen)
        self._tell_left(code, plan)
        if plan.brakes:
            await self._hold(code, joined(" ", plan.brakes))
        elif plan.writes:
            title = joined(
                " · ", [say("Automatic"), verbatim(store.name), order_count(len(plan.writes))]
            )
            result = await self.runner.apply(
                plan, frozenset(), careful=True, title=title, unasked=True
            )
            await self._hold_after(code, store.name, result)

    async def _hold_after(self, code: str, name: str, result: JobResult) -> None:
        bad = [outcome for outcome in result.outcomes if outcome.kind in _BAD_ECHO]
        if bad:
            await self._hold(
                code,
                say(
                    "An automatic write to {name} ended “{kind}”.",
                    name=name,
                    kind=bad[0].kind.label,
                ),
            )

    def _tell_left(self, code: str, plan: Plan) -> None:
        left = [r for r in plan.refusals if r.reason is RefusalReason.FLIPS]
        if left:
            refs = frozenset(refusal.ref for refusal in left)
            self.context.events.publish(OrdersLeft(code, refs, left[0].message))

    async def _hold(self, code: str, reason: Sentence) -> None:
        self.holds[code] = reason
        self.context.events.publish(StoreHeld(code, reason))
        log = ActivityLog(self.context)
        await log.warn([code], say("Automatic sync is held: {reason}", reason=reason))
