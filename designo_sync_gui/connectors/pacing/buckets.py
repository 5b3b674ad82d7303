"""Token-bucket limits: tokens or points are refilled over time.

Law: what is left is kept as an estimate of our own. A reply's figure bounds it from both sides
(``Ledger.bounded``), so neither other users of the same bucket nor a lost reply make it wrong
for long.
"""

import math
from typing import Final

from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.pacing.ledger import A_SERVER, FOREVER, Ledger, Turn
from designo_sync_gui.connectors.pacing.pacer import Announce, silent
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say

#: ``32/40``: used and capacity (facts sheet 1.4).
SHOPIFY_CALLS: Final = "x-shopify-shop-api-call-limit"
#: Clocks count microseconds, in which so little comes back that nothing waits for it.
_TINY: Final = 1e-3


class _Bucket(Ledger):
    """``capacity`` that refills by ``rate`` a second; ``spare`` of it is never planned with."""

    spare = 0.0

    def __init__(
        self,
        clock: Clock,
        capacity: float,
        rate: float,
        *,
        announce: Announce,
        host: str | Sentence,
        reason: Sentence,
    ) -> None:
        super().__init__(clock, announce=announce, host=host, reason=reason)
        self.capacity = capacity
        self.rate = rate
        self._available = capacity
        self._at = self.ticks()

    @property
    def available(self) -> float:
        """What is left by our own account, now.

        What is under way may not have arrived, and a full bucket gains nothing until it has: so
        the account fills only up to what that will leave.
        """
        now = self.ticks()
        back = (now - self._at) * self.rate
        full = self.capacity - self._under_way
        self._available = min(full, self._available + back)
        self._at = now
        return self._available

    def _wait(self, cost: float) -> float:
        needed = min(cost + self.spare, self.capacity)
        if self._under_way and needed > self.capacity - self._under_way:
            return FOREVER
        missing = needed - self.available
        return missing / self.rate if missing > _TINY else 0.0

    def _take(self, turn: Turn) -> None:
        self._available = self.available - turn.cost

    def _refused(self) -> None:
        self._available = min(self.available, 0.0)
        super()._refused()

    def _bound(self, left: float, turn: Turn | None) -> None:
        """Correct the estimate by what a reply to ``turn`` says is left."""
        self._available = min(self.bounded(self.available, left, turn), self.capacity)


class TokenBucket(_Bucket):
    """So many requests at once, and ``rate`` more each second (Shopify's REST API: 40 and 2).

    ``header`` names the one that says ``used/capacity``. A larger capacity than expected stands
    for a proportionally larger rate (a Shopify plan with 80 has 4 a second; UNSURE for others).
    One token stays unplanned, because the header tells whole numbers.
    """

    spare = 1.0

    def __init__(
        self,
        clock: Clock,
        capacity: float,
        rate: float,
        *,
        announce: Announce = silent,
        host: str | Sentence = A_SERVER,
        reason: Sentence = NOTHING,
        header: str = SHOPIFY_CALLS,
    ) -> None:
        words = reason or say("{host} limits requests to {rate:g} per second", host=host, rate=rate)
        super().__init__(clock, capacity, rate, announce=announce, host=host, reason=words)
        self._header = header
        self._heard = False

    def _wait(self, cost: float) -> float:
        """The first request goes alone: its reply says what others have left of the bucket."""
        if not self._heard and self.in_flight:
            return FOREVER
        return super()._wait(cost)

    def _end(self, turn: Turn, answered: bool) -> None:
        self._heard = True

    def learn(self, reply: Reply) -> None:
        """Correct the ledger by ``used/capacity``; nonsense is no correction."""
        told = _used_of(reply.headers.get(self._header, ""))
        if told is not None:
            used, capacity = told
            if capacity != self.capacity:
                self._available = self.available + capacity - self.capacity
                self.rate *= capacity / self.capacity
                self.capacity = capacity
            self._bound(capacity - used, self.latest())
        super().learn(reply)


def _used_of(value: str) -> tuple[float, float] | None:
    """``32/40`` as numbers; ``None`` for anything else."""
    used, slash, capacity = (part.strip() for part in value.partition("/"))
    if not slash or not all(p.isascii() and p.isdigit() and len(p) < 9 for p in (used, capacity)):
        return None
    return (float(used), float(capacity)) if float(capacity) > 1 else None


class CostPoints(_Bucket):
    """Points that a query costs (Shopify's GraphQL API): the host reports all numbers.

    Until it has reported them, one request at a time. A request under way holds the points it may
    cost; ``spent`` gives back what it did not need.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        announce: Announce = silent,
        host: str | Sentence = A_SERVER,
        reason: Sentence = NOTHING,
    ) -> None:
        words = reason or say("{host} limits the points that queries cost", host=host)
        super().__init__(clock, math.inf, 0.0, announce=announce, host=host, reason=words)
        self._told_rate = False

    def _wait(self, cost: float) -> float:
        if not self._told_rate:
            return FOREVER if self.in_flight else 0.0
        return super()._wait(cost)

    def spent(self, cost: float, available: float, maximum: float, restore_rate: float) -> None:
        """Take over the host's numbers; those that no bucket can have are ignored."""
        numbers = (cost, available, maximum, restore_rate)
        if not all(map(math.isfinite, numbers)) or maximum <= 0 or restore_rate <= 0:
            return
        turn = self.latest()
        first = not self._told_rate
        self._available = available if first else self.available
        self.capacity, self.rate, self._told_rate = maximum, restore_rate, True
        if turn is not None and not turn.settled:
            turn.settled = True
            self._available += 0.0 if first else turn.cost - cost
        self._bound(available, turn)
        self._changed.set()
