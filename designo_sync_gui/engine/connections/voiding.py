"""How many rows saving a connection would void.

Judged as saving does (``connection_book``); nothing is changed or kept here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.engine.connections.book import (
    DESIGNO_OWNER,
    ConnectionBook,
    differs,
    reads_differ,
    store_owner,
)


@dataclass(frozen=True, slots=True)
class Voiding:
    """Each raises ``SettingsInvalid``, ``SecretStoreUnavailable`` or ``StorageFailed``."""

    book: ConnectionBook

    async def by_store(
        self, store: Store, secrets: Mapping[str, Secret], replaces: str | None
    ) -> int:
        """Rows of the store that is put in the place of ``replaces``; 0 for one that is new."""
        former = (await self.book.load()).store(replaces or "")
        if former is None:
            return 0
        same = not differs(former, self.book.normal(store))
        if same and not await self.book.other_account(store_owner(former.code), secrets):
            return 0
        return await self._rows([former.code])

    async def by_designo(self, connection: DesignoConnection, secrets: Mapping[str, Secret]) -> int:
        """Rows of all stores: each was read together with DesignO. None where it is connected for
        the first time: what the shops said is read again with it, and nothing is lost."""
        settings = await self.book.load()
        if settings.designo is None:
            return 0
        connection = replace(connection, url=base_address(connection.url))
        same = not reads_differ(settings.designo, connection)
        if same and not await self.book.other_account(DESIGNO_OWNER, secrets):
            return 0
        return await self._rows(store.code for store in settings.stores)

    async def _rows(self, codes: Iterable[str]) -> int:
        mirror = self.book.context.mirror
        return sum([await mirror.order_count(code) for code in codes])
