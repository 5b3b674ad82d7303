"""The hand and the watch of a benchmark in the program's window.

A frame is what the screen waits for; how long the window's thread was held is how late a timer
of two milliseconds came, by the clock on the wall and by the thread's own processor time.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bench_figures import percentile
from loop_lag import LoopLag
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from designo_sync_gui.ui.window.main_window import MainWindow

_TICK_MS = 2.0
_PATIENCE = 120.0
_LOOKS_AT_REST = 5


class Paintings(QObject):
    """Tells of the first painting of the table after a new view came into it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._fresh = False
        self._waiting: asyncio.Future[float] | None = None
        window.orders.model.changed.connect(self._take_change)
        window.orders.view.viewport().installEventFilter(self)

    async def after(self, act: Callable[[], object]) -> float:
        """Milliseconds from the act until the new view's first rows are painted."""
        self._waiting, self._fresh = asyncio.get_running_loop().create_future(), False
        begun = time.perf_counter()
        act()
        painted = await asyncio.wait_for(self._waiting, _PATIENCE)
        return 1000 * (painted - begun)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._fresh:
            QTimer.singleShot(0, self._tell)
        return False

    def _take_change(self) -> None:
        self._fresh = True

    def _tell(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(time.perf_counter())


class Held:
    """Two watches over the window's thread: by the wall, and by what the thread worked."""

    def __init__(self) -> None:
        self._wall, self._own = LoopLag(time.perf_counter), LoopLag()

    @contextmanager
    def during(self, into: dict[str, float], name: str) -> Iterator[None]:
        """Note how long the thread was held in the block: 99 of 100 looks, and the longest."""
        self._wall.start()
        self._own.start()
        try:
            yield
        finally:
            self._wall.stop()
            self._own.stop()
            late = [max(0.0, turn - _TICK_MS) for turn in self._wall.turns] or [0.0]
            own = self._own.turns or [0.0]
            into[f"{name}_held"] = percentile(late, 0.99)
            into[f"{name}_longest"] = max(late)
            into[f"{name}_cpu_longest"] = max(own)


async def until(look: Callable[[], object]) -> None:
    """Wait for what can be seen. Raises ``TimeoutError``."""
    end = time.monotonic() + _PATIENCE
    while not look():
        if time.monotonic() > end:
            raise TimeoutError(f"not seen: {look}")
        await asyncio.sleep(0.01)


async def at_rest(window: MainWindow) -> None:
    """Wait until the window awaits no answer and shows what is wanted. Raises ``TimeoutError``."""
    quiet, end = 0, time.monotonic() + _PATIENCE
    while quiet < _LOOKS_AT_REST:
        if time.monotonic() > end:
            raise TimeoutError("the window does not come to rest")
        await asyncio.sleep(0.02)
        still = not window.busy and window.orders.view.settled
        quiet = quiet + 1 if still else 0


async def scrolled(window: MainWindow, steps: int) -> list[float]:
    """Milliseconds of each frame while the table is scrolled: a few rows at a time, then from
    one end of the list to the other in leaps."""
    view, bar = window.orders.view, window.orders.view.verticalScrollBar()
    leap, few = max(1, bar.maximum() // steps), 3 * view.rowHeight(0)
    frames = []
    for number in range(2 * steps):
        place = few * number if number < steps else leap * (number - steps)
        begun = time.perf_counter()
        bar.setValue(min(place, bar.maximum()))
        view.viewport().repaint()
        frames.append(1000 * (time.perf_counter() - begun))
        await asyncio.sleep(0.016)
    bar.setValue(0)
    return frames


def shown_dialog(kind: type[QObject]) -> QObject | None:
    """A visible window of this kind."""
    shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return next((widget for widget in shown if isinstance(widget, kind)), None)
