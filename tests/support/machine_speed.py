"""How slow this machine is now, against the one that the laws of speed are written for, at rest.

A fixed piece of work is done again whenever something seems to have taken too long: what else the
machine does, and a slower machine, lengthen both alike. It is like what a window does: objects of
Python, and texts that Qt lays out.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtGui import QTextDocument

#: Milliseconds of processor time that one piece takes on a machine at rest (two cores of an EPYC,
#: Python 3.11, Qt 6.11). A slower machine is allowed as much more as it needs for it.
PIECE = 0.85
#: Pieces of one measurement. The slowest counts: what disturbed the turn comes and goes.
_PIECES = 30
#: How much longer Python takes while each of its lines is noted (measured with coverage: 1.3 to 2).
TRACED = 2.5
_WORDS = "The orders of a store are read and compared with what was agreed upon. " * 20


def piece() -> None:
    """What takes ``PIECE``."""
    found = {f"order {at}": (at, str(at)) for at in range(2000)}
    sorted(found.values(), key=lambda one: one[1])
    for _ in range(4):
        page = QTextDocument(_WORDS)
        page.setTextWidth(300)
        page.size()


def is_traced() -> bool:
    """Whether a tracer such as coverage's looks at every line."""
    if sys.gettrace() is not None:
        return True
    monitoring = getattr(sys, "monitoring", None)  # from Python 3.12
    return monitoring is not None and any(monitoring.get_tool(tool) for tool in range(6))


class Speed:
    """Measures the machine; ``clock`` is of processor time, in seconds."""

    def __init__(
        self,
        clock: Callable[[], float] = time.thread_time,
        work: Callable[[], object] = piece,
        traced: Callable[[], bool] = is_traced,
    ) -> None:
        self._clock, self._work, self._traced = clock, work, traced

    def at_rest(self, took: float, most: float) -> float:
        """What would have taken so many milliseconds on a machine at rest.

        Measured no longer than it is above ``most``: the slowest piece counts, so that what one
        of them explains needs no other.
        """
        factor, slowness = TRACED if self._traced() else 1.0, 1.0
        for _ in range(_PIECES):
            if took / (slowness * factor) <= most:
                break
            slowness = max(slowness, self._once() / PIECE)
        return took / (slowness * factor)

    def _once(self) -> float:
        begun = self._clock()
        self._work()
        return (self._clock() - begun) * 1000
