"""How the engine tells whoever listens what happened.

Law: publishing never waits and never fails because of a listener's absence; listeners run on
the engine's thread and hand the event on, nothing more.
"""

from collections.abc import Callable

from designo_sync_gui.domain.events import Event

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
