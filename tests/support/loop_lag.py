"""How long the window's loop works without a pause.

Judged by the processor time of the window's own thread, so that a loaded machine changes
nothing; a benchmark asks the clock on the wall.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY_MS = 2


class LoopLag(QObject):
    """Looks in every two milliseconds; ``longest`` is the longest stretch of work in ms."""

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        super().__init__()
        self._clock = clock
        self._last = clock()
        self.turns: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        self.turns.clear()
        self._last = self._clock()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @property
    def longest(self) -> float:
        return max(self.turns, default=0.0)

    def _look(self) -> None:
        now = self._clock()
        self.turns.append((now - self._last) * 1000)
        self._last = now
