"""When the next request may be sent.

Law: a limit is kept by our own ledger; being refused for asking too often is the exception.
"""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

from designo_sync_gui.connectors.requests import Reply


class Pacer(Protocol):
    """The ledger of one host, shared by everything that asks there."""

    def turn(self, cost: float) -> AbstractAsyncContextManager[None]:
        """Wait until a request of this cost (1 for one request) may be sent; held while it is."""

    def learn(self, reply: Reply) -> None:
        """Correct the ledger by a reply's status and headers."""

    def spent(self, cost: float, available: float, maximum: float, restore_rate: float) -> None:
        """Correct the ledger by what the host itself says (Shopify's ``extensions.cost``).

        ``cost`` was taken; ``available`` of ``maximum`` points are left, and ``restore_rate``
        come back each second.
        """


class Unpaced:
    """No limit of its own; the client's number of connections is one."""

    @asynccontextmanager
    async def turn(self, cost: float) -> AsyncIterator[None]:
        yield

    def learn(self, reply: Reply) -> None:
        """Nothing to learn."""

    def spent(self, cost: float, available: float, maximum: float, restore_rate: float) -> None:
        """Nothing to correct."""
