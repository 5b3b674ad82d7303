"""Waiting for a host that cannot be reached.

Law: only requests that were never sent are tried again; waits are announced, grow, and end.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from designo_sync_gui.domain.errors import (
    Busy,
    CertificateRejected,
    ServerFailure,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.engine.jobs.job import Job, JobCancelled
from designo_sync_gui.waiting import growing_pause

#: Seconds before the first try again, doubled for each further one up to the longest.
FIRST_WAIT: Final = 5.0
LONGEST_WAIT: Final = 60.0
#: A restart takes no longer; one order that alone fails so would else hold a job for an hour.
LONGEST_RESTART: Final = 300.0
#: After so long, a failure of the host is another one.
_FORGOTTEN: Final = 600.0
#: Requests that were under way may still be answered by a host that is going down.
_IN_FLIGHT: Final = 2.0


@dataclass(slots=True)
class Outage:
    """How one host is waited for, by several workers of one job together. Lengths of time are
    seconds by the clock that nobody can set."""

    job: Job
    clock: Clock
    patience: timedelta
    _since: float | None = None
    _answered: float | None = None
    _failing: float | None = None
    _tries: int = 0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def waited(self, error: SyncError) -> bool:
        """Wait before trying again what failed with ``error``; ``False`` when that is no use: it
        is no outage, the patience is over, or the job was asked to stop."""
        if not self._is_outage(error):
            return False
        tries = self._tries
        async with self._lock:
            if tries != self._tries:
                return True
            now = self.clock.elapsed()
            since = self._since = now if self._since is None else self._since
            patience = self.patience.total_seconds()
            if not isinstance(error, Unreachable):
                patience = min(patience, LONGEST_RESTART)
            if now - since >= patience:
                return False
            seconds = growing_pause(FIRST_WAIT, self._tries, LONGEST_WAIT)
            until = self.clock.now() + timedelta(seconds=seconds)
            try:
                await self.job.hold(self.clock.sleep(seconds), error.sentence, until)
            except JobCancelled:
                return False
            finally:
                self._tries += 1
            return True

    def _is_outage(self, error: SyncError) -> bool:
        """Whether the host is away. One that is being restarted answers 502 or 503 (measured); so
        may one order alone, and then the host answers about others meanwhile."""
        if isinstance(error, Unreachable):
            return not isinstance(error, CertificateRejected)
        if not isinstance(error, ServerFailure | Busy) or not error.away:
            return False
        now = self.clock.elapsed()
        if self._failing is None or now - self._failing > _FORGOTTEN:
            self._failing = now
            return True
        return self._answered is None or self._answered <= self._failing + _IN_FLIGHT

    def over(self) -> None:
        """The host answered."""
        self._answered = self.clock.elapsed()
        self._since = None
        self._tries = 0
