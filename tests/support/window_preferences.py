"""What holds for the whole program, in memory, for the services that the window's tests use."""

from collections.abc import Callable

from fake_start import WithStart
from fake_updates import WithUpdates

from designo_sync_gui.domain.census import Census, take_census
from designo_sync_gui.domain.events import ConnectionsChanged
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.screen_merging import merged_screen
from designo_sync_gui.domain.watching import WatchSettings
from designo_sync_gui.engine.events import EventHub


class FakePreferences(WithStart, WithUpdates):
    """Keeps what is saved; every call is noted."""

    events: EventHub
    watch: WatchSettings
    kept_preferences: Preferences
    screen: str
    rows: dict[OrderRef, Order]
    _note: Callable[..., None]

    async def save_watch(self, settings: WatchSettings) -> None:
        self._note("save_watch", settings)
        self.watch = settings
        self.events.publish(ConnectionsChanged())

    async def save_preferences(self, preferences: Preferences) -> None:
        self._note("save_preferences", preferences)
        self.kept_preferences = preferences

    async def save_screen(self, screen: str, known: str) -> str:
        self._note("save_screen", screen)
        self.screen = merged_screen(known, screen, self.screen)
        return self.screen

    async def census(self, store_code: str = "") -> Census:
        self._note("census", store_code)
        chosen = [o for o in self.rows.values() if store_code in ("", o.ref.store_code)]
        return take_census(store_code, chosen)
