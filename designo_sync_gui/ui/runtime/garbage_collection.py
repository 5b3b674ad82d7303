"""When Python's cyclic garbage collector runs.

Law: only on the window's thread. Collected on another thread, a ``QObject`` with a live timer
crashes the process (reproduced 3 of 3 with PySide6 6.9.3 and 6.11.3).
"""

import gc

from PySide6.QtCore import QObject, QTimer

#: Milliseconds between two collections of the young generations.
INTERVAL = 200
#: Every so many rounds everything is collected.
FULL_EVERY = 50


class Collector(QObject):
    """Switches the automatic collector off and collects on a timer of the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        gc.collect()
        gc.freeze()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Collect a last time and give the collector back to Python; no other thread runs now."""
        self._timer.stop()
        gc.collect()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        self._rounds += 1
        gc.collect(2 if self._rounds % FULL_EVERY == 0 else 1)
