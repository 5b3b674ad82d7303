"""The clock of this computer.

The one place where the engine's time comes from; tests put their own in its place.
"""

import asyncio
import sys
import time
from datetime import UTC, datetime


class SystemClock:
    """Implements ``domain.ports.Clock``."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def elapsed(self) -> float:
        return _seconds()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


if sys.platform == "linux":
    _CLOCK = time.CLOCK_BOOTTIME
elif sys.platform == "darwin":
    _CLOCK = time.CLOCK_MONOTONIC
else:
    _CLOCK = None


def _seconds() -> float:
    """Monotonic seconds that also count while the computer sleeps.

    Linux stops its monotonic clock during suspend, and so does what Python uses on macOS; there
    the system's clock that goes on is asked. That of Windows goes on anyway.
    """
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)
