"""What another process saves in the settings is noticed while the program stays open.

Law: looking costs one question about the file every few seconds; it is read only when it is
another one than before.
"""

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.waiting import first_of

_LOG = logging.getLogger(__name__)

#: Seconds between two looks.
EVERY: Final = 5.0


@dataclass(slots=True)
class SettingsNotice:
    """Runs while the services are open, once ``run`` is started. Changes are told by the book
    (``ConnectionsChanged``)."""

    book: ConnectionBook
    clock: Clock
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Until ``stop``. A file that cannot be read is told by whoever needs it next."""
        known = await self.book.settings_store.stamp()
        while not self._stopped.is_set():
            await first_of(self.clock.sleep(EVERY), self._stopped.wait())
            now = await self.book.settings_store.stamp()
            if now == known:
                continue
            known = now
            try:
                await self.book.load()
            except SyncError as error:
                _LOG.warning("settings that changed cannot be read: %s", error)

    def stop(self) -> None:
        self._stopped.set()
