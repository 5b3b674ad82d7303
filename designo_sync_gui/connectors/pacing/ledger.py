"""Base of all rate limits of a host: one fair queue, and the wait time that the host demands.

Law: first come, first served, writes before readings. A cancelled turn, waiting or running, frees
its place. A wait that the host demands applies to all its requests; one longer than
``LONGEST_HOLD`` raises ``Busy`` instead, and a long one of a cancelled job ``GaveUp``.
"""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from designo_sync_gui.connectors.http.errors import LONGEST_WAIT, retry_after
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.pacing.line import Line
from designo_sync_gui.connectors.pacing.pacer import Announce, silent
from designo_sync_gui.domain.errors import Busy, ServerFailure, Unreachable, WriteEffect
from designo_sync_gui.domain.patience import GaveUp, patience
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.spans import span_words
from designo_sync_gui.waiting import first_of, growing_pause

LONGEST_HOLD: Final = 60.0
#: Waits from here on are announced, and broken off when their job is cancelled.
_WORTH_TELLING: Final = 1.0
#: A shorter sleep could be none at all on a clock that counts microseconds.
_SHORTEST_SLEEP: Final = 0.001
#: Own waits after a 429 that names none.
_FIRST_HOLD: Final = 1.0
_LONGEST_OWN_HOLD: Final = 32.0
#: "Wait until something changes".
FOREVER: Final = math.inf


