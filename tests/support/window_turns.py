"""How long the window's thread was held by each turn of Qt's event loop.

Told by the event dispatcher itself, so that nothing wakes the loop to measure it, and judged by the
processor time of the thread alone, so that a loaded machine changes little.
"""

import time

from PySide6.QtCore import QAbstractEventDispatcher

#: Milliseconds of processor time. The law is 50 on a machine at rest, which making the main window
#: keeps; on a machine with much else to do a turn takes twice as long, and a traced run longer.
MOST_IN_TESTS = 150.0


class WindowTurns:
    """Keeps the turns above a limit; what runs outside of the loop is none."""

    def __init__(self, dispatcher: QAbstractEventDispatcher, most: float = MOST_IN_TESTS) -> None:
        self._most = most
        self._since: float | None = None
        self.too_long: list[float] = []
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

    def taken(self) -> list[float]:
        """The turns above the limit since the last question, in milliseconds."""
        found, self.too_long = self.too_long, []
        return found

    def _begin(self) -> None:
        self._since = time.thread_time()

    def _end(self) -> None:
        if self._since is None:
            return
        held = (time.thread_time() - self._since) * 1000
        self._since = None
        self.seen += 1
        if held > self._most:
            self.too_long.append(held)
