"""A private certificate authority, trusted for the one connection that names it.

The certificates in ``tests/fixtures/tls`` are valid until 2125, but for ``expired.pem``.
"""

import asyncio
import ssl
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from under_wine import private_authority

from designo_sync_gui.connectors.http.trust import asks_system, tls_context, trust_places
from designo_sync_gui.domain.errors import CertificateRejected, SettingsInvalid

TLS = Path(__file__).parents[1] / "fixtures" / "tls"
AUTHORITY = str(TLS / "authority.pem")


class Served:
    """What one server got; ``url`` is where it is."""

    def __init__(self) -> None:
        self.received = b""
        self.url = ""


@asynccontextmanager
async def serving(certificate: str):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / certificate)
    served = Served()

    async def answer(reader, writer):
        served.received += await reader.readuntil(b"\r\n\r\n")
        body = b"[]"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        writer.write(f"{head}\r\nConnection: close\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
    served.url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    try:
        yield served
    finally:
        server.close()
        await server.wait_closed()


class Read:
    """Reads the list of a shop with this certificate; keeps and returns what it was asked."""

    received = b""

    def __call__(self, kit, certificate, ca_file):
        async def run():
            connections = kit.registry()
            async with serving(certificate) as served:
                try:
                    store = replace(kit.store(served.url), ca_file=ca_file)
                    side = await connections.trial_storefront(store, kit.SHOP_SECRETS)
                    assert await kit.read_all(side) == []
                finally:
                    await connections.aclose()
                    self.received = served.received

        asyncio.run(run())
        return self.received


@pytest.fixture
def read() -> Read:
    return Read()


@private_authority
def test_that_a_store_trusts_the_authority_it_names(kit, read):
    assert b"GET /wp-json/wc/v3/orders" in read(kit, "good.pem", AUTHORITY)


@pytest.mark.parametrize(
    ("certificate", "ca_file", "why"),
    [
        ("good.pem", "", "unable to get local issuer certificate"),
        ("good.pem", str(TLS / "self-signed.pem"), "unable to get local issuer certificate"),
        ("expired.pem", AUTHORITY, "expired"),
        ("other-host.pem", AUTHORITY, "not valid for"),
    ],
    ids=["F04 no authority", "F04 another authority", "F05 expired", "F06 wrong host"],
)
@private_authority
def test_F04_to_F06_what_is_not_trusted_gets_no_request(kit, read, certificate, ca_file, why):
    with pytest.raises(CertificateRejected) as caught:
        read(kit, certificate, ca_file)
    assert why in f"{caught.value.message.english} {caught.value.details}"
    assert not caught.value.retryable
    assert read.received == b""


#: The subject hash of ``authority.pem``, by which OpenSSL looks for it in a folder.
HASHED = "f20e0b1e.0"


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_that_the_environment_does_not_widen_trust(kit, read, monkeypatch, tmp_path, variable):
    (tmp_path / HASHED).write_bytes(Path(AUTHORITY).read_bytes())
    place = tmp_path / HASHED if variable.endswith("FILE") else tmp_path
    monkeypatch.setenv(variable, str(place))
    as_openssl_does = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    as_openssl_does.set_default_verify_paths()  # what is guarded against does work
    assert variable.endswith("DIR") or as_openssl_does.get_ca_certs()
    with pytest.raises(CertificateRejected):
        read(kit, "good.pem", "")
    assert read.received == b""
    assert all(tmp_path not in (path, *path.parents) for path in trust_places())


@pytest.mark.skipif(asks_system(), reason="there the system judges certificates itself")
def test_that_an_empty_certificate_variable_does_not_take_the_systems_trust_away(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    usual = asyncio.run(tls_context()).cert_store_stats()
    monkeypatch.delenv("SSL_CERT_FILE")
    assert asyncio.run(tls_context()).cert_store_stats() == usual


@private_authority
def test_that_one_stores_authority_is_trusted_for_no_other_store(kit):
    """Both stores are on the same host and port, and the trusting one is connected first."""

    async def run():
        connections = kit.registry()
        async with serving("good.pem") as served:
            try:
                trusting = replace(kit.store(served.url), ca_file=AUTHORITY)
                first = await connections.trial_storefront(trusting, kit.SHOP_SECRETS)
                assert await kit.read_all(first) == []
                other = await connections.trial_storefront(
                    replace(trusting, ca_file=""), kit.SHOP_SECRETS
                )
                with pytest.raises(CertificateRejected):
                    await kit.read_all(other)
            finally:
                await connections.aclose()

    asyncio.run(run())


@private_authority
def test_that_a_renewed_authority_file_is_read_by_the_next_test_of_the_connection(kit, tmp_path):
    path = tmp_path / "ca.pem"

    def hold(name):
        path.write_bytes((TLS / name).read_bytes())

    hold("self-signed.pem")

    async def run():
        connections = kit.registry()
        async with serving("good.pem") as served:
            store = replace(kit.store(served.url), ca_file=str(path))
            try:
                side = await connections.trial_storefront(store, kit.SHOP_SECRETS)
                with pytest.raises(CertificateRejected):
                    await kit.read_all(side)
                await side.release()
                hold("authority.pem")
                side = await connections.trial_storefront(store, kit.SHOP_SECRETS)
                assert await kit.read_all(side) == []
            finally:
                await connections.aclose()

    asyncio.run(run())


@private_authority
def test_L15_the_keys_of_a_connection_are_never_written_down(kit, read, tmp_path, monkeypatch):
    """Python's own default context would: the file is there as soon as it is made."""
    keys = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    assert b"GET /wp-json/wc/v3/orders" in read(kit, "good.pem", AUTHORITY)
    assert not keys.exists()
    ssl.create_default_context()
    assert keys.exists(), "the environment was set rightly"


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "cannot be read"), (b"no certificate", "no certificate in PEM form")],
)
def test_that_a_file_that_is_no_authority_is_told_before_anything_is_sent(
    kit, read, tmp_path, content, words
):
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsInvalid, match=words):
        read(kit, "good.pem", str(path))
    assert read.received == b""
