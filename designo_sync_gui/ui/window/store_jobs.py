"""Which jobs of a store are running, and which of them the operator paused."""

from designo_sync_gui.domain.events import (
    Event,
    JobFinished,
    JobPaused,
    JobResumed,
    JobStarted,
)


class StoreJobs:
    """Listens to the engine's events; knows jobs by their ids."""

    def __init__(self) -> None:
        self._stores: dict[str, tuple[str, ...]] = {}
        self._paused: set[str] = set()

    def handle(self, event: Event) -> bool:
        """Whether the event told something new here."""
        if isinstance(event, JobStarted):
            self._stores[event.job_id] = event.store_codes
        elif isinstance(event, JobFinished):
            self._stores.pop(event.job_id, None)
            self._paused.discard(event.job_id)
        elif isinstance(event, JobPaused) and event.asks:
            self._paused.add(event.job_id)
        elif isinstance(event, JobResumed):
            self._paused.discard(event.job_id)
        else:
            return False
        return True

    def of(self, store_code: str) -> tuple[str, ...]:
        """The running jobs of a store."""
        return tuple(job for job, codes in self._stores.items() if store_code in codes)

    def paused(self, store_code: str) -> bool:
        """Whether every running job of a store was paused by the operator."""
        running = self.of(store_code)
        return bool(running) and self._paused.issuperset(running)
