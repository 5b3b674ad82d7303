"""What holds for the whole program, and how its window is arranged."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.events import StartAtSignInEnded
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.start_at_sign_in import StartEntry, StartState, refuse_without_tray
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.connections.service import refuse_while_busy
from designo_sync_gui.engine.jobs.job import Jobs
from designo_sync_gui.engine.telling import Telling


@dataclass(frozen=True, slots=True)
class PreferenceService:
    """Preferences and the window's layout, kept in the settings; and whether the system starts the
    program at sign-in, which only the system knows."""

    book: ConnectionBook
    jobs: Jobs
    telling: Telling
    start: StartEntry

    @property
    def current(self) -> Preferences:
        return self.book.settings.preferences

    async def save(self, preferences: Preferences) -> None:
        """Leaving the tray ends the start at sign-in too, and says so by an event.

        Raises ``JobRefused`` for another proxy while a job runs, ``SettingsInvalid`` for another
        command that cannot be run, and ``StorageFailed``.
        """
        if preferences.proxy != self.current.proxy:
            refuse_while_busy(self.jobs, None)
        if preferences.on_trouble != self.current.on_trouble:
            await asyncio.to_thread(self.telling.check, preferences.on_trouble)
        if self.current.keep_in_tray and not preferences.keep_in_tray:
            await self._end_start()
        other = preferences.on_trouble != self.current.on_trouble
        await self.book.save_preferences(preferences)
        if other:
            with suppress(StorageFailed):  # what the former command did wrong is of no interest
                await self.telling.dismiss()

    async def start_state(self) -> StartState:
        """What the system would do at the next sign-in. Raises ``StorageFailed``."""
        return await self.start.state()

    async def set_start(self, *, on: bool) -> None:
        """Raises ``SettingsInvalid`` without the tray or for a path that the system's entry cannot
        hold, and ``StorageFailed``."""
        if on:
            refuse_without_tray(keep_in_tray=self.current.keep_in_tray)
            await self.start.turn_on()
        else:
            await self.start.turn_off()

    async def _end_start(self) -> None:
        if await self.start.state() in (StartState.ON, StartState.OTHER):
            await self.start.turn_off()
            self.book.context.events.publish(StartAtSignInEnded())

    async def save_screen(self, screen: str, known: str) -> str:
        """Keep how the window is arranged; ``known`` is what was kept when this was last made of
        it. Returns what is kept: with the own views of other processes. Raises
        ``StorageFailed``."""
        return await self.book.save_screen(screen, known)
