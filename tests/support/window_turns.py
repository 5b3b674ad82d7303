"""How long the window's thread was held by each turn of Qt's event loop.

Told by the event dispatcher itself, so that nothing wakes the loop to measure it, and judged by the
processor time of the thread alone, against what the machine is able to do at that moment. Measuring
that takes far longer than most turns: it is done only where a turn could be told at all.
"""

import time
from collections.abc import Callable

from machine_speed import Speed
from PySide6.QtCore import QAbstractEventDispatcher

#: The law: milliseconds of processor time on a machine at rest.
MOST = 50.0
#: How far two measurements of one turn lie apart on a virtual machine, whose neighbours take cache
#: and processor in the middle of it and not while its speed is measured (seen: 31 and 52 ms). A
#: test fails above the law times this.
DISTURBANCE = 1.5
#: Told turns after which nothing is measured until they were asked for.
_ENOUGH = 5


class WindowTurns:
    """Keeps the turns above a limit; what runs outside of the loop is none.

    ``too_long`` holds what each would have taken on a machine at rest, while ``asked()`` says that
    somebody wants to know. A thread that waits uses no processor: that is told by
    ``window_waits.py``.
    """

    def __init__(
        self,
        dispatcher: QAbstractEventDispatcher,
        most: float = MOST,
        speed: Speed | None = None,
        clock: Callable[[], float] = time.thread_time,
        asked: Callable[[], bool] = lambda: True,
    ) -> None:
        self._most, self._clock, self._asked = most, clock, asked
        self._speed = speed or Speed()
        self._since: float | None = None
        self.too_long: list[float] = []
        self.longest = 0.0
        self.seen = 0
        begin, end = dispatcher.awake, dispatcher.aboutToBlock
        if "Glib" in dispatcher.metaObject().className():  # that one works between them
            begin, end = end, begin
        self._wired = (begin, self._begin), (end, self._end)
        for signal, slot in self._wired:
            signal.connect(slot)

    def stop(self) -> None:
        for signal, slot in self._wired:
            signal.disconnect(slot)

    @property
    def running(self) -> bool:
        """Whether a turn has begun and not ended."""
        return self._since is not None

    def taken(self) -> list[float]:
        """The turns above the limit since the last question, in milliseconds."""
        found, self.too_long = self.too_long, []
        return found

    def longest_taken(self) -> float:
        """The longest turn since the last question, in milliseconds of this machine."""
        found, self.longest = self.longest, 0.0
        return found

    def _begin(self) -> None:
        self._since = self._clock()

    def _end(self) -> None:
        if self._since is None:
            return
        held = (self._clock() - self._since) * 1000
        self._since = None
        self.seen += 1
        self.longest = max(self.longest, held)
        if held > self._most and len(self.too_long) < _ENOUGH and self._asked():
            at_rest = self._speed.at_rest(held, self._most)
            if at_rest > self._most:
                self.too_long.append(at_rest)
