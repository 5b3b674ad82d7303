"""When Python's cyclic garbage collector runs.

Law: only on the window's thread. Collected on another thread, a ``QObject`` with a live timer
crashes the process (reproduced 3 of 3 with PySide6 6.9.3 and 6.11.3).

Looking through everything takes as long as there are objects: a plan of 100,000 rows held the
window 100 to 250 ms (measured), every ten seconds. So what has lived for a second is left out of
the young collections, and everything is looked through while nobody works with the program; at the
latest after ten minutes of work, so that old cycles do not pile up.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

#: Milliseconds between two collections of the young generations.
INTERVAL = 200
#: Milliseconds while next to nothing is made: a window at rest is woken once a second.
QUIET_INTERVAL = 1000
#: Fewer objects than these since the last round are next to nothing (Python's own threshold).
FEW_OBJECTS = 700
#: Every so many rounds what is left counts as old: a second, at rest five.
FREEZE_EVERY = 5
#: Every so many rounds everything is collected if no window of the program is active: ten seconds,
#: at rest fifty.
FULL_EVERY = 50
#: After so many rounds everything is collected even so: ten minutes, at rest fifty, where next to
#: nothing is made that could pile up.
FULL_AT_LATEST = 3000


class Collector(QObject):
    """Switches the automatic collector off and collects on a timer of the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since_full = 0
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """What was imported counts as old at once; a collection here would hold up the window."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Collect a last time and give the collector back to Python; no other thread runs now."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()

    def _tick(self) -> None:
        """Rounds are further apart while the program rests: no cycles are made then."""
        quiet = gc.get_count()[0] < FEW_OBJECTS
        self.collect()
        interval = QUIET_INTERVAL if quiet else INTERVAL
        if self._timer.interval() != interval:
            self._timer.setInterval(interval)

    def collect(self) -> None:
        self._since_full += 1
        if self._full_is_due():
            self._collect_all()
            return
        gc.collect(1)
        if self._since_full % FREEZE_EVERY == 0:
            gc.freeze()

    def _full_is_due(self) -> bool:
        if self._since_full >= FULL_AT_LATEST:
            return True
        active = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        return self._since_full >= FULL_EVERY and not active

    def _collect_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._since_full = 0
