"""How fast a count grows, and how long the rest takes.

Law: a speed is told once it was seen for a while, never guessed; what stands still loses it.
"""

import math
from collections import deque
from typing import Final

from designo_sync_gui.domain.sentence import Sentence, say

#: Seconds that a speed looks back: pages come in bursts, and a shop slows down.
_LOOK_BACK: Final = 10.0
#: So long it must have been seen.
_LEAST_SECONDS: Final = 1.0
#: Seconds between two looks that are kept.
_STEP: Final = 0.25
_MINUTE: Final = 60
_HOUR: Final = 3600
#: Up to here a larger unit would hide more than it tells.
_LONGEST_IN_SECONDS: Final = 100
_LONGEST_IN_MINUTES: Final = 100


class Speed:
    """The mean over the last seconds. Moments are a clock's elapsed seconds."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()
        self._last: tuple[float, int] | None = None

    def begin_anew(self) -> None:
        """Nothing of what was seen says how it goes on: the count was held."""
        self._seen.clear()
        self._last = None

    def note(self, moment: float, done: int) -> None:
        """So many are done now; fewer than before: something else is being counted."""
        if self._last is not None and done < self._last[1]:
            self.begin_anew()
        self._last = (moment, done)
        if self._seen and moment - self._seen[-1][0] < _STEP:
            return
        self._seen.append((moment, done))
        while len(self._seen) > 2 and moment - self._seen[1][0] >= _LOOK_BACK:
            self._seen.popleft()

    @property
    def rate(self) -> float | None:
        """How many a second; ``None`` while it is not known, or where nothing moves."""
        if self._last is None or not self._seen:
            return None
        seconds = self._last[0] - self._seen[0][0]
        gained = self._last[1] - self._seen[0][1]
        return gained / seconds if gained > 0 and seconds >= _LEAST_SECONDS else None

    def seconds_for(self, count: int | None) -> float | None:
        """How long so many more take at this speed; ``None`` where one of both is not known."""
        rate = self.rate
        return None if rate is None or count is None else max(0, count) / rate


def rate_words(rate: float) -> Sentence:
    """``1,900/s``; slow ones by the minute. Two digits: more would only flicker."""
    if rate < 1:
        return say("{n:,}/min", n=max(1, round(rate * _MINUTE)))
    step = 10 ** max(0, math.floor(math.log10(rate)) - 1)
    return say("{n:,}/s", n=round(rate / step) * step)


def left_words(seconds: float) -> Sentence:
    """``2 s left``, rounded up."""
    if seconds <= _LONGEST_IN_SECONDS:
        step = 1 if seconds <= 10 else 5
        return say("{n} s left", n=max(1, math.ceil(seconds / step) * step))
    if seconds <= _LONGEST_IN_MINUTES * _MINUTE:
        return say("{n} min left", n=math.ceil(seconds / _MINUTE))
    return say("{n} h left", n=math.ceil(seconds / _HOUR))
