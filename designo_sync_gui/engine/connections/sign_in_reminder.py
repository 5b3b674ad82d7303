"""Reminding once, a quarter of an hour before a sign-in says that it ends."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from designo_sync_gui.domain.events import Event, SignInEnding, StoreStateChanged
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.waiting import first_of

#: Seconds between two looks, while any end is known.
EVERY: Final = 60.0


@dataclass(slots=True)
class SignInReminder:
    """Runs while the services are open, once ``run`` is started."""

    context: EngineContext
    _told: set[tuple[str, datetime]] = field(default_factory=set)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Until ``stop``. Ends are known from the first reading of a connection on."""
        unsubscribe = self.context.events.subscribe(self._notice)
        try:
            while not self._stopped.is_set():
                self._wake.clear()
                if self._look():
                    await first_of(self.context.clock.sleep(EVERY), self._stopped.wait())
                else:
                    await first_of(self._wake.wait(), self._stopped.wait())
        finally:
            unsubscribe()

    def stop(self) -> None:
        self._stopped.set()

    def _notice(self, event: Event) -> None:
        if isinstance(event, StoreStateChanged):
            self._wake.set()

    def _look(self) -> bool:
        """Tell what is near; whether another end is still to come."""
        now, later = self.context.clock.now(), False
        for code, end in self.context.states.sign_ins().items():
            if end.at is None or (code, end.at) in self._told:
                continue
            if not end.is_near(now):
                later = True
                continue
            self._told.add((code, end.at))
            self.context.events.publish(SignInEnding(code, end.words(now)))
        return later
