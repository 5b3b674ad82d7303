"""How requests leave: the HTTP library's transport, with what is sent with each of them.

Law: certificates are verified, the environment is not consulted. Nothing of the library's own
client is between: it would follow redirects, keep cookies and sign in by addresses, none of which
may happen here, and its way through all that is a seventh of what a request costs (measured).
"""

import ssl
from collections.abc import Mapping
from typing import Any, Final, Protocol

import httpx2 as httpx

from designo_sync_gui.connectors.http.connections import KeptConnections
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.domain.sending import about_to_send

#: httpcore2's event right before the first byte of a request leaves; its connection is made.
_HEADERS_LEAVE: Final = "http11.send_request_headers.started"
_HEADERS: Final = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "Connection": "keep-alive",
    "User-Agent": "designo-sync",
}


class Seconds(Protocol):
    """How long a request may take; see ``HttpLimits``."""

    @property
    def connect(self) -> float: ...

    @property
    def deadline(self) -> float: ...


def transport_of(
    context: ssl.SSLContext, proxy: httpx.Proxy | None, kept: int
) -> httpx.AsyncBaseTransport:
    """One that keeps so many connections to be used again."""
    limits = httpx.Limits(
        max_connections=None, max_keepalive_connections=kept, keepalive_expiry=5.0
    )
    return httpx.AsyncHTTPTransport(verify=context, trust_env=False, limits=limits, proxy=proxy)


class Way:
    """Builds and sends requests. Without ``kept`` each has a connection for itself alone."""

    def __init__(
        self, transport: httpx.AsyncBaseTransport, seconds: Seconds, *, kept: bool
    ) -> None:
        self.timeout = httpx.Timeout(seconds.deadline, connect=seconds.connect)
        self._transport = transport
        self._connections = KeptConnections()
        self._headers = httpx.Headers({**_HEADERS, **({} if kept else {"Connection": "close"})})

    def built(self, request: Request, url: str, *, writing: bool) -> httpx.Request:
        """The request as the library sends it. Raises whatever the library raises."""
        headers = httpx.Headers(self._headers)
        headers.update(list(request.headers))
        if request.body is not None:
            headers["Content-Type"] = request.content_type
        extensions: dict[str, Any] = {"timeout": self.timeout.as_dict()}
        if writing:
            extensions["trace"] = _ask_when_connected
        return httpx.Request(
            request.method, url, headers=headers, content=request.body, extensions=extensions
        )

    async def send(self, request: httpx.Request) -> httpx.Response:
        """The answer, whose body is to be read and which is to be closed. Raises whatever the
        library raises."""
        await self._connections.close_late()
        return await self._transport.handle_async_request(request)

    async def answered(self, response: httpx.Response) -> None:
        """The body was read to its end: whether its connection may be used again."""
        await self._connections.answered(response)

    async def aclose(self) -> None:
        await self._transport.aclose()


async def _ask_when_connected(event: str, info: Mapping[str, object]) -> None:
    """Called by httpcore2 as it goes on; its events are documented (extensions, "trace")."""
    if event == _HEADERS_LEAVE:
        about_to_send(connected=True)
