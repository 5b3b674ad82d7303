"""Adaptive concurrency for a server that states no limit.

Law: one more at once only when it brings more answers a second, one fewer when that brings no
fewer; trouble (429, 5xx, no answer, latency that doubles) takes many away at once. Never two more
than have been shown to help.

Judged by the mean latency of cohorts, requests that began while there was enough to do. With m
at once, m / latency is the rate of answers (Little's law): if m + 1 help in full, the latency
stays; if they do not help at all, it grows by (m + 1) / m. The verdict is taken halfway.

Beyond eight (``USUALLY_AT_ONCE``) a step is a quarter of what was shown to help, and the host has
to stay as quick as it was with eight: a latency that grew by a quarter in all, or any trouble,
takes it back to eight or less at once, and it is tried again only after a long calm.
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
from designo_sync_gui.domain.sending import MOST_AT_ONCE, USUALLY_AT_ONCE
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
#: Requests that begin within so many seconds, or such a part of their latency, begin together: on
#: the first way up, where many begin at once, each step is judged a round earlier by them.
_MOMENT: Final = 0.01
_MOMENT_PART: Final = 0.1
#: Of steps beyond ``USUALLY_AT_ONCE``: a part of what was shown to help.
_PART: Final = 4
#: So much of the latency with ``USUALLY_AT_ONCE`` shows that a host is strained by more.
_STRAINED: Final = 1.25
#: Answers before more than ``USUALLY_AT_ONCE`` are tried again; twice as many each time.
_CALM: Final = 64
#: A trouble counts like so many falls back by latency, up to the most that are counted.
_TROUBLE: Final = 4
_MOST_FALLS: Final = 12
#: After so many requests in a row with less to do than would be let through, what was found out
#: beyond ``USUALLY_AT_ONCE`` counts no more: nothing shows any longer that the host bears it.
_UNUSED: Final = 64


@dataclass(slots=True)
class _Cohort:
    """``size`` requests to be measured: how many have begun, and how long those took that
    have ended. ``to_do`` is the most that were under way or waited meanwhile."""

    size: int
    to_do: int = 0
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
        self.most = most
        self._step = 0
        self._before = self.limit
        self._direction = 0
        self._misses = 0
        self._rest = 0
        self._shrunk = 0.0
        self._usual: tuple[float, ...] = ()
        self._falls = 0
        self._calm = 0
        self._unused = 0
        self._to_do = 0
        self._stays = 0
        self._lately: list[Turn] = []
        self._missed = False
        self._settle(())

    @property
    def wanted(self) -> int:
        """Enough to try the next step with; more would only stand in the line."""
        return min(max(2 * self.limit, USUALLY_AT_ONCE), MOST_AT_ONCE)

    def _wait(self, cost: float) -> float:
        return 0.0 if self.in_flight < self.limit else FOREVER

    def _take(self, turn: Turn) -> None:
        """Whoever begins is still counted as waiting."""
        to_do = self.in_flight + self.waiting
        enough_to_do = to_do >= self.limit
        self._unused = 0 if enough_to_do else self._unused + 1
        if self._wide and self._unused >= _UNUSED:
            self.limit = USUALLY_AT_ONCE
            self._settle(self._usual)
        self._lately = [one for one in self._lately if turn.begun - one.begun <= self._moment]
        self._lately.append(turn)
        if enough_to_do:
            room = self._cohort.size - self._cohort.count
            self._cohort.count += len(self._lately[:room])
            self._cohort.begun.update(self._lately[:room])
            del self._lately[:room]

    @property
    def _moment(self) -> float:
        """Who began so little before counts as having begun together with others."""
        if self._missed:
            return 0.0
        return max(_MOMENT, _MOMENT_PART * fmean(self._known)) if self._known else _MOMENT

    def _failed(self, turn: Turn) -> None:
        self._trouble(turn)

    def _end(self, turn: Turn, answered: bool) -> None:
        """A turn without an answer measures nothing; another takes its place in the cohort."""
        self._calm += answered
        self._cohort.to_do = max(self._cohort.to_do, self.in_flight + 1 + self.waiting)
        if turn not in self._cohort.begun:
            if turn in self._lately:
                self._lately.remove(turn)
            return
        self._cohort.begun.remove(turn)
        if not answered:
            self._cohort.count -= 1
            return
        self._cohort.latencies.append(self.ticks() - turn.begun)
        if self._wide and self._strained(_DOUBLED, USUALLY_AT_ONCE):
            self._fall(1)
        elif self._cohort.complete:
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
            self._fall(_TROUBLE, self.limit // 2)

    def _fall(self, counted: int, limit: int = USUALLY_AT_ONCE) -> None:
        """No more than ``USUALLY_AT_ONCE`` before a long calm."""
        self._falls = min(self._falls + counted, _MOST_FALLS)
        self._calm = -_CALM * 2**self._falls
        self._shrink(min(limit, USUALLY_AT_ONCE))

    def _shrink(self, limit: int) -> None:
        self._shrunk = self._taken
        self.limit = max(1, limit)
        self._direction, self._misses, self._rest = 1, 0, 1
        self._missed = True
        self._settle(())

    def _settle(self, latencies: tuple[float, ...]) -> None:
        """Stay at ``limit``; ``latencies`` are what is known of it."""
        self._step = 0
        self._known = deque(latencies, maxlen=_ROUNDS * self.limit)
        self._cohort = _Cohort(self.limit)

    @property
    def _wide(self) -> bool:
        return self.limit > USUALLY_AT_ONCE

    def _strained(self, times: float, least: int = 1) -> bool:
        """Whether the cohort took so many times as long as ``USUALLY_AT_ONCE`` did."""
        latencies = self._cohort.latencies
        if not self._usual or len(latencies) < least:
            return False
        return _above(times, self._usual, latencies) >= _LIKELY

    def _judge(self) -> None:
        latencies = self._cohort.latencies
        self._to_do = self._cohort.to_do
        if self._step:
            self._judge_step(latencies)
            return
        if self._wide and self._strained(_STRAINED):
            self._fall(1)
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
        """Begin a step up or down, whichever is due and possible. Where only nobody asks for more,
        fewer are tried seldom."""
        if self._next() == self.limit:
            self._stays += 1
            if self._direction > 0 and self.limit < self._ceiling and self._stays < _LONGEST_REST:
                return
            self._direction = -self._direction
        self._stays = 0
        following = self._next()
        if following == self.limit:
            return
        if self.limit == USUALLY_AT_ONCE:
            self._usual = tuple(self._known)
        self._before, self._step = self.limit, self._direction
        self.limit = following
        self._cohort = _Cohort(self.limit)

    def _next(self) -> int:
        """How many a step leads to in the direction that is due."""
        if self._direction < 0:
            least = (w for w in range(1, self.limit) if _wider(w) >= self.limit)
            return next(least, self.limit)
        return max(self.limit, min(_wider(self.limit), self._ceiling, self._to_do))

    @property
    def _ceiling(self) -> int:
        return self.most if self._calm >= 0 else min(self.most, USUALLY_AT_ONCE)

    def _judge_step(self, latencies: list[float]) -> None:
        before = list(self._known)
        up = self._step > 0
        fewer, more = (before, latencies) if up else (latencies, before)
        lower, higher = sorted((self._before, self.limit))
        helps = -_above(_halfway(lower, higher), fewer, more) * self._step
        prolonged = len(latencies) >= _ROUNDS * self.limit
        if up and self._wide and self._strained(_STRAINED):
            helps = -inf
        if abs(helps) < _CLEAR and not prolonged:
            self._cohort.size += self.limit
            return
        if helps >= (_LIKELY if prolonged else _CLEAR):
            self._misses = 0
            self._settle(tuple(before + latencies if up else latencies))
            self._rest = _LONGEST_REST if self.limit in (1, self._ceiling) else 0
            if not self._rest:
                self._try()
            return
        self.limit = self._before
        self._direction = -self._step
        self._misses += 1
        self._missed = True
        self._rest = 1 if self._misses == 1 else min(2**self._misses, _LONGEST_REST)
        self._settle(tuple(before))


def _wider(limit: int) -> int:
    """The next step up: one more, or a quarter of more than ``USUALLY_AT_ONCE``."""
    return limit + max(1, limit // _PART if limit >= USUALLY_AT_ONCE else 1)


def _halfway(lower: int, higher: int) -> float:
    """By how much the latency grows if the requests from ``lower`` to ``higher`` help by half."""
    return higher / ((lower + higher) / 2)


def _above(times: float, former: Sequence[float], latter: Sequence[float]) -> float:
    """Whether the latter took more than so many times as long as the former: above zero if so,
    in standard errors."""
    low, high = fmean(former), fmean(latter)
    if low <= 0:
        return inf if high > 0 else -inf
    ratio = high / low
    distance = ratio - times
    noise = ratio * sqrt(_error(former) + _error(latter))
    return distance / noise if noise else copysign(inf, distance)


def _error(latencies: Sequence[float]) -> float:
    """The squared standard error of the mean, as a part of it."""
    mean = fmean(latencies)
    return pvariance(latencies) / len(latencies) / mean**2 if mean else 0.0


def adaptive(clock: Clock, announce: Announce) -> Pacer:
    """The ledger of a host that states no limit, for ``Pacers.of``."""
    return AdaptivePacer(clock, announce=announce)
