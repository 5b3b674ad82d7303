"""Passing events from the engine's thread to the window's.

Law: any thread may push; they arrive on the window's thread only, merged, at most thirty
times a second, as the Python objects they are.
"""

import threading
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from designo_sync_gui.domain.events import (
    ConnectionsChanged,
    Event,
    HostWaiting,
    JobProgress,
    RowsChanged,
    StoreStateChanged,
    TablePreparing,
)
from designo_sync_gui.domain.order import OrderRef

#: Milliseconds between two deliveries: 30 a second.
INTERVAL = 34
#: Events in one delivery; the rest comes in the next turn of the loop, after what else waits.
MOST = 1000


def merge_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Keep the latest word where only the latest counts, and every word where each counts.

    Changed rows become one event; progress is kept once per job, a state once per store. Job
    starts, outcomes and ends are all kept, in their order.
    """
    kept: dict[object, Event] = {}
    changed: list[frozenset[OrderRef]] = []
    for position, event in enumerate(events):
        key: object = position
        if isinstance(event, RowsChanged):
            key = RowsChanged
            changed.append(event.refs)
        elif isinstance(event, JobProgress):
            key = (JobProgress, event.job_id)
        elif isinstance(event, StoreStateChanged):
            key = (StoreStateChanged, event.store_code)
        elif isinstance(event, ConnectionsChanged):
            key = ConnectionsChanged
        elif isinstance(event, HostWaiting):
            key = (HostWaiting, event.host)
        elif isinstance(event, TablePreparing):
            key = TablePreparing
        kept.pop(key, None)
        kept[key] = event
    if len(changed) > 1:  # united once: a refresh of very many orders tells them in many events
        kept[RowsChanged] = RowsChanged(frozenset().union(*changed))
    return tuple(kept.values())


class EventFeed(QObject):
    """Collects events from any thread and delivers them to the window in merged batches.

    ``delivered`` carries a ``tuple`` of events.
    """

    delivered = Signal(object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: list[Event] = []
        self._merged: tuple[Event, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.deliver)
        self._arrived.connect(self._schedule)

    def push(self, event: Event) -> None:
        """Take one event; called on the engine's thread, never blocks on the window."""
        with self._lock:
            first = not self._waiting
            self._waiting.append(event)
        if first:
            self._arrived.emit()

    @Slot()
    def deliver(self) -> None:
        """Hand over what has arrived now; on the window's thread."""
        self._timer.stop()
        with self._lock:
            events, self._waiting = self._waiting, []
        merged = merge_events((*self._merged, *events))
        self._merged = merged[MOST:]
        if self._merged:
            self._timer.start(0)
        if merged:
            self.delivered.emit(merged[:MOST])

    @Slot()
    def _schedule(self) -> None:
        if not self._timer.isActive():
            self._timer.start(INTERVAL)
