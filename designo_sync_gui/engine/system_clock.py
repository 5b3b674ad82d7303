"""The clock of this computer.

Law: the one place where the engine's time comes from; tests put their own in its place.
"""

import asyncio
from datetime import UTC, datetime


class SystemClock:
    """Implements ``domain.ports.Clock``."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
