"""Limits of a number of requests per time window.

Law: a window that the host reports ends when the host says; otherwise it is a sliding window of
that length. Within a window the smallest reported remainder counts; requests under way may not be
in it yet and are subtracted.
"""

from collections import deque
from typing import Final

from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.pacing.ledger import A_SERVER, FOREVER, Ledger, Turn
from designo_sync_gui.connectors.pacing.pacer import Announce, silent
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say

_PREFIX: Final = "x-rate-limit-"
#: A window is over so much later than it seems: the host's milliseconds may be rounded, and the
#: clocks differ a little.
_LATER: Final = 0.05


class WindowPacer(Ledger):
    """``requests`` per ``seconds`` (BigCommerce: 150 per 30 s, shared with other apps).

    Learns from ``X-Rate-Limit-Time-Window-Ms``, ``-Time-Reset-Ms``, ``-Requests-Quota`` and
    ``-Requests-Left``, and obeys ``X-Retry-After`` beside Retry-After, whichever is longer
    (BigCommerce docs, facts sheet 3.4); of a 429, ``-Time-Reset-Ms`` is obeyed alone, since the
    documented one carries nothing else. UNSURE: whether its windows have fixed beginnings; what
    is sent here fits both.
    """

    def __init__(
        self,
        clock: Clock,
        requests: float,
        seconds: float,
        *,
        announce: Announce = silent,
        host: str | Sentence = A_SERVER,
        reason: Sentence = NOTHING,
    ) -> None:
        words = reason or say(
            "{host} limits requests to {requests:g} in {seconds:g} s",
            host=host,
            requests=requests,
            seconds=seconds,
        )
        super().__init__(clock, announce=announce, host=host, reason=words)
        self.quota = requests
        self.seconds = seconds
        self._heard = False
        self._ended: deque[tuple[float, float]] = deque()
        self._left: float | None = None
        self._told_now = False
        self._begins = 0.0
        self._resets = 0.0

    def _wait(self, cost: float) -> float:
        """The first request goes alone: its reply says what others have left of the window."""
        if not self._heard and self.in_flight:
            return FOREVER
        needed = min(cost, self.quota)
        if self._left is None:
            return self._wait_untold(needed)
        now = self.ticks()
        if now >= self._resets + _LATER:
            self._left, self._told_now = self.quota, False
            self._begins, self._resets = now, now + self.seconds
        free = self._left - self._under_way
        return 0.0 if free >= needed else self._resets + _LATER - now

    def _wait_untold(self, cost: float) -> float:
        """Until enough replies are older than a window; when they came bounds when they counted."""
        oldest = self.ticks() - self.seconds - _LATER
        while self._ended and self._ended[0][0] <= oldest:
            self._ended.popleft()
        excess = self._under_way + sum(c for _, c in self._ended) + cost - self.quota
        wait = 0.0
        for ended, taken in self._ended:
            if excess <= 0:
                return wait
            excess -= taken
            wait = ended - oldest
        return wait if excess <= 0 else FOREVER

    def _end(self, turn: Turn, answered: bool) -> None:
        """A turn that no figure was heard of counts as taken."""
        self._heard = True
        if self._left is None:
            self._ended.append((self.ticks(), turn.cost))
        elif not turn.settled:
            self._left -= turn.cost

    def learn(self, reply: Reply) -> None:
        """Correct the window by the reply's headers; nonsense is no correction."""
        super().learn(reply)
        if reply.status in (429, 503):
            asked = _whole(reply, "x-retry-after")
            if asked is not None:
                self.hold(asked)
        window = _whole(reply, f"{_PREFIX}time-window-ms")
        reset = _whole(reply, f"{_PREFIX}time-reset-ms")
        quota = _whole(reply, f"{_PREFIX}requests-quota")
        left = _whole(reply, f"{_PREFIX}requests-left")
        if reset is None:
            return
        if reply.status == 429:
            self.hold(reset / 1000 + _LATER)
        if left is None:
            return
        self.seconds = window / 1000 if window else self.seconds
        self.quota = quota or self.quota
        if reset / 1000 <= self.seconds:
            self._correct(reset / 1000, left, self.latest())

    def _correct(self, reset: float, left: float, turn: Turn | None) -> None:
        """``left`` requests for ``reset`` seconds. A turn that began in an earlier window may
        speak of that one and is not heard."""
        if turn is None or (self._left is not None and turn.begun < self._begins):
            return
        turn.settled = True
        resets = self.ticks() + reset
        if self._left is None or resets > self._resets + self.seconds / 2:
            self._begins, self._resets, self._told_now = turn.begun, resets, False
        self._resets = min(self._resets, resets)
        self._left = min(left, self._left) if self._told_now and self._left is not None else left
        self._told_now = True


def _whole(reply: Reply, header: str) -> float | None:
    value = reply.headers.get(header, "").strip()
    return float(value) if value.isascii() and value.isdigit() and len(value) < 12 else None
