"""The signals by which a program is asked to end in order.

On Windows nobody sends SIGTERM. Ctrl+Break comes as SIGBREAK, and so do closing the console,
sign-off and shutdown, but there the process ends as soon as the handler has returned (C runtime of
Microsoft, ``SetConsoleCtrlHandler``): the handler waits there, for the five seconds that Windows
gives at most; the program that has ended before ends it too.
"""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Final

#: All of them, as this system has them.
ENDING: Final = (
    signal.SIGINT,
    signal.SIGTERM,
    *([signal.Signals["SIGBREAK"]] if "SIGBREAK" in signal.Signals.__members__ else []),
)
#: Console events of Windows after whose handler the process ends: close, sign-off, shutdown.
_LAST_EVENTS: Final = (2, 5, 6)
_LONGEST: Final = 4.5


if sys.platform == "win32":
    import ctypes

    def _hold_console() -> Callable[[], object]:
        """Keep the process alive for as long as the system lets it; returns what undoes it."""
        kernel = ctypes.windll.kernel32

        @ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)
        def hold(event: int) -> int:
            if event in _LAST_EVENTS:
                signal.raise_signal(signal.SIGBREAK)
                time.sleep(_LONGEST)
            return 0

        kernel.SetConsoleCtrlHandler(hold, 1)
        return lambda: kernel.SetConsoleCtrlHandler(hold, 0)

else:

    def _hold_console() -> Callable[[], object]:
        return lambda: None


@contextmanager
def told_to_end(
    told: Callable[[int], object], numbers: Sequence[signal.Signals] = ENDING
) -> Iterator[None]:
    """Calls ``told`` with each such signal, on the main thread, while the block runs; elsewhere
    than on the main thread signals cannot be taken and nothing happens."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def handler(number: int, _frame: FrameType | None) -> None:
        told(number)

    former = {number: signal.getsignal(number) for number in numbers}
    for number in former:
        signal.signal(number, handler)
    release = _hold_console() if len(former) > 1 else None
    try:
        yield
    finally:
        if release is not None:
            release()
        for number, before in former.items():
            signal.signal(number, before)
