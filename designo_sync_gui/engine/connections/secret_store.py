"""Whether the keyring can be used, and the operator's choice where it cannot.

Memory is chosen by the operator only.
"""

from contextlib import suppress
from dataclasses import dataclass

from designo_sync_gui.domain.errors import SecretStoreUnavailable, SyncError
from designo_sync_gui.domain.events import ConnectionsChanged, SecretsLeft
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.engine.connections.secrets import ChosenSecretStore
from designo_sync_gui.engine.connections.unused import left_in_keyring
from designo_sync_gui.engine.events import EventHub


@dataclass(slots=True)
class SecretService:
    """The secret store in use. ``problem`` says why the keyring cannot be used, while nothing
    else was chosen."""

    store: ChosenSecretStore
    events: EventHub
    problem: SyncError | None = None

    @property
    def description(self) -> Sentence:
        """Where secrets are kept now, in the system's own words."""
        return self.store.description

    async def check(self) -> None:
        """Try the keyring once and keep why it cannot be used. An unlock prompt of the system may
        take minutes: nothing waits for it."""
        try:
            await self.store.probe()
        except SecretStoreUnavailable as error:
            self.problem = error
            self.events.publish(ConnectionsChanged())
            self._tell_left(await self.left())
        else:
            with suppress(SyncError):
                await self.forget_left()

    async def left(self) -> SecretStoreUnavailable | None:
        """What the keyring still holds though it was to be removed."""
        owed = self.store.owed
        return None if owed is None else left_in_keyring(await owed.left())

    async def forget_left(self) -> None:
        """Delete what the keyring refused before. Raises ``SecretStoreUnavailable`` and
        ``StorageFailed``."""
        owed, before = self.store.owed, await self.left()
        if owed is None or before is None:
            return
        try:
            await owed.retry()
        finally:
            self._tell_left(await self.left())

    def _tell_left(self, left: SecretStoreUnavailable | None) -> None:
        self.events.publish(SecretsLeft(left))

    async def use_memory(self) -> None:
        """Secrets stay in memory and end with this run."""
        self.store.choose_memory()
        self.problem = None
        self.events.publish(ConnectionsChanged())
