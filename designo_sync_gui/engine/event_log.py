"""What the engine does, told to the log.

Law: starts, ends and errors in a line each; no status, no order and no secret is logged.
"""

import logging

from designo_sync_gui.domain.events import (
    Event,
    JobFinished,
    JobPaused,
    JobStarted,
    StoreHeld,
    StoreStateChanged,
)

_LOG = logging.getLogger(__name__)


def log_event(event: Event) -> None:
    """Subscribe it to the hub; events that happen by the hundred are left out."""
    if isinstance(event, JobStarted):
        _LOG.info("job %s began: %s", event.job_id, event.title)
    elif isinstance(event, JobFinished):
        _LOG.info("job %s %s: %s", event.job_id, event.state, event.summary)
    elif isinstance(event, JobPaused):
        _LOG.info("job %s waits: %s", event.job_id, event.reason)
    elif isinstance(event, StoreHeld):
        _LOG.info("automatic sync of %s: %s", event.store_code, event.reason or "released")
    elif isinstance(event, StoreStateChanged) and event.error is not None:
        side = event.store_code or "DesignO"
        _LOG.warning("%s is %s: %s", side, event.state, event.error)
