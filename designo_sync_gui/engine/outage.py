"""A host that cannot be reached, and the patience to wait for it.

Law: only what never left this program is tried again; the waiting is told, grows, and ends.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from designo_sync_gui.domain.errors import CertificateRejected, SyncError, Unreachable
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.engine.jobs import Job, JobCancelled

#: Seconds before the first try again, doubled for each further one up to the longest.
FIRST_WAIT: Final = 5.0
LONGEST_WAIT: Final = 60.0


@dataclass(slots=True)
class Outage:
    """How one host is waited for, by several workers of one job together."""

    job: Job
    clock: Clock
    patience: timedelta
    _since: datetime | None = None
    _tries: int = 0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def waited(self, error: SyncError) -> bool:
        """Wait before trying again what failed with ``error``; ``False`` when that is no use: it
        is no outage, the patience is over, or the job was asked to stop."""
        if not isinstance(error, Unreachable) or isinstance(error, CertificateRejected):
            return False
        tries = self._tries
        async with self._lock:
            if tries != self._tries:
                return True
            now = self.clock.now()
            since = self._since = self._since or now
            if now - since >= self.patience:
                return False
            seconds = min(FIRST_WAIT * 2.0**self._tries, LONGEST_WAIT)
            until = now + timedelta(seconds=seconds)
            try:
                await self.job.hold(self.clock.sleep(seconds), error.sentence, until)
            except JobCancelled:
                return False
            finally:
                self._tries += 1
            return True

    def over(self) -> None:
        """The host answered."""
        self._since = None
        self._tries = 0
