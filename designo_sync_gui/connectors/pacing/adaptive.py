"""Adaptive concurrency for a server that states no limit.

Law: one more at once only when it brings more answers a second, one fewer when that brings no
fewer; trouble (429, 5xx, no answer, latency that doubles) takes many away at once. Never two more
than have been shown to help.

Judged by the mean latency of cohorts, requests that began while there was enough to do. With m
at once, m / latency is the rate of answers (Little's law): if m + 1 help in full, the latency
stays; if they do not help at all, it grows by (m + 1) / m. The verdict is taken halfway.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import copysign, inf, sqrt
from statistics import fmean, pvariance
from typing import Final

from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.pacing.ledger import A_SERVER, FOREVER, Ledger, Turn
from designo_sync_gui.connectors.pacing.pacer import Announce, Pacer, silent
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.domain.sending import MOST_AT_ONCE
from designo_sync_gui.domain.sentence import Sentence

#: A cohort that decides nothing is prolonged to this many rounds, then decides as it stands.
_ROUNDS: Final = 8
#: How many standard errors off the threshold a verdict is clear, or likely in the end.
_CLEAR: Final = 1.5
_LIKELY: Final = 0.75
#: No step before the relative error of what is known is so small, or its rounds are full.
_PRECISE: Final = 0.05
_DOUBLED: Final = 2.0
#: Within the first cohort, a mean so much above the fastest shows a queue in the server.
_QUEUE: Final = 1.4
_LONGEST_REST: Final = 32


@dataclass(slots=True)
class _Cohort:
    """``size`` requests to be measured: how many have begun, and how long those took that
    have ended."""

    size: int
    begun: set[Turn] = field(default_factory=set)
    count: int = 0
    latencies: list[float] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return len(self.latencies) >= self.size


class AdaptivePacer(Ledger):
    """Lets ``limit`` requests be under way, from ``start``, and finds out what helps.

    What it found out serves all later jobs of the host.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        start: int = 4,
        most: int = MOST_AT_ONCE,
        announce: Announce = silent,
        host: str | Sentence = A_SERVER,
    ) -> None:
        super().__init__(clock, announce=announce, host=host)
        self.limit = min(start, most)
        self._most = most
        self._step = 0
        self._direction = 0
        self._misses = 0
        self._rest = 0
        self._shrunk = 0.0
        self._settle(())

    def _wait(self, cost: float) -> float:
        return 0.0 if self.in_flight < self.limit else FOREVER

    def _take(self, turn: Turn) -> None:
        """Whoever begins is still counted as waiting."""
        cohort = self._cohort
        enough_to_do = self.in_flight + self.waiting >= self.limit
        if cohort.count < cohort.size and enough_to_do:
            cohort.count += 1
            cohort.begun.add(turn)

    def _failed(self, turn: Turn) -> None:
        self._trouble(turn)

    def _end(self, turn: Turn, answered: bool) -> None:
        """A turn without an answer measures nothing; another takes its place in the cohort."""
        if turn not in self._cohort.begun:
            return
        self._cohort.begun.remove(turn)
        if not answered:
            self._cohort.count -= 1
            return
        self._cohort.latencies.append(self.ticks() - turn.begun)
        if self._cohort.complete:
            self._judge()

    def learn(self, reply: Reply) -> None:
        """Fewer at once after a 429 or 5xx."""
        super().learn(reply)
        turn = self.latest()
        if (reply.status == 429 or reply.status >= 500) and turn is not None:
            self._trouble(turn)

    def _trouble(self, turn: Turn) -> None:
        """Half as many, once for all that were under way together."""
        if turn.taken > self._shrunk:
            self._shrink(self.limit // 2)

    def _shrink(self, limit: int) -> None:
        self._shrunk = self._taken
        self.limit = max(1, limit)
        self._direction, self._misses, self._rest = 1, 0, 1
        self._settle(())

    def _settle(self, latencies: tuple[float, ...]) -> None:
        """Stay at ``limit``; ``latencies`` are what is known of it."""
        self._step = 0
        self._known = deque(latencies, maxlen=_ROUNDS * self.limit)
        self._cohort = _Cohort(self.limit)

    def _judge(self) -> None:
        latencies = self._cohort.latencies
        if self._step:
            self._judge_step(latencies)
            return
        if self._known and fmean(latencies) > _DOUBLED * fmean(self._known):
            self._shrink(self.limit * 3 // 4)
            return
        if not self._direction:
            self._direction = -1 if fmean(latencies) > _QUEUE * min(latencies) else 1
        self._known.extend(latencies)
        self._cohort = _Cohort(self.limit)
        self._rest -= 1
        precise = _error(self._known) <= _PRECISE**2 or len(self._known) == self._known.maxlen
        if self._rest <= 0 and precise:
            self._try()

    def _try(self) -> None:
        """Begin a step up or down, whichever is due and possible."""
        if not 1 <= self.limit + self._direction <= self._most:
            self._direction = -self._direction
        if not 1 <= self.limit + self._direction <= self._most:
            return
        self._step = self._direction
        self.limit += self._step
        self._cohort = _Cohort(self.limit)

    def _judge_step(self, latencies: list[float]) -> None:
        before = list(self._known)
        fewer, more = (before, latencies) if self._step > 0 else (latencies, before)
        lower = self.limit - 1 if self._step > 0 else self.limit
        helps = _more_helps(fewer, more, lower) * self._step
        prolonged = len(latencies) >= _ROUNDS * self.limit
        if abs(helps) < _CLEAR and not prolonged:
            self._cohort.size += self.limit
            return
        if helps >= (_LIKELY if prolonged else _CLEAR):
            self._misses = 0
            self._settle(tuple(before + latencies if self._step > 0 else latencies))
            self._rest = _LONGEST_REST if self.limit in (1, self._most) else 0
            if not self._rest:
                self._try()
            return
        self.limit -= self._step
        self._direction = -self._step
        self._misses += 1
        self._rest = 1 if self._misses == 1 else min(2**self._misses, _LONGEST_REST)
        self._settle(tuple(before))


def _more_helps(fewer: Sequence[float], more: Sequence[float], lower: int) -> float:
    """Whether ``lower + 1`` at once bring more than ``lower``: above zero if so, in standard
    errors."""
    low, high = fmean(fewer), fmean(more)
    if low <= 0:
        return -inf if high > 0 else inf
    ratio = high / low
    distance = (lower + 1) / (lower + 0.5) - ratio
    noise = ratio * sqrt(_error(fewer) + _error(more))
    return distance / noise if noise else copysign(inf, distance)


def _error(latencies: Sequence[float]) -> float:
    """The squared standard error of the mean, as a part of it."""
    mean = fmean(latencies)
    return pvariance(latencies) / len(latencies) / mean**2 if mean else 0.0


def adaptive(clock: Clock, announce: Announce) -> Pacer:
    """The ledger of a host that states no limit, for ``Pacers.of``."""
    return AdaptivePacer(clock, announce=announce)
