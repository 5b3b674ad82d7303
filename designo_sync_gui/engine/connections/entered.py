"""What was entered for a connection, judged before anything is saved or sent.

Law: the same for the window and the command line, which both come through ``Services``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.credentials import (
    check_secrets,
    designo_entries,
    refuse_credentials,
    store_entries,
)
from designo_sync_gui.engine.connections.book import ConnectionBook


@dataclass(frozen=True, slots=True)
class Entered:
    """Raises ``SettingsInvalid`` for a credential among the settings, or one copied badly."""

    book: ConnectionBook

    def store(self, store: Store, secrets: Mapping[str, Secret]) -> None:
        refuse_credentials(store_entries(store, self.book.platforms), secrets)
        if secrets:
            check_secrets(self.book.store_secret_fields(store), secrets)

    def designo(self, connection: DesignoConnection, secrets: Mapping[str, Secret]) -> None:
        refuse_credentials(designo_entries(connection), secrets)
        if secrets and connection.read_profile:
            check_secrets(self.book.designo_secret_fields(connection.read_profile), secrets)
