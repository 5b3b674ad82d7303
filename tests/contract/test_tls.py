"""TLS as a real server shows it: what is not trusted gets no request."""

import asyncio
import ssl
from pathlib import Path

import pytest

from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.domain.errors import CertificateRejected, Unreachable, WriteEffect
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

SELF_SIGNED = Path(__file__).parents[1] / "fixtures" / "tls" / "self-signed.pem"


class TlsServer:
    """Accepts TLS with a certificate that nobody trusts, and keeps what it is sent."""

    def __init__(self, newest: ssl.TLSVersion) -> None:
        self.received = b""
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.maximum_version = newest
        self.context.load_cert_chain(SELF_SIGNED)

    async def serve(self, reader, writer):
        self.received += await reader.read(1000)
        writer.close()


def written_to(kit, server):
    async def run():
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=server.context)
        port = listening.sockets[0].getsockname()[1]
        connections = kit.registry(limits=HttpLimits(tries=3))
        try:
            shop = kit.store(f"https://127.0.0.1:{port}/")
            side = await connections.trial_storefront(shop, kit.SHOP_SECRETS)
            await side.writer.write(OrderRef("shop", "1"), Status.text("completed"))
        finally:
            await connections.aclose()
            listening.close()
            await listening.wait_closed()

    asyncio.run(run())


def test_that_a_self_signed_certificate_is_refused_and_nothing_is_sent(kit):
    server = TlsServer(ssl.TLSVersion.TLSv1_3)
    with pytest.raises(CertificateRejected) as caught:
        written_to(kit, server)
    assert "does not trust" in caught.value.message.english
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert not caught.value.retryable
    assert server.received == b""


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated:DeprecationWarning")
def test_that_a_server_with_old_tls_only_is_refused_and_nothing_is_sent(kit):
    server = TlsServer(ssl.TLSVersion.TLSv1_1)
    with pytest.raises(Unreachable) as caught:
        written_to(kit, server)
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert server.received == b""
