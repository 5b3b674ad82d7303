"""Publishing events of the engine to subscribers.

Law: publishing never waits and never fails because of a listener's absence; listeners run on
the engine's thread and hand the event on, nothing more.
"""

import logging
from collections.abc import Callable

from designo_sync_gui.domain.events import (
    Event,
    JobFinished,
    JobPaused,
    JobStarted,
    StoreHeld,
    StoreStateChanged,
)

Listener = Callable[[Event], None]


class EventHub:
    """Frozen events out, to any number of listeners, in the order they were published."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, callback: Listener) -> Callable[[], None]:
        """Call ``callback`` for every later event; the result ends the subscription."""
        self._listeners.append(callback)

        def unsubscribe() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return unsubscribe

    def publish(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)


_LOG = logging.getLogger(__name__)


def log_event(event: Event) -> None:
    """Subscribe it to the hub; events that happen by the hundred are left out."""
    if isinstance(event, JobStarted):
        _LOG.info("job %s began: %s", event.job_id, event.title.english)
    elif isinstance(event, JobFinished):
        _LOG.info("job %s %s: %s", event.job_id, event.state, event.summary.english)
    elif isinstance(event, JobPaused):
        _LOG.info("job %s waits: %s", event.job_id, event.reason.english)
    elif isinstance(event, StoreHeld):
        _LOG.info("automatic sync of %s: %s", event.store_code, event.reason.english or "released")
    elif isinstance(event, StoreStateChanged) and event.error is not None:
        side = event.store_code or "DesignO"
        _LOG.warning("%s is %s: %s", side, event.state, event.error)
