"""Fetching the file that says which version is published.

Law: one GET to exactly the address that was given, verified by TLS; no redirect is followed, no
credential is sent, nothing is kept.
"""

import ssl
from urllib.parse import urlsplit

import httpx2 as httpx

from designo_sync_gui.connectors.http.client import HttpClient, HttpLimits, is_loopback
from designo_sync_gui.connectors.http.errors import redirect_error
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.http.trust import tls_context
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.sentence import say

_LIMITS = HttpLimits(deadline=20.0, tries=1)


async def fetch_release_file(
    address: str,
    proxy: str,
    *,
    context: ssl.SSLContext | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
) -> bytes:
    """The file's bytes. ``context`` and ``transport`` are given by tests.

    Raises ``Redirected`` for a redirect, ``BadReply`` for an answer that is not 200, and what
    every request raises: ``Unreachable``, ``CertificateRejected``.
    """
    masker, host = Masker(), urlsplit(address).netloc
    through = "" if is_loopback(address) else proxy
    client = HttpClient(context or await tls_context(), _LIMITS, transport, through)
    try:
        reply = await client.exchange(Request("GET", ""), address, masker)
    finally:
        await client.aclose()
    if 300 <= reply.status < 400:
        raise redirect_error(reply.headers.get("location", ""), address, masker)
    if reply.status != 200:
        raise BadReply(
            say("{host} answered with HTTP {code}.", host=host, code=reply.status),
            say("Check the address for updates in Preferences."),
        )
    return reply.body
