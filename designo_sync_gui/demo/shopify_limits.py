"""The rate limits of the demo Shopify shop.

Buckets that refill with the injected clock; nothing here waits. Numbers are those of the
standard plan (facts sheet 1.4); the size of the points bucket is UNSURE and made up.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

#: No single query may ask for more (facts sheet 1.4).
MOST_PER_QUERY = 1000.0


@dataclass(slots=True)
class Bucket:
    """Refills by ``rate`` a second up to ``capacity``; full when it is made."""

    now: Callable[[], datetime]
    capacity: float
    rate: float
    available: float = field(init=False)
    _at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.available = self.capacity
        self._at = self.now()

    def take(self, cost: float) -> bool:
        """Take ``cost`` if so much is there."""
        self._refill()
        if cost > self.available:
            return False
        self.available -= cost
        return True

    def _refill(self) -> None:
        now = self.now()
        back = max(0.0, (now - self._at).total_seconds()) * self.rate
        self.available = min(self.capacity, self.available + back)
        self._at = now


def points(now: Callable[[], datetime]) -> Bucket:
    """GraphQL: 100 points a second."""
    return Bucket(now, 2000.0, 100.0)


def calls(now: Callable[[], datetime]) -> Bucket:
    """REST: 40 requests, 2 a second."""
    return Bucket(now, 40.0, 2.0)
