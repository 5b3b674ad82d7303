"""DesignO's session as the caller of a read profile."""

from dataclasses import dataclass

from designo_sync_gui.connectors.designo.session import DesignoSession, designo_error
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import Side


@dataclass(frozen=True, slots=True)
class DesignoCaller:
    """``with_token``: readings carry the token of DesignO's token call."""

    session: DesignoSession
    with_token: bool

    @property
    def side(self) -> Side:
        return Side.DESIGNO

    @property
    def channel(self) -> Channel:
        return self.session.channel

    async def ask(self, request: Request) -> Reply:
        if self.with_token:
            return await self.session.call(request, reading=True)
        return await self.channel.read(self.session.with_extra_headers(request))

    def failed(self, reply: Reply) -> SyncError | None:
        return designo_error(self.channel, reply)
