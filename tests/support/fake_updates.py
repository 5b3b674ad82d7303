"""A published version without a network."""

from functools import cached_property

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.updates import UpdateAnswer, answer, no_address, read_published

NEWER = b'{"program": "designo-sync", "format": 1, "version": "1.2.0", "date": "2026-12-01"}'
ADDRESS = "https://example.com/designo-sync.json"


class FakeUpdates:
    """Stands for ``UpdateService``; ``content`` is what the file holds."""

    def __init__(self, address: str = "") -> None:
        self.address = address
        self.content = NEWER
        self.error: SyncError | None = None
        self.asked = 0

    async def check(self) -> UpdateAnswer:
        if not self.address:
            raise no_address()
        self.asked += 1
        if self.error is not None:
            raise self.error
        return answer("0.1.0", read_published(self.content, "example.com"), self.address)


class WithUpdates:
    """For fake services."""

    @cached_property
    def updates(self) -> FakeUpdates:
        return FakeUpdates()
