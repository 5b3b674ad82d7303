"""What holds for the whole program, and how its window is arranged."""

import asyncio
from dataclasses import dataclass

from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.connections.service import refuse_while_busy
from designo_sync_gui.engine.jobs.job import Jobs
from designo_sync_gui.engine.telling import Telling


@dataclass(frozen=True, slots=True)
class PreferenceService:
    """Preferences and the window's layout, kept in the settings."""

    book: ConnectionBook
    jobs: Jobs
    telling: Telling

    @property
    def current(self) -> Preferences:
        return self.book.settings.preferences

    async def save(self, preferences: Preferences) -> None:
        """Raises ``JobRefused`` for another proxy while a job runs, ``SettingsInvalid`` for
        another command that cannot be run, and ``StorageFailed``."""
        if preferences.proxy != self.current.proxy:
            refuse_while_busy(self.jobs, None)
        if preferences.on_trouble != self.current.on_trouble:
            await asyncio.to_thread(self.telling.check, preferences.on_trouble)
        await self.book.save_preferences(preferences)

    async def save_screen(self, screen: str) -> None:
        """Keep how the window is arranged. Raises ``StorageFailed``."""
        await self.book.save_screen(screen)
