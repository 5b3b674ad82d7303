"""Asking whether a newer version is published, when the operator says so and never by itself."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from designo_sync_gui.domain.updates import (
    UpdateAnswer,
    answer,
    check_address,
    no_address,
    read_published,
)
from designo_sync_gui.engine.connections.book import ConnectionBook


@dataclass(frozen=True, slots=True)
class UpdateService:
    """``fetch`` gets the bytes at an address by way of a proxy (empty: none); ``version`` is this
    program's."""

    book: ConnectionBook
    fetch: Callable[[str, str], Awaitable[bytes]]
    version: str

    @property
    def address(self) -> str:
        """Whom ``check`` asks; empty for nobody."""
        return self.book.settings.preferences.updates_url

    async def check(self) -> UpdateAnswer:
        """Ask once. Raises ``SettingsInvalid`` where no address is set, ``BadReply`` for a file
        that is not understood, and what the request raises."""
        address = self.address
        if not address:
            raise no_address()
        check_address(address)
        content = await self.fetch(address, self.book.settings.preferences.proxy)
        host = urlsplit(address).netloc
        return answer(self.version, read_published(content, host), address)
