"""Telling trouble elsewhere: what the jobs' events add up to, and the operator's command.

Law: no job, screen or other store waits for the command; what it does wrong is told here, once.
Nothing is noted while no command is set.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from designo_sync_gui.domain.errors import (
    CommandFailed,
    SettingsInvalid,
    StorageFailed,
    SyncError,
)
from designo_sync_gui.domain.events import (
    Event,
    JobFinished,
    JobStarted,
    OutcomeRecorded,
    StoreHeld,
    StoreState,
    StoreStateChanged,
    TroubleNotTold,
)
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import JobState, Outcome
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.domain.trouble import (
    FailedCommand,
    Remembered,
    ToldBefore,
    Trouble,
    TroubleKey,
    TroubleKind,
    after_telling,
    arrived,
    of_age,
    of_outcomes,
    to_tell,
    undelivered,
    written,
)
from designo_sync_gui.domain.trouble_ports import OperatorCommand, TroubleMemory
from designo_sync_gui.domain.trouble_text import trouble_text
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.connections.states import DESIGNO
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.health import sides_read
from designo_sync_gui.waiting import first_of

#: Seconds between two looks at how old the readings are.
LOOK: Final = 900.0
#: Seconds that a running command gets when the program is closed.
LAST_SECONDS: Final = 3.0

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TellingParts:
    """What of this computer is used; ``mask`` takes secrets out of a text."""

    command: OperatorCommand
    memory: TroubleMemory
    program: str
    mask: Callable[[str], str]


@dataclass(slots=True)
class Telling:
    """Subscribed to the events from its beginning; ``instead`` is a command of one run.

    ``_found`` and ``_mended`` wait to be told; ``_task`` tells them. ``_undelivered`` are those
    that the command failed with and was not given since; ``_unsaved`` is what could not be kept for
    others.
    """

    context: EngineContext
    book: ConnectionBook
    parts: TellingParts
    instead: str = ""
    _codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _bad: dict[str, SyncError] = field(default_factory=dict)
    _good: set[str] = field(default_factory=set)
    _outcomes: defaultdict[str, list[Outcome]] = field(default_factory=lambda: defaultdict(list))
    _found: list[Trouble] = field(default_factory=list)
    _mended: set[TroubleKey] = field(default_factory=set)
    _undelivered: tuple[Trouble, ...] = ()
    _told: ToldBefore = field(default_factory=dict)
    _unsaved: ToldBefore = field(default_factory=dict)
    _failing: str = ""
    _task: "asyncio.Task[None] | None" = None
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.context.events.subscribe(self._notice)

    @property
    def command(self) -> str:
        """The command as it was given; empty where nothing is told elsewhere."""
        return self.instead or self.book.settings.preferences.on_trouble

    def check(self, text: str) -> None:
        """Raises ``SettingsInvalid`` at its field for a command that cannot be run. Blocking."""
        self.parts.command.words(text)

    async def use(self, text: str) -> None:
        """A command for this run, in place of the one of the preferences; empty: that one.

        Raises ``SettingsInvalid``.
        """
        await asyncio.to_thread(self.check, text)
        self.instead = text

    async def failure(self) -> SyncError | None:
        """How the command failed last, in whatever process; ``None`` where it did its work since,
        where that was dismissed, and where no command is set."""
        try:
            failed = (await self.parts.memory.load()).failed if self.command else None
        except StorageFailed:
            return None  # told by whoever needs the file next
        return None if failed is None else CommandFailed(failed.message, failed.advice)

    async def dismiss(self) -> None:
        """Somebody has seen how the command failed. Raises ``StorageFailed``."""
        await self.parts.memory.change(lambda kept: replace(kept, failed=None))

    async def look(self) -> None:
        """Tell what is known by now, and wait until it is told."""
        if self.command:
            self._begin()
        while self._task is not None:
            await asyncio.wait({self._task})

    async def run(self) -> None:
        """Look at the age of the readings from time to time, while the program is open."""
        while not self._stopped.is_set():
            await first_of(self._stopped.wait(), self.context.clock.sleep(LOOK))
            if self.command and not self._stopped.is_set():
                self._begin()

    def stop(self) -> None:
        """End ``run``."""
        self._stopped.set()

    async def aclose(self) -> None:
        """A command that still runs gets a moment, and is ended then."""
        if self._task is None:
            return
        await asyncio.wait({self._task}, timeout=LAST_SECONDS)
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def _notice(self, event: Event) -> None:
        if not self.command:
            return
        if isinstance(event, JobStarted):
            self._codes[event.job_id] = event.store_codes
        elif isinstance(event, StoreStateChanged):
            self._note_state(event)
        elif isinstance(event, OutcomeRecorded):
            self._outcomes[event.job_id].append(event.outcome)
        elif isinstance(event, StoreHeld):
            self._note_hold(event)
        elif isinstance(event, JobFinished):
            self._note_end(event)

    def _note_state(self, event: StoreStateChanged) -> None:
        if event.error is not None:
            self._bad[event.store_code] = event.error
            self._good.discard(event.store_code)
        elif event.state is StoreState.READY:
            self._bad.pop(event.store_code, None)
            self._good.add(event.store_code)

    def _note_hold(self, event: StoreHeld) -> None:
        key = TroubleKey(TroubleKind.HELD, event.store_code)
        if event.reason:
            self._found.append(Trouble(key, event.reason))
        else:
            self._mended.add(key)
        self._begin()

    def _note_end(self, event: JobFinished) -> None:
        """A refresh records the outcome of a write that another job, long over, had sent."""
        codes = self._codes.pop(event.job_id, ())
        over = [job_id for job_id in self._outcomes if job_id not in self._codes]
        for job_id in over:
            outcomes = self._outcomes.pop(job_id)
            self._found += of_outcomes(outcomes, job_id)
            self._mended |= written(outcomes)
        if event.state is not JobState.CANCELLED:
            self._found += self._failures(event, codes)
            self._note_mended(event, codes)
        self._begin()

    def _failures(self, event: JobFinished, codes: tuple[str, ...]) -> list[Trouble]:
        """Each error once for every store or side that it stopped."""
        found: list[Trouble] = []
        for error in event.errors:
            places = [code for code in (*codes, DESIGNO) if self._stopped_by(code, error)]
            keys = [_failed_at(code) for code in places]
            found += [
                Trouble(key, error.message, error.advice, event.job_id)
                for key in keys or [_failed_in(codes)]
            ]
        if event.state is JobState.FAILED and not found:
            found.append(Trouble(_failed_in(codes), event.summary, NOTHING, event.job_id))
        return found

    def _stopped_by(self, code: str, error: SyncError) -> bool:
        known = self._bad.get(code)
        return known is not None and known.sentence == error.sentence

    def _note_mended(self, event: JobFinished, codes: tuple[str, ...]) -> None:
        self._mended |= {_failed_at(code) for code in (*codes, DESIGNO) if code in self._good}
        if event.state is JobState.DONE and not event.errors:
            self._mended |= {_failed_in(codes), _failed_in(())}
            self._mended |= {TroubleKey(TroubleKind.JOB_FAILED, code) for code in codes}

    def _begin(self) -> None:
        if self._task is None:
            self._task = asyncio.ensure_future(self._tell_all())

    async def _tell_all(self) -> None:
        try:
            more = True
            while more:
                await self._tell()
                more = bool(self._found or self._mended)
        except SyncError as error:
            self._say(error)
        finally:
            self._task = None

    async def _tell(self) -> None:
        found, mended = self._found, self._mended
        self._found, self._mended = [], set()
        settings = self.book.settings
        now = self.context.clock.now()
        await self._know()
        old: tuple[Trouble, ...] = ()
        try:
            old, read = await self._of_age(settings, now)
            mended |= read | await self._settled()
        except StorageFailed as error:  # may be the very trouble that is to be told
            self._say(error)
        mended |= _of_removed(self._told, settings)
        mended -= {trouble.key for trouble in found}
        left = [trouble for trouble in self._undelivered if trouble.key not in mended]
        self._undelivered = tuple(left)
        fresh: tuple[Trouble, ...] = ()

        def decide(kept: Remembered) -> Remembered:
            nonlocal fresh
            told = {**kept.told, **self._unsaved}
            fresh = to_tell([*found, *undelivered(left, told), *old], told, now)
            return replace(kept, told=after_telling(told, fresh, mended, now))

        await self._change(decide)
        if fresh:
            given = {trouble.key for trouble in fresh}
            self._undelivered = tuple(one for one in left if one.key not in given)
            await self._run(fresh, settings)

    async def _run(self, fresh: tuple[Trouble, ...], settings: Settings) -> None:
        """Give the command what is fresh. That it failed is kept for every process and said each
        time; what it was given is told again with the next trouble."""
        try:
            await self._given(fresh, settings)
        except (CommandFailed, SettingsInvalid) as error:
            self._undelivered += fresh
            failed = FailedCommand(self.context.clock.now(), error.message, error.advice)
            await self._change(lambda kept: replace(kept, failed=failed))
            self._failing = ""
            self._say(error)
            return
        await self._change(lambda kept: Remembered(arrived(kept.told, fresh)))
        self._say(None)

    async def _given(self, fresh: tuple[Trouble, ...], settings: Settings) -> None:
        names = {store.code: store.name for store in settings.stores}
        now = self.context.clock.now()
        text = trouble_text(self.parts.program, now, fresh, names, self.parts.mask)
        words = await asyncio.to_thread(self.parts.command.words, self.command)
        if words:
            await self.parts.command.run(words, text)

    async def _know(self) -> None:
        """What any process told; what this one knows where the file cannot be read."""
        try:
            self._told = {**(await self.parts.memory.load()).told, **self._unsaved}
        except StorageFailed as error:
            self._say(error)

    async def _change(self, decide: Callable[[Remembered], Remembered]) -> None:
        """A full disk is no reason to keep quiet: this process still knows what it told."""
        try:
            self._told = (await self.parts.memory.change(decide)).told
            self._unsaved = {}
        except StorageFailed as error:
            self._told = self._unsaved = decide(Remembered(self._told)).told
            self._say(error)

    async def _of_age(
        self, settings: Settings, now: datetime
    ) -> tuple[tuple[Trouble, ...], set[TroubleKey]]:
        """What was not read for too long, and what was read again since that was told."""
        hours = settings.preferences.unread_hours
        lasting = {key for key in self._told if key.kind is TroubleKind.UNREAD}
        if not hours:
            return (), lasting
        sides, codes = sides_read(settings), {store.code for store in settings.stores}
        read_at = {
            TroubleKey(TroubleKind.UNREAD, read.store_code, read.side): read.read_at
            for read in await self.context.mirror.side_reads()
            if read.store_code in codes and read.side in sides
        }
        old = of_age(read_at, now, timedelta(hours=hours))
        return old, lasting - {trouble.key for trouble in old}

    async def _settled(self) -> set[TroubleKey]:
        """The unknown writes that were told, and of which the outcome is known by now."""
        lasting = {key for key in self._told if key.kind is TroubleKind.UNKNOWN_WRITE}
        if not lasting:
            return set()
        left = {(w.ref.store_code, w.target) for w in await self.context.journal.unsettled()}
        return {key for key in lasting if (key.store_code, key.side) not in left}

    def _say(self, error: SyncError | None) -> None:
        """The same is said once, until the command did its work again."""
        words = "" if error is None else str(error)
        if words == self._failing:
            return
        self._failing = words
        if words:
            _LOG.warning("%s", words)
        self.context.events.publish(TroubleNotTold(error))


def _of_removed(told: ToldBefore, settings: Settings) -> set[TroubleKey]:
    codes = {DESIGNO, *(store.code for store in settings.stores)}
    return {key for key in told if key.store_code not in codes}


def _failed_at(code: str) -> TroubleKey:
    """Of a store's shop, or of DesignO for all stores."""
    side = Side.DESIGNO if code == DESIGNO else Side.STOREFRONT
    return TroubleKey(TroubleKind.JOB_FAILED, code, side)


def _failed_in(codes: tuple[str, ...]) -> TroubleKey:
    """Of a job whose error is of no side: its store where it has one only."""
    return TroubleKey(TroubleKind.JOB_FAILED, codes[0] if len(codes) == 1 else "")
