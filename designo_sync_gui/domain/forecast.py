"""How long reading a whole list of orders takes, before it is read.

Law: a forecast is made of what is known: the limits that a platform states, the size of its
pages, the list's own total and the time that one page took. It promises nothing.
"""

import math
from dataclasses import dataclass
from typing import Final

from designo_sync_gui.domain.sentence import Sentence, say, say_n

#: Seconds of a page where none was measured: a slow shop (performance goals, P13). A page of 100
#: orders took 0.15 to 0.23 s on a quiet WooCommerce 9.9.5 on two cores (facts, timings).
SLOW_PAGE: Final = 0.7

_FEW_SECONDS: Final = 8
_MINUTE: Final = 60
_HOUR: Final = 3600
#: Up to here a larger unit would hide more than it tells.
_LONGEST_IN_SECONDS: Final = 115
_LONGEST_IN_MINUTES: Final = 90


@dataclass(frozen=True, slots=True)
class Bucket:
    """``capacity`` is there at once and ``rate`` comes back a second; a page takes ``cost``."""

    capacity: float
    rate: float
    cost: float = 1.0

    def seconds(self, pages: int) -> float:
        """The least time in which so many pages may be asked for."""
        return max(0.0, pages * self.cost - self.capacity) / self.rate


@dataclass(frozen=True, slots=True)
class Window:
    """``requests`` in each window of ``length`` seconds."""

    requests: int
    length: float

    def seconds(self, pages: int) -> float:
        """The least time in which so many pages may be asked for."""
        return max(0, pages - 1) // self.requests * self.length


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a platform's list can be read.

    ``limits`` all hold at once; none where the platform states none. ``at_once`` is how many
    pages are asked for side by side: 1 for a list that goes on from a cursor.
    """

    at_once: int = 1
    limits: tuple[Bucket | Window, ...] = ()

    def least(self, pages: int) -> float:
        """Seconds that the limits alone take."""
        return max((limit.seconds(pages) for limit in self.limits), default=0.0)


@dataclass(frozen=True, slots=True)
class Forecast:
    """``orders`` of a list, and the seconds that reading them takes; ``at_most`` where only the
    number of all orders is known, and the list begins later."""

    orders: int
    seconds: float
    at_most: bool = False


def forecast(pace: Pace, page_size: int, orders: int, page_seconds: float = SLOW_PAGE) -> Forecast:
    """The longer of what the limits allow and what the server takes for its pages.

    The page that the limits let through last still has to be answered. An empty list is a page.
    """
    pages = max(1, math.ceil(orders / page_size))
    rounds = math.ceil(pages / pace.at_once)
    seconds = max(pace.least(pages) + page_seconds, rounds * page_seconds)
    return Forecast(orders, seconds)


def duration_words(seconds: float) -> Sentence:
    """Roughly, as people say it: a forecast is no stopwatch."""
    if seconds < _FEW_SECONDS:
        return say("a few seconds")
    if seconds <= _LONGEST_IN_SECONDS:
        return say("about {n} s", n=_rounded(seconds, 5 if seconds < _MINUTE else 10))
    if seconds <= _LONGEST_IN_MINUTES * _MINUTE:
        return say("about {n} min", n=_rounded(seconds / _MINUTE, 1))
    return say_n("about {n} hour", "about {n} hours", _rounded(seconds / _HOUR, 1))


def forecast_words(expected: Forecast) -> Sentence:
    """``about 70 s for 12,400 orders``."""
    time = duration_words(expected.seconds)
    if expected.at_most:
        return say_n(
            "at most {time}: there is {n:,} order of any age",
            "at most {time}: there are {n:,} orders of any age",
            expected.orders,
            time=time,
        )
    return say_n("{time} for {n:,} order", "{time} for {n:,} orders", expected.orders, time=time)


def _rounded(value: float, step: int) -> int:
    return math.floor(value / step + 0.5) * step
