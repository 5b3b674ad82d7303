"""F04 to F07: a server that cannot prove who it is gets no request, from any connector."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fault_kit import FaultStage
from fault_world import FIRST
from under_wine import private_authority

from designo_sync_gui.domain.errors import CertificateRejected, SyncError, Unreachable, WriteEffect
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

pytestmark = pytest.mark.shared
_TLS = Path(__file__).parents[1] / "fixtures" / "tls"
_AUTHORITY = str(_TLS / "authority.pem")


class _Server:
    """Speaks TLS with a certificate of the fixtures and keeps what it is sent."""

    def __init__(self, certificate: str, newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> None:
        self.received = b""
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.maximum_version = newest
        self.context.load_cert_chain(_TLS / certificate)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.received += await reader.read(1000)
        writer.close()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[str]:
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0, ssl=self.context)
        try:
            yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/stores/x/"
        finally:
            server.close()
            await server.wait_closed()


async def _refused(stage: FaultStage, server: _Server, ca_file: str = "") -> SyncError:
    """Neither a reading nor a write reaches the server; returns the error of the write."""
    async with server.running() as url:
        side = await stage.side_at(url, ca_file)
        assert side.reader is not None
        assert side.writer is not None
        with pytest.raises(Unreachable):
            [page async for page in side.reader.pages(["s"], None)]
        action = stage.levers.action if stage.case != "designo" else ""
        with pytest.raises(Unreachable) as caught:
            await side.writer.write(OrderRef("s", FIRST), Status.text(stage.wanted), action)
    stage.errors.append(caught.value)
    assert server.received == b""
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    return caught.value


async def _not_trusted(stage: FaultStage, certificate: str, ca_file: str, why: str) -> None:
    stage.clock.slept.clear()
    error = await _refused(stage, _Server(certificate), ca_file)
    assert isinstance(error, CertificateRejected)
    assert why in error.message.english
    assert not error.retryable
    assert stage.clock.slept == [], "tried again"


def test_F04_a_self_signed_certificate_is_refused_at_once(stage: FaultStage) -> None:
    stage.run(lambda: _not_trusted(stage, "self-signed.pem", "", "does not trust"))


@private_authority
def test_F05_an_expired_certificate_is_refused_at_once(stage: FaultStage) -> None:
    stage.run(lambda: _not_trusted(stage, "expired.pem", _AUTHORITY, "expired"))


@private_authority
def test_F06_a_certificate_of_another_host_is_refused_at_once(stage: FaultStage) -> None:
    stage.run(lambda: _not_trusted(stage, "other-host.pem", _AUTHORITY, "not valid for"))


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated:DeprecationWarning")
def test_F07_a_server_with_old_tls_only_is_refused(stage: FaultStage) -> None:
    async def use() -> None:
        error = await _refused(stage, _Server("good.pem", ssl.TLSVersion.TLSv1_1), _AUTHORITY)
        assert "TLS 1.2 or newer" in error.advice.english

    stage.run(use)
