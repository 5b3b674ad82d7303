"""Who a profile's requests go through.

Law: a caller signs and sends; it knows no order.
"""

from typing import Protocol

from designo_sync_gui.connectors.http import Channel
from designo_sync_gui.connectors.requests import Reply, Request
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import Side


class Caller(Protocol):
    """One side that a profile describes."""

    @property
    def side(self) -> Side: ...

    @property
    def channel(self) -> Channel: ...

    async def ask(self, request: Request) -> Reply:
        """Send a reading, signed. Raises ``SyncError``."""

    def failed(self, reply: Reply) -> SyncError | None:
        """The error its HTTP status stands for; ``None`` for a yes."""