class Ticks:
    """Seconds since the start by a clock that may be set back; they never run backwards.

    A step back loses the time since the last look; a sleep that is over counts in full.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: datetime = clock.now()
        self._passed = 0.0

    def __call__(self) -> float:
        now = self._clock.now()
        self._passed += max(0.0, (now - self._seen).total_seconds())
        self._seen = now
        return self._passed

    def reach(self, moment: float) -> None:
        """It is at least so late, whatever the clock says."""
        self._passed = max(self(), moment)


@dataclass(slots=True, eq=False)
class Turn:
    """One request under way.

    Attributes:
        begun: when, in ticks.
        beside: the cost of the requests that were under way when it began.
        taken: the cost of all turns so far, this one included.
        settled: its true cost is known.
    """

    ledger: "Ledger"
    cost: float
    begun: float
    beside: float
    taken: float
    settled: bool = False


#: The turn this task had last: ``learn`` and ``spent`` speak of it.
_LATEST: ContextVar[Turn | None] = ContextVar("latest_turn", default=None)

A_SERVER: Final = say("The server")
_A_LIMIT: Final = say("The server limits requests")


class Ledger:
    """The queue of one host; it keeps only the waits that the host demands. Subclasses keep a
    limit: they say how long the head of the line waits, and what a turn takes.

    ``host`` and ``reason`` are for people: the host, and the limit that applies ("Shopify
    allows 2 requests a second"). ``announce`` is called for every wait longer than a second.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        announce: Announce = silent,
        host: str | Sentence = A_SERVER,
        reason: Sentence = _A_LIMIT,
    ) -> None:
        self.ticks = Ticks(clock)
        self.in_flight = 0
        self.waiting = 0
        self.most = USUALLY_AT_ONCE
        self._clock = clock
        self._announce = announce
        self._host = host
        self._reason = reason
        self._line = Line()
        self._changed = asyncio.Event()
        self._held_until = 0.0
        self._refusals = 0
        self._under_way = 0.0
        self._taken = 0.0
        self._told: float | None = None
        self._free_at = 0.0

    @property
    def wanted(self) -> int:
        return self.most

    def _wait(self, cost: float) -> float:
        """Seconds until the head of the line may go by this limit; ``FOREVER`` until a change."""
        return 0.0

    def _take(self, turn: Turn) -> None:
        """A turn begins; it is not under way yet."""

    def _failed(self, turn: Turn) -> None:
        """The host gave no answer; the turn's end follows."""

    def _end(self, turn: Turn, answered: bool) -> None:
        """A turn is over, by an answer or without one (it failed or was cancelled)."""

    def _refused(self) -> None:
        """The host said 429 and not how long to wait: each time in a row, wait twice as long."""
        if self._held_until <= self.ticks():
            self.hold(growing_pause(_FIRST_HOLD, self._refusals, _LONGEST_OWN_HOLD))
            self._refusals += 1

    def spent(self, cost: float, available: float, maximum: float, restore_rate: float) -> None:
        """Only a ledger of points has a use for this."""

    @asynccontextmanager
    async def turn(self, cost: float, *, write: bool = False) -> AsyncIterator[None]:
        """Wait for the turn of a request; it is under way until this is left. Raises ``Busy`` or
        ``GaveUp``."""
        if patience().over and self._is_long():
            raise GaveUp
        self.waiting += 1
        try:
            with patience().told(self._not_wanted):
                async with self._line.head(write=write):
                    await self._until_free(cost)
                    turn = self._begin(cost)
        finally:
            self.waiting -= 1
        answered = False
        try:
            yield
            answered = True
        except (ServerFailure, Unreachable):
            self._failed(turn)
            raise
        finally:
            self.in_flight -= 1
            self._under_way = self._under_way - turn.cost if self.in_flight else 0.0
            self._end(turn, answered)
            self._changed.set()

    def _begin(self, cost: float) -> Turn:
        self._taken += cost
        turn = Turn(self, cost, self.ticks(), self._under_way, self._taken)
        _LATEST.set(turn)
        self._take(turn)
        self.in_flight += 1
        self._under_way += cost
        return turn

    def learn(self, reply: Reply) -> None:
        """Obey Retry-After of a 429 or 503, as seconds or as a date."""
        if reply.status in (429, 503):
            wait = retry_after(reply.headers.get("retry-after"), self._clock.now())
            if wait is not None:
                self.hold(wait)
            elif reply.status == 429:
                self._refused()
        else:
            self._refusals = 0
        self._changed.set()

    def hold(self, seconds: float) -> bool:
        """Nothing is sent for so long, by anybody; a hold that is longer already stays."""
        self._held_until = max(self._held_until, self.ticks() + min(seconds, LONGEST_WAIT))
        self._changed.set()
        return True

    async def _until_free(self, cost: float) -> None:
        try:
            while True:
                wait, reason = self._head_wait(cost)
                if wait <= 0:
                    return
                self._free_at = 0.0 if wait == FOREVER else self.ticks() + wait
                if self._is_long():
                    self._line.dismiss()
                    if patience().over:
                        raise GaveUp
                self._tell(wait, reason)
                await self._sleep(wait)
        finally:
            self._free_at = 0.0
            if self._told is not None:
                self._told = None
                self._announce(0.0, NOTHING)

    def _is_long(self) -> bool:
        """Whether the head of the line waits for so long that nobody should who was cancelled."""
        return self._free_at - self.ticks() > _WORTH_TELLING

    def _not_wanted(self) -> None:
        """A job was cancelled whose requests wait here: the head looks again by itself."""
        if self._is_long():
            self._line.dismiss()
        self._changed.set()

    def _head_wait(self, cost: float) -> tuple[float, Sentence]:
        """How long the head of the line waits now, and why. Raises ``Busy``."""
        held = self._held_until - self.ticks()
        if held > LONGEST_HOLD:
            raise self._too_long(held)
        if held > 0:
            return held, say("{host} asks to wait", host=self._host)
        if self.in_flight >= self.most:
            return FOREVER, NOTHING
        return self._wait(cost), self._reason

    def _too_long(self, held: float) -> Busy:
        error = Busy(
            say(
                "{host} asks to wait another {span}; nothing was sent.",
                host=self._host,
                span=span_words(held),
            ),
            say("Try again later."),
            wait_seconds=held,
        )
        error.write_effect = WriteEffect.NOT_SENT
        return error

    def _tell(self, wait: float, reason: Sentence) -> None:
        """Announce a long wait once, and again when its end has moved."""
        if wait == FOREVER or (wait <= _WORTH_TELLING and self._told is None):
            return
        end = self.ticks() + wait
        if self._told is None or abs(end - self._told) > _WORTH_TELLING:
            self._told = end
            self._announce(wait, reason)

    async def _sleep(self, wait: float) -> None:
        """Until so much time is over or something changes."""
        self._changed.clear()
        if wait == FOREVER:
            await self._changed.wait()
            return
        end = self.ticks() + wait
        sleep = self._clock.sleep(max(wait, _SHORTEST_SLEEP))
        slept, _ = await first_of(sleep, self._changed.wait())
        if slept is not None:
            self.ticks.reach(end)

    def latest(self) -> Turn | None:
        """The turn that the running task had last, if it was one of this ledger."""
        turn = _LATEST.get()
        return turn if turn is not None and turn.ledger is self else None

    def bounded(self, estimate: float, left: float, turn: Turn | None) -> float:
        """An account corrected by what a reply to ``turn`` says is ``left``.

        At most what is left after all that began later, as if the host had taken everything in
        the order of sending; at least what is left if it had not yet taken anything else. For a
        request that was alone, both are what the host says.
        """
        if turn is None:
            return min(estimate, left)
        later = self._taken - turn.taken
        return min(max(estimate, left - later - turn.beside), left - later)
